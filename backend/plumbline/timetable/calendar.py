"""From week 1 to instants. Pure: dates are reckoned on the wall clock in London and only then turned into UTC.

Adding weeks to an instant in UTC would land at 13:00 or 11:00 across a clock change (39 % of all plans have one
between weeks 1 and 11). Every deadline is one inclusive second: "no later than 12:00" is on time at 12:00:00, and
"by Monday" is on time until 23:59:59, which is shown as the end of Monday.
"""

import datetime as dt
from collections.abc import Callable
from typing import Final
from zoneinfo import ZoneInfo

from plumbline.methodology.plan import Moment

ZONE: Final = "Europe/London"
LONDON: Final = ZoneInfo(ZONE)
LAST_SECOND: Final = dt.time(23, 59, 59)
MINUTE, HOUR, DAY = 60, 3_600, 86_400


def monday_of(day: dt.date) -> dt.date:
    """Give the Monday of the week in which `day` lies."""
    return day - dt.timedelta(days=day.weekday())


def week_begins_on(week_1_on: dt.date, week: int) -> dt.date:
    """Give the Monday of a numbered week. Weeks are calendar weeks: one with a holiday in it is still one week."""
    return week_1_on + dt.timedelta(weeks=week - 1)


def week_of(week_1_on: dt.date, day: dt.date) -> int:
    """Give the number of the week in which `day` lies; 0 or less before week 1."""
    return (day - week_1_on).days // 7 + 1


def instant_of(day: dt.date, time: dt.time) -> dt.datetime:
    """Turn a time on the wall clock into an instant.

    A time that the autumn change shows twice means its second showing, and one that the spring change skips means as
    long after the change: no deadline falls before the time that people read.
    """
    shown = dt.datetime.combine(day, time, LONDON)
    return max(shown.replace(fold=fold).astimezone(dt.UTC) for fold in (0, 1))


def local(instant: dt.datetime) -> dt.datetime:
    """Give an instant as the clock in London shows it."""
    return instant.astimezone(LONDON)


def end_of(day: dt.date) -> dt.datetime:
    """Give the last second of a day: the deadline of whatever is due by that day."""
    return instant_of(day, LAST_SECOND)


def due_by(day: dt.date, time: dt.time | None) -> dt.datetime:
    """Give the last moment that is on time; without a time that is the end of the day."""
    return end_of(day) if time is None else instant_of(day, time)


def due(week_1_on: dt.date, moment: Moment) -> dt.datetime:
    """Give the deadline that a row of the method states."""
    return due_by(week_1_on + dt.timedelta(days=moment.days_after_week_1), moment.wall_time)


def opens(week_1_on: dt.date, moment: Moment) -> dt.datetime:
    """Give the first moment at which something may happen; without a time that is the first minute of the day."""
    return instant_of(week_1_on + dt.timedelta(days=moment.days_after_week_1), moment.wall_time or dt.time.min)


def days_after(reached_at: dt.datetime, days: int) -> dt.datetime:
    """Give the end of the day that lies `days` after the one on which something happened (R125: publication and 42 days)."""
    return end_of(local(reached_at).date() + dt.timedelta(days=days))


def moved(instant: dt.datetime, days: int) -> dt.datetime:
    """Move an instant by whole days, keeping what the wall clock shows."""
    shown = local(instant)
    return instant_of(shown.date() + dt.timedelta(days=days), shown.time())


def seconds_late(at: dt.datetime, due_at: dt.datetime) -> int:
    """Give how many whole seconds `at` lies after the deadline; 0 is on time, as all of the deadline's own second is."""
    return max(0, int((at.replace(microsecond=0) - due_at).total_seconds()))


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def duration_words(seconds: int) -> str:
    """Say how long something took in its two largest units, such as '4 seconds', '3 minutes', '2 days 3 hours'."""
    if seconds < MINUTE:
        return _count(seconds, "second")
    if seconds < HOUR:
        return _count(seconds // MINUTE, "minute")
    large, unit, small, rest = (DAY, "day", HOUR, "hour") if seconds >= DAY else (HOUR, "hour", MINUTE, "minute")
    words = _count(seconds // large, unit)
    return f"{words} {_count(seconds % large // small, rest)}" if seconds % large >= small else words


def lateness(at: dt.datetime, due_at: dt.datetime) -> str | None:
    """Say by how much something is late, such as '4 seconds after' or '3 minutes after'; None where it is on time."""
    seconds = seconds_late(at, due_at)
    return f"{duration_words(seconds)} after" if seconds else None


def day_words(day: dt.date) -> str:
    """Write a date out: 'Wednesday 25 March 2026'."""
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def time_words(time: dt.time) -> str:
    """Write a time of day as people say it: '12 noon', '5 pm', '9:30 am'."""
    if time == dt.time(12):
        return "12 noon"
    minutes = f":{time.minute:02}" if time.minute else ""
    return f"{time.hour % 12 or 12}{minutes} {'am' if time.hour < 12 else 'pm'}"  # noqa: PLR2004 (noon)


def deadline_words(due_at: dt.datetime) -> str:
    """Write an instant out: 'Wednesday 25 March 2026, 12 noon', 'end of Monday 6 January 2020', 'start of' a day."""
    shown = local(due_at)
    if shown.time() == LAST_SECOND:
        return f"end of {day_words(shown.date())}"
    if shown.time() == dt.time.min:
        return f"start of {day_words(shown.date())}"
    return f"{day_words(shown.date())}, {time_words(shown.time())}"


def days_left(now: dt.datetime, due_at: dt.datetime) -> int:
    """Count the midnights in London until the day of the deadline: 0 on the day itself, less than 0 after it."""
    return (local(due_at).date() - local(now).date()).days


def working_days_left(now: dt.datetime, due_at: dt.datetime, *, closed: Callable[[dt.date], bool]) -> int:
    """Count the working days after today, the day of the deadline included. `closed` says which weekdays are none."""
    today = local(now).date()
    ahead = (today + dt.timedelta(days=number) for number in range(1, days_left(now, due_at) + 1))
    return sum(1 for day in ahead if day.weekday() < 5 and not closed(day))  # noqa: PLR2004 (Saturday is 5)
