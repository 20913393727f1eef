"""Why a release is refused."""

from plumbline.kernel.problems import Problem


class InspectionNotUnderWay(Problem):
    """Nothing is released from an inspection that was not announced, rests, or was given up."""

    status, title = 409, "The inspection is not under way"


class ReleaseOutOfOrder(Problem):
    """The draft comes before the embargoed copy, and that before the publication."""

    status, title = 409, "Another release comes first"


class SecondPersonNeeded(Problem):
    """Whoever proposed a release cannot also consent to it."""

    status, title = 409, "A second person must consent"


class ReleaseDiffers(Problem):
    """Two people must agree to the same thing."""

    status, title = 409, "This is not what your colleague proposed"
    advice = "Send exactly the recipients and the instant that were proposed, or have the proposal changed."


class AlreadyReleased(Problem):
    """A release that is in force is not made twice."""

    status, title = 409, "This release is already in force"


class RecipientsMissing(Problem):
    """The draft goes to the chief executive and the chief social work officer (guidance, stage 5, week 22)."""

    status, title = 409, "A recipient has no account yet"


class CannotRecall(Problem):
    """What was sent cannot be unsent: only a proposal, or a publication before its instant, is called off."""

    status, title = 409, "This release cannot be called off"
