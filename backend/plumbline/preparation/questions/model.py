"""Questions, and the history of what was done to each."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from plumbline.identity.model import choice
from plumbline.identity.roles import Side
from plumbline.kernel.database import Base, uuid_key
from plumbline.preparation.questions.states import QuestionAct, QuestionState


class Question(Base):
    """One question of one side to the other, with its answers in its entries."""

    __tablename__ = "question"
    __table_args__ = (
        UniqueConstraint("inspection_id", "number"),
        CheckConstraint("asked_of <> 'council' or due_at is not null", name="query_has_a_due_date"),
        CheckConstraint("(owner_id is null) = (owner_name is null)", name="owner_has_a_name"),
        Index("ix_question_waiting", "inspection_id", "due_at", postgresql_where=text("state in ('asked', 'reopened')")),
    )

    id: Mapped[UUID] = uuid_key()
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    number: Mapped[int]
    asked_of: Mapped[Side] = mapped_column(choice(Side))
    """The side that owes the answer."""
    title: Mapped[str]
    text: Mapped[str]
    state: Mapped[QuestionState] = mapped_column(choice(QuestionState), default=QuestionState.ASKED)
    due_at: Mapped[datetime | None]
    owner_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), default=None)
    """Whom it was passed on to; nobody as long as it is with those to whom questions go (R154)."""
    owner_name: Mapped[str | None] = mapped_column(default=None)
    asked_by: Mapped[UUID]
    asked_by_name: Mapped[str]
    asked_at: Mapped[datetime]
    first_answered_at: Mapped[datetime | None] = mapped_column(default=None)
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    """When it last ceased to wait: an addition to an answer does not make it late."""

    @property
    def reference(self) -> str:
        """Give the reference by which people speak of it: Q-003."""
        return f"Q-{self.number:03}"


class QuestionEntry(Base):
    """One act with its words and files. An answer, once given, stays as it was given."""

    __tablename__ = "question_entry"
    __table_args__ = (Index("ix_question_entry_question", "question_id", "entered_at", "id"),)

    id: Mapped[UUID] = uuid_key()
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    question_id: Mapped[UUID] = mapped_column(ForeignKey("question.id"))
    act: Mapped[QuestionAct] = mapped_column(choice(QuestionAct))
    side: Mapped[Side] = mapped_column(choice(Side))
    text: Mapped[str]
    files: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default_factory=list)
    due_at: Mapped[datetime | None]
    """The deadline as it stood when this was done, by which an answer is late or not."""
    entered_by: Mapped[UUID]
    entered_by_name: Mapped[str]
    entered_at: Mapped[datetime]
