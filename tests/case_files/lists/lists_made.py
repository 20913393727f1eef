"""Lists of cases as files, whole and with planted faults."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from openpyxl import Workbook
from tests.methodology.documents import JSW

from plumbline.case_files.lists.checking import CaseRow, ListChecker
from plumbline.case_files.lists.reporting import ListReport

CENSUS = date(2019, 12, 31)
KEY = bytes(32)
THEME = JSW.theme
CASE: dict[str, Any] = {
    "case_ref": "SM-0001",
    "age_band": "21-25",
    "gender": "male",
    "imposed_on": "01/04/2019",
    "order_status": "completed",
    "ended_on": "2019-09-30",
    "requirements": "supervision; unpaid work",
    "supervision_months": "12",
    "unpaid_work_hours": "120",
    "locality": "Leith",
    "worker_code": "W-17",
}
HEADINGS = list(CASE)


def cases(count: int) -> Iterable[dict[str, Any]]:
    return (CASE | {"case_ref": f"SM-{number:06}"} for number in range(1, count + 1))


def text_of(rows: Iterable[Mapping[str, Any]], separator: str = ",", headings: list[str] = HEADINGS) -> str:
    written = io.StringIO()
    writer = csv.writer(written, delimiter=separator)
    writer.writerow(headings)
    writer.writerows([row.get(name, "") for name in headings] for row in rows)
    return written.getvalue()


def workbook_of(rows: Iterable[Iterable[Any]], change: Callable[[Any], object] = lambda sheet: None) -> io.BytesIO:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    change(sheet)
    file = io.BytesIO()
    workbook.save(file)
    return file


def checked(content: str | bytes | io.BytesIO, **options: Any) -> tuple[list[CaseRow], ListReport]:
    """The good rows of a file, and what is said about it."""
    if isinstance(content, str):
        content = content.encode()
    file = io.BytesIO(content) if isinstance(content, bytes) else content
    checker = ListChecker(THEME, census_on=CENSUS, key=KEY, **options)
    return list(checker.check(file)), checker.report


def said_of(**change: Any) -> list[tuple[str | None, str]]:
    """What is said about one case that differs from a good one."""
    row = CASE | change
    report = checked(text_of([row], headings=list(row)))[1]
    return [(problem.column, problem.code) for problem in report.problems]
