"""What happened in an inspection, as the caller may know it: the change feed, and the audit trail to take away (R149, R150)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import Field
from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from plumbline.identity.principal import Principal
from plumbline.identity.rules import require
from plumbline.inspections.service import find_inspection
from plumbline.kernel.ledger import ACTIONS, LedgerEntry
from plumbline.kernel.views import View

MOST = 200


class ChangeView(View):
    """One thing that was done. `position` grows by one with each entry of the caller's side; some are for other roles."""

    position: int
    at: datetime
    action: str
    subject_kind: str
    subject_id: UUID | None
    summary: str
    actor_name: str
    reason: str | None
    own: bool = Field(description="Whether the caller did it.")
    page: str | None = Field(description="Where in the inspection's pages it is found, such as `evidence/E-014`.")


class Changes(View):
    """The entries after a position, oldest first. Ask again with `after` = `position`; nothing is missed or given twice."""

    items: list[ChangeView]
    position: int
    more: bool


def list_changes(session: Session, principal: Principal, inspection_id: UUID, after: int, limit: int, *, latest: bool) -> Changes:
    """Give what happened after a position in the order in which it was committed, as far as the caller's roles see it.

    With `latest` it is the end of that which is given, so that nobody has to read a whole history to learn the newest.
    """
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "list_changes")
    if latest:
        newest = _seen_by(principal, inspection_id).where(LedgerEntry.sequence > after).order_by(LedgerEntry.sequence.desc())
        last = list(session.execute(newest.limit(limit)).scalars())[::-1]
        items = [change_view(entry, principal) for entry in last]
        return Changes(items=items, position=last[-1].sequence if last else after, more=False)
    return changes_after(session, principal, inspection_id, after, limit)


def changes_after(session: Session, principal: Principal, inspection_id: UUID, after: int, limit: int) -> Changes:
    """Give one page of the feed in one statement, to a caller whose right was checked."""
    seen = _seen_by(principal, inspection_id).where(LedgerEntry.sequence > after).order_by(LedgerEntry.sequence)
    entries = list(session.execute(seen.limit(limit + 1)).scalars())
    more = len(entries) > limit
    entries = entries[:limit]
    return Changes(
        items=[change_view(entry, principal) for entry in entries], position=entries[-1].sequence if entries else after, more=more
    )


def end_of_feed(session: Session, principal: Principal, inspection_id: UUID) -> int:
    """Give the position of the newest entry that the caller reads, 0 where there is none."""
    newest = _seen_by(principal, inspection_id).with_only_columns(func.coalesce(func.max(LedgerEntry.sequence), 0))
    return session.execute(newest).scalar_one()


def _seen_by(principal: Principal, inspection_id: UUID) -> Select[LedgerEntry]:
    """Restrict to the caller's own side, and in it to the actions that one of the caller's roles reads."""
    roles: frozenset[Any] = principal.roles_in(inspection_id)
    side = principal.side.value
    readable = [name for name, action in ACTIONS.items() if roles & action.sides.get(side, frozenset())]
    return select(LedgerEntry).where(LedgerEntry.chain == inspection_id, LedgerEntry.side == side, LedgerEntry.action.in_(readable))


def change_view(entry: LedgerEntry, principal: Principal) -> ChangeView:
    """Give an entry as the caller reads it."""
    return ChangeView(
        position=entry.sequence,
        at=entry.at,
        action=entry.action,
        subject_kind=entry.subject_kind,
        subject_id=entry.subject_id,
        summary=entry.summary,
        actor_name=entry.actor_name,
        reason=entry.reason,
        own=entry.actor == principal.subject,
        page=entry.detail.get("page"),
    )
