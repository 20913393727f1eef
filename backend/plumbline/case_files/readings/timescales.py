"""Whether something happened in time in one case, worked out from days and never typed (R77). Pure.

The rules are the method's (`methodology/timescales.py`), each with the days between which it held. What comes out stands
beside what it was worked out from, so that whoever doubts it can count again.
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import chain, count, pairwise
from typing import Literal

from plumbline.case_files.readings.model import Absence
from plumbline.case_files.readings.working_days import after_months, after_working_days, working_days_between
from plumbline.methodology.timescales import AnswerDate, ByLevel, DatedLimit, Periodic, TimescaleRule, Within


class Outcome(StrEnum):
    """What a timescale comes out as. The last three are no answers, and are never counted as one (R76)."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_YET_DUE = "not_yet_due"
    CANNOT_BE_TOLD = "cannot_be_told"
    DOES_NOT_APPLY = "does_not_apply"


Why = Literal["no_limit_then", "not_in_list", "not_answered", "not_recorded", "not_applicable", "before_the_start", "over_before_due"]
"""Why nothing could be counted, or nothing had to be."""

Days = tuple[date, ...] | Absence
"""What a reader found for a question about days: one or several of them, or why there is none."""


@dataclass(frozen=True)
class Case:
    """What is known of a case apart from its record: its row of the case list, when it ended, and up to when it was read."""

    columns: Mapping[str, object]
    imposed_on: date
    ended_on: date | None
    read_on: date


@dataclass(frozen=True)
class Period:
    """A stretch in which one thing was due, from the day after `after` to `until`, and the first day on which it was done."""

    after: date
    until: date
    happened_on: date | None


@dataclass(frozen=True, kw_only=True)
class Timescale:
    """An outcome with all that it was worked out from; days and counts that the rule does not have are None."""

    outcome: Outcome
    why: Why | None = None
    limit: DatedLimit | None = None
    start_on: date | None = None
    due_on: date | None = None
    happened_on: date | None = None
    working_days: int | None = None
    """How many working days it took, or had gone by on the day of reading where it has not happened."""
    from_receipt: "Timescale | None" = None
    """The same counted from the day on which the service received the order: shown beside, and never counted."""
    periods: tuple[Period, ...] = ()


def timescale(rule: TimescaleRule, case: Case, found: Mapping[str, Days], closed: Container[date]) -> Timescale:
    """Work out one timescale of a case; `found` holds the answers to questions about days, by the question's code."""
    limit = rule.limit_for(case.imposed_on)
    if limit is None:
        return Timescale(outcome=Outcome.DOES_NOT_APPLY, why="no_limit_then")
    return _worked_out(limit, case, found, closed)


def _worked_out(dated: DatedLimit, case: Case, found: Mapping[str, Days], closed: Container[date]) -> Timescale:
    limit = dated.limit
    start = found.get(limit.start.question) if isinstance(limit.start, AnswerDate) else _column(case, limit.start.column)
    if not isinstance(start, tuple):
        return _untold(dated, start, listed=not isinstance(limit.start, AnswerDate))
    happened = found.get(limit.happened)
    if happened is None or happened in (Absence.NOT_RECORDED, Absence.NOT_APPLICABLE):
        return _untold(dated, happened, start_on=start[0])
    days = happened if isinstance(happened, tuple) else ()
    if any(day < start[0] for day in days):
        return Timescale(outcome=Outcome.CANNOT_BE_TOLD, why="before_the_start", limit=dated, start_on=start[0], happened_on=min(days))
    match limit:
        case Within():
            return _within_and_from_receipt(dated, limit, start[0], days, case, closed)
        case ByLevel():
            return _by_level(dated, limit, start[0], days, case)
        case Periodic():
            return _periodic(dated, limit, start[0], days, case)


def _column(case: Case, column: str) -> Days | None:
    value = case.columns.get(column)
    return (value,) if isinstance(value, date) else None


def _untold(dated: DatedLimit, absence: Absence | None, *, start_on: date | None = None, listed: bool = False) -> Timescale:
    if absence is Absence.NOT_APPLICABLE:
        return Timescale(outcome=Outcome.DOES_NOT_APPLY, why="not_applicable", limit=dated, start_on=start_on)
    why: Why = "not_in_list" if listed else "not_answered" if absence is None else "not_recorded"
    return Timescale(outcome=Outcome.CANNOT_BE_TOLD, why=why, limit=dated, start_on=start_on)


def _outcome(happened_on: date | None, due_on: date, read_on: date) -> Outcome:
    if happened_on is not None:
        return Outcome.MET if happened_on <= due_on else Outcome.NOT_MET
    return Outcome.NOT_YET_DUE if read_on <= due_on else Outcome.NOT_MET


def _within(dated: DatedLimit, limit: Within, start: date, days: tuple[date, ...], read_on: date, closed: Container[date]) -> Timescale:
    happened_on = min(days, default=None)
    due_on = after_working_days(start, limit.working_days, closed)
    return Timescale(
        outcome=_outcome(happened_on, due_on, read_on),
        limit=dated,
        start_on=start,
        due_on=due_on,
        happened_on=happened_on,
        working_days=working_days_between(start, happened_on or read_on, closed),
    )


def _within_and_from_receipt(
    dated: DatedLimit, limit: Within, start: date, days: tuple[date, ...], case: Case, closed: Container[date]
) -> Timescale:
    counted = _within(dated, limit, start, days, case.read_on, closed)
    received = _column(case, limit.also_from) if limit.also_from else None
    # What happened before the order arrived cannot be counted from its arrival.
    if not isinstance(received, tuple) or any(day < received[0] for day in days):
        return counted
    return replace(counted, from_receipt=_within(dated, limit, received[0], days, case.read_on, closed))


def _by_level(dated: DatedLimit, limit: ByLevel, start: date, days: tuple[date, ...], case: Case) -> Timescale:
    amount, set_later = case.columns.get(limit.amount), _column(case, limit.or_later) if limit.or_later else None
    months = next((level.months for level in limit.levels if isinstance(amount, int) and amount <= level.up_to), None)
    later = set_later[0] if isinstance(set_later, tuple) else None
    if months is None and later is None:
        return Timescale(outcome=Outcome.CANNOT_BE_TOLD, why="not_in_list", limit=dated, start_on=start)
    set_by_amount = None if months is None else after_months(start, months)
    due_on = max(day for day in (set_by_amount, later) if day is not None)
    happened_on = min(days, default=None)
    outcome = _outcome(happened_on, due_on, case.read_on)
    return Timescale(outcome=outcome, limit=dated, start_on=start, due_on=due_on, happened_on=happened_on)


def _ends(limit: Periodic, start: date) -> Iterator[date]:
    later = count(limit.at_months[-1] + limit.then_every_months, limit.then_every_months)
    return (after_months(start, months) for months in chain(limit.at_months, later))


def _periodic(dated: DatedLimit, limit: Periodic, start: date, days: tuple[date, ...], case: Case) -> Timescale:
    """One in each period that was over before the order was, and before the record was read."""
    last = case.read_on if case.ended_on is None else min(case.read_on, case.ended_on)
    periods: list[Period] = []
    for after, until in pairwise(chain([start], _ends(limit, start))):
        if until >= last:
            break
        periods.append(Period(after, until, min((day for day in days if after < day <= until), default=None)))
    missed = next((period for period in periods if period.happened_on is None), None)
    shown = Timescale(
        outcome=Outcome.NOT_MET if missed else Outcome.MET if periods else Outcome.NOT_YET_DUE,
        limit=dated,
        start_on=start,
        due_on=missed.until if missed else None,
        happened_on=max(days, default=None),
        periods=tuple(periods),
    )
    over = not periods and case.ended_on is not None and case.ended_on <= case.read_on
    return replace(shown, outcome=Outcome.DOES_NOT_APPLY, why="over_before_due") if over else shown
