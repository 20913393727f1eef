"""A reading template that contradicts itself is refused, with the place and the cure."""

from typing import Any

import pytest
from tests.methodology.documents import JSW, refusals_within

D = dict[str, Any]


def test_the_template_that_the_changes_below_start_from_is_accepted() -> None:
    assert refusals_within("case_reading", "title", value="Another title") == []


A, C = ("sections", "A", "questions"), ("sections", "C", "questions")


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ((*A, "details_agree", "kind"), "guess", "questions[details_agree]: kind has to be one of 'fact', 'scale'"),
        ((*A, "details_differ", "optional"), "yes", "questions[details_differ].optional: this has to be a valid boolean"),
        ((*A, "details_agree", "answers"), [True], 'write this in quotes, such as "yes" or "no"'),
        ((*A, "details_agree", "answers"), ["maybe"], "this has to be 'yes', 'partly' or 'no'"),
        ((*A, "details_agree", "colour"), "blue", "this member is not known here"),
        ((*A, "record_whole", "code"), "details_agree", "questions: details_agree stands here 2 times; give each its own"),
        ((*A, "record_whole", "indicators"), ["9.1"], "9.1 is no indicator in focus; take it out or set in_focus"),
        (
            (*A, "record_whole", "applies_when"),
            [{"rule": "case", "column": "team", "any_of": ["A"]}],
            "the case list has no column team; the columns are case_ref",
        ),
        (
            (*A, "record_whole", "applies_when"),
            [{"rule": "case", "column": "requirements", "any_of": ["curfew"]}],
            "curfew is no choice of the column requirements; the choices are supervision",
        ),
        (
            (*A, "details_differ", "applies_when"),
            [{"rule": "answer", "question": "record_whole", "any_of": ["no"]}],
            "no question record_whole is asked before this one; a question can only depend on an earlier one",
        ),
        (
            (*A, "details_differ", "applies_when"),
            [{"rule": "answer", "question": "details_agree", "any_of": ["not_recorded"]}],
            "not_recorded is no answer to details_agree; the answers are yes, partly, no",
        ),
        (
            (*A, "record_whole", "applies_when"),
            [{"rule": "answer", "question": "details_differ", "any_of": ["x"]}],
            "details_differ is answered in words or by a number, so nothing can depend on one of its answers",
        ),
        ((*C, "plan_in_time", "timescale"), "planning", "there is no timescale planning; add it or correct the code"),
        (("sections", "A", "columns"), ["surname"], "the case list has no column surname"),
        (("timescales", "plan", "limits", 0, "limit", "happened"), "plan_written", "plan_written is no question for a date"),
        (("timescales", "plan", "limits", 0, "limit", "also_from"), "sent_on", "the case list has no column sent_on"),
        (("timescales", "plan", "limits", 0, "imposed_until"), "2010-01-01", "a limit ends before it starts"),
        (("timescales", "reviews", "limits", 0, "limit", "happened"), "plan_on", "plan_on takes one day only"),
        (("timescales", "reviews", "limits", 0, "limit", "at_months"), [6, 3], "the months have to rise from one to the next"),
        (
            ("timescales", "unpaid_work", "limits", 0, "limit", "levels"),
            [{"up_to": 300, "months": 6}, {"up_to": 100, "months": 3}],
            "the amounts of the levels have to rise from one to the next",
        ),
        (("reader_kinds", "auditor", "needs"), ["patience"], "there is no qualification patience; add it or take it out"),
        (("national_figures", 0, "percentage"), 79.9, "13803 of 17496 is 78.9 %; correct one of the three numbers"),
        (("national_figures", 0, "answers"), ["yes"], "yes is no answer to first_contact_in_time; the answers are met, not_met"),
    ],
)
def test_a_template_that_contradicts_itself_is_refused(path: tuple[str | int, ...], value: object, said: str) -> None:
    found = refusals_within("case_reading", *path, value=value)
    assert any(said in problem for problem in found), found
    assert all(problem.startswith("case_reading") for problem in found)


def test_limits_that_overlap_are_refused() -> None:
    limit = JSW.document()["case_reading"]["timescales"][0]["limits"][0]
    later = limit | {"imposed_from": "2020-04-07"}
    said = "each limit has to start after the one before has ended; give the days on which they change"
    assert refusals_within("case_reading", "timescales", 0, "limits", value=[limit, later]) == [
        f"case_reading.timescales[first_contact].limits: {said}"
    ]
    assert refusals_within("case_reading", "timescales", 0, "limits", value=[limit | {"imposed_until": "2020-04-06"}, later]) == []
