"""The sample, its cases, and what became of those that could not be read (R54, R55)."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from plumbline.identity.model import choice
from plumbline.kernel.database import Base, uuid_key


class CaseOrigin(StrEnum):
    """How a case came into the sample."""

    DRAWN = "drawn"
    REPLACEMENT = "replacement"
    BY_HAND = "by_hand"
    """Read and reported apart: it enters no estimate."""


class ReplacementAnswer(StrEnum):
    """What the lead inspector said."""

    AGREED = "agreed"
    DECLINED = "declined"


class CaseSample(Base):
    """The one draw of a frozen list: what it was drawn with, and how many cases of each stratum."""

    __tablename__ = "case_sample"
    __table_args__ = (
        UniqueConstraint("list_id"),
        Index("ix_case_sample_inspection", "inspection_id", "drawn_at", "id"),
        CheckConstraint("0 < size and size <= population", name="size_within_population"),
        CheckConstraint("size = offered_size or size_reason <> ''", name="other_size_with_reason"),
        CheckConstraint(
            "(released_at is null) = (released_by is null) and (released_at is null) = (released_by_name is null)",
            name="released_by_somebody",
        ),
    )

    id: Mapped[UUID] = uuid_key()
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    list_id: Mapped[UUID] = mapped_column(ForeignKey("case_list.id"))
    population: Mapped[int]
    confidence: Mapped[int]
    margin: Mapped[int]
    """Both in per cent."""
    offered_size: Mapped[int]
    size: Mapped[int]
    size_reason: Mapped[str]
    """Empty where the offered size was taken."""
    strata: Mapped[list[str]] = mapped_column(JSONB)
    """The columns that the sample is stratified by, in their order."""
    floor: Mapped[int]
    allocation: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    """Values, population and size of each stratum."""
    frame_sha256: Mapped[str]
    drawn_by: Mapped[UUID]
    drawn_by_name: Mapped[str]
    drawn_at: Mapped[datetime]
    released_by: Mapped[UUID | None] = mapped_column(default=None)
    released_by_name: Mapped[str | None] = mapped_column(default=None)
    released_at: Mapped[datetime | None] = mapped_column(default=None)


class SampledCase(Base):
    """One case of a sample. It stays on record when another takes its place."""

    __tablename__ = "sampled_case"
    __table_args__ = (
        UniqueConstraint("sample_id", "case_ref"),
        CheckConstraint("(origin = 'drawn') = (reason = '')", name="undrawn_with_reason"),
        CheckConstraint("place >= 1", name="counted_from_one"),
    )

    id: Mapped[UUID] = uuid_key()
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"), index=True)
    sample_id: Mapped[UUID] = mapped_column(ForeignKey("case_sample.id"))
    case_ref: Mapped[str]
    worker_code: Mapped[str | None]
    """The council's own code of the worker, by which nobody is given a case that they supervise (R74)."""
    stratum: Mapped[list[str]] = mapped_column(JSONB)
    place: Mapped[int]
    """Where the case stands in its stratum, by its rank."""
    origin: Mapped[CaseOrigin] = mapped_column(choice(CaseOrigin))
    reason: Mapped[str]
    added_by: Mapped[UUID]
    added_by_name: Mapped[str]
    added_at: Mapped[datetime]
    out_at: Mapped[datetime | None] = mapped_column(default=None)
    """When another case took its place."""


class CaseReplacement(Base):
    """That a case cannot be read: asked with a reason, and answered by the lead inspector."""

    __tablename__ = "case_replacement"
    __table_args__ = (
        Index("ix_case_replacement_sample", "sample_id", "asked_at", "id"),
        Index(
            "uq_case_replacement_standing",
            "out_case_id",
            unique=True,
            postgresql_where=text("answer is null or answer = 'agreed'"),
        ),
        CheckConstraint(
            "(answer is null) = (answered_at is null) and (answer is null) = (answered_by is null)"
            " and (answer is null) = (answered_by_name is null)",
            name="answered_by_somebody",
        ),
        CheckConstraint("(in_case_id is not null) = (answer is not null and answer = 'agreed')", name="agreed_with_a_case"),
    )

    id: Mapped[UUID] = uuid_key()
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    sample_id: Mapped[UUID] = mapped_column(ForeignKey("case_sample.id"))
    out_case_id: Mapped[UUID] = mapped_column(ForeignKey("sampled_case.id"))
    reason: Mapped[str]
    asked_by: Mapped[UUID]
    asked_by_name: Mapped[str]
    asked_at: Mapped[datetime]
    answer: Mapped[ReplacementAnswer | None] = mapped_column(choice(ReplacementAnswer), default=None)
    answered_by: Mapped[UUID | None] = mapped_column(default=None)
    answered_by_name: Mapped[str | None] = mapped_column(default=None)
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    in_case_id: Mapped[UUID | None] = mapped_column(ForeignKey("sampled_case.id"), default=None)


class SampleOpening(Base):
    """That somebody of the council has opened the sample."""

    __tablename__ = "sample_opening"

    sample_id: Mapped[UUID] = mapped_column(ForeignKey("case_sample.id"), primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), primary_key=True)
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    name: Mapped[str]
    first_at: Mapped[datetime]
    last_at: Mapped[datetime]
