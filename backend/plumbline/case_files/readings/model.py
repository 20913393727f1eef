"""What readers found in the records, answer by answer (R70 to R77)."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from plumbline.identity.model import choice
from plumbline.kernel.database import Base, uuid_key


class ReadingState(StrEnum):
    """Where the reading of a case stands."""

    OPEN = "open"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    """Sent back to its reader with a note: it can be changed and submitted again."""


class Absence(StrEnum):
    """Why a question has no value; the three are never added together (R76)."""

    NOT_RECORDED = "not_recorded"
    NOT_APPLICABLE = "not_applicable"
    DID_NOT_HAPPEN = "did_not_happen"


class CaseReading(Base):
    """One reader's reading of one case, from when it was opened. Whether the case is worth following up is marked with it (R50)."""

    __tablename__ = "case_reading"
    __table_args__ = (
        UniqueConstraint("allocation_id"),
        Index("ix_case_reading_inspection", "inspection_id", "opened_at", "id"),
        CheckConstraint("state <> 'submitted' or submitted_at is not null", name="submitted_at_a_time"),
        CheckConstraint(
            "(returned_at is null) = (returned_by is null) and (returned_at is null) = (returned_by_name is null)"
            " and (returned_at is null) = (return_note = '')",
            name="returned_by_somebody_with_a_note",
        ),
        CheckConstraint("state <> 'returned' or returned_at is not null", name="returned_at_a_time"),
        CheckConstraint("follow_up = (follow_up_reason <> '')", name="followed_up_with_a_reason"),
    )

    id: Mapped[UUID] = uuid_key()
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    allocation_id: Mapped[UUID] = mapped_column(ForeignKey("case_allocation.id"))
    state: Mapped[ReadingState] = mapped_column(choice(ReadingState))
    opened_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None] = mapped_column(default=None)
    returned_by: Mapped[UUID | None] = mapped_column(default=None)
    returned_by_name: Mapped[str | None] = mapped_column(default=None)
    returned_at: Mapped[datetime | None] = mapped_column(default=None)
    return_note: Mapped[str] = mapped_column(default="")
    follow_up: Mapped[bool] = mapped_column(default=False)
    follow_up_reason: Mapped[str] = mapped_column(default="")


class CaseAnswer(Base):
    """The answer to one question in one reading: a value, or why there is none."""

    __tablename__ = "case_answer"
    __table_args__ = (
        UniqueConstraint("reading_id", "question"),
        Index("ix_case_answer_inspection", "inspection_id", "question"),
        CheckConstraint("(value is null) <> (absence is null)", name="value_or_absence"),
        CheckConstraint("revision >= 1", name="counted_from_one"),
    )

    id: Mapped[UUID] = uuid_key()
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    reading_id: Mapped[UUID] = mapped_column(ForeignKey("case_reading.id"))
    question: Mapped[str]
    """The question's code in the method's reading template."""
    value: Mapped[Any | None] = mapped_column(JSONB(none_as_null=True))
    absence: Mapped[Absence | None] = mapped_column(choice(Absence))
    note: Mapped[str]
    revision: Mapped[int]
    """Counted from 1. A write names the one that it starts from."""
    device_key: Mapped[str]
    """The key that the reader's device gave this answer, so that a queue that is sent twice writes once."""
    answered_at: Mapped[datetime]


class ModeratedAnswer(Base):
    """What was agreed on a question where two readers of a case differed. Both their answers stay as they are (R75)."""

    __tablename__ = "moderated_answer"
    __table_args__ = (
        UniqueConstraint("case_id", "question"),
        Index("ix_moderated_answer_inspection", "inspection_id", "question"),
        CheckConstraint("(value is null) <> (absence is null)", name="value_or_absence"),
        CheckConstraint("revision >= 1", name="counted_from_one"),
    )

    id: Mapped[UUID] = uuid_key()
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    case_id: Mapped[UUID] = mapped_column(ForeignKey("sampled_case.id"))
    question: Mapped[str]
    value: Mapped[Any | None] = mapped_column(JSONB(none_as_null=True))
    absence: Mapped[Absence | None] = mapped_column(choice(Absence))
    reason: Mapped[str]
    revision: Mapped[int]
    moderated_by: Mapped[UUID]
    moderated_by_name: Mapped[str]
    moderated_at: Mapped[datetime]
