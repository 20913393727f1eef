"""Requests for the case list, every version that was sent, and the rows of those that were accepted (R52, R56)."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from plumbline.identity.model import choice
from plumbline.kernel.database import Base, uuid_key


class ListState(StrEnum):
    """What became of a list that was sent."""

    REFUSED = "refused"
    """Only the report of its problems stays."""
    ACCEPTED = "accepted"


class CaseListRequest(Base):
    """That the list was asked for. It draws the seed before anybody knows what will be in the list."""

    __tablename__ = "case_list_request"
    __table_args__ = (
        UniqueConstraint("inspection_id", "number"),
        CheckConstraint("octet_length(seed) = 32", name="seed_of_32_bytes"),
        CheckConstraint("number = 1 or reason <> ''", name="asked_again_with_reason"),
    )

    id: Mapped[UUID] = uuid_key()
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    number: Mapped[int]
    reason: Mapped[str]
    """Why the list is asked for once more; empty for the first request."""
    seed: Mapped[bytes] = mapped_column(LargeBinary)
    """Seen by nobody before the draw, by the inspectorate from then on, and by the council from the release on."""
    commitment: Mapped[str]
    """The SHA-256 of the seed, shown to both sides at once."""
    census_on: Mapped[date]
    window_from: Mapped[date]
    requested_by: Mapped[UUID]
    requested_by_name: Mapped[str]
    requested_at: Mapped[datetime]


class CaseList(Base):
    """One version of the list as it was sent."""

    __tablename__ = "case_list"
    __table_args__ = (
        UniqueConstraint("inspection_id", "version"),
        Index("ix_case_list_request", "request_id", "version"),
        CheckConstraint("(state = 'accepted') = (rows_sha256 is not null)", name="rows_hashed_where_accepted"),
        CheckConstraint("frozen_at is null or state = 'accepted'", name="frozen_where_accepted"),
    )

    id: Mapped[UUID] = uuid_key()
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    request_id: Mapped[UUID] = mapped_column(ForeignKey("case_list_request.id"))
    version: Mapped[int]
    state: Mapped[ListState] = mapped_column(choice(ListState))
    sent_by: Mapped[UUID]
    sent_by_name: Mapped[str]
    sent_at: Mapped[datetime]
    file_name: Mapped[str]
    media_type: Mapped[str]
    size_bytes: Mapped[int]
    file_sha256: Mapped[str]
    reading: Mapped[dict[str, Any]]
    """How the file was read: its character set, sheet and header row."""
    row_count: Mapped[int]
    problem_count: Mapped[int]
    problems: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    """Row, column, code and a sentence of each problem, never a value."""
    rows_sha256: Mapped[str | None] = mapped_column(default=None)
    frozen_at: Mapped[datetime | None] = mapped_column(default=None)
    """When the sample was drawn from it."""


class CaseRow(Base):
    """One case of an accepted list, its values in canonical form."""

    __tablename__ = "case_row"
    __table_args__ = (UniqueConstraint("list_id", "case_ref"),)

    list_id: Mapped[UUID] = mapped_column(ForeignKey("case_list.id"), primary_key=True)
    row_number: Mapped[int] = mapped_column(primary_key=True)
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    case_ref: Mapped[str]
    values: Mapped[dict[str, Any]]


class CaseListConfirmation(Base):
    """That a value which looks like an identifier is none. Only a fingerprint under the server's key is kept of the value."""

    __tablename__ = "case_list_confirmation"
    __table_args__ = (UniqueConstraint("inspection_id", "fingerprint"),)

    id: Mapped[UUID] = uuid_key()
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    fingerprint: Mapped[str]
    column: Mapped[str]
    reason: Mapped[str]
    confirmed_by: Mapped[UUID]
    confirmed_by_name: Mapped[str]
    confirmed_at: Mapped[datetime]
