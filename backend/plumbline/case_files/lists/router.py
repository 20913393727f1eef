"""The HTTP face of the case list."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Query, Request, Response

from plumbline.case_files.lists import confirming, reading, receiving, service
from plumbline.case_files.lists.refusals import CaseDataNotAgreed, CaseListAskedAnew, CaseListDrawn, CaseListNotRequested, CaseListRefused
from plumbline.case_files.lists.schema import (
    CaseListProfileView,
    CaseListRequestSubmission,
    CaseListRequestView,
    CaseListSendingView,
    CaseListSummary,
    CaseListVersionView,
    CaseListView,
    CaseRowView,
    ConfirmationSubmission,
    ConfirmationView,
    TemplateFormat,
)
from plumbline.case_files.lists.sending import MEDIA_TYPES
from plumbline.evidence.refusals import UploadBrokenOff
from plumbline.identity.current import NEEDS_TOKEN, CurrentPrincipal, Now
from plumbline.inspections.service import InspectionClosed
from plumbline.kernel.paging import Page
from plumbline.kernel.problems import Forbidden, InvalidRequest, NotFound, PayloadTooLarge, StorageFull, UnsupportedMediaType
from plumbline.kernel.text import Line
from plumbline.kernel.web.paging import PageDep
from plumbline.kernel.web.problems import problems
from plumbline.kernel.web.route import caches, feature_router, streams
from plumbline.kernel.web.session import SessionDep

router = feature_router("/inspections/{inspection_id}", "case list")

CSV = "text/csv; charset=utf-8"
NO_STORE = "no-store"
BYTES = {"schema": {"type": "string", "format": "binary"}}
RECORDS = {
    "schema": {
        "type": "object",
        "required": ["records"],
        "additionalProperties": False,
        "properties": {"records": {"type": "array", "maxItems": receiving.MOST_RECORDS, "items": {"type": "object"}}},
    },
    "example": {"records": [{"case_ref": "SM-0001", "age_years": 24, "requirements": ["supervision"]}]},
}
TEMPLATE: dict[int | str, dict[str, Any]] = {
    200: {"description": "The empty list.", "content": {MEDIA_TYPES["xlsx"]: BYTES, "text/csv": {"schema": {"type": "string"}}}}
}
PROBLEMS: dict[int | str, dict[str, Any]] = {
    200: {"description": "Every problem that is listed, one a line.", "content": {"text/csv": {"schema": {"type": "string"}}}}
}


@router.get("/case-list", responses=problems(NotFound, Forbidden))
@caches(NO_STORE)
def read_case_list(inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal, now: Now) -> CaseListView:
    """Read what is asked for, what was sent, and what you may do next: the state of the case list in one answer."""
    return service.read_case_list(session, principal, inspection_id, now)


@router.get("/case-list/requests", responses=problems(NotFound, Forbidden))
@caches(NO_STORE)
def list_case_list_requests(
    inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal, page: PageDep
) -> Page[CaseListRequestView]:
    """List when the case list was asked for, as at which day and why once more, the newest first."""
    return service.list_case_list_requests(session, principal, inspection_id, page)


@router.post("/case-list/requests", status_code=201, responses=problems(NotFound, Forbidden, InvalidRequest, InspectionClosed))
@caches(NO_STORE)
def request_case_list(
    inspection_id: UUID, given: CaseListRequestSubmission, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> CaseListRequestView:
    """Ask for the case list. The server draws the seed of the sample now and shows its SHA-256, so that nobody can choose it later.

    From the second request on a reason is needed; lists that were sent for an earlier one count no longer.
    """
    return service.request_case_list(session, principal, inspection_id, given, now)


@router.get("/case-list/template", response_class=Response, responses={**TEMPLATE, **problems(NotFound, Forbidden, InvalidRequest)})
@caches(NO_STORE)
def read_case_list_template(
    inspection_id: UUID,
    session: SessionDep,
    principal: CurrentPrincipal,
    format: TemplateFormat = TemplateFormat.XLSX,  # noqa: A002 (its public name)
) -> Response:
    """Download the empty list: a workbook with the choices to pick from, or a CSV file with the headings."""
    body = service.read_case_list_template(session, principal, inspection_id, format)
    return _file(body, MEDIA_TYPES["xlsx"] if format is TemplateFormat.XLSX else CSV, f"case-list-template.{format.value}")


@router.get("/case-list/confirmations", responses=problems(NotFound, Forbidden))
@caches(NO_STORE)
def list_case_list_confirmations(
    inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal, page: PageDep
) -> Page[ConfirmationView]:
    """List the values that were confirmed to be no identifiers, by fingerprint, with who confirmed them and why."""
    return confirming.list_case_list_confirmations(session, principal, inspection_id, page)


@router.post("/case-list/confirmations", status_code=201, responses=problems(NotFound, Forbidden, InvalidRequest, InspectionClosed))
@caches(NO_STORE)
def confirm_case_list_value(
    inspection_id: UUID, given: ConfirmationSubmission, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> ConfirmationView:
    """Confirm with a reason that a value of a refused version is no identifier; it passes when the list is sent again."""
    return confirming.confirm_case_list_value(session, principal, inspection_id, given, now)


@router.get("/case-lists", responses=problems(NotFound, Forbidden))
@caches(NO_STORE)
def list_case_lists(inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal, page: PageDep) -> Page[CaseListSummary]:
    """List every version that was sent, accepted or refused, the newest first."""
    return reading.list_case_lists(session, principal, inspection_id, page)


@router.post(
    "/case-lists",
    status_code=201,
    dependencies=NEEDS_TOKEN,
    response_model=CaseListSendingView,
    responses={
        200: {"model": CaseListSendingView, "description": "What a check found (`dry_run`), or the version that has these rows already."},
        **problems(
            NotFound,
            Forbidden,
            CaseListRefused,
            InvalidRequest,
            PayloadTooLarge,
            UnsupportedMediaType,
            CaseListNotRequested,
            CaseDataNotAgreed,
            CaseListDrawn,
            CaseListAskedAnew,
            InspectionClosed,
            UploadBrokenOff,
            StorageFull,
        ),
    },
    openapi_extra={
        "requestBody": {"content": {"text/csv": BYTES, MEDIA_TYPES["xlsx"]: BYTES, "application/json": RECORDS}, "required": True}
    },
)
@streams
@caches(NO_STORE)
async def send_case_list(
    request: Request,
    inspection_id: UUID,
    dry_run: Annotated[bool, Query(description="Check the list and store nothing.")] = False,  # noqa: FBT002 (a query flag)
    file_name: Annotated[Line | None, Query(description="The file's name, to tell the versions apart.")] = None,
) -> Response:
    """Send the case list: CSV or `.xlsx` as the raw body (`curl -X POST -T`), or JSON records by the codes of the columns.

    Every problem is named at once, by row and column, never with a value. A list that is in order is accepted whole; of
    any other only the report is stored, and the answer is a 422 that names the version. Up to 64 MiB; 20,000 cases in a
    workbook or as JSON. The very same rows again are no new version.
    """
    return await receiving.receive_case_list(request, inspection_id, dry_run=dry_run, file_name=file_name)


@router.get("/case-lists/{list_id}", responses=problems(NotFound, Forbidden))
@caches(NO_STORE)
def read_case_list_version(inspection_id: UUID, list_id: UUID, session: SessionDep, principal: CurrentPrincipal) -> CaseListVersionView:
    """Read one version: how it was read, what was left out, and every problem with its row, its column and what to do."""
    return reading.read_case_list_version(session, principal, inspection_id, list_id)


@router.get("/case-lists/{list_id}/problems", response_class=Response, responses={**PROBLEMS, **problems(NotFound, Forbidden)})
@caches(NO_STORE)
def export_case_list_problems(inspection_id: UUID, list_id: UUID, session: SessionDep, principal: CurrentPrincipal) -> Response:
    """Download the problems of a version as CSV, to be worked through beside the list."""
    version, body = reading.export_case_list_problems(session, principal, inspection_id, list_id)
    return _file(body, CSV, f"case-list-{version}-problems.csv")


@router.get("/case-lists/{list_id}/rows", responses=problems(NotFound, Forbidden))
@caches(NO_STORE)
def list_case_rows(
    inspection_id: UUID, list_id: UUID, session: SessionDep, principal: CurrentPrincipal, page: PageDep, now: Now
) -> Page[CaseRowView]:
    """List the cases of an accepted version in the order of the file, with their bands worked out. Each reading is logged."""
    return reading.list_case_rows(session, principal, inspection_id, list_id, page, now)


@router.get("/case-lists/{list_id}/profile", responses=problems(NotFound, Forbidden))
@caches(NO_STORE)
def read_case_list_profile(
    inspection_id: UUID, list_id: UUID, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> CaseListProfileView:
    """Read what an accepted version looks like as a whole, beside the national figures. Each reading is logged."""
    return reading.read_case_list_profile(session, principal, inspection_id, list_id, now)


def _file(body: bytes, media_type: str, name: str) -> Response:
    return Response(body, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})
