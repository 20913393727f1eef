"""What becomes of the evidence that a tick or an answer names: the feature that keeps evidence says so, through a registry."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from sqlalchemy.orm import Session

from plumbline.identity.principal import Principal
from plumbline.kernel.problems import FieldError, InvalidRequest
from plumbline.timetable.schema import TaskFileSubmission


class HandOver(Protocol):
    """Lets the other side read the items of these references, or only looks for them; gives for each that cannot go the reason."""

    def __call__(
        self, session: Session, principal: Principal, inspection_id: UUID, references: Sequence[str], now: datetime, *, occasion: str | None
    ) -> dict[str, str]:
        """`occasion` says with what they go ("an answer"); without one they are looked for and stay where they are."""
        ...


_HAND_OVER: list[HandOver] = []


def register_hand_over(hand_over: HandOver) -> None:
    """Say who hands over evidence; filled by main. Raises ValueError where two features claim it."""
    if _HAND_OVER and _HAND_OVER[0] is not hand_over:
        raise ValueError("evidence is handed over by one feature")
    _HAND_OVER[:] = [hand_over]


def hand_over_files(
    session: Session,
    principal: Principal,
    inspection_id: UUID,
    files: Sequence[TaskFileSubmission],
    now: datetime,
    *,
    occasion: str | None,
) -> None:
    """Hand over the evidence among the files, all of it or none. Raises InvalidRequest (422) naming each that cannot go, and why."""
    named = [file.evidence for file in files if file.evidence is not None]
    refused = _HAND_OVER[0](session, principal, inspection_id, named, now, occasion=occasion) if named else {}
    errors = [
        FieldError(f"/files/{at}/evidence", "not_handed_over" if occasion else "unknown", refused[file.evidence])
        for at, file in enumerate(files)
        if file.evidence in refused
    ]
    if errors:
        raise InvalidRequest("Some of the evidence cannot be named here.", errors=errors)
