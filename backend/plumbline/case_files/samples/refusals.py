"""Why no sample is drawn, changed or released now."""

from plumbline.kernel.problems import Problem


class NothingToDrawFrom(Problem):
    status, title = 409, "There is no case list to draw from yet"
    example = "No version of the case list was accepted yet."
    advice = "A sample is drawn from a version of the case list that was accepted. The page of the case list says what is still missing."


class SampleDrawn(Problem):
    """Who could draw twice with one seed could choose between the draws."""

    status, title = 409, "The sample was drawn from this list already"
    example = "The sample was drawn from version 3 of the case list."
    advice = "Read the sample that stands. A second draw needs a corrected list, asked for anew with a reason, and gets a new seed with it."


class NothingDrawn(Problem):
    status, title = 409, "No sample was drawn yet"
    example = "No sample was drawn yet."
    advice = "An analyst draws the sample from the accepted case list first."


class SampleReleased(Problem):
    status, title = 409, "The sample is released already"
    example = "The sample was released already."
    advice = "Nothing is left to do: the council's coordinator sees the sample since its release."


class CaseInSample(Problem):
    status, title = 409, "The case is in the sample already"
    example = "This case is in the sample already."
    advice = "Look for its reference among the cases of the sample: it was drawn, or somebody added it before."


class CaseNotReplaceable(Problem):
    """A case added by hand enters no estimate, so that nothing has to take its place; and one that is out has been replaced."""

    status, title = 409, "This case is not replaced"
    example = "A case that was added by hand has no replacement."
    advice = "Only a case that was drawn, or that took the place of one, is replaced, and each of them once."


class ReplacementAsked(Problem):
    status, title = 409, "A replacement was asked for already"
    example = "A replacement for this case waits for the lead inspector's answer."
    advice = "Wait for the lead inspector's answer. It can be asked for again where the lead inspector did not agree."


class ReplacementAnswered(Problem):
    status, title = 409, "The replacement was answered already"
    example = "This was answered already."
    advice = "Read the answer among the replacements. What was agreed to stays as it is."


class ReserveExhausted(Problem):
    status, title = 409, "No case is left in the reserve of this stratum"
    example = "Every case of this stratum is in the sample already."
    advice = "Do not agree to the replacement: the case stays on record as one that could not be read, and the stratum is short of it."
