"""Failed attempts to sign in."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from plumbline.kernel.database import Base, uuid_key


class SignInFailure(Base):
    """One failed attempt, whether or not the account exists. Kept for the length of the longest window."""

    __tablename__ = "sign_in_failure"
    __table_args__ = (Index("ix_sign_in_failure_address_at", "address", "at"), Index("ix_sign_in_failure_who_at", "who", "address", "at"))

    id: Mapped[UUID] = uuid_key()
    who: Mapped[bytes] = mapped_column(LargeBinary)
    """A keyed hash of the e-mail address that was typed: people type passwords into that field."""
    address: Mapped[str]
    at: Mapped[datetime]
