"""Comments as they are written and read."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from plumbline.comments.model import Audience
from plumbline.identity.roles import Side
from plumbline.identity.rules import PermittedAction
from plumbline.kernel.text import Language, Text, Word
from plumbline.kernel.views import Submission, View

CommentText = Annotated[Text, Field(min_length=1, max_length=20_000)]


class CommentAddition(Submission):
    """A new comment. Without an audience only its author reads it; `confirmed` is needed for what both sides read."""

    subject_kind: Word
    subject_id: Word
    parent_id: UUID | None = None
    audience: Audience = Audience.MINE
    text: CommentText
    language: Language = "en"
    mentions: list[UUID] = Field(default=[], max_length=20)
    confirmed: bool = False


class CommentChange(Submission):
    """A new wording; the one before stays in the history."""

    text: CommentText


class CommentWidening(Submission):
    """Say it again to more people. The text is sent in full, so that nothing crosses over unread."""

    audience: Audience
    text: CommentText
    confirmed: bool


class CommentResolution(Submission):
    """Settle a thread, or open it again."""

    resolved: bool


class CommentView(View):
    """A comment. `side` is the side that wrote it; a withdrawn one keeps its place and loses its text."""

    id: UUID
    subject_kind: str
    subject_id: str
    parent_id: UUID | None
    side: Side
    audience: Audience
    author: UUID
    author_name: str
    text: str
    language: str
    mentions: list[UUID]
    written_at: datetime
    edited_at: datetime | None
    resolved_at: datetime | None
    resolved_by: str | None
    withdrawn_at: datetime | None
    permitted_actions: list[PermittedAction] = []


class CommentReader(View):
    """Somebody who would read a comment. A contributor does where the thing was given to them: then `if_given` is true."""

    account_id: UUID
    name: str
    role: str
    side: Side
    if_given: bool


class CommentReaders(View):
    """Who would read a comment with this audience on this thing, the writer left out; by side and name."""

    items: list[CommentReader]


class CommentWordingView(View):
    """A wording that was replaced."""

    text: str
    replaced_at: datetime


class CommentHistory(View):
    """Earlier wordings, newest first."""

    items: list[CommentWordingView]
