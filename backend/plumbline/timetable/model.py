"""The plan of an inspection: one row for each task of either party, and the history of what was moved, ticked and changed."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Enum, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from plumbline.identity.model import choice
from plumbline.identity.roles import Side
from plumbline.inspections.model import State
from plumbline.kernel.database import Base, uuid_key
from plumbline.kernel.full_text import HIDDEN, searched_by
from plumbline.timetable.stages import Event


def _state(name: str) -> Enum:
    # Two columns of one enumeration in a table need CHECK constraints of two names.
    kind = choice(State)
    return Enum(State, name=name, native_enum=False, create_constraint=True, values_callable=lambda _: kind.enums, length=kind.length)


class Task(Base):
    """One thing that one party does. A task with a milestone code is a milestone, with what hangs on it.

    `planned_…` is what the plan said at the beginning and never changes; `due_at` and `opens_at` are what holds now.
    """

    __tablename__ = "task"
    __mapper_args__ = HIDDEN
    __table_args__ = (
        *searched_by(
            "words_of((title)::text, (((COALESCE(milestone_title, ''::character varying))::text || ' '::text) || (instruction)::text))"
        ),
        UniqueConstraint("inspection_id", "code"),
        UniqueConstraint("inspection_id", "milestone_code"),
        CheckConstraint("(done_on is null) = (done_at is null)", name="done_on_a_day_and_at_an_instant"),
        Index("ix_task_to_do", "inspection_id", "due_at", postgresql_where=text("done_on is null")),
    )

    id: Mapped[UUID] = uuid_key()
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    position: Mapped[int]
    code: Mapped[str]
    title: Mapped[str]
    instruction: Mapped[str]
    week: Mapped[int]
    stage: Mapped[int]
    party: Mapped[Side] = mapped_column(choice(Side))
    roles: Mapped[list[str]] = mapped_column(ARRAY(String))
    optional: Mapped[bool]
    planned_due_at: Mapped[datetime]
    due_at: Mapped[datetime]
    planned_opens_at: Mapped[datetime | None] = mapped_column(default=None)
    opens_at: Mapped[datetime | None] = mapped_column(default=None)
    times_moved: Mapped[int] = mapped_column(default=0)
    milestone_code: Mapped[str | None] = mapped_column(default=None)
    milestone_title: Mapped[str | None] = mapped_column(default=None)
    shows_state: Mapped[bool] = mapped_column(default=False)
    """Whether the council may see if the inspectorate has done this; otherwise it sees the planned week alone."""
    follows: Mapped[str | None] = mapped_column(default=None)
    follows_days: Mapped[int | None] = mapped_column(default=None)
    done_on: Mapped[date | None] = mapped_column(default=None)
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    done_by_name: Mapped[str | None] = mapped_column(default=None)
    note: Mapped[str | None] = mapped_column(default=None)
    files: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default_factory=list)
    shared: Mapped[bool] = mapped_column(default=False)
    """Whether the other side reads the note and the files too."""


class TaskEntry(Base):
    """A tick, or its undoing. What replaces a tick does not remove it."""

    __tablename__ = "task_entry"

    id: Mapped[UUID] = uuid_key()
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    task_id: Mapped[UUID] = mapped_column(ForeignKey("task.id"), index=True)
    done_on: Mapped[date | None]
    """The day on which it was done, or nothing where the tick was taken back."""
    note: Mapped[str | None]
    """The note of a tick, or the reason for taking it back."""
    files: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    entered_by: Mapped[UUID]
    entered_by_name: Mapped[str]
    entered_at: Mapped[datetime]


class MilestoneRevision(Base):
    """One move of a milestone, with its reason (R147)."""

    __tablename__ = "milestone_revision"

    id: Mapped[UUID] = uuid_key()
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    task_id: Mapped[UUID] = mapped_column(ForeignKey("task.id"), index=True)
    previous_due_at: Mapped[datetime]
    due_at: Mapped[datetime]
    reason: Mapped[str]
    revised_by: Mapped[UUID]
    revised_by_name: Mapped[str]
    revised_at: Mapped[datetime]


class PlanShift(Base):
    """From one week on everything came some weeks later: a plan of 28 weeks slips by 7 to 12 of them in practice."""

    __tablename__ = "plan_shift"

    id: Mapped[UUID] = uuid_key()
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"), index=True)
    from_week: Mapped[int]
    weeks: Mapped[int]
    reason: Mapped[str]
    shifted_by: Mapped[UUID]
    shifted_by_name: Mapped[str]
    shifted_at: Mapped[datetime]


class StageChange(Base):
    """One event in the life of an inspection."""

    __tablename__ = "stage_change"

    id: Mapped[UUID] = uuid_key()
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"), index=True)
    event: Mapped[Event] = mapped_column(choice(Event))
    from_state: Mapped[State] = mapped_column(_state("from_state"))
    to_state: Mapped[State] = mapped_column(_state("to_state"))
    from_stage: Mapped[int]
    to_stage: Mapped[int]
    reason: Mapped[str | None]
    changed_by: Mapped[UUID]
    changed_by_name: Mapped[str]
    changed_at: Mapped[datetime]
