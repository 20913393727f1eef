"""The HTTP face of reports: for those in the inspection, and for the public."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Query

from plumbline.identity.current import CurrentPrincipal, Now, PublicNow
from plumbline.kernel.paging import Page
from plumbline.kernel.problems import Forbidden, InvalidRequest, NotFound
from plumbline.kernel.text import Ordinal, Reference
from plumbline.kernel.web.paging import PageDep
from plumbline.kernel.web.problems import problems
from plumbline.kernel.web.route import caches, feature_router
from plumbline.kernel.web.session import SessionDep
from plumbline.reports import reading, refusals, releasing, service
from plumbline.reports.schema import (
    EmbargoTerms,
    PreviewRole,
    PublicReportEntry,
    PublicReportView,
    RecallAct,
    ReleaseAct,
    ReleaseView,
    ReportAssembly,
    ReportList,
    ReportView,
    TermsAcceptance,
)
from plumbline.timetable.gates import TooEarly

router = feature_router("/inspections/{inspection_id}/reports", "reports")
public_router = feature_router("/public/reports", "public")


@router.get("", responses=problems(NotFound, Forbidden))
@caches("no-store")
def list_reports(inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal, now: Now) -> ReportList:
    """List the versions of the report that you may know of, newest first."""
    return service.list_reports(session, principal, inspection_id, now)


@router.post("", status_code=201, responses=problems(NotFound, Forbidden, InvalidRequest, service.ReportNotReady))
@caches("no-store")
def assemble_report(
    inspection_id: UUID, assembly: ReportAssembly, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> ReportView:
    """Freeze the report from the approved evaluations and the findings as they stand."""
    return service.assemble_report(session, principal, inspection_id, assembly, now)


@router.get("/{report_id}", responses=problems(NotFound, Forbidden))
@caches("no-store")
def read_report(inspection_id: UUID, report_id: UUID, session: SessionDep, principal: CurrentPrincipal, now: Now) -> ReportView:
    """Read one version. The reading of an unpublished one is recorded."""
    return service.read_report(session, principal, inspection_id, report_id, now)


@router.get("/{report_id}/preview", responses=problems(NotFound, Forbidden, refusals.RecipientsMissing))
@caches("no-store")
def preview_report(
    inspection_id: UUID,
    report_id: UUID,
    as_role: Annotated[PreviewRole, Query(description="Whose copy to look at.")],
    session: SessionDep,
    principal: CurrentPrincipal,
    now: Now,
) -> ReportView:
    """Read one version exactly as a chief officer of the council will once the draft is issued. Recorded as a reading of yours."""
    return service.preview_report(session, principal, inspection_id, report_id, as_role, now)


@router.post(
    "/{report_id}/releases",
    status_code=201,
    responses=problems(
        NotFound,
        Forbidden,
        InvalidRequest,
        TooEarly,
        refusals.InspectionNotUnderWay,
        refusals.ReleaseOutOfOrder,
        refusals.SecondPersonNeeded,
        refusals.ReleaseDiffers,
        refusals.AlreadyReleased,
        refusals.RecipientsMissing,
    ),
)
@caches("no-store")
def release_report(
    inspection_id: UUID, report_id: UUID, act: ReleaseAct, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> ReleaseView:
    """Propose a release, or consent to the one that a colleague proposed: it takes the lead inspector and quality assurance."""
    return releasing.release_report(session, principal, inspection_id, report_id, act, now)


@router.post("/{report_id}/releases/{release_id}/recall", status_code=204, responses=problems(NotFound, Forbidden, refusals.CannotRecall))
def recall_release(
    inspection_id: UUID, report_id: UUID, release_id: UUID, act: RecallAct, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> None:
    """Call off a proposed release, or an agreed publication before its instant."""
    releasing.recall_release(session, principal, inspection_id, report_id, release_id, act, now)


@router.get("/{report_id}/terms", responses=problems(NotFound, Forbidden))
@caches("no-store")
def read_embargo_terms(inspection_id: UUID, report_id: UUID, session: SessionDep, principal: CurrentPrincipal) -> EmbargoTerms:
    """Read the terms of the embargoed copy that is addressed to you."""
    return reading.read_embargo_terms(session, principal, inspection_id, report_id)


@router.post("/{report_id}/terms", status_code=200, responses=problems(NotFound, Forbidden, InvalidRequest))
@caches("no-store")
def accept_embargo_terms(
    inspection_id: UUID, report_id: UUID, acceptance: TermsAcceptance, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> EmbargoTerms:
    """Accept the terms of the embargoed copy, which opens it to you."""
    return reading.accept_embargo_terms(session, principal, inspection_id, report_id, acceptance, now)


@public_router.get("", responses=problems())
def list_public_reports(session: SessionDep, page: PageDep, now: PublicNow) -> Page[PublicReportEntry]:
    """List the published reports. Open to anyone, without a token."""
    return reading.list_public_reports(session, page, now)


@public_router.get("/{reference}", responses=problems(NotFound))
def read_public_report(
    session: SessionDep,
    now: PublicNow,
    reference: Annotated[Reference, Path(description="The report's reference, such as JSW-2026-003.")],
    version: Annotated[Ordinal | None, Query(description="An earlier version; without it the newest.")] = None,
) -> PublicReportView:
    """Read a published report. Open to anyone, without a token."""
    return reading.read_public_report(session, reference, version, now)
