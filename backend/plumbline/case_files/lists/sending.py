"""A list that was sent: what it is checked against, and what is written of it (R52, R56)."""

import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any, BinaryIO, Final
from uuid import UUID

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from plumbline.case_files.lists.cells import TableFile
from plumbline.case_files.lists.checking import ListChecker
from plumbline.case_files.lists.identifiers import identifier_in
from plumbline.case_files.lists.model import CaseList, CaseListConfirmation, CaseListRequest, CaseRow, ListState
from plumbline.case_files.lists.policy import visible_to
from plumbline.case_files.lists.refusals import CaseListAskedAnew, CaseListNotRequested
from plumbline.case_files.lists.reporting import ListReport
from plumbline.case_files.lists.schema import CaseListSendingView
from plumbline.case_files.lists.service import agreed_on_case_data, newest_request, note, versions, why_not_send
from plumbline.case_files.lists.views import problems_of, reading_of, report_view, summary_of
from plumbline.evidence.file_names import clean_name
from plumbline.identity.model import Organisation
from plumbline.identity.principal import Principal
from plumbline.identity.rules import require
from plumbline.inspections.model import Inspection
from plumbline.inspections.service import find_inspection, lock_for, method_of, refuse_closed
from plumbline.methodology.programme import Theme
from plumbline.timetable.gates import finish_if_open

TASK: Final = "submit_case_list"
WRITTEN_AT_ONCE: Final = 1_000
MEDIA_TYPES: Final = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


@dataclass(frozen=True, kw_only=True)
class SendingPlace:
    """What a list that is on its way will be checked against."""

    inspection_id: UUID
    request_id: UUID
    theme: Theme
    census_on: date
    council_code: str | None
    key: bytes
    confirmed: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class SentFile:
    """The bytes as they came."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class CheckedList:
    """A list that was checked; `rows` holds the good ones, one a line, to be kept if the report is in order."""

    place: SendingPlace
    file: SentFile
    report: ListReport
    rows: BinaryIO


def open_sending(session: Session, principal: Principal, now: datetime, inspection_id: UUID, key: bytes) -> SendingPlace:
    """Say whether the caller may send a list now, before a byte of it is read. Raises 404, 403, 409."""
    del now
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "send_case_list")
    request = _refuse_unready(session, principal, inspection)
    council = select(Organisation.code).where(Organisation.id == inspection.council_id)
    confirmed = select(CaseListConfirmation.fingerprint).where(CaseListConfirmation.inspection_id == inspection_id)
    return SendingPlace(
        inspection_id=inspection_id,
        request_id=request.id,
        theme=method_of(session, inspection).theme,
        census_on=request.census_on,
        council_code=session.execute(council).scalar_one(),
        key=hmac.digest(key, inspection_id.bytes, "sha256"),
        confirmed=frozenset(session.execute(confirmed).scalars()),
    )


def check_list(place: SendingPlace, source: BinaryIO | TableFile, rows: BinaryIO) -> ListReport:
    """Check a list row by row; the good rows go to `rows`, so that however long it is, little of it is held."""
    checker = ListChecker(
        place.theme, census_on=place.census_on, key=place.key, confirmed=place.confirmed.__contains__, council_code=place.council_code
    )
    cases = checker.rows(source) if isinstance(source, TableFile) else checker.check(source)
    rows.writelines(json.dumps([case.number, case.reference, case.document()]).encode() + b"\n" for case in cases)
    _forget_telling_names(checker.report)
    return checker.report


def harmless_name(name: str | None, form: str | None) -> str:
    """Give the file's name, or a plain one where it has none or could tell who somebody is."""
    cleaned = clean_name(name) if name else ""
    return cleaned if cleaned and identifier_in(cleaned, free=True) is None else f"case-list.{form or 'csv'}"


def finish_sending(session: Session, principal: Principal, now: datetime, checked: CheckedList, *, dry_run: bool) -> CaseListSendingView:
    """Write the version with its report and, if nothing is wrong, its rows; a dry run writes nothing. Raises 404, 403, 409."""
    place, report = checked.place, checked.report
    inspection = lock_for(session, principal, place.inspection_id, "send_case_list")
    request = _refuse_unready(session, principal, inspection)
    if request.id != place.request_id:
        raise CaseListAskedAnew("The list was asked for once more while yours was being checked.")
    found = report_view(reading_of(report), problems_of(report.problems), cases=report.cases, problem_count=report.total)
    if dry_run:
        return CaseListSendingView(dry_run=True, stands_already=False, version=None, report=found)
    standing = _standing(session, principal, request, report)
    made = standing or _write(session, principal, request, checked, now)
    row = session.execute(versions(principal, inspection.id).where(CaseList.id == made)).one()
    return CaseListSendingView(dry_run=False, stands_already=made == standing, version=summary_of(row), report=found)


def _refuse_unready(session: Session, principal: Principal, inspection: Inspection) -> CaseListRequest:
    refuse_closed(inspection)
    request = newest_request(session, principal, inspection.id)
    why = why_not_send(session, request, agreed=agreed_on_case_data(session, inspection.id))
    if why is not None or request is None:
        raise why or CaseListNotRequested("")
    return request


def _forget_telling_names(report: ListReport) -> None:
    """A sheet can be named after somebody."""
    if report.sheet is not None and identifier_in(report.sheet, free=True) is not None:
        report.sheet = None


def _standing(session: Session, principal: Principal, request: CaseListRequest, report: ListReport) -> UUID | None:
    """Give the version that stands, if its rows are the very same: a list that was sent twice is one list."""
    statement = select(CaseList.id, CaseList.rows_sha256).where(
        CaseList.request_id == request.id, CaseList.state == ListState.ACCEPTED, visible_to(principal)
    )
    newest = session.execute(statement.order_by(CaseList.version.desc()).limit(1)).one_or_none()
    return newest.id if newest is not None and newest.rows_sha256 == report.rows_sha256 else None


def _write(session: Session, principal: Principal, request: CaseListRequest, checked: CheckedList, now: datetime) -> UUID:
    report, file = checked.report, checked.file
    last = session.execute(select(func.max(CaseList.version)).where(CaseList.inspection_id == request.inspection_id)).scalar_one()
    made = CaseList(
        inspection_id=request.inspection_id,
        request_id=request.id,
        version=(last or 0) + 1,
        state=ListState.ACCEPTED if report.in_order else ListState.REFUSED,
        sent_by=principal.subject,
        sent_by_name=principal.name,
        sent_at=now,
        file_name=harmless_name(file.name, report.form),
        media_type=MEDIA_TYPES.get(report.form or "", "application/octet-stream"),
        size_bytes=file.size,
        file_sha256=file.sha256,
        reading=reading_of(report),
        row_count=report.cases,
        problem_count=report.total,
        problems=problems_of(report.problems),
        rows_sha256=report.rows_sha256,
    )
    session.add(made)
    session.flush()
    subject = ("case_list", made.id)
    if report.in_order:
        _write_rows(session, made, checked.rows)
        finish_if_open(session, request.inspection_id, TASK, (principal.subject, principal.name), now)
        summary = f"Version {made.version} of the case list was accepted, with {_counted(report.cases, 'case')}."
        note(session, principal, "case_list_accepted", subject, request.inspection_id, summary, now)
    else:
        summary = f"Version {made.version} of the case list was refused, with {_counted(report.total, 'problem')}."
        note(session, principal, "case_list_refused", subject, request.inspection_id, summary, now)
    return made.id


def _write_rows(session: Session, made: CaseList, rows: BinaryIO) -> None:
    rows.seek(0)
    cases = _cases(made, rows)
    while some := list(islice(cases, WRITTEN_AT_ONCE)):
        session.execute(insert(CaseRow), some)


def _cases(made: CaseList, rows: BinaryIO) -> Iterator[dict[str, Any]]:
    for line in rows:
        number, reference, values = json.loads(line)
        yield {
            "list_id": made.id,
            "row_number": number,
            "inspection_id": made.inspection_id,
            "case_ref": reference,
            "values": values,
        }


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
