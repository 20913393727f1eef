"""What a table is made of, whichever file it came from. Pure."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import Final, Literal

EPOCH: Final = datetime(1899, 12, 30)  # noqa: DTZ001 (a day on a sheet has no zone)
"""Day 0 of a spreadsheet's serial numbers, so that 1 March 1900 and all later days come out right."""
EXCEL_ERRORS: Final = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"})
_SPACES: Final = re.compile(r"[\s\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_UNSEEN: Final = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"))


class Unusable(Enum):
    """A cell that holds no value."""

    FORMULA = "formula"
    ERROR = "error"


Cell = str | int | float | bool | date | datetime | time | Unusable | None


@dataclass(frozen=True, slots=True)
class Row:
    """One row, by the number that a spreadsheet shows beside it."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells that were merged into one: the first and last row, from 1, and the first and last column, from 0."""

    rows: tuple[int, int]
    columns: tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One way of reading the file as a table. `rows` can be called again, to start anew."""

    rows: Callable[[], Iterator[Row]]
    name: str | None = None
    separator: str | None = None
    merged: tuple[Merged, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TableFile:
    """A file that is open, with the ways in which it can be read."""

    form: Literal["csv", "xlsx", "json"]
    sheets: tuple[Sheet, ...]
    charset: str | None = None
    """How the letters of a text file are written; None for a workbook."""
    epoch: datetime = EPOCH


class TableRefusedError(Exception):
    """The file cannot be read as a table; the text says what to do."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence


def tidy(text: str) -> str:
    """Give a text composed (NFC), with every kind of space and line break as one plain space and without unseen marks."""
    if text.isascii() and "  " not in text and text.isprintable():
        return text.strip()
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text.translate(_UNSEEN))).strip()


def is_blank(cell: Cell) -> bool:
    """Whether a cell looks empty."""
    return cell is None or (isinstance(cell, str) and not tidy(cell))


def column_letter(index: int) -> str:
    """Give a column as a spreadsheet names it: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
