"""Every version of what was agreed for an indicator, and the approvals of the whole."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from plumbline.kernel.database import Base, uuid_key
from plumbline.kernel.full_text import HIDDEN, searched_by


class EvaluationVersion(Base):
    """One version of one indicator's evaluation and narrative. Rows are added, never changed: the serving role cannot."""

    __tablename__ = "evaluation_version"
    __mapper_args__ = HIDDEN
    __table_args__ = (
        UniqueConstraint("inspection_id", "indicator", "version"),
        *searched_by("words_of(''::text, (((narrative)::text || ' '::text) || (rationale)::text))"),
    )

    id: Mapped[UUID] = uuid_key()
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    indicator: Mapped[str]
    version: Mapped[int]
    value: Mapped[int | None]
    rationale: Mapped[str]
    narrative: Mapped[str]
    reason: Mapped[str | None]
    recorded_by: Mapped[UUID]
    recorded_by_name: Mapped[str]
    recorded_at: Mapped[datetime]


class EvaluationsApproval(Base):
    """Quality assurance approved exactly these versions; a later version needs a new approval."""

    __tablename__ = "evaluations_approval"

    id: Mapped[UUID] = uuid_key()
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"), index=True)
    sha256: Mapped[bytes] = mapped_column(LargeBinary)
    approved_by: Mapped[UUID]
    approved_by_name: Mapped[str]
    approved_at: Mapped[datetime]
