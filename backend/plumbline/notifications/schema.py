"""Notices as they are read, and what a person wants by mail."""

from datetime import datetime
from uuid import UUID

from pydantic import Field

from plumbline.kernel.text import Moment, Word
from plumbline.kernel.views import Submission, View
from plumbline.notifications.kinds import Mailing


class NotificationView(View):
    """One notice. `sentence` says what its kind is; `path` leads to what it is about.

    A reminder names its deadline by `about` and `due_at`, and is gone once the thing is done or its date has moved; of a
    plan or a stage `about` says what was moved to where.
    """

    id: UUID
    inspection_id: UUID
    reference: str
    council: str
    kind: str
    sentence: str
    about: str | None
    due_at: datetime | None
    due_local: str | None
    due_words: str | None
    time_zone: str | None
    actor_name: str | None
    told_at: datetime
    seen_at: datetime | None
    path: str


class UnreadCount(View):
    """How many notices were not read yet, counted up to 100."""

    unread: int
    more: bool
    """Whether there are more than were counted."""


class NotificationMark(Submission):
    """Whether the notice counts as read."""

    seen: bool


class NotificationsSeen(Submission):
    """Mark as read what was told up to an instant, so that what came meanwhile stays unread; in one inspection or in all."""

    until: Moment
    inspection_id: UUID | None = None


class MailWish(View):
    """One kind of notice, and when it also goes by mail."""

    kind: str
    sentence: str
    mailing: Mailing


class NotificationSettingsView(View):
    """What goes by mail besides the inbox, which always holds everything. `mails_sent` says whether this installation sends any."""

    mails_sent: bool
    email: str
    items: list[MailWish]


class MailWishSubmission(Submission):
    """When one kind of notice is to go by mail."""

    kind: Word
    mailing: Mailing


class NotificationSettingsSubmission(Submission):
    """The wishes that differ from what stands; a kind that is not named keeps its own."""

    items: list[MailWishSubmission] = Field(max_length=200)
