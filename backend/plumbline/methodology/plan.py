"""Stages, and what each party is to do in which week: the rules from which every date of an inspection is worked out."""

import datetime as dt
from enum import IntEnum
from typing import Annotated, Literal

from pydantic import Field

from plumbline.identity.roles import Role, Side
from plumbline.methodology.parts import Citation, Code, Part, Prose, Title, WallTime

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
Week = Annotated[int, Field(ge=1, le=260)]


class DayNumber(IntEnum):
    """Days of the week counted as `datetime.date.weekday` counts them."""

    MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)


class Stage(Part):
    """A stretch of the inspection."""

    number: int = Field(ge=1, le=50)
    code: Code
    title: Title
    first_week: Week
    last_week: Week
    summary: Prose
    guidance: Citation | None = None


class Moment(Part):
    """A day of a week of the plan and, where one is stated, a time on the wall clock."""

    week: Week
    weekday: Weekday
    time: WallTime | None = None

    @property
    def days_after_week_1(self) -> int:
        """How many days after the Monday of week 1 this is."""
        return (self.week - 1) * 7 + DayNumber[self.weekday.upper()]

    @property
    def wall_time(self) -> dt.time | None:
        """The stated time; without one a deadline ends with its day, and a release may be made from its first minute."""
        return dt.time.fromisoformat(self.time) if self.time else None


class InWeek(Moment):
    """A deadline that is counted from week 1.

    All are inclusive: "no later than 12:00" is on time at 12:00:00, "by Monday" until that Monday ends. `in_week` means
    that the guidance names no day, and the one here is ours.
    """

    rule: Literal["in_week"]
    wording: Literal["by", "no_later_than", "beginning_of", "in_week"]


class AfterMilestone(Part):
    """A deadline that is counted from the day on which another milestone was in fact reached."""

    rule: Literal["after_milestone"]
    milestone: Code
    days: int = Field(ge=0, le=1000)
    wording: Literal["within"]


Deadline = Annotated[InWeek | AfterMilestone, Field(discriminator="rule")]


class Milestone(Part):
    """A task that the whole plan hangs on.

    `opens` is the first moment at which it may happen. Where the council sees only the planned week, whether the step
    is done is the inspectorate's own affair and never reaches the council.
    """

    code: Code
    title: Title
    council_sees: Literal["state", "planned_week"] = "state"
    opens: Moment | None = None


class Task(Part):
    """One thing that one party does, in the week under which the guidance lists it."""

    code: Code
    week: Week
    stage: int
    party: Annotated[Side, Field(strict=False)]
    roles: tuple[Role, ...] = Field(min_length=1)
    title: Title
    instruction: Prose
    optional: bool = False
    deadline: Deadline
    milestone: Milestone | None = None
    guidance: Citation
