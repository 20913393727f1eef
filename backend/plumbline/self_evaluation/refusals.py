"""Why a self-evaluation cannot be written, certified or submitted just now."""

from plumbline.kernel.problems import Problem


class SelfEvaluationSubmitted(Problem):
    """What was submitted stays as it was (R61)."""

    status, title = 409, "The self-evaluation was submitted"
    example = "It stays as it was submitted. Hand in what is new as supplementary material."
    advice = "Nothing of it can be changed any more. What is new, or better, can be handed in as supplementary material at any time."


class SelfEvaluationNotSubmitted(Problem):
    """Supplements and records of time belong to a submission."""

    status, title = 409, "The self-evaluation was not submitted yet"


class TextChanged(Problem):
    """What was read is not what is there now: nobody certifies or submits a text unread."""

    status, title = 409, "The text changed in the meantime"
    example = "The text is no longer the one that you read."
    advice = "Read the self-evaluation again, and repeat the act with the content_sha256 of what you read."


class CertificationNeeded(Problem):
    """The council switched certification on, and the text as it is now is not certified."""

    status, title = 409, "The chief social work officer has not certified this text"
    advice = (
        "The chief social work officer reads the text as it is now and certifies it, or the council switches the certification off. "
        "A certification lapses when the text changes."
    )


class NotForOnTimeRecord(Problem):
    """Only what came late after an outage can be recorded as on time, once."""

    status, title = 409, "This submission cannot be recorded as on time"


class OwnSectionOnly(Problem):
    """The method's own sections can be renamed, moved and left empty, but they stay."""

    status, title = 409, "Only a section of the council's own can be changed like this"


class SelfEvaluationBegun(Problem):
    """Carrying a text over must not overwrite what somebody wrote."""

    status, title = 409, "The self-evaluation of that inspection was begun already"


class InspectionOver(Problem):
    """A closed or abandoned inspection takes nothing more."""

    status, title = 409, "The inspection is over"
