"""One cell as the value of its column, or what is wrong with it in words that never repeat it. Pure."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from plumbline.case_files.lists.cells import EPOCH, Cell, Unusable, tidy
from plumbline.methodology.case_list import CaseListColumn, ColumnKind, plain

Value = str | int | bool | date | tuple[str, ...]

LONGEST_CODE, LONGEST_TEXT = 60, 120
MISSING: Final = frozenset({"", "..", ".", "...", "*", "**", "-", "--", "–", "—", "n/a", "na", "null", "none", "nk", "blank", "missing"})
SUPPRESSED: Final = frozenset({"*", "**", ".."})
_CODE: Final = re.compile(r"(?=.*\d)[\w./:#-]+")
_STARTERS: Final = frozenset("=+-@")
_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?)?", re.ASCII)
_BRITISH: Final = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d\d)(?: \d\d?:\d\d(?::\d\d)?)?", re.ASCII)
_WORDED: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[-/. ]([a-z]{3,9})[-/., ]+(\d{4}|\d\d)", re.ASCII)
_NUMBER: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.0+)?|\d+(?:\.0+)?", re.ASCII)
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SERIALS: Final = range(20_000, 80_000)
_PARTS: Final = re.compile(r"[;|,+&/\n\r]| and ")
YES, NO = frozenset({"yes", "y", "true", "1"}), frozenset({"no", "n", "false", "0"})


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a cell is no value of its column."""

    code: str
    sentence: str


class ValueReader:
    """Reads the cells of one column."""

    def __init__(self, column: CaseListColumn, epoch: datetime = EPOCH) -> None:
        self.column = column
        self.epoch = epoch
        self._choices = {plain(choice): choice for choice in column.every_choice}
        self._choices |= {plain(spelling): choice for spelling, choice in column.spellings.items()}
        self._order = {choice: place for place, choice in enumerate(column.every_choice)}

    def read(self, cell: Cell) -> Value | Fault | None:
        """Give the value in canonical form; None for an empty or a missing one; a Fault for what is none."""
        if isinstance(cell, Unusable):
            return _unusable(cell)
        text = cell if cell is None or not isinstance(cell, str) else tidy(cell)
        if text is None or (isinstance(text, str) and text.casefold() in MISSING and plain(text) not in self._choices):
            return None
        readers: dict[ColumnKind, Callable[[Cell], Value | Fault]] = {
            "date": self._date,
            "integer": self._integer,
            "yes_no": self._yes_no,
            "choice": self._choice,
            "choices": lambda _: self._several(cell if isinstance(cell, str) else _written(cell)),
            "code": lambda text: self._code(_written(text)),
            "text": lambda text: self._text(_written(text)),
        }
        return readers[self.column.kind](text)

    def _code(self, text: str) -> Value | Fault:
        if text[0] in _STARTERS:
            # A reference goes through many spreadsheets before a case is read.
            return Fault("starts_as_formula", "A spreadsheet takes this for a formula. Let it begin with a letter or a figure.")
        if len(text) > LONGEST_CODE or not _CODE.fullmatch(text):
            return Fault(
                "code_form", f"Write a code here with at least one figure, without spaces and of at most {LONGEST_CODE} characters."
            )
        return text

    def _text(self, text: str) -> Value | Fault:
        if len(text) > LONGEST_TEXT:
            return Fault("too_long", f"Shorten this to {LONGEST_TEXT} characters.")
        return text

    def _choice(self, value: Cell) -> Value | Fault:
        return self._choices.get(plain(_written(value))) or Fault(
            "no_choice", f"This is none of the choices. Write one of: {'; '.join(self.column.every_choice)}."
        )

    def _several(self, text: str) -> Value | Fault:
        whole = self._choices.get(plain(text))
        found = {whole} if whole else {self._choices.get(plain(part)) for part in _PARTS.split(text) if plain(part)}
        if None in found or not found:
            return Fault(
                "no_choice",
                f"One of these is none of the choices. Write them with semicolons between, from: {'; '.join(self.column.every_choice)}.",
            )
        return tuple(sorted((choice for choice in found if choice), key=self._order.__getitem__))

    def _yes_no(self, value: Cell) -> Value | Fault:
        word = plain(_written(value))
        if word in YES or word in NO:
            return word in YES
        return Fault("no_yes_no", "Write yes or no.")

    def _integer(self, value: Cell) -> Value | Fault:
        text = _written(value)
        if isinstance(value, bool) or not _NUMBER.fullmatch(text):
            return Fault("no_number", "Write a whole number and nothing else.")
        number = int(text.replace(",", "").split(".")[0][:12])
        lowest, highest = self.column.lowest or 0, self.column.highest if self.column.highest is not None else 1_000_000
        if not lowest <= number <= highest:
            return Fault("out_of_range", f"This has to be at least {lowest} and at most {highest}.")
        return number

    def _date(self, value: Cell) -> Value | Fault:
        day = self._day(value)
        if isinstance(day, Fault):
            return day
        earliest = self.column.earliest
        if earliest is not None and day < earliest:
            return Fault(
                "too_early", f"No such day can lie before {british(earliest)}. If this is somebody's date of birth, take the column out."
            )
        return day

    def _day(self, value: Cell) -> date | Fault:
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        if isinstance(value, int | float) and not isinstance(value, bool):
            return self._of_serial(int(value))
        text = _written(value).casefold()
        if text.isascii() and text.isdigit():
            return self._of_serial(int(text[:9]))
        return _of_words(text)

    def _of_serial(self, number: int) -> date | Fault:
        return (self.epoch + timedelta(days=number)).date() if number in _SERIALS else _NO_DATE


_NO_DATE: Final = Fault("no_date", "Write the day as 31/12/2019 (day, month, year) or as 2019-12-31.")
_AMERICAN: Final = Fault("month_first", "The month stands before the day here. Write the day first: 31/12/2019.")


def british(day: date) -> str:
    """Write a day as it is said."""
    return f"{day.day} {day:%B %Y}"


def _unusable(cell: Unusable) -> Fault:
    if cell is Unusable.FORMULA:
        return Fault("formula", "There is a formula here. Copy the column and paste it back as values only.")
    return Fault("spreadsheet_error", "The spreadsheet shows an error here. Put the value in, or leave the cell empty.")


def _written(value: Cell) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | time):
        return value.isoformat()
    return str(value)


def _of_words(text: str) -> date | Fault:
    try:
        if found := _ISO.fullmatch(text.upper()):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _BRITISH.fullmatch(text):
            day, month = int(found[1]), int(found[2])
            if month > 12 >= day:  # noqa: PLR2004 (months)
                return _AMERICAN
            return date(_year(found[3]), month, day)
        if (found := _WORDED.fullmatch(text)) and found[2][:3] in _MONTHS:
            return date(_year(found[3]), _MONTHS.index(found[2][:3]) + 1, int(found[1]))
    except ValueError:
        return Fault("no_such_day", "There is no such day in the calendar. Look at the day and the month again.")
    return _NO_DATE


def _year(text: str) -> int:
    return int(text) if len(text) > 2 else 2000 + int(text)  # noqa: PLR2004 (two figures)
