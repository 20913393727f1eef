"""A list as it arrives over HTTP: rights first, then the bytes, the check in a thread of its own, then one transaction.

Neither the file nor a row of it is ever kept under a name: both wait in files that no folder shows.
"""

import hashlib
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import datetime
from functools import partial
from typing import BinaryIO, Final
from uuid import UUID

import anyio
from fastapi import Request, Response
from fastapi.responses import JSONResponse
from sqlalchemy.orm import Session

from plumbline.case_files.lists.cells import TableFile
from plumbline.case_files.lists.refusals import CaseListRefused
from plumbline.case_files.lists.schema import CaseListSendingView
from plumbline.case_files.lists.sending import CheckedList, SentFile, check_list, finish_sending, open_sending
from plumbline.case_files.lists.tables import table_of
from plumbline.evidence.arriving import whole_body
from plumbline.identity.principal import Principal
from plumbline.kernel.problems import FieldError, InvalidRequest, PayloadTooLarge, UnsupportedMediaType
from plumbline.kernel.strict_json import UnreadableJson, read_object
from plumbline.kernel.web.gate import check_query
from plumbline.kernel.web.problems import answer as answer_problem
from plumbline.kernel.web.problems import request_id
from plumbline.kernel.web.session import in_transaction

LARGEST_FILE: Final = 64 * 1024**2
LARGEST_JSON: Final = 32 * 1024**2
MOST_RECORDS: Final = 20_000
MOST_ERRORS: Final = 200
# A long list keeps a processor busy for seconds: it may not take the threads that answer everybody else.
CHECKERS: Final = anyio.CapacityLimiter(2)
JSON: Final = "application/json"
QUERY: Final = frozenset({"dry_run", "file_name"})


async def receive_case_list(request: Request, inspection_id: UUID, *, dry_run: bool, file_name: str | None) -> Response:
    """Take a list from the body of a POST, check it, and write what became of it.

    The answer is made inside that transaction, so that it is kept for the request's Idempotency-Key, a refusal too.
    """
    key = request.app.state.settings.derived_key("case list confirmations")
    place = await in_transaction(request, partial(open_sending, inspection_id=inspection_id, key=key))
    check_query(request, QUERY)
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type.startswith("multipart/"):
        raise UnsupportedMediaType("Send the file itself as the body, or application/json.", headers={"Accept": "*/*"})
    with ExitStack() as files:
        body, rows = (files.enter_context(tempfile.TemporaryFile()) for _ in range(2))
        size, sha256 = await _receive(request, body, LARGEST_JSON if media_type == JSON else LARGEST_FILE)
        source = await anyio.to_thread.run_sync(_table, body, limiter=CHECKERS) if media_type == JSON else body
        report = await anyio.to_thread.run_sync(check_list, place, source, rows, limiter=CHECKERS)
        file = SentFile(name=file_name or "", size=size, sha256=sha256)
        checked = CheckedList(place=place, file=file, report=report, rows=rows)
        request.state.body_hash = hashlib.sha256(f"{sha256} {dry_run}".encode()).digest()

        def finish(session: Session, principal: Principal, now: datetime) -> Response:
            sent = finish_sending(session, principal, now, checked, dry_run=dry_run)
            request.state.answer = _answer(request, sent)
            return request.state.answer  # type: ignore[no-any-return]

        return await in_transaction(request, finish)


async def _receive(request: Request, body: BinaryIO, limit: int) -> tuple[int, str]:
    refusal = PayloadTooLarge(f"A case list may have at most {limit // 1024**2} MiB.")
    announced = request.headers.get("content-length", "")
    if announced.isdecimal() and int(announced) > limit:
        raise refusal
    running, size = hashlib.sha256(), 0
    async for chunk in whole_body(request):
        size += len(chunk)
        if size > limit:
            raise refusal
        running.update(chunk)
        body.write(chunk)
    return size, running.hexdigest()


def _table(body: BinaryIO) -> TableFile:
    """Read `{"records": [...]}`, each record one case by the codes of the columns. Raises InvalidRequest (422)."""
    body.seek(0)
    try:
        document = read_object(body.read())
    except UnreadableJson as unreadable:
        raise InvalidRequest("The body cannot be read.", [FieldError("", unreadable.code, unreadable.detail)]) from None
    records = document.get("records")
    if document.keys() != {"records"} or not isinstance(records, list):
        error = FieldError("/records", "missing", "Send one member, `records`: a list with an object for each case.")
        raise InvalidRequest("The body is no list of cases.", [error])
    if len(records) > MOST_RECORDS:
        error = FieldError("/records", "too_long", f"At most {MOST_RECORDS:,} are allowed. Send a longer list as a CSV file.")
        raise InvalidRequest("The list is too long to be sent as JSON.", [error])
    errors = [
        FieldError(
            f"/records/{place}", "no_case", "This must be an object whose members are texts, numbers, true, false, null or lists of texts."
        )
        for place, record in enumerate(records)
        if not _is_case(record)
    ]
    if errors:
        raise InvalidRequest("Not every record is a case.", errors[:MOST_ERRORS])
    return table_of(records)


def _is_case(record: object) -> bool:
    return isinstance(record, Mapping) and all(
        value is None
        or isinstance(value, str | int | float | bool)
        or (isinstance(value, list) and all(isinstance(one, str) for one in value))
        for value in record.values()
    )


def _answer(request: Request, sent: CaseListSendingView) -> Response:
    if sent.dry_run or sent.report.in_order:
        made = not sent.dry_run and not sent.stands_already
        return JSONResponse(sent.model_dump(mode="json"), status_code=201 if made else 200)
    many = "1 thing is" if sent.report.problem_count == 1 else f"{sent.report.problem_count:,} things are"
    errors = [
        FieldError(
            _pointer(problem.row, problem.column), problem.code, f"{problem.cell}: {problem.sentence}" if problem.cell else problem.sentence
        )
        for problem in sent.report.problems[:MOST_ERRORS]
    ]
    refused = CaseListRefused(
        f"{many} to be put right. No row was stored.",
        errors=errors,
        problem_count=sent.report.problem_count,
        case_list_id=str(sent.version.id) if sent.version else None,
        version=sent.version.version if sent.version else None,
    )
    return answer_problem(refused, request_id(request.scope))


def _pointer(row: int | None, column: str | None) -> str:
    return "".join([f"/rows/{row}" if row else "", f"/{column}" if column else ""])
