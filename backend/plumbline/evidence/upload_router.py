"""Uploads that survive a broken connection: the tus protocol, version 1.0.0 (creation, expiration, termination)."""

import base64
import binascii
from email.utils import format_datetime
from typing import Annotated
from uuid import UUID

from fastapi import Header, Request, Response
from pydantic import TypeAdapter, ValidationError

from plumbline.evidence import arriving, uploads
from plumbline.evidence.refusals import (
    EvidenceClosed,
    EvidenceWithdrawn,
    EvidenceWithoutFile,
    FileRefused,
    TusVersion,
    UploadOffsetMismatch,
)
from plumbline.evidence.uploads import Announcement, UploadState
from plumbline.identity.current import NEEDS_TOKEN, CurrentPrincipal, Now
from plumbline.kernel.problems import FieldError, Forbidden, InvalidRequest, NotFound, PayloadTooLarge, StorageFull, UnsupportedMediaType
from plumbline.kernel.text import EXACT, Line
from plumbline.kernel.web.problems import problems
from plumbline.kernel.web.route import feature_router, streams, without_database
from plumbline.kernel.web.session import SessionDep

VERSION = "1.0.0"
PART_TYPE = "application/offset+octet-stream"
LONGEST_METADATA = 4000

router = feature_router("/uploads", "uploads")

TusResumable = Annotated[str | None, Header(alias="Tus-Resumable", description="Always 1.0.0.", max_length=20)]
Length = Annotated[int, Header(alias="Upload-Length", ge=1, le=EXACT, description="How many bytes the file has.")]
Offset = Annotated[int, Header(alias="Upload-Offset", ge=0, le=EXACT, description="Where these bytes belong.")]
Metadata = Annotated[
    str, Header(alias="Upload-Metadata", max_length=LONGEST_METADATA, description="`evidence_id`, `filename`, `filetype`, each in base64.")
]
REFUSALS = (NotFound, Forbidden, TusVersion)
_NAME = TypeAdapter(Line)


@router.options("", status_code=204)
@without_database
def describe_uploads(request: Request) -> Response:
    """Say what this service understands of tus. Needs no token."""
    limit = request.app.state.settings.evidence_limit_bytes
    said = {"Tus-Version": VERSION, "Tus-Extension": "creation,expiration,termination", "Tus-Max-Size": str(limit)}
    return _answer(204, said)


@router.post(
    "",
    status_code=201,
    responses=problems(*REFUSALS, InvalidRequest, PayloadTooLarge, EvidenceWithoutFile, EvidenceClosed, EvidenceWithdrawn),
)
def begin_upload(
    request: Request,
    session: SessionDep,
    principal: CurrentPrincipal,
    now: Now,
    length: Length,
    metadata: Metadata,
    tus_resumable: TusResumable = None,
) -> Response:
    """Announce a file for an item of evidence. Its upload counts as begun now. Send its bytes to the address in Location."""
    _require_version(tus_resumable)
    announced = _announcement(request, length, metadata)
    upload = uploads.begin_upload(session, principal, announced, now)
    return _answer(201, {"Location": f"{request.url.path.rstrip('/')}/{upload.id}", **_expiry(upload)})


@router.api_route("/{upload_id}", methods=["HEAD"], dependencies=NEEDS_TOKEN, responses=problems(*REFUSALS, FileRefused))
@without_database
async def read_upload(request: Request, upload_id: UUID, tus_resumable: TusResumable = None) -> Response:
    """Ask how much of a file has arrived, to go on from there. Your own uploads only."""
    _require_version(tus_resumable)
    upload = await arriving.assembled(request, await arriving.current_upload(request, upload_id, "read_upload"))
    return _answer(200, {"Upload-Length": str(upload.length), **_progress(upload)})


@router.patch(
    "/{upload_id}",
    status_code=204,
    dependencies=NEEDS_TOKEN,
    responses=problems(*REFUSALS, FileRefused, UploadOffsetMismatch, UnsupportedMediaType, PayloadTooLarge, StorageFull),
    openapi_extra={"requestBody": {"content": {PART_TYPE: {"schema": {"type": "string", "format": "binary"}}}, "required": True}},
)
@streams
async def continue_upload(request: Request, upload_id: UUID, offset: Offset, tus_resumable: TusResumable = None) -> Response:
    """Send the next bytes of a file. What arrives is kept, in parts of 8 MiB, even if the connection breaks.

    With the last byte the file is checked and becomes a version of its item.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != PART_TYPE:
        raise UnsupportedMediaType(f"Send {PART_TYPE}.", headers={"Accept": PART_TYPE})
    _require_version(tus_resumable)
    return _answer(204, _progress(await arriving.receive_part(request, upload_id, offset)))


@router.delete("/{upload_id}", status_code=204, dependencies=NEEDS_TOKEN, responses=problems(*REFUSALS))
@without_database
async def end_upload(request: Request, upload_id: UUID, tus_resumable: TusResumable = None) -> Response:
    """Give an upload up. What has arrived of it is deleted."""
    _require_version(tus_resumable)
    await arriving.give_up(request, upload_id)
    return _answer(204, {})


def _announcement(request: Request, length: int, metadata: str) -> Announcement:
    limit = request.app.state.settings.evidence_limit_bytes
    if length > limit:
        raise PayloadTooLarge(f"A file may have at most {limit // 1024**2} MiB.")
    members = _members(metadata)
    try:
        evidence_id = UUID(members.get("evidence_id", ""))
        file_name = _NAME.validate_python(members["filename"]) if "filename" in members else None
    except (ValueError, ValidationError):
        raise _unreadable() from None
    return Announcement(evidence_id, file_name, members.get("filetype", "")[:200], length)


def _members(metadata: str) -> dict[str, str]:
    members: dict[str, str] = {}
    for pair in metadata.split(","):
        name, _, value = pair.strip().partition(" ")
        try:
            members[name] = base64.b64decode(value.strip(), validate=True).decode()
        except (binascii.Error, ValueError):
            raise _unreadable() from None
    return members


def _unreadable() -> InvalidRequest:
    expected = "Send `evidence_id`, `filename` and `filetype`, each followed by a space and its value in base64, with commas between."
    return InvalidRequest("Upload-Metadata cannot be read.", errors=[FieldError("/headers/Upload-Metadata", "malformed", expected)])


def _require_version(version: str | None) -> None:
    if version != VERSION:
        raise TusVersion


def _progress(upload: UploadState) -> dict[str, str]:
    return {"Upload-Offset": str(upload.received), **_expiry(upload)}


def _expiry(upload: UploadState) -> dict[str, str]:
    return {"Upload-Expires": format_datetime(upload.expires_at, usegmt=True)}


def _answer(status: int, headers: dict[str, str]) -> Response:
    return Response(status_code=status, headers={"Tus-Resumable": VERSION, "Cache-Control": "no-store", **headers})
