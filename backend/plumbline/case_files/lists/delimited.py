"""Text files with separated columns: which charset, which separator, and their rows. Pure."""

import codecs
import csv
import io
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO, Final

from plumbline.case_files.lists.cells import EXCEL_ERRORS, Cell, Row, Sheet, TableFile, TableRefusedError, Unusable

SEPARATORS: Final = ",;\t"
LONGEST_CELL = 10_000
MOST_COLUMNS = 200
PIECE = 256 * 1024
_MARKS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_NAMES: Final = {"utf-8-sig": "UTF-8", "utf-8": "UTF-8", "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
NO_TEXT = "This is neither a CSV file nor an Excel workbook (.xlsx). Save the list as “CSV UTF-8” or as .xlsx and send that."
UNCLOSED = "A quotation mark near row {number} is not closed, so the rest of the file is one cell. Take it out and send the file again."


def open_delimited(file: BinaryIO) -> TableFile:
    """Give the file as a table for each separator that it may be written with. Raises TableRefusedError."""
    charset = charset_of(file)
    sheets = tuple(Sheet(rows=partial(_rows, file, charset, separator), separator=separator) for separator in SEPARATORS)
    return TableFile(form="csv", sheets=sheets, charset=_NAMES.get(charset, "Windows-1252"))


def charset_of(file: BinaryIO) -> str:
    """Find the charset by the byte order mark, then by whether all of it is UTF-8, then Windows-1252. Raises TableRefusedError."""
    file.seek(0)
    start = file.read(4096)
    for mark, charset in _MARKS:
        if start.startswith(mark):
            return _all_of(file, charset) or _refuse()
    if b"\x00" in start:
        zeros_first = start[0::2].count(0) > start[1::2].count(0)
        return _all_of(file, "utf-16-be" if zeros_first else "utf-16-le") or _refuse()
    return _all_of(file, "utf-8") or _all_of(file, "cp1252") or _refuse()


def _refuse() -> str:
    raise TableRefusedError("not_a_table", NO_TEXT)


def _all_of(file: BinaryIO, charset: str) -> str | None:
    """Give the charset back if the whole file can be read in it and holds no control characters that no text has."""
    file.seek(0)
    decoder = codecs.getincrementaldecoder(charset)()
    try:
        while piece := file.read(PIECE):
            if "\x00" in decoder.decode(piece):
                return None
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return None
    return charset


def _rows(file: BinaryIO, charset: str, separator: str) -> Iterator[Row]:
    file.seek(0)
    text = io.TextIOWrapper(file, charset, newline="")
    number = 0
    try:
        for number, values in enumerate(csv.reader(text, delimiter=separator), start=1):
            cells = tuple(map(_cell, values[:MOST_COLUMNS]))
            if any(len(value) > LONGEST_CELL for value in values):
                raise TableRefusedError("quotation_mark", UNCLOSED.format(number=number))
            yield Row(number, cells)
    except csv.Error:
        raise TableRefusedError("quotation_mark", UNCLOSED.format(number=number + 1)) from None
    finally:
        text.detach()


def _cell(value: str) -> Cell:
    if not value:
        return None
    if value[0] == "=":
        return Unusable.FORMULA
    return Unusable.ERROR if value[0] == "#" and value.strip() in EXCEL_ERRORS else value
