"""The ledger: what was done, by whom, in what order. It is the audit trail and the change feed at once.

One hash chain and one sequence for each (inspection, side), and one for each organisation. An entry goes to every side
that may know of it, each in that side's own sequence, so that no gap tells one side that the other was at work. Entries
wait in the session until just before the commit: the heads are locked last and in a fixed order.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, LargeBinary, UniqueConstraint, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, Session, mapped_column

from plumbline.kernel.database import Base, uuid_key

GENESIS = bytes(32)
PENDING = "plumbline.ledger"


@dataclass(frozen=True, kw_only=True)
class Action:
    """One word of the closed vocabulary, and who of each side reads it in the change feed.

    `sides` maps a side's name to the roles of that side that see the entry; a side that is not named never learns of it.
    """

    name: str
    sides: Mapping[str, frozenset[str]]


ACTIONS: dict[str, Action] = {}


def register(*actions: Action) -> None:
    """Add actions to the vocabulary. Raises ValueError where two features claim one name with different readers."""
    for action in actions:
        if ACTIONS.setdefault(action.name, action) != action:
            raise ValueError(f"the action {action.name} is registered twice")


class LedgerHead(Base):
    """The end of one chain."""

    __tablename__ = "ledger_head"

    chain: Mapped[UUID] = mapped_column(primary_key=True)
    side: Mapped[str] = mapped_column(primary_key=True)
    sequence: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[bytes] = mapped_column(LargeBinary)


class LedgerEntry(Base):
    """One thing done, as one side may know it. Never changed, never deleted: the serving role has no right to."""

    __tablename__ = "ledger_entry"
    __table_args__ = (UniqueConstraint("chain", "side", "sequence"),)

    id: Mapped[UUID] = uuid_key()
    chain: Mapped[UUID]
    side: Mapped[str]
    sequence: Mapped[int] = mapped_column(BigInteger)
    at: Mapped[datetime]
    actor: Mapped[UUID | None]
    actor_name: Mapped[str]
    action: Mapped[str]
    subject_kind: Mapped[str]
    subject_id: Mapped[UUID | None]
    summary: Mapped[str]
    detail: Mapped[dict[str, Any]]
    reason: Mapped[str | None]
    previous_hash: Mapped[bytes] = mapped_column(LargeBinary)
    hash: Mapped[bytes] = mapped_column(LargeBinary)


@dataclass(frozen=True, kw_only=True)
class Occurrence:
    """Something done in this transaction, not yet in any chain."""

    chain: UUID
    at: datetime
    actor: UUID | None
    actor_name: str
    action: Action
    subject_kind: str
    subject_id: UUID | None
    summary: str
    detail: dict[str, Any] = field(default_factory=dict)
    reason: str | None = None


Follower = Callable[[Session, Sequence[Occurrence]], None]
_FOLLOWERS: list[Follower] = []
"""What else is done about the acts of a transaction, in that transaction; filled by main."""


def register_follower(follower: Follower) -> None:
    """Let a feature follow every act. It runs before any chain is locked."""
    if follower not in _FOLLOWERS:
        _FOLLOWERS.append(follower)


def note(session: Session, occurrence: Occurrence) -> None:
    """Hold an occurrence until the commit; it vanishes with a transaction that is rolled back."""
    session.info.setdefault(PENDING, []).append(occurrence)


def entry_hash(previous: bytes, entry: LedgerEntry) -> bytes:
    """SHA-256 over the previous hash and every member of the entry as canonical JSON."""
    members = {
        "chain": str(entry.chain),
        "side": entry.side,
        "sequence": entry.sequence,
        "at": entry.at.isoformat(),
        "actor": str(entry.actor),
        "actor_name": entry.actor_name,
        "action": entry.action,
        "subject": [entry.subject_kind, str(entry.subject_id)],
        "summary": entry.summary,
        "detail": entry.detail,
        "reason": entry.reason,
    }
    canonical = json.dumps(members, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(previous + canonical.encode()).digest()


def write_pending(session: Session) -> None:
    """Append what the transaction held back. Locks each chain's head in the order of (chain, side)."""
    pending: list[Occurrence] = session.info.pop(PENDING, [])
    for follower in _FOLLOWERS:
        follower(session, pending)
    chains: dict[tuple[UUID, str], list[Occurrence]] = {}
    for occurrence in pending:
        for side in occurrence.action.sides:
            chains.setdefault((occurrence.chain, side), []).append(occurrence)
    for chain, side in sorted(chains, key=lambda key: (str(key[0]), key[1])):
        _append(session, chain, side, chains[chain, side])


def _append(session: Session, chain: UUID, side: str, occurrences: Iterable[Occurrence]) -> None:
    session.execute(insert(LedgerHead).values(chain=chain, side=side, sequence=0, hash=GENESIS).on_conflict_do_nothing())
    head = session.execute(select(LedgerHead).where(LedgerHead.chain == chain, LedgerHead.side == side).with_for_update()).scalar_one()
    session.refresh(head)
    for occurrence in occurrences:
        entry = LedgerEntry(
            chain=chain,
            side=side,
            sequence=head.sequence + 1,
            at=occurrence.at,
            actor=occurrence.actor,
            actor_name=occurrence.actor_name,
            action=occurrence.action.name,
            subject_kind=occurrence.subject_kind,
            subject_id=occurrence.subject_id,
            summary=occurrence.summary,
            detail=occurrence.detail,
            reason=occurrence.reason,
            previous_hash=head.hash,
            hash=b"",
        )
        entry.hash = entry_hash(head.hash, entry)
        session.add(entry)
        head.sequence, head.hash = entry.sequence, entry.hash
    session.flush()


@dataclass(frozen=True, kw_only=True)
class Break:
    """The first place at which a chain does not hold."""

    chain: UUID
    side: str
    position: int
    entry_id: UUID | None
    what: str

    def __str__(self) -> str:
        return f"chain {self.chain} ({self.side}), entry {self.position}: {self.what}"


@dataclass(frozen=True)
class Verification:
    """How many entries of a chain were recomputed, and where it broke, if it did."""

    entries: int
    broken: Break | None


def find_breaks(session: Session) -> list[Break]:
    """Walk every chain from its beginning; gives the first break of each that does not hold."""
    heads = select(LedgerHead.chain, LedgerHead.side).order_by(LedgerHead.chain, LedgerHead.side)
    found = [verify(session, row.chain, row.side).broken for row in session.execute(heads).all()]
    return [broken for broken in found if broken is not None]


def verify(session: Session, chain: UUID, side: str) -> Verification:
    """Recompute one chain from its beginning to its head."""
    sequence, previous = 0, GENESIS
    statement = select(LedgerEntry).where(LedgerEntry.chain == chain, LedgerEntry.side == side).order_by(LedgerEntry.sequence)
    with session.execute(statement.execution_options(yield_per=500)) as entries:
        for entry in entries.scalars():
            sequence += 1
            what = _what_is_wrong(entry, sequence, previous)
            if what is not None:
                missing = entry.sequence != sequence
                broken = Break(chain=chain, side=side, position=sequence, entry_id=None if missing else entry.id, what=what)
                return Verification(sequence, broken)
            previous = entry.hash
    head = session.execute(select(LedgerHead.sequence, LedgerHead.hash).where(LedgerHead.chain == chain, LedgerHead.side == side)).first()
    ends = (head.sequence, head.hash) if head else (0, GENESIS)
    if ends == (sequence, previous):
        return Verification(sequence, None)
    what = f"the chain should end at entry {ends[0]}; it ends at entry {sequence}"
    return Verification(sequence, Break(chain=chain, side=side, position=min(sequence, ends[0]) + 1, entry_id=None, what=what))


def _what_is_wrong(entry: LedgerEntry, sequence: int, previous: bytes) -> str | None:
    if entry.sequence != sequence:
        return "it was taken out"
    if entry.previous_hash != previous:
        return "it does not follow from the entry before it"
    return None if entry.hash == entry_hash(previous, entry) else "it was changed after it was written"
