"""The empty list that a council fills in, made from the columns of the method: a workbook with choices to pick from, or a CSV. Pure."""

import io
import re
import zipfile
from collections.abc import Sequence
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from plumbline.case_files.lists.values import british
from plumbline.methodology.case_list import CaseListColumn
from plumbline.methodology.programme import Theme

LAST_ROW = 20_001
_TIME: Final = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_FORMATS: Final = {"code": "@", "text": "@", "choice": "@", "choices": "@", "date": "dd/mm/yyyy", "integer": "0"}
KINDS: Final = {
    "code": "a code with at least one figure and no spaces",
    "text": "a few words",
    "date": "a day, such as 31/12/2019",
    "integer": "a whole number",
    "yes_no": "yes or no",
    "choice": "one of the choices",
    "choices": "one or more of the choices, with semicolons between",
}


def csv_template(theme: Theme) -> bytes:
    """Give the headings alone, in UTF-8 with the mark by which a spreadsheet knows it."""
    return ("\ufeff" + ",".join(column.code for column in theme.case_list) + "\r\n").encode()


def workbook_template(theme: Theme) -> bytes:
    """Give a workbook: a sheet to fill in, one that explains each column, and a hidden one with the choices."""
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None  # noqa: S101 (a new workbook has a sheet)
    sheet.title = "Case list"
    choices = workbook.create_sheet("Choices")
    for place, column in enumerate(theme.case_list, start=1):
        _add_column(sheet, choices, place, column)
    sheet.freeze_panes = "B2"
    _explain(workbook.create_sheet("Columns", 1), theme)
    choices.sheet_state = "hidden"
    written = io.BytesIO()
    workbook.save(written)
    return _without_time(written)


def _without_time(workbook: io.BytesIO) -> bytes:
    """Take out when it was made: the same columns give the same file."""
    written = io.BytesIO()
    with zipfile.ZipFile(workbook) as made, zipfile.ZipFile(written, "w") as steady:
        for name in made.namelist():
            content = made.read(name)
            if name == "docProps/core.xml":
                content = _TIME.sub(b"2000-01-01T00:00:00Z", content)
            steady.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def picked_from(column: CaseListColumn) -> tuple[str, ...]:
    """Give what can be picked in a cell; nothing where several may stand together."""
    return ("yes", "no") if column.kind == "yes_no" else column.every_choice if column.kind == "choice" else ()


def _add_column(sheet: Any, choices: Any, place: int, column: CaseListColumn) -> None:  # noqa: ANN401 (openpyxl has no types)
    letter = get_column_letter(place)
    heading = sheet.cell(row=1, column=place, value=column.code)
    heading.font = Font(bold=column.required)
    sheet.column_dimensions[letter].width = max(14, len(column.code) + 3)
    sheet.column_dimensions[letter].number_format = _FORMATS.get(column.kind, "General")
    values = picked_from(column)
    if not values:
        return
    for row, value in enumerate(values, start=1):
        choices.cell(row=row, column=place, value=value)
    validation = DataValidation(type="list", formula1=f"Choices!${letter}$1:${letter}${len(values)}", allow_blank=True)
    validation.error = "Pick one of the choices."
    validation.showErrorMessage = True
    validation.add(f"{letter}2:{letter}{LAST_ROW}")
    sheet.add_data_validation(validation)


def _explain(sheet: Any, theme: Theme) -> None:  # noqa: ANN401 (openpyxl has no types)
    sheet.append(["Column", "What it is", "Needed", "How it is written", "Choices", "Note"])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for column in theme.case_list:
        sheet.append([column.code, column.title, "yes" if column.required else "", KINDS[column.kind], _choices(column), column.note or ""])
    if theme.case_list_window is not None:
        sheet.append([])
        sheet.append(["Which orders", theme.case_list_window.explanation])
    for letter, width in zip("ABCDEF", (24, 34, 9, 34, 60, 70), strict=True):
        sheet.column_dimensions[letter].width = width
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")


def _choices(column: CaseListColumn) -> str:
    return "; ".join(_said(column, choice) for choice in column.every_choice)


def _said(column: CaseListColumn, choice: str) -> str:
    dated = column.dated(choice)
    if dated is None:
        return choice
    days: Sequence[str] = [
        *([f"from {british(dated.valid_from)}"] if dated.valid_from else []),
        *([f"until {british(dated.valid_until)}"] if dated.valid_until else []),
        *(["to be confirmed"] if dated.status == "unverified" else []),
    ]
    return f"{choice} ({', '.join(days)})"
