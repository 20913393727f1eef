"""Many files at once: a zip with a table, unpacked into the store's waiting room, and kept only if every row is sound."""

import hashlib
import zipfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import BinaryIO
from uuid import UUID

import anyio
from fastapi import Request
from fastapi.responses import JSONResponse
from sqlalchemy.orm import Session

from plumbline.evidence import archives
from plumbline.evidence.arriving import EXAMINERS, places_of, refuse_announced, whole_body
from plumbline.evidence.content import ReceivedFile
from plumbline.evidence.file_names import clean_name
from plumbline.evidence.file_types import Verdict, examine
from plumbline.evidence.import_archive import Entries, Room, find_entries, read_table, refuse_locked
from plumbline.evidence.imports import Import, ImportedFile, finish_import, open_import
from plumbline.evidence.manifest import ManifestRow, read_manifest
from plumbline.evidence.refusals import FileRefused
from plumbline.identity.principal import Principal
from plumbline.kernel.problems import PayloadTooLarge
from plumbline.kernel.storage import Arrival, Storage
from plumbline.kernel.web.session import in_transaction

PIECE = 1024**2
DAMAGED = "The file is damaged inside the zip. Pack it again."
NOT_THERE = "There is no file of this name in the zip. Check its spelling and its ending."
TWICE = "Another row names the same file. One item can be marked with several indicators: put them into one row."


async def receive_import(request: Request, inspection_id: UUID, *, dry_run: bool) -> JSONResponse:
    """Take a zip with a table: rights first, then the bytes, then all rows in one transaction or none.

    The answer is made inside that transaction, so that it is kept for the request's Idempotency-Key with the work.
    """
    settings, storage = places_of(request)
    place = await in_transaction(request, partial(open_import, inspection_id=inspection_id))
    refuse_announced(request, settings)
    async with AsyncExitStack() as waiting:
        arrival = await waiting.enter_async_context(storage.receiving(whole_body(request), settings.evidence_limit_bytes))
        found = Import(place, dry_run=dry_run, scanner=settings.scanner)
        with arrival.open() as file:
            await _unpack(_Unpacking(storage, waiting, found, settings.evidence_limit_bytes), file, arrival.size)
        request.state.body_hash = hashlib.sha256(f"{arrival.sha256} {dry_run}".encode()).digest()
        if found.acceptable and not dry_run:
            for imported in found.files.values():
                imported.kept = ReceivedFile(await imported.arrival.keep(), imported.verdict, imported.name, place.begun_at)

        def finish(session: Session, principal: Principal, now: datetime) -> JSONResponse:
            view = finish_import(session, principal, now, found)
            answer = JSONResponse(view.model_dump(mode="json"), status_code=200 if dry_run else 201)
            request.state.answer = answer
            return answer

        return await in_transaction(request, finish)


@dataclass(frozen=True)
class _Unpacking:
    """What is needed while the rows are gone through: unpacked files wait until `waiting` is closed."""

    storage: Storage
    waiting: AsyncExitStack
    found: Import
    limit: int


async def _unpack(work: _Unpacking, file: BinaryIO, size: int) -> None:
    room = Room(min(archives.most_unpacked(size), 2 * work.limit))
    with await anyio.to_thread.run_sync(archives.open_zip, file, size, limiter=EXAMINERS) as archive:
        entries = find_entries(archive)
        table = await anyio.to_thread.run_sync(read_table, archive, entries.table, room, limiter=EXAMINERS)
        work.found.rows = read_manifest(table, work.found.place.known)
        for row in work.found.rows:
            if row.file and row.addition is not None and not row.problems:
                await _take(work, archive, entries, row, room)
        work.found.left_over = entries.left_over()


async def _take(work: _Unpacking, archive: zipfile.ZipFile, entries: Entries, row: ManifestRow, room: Room) -> None:
    """Unpack one row's file and look at it. What is wrong with it is the row's; what is wrong with the zip is everybody's."""
    entry = entries.find(row.file)
    if entry is None:
        row.refuse("file", "not_in_zip", NOT_THERE)
        return
    if entry.filename in entries.taken:
        row.refuse("file", "named_twice", TWICE)
        return
    entries.taken[entry.filename] = row.line
    try:
        refuse_locked(entry)
        unpacked = work.storage.receiving(_pieces(archive, entry, room), work.limit)
        arrival = await work.waiting.enter_async_context(unpacked)
        name = clean_name(row.file)
        verdict = await anyio.to_thread.run_sync(_examined, arrival, name, limiter=EXAMINERS)
    except FileRefused as refused:
        if room.left < 0:
            raise
        row.refuse("file", refused.errors[0].code, refused.detail)
    except PayloadTooLarge:
        row.refuse("file", "too_large", f"A file may have at most {work.limit // 1024**2} MiB.")
    except archives.DAMAGE:
        row.refuse("file", "damaged", DAMAGED)
    else:
        work.found.files[row.line] = ImportedFile(arrival, verdict, name)


def _examined(arrival: Arrival, name: str) -> Verdict:
    with arrival.open() as file:
        return examine(file, arrival.size, name, "")


async def _pieces(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, room: Room) -> AsyncIterator[bytes]:
    with archive.open(entry) as stream:
        while piece := await anyio.to_thread.run_sync(stream.read, PIECE, limiter=EXAMINERS):
            room.take(len(piece))
            yield piece
