"""Counting days and months as the rules on an order's timescales do. Pure.

A working day is a weekday on which the council is not closed; the day on which something begins is day 0 (R77).
"""

import calendar
from collections.abc import Container
from datetime import date, timedelta

SATURDAY = 5


def is_working_day(day: date, closed: Container[date]) -> bool:
    """Say whether people are at work; `closed` holds the bank holidays and the council's own closed days."""
    return day.weekday() < SATURDAY and day not in closed


def working_days_between(start: date, day: date, closed: Container[date]) -> int:
    """Count the working days after `start` up to `day`, that one included; 0 on the day itself and before it."""
    ahead = (start + timedelta(days=number) for number in range(1, (day - start).days + 1))
    return sum(1 for each in ahead if is_working_day(each, closed))


def after_working_days(start: date, count: int, closed: Container[date]) -> date:
    """Give the day on which the `count`-th working day after `start` falls, counted from 1."""
    day = start
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day, closed)
    return day


def after_months(start: date, months: int) -> date:
    """Give the same day so many months on, or the last of that month where it has no such day: 31 August, 30 November."""
    year, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + year, month + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))
