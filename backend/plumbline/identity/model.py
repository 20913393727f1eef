"""Organisations, accounts, memberships, sessions and machine clients."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ARRAY, BigInteger, Enum, ForeignKey, Index, LargeBinary, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from plumbline.identity.roles import Role, Side
from plumbline.kernel.database import Base, uuid_key


def choice(kind: type[StrEnum]) -> Enum:
    """Store a StrEnum as text held by a CHECK constraint."""
    return Enum(kind, native_enum=False, create_constraint=True, values_callable=lambda members: [m.value for m in members], length=40)


class Organisation(Base):
    """The inspectorate, or a council: the tenant of what it owns."""

    __tablename__ = "organisation"

    id: Mapped[UUID] = uuid_key()
    side: Mapped[Side] = mapped_column(choice(Side))
    name: Mapped[str]
    code: Mapped[str | None] = mapped_column(unique=True, default=None)
    """A council's statistical code (S12000033); none for the inspectorate."""


class Account(Base):
    """A person who can sign in. Belongs to one organisation; holds roles in inspections through memberships."""

    __tablename__ = "account"
    __table_args__ = (Index("uq_account_email", text("lower(email)"), unique=True),)

    id: Mapped[UUID] = uuid_key()
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), index=True)
    email: Mapped[str]
    name: Mapped[str]
    post: Mapped[str | None] = mapped_column(default=None)
    telephone: Mapped[str | None] = mapped_column(default=None)
    administrator: Mapped[bool] = mapped_column(default=False)
    password_hash: Mapped[str | None] = mapped_column(default=None)
    one_time_secret: Mapped[str | None] = mapped_column(default=None)
    one_time_confirmed_at: Mapped[datetime | None] = mapped_column(default=None)
    one_time_last_step: Mapped[int | None] = mapped_column(BigInteger, default=None)
    one_time_offer: Mapped[str | None] = mapped_column(default=None)
    """The secret of an authenticator that a signed-in person is setting up; it holds once a code of it was shown."""
    recovery_hashes: Mapped[list[str]] = mapped_column(ARRAY(String), default_factory=list)
    created_at: Mapped[datetime]
    deactivated_at: Mapped[datetime | None] = mapped_column(default=None)
    demonstration: Mapped[bool] = mapped_column(default=False)


class Membership(Base):
    """One role of one person in one inspection, from a moment until another: history is kept."""

    __tablename__ = "membership"
    __table_args__ = (
        Index("ix_membership_current", "account_id", "inspection_id", postgresql_where=text("until_at is null")),
        Index(
            "uq_membership_current",
            "inspection_id",
            "account_id",
            "role",
            unique=True,
            postgresql_where=text("until_at is null"),
        ),
        Index(
            "uq_membership_lead",
            "inspection_id",
            unique=True,
            postgresql_where=text("until_at is null and role = 'lead_inspector'"),
        ),
    )

    id: Mapped[UUID] = uuid_key()
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    role: Mapped[Role] = mapped_column(choice(Role))
    deputy: Mapped[bool] = mapped_column(default=False)
    from_at: Mapped[datetime]
    named_by: Mapped[UUID | None] = mapped_column(default=None)
    until_at: Mapped[datetime | None] = mapped_column(default=None)
    reason: Mapped[str | None] = mapped_column(default=None)


class SignInSession(Base):
    """One signed-in browser of one person."""

    __tablename__ = "sign_in_session"

    id: Mapped[UUID] = uuid_key()
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    created_at: Mapped[datetime]
    last_used_at: Mapped[datetime]
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_because: Mapped[str | None] = mapped_column(default=None)
    browser: Mapped[str] = mapped_column(default="")


class RefreshToken(Base):
    """One single-use refresh token of a session, known by its SHA-256 alone."""

    __tablename__ = "refresh_token"

    hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("sign_in_session.id"), index=True)
    issued_at: Mapped[datetime]
    used_at: Mapped[datetime | None] = mapped_column(default=None)


class ApiClient(Base):
    """A machine of a council or the inspectorate: acts with one role, in named inspections, within its scopes."""

    __tablename__ = "api_client"

    id: Mapped[UUID] = uuid_key()
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), index=True)
    name: Mapped[str]
    role: Mapped[Role] = mapped_column(choice(Role))
    scopes: Mapped[list[str]] = mapped_column(ARRAY(String))
    created_at: Mapped[datetime]
    created_by: Mapped[UUID | None] = mapped_column(default=None)
    revoked_at: Mapped[datetime | None] = mapped_column(default=None)
    tokens_valid_from: Mapped[datetime]
    """A token issued before this moment is refused: moving it revokes every token of the client at once."""


class ApiClientInspection(Base):
    """An inspection that a client may work in."""

    __tablename__ = "api_client_inspection"

    client_id: Mapped[UUID] = mapped_column(ForeignKey("api_client.id"), primary_key=True)
    inspection_id: Mapped[UUID] = mapped_column(ForeignKey("inspection.id"), primary_key=True)


class ApiClientSecret(Base):
    """One secret of a client, known by its hash; two may live at a time, so that one can replace the other."""

    __tablename__ = "api_client_secret"

    id: Mapped[UUID] = uuid_key()
    client_id: Mapped[UUID] = mapped_column(ForeignKey("api_client.id"), index=True)
    hash: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime]
    expires_on: Mapped[date]
    revoked_at: Mapped[datetime | None] = mapped_column(default=None)
    last_used_at: Mapped[datetime | None] = mapped_column(default=None)


class CouncilClosure(Base):
    """A day on which a council is closed although the country is not (a local holiday)."""

    __tablename__ = "council_closure"
    __table_args__ = (UniqueConstraint("organisation_id", "closed_on"),)

    id: Mapped[UUID] = uuid_key()
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"))
    closed_on: Mapped[date]
    title: Mapped[str]


class RevokedToken(Base):
    """One access token taken back before its time; kept until it would have ended anyway."""

    __tablename__ = "revoked_token"

    jti: Mapped[str] = mapped_column(primary_key=True)
    expires_at: Mapped[datetime] = mapped_column(index=True)
