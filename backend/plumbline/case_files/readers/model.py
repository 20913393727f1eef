"""Readers of case records and the days on which they are trained."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from plumbline.kernel.database import Base, uuid_key


class CaseReader(Base):
    """One person who reads in one inspection; they stay on record when their role has ended."""

    __tablename__ = "case_reader"
    __table_args__ = (UniqueConstraint("inspection_id", "account_id"),)

    id: Mapped[UUID] = uuid_key()
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    qualifications: Mapped[list[str]] = mapped_column(JSONB, default_factory=list)
    """Codes of the method (R27)."""
    worker_codes: Mapped[list[str]] = mapped_column(JSONB, default_factory=list)
    """The council's own codes of those whose work this person does or supervises: they are never given such a case (R74)."""
    named_at: Mapped[datetime]


class TrainingEvent(Base):
    """A day on which readers are taught the template (guidance, stage 3; R72)."""

    __tablename__ = "training_event"
    __table_args__ = (Index("ix_training_event_inspection", "inspection_id", "held_on", "id"),)

    id: Mapped[UUID] = uuid_key()
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    title: Mapped[str]
    held_on: Mapped[date]
    place: Mapped[str]
    arrangements: Mapped[str]
    added_at: Mapped[datetime]


class TrainingAttendance(Base):
    """That one reader came."""

    __tablename__ = "training_attendance"
    __table_args__ = (Index("ix_training_attendance_reader", "reader_id"),)

    event_id: Mapped[UUID] = mapped_column(ForeignKey("training_event.id", ondelete="CASCADE"), primary_key=True)
    reader_id: Mapped[UUID] = mapped_column(ForeignKey("case_reader.id", ondelete="CASCADE"), primary_key=True)
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
