"""What becomes of the evidence that an answer names: the feature that keeps evidence says so, through a registry."""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from plumbline.identity.principal import Principal

HandOver = Callable[[Session, Principal, UUID, Sequence[str], datetime], dict[str, str]]
"""Lets the other side read the items of these references; gives for each that cannot be handed over the reason."""

_HAND_OVER: list[HandOver] = []


def register_hand_over(hand_over: HandOver) -> None:
    """Say who hands over evidence; filled by main. Raises ValueError where two features claim it."""
    if _HAND_OVER and _HAND_OVER[0] is not hand_over:
        raise ValueError("evidence is handed over by one feature")
    _HAND_OVER[:] = [hand_over]


def hand_over(session: Session, principal: Principal, inspection_id: UUID, references: Sequence[str], now: datetime) -> dict[str, str]:
    """Hand over what is named; gives the reasons against it by reference, empty where all is well."""
    return _HAND_OVER[0](session, principal, inspection_id, references, now) if references else {}
