"""The HTTP face of the case sample."""

from typing import Any
from uuid import UUID

from fastapi import Response

from plumbline.case_files.samples import cases, planning, replacing, service
from plumbline.case_files.samples.refusals import (
    CaseInSample,
    CaseNotReplaceable,
    NothingDrawn,
    NothingToDrawFrom,
    ReplacementAnswered,
    ReplacementAsked,
    ReserveExhausted,
    SampleDrawn,
    SampleReleased,
)
from plumbline.case_files.samples.schema import (
    CaseByHand,
    CaseSampleView,
    ReplacementReply,
    ReplacementRequest,
    ReplacementView,
    SampledCaseView,
    SampleDraw,
    SampleFile,
    SamplePlanSubmission,
    SamplePlanView,
)
from plumbline.identity.current import CurrentPrincipal, Now
from plumbline.inspections.service import InspectionClosed
from plumbline.kernel.paging import Page
from plumbline.kernel.problems import Forbidden, InvalidRequest, NotFound
from plumbline.kernel.web.paging import PageDep
from plumbline.kernel.web.problems import problems
from plumbline.kernel.web.route import caches, feature_router
from plumbline.kernel.web.session import SessionDep
from plumbline.timetable.gates import TooEarly

router = feature_router("/inspections/{inspection_id}/case-sample", "case sample")

NO_STORE = "no-store"
SEEN = problems(NotFound, Forbidden)
FILE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The file.",
        "content": {"text/csv": {"schema": {"type": "string"}}, "text/plain": {"schema": {"type": "string"}}},
    }
}


@router.get("", responses=SEEN)
@caches(NO_STORE)
def read_case_sample(inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal, now: Now) -> CaseSampleView:
    """Read the sample: its size and why, its strata beside those of the list, its seed and hashes, and what you may do next."""
    return service.read_case_sample(session, principal, inspection_id, now)


@router.post("/plan", responses=problems(NotFound, Forbidden, InvalidRequest, NothingToDrawFrom, SampleDrawn, InspectionClosed))
@caches(NO_STORE)
def plan_case_sample(inspection_id: UUID, given: SamplePlanSubmission, session: SessionDep, principal: CurrentPrincipal) -> SamplePlanView:
    """Work out how many cases are enough and how many of each stratum. Nothing is drawn and nothing stored."""
    return planning.plan_case_sample(session, principal, inspection_id, given)


@router.post(
    "/draws",
    status_code=201,
    responses=problems(NotFound, Forbidden, InvalidRequest, NothingToDrawFrom, SampleDrawn, InspectionClosed),
)
@caches(NO_STORE)
def draw_case_sample(inspection_id: UUID, given: SampleDraw, session: SessionDep, principal: CurrentPrincipal, now: Now) -> CaseSampleView:
    """Draw the sample with the seed that was fixed when the list was asked for, and freeze the list. It can be done once."""
    return service.draw_case_sample(session, principal, inspection_id, given, now)


@router.get("/cases", responses=SEEN)
@caches(NO_STORE)
def list_sampled_cases(
    inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal, page: PageDep, now: Now
) -> Page[SampledCaseView]:
    """List the cases of the sample by reference, replaced ones and those added by hand too. Each reading is logged."""
    return cases.list_sampled_cases(session, principal, inspection_id, page, now)


@router.post(
    "/cases", status_code=201, responses=problems(NotFound, Forbidden, InvalidRequest, NothingDrawn, CaseInSample, InspectionClosed)
)
@caches(NO_STORE)
def add_case_by_hand(inspection_id: UUID, given: CaseByHand, session: SessionDep, principal: CurrentPrincipal, now: Now) -> SampledCaseView:
    """Add a case of the list with a reason, before or after the release. It is read and reported apart and enters no estimate."""
    return cases.add_case_by_hand(session, principal, inspection_id, given, now)


@router.get("/replacements", responses=SEEN)
@caches(NO_STORE)
def list_replacements(inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal, page: PageDep) -> Page[ReplacementView]:
    """List the replacements that were asked for, with why and with what became of them, the latest first."""
    return replacing.list_replacements(session, principal, inspection_id, page)


@router.post(
    "/replacements",
    status_code=201,
    responses=problems(NotFound, Forbidden, InvalidRequest, NothingDrawn, CaseNotReplaceable, ReplacementAsked, InspectionClosed),
)
@caches(NO_STORE)
def ask_for_replacement(
    inspection_id: UUID, given: ReplacementRequest, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> ReplacementView:
    """Ask that a case which cannot be read is replaced, and say why. The lead inspector answers."""
    return replacing.ask_for_replacement(session, principal, inspection_id, given, now)


@router.post(
    "/replacements/{replacement_id}/answer",
    responses=problems(NotFound, Forbidden, InvalidRequest, ReplacementAnswered, ReserveExhausted, InspectionClosed),
)
@caches(NO_STORE)
def answer_replacement(
    inspection_id: UUID, replacement_id: UUID, given: ReplacementReply, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> ReplacementView:
    """Agree to a replacement or not. Once agreed, the next of the same stratum's reserve takes the place; nobody chooses it."""
    return replacing.answer_replacement(session, principal, inspection_id, replacement_id, given, now)


@router.post("/release", responses=problems(NotFound, Forbidden, NothingDrawn, SampleReleased, TooEarly, InspectionClosed))
@caches(NO_STORE)
def release_case_sample(inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal, now: Now) -> CaseSampleView:
    """Release the sample to the council's coordinator, from the day on that the timetable gives."""
    return service.release_case_sample(session, principal, inspection_id, now)


@router.get("/files/{name}", response_class=Response, responses={**FILE, **SEEN})
@caches(NO_STORE)
def export_case_sample_file(inspection_id: UUID, name: SampleFile, session: SessionDep, principal: CurrentPrincipal, now: Now) -> Response:
    """Download what `plumbline sample verify` reads: the cases as drawn, the frame, the sizes; or the cases as they stand."""
    body = cases.export_case_sample_file(session, principal, inspection_id, name, now)
    kind = "text/csv" if name.value.endswith(".csv") else "text/plain"
    return Response(body, media_type=f"{kind}; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="{name.value}"'})
