"""Who reads which case (R74, R75)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from plumbline.kernel.database import Base, uuid_key


class CaseAllocation(Base):
    """One case of the sample for one reader: the first who reads it, or the second of a case that is read twice."""

    __tablename__ = "case_allocation"
    __table_args__ = (
        UniqueConstraint("case_id", "reader_id"),
        UniqueConstraint("case_id", "second"),
        Index("ix_case_allocation_inspection", "inspection_id", "reader_id", "id"),
        CheckConstraint("(declared_at is null) = (conflict is null)", name="declared_with_an_answer"),
    )

    id: Mapped[UUID] = uuid_key()
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    case_id: Mapped[UUID] = mapped_column(ForeignKey("sampled_case.id"))
    reader_id: Mapped[UUID] = mapped_column(ForeignKey("case_reader.id"))
    second: Mapped[bool]
    given_by: Mapped[UUID]
    given_by_name: Mapped[str]
    given_at: Mapped[datetime]
    declared_at: Mapped[datetime | None] = mapped_column(default=None)
    """When the reader said whether anything keeps them from reading this case."""
    conflict: Mapped[bool | None] = mapped_column(default=None)
    """Whether something does. Such a case never opens for them, and waits for another reader."""
