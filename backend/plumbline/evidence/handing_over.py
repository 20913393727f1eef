"""Evidence that an answer or a shared tick names: from then on the other side reads it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.evidence.model import EvidenceItem, EvidenceKind, EvidenceRegister
from plumbline.evidence.policy import SUBMITS, visible_to
from plumbline.evidence.service import record_submission, submit_latest
from plumbline.identity.principal import Principal
from plumbline.identity.roles import Role, Side

NOT_THERE = "There is no such evidence here. Add it first, then name it."


def hand_over_evidence(
    session: Session, principal: Principal, inspection_id: UUID, references: Sequence[str], now: datetime, *, occasion: str | None
) -> dict[str, str]:
    """Submit what the council names and the inspectorate does not have; of its own side everybody names what they see.

    `occasion` says with what it goes; without one nothing goes anywhere, and only what is not there is refused. Gives the
    reason by reference where an item is not there, has no file, was withdrawn, or is not the caller's to hand over.
    """
    statement = (
        select(EvidenceItem)
        .where(EvidenceItem.owner_id == inspection_id, visible_to(principal))
        .where(EvidenceItem.number.in_(_numbers(references)))
        .with_for_update()
    )
    items = {item.reference: item for item in session.execute(statement).scalars()}
    if occasion is None:
        return {reference: NOT_THERE for reference in references if reference not in items}
    refused = {reference: why for reference in references if (why := _why_not(principal, items.get(reference))) is not None}
    if refused or principal.side is Side.INSPECTORATE:
        return refused
    register = session.get(EvidenceRegister, inspection_id)
    after = register is not None and register.submitted_at is not None
    for item in items.values():
        if _held_back(item):
            submit_latest(session, item, now, supplementary=after)
            record_submission(session, principal, item, f"{item.reference} was handed over with {occasion}.", now)
    return {}


def _numbers(references: Sequence[str]) -> set[int]:
    numbers = (reference.removeprefix("E-") for reference in references if reference.startswith("E-"))
    return {int(number) for number in numbers if number.isascii() and number.isdigit() and len(number) < 9}  # noqa: PLR2004 (an integer of the database)


def _held_back(item: EvidenceItem) -> bool:
    return item.submitted_at is None or item.submitted_version < item.latest_version


def _why_not(principal: Principal, item: EvidenceItem | None) -> str | None:
    if item is None:
        return NOT_THERE
    if item.withdrawn_at is not None:
        return f"{item.reference} was withdrawn."
    if item.kind is EvidenceKind.FILE and item.latest_version == 0:
        return f"The file of {item.reference} has not been uploaded yet."
    if principal.side is Side.COUNCIL and _held_back(item) and not principal.roles_in(item.owner_id) & SUBMITS:
        named = " or ".join(f"the {role.words}" for role in Role if role in SUBMITS)
        return f"Only {named} hands evidence to the inspectorate. Ask one of them, or leave it out."
    return None
