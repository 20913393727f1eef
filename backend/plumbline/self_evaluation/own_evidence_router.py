"""The evidence of a council's own self-evaluation, outside any inspection, over HTTP. Its library is the same as an inspection's."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query, Request, Response
from sqlalchemy.orm import Session

from plumbline.evidence import arriving, content, reading, service, serving
from plumbline.evidence.content_router import FILE, Version
from plumbline.evidence.refusals import EvidenceCited, EvidenceWithoutFile, FileNotReadable, FileRefused
from plumbline.evidence.router import CONDITIONAL, evidence_filter
from plumbline.evidence.schema import EvidenceAddition, EvidenceChange, EvidenceFilter, EvidenceItemRow, EvidenceItemView
from plumbline.identity.current import NEEDS_TOKEN, CurrentPrincipal, Now
from plumbline.identity.principal import Principal
from plumbline.kernel.paging import Page
from plumbline.kernel.problems import Forbidden, InvalidRequest, NotFound, PayloadTooLarge
from plumbline.kernel.text import Line
from plumbline.kernel.web.paging import PageDep
from plumbline.kernel.web.preconditions import IfMatchDep
from plumbline.kernel.web.problems import problems
from plumbline.kernel.web.route import feature_router, streams
from plumbline.kernel.web.session import SessionDep
from plumbline.self_evaluation.desk import Outside, open_desk

router = feature_router("/self-evaluations/{self_evaluation_id}/evidence", "self-evaluation")


@router.get("", responses=problems(NotFound, InvalidRequest))
def list_own_evidence(
    self_evaluation_id: UUID,
    session: SessionDep,
    principal: CurrentPrincipal,
    now: Now,
    page: PageDep,
    wanted: Annotated[EvidenceFilter, Depends(evidence_filter)],
) -> Page[EvidenceItemRow]:
    """List the evidence of a council's own self-evaluation. The council's people only: it is never submitted."""
    caller = _caller(session, principal, self_evaluation_id, "list_own_evidence", now)
    return reading.list_evidence(session, caller, self_evaluation_id, wanted, page)


@router.post("", status_code=201, responses=problems(NotFound, Forbidden, InvalidRequest))
def add_own_evidence(
    self_evaluation_id: UUID, addition: EvidenceAddition, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> EvidenceItemView:
    """Add an item of evidence: a file (its content follows), a link, or a pointer. It counts for itself, from E-001."""
    caller = _caller(session, principal, self_evaluation_id, "add_own_evidence", now)
    return service.add_evidence(session, caller, self_evaluation_id, addition, now)


@router.get("/{evidence_id}", responses=problems(NotFound))
def read_own_evidence(
    self_evaluation_id: UUID, evidence_id: UUID, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> EvidenceItemView:
    """Read one item, with its file."""
    caller = _caller(session, principal, self_evaluation_id, "read_own_evidence", now)
    return reading.read_evidence(session, caller, self_evaluation_id, evidence_id)


@router.patch("/{evidence_id}", responses=problems(*CONDITIONAL, InvalidRequest))
def change_own_evidence(
    self_evaluation_id: UUID,
    evidence_id: UUID,
    change: EvidenceChange,
    precondition: IfMatchDep,
    session: SessionDep,
    principal: CurrentPrincipal,
    now: Now,
) -> EvidenceItemView:
    """Change what is said about an item. Needs If-Match."""
    caller = _caller(session, principal, self_evaluation_id, "change_own_evidence", now)
    return service.change_evidence(session, caller, self_evaluation_id, evidence_id, change, precondition, now)


@router.delete("/{evidence_id}", status_code=204, responses=problems(*CONDITIONAL, EvidenceCited))
def delete_own_evidence(
    self_evaluation_id: UUID, evidence_id: UUID, precondition: IfMatchDep, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> None:
    """Delete an item that is not cited; its reference is not given again. Needs If-Match."""
    caller = _caller(session, principal, self_evaluation_id, "delete_own_evidence", now)
    return service.delete_evidence(session, caller, self_evaluation_id, evidence_id, precondition, now)


@router.put(
    "/{evidence_id}/content",
    dependencies=NEEDS_TOKEN,
    responses=problems(NotFound, Forbidden, InvalidRequest, FileRefused, PayloadTooLarge, EvidenceWithoutFile),
    openapi_extra={"requestBody": {"content": {"*/*": {"schema": {"type": "string", "format": "binary"}}}, "required": True}},
)
@streams
async def put_own_evidence_content(
    request: Request,
    self_evaluation_id: UUID,
    evidence_id: UUID,
    file_name: Annotated[Line | None, Query(description="The file's name with its ending, where the item has none yet.")] = None,
) -> EvidenceItemView:
    """Bring the item's file, raw (`curl -T`). Each new content is a new version and overwrites nothing."""

    def caller_of(session: Session, principal: Principal, now: datetime) -> Principal:
        return _caller(session, principal, self_evaluation_id, "put_own_evidence_content", now)

    return await arriving.receive_content(request, self_evaluation_id, evidence_id, file_name, caller_of)


@router.get("/{evidence_id}/content", responses={**FILE, **problems(NotFound, Forbidden, FileNotReadable, serving.RangeNotSatisfiable)})
def read_own_evidence_content(
    request: Request,
    self_evaluation_id: UUID,
    evidence_id: UUID,
    session: SessionDep,
    principal: CurrentPrincipal,
    now: Now,
    version: Version = None,
) -> Response:
    """Download a file, whole or in ranges. Each download is logged."""
    caller = _caller(session, principal, self_evaluation_id, "read_own_evidence_content", now)
    begins = serving.from_start(request)
    opening = content.open_file(session, caller, self_evaluation_id, evidence_id, version, now, from_start=begins)
    return serving.file_response(request, request.app.state.storage, opening)


def _caller(session: Session, principal: Principal, self_evaluation_id: UUID, operation: str, now: datetime) -> Principal:
    """Give the caller with the roles that they have in this self-evaluation."""
    return open_desk(session, principal, Outside(self_evaluation_id), operation, now).caller
