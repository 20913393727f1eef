"""The caller's hand in the ledger: what they did, and what restricted material they opened."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from plumbline.identity.principal import Principal
from plumbline.kernel import ledger
from plumbline.kernel.read_log import ReadEntry


def record(
    session: Session,
    principal: Principal,
    action: str,
    *,
    now: datetime,
    inspection_id: UUID | None = None,
    subject: tuple[str, UUID | None],
    summary: str,
    detail: dict[str, Any] | None = None,
    reason: str | None = None,
    page: str | None = None,
) -> None:
    """Enter an act in the ledger of its inspection, or of the caller's organisation where it has none.

    `action` is a registered word (KeyError otherwise: a programming fault). `summary` is one plain sentence that every
    reader of the action may see; `page` is where in the inspection they find it. The reason given, or else the request's Audit-Reason header, goes with it.
    """
    ledger.note(
        session,
        ledger.Occurrence(
            chain=inspection_id or principal.organisation_id,
            at=now,
            actor=principal.subject,
            actor_name=principal.name,
            action=ledger.ACTIONS[action],
            subject_kind=subject[0],
            subject_id=subject[1],
            summary=summary,
            detail=(detail or {}) | ({"page": page} if page is not None else {}),
            reason=reason or session.info.get("reason"),
        ),
    )


def record_read(
    session: Session, principal: Principal, *, now: datetime, inspection_id: UUID | None, subject: tuple[str, UUID], what: str
) -> None:
    """Log that the caller opened restricted material (file content, case data, a draft, an embargoed copy)."""
    session.add(
        ReadEntry(
            at=now,
            reader=principal.subject,
            reader_name=principal.name,
            inspection_id=inspection_id,
            subject_kind=subject[0],
            subject_id=subject[1],
            what=what,
        )
    )
    session.flush()
