"""R76, R77: the timescales of the method that is shipped, worked out case by case."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from tests.methodology.documents import JSW

from plumbline.case_files.readings.model import Absence
from plumbline.case_files.readings.timescales import Case, Days, Outcome, Timescale, timescale
from plumbline.methodology.case_reading_checks import OUTCOMES
from plumbline.timetable.holidays import ClosedDays

MET, NOT_MET, NOT_YET = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_YET_DUE
UNTOLD, NOT_HERE = Outcome.CANNOT_BE_TOLD, Outcome.DOES_NOT_APPLY
NOT_RECORDED, NOT_APPLICABLE, NEVER = Absence.NOT_RECORDED, Absence.NOT_APPLICABLE, Absence.DID_NOT_HAPPEN
TUESDAY = date(2025, 6, 3)
READ_ON = date(2026, 3, 10)
WINTER = ClosedDays({date(2025, 6, 5): "the council's own day"})
TEMPLATE = JSW.case_reading
assert TEMPLATE is not None
RULES = {rule.code: rule for rule in TEMPLATE.timescales}


def worked_out(
    code: str, found: Mapping[str, Days], *, imposed_on: date = TUESDAY, ended_on: date | None = None, read_on: date = READ_ON, **row: Any
) -> Timescale:
    columns = {"imposed_on": imposed_on, "ended_on": ended_on, **row}
    return timescale(RULES[code], Case(columns, imposed_on, ended_on, read_on), found, WINTER)


def june(*days: int) -> tuple[date, ...]:
    return tuple(date(2025, 6, day) for day in days)


def test_every_outcome_is_one_that_the_method_may_depend_on() -> None:
    assert tuple(outcome.value for outcome in Outcome) == OUTCOMES


@pytest.mark.parametrize(
    ("code", "question", "last"),
    [
        ("first_contact", "first_contact_on", date(2025, 6, 4)),
        ("induction", "induction_on", date(2025, 6, 11)),  # the council was closed on one of the days between
        ("placement", "placement_on", date(2025, 6, 13)),
        ("plan", "plan_on", date(2025, 7, 2)),
    ],
)
def test_the_last_day_is_in_time_and_the_next_is_not(code: str, question: str, last: date) -> None:
    for day, outcome in ((TUESDAY, MET), (last, MET), (last + timedelta(days=1), NOT_MET), (READ_ON, NOT_MET)):
        made = worked_out(code, {question: (day,)})
        assert (made.outcome, made.start_on, made.due_on, made.happened_on, made.why) == (outcome, TUESDAY, last, day, None)
    assert worked_out(code, {question: (last,)}).working_days == {"first_contact": 1, "induction": 5, "placement": 7, "plan": 20}[code]


@pytest.mark.parametrize(
    ("found", "outcome", "why"),
    [
        ({}, UNTOLD, "not_answered"),
        ({"induction_on": NOT_RECORDED}, UNTOLD, "not_recorded"),
        ({"induction_on": NOT_APPLICABLE}, NOT_HERE, "not_applicable"),
        ({"induction_on": june(2)}, UNTOLD, "before_the_start"),
        ({"induction_on": NEVER}, NOT_MET, None),
    ],
)
def test_what_is_not_known_is_never_taken_for_late(found: Mapping[str, Days], outcome: Outcome, why: str | None) -> None:
    made = worked_out("induction", found)
    assert (made.outcome, made.why) == (outcome, why)


@pytest.mark.parametrize(("read_on", "outcome", "gone_by"), [(date(2025, 6, 11), NOT_YET, 5), (date(2025, 6, 12), NOT_MET, 6)])
def test_what_has_not_happened_is_late_only_once_its_last_day_is_over(read_on: date, outcome: Outcome, gone_by: int) -> None:
    made = worked_out("induction", {"induction_on": NEVER}, read_on=read_on)
    assert (made.outcome, made.happened_on, made.working_days) == (outcome, None, gone_by)


def test_from_receipt_is_shown_beside_and_changes_no_outcome() -> None:
    late = worked_out("first_contact", {"first_contact_on": june(9)}, received_on=date(2025, 6, 6))
    assert (late.outcome, late.due_on, late.working_days) == (NOT_MET, date(2025, 6, 4), 3)
    assert late.from_receipt is not None
    assert (late.from_receipt.outcome, late.from_receipt.start_on, late.from_receipt.due_on) == (MET, date(2025, 6, 6), date(2025, 6, 9))
    assert worked_out("first_contact", {"first_contact_on": june(4)}, received_on=date(2025, 6, 5)).from_receipt is None
    assert worked_out("first_contact", {"first_contact_on": june(4)}).from_receipt is None


@pytest.mark.parametrize(
    ("found", "outcome", "why"),
    [
        ({"breach_decided_on": NOT_APPLICABLE}, NOT_HERE, "not_applicable"),
        ({"breach_decided_on": NOT_RECORDED, "breach_lodged_on": june(9)}, UNTOLD, "not_recorded"),
        ({"breach_lodged_on": june(9)}, UNTOLD, "not_answered"),
        ({"breach_decided_on": june(9)}, UNTOLD, "not_answered"),
        ({"breach_decided_on": june(9), "breach_lodged_on": june(16)}, MET, None),
        ({"breach_decided_on": june(9), "breach_lodged_on": june(17)}, NOT_MET, None),
        ({"breach_decided_on": june(9), "breach_lodged_on": NEVER}, NOT_MET, None),
    ],
)
def test_a_breach_is_counted_from_a_day_that_the_reader_found(found: Mapping[str, Days], outcome: Outcome, why: str | None) -> None:
    made = worked_out("breach", found)
    assert (made.outcome, made.why) == (outcome, why)


@pytest.mark.parametrize(
    ("row", "due_on"),
    [
        ({"unpaid_work_hours": 100}, date(2025, 9, 3)),
        ({"unpaid_work_hours": 101}, date(2025, 12, 3)),
        ({"unpaid_work_hours": 300}, date(2025, 12, 3)),
        ({"unpaid_work_hours": 60, "unpaid_work_due": date(2025, 11, 28)}, date(2025, 11, 28)),
        ({"unpaid_work_hours": 60, "unpaid_work_due": date(2025, 8, 1)}, date(2025, 9, 3)),
        ({"unpaid_work_hours": None, "unpaid_work_due": date(2025, 8, 1)}, date(2025, 8, 1)),
    ],
)
def test_unpaid_work_has_as_long_as_its_hours_give_or_the_court_set(row: dict[str, Any], due_on: date) -> None:
    for day, outcome in ((due_on, MET), (due_on + timedelta(days=1), NOT_MET)):
        made = worked_out("unpaid_work", {"unpaid_work_finished_on": (day,)}, **row)
        assert (made.outcome, made.due_on) == (outcome, due_on)
    owed = [worked_out("unpaid_work", {"unpaid_work_finished_on": NEVER}, read_on=day, **row).outcome for day in (due_on, READ_ON)]
    assert owed == [NOT_YET, NOT_MET]


@pytest.mark.parametrize("row", [{}, {"unpaid_work_hours": None}, {"unpaid_work_hours": 301}])
def test_unpaid_work_without_known_hours_cannot_be_told(row: dict[str, Any]) -> None:
    made = worked_out("unpaid_work", {"unpaid_work_finished_on": june(30)}, **row)
    assert (made.outcome, made.why, made.due_on) == (UNTOLD, "not_in_list", None)


AT_3, AT_6 = date(2025, 9, 3), date(2025, 12, 3)


@pytest.mark.parametrize(
    ("held", "outcome", "due_on"),
    [
        ((AT_3, AT_6), MET, None),
        ((TUESDAY + timedelta(days=1), AT_3 + timedelta(days=1)), MET, None),
        ((AT_3 + timedelta(days=1), AT_6), NOT_MET, AT_3),
        ((AT_3,), NOT_MET, AT_6),
        ((TUESDAY, AT_6), NOT_MET, AT_3),  # the day of the order is day 0
        (NEVER, NOT_MET, AT_3),
        ((AT_6, AT_3, date(2026, 1, 8)), MET, None),  # in whatever order they were entered
    ],
)
def test_one_review_in_each_period_that_is_over(held: Days, outcome: Outcome, due_on: date | None) -> None:
    made = worked_out("reviews", {"review_dates": held})
    assert (made.outcome, made.due_on) == (outcome, due_on)
    assert [(period.after, period.until) for period in made.periods] == [(TUESDAY, AT_3), (AT_3, AT_6)]


def test_the_periods_go_on_every_six_months_until_the_order_ends_or_is_read() -> None:
    years = worked_out("reviews", {"review_dates": NEVER}, imposed_on=date(2023, 6, 3), ended_on=date(2025, 2, 1))
    assert [period.until for period in years.periods] == [
        date(2023, 9, 3),
        date(2023, 12, 3),
        date(2024, 6, 3),
        date(2024, 12, 3),
    ]
    assert worked_out("reviews", {"review_dates": NEVER}, read_on=AT_3).outcome is NOT_YET
    assert worked_out("reviews", {"review_dates": NEVER}, read_on=AT_3 + timedelta(days=1)).outcome is NOT_MET
    over = worked_out("reviews", {"review_dates": NEVER}, ended_on=date(2025, 8, 1))
    assert (over.outcome, over.why) == (NOT_HERE, "over_before_due")
    assert worked_out("reviews", {"review_dates": NOT_RECORDED}).outcome is UNTOLD


def test_an_order_older_than_the_rules_has_no_limit_and_the_limit_is_told_where_there_is_one() -> None:
    before = worked_out("induction", {"induction_on": june(4)}, imposed_on=date(2011, 1, 31))
    assert (before.outcome, before.why, before.limit) == (NOT_HERE, "no_limit_then", None)
    plan = worked_out("plan", {"plan_on": june(4)}).limit
    assert plan is not None
    assert (plan.status, plan.source) == ("unverified", "our own working figure")


def test_a_start_that_the_list_does_not_give_cannot_be_told() -> None:
    case = Case({}, TUESDAY, None, READ_ON)
    made = timescale(RULES["induction"], case, {"induction_on": june(4)}, WINTER)
    assert (made.outcome, made.why) == (UNTOLD, "not_in_list")
