"""Why a case list is not asked for, or not taken."""

from plumbline.kernel.problems import Problem


class CaseListNotRequested(Problem):
    status, title = 409, "The case list has not been asked for yet"
    example = "The inspectorate has not asked for the case list yet."
    advice = "The inspectorate asks for the list, with the day as of which it is drawn up, before it can be sent. You are told when it has."


class CaseDataNotAgreed(Problem):
    """R156: lawful basis, privacy notice and route stand before any case data is sent."""

    status, title = 409, "Both sides have not agreed on case data yet"
    example = "Both sides have to agree on the lawful basis, the privacy notice and the route first."
    advice = "One side proposes the agreement on case data and the other agrees to it; the coordinator and the lead inspector can do so."


class CaseListDrawn(Problem):
    """A list sent now could be made to fit the seed, so that it needs a request, and with it a seed, of its own."""

    status, title = 409, "The sample was drawn from the list already"
    example = "The sample was drawn from version 3. A corrected list needs a new request."
    advice = "Ask the inspectorate to request the list once more, with the reason. A new sample is then drawn from what you send."


class CaseListAskedAnew(Problem):
    status, title = 409, "The case list was asked for once more"
    example = "The list was asked for once more while yours was being checked."
    advice = "Read what is asked for now, above all the census date, and send the list again. Nothing was stored."


class CaseListRefused(Problem):
    """The report of what is wrong was stored; the rows were not."""

    status, title = 422, "The case list cannot be accepted"
    example = "2 things are to be put right. No row was stored."
    advice = (
        "Each entry under errors names the row, the column and what to do; the first 200 are listed. `case_list_id` leads to the whole "
        "report. Correct the list and send it again as often as is needed: nothing but the report was stored, and no value stands in it."
    )
