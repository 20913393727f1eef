"""Notices to people, what each wants by mail, and the mails that went."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from plumbline.identity.model import choice
from plumbline.kernel.database import Base, uuid_key


class Notification(Base):
    """One notice to one person. It holds no text: its words follow from its kind.

    Whoever may no longer see what it is about does not see it either: see `policy.visible_to`.
    """

    __tablename__ = "notification"
    __table_args__ = (
        UniqueConstraint("recipient", "occasion"),
        Index("ix_notification_recipient", "recipient", "told_at", "id"),
        Index("ix_notification_unread", "recipient", postgresql_where=text("seen_at is null")),
    )

    id: Mapped[UUID] = uuid_key()
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    recipient: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    kind: Mapped[str]
    subject_id: Mapped[UUID | None]
    page: Mapped[str]
    """The page that it leads to, as an address inside the inspection."""
    actor_name: Mapped[str | None]
    told_at: Mapped[datetime]
    about: Mapped[str | None] = mapped_column(default=None)
    """What a reminder is about, or what was moved to where, in the words of the method."""
    due_at: Mapped[datetime | None] = mapped_column(default=None)
    due_words: Mapped[str | None] = mapped_column(default=None)
    occasion: Mapped[str | None] = mapped_column(default=None)
    """What must not be told twice to one person, such as one moment before one deadline."""
    seen_at: Mapped[datetime | None] = mapped_column(default=None)
    mail_id: Mapped[UUID | None] = mapped_column(ForeignKey("mail.id"), index=True, default=None)


class NotificationSettings(Base):
    """What one person wants by mail. Kinds that are not named follow their default."""

    __tablename__ = "notification_settings"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), primary_key=True)
    mailing: Mapped[dict[str, str]] = mapped_column(JSONB, default_factory=dict)
    digested_on: Mapped[date | None] = mapped_column(default=None)
    """The last day on which the daily mail was asked for."""


class Purpose(StrEnum):
    """Why a mail is sent."""

    NOTICES = "notices"
    INVITATION = "invitation"
    PASSWORD_LINK = "password_link"  # noqa: S105 (a word, no secret)


class Outcome(StrEnum):
    """What became of a mail. Only one that was surely not taken is tried again, and then as a new one."""

    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"


class Mail(Base):
    """One mail, kept from before it is handed over, so that nothing is ever mailed twice. It holds no text."""

    __tablename__ = "mail"
    __table_args__ = (UniqueConstraint("purpose", "reference"),)

    id: Mapped[UUID] = uuid_key()
    purpose: Mapped[Purpose] = mapped_column(choice(Purpose))
    address: Mapped[str]
    reference: Mapped[str | None]
    """The one link that this mail brings; none for notices, which name their mail themselves."""
    made_at: Mapped[datetime] = mapped_column(index=True)
    outcome: Mapped[Outcome] = mapped_column(choice(Outcome), default=Outcome.SENDING)
    settled_at: Mapped[datetime | None] = mapped_column(default=None)
