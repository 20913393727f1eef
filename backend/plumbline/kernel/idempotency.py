"""`Idempotency-Key`: the same POST sent twice is done once, and answered with the same bytes."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import LargeBinary, delete, func, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, Session, mapped_column

from plumbline.kernel.database import Base
from plumbline.kernel.problems import IdempotencyConflict, IdempotencyKeyReused, SecretAlreadyShown

KEPT = timedelta(days=7)
LONGEST_KEY = 200


class IdempotentResponse(Base):
    """The answer given to one key of one caller on one path, written in the transaction that did the work."""

    __tablename__ = "idempotent_response"

    holder: Mapped[UUID] = mapped_column(primary_key=True)
    method: Mapped[str] = mapped_column(primary_key=True)
    path: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    body_hash: Mapped[bytes] = mapped_column(LargeBinary)
    status: Mapped[int]
    headers: Mapped[dict[str, str]] = mapped_column(JSONB)
    body: Mapped[bytes | None] = mapped_column(LargeBinary)
    """None where the answer held a secret: a secret is never stored."""
    at: Mapped[datetime] = mapped_column(index=True)


@dataclass(frozen=True)
class Attempt:
    """One request that carries a key."""

    holder: UUID
    method: str
    path: str
    key: str
    body_hash: bytes

    def lock_name(self) -> int:
        """Give the number of the advisory lock that stands for this key."""
        name = f"{self.holder}\n{self.method}\n{self.path}\n{self.key}".encode()
        return int.from_bytes(hashlib.sha256(name).digest()[:8], "big", signed=True)


class Replay(Exception):
    """Ends the request with the answer that the first attempt was given."""

    def __init__(self, status: int, headers: dict[str, str], body: bytes) -> None:
        super().__init__()
        self.status, self.headers, self.body = status, headers, body


def begin(session: Session, attempt: Attempt) -> None:
    """Take the key for this transaction.

    Raises Replay with the stored answer, IdempotencyConflict (409) while the first attempt is under way,
    IdempotencyKeyReused (422) for another body, SecretAlreadyShown (409) where the answer held a secret.
    """
    if not session.execute(select(func.pg_try_advisory_xact_lock(attempt.lock_name()))).scalar_one():
        raise IdempotencyConflict("The first request with this key is still being done. Ask again in a moment.")
    stored = session.get(IdempotentResponse, (attempt.holder, attempt.method, attempt.path, attempt.key))
    if stored is None:
        return
    if stored.body_hash != attempt.body_hash:
        raise IdempotencyKeyReused("This key was used with another body. Use a new key for a new request.")
    if stored.body is None:
        raise SecretAlreadyShown("The secret was shown once, in the answer to the first request. Make a new one.")
    raise Replay(stored.status, stored.headers, stored.body)


def keep(session: Session, attempt: Attempt, status: int, headers: dict[str, str], body: bytes | None, now: datetime) -> None:
    """Store the answer beside the work it reports."""
    session.add(
        IdempotentResponse(
            holder=attempt.holder,
            method=attempt.method,
            path=attempt.path,
            key=attempt.key,
            body_hash=attempt.body_hash,
            status=status,
            headers=headers,
            body=body,
            at=now,
        )
    )
    session.flush()


def forget(session: Session, now: datetime) -> int:
    """Delete answers older than seven days; gives how many."""
    return len(
        session.execute(delete(IdempotentResponse).where(IdempotentResponse.at < now - KEPT).returning(IdempotentResponse.key)).all()
    )
