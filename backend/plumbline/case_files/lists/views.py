"""What was stored of a list, and what was just found out about one, as it is read."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import Row

from plumbline.case_files.lists.model import CaseList, CaseListConfirmation, CaseListRequest
from plumbline.case_files.lists.profile import ListProfile
from plumbline.case_files.lists.reporting import ListProblem, ListReport
from plumbline.case_files.lists.schema import (
    CaseListChoiceView,
    CaseListColumnView,
    CaseListProfileView,
    CaseListReportView,
    CaseListRequestView,
    CaseListSummary,
    CategoryCount,
    CategoryProfileView,
    ConfirmationView,
    ListNoticeView,
    ListProblemView,
    MissingValues,
    NationalFigureView,
    ProblemCount,
    ReadingView,
)
from plumbline.case_files.lists.template import KINDS
from plumbline.methodology.case_list import CaseListColumn
from plumbline.methodology.programme import Theme


def columns_of(theme: Theme, census_on: date) -> list[CaseListColumnView]:
    """Give the columns that are asked for, with the choices that there were by the census date."""
    return [
        CaseListColumnView(
            code=column.code,
            title=column.title,
            kind=column.kind,
            how=KINDS[column.kind],
            required=column.required,
            choices=_choices(column, census_on),
            worked_out_from=column.derived.column if column.derived else None,
            guidance=column.note,
        )
        for column in theme.case_list
    ]


def _choices(column: CaseListColumn, census_on: date) -> list[CaseListChoiceView]:
    since = [choice for choice in column.dated_choices if choice.valid_from is None or choice.valid_from <= census_on]
    return [CaseListChoiceView(value=choice) for choice in column.choices] + [
        CaseListChoiceView(
            value=choice.value,
            valid_from=choice.valid_from,
            valid_until=choice.valid_until,
            to_be_confirmed=choice.status == "unverified",
        )
        for choice in since
    ]


def request_view(request: CaseListRequest) -> CaseListRequestView:
    """Show a request, never its seed."""
    return CaseListRequestView(
        id=request.id,
        number=request.number,
        census_on=request.census_on,
        window_from=request.window_from,
        commitment=request.commitment,
        reason=request.reason,
        requested_by=request.requested_by_name,
        requested_at=request.requested_at,
    )


def members_of(row: Row[Any]) -> dict[str, Any]:
    """Give the members of a version's summary from a row that holds `CaseList` and the `request_number`."""
    made: CaseList = row.CaseList
    return {
        "id": made.id,
        "version": made.version,
        "request_number": row.request_number,
        "state": made.state,
        "sent_by": made.sent_by_name,
        "sent_at": made.sent_at,
        "file_name": made.file_name,
        "media_type": made.media_type,
        "size_bytes": made.size_bytes,
        "cases": made.row_count,
        "problem_count": made.problem_count,
        "file_sha256": made.file_sha256,
        "rows_sha256": made.rows_sha256,
        "frozen_at": made.frozen_at,
    }


def summary_of(row: Row[Any]) -> CaseListSummary:
    """Show a version in short."""
    return CaseListSummary(**members_of(row))


def reading_of(report: ListReport) -> dict[str, Any]:
    """Give what is stored of a report beside its problems."""
    listed = Counter((problem.column, problem.code) for problem in report.problems)
    return {
        "reading": {name: getattr(report, name) for name in ReadingView.model_fields},
        "cases_in_order": report.accepted,
        "kinds": [
            {"column": column, "code": code, "count": count, "listed": listed[column, code]}
            for (column, code), count in report.counts.items()
        ],
        "notices": [asdict(notice) for notice in report.notices],
        "missing": dict(report.missing),
    }


def problems_of(problems: Iterable[ListProblem]) -> list[dict[str, Any]]:
    """Give problems as they are stored."""
    return [asdict(problem) for problem in problems]


def report_view(
    stored: dict[str, Any], problems: Iterable[dict[str, Any]], *, cases: int, problem_count: int, confirmed: Collection[str] = ()
) -> CaseListReportView:
    """Show a report from what is stored of it; what was confirmed since then is marked."""
    return CaseListReportView(
        in_order=problem_count == 0,
        reading=ReadingView(**stored["reading"]),
        cases=cases,
        cases_in_order=stored["cases_in_order"],
        problem_count=problem_count,
        problems=[
            ListProblemView(
                row=problem["row"],
                column=problem["column"],
                cell=problem["place"],
                code=problem["code"],
                sentence=problem["sentence"],
                fingerprint=problem["fingerprint"],
                confirmed=problem["fingerprint"] in confirmed,
            )
            for problem in problems
        ],
        kinds=[ProblemCount(**kind) for kind in stored["kinds"]],
        notices=[ListNoticeView(**notice) for notice in stored["notices"]],
        missing=stored["missing"],
    )


def profile_view(theme: Theme, version: int, profile: ListProfile) -> CaseListProfileView:
    """Show what a list looks like as a whole, beside the national figures."""
    titles = {column.code: column.title for column in theme.case_list}
    return CaseListProfileView(
        version=version,
        cases=profile.cases,
        categories=[
            CategoryProfileView(
                code=category.code,
                title=category.title,
                cases=category.cases,
                missing=category.missing,
                counts=[
                    CategoryCount(value=value, cases=cases, national=category.national.counts.get(value) if category.national else None)
                    for value, cases in category.counts.items()
                ],
                national=NationalFigureView(**category.national.model_dump(include=set(NationalFigureView.model_fields)))
                if category.national
                else None,
            )
            for category in profile.categories
        ],
        missing=[MissingValues(column=code, title=titles[code], cases=cases) for code, cases in profile.missing.items()],
    )


def confirmation_view(theme: Theme, made: CaseListConfirmation) -> ConfirmationView:
    """Show that a value was confirmed to be harmless."""
    titles = {column.code: column.title for column in theme.case_list}
    return ConfirmationView(
        id=made.id,
        fingerprint=made.fingerprint,
        column=made.column,
        column_title=titles.get(made.column, made.column),
        reason=made.reason,
        confirmed_by=made.confirmed_by_name,
        confirmed_at=made.confirmed_at,
    )
