"""R146: bank holidays and the council's own closed days give warnings; nothing moves by itself."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from plumbline.timetable.calendar import week_begins_on
from plumbline.timetable.holidays import ClosedDays, bank_holidays

# As the government lists them for Scotland (gov.uk/bank-holidays).
LISTED = {
    2019: "2019-01-01 2019-01-02 2019-04-19 2019-05-06 2019-05-27 2019-08-05 2019-12-02 2019-12-25 2019-12-26",
    2020: "2020-01-01 2020-01-02 2020-04-10 2020-05-08 2020-05-25 2020-08-03 2020-11-30 2020-12-25 2020-12-28",
    2022: "2022-01-03 2022-01-04 2022-04-15 2022-05-02 2022-06-02 2022-06-03 2022-08-01 2022-09-19 2022-11-30 2022-12-26 2022-12-27",
    2027: "2027-01-01 2027-01-04 2027-03-26 2027-05-03 2027-05-31 2027-08-02 2027-11-30 2027-12-27 2027-12-28",
}
EVERY_MONDAY = [date(2019, 1, 7) + timedelta(weeks=number) for number in range(435)]
ACTION_WEEKS = [1, 5, 8, 11, 12, 13, 14, 15, 17, 18, 19, 20, 22, 24, 27, 28]
ONCE = date(2026, 6, 15)
"""One extra day for a football match, proclaimed after the government's list that our figures were taken from."""
CLOSED = ClosedDays({date(2026, 9, 21): "Autumn holiday"})


@pytest.mark.parametrize("year", LISTED)
def test_the_library_knows_the_days_that_the_government_lists(year: int) -> None:
    assert sorted(bank_holidays(year)) == [date.fromisoformat(day) for day in LISTED[year].split()]


def test_2026_has_the_listed_days_and_one_that_was_proclaimed_later() -> None:
    listed = "2026-01-01 2026-01-02 2026-04-03 2026-05-04 2026-05-25 2026-08-03 2026-11-30 2026-12-25 2026-12-28"
    assert set(bank_holidays(2026)) - {date.fromisoformat(day) for day in listed.split()} == {ONCE}


def _on(week: int, weekday: int) -> Callable[[date], bool]:
    return lambda monday: (day := week_begins_on(monday, week) + timedelta(days=weekday)) != ONCE and day in ClosedDays()


def _within(*weeks: int) -> Callable[[date], bool]:
    return lambda monday: any(day != ONCE for week in weeks for day in ClosedDays().in_week(monday, week))


@pytest.mark.parametrize(
    ("happens", "plans"),
    [
        (_on(24, 0), 40),
        (_on(22, 0), 40),
        (_on(11, 2), 5),
        (_within(13), 63),
        (_within(17), 63),
        (_within(*ACTION_WEEKS), 415),
    ],
    ids=["comments due", "draft sent", "noon of week 11", "reading week", "second onsite week", "some action week"],
)
def test_how_many_of_435_plans_meet_a_bank_holiday(happens: Callable[[date], bool], plans: int) -> None:
    assert len([monday for monday in EVERY_MONDAY if happens(monday)]) == plans


@pytest.mark.parametrize(
    ("day", "warning"),
    [
        (date(2026, 4, 3), "Friday 3 April 2026 is a bank holiday in Scotland (Good Friday)."),
        (date(2026, 9, 21), "Monday 21 September 2026 is a day on which the council is closed (Autumn holiday)."),
        (date(2026, 9, 19), "Saturday 19 September 2026 is at a weekend."),
        (date(2026, 4, 6), None),
    ],
    ids=["bank holiday", "the council's own", "weekend", "Easter Monday is a working day"],
)
def test_a_date_has_a_warning_where_nobody_may_be_at_work(day: date, warning: str | None) -> None:
    assert CLOSED.warning(day) == warning


def test_a_week_names_its_closed_days_and_an_ordinary_one_has_none() -> None:
    christmas = CLOSED.in_week(date(2025, 12, 22), 1)
    assert christmas == {date(2025, 12, 25): "Christmas Day", date(2025, 12, 26): "Boxing Day"}
    assert CLOSED.in_week(date(2025, 12, 22), 3) == {}
