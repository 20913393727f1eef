"""The content of evidence, over HTTP: raw in, ranges out, and tickets for a browser's own downloads."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response

from plumbline.evidence import arriving, content, serving, tickets
from plumbline.evidence.refusals import (
    EvidenceClosed,
    EvidenceWithdrawn,
    EvidenceWithoutFile,
    FileNotReadable,
    FileRefused,
    UploadBrokenOff,
)
from plumbline.evidence.schema import DownloadTicketView, EvidenceItemView
from plumbline.identity.current import NEEDS_TOKEN, CurrentPrincipal, Now, PublicNow
from plumbline.kernel.problems import Forbidden, InvalidRequest, NotFound, PayloadTooLarge, StorageFull
from plumbline.kernel.text import Line, Ordinal
from plumbline.kernel.web.problems import problems
from plumbline.kernel.web.route import feature_router, shows_secret, streams
from plumbline.kernel.web.session import SessionDep

router = feature_router("/inspections/{inspection_id}/evidence/{evidence_id}", "evidence")
downloads = feature_router("/downloads", "evidence")

Version = Annotated[Ordinal | None, Query(description="A version's number; without it, the latest that you may see.")]
Preview = Annotated[bool, Query(description="Show it in the page, if it is of a kind that can do no harm and was found clean.")]
FILE: dict[int | str, dict[str, Any]] = {
    200: {"description": "The file.", "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}
}


@router.put(
    "/content",
    dependencies=NEEDS_TOKEN,
    responses=problems(
        NotFound,
        Forbidden,
        InvalidRequest,
        FileRefused,
        PayloadTooLarge,
        EvidenceWithoutFile,
        EvidenceClosed,
        EvidenceWithdrawn,
        UploadBrokenOff,
        StorageFull,
    ),
    openapi_extra={"requestBody": {"content": {"*/*": {"schema": {"type": "string", "format": "binary"}}}, "required": True}},
)
@streams
async def put_evidence_content(
    request: Request,
    inspection_id: UUID,
    evidence_id: UUID,
    file_name: Annotated[Line | None, Query(description="The file's name with its ending, where the item has none yet.")] = None,
) -> EvidenceItemView:
    """Bring the item's file, raw (`curl -T`). Each new content is a new version and overwrites nothing, so that it needs no If-Match.

    The upload counts as begun when the request does. Council writers; up to 2 GiB.
    """
    return await arriving.receive_content(request, inspection_id, evidence_id, file_name)


@router.get("/content", responses={**FILE, **problems(NotFound, Forbidden, FileNotReadable, serving.RangeNotSatisfiable)})
def read_evidence_content(
    request: Request,
    inspection_id: UUID,
    evidence_id: UUID,
    session: SessionDep,
    principal: CurrentPrincipal,
    now: Now,
    version: Version = None,
    preview: Preview = False,  # noqa: FBT002 (a query flag)
) -> Response:
    """Download a file, whole or in ranges. Each download is logged."""
    opening = content.open_file(session, principal, inspection_id, evidence_id, version, now, from_start=serving.from_start(request))
    return serving.file_response(request, request.app.state.storage, opening, preview=preview)


@router.post("/download-tickets", status_code=201, responses=problems(NotFound, Forbidden, FileNotReadable))
@shows_secret
def create_download_ticket(
    inspection_id: UUID, evidence_id: UUID, session: SessionDep, principal: CurrentPrincipal, now: Now, version: Version = None
) -> DownloadTicketView:
    """Get an address that a browser can follow without a token: one file, your account, sixty seconds to start."""
    return tickets.create_download_ticket(session, principal, inspection_id, evidence_id, version, now)


@downloads.get("/{ticket}", responses={**FILE, **problems(NotFound, serving.RangeNotSatisfiable)})
def download_with_ticket(
    request: Request, ticket: Annotated[str, Path(min_length=20, max_length=100)], session: SessionDep, now: PublicNow
) -> Response:
    """Download the file of a ticket. Needs no token; each download is logged under the name of the ticket's holder."""
    opening = tickets.redeem(session, ticket, now, from_start=serving.from_start(request))
    return serving.file_response(request, request.app.state.storage, opening)
