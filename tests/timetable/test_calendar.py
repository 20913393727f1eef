"""R39, R60, R116, R125, R146: the dates of a plan, on the wall clock in London."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbline.methodology.plan import Moment
from plumbline.timetable import calendar

EVERY_MONDAY = [date(2019, 1, 7) + timedelta(weeks=number) for number in range(435)]
MONDAYS = st.sampled_from(EVERY_MONDAY)
DAYS = st.dates(date(2019, 1, 1), date(2027, 12, 31))
NOON = Moment(week=11, weekday="wednesday", time="12:00")
BY_MONDAY = Moment(week=24, weekday="monday")


def test_the_week_11_deadline_is_noon_on_the_wall_whatever_the_clock_change() -> None:
    for monday in EVERY_MONDAY:
        shown = calendar.local(calendar.due(monday, NOON))
        assert (shown.hour, shown.minute, shown.second, shown.weekday()) == (12, 0, 0, 2)
        assert (shown.date() - monday).days == 72


def test_a_clock_change_lies_between_weeks_1_and_11_in_170_of_435_plans() -> None:
    crossed = [
        monday
        for monday in EVERY_MONDAY
        if calendar.local(calendar.instant_of(monday, time(12))).utcoffset() != calendar.local(calendar.due(monday, NOON)).utcoffset()
    ]
    assert len(crossed) == 170


@pytest.mark.parametrize(
    ("week_1_on", "moment", "utc", "words"),
    [
        (date(2026, 1, 12), NOON, "2026-03-25T12:00:00Z", "Wednesday 25 March 2026, 12 noon"),
        (date(2026, 1, 19), NOON, "2026-04-01T11:00:00Z", "Wednesday 1 April 2026, 12 noon"),
        (date(2026, 8, 17), NOON, "2026-10-28T12:00:00Z", "Wednesday 28 October 2026, 12 noon"),
        (date(2019, 7, 29), BY_MONDAY, "2020-01-06T23:59:59Z", "end of Monday 6 January 2020"),
        (date(2019, 12, 2), BY_MONDAY, "2020-05-11T22:59:59Z", "end of Monday 11 May 2020"),
        (date(2019, 7, 29), Moment(week=5, weekday="friday", time="09:30"), "2019-08-30T08:30:00Z", "Friday 30 August 2019, 9:30 am"),
        (date(2019, 7, 29), Moment(week=5, weekday="friday", time="17:00"), "2019-08-30T16:00:00Z", "Friday 30 August 2019, 5 pm"),
        (date(2019, 7, 29), Moment(week=5, weekday="friday", time="00:15"), "2019-08-29T23:15:00Z", "Friday 30 August 2019, 12:15 am"),
    ],
)
def test_deadlines_that_were_worked_out_by_hand(week_1_on: date, moment: Moment, utc: str, words: str) -> None:
    found = calendar.due(week_1_on, moment)
    assert found == datetime.fromisoformat(utc)
    assert calendar.deadline_words(found) == words


def test_an_opening_without_a_time_is_the_first_minute_of_its_day() -> None:
    opening = calendar.opens(date(2026, 1, 12), Moment(week=22, weekday="monday"))
    assert opening == datetime(2026, 6, 7, 23, tzinfo=UTC)
    assert calendar.local(opening).isoformat() == "2026-06-08T00:00:00+01:00"


@pytest.mark.parametrize(
    ("received", "words"),
    [
        ("2026-03-25T11:59:59Z", None),
        ("2026-03-25T12:00:00Z", None),
        ("2026-03-25T12:00:00.999999Z", None),
        ("2026-03-25T12:00:01Z", "1 second after"),
        ("2026-03-25T12:00:04.7Z", "4 seconds after"),
        ("2026-03-25T12:00:59Z", "59 seconds after"),
        ("2026-03-25T12:01:00Z", "1 minute after"),
        ("2026-03-25T12:03:50Z", "3 minutes after"),
        ("2026-03-25T13:00:20Z", "1 hour after"),
        ("2026-03-25T14:05:00Z", "2 hours 5 minutes after"),
        ("2026-03-26T12:00:00Z", "1 day after"),
        ("2026-03-28T16:00:00Z", "3 days 4 hours after"),
    ],
)
def test_lateness_is_said_in_words_and_noon_itself_is_on_time(received: str, words: str | None) -> None:
    due_at = datetime(2026, 3, 25, 12, tzinfo=UTC)
    assert calendar.lateness(datetime.fromisoformat(received), due_at) == words


def test_by_monday_ends_with_the_monday_and_not_a_second_later() -> None:
    due_at = calendar.due(date(2019, 7, 29), BY_MONDAY)
    assert calendar.lateness(datetime(2020, 1, 6, 23, 59, 59, 900_000, tzinfo=UTC), due_at) is None
    assert calendar.lateness(datetime(2020, 1, 7, 0, 0, 0, tzinfo=UTC), due_at) == "1 second after"


def test_lateness_across_the_spring_change_counts_the_time_that_passed() -> None:
    due_at = calendar.due_by(date(2026, 3, 28), time(23, 0))
    assert calendar.lateness(calendar.instant_of(date(2026, 3, 29), time(3, 0)), due_at) == "3 hours after"


@pytest.mark.parametrize(
    ("published", "due_words"),
    [
        ("2026-07-21T09:00:00Z", "end of Tuesday 1 September 2026"),
        ("2026-07-21T23:30:00Z", "end of Wednesday 2 September 2026"),
        ("2026-10-12T08:00:00Z", "end of Monday 23 November 2026"),
    ],
)
def test_the_improvement_plan_is_due_42_days_after_the_day_of_publication_in_london(published: str, due_words: str) -> None:
    assert calendar.deadline_words(calendar.days_after(datetime.fromisoformat(published), 42)) == due_words


def test_a_time_that_the_autumn_change_shows_twice_means_its_second_showing() -> None:
    assert calendar.instant_of(date(2026, 10, 25), time(1, 30)) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_a_time_that_the_spring_change_skips_lies_after_the_change() -> None:
    assert calendar.instant_of(date(2026, 3, 29), time(1, 30)) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


@given(week_1_on=MONDAYS, week=st.integers(1, 28), weekday=st.integers(0, 6))
def test_the_number_of_a_week_and_its_days_belong_together(week_1_on: date, week: int, weekday: int) -> None:
    day = calendar.week_begins_on(week_1_on, week) + timedelta(days=weekday)
    assert calendar.week_of(week_1_on, day) == week
    assert calendar.monday_of(day) == calendar.week_begins_on(week_1_on, week)


@given(day=DAYS, minutes=st.integers(0, 1439), by=st.integers(-400, 400))
def test_moving_by_days_keeps_what_the_wall_clock_shows(day: date, minutes: int, by: int) -> None:
    at = time(minutes // 60, minutes % 60)
    shown = calendar.local(calendar.moved(calendar.instant_of(day, at), by))
    target = day + timedelta(days=by)
    skipped = target.month == 3 and target.weekday() == 6 and target.day > 24 and at.hour == 1
    came_from_a_skipped_hour = day.month == 3 and day.weekday() == 6 and day.day > 24 and at.hour == 1
    if not skipped and not came_from_a_skipped_hour:
        assert (shown.date(), shown.time()) == (target, at)


@given(day=DAYS, ahead=st.integers(0, 60))
def test_the_days_left_are_the_midnights_until_the_deadline(day: date, ahead: int) -> None:
    now = calendar.instant_of(day, time(23, 59))
    assert calendar.days_left(now, calendar.end_of(day + timedelta(days=ahead))) == ahead


def test_working_days_left_leave_out_weekends_and_closed_days_and_count_the_deadline() -> None:
    now = datetime(2026, 4, 1, 9, tzinfo=UTC)
    due_at = calendar.due_by(date(2026, 4, 8), time(12))
    assert calendar.working_days_left(now, due_at, closed=lambda day: day == date(2026, 4, 3)) == 4
    assert calendar.days_left(now, due_at) == 7
    assert calendar.working_days_left(due_at, due_at, closed=lambda _day: False) == 0
