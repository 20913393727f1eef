"""Who asked for what in which form, and what became of it."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from plumbline.identity.model import choice
from plumbline.kernel.database import Base, uuid_key


class OtherFormat(StrEnum):
    """The form that somebody needs."""

    LARGE_PRINT = "large_print"
    BRAILLE = "braille"
    AUDIO = "audio"
    EASY_READ = "easy_read"
    BRITISH_SIGN_LANGUAGE = "british_sign_language"
    PLAIN_TEXT = "plain_text"
    OTHER_LANGUAGE = "other_language"
    SOMETHING_ELSE = "something_else"


class RequestState(StrEnum):
    """Where a request has got to."""

    ASKED = "asked"
    IN_HAND = "in_hand"
    SENT = "sent"
    DECLINED = "declined"


class FormatRequest(Base):
    """One request. `asked_by` is null where somebody without an account asked for a published report."""

    __tablename__ = "format_request"
    __table_args__ = (
        CheckConstraint("state <> 'declined' or reason is not null", name="declined_with_reason"),
        CheckConstraint("asked_by is not null or report_reference is not null", name="asked_by_somebody_or_for_a_report"),
        Index("ix_format_request_asked_at", "asked_at", "id"),
        Index("ix_format_request_asked_from", "asked_from", "asked_at"),
    )

    id: Mapped[UUID] = uuid_key()
    reference: Mapped[str] = mapped_column(unique=True)
    inspection_id: Mapped[UUID | None] = mapped_column(ForeignKey("inspection.id"), index=True)
    organisation_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisation.id"))
    asked_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), index=True)
    report_reference: Mapped[str | None]
    document: Mapped[str]
    format: Mapped[OtherFormat] = mapped_column(choice(OtherFormat))
    language: Mapped[str | None]
    need: Mapped[str | None]
    name: Mapped[str | None]
    send_to: Mapped[str | None]
    asked_from: Mapped[bytes | None] = mapped_column(LargeBinary)
    """A keyed hash of the network address, for the throttle alone."""
    asked_at: Mapped[datetime]
    state: Mapped[RequestState] = mapped_column(choice(RequestState), default=RequestState.ASKED)
    reason: Mapped[str | None] = mapped_column(default=None)
    changed_at: Mapped[datetime | None] = mapped_column(default=None)
    changed_by_name: Mapped[str | None] = mapped_column(default=None)
