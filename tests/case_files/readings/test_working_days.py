"""R77: working days and months, against the longhand and at the edges of months, years and holidays."""

from datetime import date, timedelta

import pytest

from plumbline.case_files.readings.working_days import after_months, after_working_days, is_working_day, working_days_between
from plumbline.timetable.holidays import ClosedDays

CLOSED = ClosedDays({date(2025, 10, 6): "the council's own autumn day"})
EVERY_DAY = [date(2025, 3, 1) + timedelta(days=number) for number in range(330)]


@pytest.mark.parametrize(
    ("start", "count", "due"),
    [
        (date(2025, 6, 3), 1, date(2025, 6, 4)),
        (date(2025, 6, 6), 1, date(2025, 6, 9)),  # a Friday: the next working day is Monday
        (date(2025, 6, 7), 1, date(2025, 6, 9)),  # imposed on a Saturday
        (date(2025, 4, 17), 1, date(2025, 4, 21)),  # over Good Friday; Easter Monday is a working day in Scotland
        (date(2025, 12, 24), 1, date(2025, 12, 29)),  # Christmas Day and Boxing Day before a weekend
        (date(2025, 12, 30), 5, date(2026, 1, 8)),  # both days of the New Year, in two years
        (date(2025, 11, 28), 1, date(2025, 12, 2)),  # St Andrew's Day fell on a Sunday: Monday is kept for it
        (date(2025, 10, 3), 1, date(2025, 10, 7)),  # the council's own closed day
    ],
)
def test_the_day_of_the_start_is_day_0_and_closed_days_do_not_count(start: date, count: int, due: date) -> None:
    assert after_working_days(start, count, CLOSED) == due


def test_counting_forward_and_counting_between_agree_on_every_day_of_a_year() -> None:
    for start in EVERY_DAY:
        for count in (1, 5, 7, 20):
            due = after_working_days(start, count, CLOSED)
            assert is_working_day(due, CLOSED)
            assert working_days_between(start, due, CLOSED) == count
            assert working_days_between(start, due - timedelta(days=1), CLOSED) == count - 1


def test_nothing_has_gone_by_on_the_day_itself_or_before_it() -> None:
    start = date(2025, 6, 4)
    assert [working_days_between(start, start - timedelta(days=back), CLOSED) for back in (0, 1, 400)] == [0, 0, 0]


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2025, 1, 15), 3, date(2025, 4, 15)),
        (date(2025, 8, 31), 3, date(2025, 11, 30)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2024, 11, 30), 3, date(2025, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 12, 1), 1, date(2026, 1, 1)),
        (date(2025, 6, 30), 6, date(2025, 12, 30)),
        (date(2025, 6, 30), 30, date(2027, 12, 30)),
    ],
)
def test_months_end_on_the_same_day_or_on_the_last_of_a_shorter_month(start: date, months: int, end: date) -> None:
    assert after_months(start, months) == end
