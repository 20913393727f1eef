"""Comments and the wordings they had before."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ARRAY, ForeignKey, Index, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from plumbline.identity.model import choice
from plumbline.identity.roles import Side
from plumbline.kernel.database import Base, uuid_key
from plumbline.kernel.full_text import HIDDEN, searched_by


class Audience(StrEnum):
    """Who can read a comment, from the narrowest."""

    MINE = "mine"
    MY_SIDE = "my_side"
    BOTH_SIDES = "both_sides"

    @property
    def width(self) -> int:
        """How wide the audience is: a reply is never wider than what it answers."""
        return list(Audience).index(self)


class Comment(Base):
    """One comment. A wider audience is a new comment that carries the text again: what was written for few stays so."""

    __tablename__ = "comment"
    __mapper_args__ = HIDDEN
    __table_args__ = (
        Index("ix_comment_subject", "inspection_id", "subject_kind", "subject_id", "written_at", "id"),
        *searched_by("words_of(''::text, (text)::text)"),
    )

    id: Mapped[UUID] = uuid_key()
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    subject_kind: Mapped[str]
    subject_id: Mapped[str]
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("comment.id"))
    side: Mapped[Side] = mapped_column(choice(Side))
    audience: Mapped[Audience] = mapped_column(choice(Audience))
    author: Mapped[UUID]
    author_name: Mapped[str]
    text: Mapped[str]
    language: Mapped[str]
    mentions: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid()))
    written_at: Mapped[datetime]
    edited_at: Mapped[datetime | None] = mapped_column(default=None)
    resolved_at: Mapped[datetime | None] = mapped_column(default=None)
    resolved_by_name: Mapped[str | None] = mapped_column(default=None)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)


class CommentWording(Base):
    """A wording that was replaced."""

    __tablename__ = "comment_wording"

    id: Mapped[UUID] = uuid_key()
    comment_id: Mapped[UUID] = mapped_column(ForeignKey("comment.id"), index=True)
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    text: Mapped[str]
    replaced_at: Mapped[datetime]
