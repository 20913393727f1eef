"""The statement behind the trail: acts and openings as one list, filtered before it is ordered or counted."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, String, cast, func, literal, null, select, union_all
from sqlalchemy.types import BigInteger, Uuid

from plumbline.audit.policy import acts_visible_to, reads_visible_to
from plumbline.audit.schema import AuditEventView
from plumbline.identity.principal import Principal
from plumbline.kernel.ledger import LedgerEntry
from plumbline.kernel.read_log import ReadEntry

OPENED = "opened"
COMMENT = re.compile(r"^(comment_[a-z]+)_(mine|my_side|both_sides)_(council|inspectorate)$")
"""Each audience and side has a word of its own for what is done to a comment."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which events are asked for."""

    inspection_id: UUID | None = None
    actor: str | None = None
    action: str | None = None
    since: datetime | None = None
    until: datetime | None = None


def trail(principal: Principal, wanted: Wanted) -> Select[*tuple[Any, ...]]:
    """Give the statement over everything that the caller may know and asked for."""
    both = union_all(_acts(principal, wanted), _openings(principal, wanted)).subquery("trail")
    return select(*both.c)


def words_of(action: str) -> str:
    """Say a word of the ledger as it stands on a page: 'Findings shared', 'Comment added, both sides (council)'."""
    said = COMMENT.sub(r"\1, \2 (\3)", action) if action.startswith("comment_") else action
    return said.replace("_", " ").capitalize()


def view_of(row: Row[*tuple[Any, ...]], principal: Principal) -> AuditEventView:
    """Show one event."""
    return AuditEventView(
        id=row.key,
        inspection_id=None if row.chain == principal.organisation_id else row.chain,
        position=row.position,
        at=row.at,
        action=row.action,
        action_in_words=words_of(row.action),
        actor=row.actor,
        actor_name=row.actor_name,
        subject_kind=row.subject_kind,
        subject_id=row.subject_id,
        summary=row.summary,
        reason=row.reason,
    )


def _acts(principal: Principal, wanted: Wanted) -> Select[*tuple[Any, ...]]:
    statement = select(
        LedgerEntry.at.label("at"),
        cast(LedgerEntry.id, String).label("key"),
        LedgerEntry.chain.label("chain"),
        LedgerEntry.sequence.label("position"),
        LedgerEntry.action.label("action"),
        LedgerEntry.actor.label("actor"),
        LedgerEntry.actor_name.label("actor_name"),
        LedgerEntry.subject_kind.label("subject_kind"),
        LedgerEntry.subject_id.label("subject_id"),
        LedgerEntry.summary.label("summary"),
        LedgerEntry.reason.label("reason"),
    ).where(acts_visible_to(principal))
    if wanted.inspection_id is not None:
        statement = statement.where(LedgerEntry.chain == wanted.inspection_id)
    if wanted.actor is not None:
        statement = statement.where(LedgerEntry.actor_name.icontains(wanted.actor, autoescape=True))
    if wanted.action is not None:
        statement = statement.where(LedgerEntry.action == wanted.action)
    if wanted.since is not None:
        statement = statement.where(LedgerEntry.at >= wanted.since)
    return statement if wanted.until is None else statement.where(LedgerEntry.at < wanted.until)


def _openings(principal: Principal, wanted: Wanted) -> Select[*tuple[Any, ...]]:
    statement = select(
        ReadEntry.at,
        # As long for each, so that the order of the text is the order of the openings.
        func.lpad(cast(ReadEntry.sequence, String), 20, "0"),
        ReadEntry.inspection_id,
        cast(null(), BigInteger),
        literal(OPENED),
        ReadEntry.reader,
        ReadEntry.reader_name,
        ReadEntry.subject_kind,
        cast(ReadEntry.subject_id, Uuid),
        func.concat("Opened ", ReadEntry.what, "."),
        cast(null(), String),
    ).where(reads_visible_to(principal))
    if wanted.inspection_id is not None:
        statement = statement.where(ReadEntry.inspection_id == wanted.inspection_id)
    if wanted.actor is not None:
        statement = statement.where(ReadEntry.reader_name.icontains(wanted.actor, autoescape=True))
    if wanted.action is not None:
        statement = statement.where(literal(wanted.action == OPENED))
    if wanted.since is not None:
        statement = statement.where(ReadEntry.at >= wanted.since)
    return statement if wanted.until is None else statement.where(ReadEntry.at < wanted.until)
