"""R73, R76, R77: which questions a case asks, as its answers come in."""

from datetime import date
from typing import Any

import pytest
from tests.methodology.documents import JSW

from plumbline.case_files.readings.answers import Given
from plumbline.case_files.readings.applying import Asked, Progress, ask, progress
from plumbline.case_files.readings.model import Absence
from plumbline.case_files.readings.timescales import Case, Outcome
from plumbline.methodology.case_reading import AnswerCondition
from plumbline.timetable.holidays import ClosedDays

TUESDAY, READ_ON = date(2025, 6, 3), date(2026, 3, 10)
TEMPLATE = JSW.case_reading
assert TEMPLATE is not None
BOTH = ("supervision", "unpaid work or other activity")


def asked(given: dict[str, Given], **columns: Any) -> dict[str, Asked]:
    row = {"imposed_on": TUESDAY, "requirements": BOTH, "unpaid_work_hours": 80} | columns
    assert TEMPLATE is not None
    return ask(TEMPLATE, Case(row, TUESDAY, None, READ_ON), given, ClosedDays())


def days(**given: str | Absence) -> dict[str, Given]:
    return {code: Given(absence=one) if isinstance(one, Absence) else Given(value=one) for code, one in given.items()}


def test_every_question_stands_in_the_order_of_the_template() -> None:
    assert TEMPLATE is not None
    assert list(asked({})) == [question.code for question in TEMPLATE.questions]


def test_what_the_order_does_not_hold_is_not_asked_nor_what_depends_on_it() -> None:
    case = asked({}, requirements=("supervision",))
    assert [case[code].applies for code in ("placement_on", "placement_in_time", "placement_late_reason")] == [False, False, False]
    assert case["placement_in_time"].timescale is None
    assert case["plan_on"].applies is True


def test_what_the_list_does_not_say_stays_open() -> None:
    case = asked({}, requirements=())
    assert [(case[code].applies, case[code].awaited) for code in ("placement_on", "plan_on")] == [(None, True), (None, True)]
    assert case["placement_in_time"].timescale is None


@pytest.mark.parametrize(
    ("given", "outcome", "asks_why"),
    [
        ({}, Outcome.CANNOT_BE_TOLD, "not yet"),
        (days(first_contact_on="2025-06-04"), Outcome.MET, "no"),
        (days(first_contact_on="2025-06-05"), Outcome.NOT_MET, "yes"),
        (days(first_contact_on=Absence.DID_NOT_HAPPEN), Outcome.NOT_MET, "yes"),
        (days(first_contact_on=Absence.NOT_RECORDED), Outcome.CANNOT_BE_TOLD, "no"),
    ],
)
def test_a_reason_is_asked_only_for_what_was_late(given: dict[str, Given], asks_why: str, outcome: Outcome) -> None:
    case = asked(given)
    made = case["first_contact_in_time"].timescale
    assert made is not None
    assert (made.outcome, case["first_contact_late_reason"].applies) == (outcome, {"yes": True, "no": False, "not yet": None}[asks_why])


def test_a_breach_is_asked_after_only_where_one_was_decided() -> None:
    for given, applies in (
        ({}, None),
        (days(breach_decided_on="2025-09-01"), True),
        (days(breach_decided_on=Absence.NOT_APPLICABLE), False),
    ):
        assert asked(given)["breach_lodged_on"].applies is applies


def test_an_answer_outlives_the_question_and_counts_only_while_it_is_asked() -> None:
    reason = {"first_contact_late_reason": Given(value="ill")}
    early, late = asked(days(first_contact_on="2025-06-04") | reason), asked(days(first_contact_on="2025-06-05") | reason)
    assert early["first_contact_late_reason"].given == late["first_contact_late_reason"].given == Given(value="ill")
    assert TEMPLATE is not None
    (before,) = (one for one in progress(TEMPLATE, early) if one.section == "C")
    (after,) = (one for one in progress(TEMPLATE, late) if one.section == "C")
    assert (before.answered, after.answered) == (1, 2)
    assert before.wanted == after.wanted - 1


def test_nothing_is_awaited_once_all_that_is_asked_is_answered() -> None:
    assert TEMPLATE is not None
    given: dict[str, Given] = {}
    # As a reader goes: the first question without an answer, until there is none.
    for _ in TEMPLATE.questions:
        open_ones = [one for one in asked(given).values() if one.awaited]
        if not open_ones:
            break
        first = open_ones[0].question
        given[first.code] = Given(absence=Absence(first.absences[0])) if getattr(first, "absences", ()) else Given(value="yes")
    done = progress(TEMPLATE, asked(given))
    assert [one.section for one in done] == [section.code for section in TEMPLATE.sections]
    assert all(one.wanted == one.answered for one in done)
    assert sum(one.answered for one in done) > 20
    assert progress(TEMPLATE, asked({}))[0] == Progress("A", done[0].wanted, 0)


def test_a_condition_on_several_answers_holds_where_one_of_them_is_named() -> None:
    condition = AnswerCondition(rule="answer", question="where", any_of=("home", "office"))
    assert condition.holds({}, {"where": ("other", "home")}) is True
    assert condition.holds({}, {"where": ("other",)}) is False
    assert condition.holds({}, {"where": ()}) is False
    assert condition.holds({}, {}) is None
