"""Operations on the audit trail."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Query, Response

from plumbline.audit import service
from plumbline.audit.schema import AuditActions, AuditEventView, AuditExport, Format, VerificationView
from plumbline.audit.trail import Wanted
from plumbline.identity.current import CurrentPrincipal, Now
from plumbline.kernel.paging import Page
from plumbline.kernel.problems import Forbidden, InvalidRequest, NotFound
from plumbline.kernel.text import Line, Moment, Word
from plumbline.kernel.web.paging import PageDep
from plumbline.kernel.web.problems import problems
from plumbline.kernel.web.route import caches, feature_router
from plumbline.kernel.web.session import SessionDep

router = feature_router("/audit-events", "audit")

CSV = "text/csv; charset=utf-8"
SEEN: dict[int | str, dict[str, Any]] = problems(NotFound, Forbidden, InvalidRequest)
FILE: dict[int | str, dict[str, Any]] = {
    200: {"description": "The events, oldest first.", "model": AuditExport, "content": {"text/csv": {"schema": {"type": "string"}}}}
}


def _wanted(
    inspection_id: Annotated[UUID | None, Query(description="Only of this inspection.")] = None,
    actor: Annotated[Line | None, Query(max_length=200, description="A part of the name of whoever did it.")] = None,
    action: Annotated[Word | None, Query(description="One word of the ledger, such as findings_shared; `opened` for openings.")] = None,
    since: Annotated[Moment | None, Query(alias="from", description="From this instant on.")] = None,
    until: Annotated[Moment | None, Query(alias="to", description="Before this instant.")] = None,
) -> Wanted:
    return Wanted(inspection_id=inspection_id, actor=actor, action=action, since=since, until=until)


WantedDep = Annotated[Wanted, Depends(_wanted)]


@router.get("", responses=SEEN)
def list_audit_events(session: SessionDep, principal: CurrentPrincipal, page: PageDep, wanted: WantedDep) -> Page[AuditEventView]:
    """List what was done and which restricted material was opened, newest first: your own side's, as far as your roles go."""
    return service.list_events(session, principal, wanted, page)


@router.get("/actions", responses=problems(NotFound, Forbidden))
def list_audit_actions(session: SessionDep, principal: CurrentPrincipal) -> AuditActions:
    """List the words of the ledger that you can meet, to filter by."""
    return service.list_actions(session, principal)


@router.get("/export", response_class=Response, responses=SEEN | problems(service.TooManyEvents) | FILE)
@caches("no-store")
def export_audit_events(
    session: SessionDep,
    principal: CurrentPrincipal,
    wanted: WantedDep,
    now: Now,
    format: Format = Format.CSV,  # noqa: A002 (its public name)
) -> Response:
    """Take the trail away as one file, oldest first: CSV that is safe to open in a spreadsheet, or JSON. That you did is logged."""
    body = service.export_events(session, principal, wanted, format, now)
    headers = {"Content-Disposition": f'attachment; filename="audit-{_day(now)}.{format.value}"'}
    return Response(body, media_type=CSV if format is Format.CSV else "application/json", headers=headers)


@router.get("/verification", responses=SEEN)
@caches("no-store")
def verify_audit_events(session: SessionDep, principal: CurrentPrincipal, wanted: WantedDep) -> VerificationView:
    """Recompute the chain of your side: whether it holds, and otherwise the first entry at which it does not."""
    return service.verify_events(session, principal, wanted)


def _day(now: datetime) -> str:
    return now.date().isoformat()
