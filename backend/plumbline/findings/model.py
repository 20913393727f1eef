"""Findings of an inspection, and the versions of them that were shared with the council."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from plumbline.identity.model import choice
from plumbline.kernel.database import Base, uuid_key
from plumbline.kernel.full_text import HIDDEN, searched_by


class FindingKind(StrEnum):
    """What the report identifies (guidance, stage 5), and the messages of week 19."""

    STRENGTH = "strength"
    AREA_FOR_IMPROVEMENT = "area_for_improvement"
    GOOD_PRACTICE = "good_practice"
    RECOMMENDATION = "recommendation"
    KEY_MESSAGE = "key_message"


class Finding(Base):
    """One statement of what was found. Its number is never given to another."""

    __tablename__ = "finding"
    __mapper_args__ = HIDDEN
    __table_args__ = (
        UniqueConstraint("inspection_id", "number"),
        *searched_by("words_of(reference_of('F'::text, number), (((text)::text || ' '::text) || (internal_note)::text))"),
    )

    id: Mapped[UUID] = uuid_key()
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    number: Mapped[int]
    kind: Mapped[FindingKind] = mapped_column(choice(FindingKind))
    indicator: Mapped[str | None] = mapped_column(default=None)
    text: Mapped[str]
    internal_note: Mapped[str] = mapped_column(default="")
    to_share: Mapped[bool] = mapped_column(default=False)
    written_by: Mapped[UUID]
    written_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)

    @property
    def reference(self) -> str:
        """The readable name: F-003."""
        return f"F-{self.number:03}"


class FindingsSharing(Base):
    """One act of sharing: exactly what the council was shown, frozen. A later act adds a version, never alters one."""

    __tablename__ = "findings_sharing"
    __table_args__ = (UniqueConstraint("inspection_id", "version"),)

    id: Mapped[UUID] = uuid_key()
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    version: Mapped[int]
    document: Mapped[dict[str, Any]] = mapped_column(JSONB)
    sha256: Mapped[bytes] = mapped_column(LargeBinary)
    shared_by: Mapped[UUID]
    shared_at: Mapped[datetime]
