"""The table of published methods."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from plumbline.kernel.database import Base


class MethodologyVersion(Base):
    """One version of one method. It is written once: a trigger refuses every change, so that what an inspection pins stays."""

    __tablename__ = "methodology_version"
    __table_args__ = (
        CheckConstraint("version >= 1", name="counted_from_one"),
        CheckConstraint("sha256 ~ '^[0-9a-f]{64}$'", name="hash_of_64_digits"),
        Index("ix_methodology_version_content", "id", "sha256"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str]
    # 60 kB that most readers have in memory already: fetched only where it is asked for by name.
    document: Mapped[dict[str, Any]] = mapped_column(deferred=True, deferred_raiseload=True)
    published_at: Mapped[datetime]
    published_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), default=None)
    """Nobody where it was published from the command line, or came with the product."""
