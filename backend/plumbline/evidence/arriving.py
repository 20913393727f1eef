"""Files on their way in: written as they come, without a database connection held meanwhile."""

from collections.abc import AsyncIterator, Callable
from datetime import datetime
from functools import partial
from uuid import UUID

import anyio
from fastapi import Request
from sqlalchemy.orm import Session
from starlette.requests import ClientDisconnect

from plumbline.evidence.content import Place, ReceivedFile, add_version, open_place
from plumbline.evidence.file_types import examine
from plumbline.evidence.refusals import FileRefused, UploadBrokenOff
from plumbline.evidence.schema import EvidenceItemView
from plumbline.evidence.uploads import PART_BYTES, UploadState, complete_upload, end_upload, find_upload, offset_mismatch, record_part
from plumbline.identity.principal import Principal
from plumbline.kernel.problems import PayloadTooLarge
from plumbline.kernel.storage import Arrival, Storage
from plumbline.kernel.web.session import in_transaction
from plumbline.settings import Settings

# Reading a large file to its end takes seconds: it may not take the threads that answer everybody else.
EXAMINERS = anyio.CapacityLimiter(2)
CallerOf = Callable[[Session, Principal, datetime], Principal]


def _as_they_are(session: Session, principal: Principal, now: datetime) -> Principal:
    del session, now
    return principal


async def receive_content(
    request: Request, owner_id: UUID, evidence_id: UUID, file_name: str | None, caller_of: CallerOf = _as_they_are
) -> EvidenceItemView:
    """Take a whole file from the body of a PUT: rights first, then the bytes, then the version.

    `caller_of` gives the caller the roles that they have outside an inspection, where the evidence lies there.
    """
    settings, storage = places_of(request)

    def open_here(session: Session, principal: Principal, now: datetime) -> Place:
        return open_place(session, caller_of(session, principal, now), now, owner_id, evidence_id, file_name)

    place = await in_transaction(request, open_here)
    refuse_announced(request, settings)
    async with storage.receiving(whole_body(request), settings.evidence_limit_bytes) as arrival:
        received = await _examined(arrival, place.file_name, request.headers.get("content-type", ""), place.begun_at)

    def add_here(session: Session, principal: Principal, now: datetime) -> EvidenceItemView:
        return add_version(session, caller_of(session, principal, now), now, owner_id, evidence_id, received, settings.scanner)

    return await in_transaction(request, add_here)


async def receive_part(request: Request, upload_id: UUID, offset: int) -> UploadState:
    """Take the next bytes of an upload, in parts of 8 MiB. What has arrived is counted even if the connection then breaks."""
    _, storage = places_of(request)
    upload = await current_upload(request, upload_id, "continue_upload")
    if offset != upload.received:
        raise offset_mismatch(upload.received)
    body = PartedBody(request)
    while upload.received < upload.length and await body.more():
        key, size = await storage.write_part(body.part(min(PART_BYTES, upload.length - upload.received)), PART_BYTES)
        try:
            counted = partial(record_part, upload_id=upload_id, offset=upload.received, key=key, size=size)
            upload = await in_transaction(request, counted)
        except Exception:
            await storage.drop_parts([key])
            raise
    if await body.more():
        raise PayloadTooLarge("The file is longer than was announced in Upload-Length.")
    return await assembled(request, upload)


async def current_upload(request: Request, upload_id: UUID, operation: str) -> UploadState:
    """Give the caller's upload as it stands."""
    return await in_transaction(request, partial(find_upload, upload_id=upload_id, operation=operation))


async def assembled(request: Request, upload: UploadState) -> UploadState:
    """Make one file of an upload that has arrived whole; also where an earlier try was cut off before it could."""
    if not upload.waits_to_be_assembled:
        return upload
    settings, storage = places_of(request)
    try:
        async with storage.receiving(storage.read_parts(upload.parts), settings.evidence_limit_bytes) as arrival:
            received = await _examined(arrival, upload.file_name, upload.declared_type, upload.begun_at)
    except FileRefused:
        await give_up(request, upload.id)
        raise
    await in_transaction(request, partial(complete_upload, upload=upload, received=received, scanner=settings.scanner))
    await storage.drop_parts(upload.parts)
    return upload


async def give_up(request: Request, upload_id: UUID) -> None:
    """Forget an upload and its parts."""
    _, storage = places_of(request)
    ended: UploadState = await in_transaction(request, partial(end_upload, upload_id=upload_id))
    await storage.drop_parts(ended.parts)


class PartedBody:
    """The body of a request, to be taken in parts. A connection that breaks ends it quietly: what came, came."""

    def __init__(self, request: Request) -> None:
        self._stream = request.stream()
        self._left = b""

    async def more(self) -> bool:
        """Whether there is another byte."""
        while not self._left:
            try:
                self._left = await anext(self._stream)
            except (StopAsyncIteration, ClientDisconnect):
                return False
        return True

    async def part(self, room: int) -> AsyncIterator[bytes]:
        """Give the next bytes, at most `room` of them."""
        while room and await self.more():
            chunk, self._left = self._left[:room], self._left[room:]
            room -= len(chunk)
            yield chunk


async def whole_body(request: Request) -> AsyncIterator[bytes]:
    """Give the body as it comes. Raises UploadBrokenOff (400) where the connection ends before it."""
    try:
        async for chunk in request.stream():
            yield chunk
    except ClientDisconnect:
        raise UploadBrokenOff("The connection ended before the file did. Nothing was kept.") from None


async def _examined(arrival: Arrival, file_name: str, declared: str, begun_at: datetime) -> ReceivedFile:
    with arrival.open() as file:
        verdict = await anyio.to_thread.run_sync(examine, file, arrival.size, file_name, declared, limiter=EXAMINERS)
    return ReceivedFile(await arrival.keep(), verdict, file_name, begun_at)


def places_of(request: Request) -> tuple[Settings, Storage]:
    """Give the installation's settings and its store."""
    return request.app.state.settings, request.app.state.storage


def refuse_announced(request: Request, settings: Settings) -> None:
    """Raise PayloadTooLarge (413) before the first byte of what says itself that it is too large."""
    announced = request.headers.get("content-length", "")
    if announced.isdecimal() and int(announced) > settings.evidence_limit_bytes:
        raise PayloadTooLarge(f"A file may have at most {settings.evidence_limit_bytes // 1024**2} MiB.")
