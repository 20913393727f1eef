"""The HTTP face of findings."""

from uuid import UUID

from plumbline.findings import service, sharing
from plumbline.findings.schema import FindingAddition, FindingChange, FindingsSharingAct, FindingView, SharedFindings, SharingPreview
from plumbline.identity.current import CurrentPrincipal, Now
from plumbline.kernel.paging import Page
from plumbline.kernel.problems import Forbidden, InvalidRequest, NotFound, PreconditionFailed, PreconditionRequired
from plumbline.kernel.web.paging import PageDep
from plumbline.kernel.web.preconditions import IfMatchDep
from plumbline.kernel.web.problems import problems
from plumbline.kernel.web.route import feature_router
from plumbline.kernel.web.session import SessionDep
from plumbline.timetable.gates import TooEarly

router = feature_router("/inspections/{inspection_id}/findings", "findings")


@router.get("", responses=problems(NotFound, Forbidden))
def list_findings(inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal, page: PageDep) -> Page[FindingView]:
    """List the findings as the inspectorate writes them, in the order of their numbers."""
    return service.list_findings(session, principal, inspection_id, page)


@router.post("", status_code=201, responses=problems(NotFound, Forbidden, InvalidRequest, service.FindingsSettled))
def add_finding(inspection_id: UUID, addition: FindingAddition, session: SessionDep, principal: CurrentPrincipal, now: Now) -> FindingView:
    """Write down a strength, an area for improvement, good practice, a recommendation or a key message."""
    return service.add_finding(session, principal, inspection_id, addition, now)


@router.get("/sharing", responses=problems(NotFound, Forbidden))
def read_shared_findings(inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal) -> SharedFindings:
    """Read what was shared with the council in week 19. It holds no evaluations and says why."""
    return sharing.read_shared_findings(session, principal, inspection_id)


@router.get("/sharing/preview", responses=problems(NotFound, Forbidden))
def preview_findings(inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal, now: Now) -> SharingPreview:
    """See exactly what the council would see if the findings were shared now."""
    return sharing.preview_findings(session, principal, inspection_id, now)


@router.post(
    "/sharing",
    status_code=201,
    responses=problems(NotFound, Forbidden, TooEarly, sharing.NothingToShare, sharing.PreviewOutOfDate, sharing.WordsOfTheScaleUnsettled),
)
def share_findings(
    inspection_id: UUID, act: FindingsSharingAct, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> SharedFindings:
    """Share what was previewed with the council. A later act adds a version and alters none."""
    return sharing.share_findings(session, principal, inspection_id, act, now)


@router.get("/{finding_id}", responses=problems(NotFound, Forbidden))
def read_finding(inspection_id: UUID, finding_id: UUID, session: SessionDep, principal: CurrentPrincipal) -> FindingView:
    """Read one finding."""
    return service.read_finding(session, principal, inspection_id, finding_id)


@router.patch(
    "/{finding_id}",
    responses=problems(NotFound, Forbidden, InvalidRequest, PreconditionRequired, PreconditionFailed, service.FindingsSettled),
)
def change_finding(
    inspection_id: UUID,
    finding_id: UUID,
    change: FindingChange,
    session: SessionDep,
    principal: CurrentPrincipal,
    precondition: IfMatchDep,
    now: Now,
) -> FindingView:
    """Change a finding. Versions that were shared stay as they were shared."""
    return service.change_finding(session, principal, inspection_id, finding_id, change, precondition, now)


@router.delete(
    "/{finding_id}",
    status_code=204,
    responses=problems(NotFound, Forbidden, PreconditionRequired, PreconditionFailed, service.FindingsSettled),
)
def withdraw_finding(
    inspection_id: UUID, finding_id: UUID, session: SessionDep, principal: CurrentPrincipal, precondition: IfMatchDep, now: Now
) -> None:
    """Take a finding back. Its number is not given again."""
    service.withdraw_finding(session, principal, inspection_id, finding_id, precondition, now)
