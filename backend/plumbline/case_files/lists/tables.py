"""Whatever a list came as, as a table: a text file, a workbook, or records from the API. Pure: no session, no HTTP."""

from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO, Final

from plumbline.case_files.lists.cells import Cell, Row, Sheet, TableFile, TableRefusedError
from plumbline.case_files.lists.delimited import open_delimited
from plumbline.case_files.lists.workbooks import OLD, open_workbook

WORKBOOK: Final = b"PK\x03\x04"
OLD_WORKBOOK: Final = b"\xd0\xcf\x11\xe0"


def open_table(file: BinaryIO) -> TableFile:
    """Open a file by what it holds and not by its name. Raises TableRefusedError."""
    size = file.seek(0, 2)
    file.seek(0)
    start = file.read(4)
    if not size:
        raise TableRefusedError("empty", "The file is empty. Send the list with its headings and its cases.")
    if start == OLD_WORKBOOK:
        raise TableRefusedError("old_workbook", OLD)
    return open_workbook(file, size) if start == WORKBOOK else open_delimited(file)


def table_of(records: Sequence[Mapping[str, object]]) -> TableFile:
    """Give records as the table that they would be in a file: row 1 holds the headings, and the first record is row 2."""
    headings = tuple(dict.fromkeys(name for record in records for name in record))

    def _rows() -> Iterator[Row]:
        yield Row(1, headings)
        for number, record in enumerate(records, start=2):
            yield Row(number, tuple(_cell(record.get(name)) for name in headings))

    return TableFile(form="json", sheets=(Sheet(rows=_rows),))


def _cell(value: object) -> Cell:
    if isinstance(value, list | tuple):
        return ";".join(map(str, value))
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return str(value)
