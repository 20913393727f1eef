"""Reads of restricted material: who opened which file, draft, case or embargoed copy, and when.

Written in the reader's own transaction without a chain, so that readers never queue behind each other; a job then seals
the new rows, in batches, into a chain of their own.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import BigInteger, Identity, LargeBinary, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from plumbline.kernel.database import Base, uuid_key

GENESIS = bytes(32)
SETTLED = timedelta(minutes=5)
"""Older reads are all committed: no transaction lives that long (the database ends idle ones after a minute)."""


@dataclass(frozen=True, kw_only=True)
class ReadKind:
    """One kind of restricted material: which roles of each side read who of their side opened it.

    `owner` is the side whose material it is: that side reads every opening, whoever opened it.
    """

    sides: Mapping[str, frozenset[str]]
    owner: str | None = None


KINDS: dict[str, ReadKind] = {}


def register(kinds: Mapping[str, ReadKind]) -> None:
    """Add kinds of material. Raises ValueError where two features claim one with different readers."""
    for name, kind in kinds.items():
        if KINDS.setdefault(name, kind) != kind:
            raise ValueError(f"the kind of material {name} is registered twice")


class ReadEntry(Base):
    """One opening of restricted material."""

    __tablename__ = "read_entry"

    sequence: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True, init=False)
    at: Mapped[datetime]
    reader: Mapped[UUID]
    reader_name: Mapped[str]
    inspection_id: Mapped[UUID | None] = mapped_column(index=True)
    subject_kind: Mapped[str]
    subject_id: Mapped[UUID]
    what: Mapped[str]


class ReadSeal(Base):
    """The hash over one batch of reads and the seal before it."""

    __tablename__ = "read_seal"

    id: Mapped[UUID] = uuid_key()
    last_sequence: Mapped[int] = mapped_column(BigInteger, unique=True)
    hash: Mapped[bytes] = mapped_column(LargeBinary)
    sealed_at: Mapped[datetime]


def batch_hash(previous: bytes, entries: list[ReadEntry]) -> bytes:
    """SHA-256 over the seal before and every member of the batch as canonical JSON."""
    members = [
        [e.sequence, e.at.isoformat(), str(e.reader), e.reader_name, str(e.inspection_id), e.subject_kind, str(e.subject_id), e.what]
        for e in entries
    ]
    return hashlib.sha256(previous + json.dumps(members, ensure_ascii=False).encode()).digest()


def seal(session: Session, now: datetime) -> int:
    """Seal the reads that no seal covers yet; gives how many. One caller at a time (the job holds a queue lock)."""
    last = session.execute(select(ReadSeal).order_by(ReadSeal.last_sequence.desc()).limit(1)).scalar_one_or_none()
    after, previous = (last.last_sequence, last.hash) if last else (0, GENESIS)
    fresh = list(
        session.execute(
            select(ReadEntry).where(ReadEntry.sequence > after, ReadEntry.at < now - SETTLED).order_by(ReadEntry.sequence)
        ).scalars()
    )
    if fresh:
        session.add(ReadSeal(last_sequence=fresh[-1].sequence, hash=batch_hash(previous, fresh), sealed_at=now))
        session.flush()
    return len(fresh)


def find_breaks(session: Session) -> list[str]:
    """Recompute every seal; gives one sentence for each batch that was altered."""
    breaks: list[str] = []
    after, previous = 0, GENESIS
    for sealed in session.execute(select(ReadSeal).order_by(ReadSeal.last_sequence)).scalars():
        batch = select(ReadEntry).where(ReadEntry.sequence > after, ReadEntry.sequence <= sealed.last_sequence).order_by(ReadEntry.sequence)
        if batch_hash(previous, list(session.execute(batch).scalars())) != sealed.hash:
            breaks.append(f"reads {after + 1} to {sealed.last_sequence} are not what was sealed")
        after, previous = sealed.last_sequence, sealed.hash
    return breaks
