"""An inspection, what was added to its scope, and whom to write to."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from plumbline.identity.model import choice
from plumbline.identity.roles import Side
from plumbline.kernel.database import Base, uuid_key


class State(StrEnum):
    """Where an inspection stands as a whole; it changes by act, never by the clock."""

    PLANNED = "planned"
    ACTIVE = "active"
    PAUSED = "paused"
    PUBLISHED = "published"
    CLOSED = "closed"
    ABANDONED = "abandoned"


class Inspection(Base):
    """One inspection of one council, with the version of the method it is bound to (R16)."""

    __tablename__ = "inspection"
    __table_args__ = (
        CheckConstraint("extract(isodow from week_1_on) = 1", name="starts_on_a_monday"),
        CheckConstraint("stage between 1 and 20", name="stage_within_reason"),
        Index("ix_inspection_newest", "week_1_on", "id"),
    )

    id: Mapped[UUID] = uuid_key()
    reference: Mapped[str] = mapped_column(unique=True)
    council_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), index=True)
    methodology_id: Mapped[str]
    methodology_version: Mapped[int]
    methodology_sha256: Mapped[str]
    week_1_on: Mapped[date]
    stage: Mapped[int] = mapped_column(Integer, default=1)
    state: Mapped[State] = mapped_column(choice(State), default=State.PLANNED)
    created_at: Mapped[datetime]
    created_by: Mapped[UUID | None] = mapped_column(default=None)
    notified_at: Mapped[datetime | None] = mapped_column(default=None)
    """When the notification letter went out; from then on the inspection is under way."""
    paused_at: Mapped[datetime | None] = mapped_column(default=None)
    pause_reason: Mapped[str | None] = mapped_column(default=None)
    published_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)

    @property
    def closed(self) -> bool:
        """Whether nothing more can be added."""
        return self.state in {State.CLOSED, State.ABANDONED}


class Presence(Base):
    """Who looks at which pages now, a row for each. An unlogged table: after a crash nobody is anywhere, and the next poll says it anew."""

    __tablename__ = "presence"
    __table_args__ = {"prefixes": ["UNLOGGED"]}

    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"), primary_key=True)
    account_id: Mapped[UUID] = mapped_column(primary_key=True)
    page: Mapped[str] = mapped_column(primary_key=True)
    side: Mapped[Side] = mapped_column(choice(Side))
    name: Mapped[str]
    seen_at: Mapped[datetime]


class InspectionYear(Base):
    """The last number given in a year: references are never used twice."""

    __tablename__ = "inspection_year"

    year: Mapped[int] = mapped_column(primary_key=True)
    last_number: Mapped[int]


class FurtherIndicator(Base):
    """An indicator the lead added for narrative comment only (R14): the council reads a reason of its own."""

    __tablename__ = "further_indicator"
    __table_args__ = (UniqueConstraint("inspection_id", "indicator"),)

    id: Mapped[UUID] = uuid_key()
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    indicator: Mapped[str]
    internal_reason: Mapped[str]
    reason_for_council: Mapped[str]
    added_by: Mapped[UUID]
    added_at: Mapped[datetime]


class Contact(Base):
    """Whom to write to, by designation: the chair of the community planning partnership has no account (R30)."""

    __tablename__ = "contact"

    id: Mapped[UUID] = uuid_key()
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"), index=True)
    designation: Mapped[str]
    name: Mapped[str | None] = mapped_column(default=None)
    email: Mapped[str | None] = mapped_column(default=None)
    telephone: Mapped[str | None] = mapped_column(default=None)
    hours: Mapped[str | None] = mapped_column(default=None)
    added_at: Mapped[datetime]
