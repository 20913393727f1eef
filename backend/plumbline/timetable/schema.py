"""What the plan looks like from outside."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from plumbline.identity.roles import Role, Side
from plumbline.identity.rules import PermittedAction
from plumbline.kernel.text import Day, Line, Reference, Text, Word
from plumbline.kernel.views import Submission, View

Reason = Annotated[Text, Field(min_length=3, max_length=2000, description="Why. Both sides read it.")]
WallTime = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$", description="A time on the clock in Scotland.")]


class InspectionCreation(Submission):
    """A new inspection. The lead and the support officer may be named now or later; both before the letter goes out."""

    council_code: Word
    methodology: Word
    week_1_on: Day
    lead_inspector: UUID | None = None
    strategic_support_officer: UUID | None = None


class PlanPreviewSubmission(Submission):
    """What a plan would look like, before anything is saved."""

    council_code: Word
    methodology: Word
    week_1_on: Day


class InspectionChange(Submission):
    """Another week 1, until the letter has gone out: the plan is drawn up anew."""

    week_1_on: Day


class MilestoneState(StrEnum):
    """Where a task stands. `planned_week`: the caller sees the week it is planned for, and no more."""

    WAITING = "waiting"
    DONE = "done"
    PLANNED_WEEK = "planned_week"


class Due(View):
    """A deadline: the last moment that is on time, as an instant, as the clock in Scotland shows it, and in words."""

    due_at: datetime
    due_local: str
    time_zone: Literal["Europe/London"] = "Europe/London"
    words: str


class RevisionView(View):
    previous: Due
    due: Due
    reason: str
    revised_by: str
    revised_at: datetime


class Dated(View):
    """What tasks and milestones have in common. Dates are null where the caller sees the planned week alone."""

    code: str
    title: str
    week: int
    week_begins_on: date
    stage: int
    party: Side
    roles: list[Role]
    state: MilestoneState
    planned_on: date | None
    planned: Due | None
    due: Due | None
    done_on: date | None
    late: str | None = Field(description="By how much it was late, in words; null where it was not.")
    overdue: bool
    days_left: int | None


class MilestoneView(Dated):
    """A deadline that the plan hangs on."""

    task: str
    opens: Due | None = Field(description="Before this instant it cannot be released.")
    revised: bool
    warnings: list[str]


class MilestoneDetail(MilestoneView):
    revisions: list[RevisionView]
    permitted_actions: list[PermittedAction]


class MilestoneDate(Submission):
    """Another date. Without a time the deadline ends with its day."""

    due_on: Day
    due_time: WallTime | None = None


class MilestoneRevisionSubmission(MilestoneDate):
    """Another date, and why. The original stays."""

    reason: Reason


class TaskFile(View):
    """Something that shows what was done: a page, or an item of evidence of this inspection."""

    title: str
    address: str | None
    evidence: str | None


class TaskView(Dated):
    """What one party is to do. The note and the files are for the party's own side, unless it shared them."""

    instruction: str
    optional: bool
    milestone: str | None
    note: str | None
    files: list[TaskFile]
    shared: bool
    done_by: str | None


class TaskEntryView(View):
    """A tick, or with `done_on` null its undoing."""

    done_on: date | None
    note: str | None
    files: list[TaskFile]
    entered_by: str
    entered_at: datetime


class TaskDetail(TaskView):
    permitted_actions: list[PermittedAction]


class TaskFileSubmission(Submission):
    """A file where it is kept: its address, or the reference of an item of evidence, which holds the file itself."""

    title: Line
    address: Annotated[Line, Field(max_length=2000, pattern=r"^https://[^\s<>\"]+$")] | None = None
    evidence: Reference | None = None

    @model_validator(mode="after")
    def name_one_place(self) -> Self:
        """Refuse two places for one file, and none."""
        if (self.address is None) == (self.evidence is None):
            raise PydanticCustomError("one_place", "Give an address or the reference of an item of evidence, not both.")
        return self


class TaskDone(Submission):
    """A tick: on which day it was done (today, unless said), and what there is to say about it and to show for it.

    The note and the files are for your own side; `shared` lets the other side read them too.
    """

    done_on: Day | None = None
    note: Annotated[Text, Field(max_length=4000)] | None = None
    files: Annotated[list[TaskFileSubmission], Field(max_length=20)] = Field(default_factory=list)
    shared: bool = False


class TaskUndone(Submission):
    reason: Annotated[Text, Field(min_length=3, max_length=2000)]


class DutyView(View):
    code: str
    title: str
    done: bool


class ClosedDayView(View):
    on: date
    title: str


class ClosedDaySubmission(Submission):
    """A day on which the council is closed although the country is not."""

    on: Day
    title: Annotated[Line, Field(max_length=100)]


class CouncilClosedDayView(ClosedDayView):
    id: UUID
    permitted_actions: list[PermittedAction] = Field(default_factory=list)


class WeekView(View):
    """One week of the plan with both columns; a quiet one has neither."""

    number: int
    begins_on: date
    ends_on: date
    stage: int
    inspectorate: list[DutyView]
    council: list[DutyView]
    quiet: bool
    closed_days: list[ClosedDayView]


class PlanSlip(Submission):
    """From a week on, everything that is still to be done comes some weeks later. Negative takes an earlier slip back."""

    from_week: Annotated[int, Field(ge=1, le=260)]
    weeks: Annotated[int, Field(ge=-52, le=52)]


class PlanShiftSubmission(PlanSlip):
    """A slip of the plan, and why."""

    reason: Reason


class MoveView(View):
    """What one task would move from and to; `warnings` say where the new date falls on a closed day or a weekend."""

    code: str
    title: str
    week: int
    party: Side
    milestone: str | None
    planned: Due
    previous: Due
    due: Due
    warnings: list[str]


class PlanChangePreview(View):
    """What a change of the plan would move, in the order of the plan; `stays` counts what is done and so does not move."""

    moves: list[MoveView]
    stays: int
    warnings: list[str]


class PlanShiftView(View):
    from_week: int
    weeks: int
    reason: str
    shifted_by: str
    shifted_at: datetime


class PlanView(View):
    """A plan before or after it is saved: its weeks, its milestones, and what to think about."""

    week_1_on: date
    time_zone: Literal["Europe/London"] = "Europe/London"
    weeks: list[WeekView]
    warnings: list[str]


class PlanPreview(PlanView):
    milestones: list[MilestoneView]
    tasks: list[TaskView]


class TimetableView(PlanView):
    shifts: list[PlanShiftView]
    paused: bool
    today: date
    current_week: int | None


class MyTaskView(View):
    """Something that is due from the caller, in whichever inspection."""

    inspection_id: UUID
    inspection_reference: str
    council: str
    code: str
    title: str
    week: int
    party: Side
    optional: bool
    due: Due
    overdue: bool
    days_left: int
