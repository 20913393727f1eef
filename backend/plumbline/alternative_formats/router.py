"""The HTTP face of requests for another format: for people who are signed in, and for readers of a published report."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Query

from plumbline.alternative_formats import service
from plumbline.alternative_formats.model import RequestState
from plumbline.alternative_formats.schema import (
    FormatRequestChange,
    FormatRequestSubmission,
    FormatRequestView,
    PublicFormatRequestReceipt,
    PublicFormatRequestSubmission,
)
from plumbline.identity.current import CurrentPrincipal, Now, PublicNow
from plumbline.identity.requests import InstallationDep, SenderDep
from plumbline.identity.sign_in.throttle import who_is
from plumbline.kernel.paging import Page
from plumbline.kernel.problems import (
    Forbidden,
    InvalidRequest,
    NotFound,
    PreconditionFailed,
    PreconditionRequired,
    TooManyRequests,
)
from plumbline.kernel.text import Reference
from plumbline.kernel.web.paging import PageDep
from plumbline.kernel.web.preconditions import IfMatchDep
from plumbline.kernel.web.problems import problems
from plumbline.kernel.web.route import caches, feature_router
from plumbline.kernel.web.session import SessionDep

router = feature_router("/alternative-formats", "alternative formats")
public_router = feature_router("/public/reports", "public")


@router.get("", responses=problems(Forbidden))
def list_format_requests(
    session: SessionDep,
    principal: CurrentPrincipal,
    page: PageDep,
    state: Annotated[RequestState | None, Query(description="Only those that have got to here.")] = None,
) -> Page[FormatRequestView]:
    """List your own requests for another format and, for those who answer them, the requests of others, the newest first."""
    return service.list_format_requests(session, principal, page, state)


@router.post("", status_code=201, responses=problems(NotFound, Forbidden, InvalidRequest))
def ask_for_format(given: FormatRequestSubmission, session: SessionDep, principal: CurrentPrincipal, now: Now) -> FormatRequestView:
    """Ask for a document in another format or language. It goes to the support officer of the inspection, or else to an administrator."""
    return service.ask_for_format(session, principal, given, now)


@router.get("/{format_request_id}", responses=problems(NotFound, Forbidden))
def read_format_request(format_request_id: UUID, session: SessionDep, principal: CurrentPrincipal) -> FormatRequestView:
    """Read one request, and what became of it."""
    return service.read_format_request(session, principal, format_request_id)


@router.patch(
    "/{format_request_id}",
    responses=problems(NotFound, Forbidden, InvalidRequest, PreconditionRequired, PreconditionFailed, service.FormatRequestMoved),
)
def change_format_request(
    format_request_id: UUID,
    change: FormatRequestChange,
    session: SessionDep,
    principal: CurrentPrincipal,
    precondition: IfMatchDep,
    now: Now,
) -> FormatRequestView:
    """Say that a request is in hand, was sent, or is declined and why."""
    return service.change_format_request(session, principal, format_request_id, change, precondition, now)


@public_router.post("/{reference}/alternative-formats", status_code=201, responses=problems(NotFound, InvalidRequest, TooManyRequests))
@caches("no-store")
def ask_for_public_format(
    given: PublicFormatRequestSubmission,
    session: SessionDep,
    installation: InstallationDep,
    sender: SenderDep,
    now: PublicNow,
    reference: Annotated[Reference, Path(description="The report's reference, such as JSW-2026-003.")],
) -> PublicFormatRequestReceipt:
    """Ask for a published report in another format or language. Open to anyone, without a token; a few times an hour."""
    return service.ask_for_public_format(session, reference, given, who_is(installation.typed_key, sender.address), now)
