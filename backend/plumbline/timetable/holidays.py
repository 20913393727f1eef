"""Days on which nobody may be at work: bank holidays in Scotland, and the days on which a council closes by itself.

They give warnings and move nothing: the guidance has no rule for them, so a person decides (R146). Summer here is the
first Monday of August; Easter Monday is a working day.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from plumbline.timetable.calendar import day_words, week_begins_on

SATURDAY = 5


@cache
def bank_holidays(year: int) -> Mapping[dt.date, str]:
    """Give the bank holidays of a year in Scotland that fall on a weekday, by date.

    At a weekend it is the substitute day that is the holiday.
    """
    # Imported here, because it takes longer than the rest of the start together.
    from holidays import country_holidays  # noqa: PLC0415

    found = country_holidays("GB", subdiv="SCT", years=year, language="en_GB")
    return {day: name for day, name in sorted(found.items()) if day.weekday() < SATURDAY}


@dataclass(frozen=True)
class ClosedDays:
    """The days on which work may stand still for one council: the country's and its own."""

    own: Mapping[dt.date, str] = field(default_factory=dict)

    def why(self, day: dt.date) -> str | None:
        """Say why `day` is no working day, or give None: 'Good Friday', or the council's own name for it."""
        return bank_holidays(day.year).get(day) or self.own.get(day)

    def __contains__(self, day: object) -> bool:
        return isinstance(day, dt.date) and self.why(day) is not None

    def warning(self, day: dt.date) -> str | None:
        """Say that a date falls on a closed day or at a weekend; None where it does neither."""
        reason = self.why(day)
        if reason is not None:
            kind = "a bank holiday in Scotland" if day in bank_holidays(day.year) else "a day on which the council is closed"
            return f"{day_words(day)} is {kind} ({reason})."
        return f"{day_words(day)} is at a weekend." if day.weekday() >= SATURDAY else None

    def in_week(self, week_1_on: dt.date, week: int) -> dict[dt.date, str]:
        """Give the closed days among the five working days of a week."""
        monday = week_begins_on(week_1_on, week)
        days = (monday + dt.timedelta(days=number) for number in range(5))
        return {day: reason for day in days if (reason := self.why(day)) is not None}
