"""Excel workbooks: what is inside is counted before it is read, formulas are not worked out, and rows come one at a time. Pure."""

import re
import zipfile
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO, Final

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

from plumbline.case_files.lists.cells import EPOCH, EXCEL_ERRORS, Cell, Merged, Row, Sheet, TableFile, TableRefusedError, Unusable
from plumbline.evidence.archives import look_inside, refuse_active_office
from plumbline.evidence.refusals import FileRefused

MOST_COLUMNS = 200
LAST_ROW = 1_048_576
PIECE = 256 * 1024
OVERLAP = 200
MOST_MERGED = 10_000
_MERGED: Final = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]{0,80}?ref=[\"']([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})[\"']")
_DECLARES: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
DAMAGED = "The workbook cannot be read. Open it in Excel, save it again as .xlsx, or as “CSV UTF-8”, and send the new copy."
PROTECTED = "The workbook is protected with a password. Save it without one and send that copy."
OLD = "This is an old Excel workbook (.xls) or one with a password. Save it as .xlsx without a password, or as “CSV UTF-8”."
NO_SHEET = "The workbook has no sheet that can be seen. Show the sheet with the cases and send the workbook again."


def open_workbook(file: BinaryIO, size: int) -> TableFile:
    """Give the sheets that can be seen. Raises TableRefusedError for a bomb, for macros, for a password and for damage."""
    try:
        contents = look_inside(file, size)
        refuse_active_office(contents)
    except FileRefused as refused:
        raise TableRefusedError("unfit_workbook", str(refused.detail)) from None
    if contents.encrypted:
        raise TableRefusedError("password", PROTECTED)
    if "xl/workbook.xml" not in contents.names:
        raise TableRefusedError("not_a_table", DAMAGED)
    try:
        return _opened(file)
    except TableRefusedError:
        raise
    except Exception as damage:  # a workbook that is not what it says fails in a hundred ways
        raise TableRefusedError("damaged", DAMAGED) from damage


def _opened(file: BinaryIO) -> TableFile:
    with zipfile.ZipFile(file) as archive:
        merged = {name: tuple(_merged(archive, name)) for name in archive.namelist() if name.endswith(".xml")}
    workbook = load_workbook(file, read_only=True, keep_links=False)
    sheets = tuple(
        Sheet(rows=partial(_rows, sheet), name=str(sheet.title), merged=merged.get(_place_of(sheet), ()))
        for sheet in workbook.worksheets
        if sheet.sheet_state == "visible"
    )
    if not sheets:
        raise TableRefusedError("no_sheet", NO_SHEET)
    return TableFile(form="xlsx", sheets=sheets, epoch=EPOCH if workbook.epoch.year < EPOCH.year + 1 else workbook.epoch)


def _place_of(sheet: Any) -> str:  # noqa: ANN401 (openpyxl has no types)
    return str(sheet._worksheet_path)  # noqa: SLF001 (a sheet read row by row keeps its merged cells to itself)


def _merged(archive: zipfile.ZipFile, name: str) -> Iterator[Merged]:
    """Find the merged cells of a sheet, and refuse what an honest workbook never has: declarations of its own in the XML."""
    found, window = 0, b""
    with archive.open(name) as stream:
        while piece := stream.read(PIECE):
            window = window[-OVERLAP:] + piece
            if _DECLARES.search(window):
                raise TableRefusedError("unfit_workbook", DAMAGED)
            for each in _MERGED.finditer(window):
                found += 1
                if found <= MOST_MERGED:
                    left, top, right, bottom = range_boundaries(each[1].decode())
                    yield Merged((top, bottom), (left - 1, right - 1))


def _rows(sheet: Any) -> Iterator[Row]:  # noqa: ANN401 (openpyxl has no types)
    # What a sheet says of its own size is often wrong, and is a trap where it is meant to be.
    sheet.reset_dimensions()
    try:
        for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), start=1):
            if number > LAST_ROW:  # a made-up row number, or rows that no spreadsheet could show
                break
            yield Row(number, tuple(map(_cell, cells)))
    except Exception as damage:  # as above
        raise TableRefusedError("damaged", DAMAGED) from damage


def _cell(cell: Any) -> Cell:  # noqa: ANN401 (openpyxl has no types)
    value = cell.value
    if value is None:
        return None
    if cell.data_type == "f" or (isinstance(value, str) and value.startswith("=")):
        return Unusable.FORMULA
    if cell.data_type == "e" or (isinstance(value, str) and value in EXCEL_ERRORS):
        return Unusable.ERROR
    return value if isinstance(value, str | int | float | bool) or hasattr(value, "isoformat") else str(value)
