"""Frozen versions of a report, who consented to which release, who received what, and what is public."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from plumbline.identity.model import choice
from plumbline.identity.roles import Role
from plumbline.kernel.database import Base, uuid_key


class ReleaseKind(StrEnum):
    """The three steps by which a report leaves the inspectorate (guidance, stage 5, weeks 22, 27 and 28)."""

    DRAFT_FOR_COMMENT = "draft_for_comment"
    EMBARGOED = "embargoed"
    PUBLISHED = "published"


class Report(Base):
    """One version of the report, frozen when it is assembled."""

    __tablename__ = "report"
    __table_args__ = (UniqueConstraint("inspection_id", "version"),)

    id: Mapped[UUID] = uuid_key()
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    version: Mapped[int]
    document: Mapped[dict[str, Any]] = mapped_column(JSONB)
    sha256: Mapped[bytes] = mapped_column(LargeBinary)
    correction_note: Mapped[str | None]
    assembled_by: Mapped[UUID]
    assembled_at: Mapped[datetime]
    published_at: Mapped[datetime | None] = mapped_column(default=None)


class ReportRelease(Base):
    """One release of one version: first proposed by one person, in force when a second consents."""

    __tablename__ = "report_release"
    __table_args__ = (Index("uq_report_release_standing", "report_id", "kind", unique=True, postgresql_where=text("recalled_at is null")),)

    id: Mapped[UUID] = uuid_key()
    report_id: Mapped[UUID] = mapped_column(ForeignKey("report.id"))
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"), index=True)
    kind: Mapped[ReleaseKind] = mapped_column(choice(ReleaseKind))
    publish_at: Mapped[datetime | None]
    first_role: Mapped[Role] = mapped_column(choice(Role))
    first_by: Mapped[UUID]
    first_by_name: Mapped[str]
    first_at: Mapped[datetime]
    second_by: Mapped[UUID | None] = mapped_column(default=None)
    second_by_name: Mapped[str | None] = mapped_column(default=None)
    effective_at: Mapped[datetime | None] = mapped_column(default=None)
    recalled_at: Mapped[datetime | None] = mapped_column(default=None)
    recall_reason: Mapped[str | None] = mapped_column(default=None)
    recalled_by_name: Mapped[str | None] = mapped_column(default=None)


class ReportRecipient(Base):
    """A person to whom a draft or an embargoed copy goes. An embargoed copy opens when its terms are accepted."""

    __tablename__ = "report_recipient"
    __table_args__ = (UniqueConstraint("release_id", "account_id"),)

    id: Mapped[UUID] = uuid_key()
    release_id: Mapped[UUID] = mapped_column(ForeignKey("report_release.id"))
    report_id: Mapped[UUID] = mapped_column(ForeignKey("report.id"), index=True)
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    name: Mapped[str]
    accepted_at: Mapped[datetime | None] = mapped_column(default=None)
    first_read_at: Mapped[datetime | None] = mapped_column(default=None)


class PublicReport(Base):
    """What anyone may read from `published_at` on. Belongs to no inspection's walls: the public has no role."""

    __tablename__ = "public_report"
    __table_args__ = (UniqueConstraint("reference", "version"), Index("ix_public_report_newest", "published_at", "id"))

    id: Mapped[UUID] = mapped_column(primary_key=True)
    reference: Mapped[str]
    version: Mapped[int]
    title: Mapped[str]
    council: Mapped[str]
    published_at: Mapped[datetime]
    correction_note: Mapped[str | None]
    document: Mapped[dict[str, Any]] = mapped_column(JSONB)
    sha256: Mapped[str]
