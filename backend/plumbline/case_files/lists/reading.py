"""The versions of the list with their reports, their rows and their profile."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from plumbline.case_files.lists.checking import restored, stored
from plumbline.case_files.lists.model import CaseList, CaseListConfirmation, CaseRow
from plumbline.case_files.lists.policy import confirmations_visible_to, rows_visible_to
from plumbline.case_files.lists.profile import profile_of
from plumbline.case_files.lists.rules import Values, with_derived
from plumbline.case_files.lists.schema import CaseListProfileView, CaseListReportView, CaseListSummary, CaseListVersionView, CaseRowView
from plumbline.case_files.lists.service import versions
from plumbline.case_files.lists.views import members_of, profile_view, report_view, summary_of
from plumbline.identity.audit import record_read
from plumbline.identity.principal import Principal
from plumbline.identity.rules import permitted_actions, require
from plumbline.inspections.service import find_inspection, method_of
from plumbline.kernel.cells import csv_file
from plumbline.kernel.paging import Key, Page, PageRequest
from plumbline.kernel.problems import NotFound
from plumbline.methodology.programme import Theme

READ_AT_ONCE = 2_000


def list_case_lists(session: Session, principal: Principal, inspection_id: UUID, page: PageRequest) -> Page[CaseListSummary]:
    """Give one page of the versions that the caller sees, the newest first."""
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "list_case_lists")
    keys, filters = [Key(CaseList.version, "version")], {"inspection": inspection_id}
    rows, cursor, count = page.read(session, versions(principal, inspection_id), keys, filters=filters, descending=True)
    return Page(items=[summary_of(row) for row in rows], next_cursor=cursor, count=count)


def read_case_list_version(session: Session, principal: Principal, inspection_id: UUID, list_id: UUID) -> CaseListVersionView:
    """Give one version with its report. Raises NotFound (404)."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "read_case_list_version")
    row = find_version(session, principal, inspection_id, list_id)
    over = f"The inspection is {inspection.state.value}." if inspection.closed else None
    report = _report(session, principal, row.CaseList)
    nothing = None if any(problem.fingerprint and not problem.confirmed for problem in report.problems) else "There is nothing to confirm."
    return CaseListVersionView(
        **members_of(row),
        report=report,
        permitted_actions=permitted_actions(principal, inspection_id, {"confirm_case_list_value": over or nothing}),
    )


def export_case_list_problems(session: Session, principal: Principal, inspection_id: UUID, list_id: UUID) -> tuple[int, bytes]:
    """Give the number of a version, and its problems as CSV that no spreadsheet runs. Raises NotFound (404)."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "export_case_list_problems")
    version: CaseList = find_version(session, principal, inspection_id, list_id).CaseList
    titles = {column.code: column.title for column in method_of(session, inspection).theme.case_list}
    report = _report(session, principal, version)
    lines = [
        [str(problem.row or ""), problem.cell or "", titles.get(problem.column or "", ""), problem.code, problem.sentence]
        for problem in report.problems
    ]
    lines += [
        ["", "", titles.get(kind.column or "", ""), kind.code, f"{kind.count - kind.listed:,} more of this kind in other rows."]
        for kind in report.kinds
        if kind.count > kind.listed
    ]
    return version.version, csv_file(["Row", "Cell", "Column", "Code", "What to do"], lines)


def list_case_rows(
    session: Session, principal: Principal, inspection_id: UUID, list_id: UUID, page: PageRequest, now: datetime
) -> Page[CaseRowView]:
    """Give one page of the cases of a version, in the order of the file. Each reading is logged. Raises NotFound (404)."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "list_case_rows")
    version: CaseList = find_version(session, principal, inspection_id, list_id).CaseList
    theme = method_of(session, inspection).theme
    statement = (
        select(CaseRow.row_number.label("row_number"), CaseRow.case_ref, CaseRow.values.label("document"))
        .join(CaseList, CaseList.id == CaseRow.list_id)
        .where(CaseRow.list_id == list_id, rows_visible_to(principal))
    )
    keys = [Key(CaseRow.row_number, "row_number")]
    rows, cursor, count = page.read(session, statement, keys, filters={"list": list_id})
    _log(session, principal, version, "cases", now)
    return Page(items=[_case(theme, row) for row in rows], next_cursor=cursor, count=count)


def read_case_list_profile(
    session: Session, principal: Principal, inspection_id: UUID, list_id: UUID, now: datetime
) -> CaseListProfileView:
    """Count a version once through, beside the national figures. Each reading is logged. Raises NotFound (404)."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "read_case_list_profile")
    version: CaseList = find_version(session, principal, inspection_id, list_id).CaseList
    theme = method_of(session, inspection).theme
    _log(session, principal, version, "counts", now)
    return profile_view(theme, version.version, profile_of(theme, _all_cases(session, theme, list_id)))


def find_version(session: Session, principal: Principal, inspection_id: UUID, list_id: UUID) -> Row[Any]:
    """Give a version that the caller sees, with the number of its request. Raises NotFound (404)."""
    row = session.execute(versions(principal, inspection_id).where(CaseList.id == list_id)).one_or_none()
    if row is None:
        raise NotFound
    return row


def _report(session: Session, principal: Principal, version: CaseList) -> CaseListReportView:
    statement = select(CaseListConfirmation.fingerprint).where(
        CaseListConfirmation.inspection_id == version.inspection_id, confirmations_visible_to(principal)
    )
    confirmed = frozenset(session.execute(statement).scalars()) if version.problem_count else frozenset()
    return report_view(version.reading, version.problems, cases=version.row_count, problem_count=version.problem_count, confirmed=confirmed)


def _all_cases(session: Session, theme: Theme, list_id: UUID) -> Iterator[Values]:
    statement = select(CaseRow.values).where(CaseRow.list_id == list_id).order_by(CaseRow.row_number)
    with session.execute(statement.execution_options(yield_per=READ_AT_ONCE)) as cases:
        for document in cases.scalars():
            yield restored(theme.case_list, document)


def _case(theme: Theme, row: Row[Any]) -> CaseRowView:
    values = with_derived(theme.case_list, restored(theme.case_list, row.document))
    return CaseRowView(row=row.row_number, case_ref=row.case_ref, values={code: stored(value) for code, value in values.items()})


def _log(session: Session, principal: Principal, version: CaseList, what: str, now: datetime) -> None:
    record_read(
        session,
        principal,
        now=now,
        inspection_id=version.inspection_id,
        subject=("case_list", version.id),
        what=f"{what} of version {version.version} of the case list",
    )
