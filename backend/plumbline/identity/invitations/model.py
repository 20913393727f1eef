"""Single-use links, known by their hashes alone."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from plumbline.identity.model import choice
from plumbline.identity.roles import Role
from plumbline.kernel.database import Base, uuid_key


class InvitationKind(StrEnum):
    """What a link does: bring its holder in, or let a council say who its coordinator is."""

    JOIN = "join"
    NAME_COORDINATOR = "name_coordinator"


class Invitation(Base):
    """One link that brings a person into an organisation and, where it names one, into an inspection."""

    __tablename__ = "invitation"

    id: Mapped[UUID] = uuid_key()
    hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    mailed_hash: Mapped[bytes | None] = mapped_column(LargeBinary, unique=True, default=None)
    """Of the secret that went by mail, which is not the one that was shown."""
    kind: Mapped[InvitationKind] = mapped_column(choice(InvitationKind))
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), index=True)
    inspection_id: Mapped[UUID | None] = mapped_column(ForeignKey("inspection.id"), index=True, default=None)
    role: Mapped[Role | None] = mapped_column(choice(Role), default=None)
    deputy: Mapped[bool] = mapped_column(default=False)
    email: Mapped[str | None] = mapped_column(default=None)
    name: Mapped[str | None] = mapped_column(default=None)
    post: Mapped[str | None] = mapped_column(default=None)
    created_by: Mapped[UUID | None] = mapped_column(default=None)
    created_by_name: Mapped[str]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None] = mapped_column(default=None)
    used_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), default=None)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)


class PasswordLink(Base):
    """One link with which a person sets a new password; made by an administrator and handed over."""

    __tablename__ = "password_link"

    hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    mailed_hash: Mapped[bytes | None] = mapped_column(LargeBinary, unique=True, default=None)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    created_by: Mapped[UUID | None] = mapped_column(default=None)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None] = mapped_column(default=None)
