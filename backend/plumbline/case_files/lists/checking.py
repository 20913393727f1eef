"""A list row by row, field by field: every problem at once, and the good rows in canonical form as they come. Pure.

checker = ListChecker(method.theme, census_on=…, key=…, confirmed=…)
for case in checker.rows(file):
    …                     # only to be kept if checker.report is in order at the end
checker.report
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO, Final

from plumbline.case_files.lists.cells import Row, TableFile, TableRefusedError, Unusable, column_letter, is_blank, tidy
from plumbline.case_files.lists.headings import OpenedList, find_headings
from plumbline.case_files.lists.identifiers import SAID, fingerprint, identifier_in
from plumbline.case_files.lists.layout import Layout, problems_of_layout
from plumbline.case_files.lists.reporting import ListProblem, ListReport
from plumbline.case_files.lists.rules import Values, disagreements, kept
from plumbline.case_files.lists.tables import open_table
from plumbline.case_files.lists.values import SUPPRESSED, Fault, Value, ValueReader
from plumbline.methodology.case_list import CaseListColumn
from plumbline.methodology.programme import Theme

LONGEST_WORKBOOK: Final = 20_000
LONGEST_LIST: Final = 200_000
Confirmed = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case in canonical form: the values that it has, by the code of their column, without bands that follow from a number."""

    number: int
    reference: str
    values: Values

    def document(self) -> dict[str, Any]:
        """Give the values as they are stored: days as 2019-12-31, several choices as a list."""
        return {code: stored(value) for code, value in self.values.items()}

    def line(self) -> bytes:
        """Give the line that is hashed: JSON with sorted members, no spaces, in UTF-8, and a line feed."""
        return json.dumps(self.document(), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode() + b"\n"


def stored(value: Value) -> Any:  # noqa: ANN401 (any JSON value)
    """Give a value as JSON holds it."""
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def restored(columns: tuple[CaseListColumn, ...], document: dict[str, Any]) -> dict[str, Value]:
    """Give the values back from what was stored."""
    kinds = {column.code: column.kind for column in columns}
    return {
        code: date.fromisoformat(value) if kinds.get(code) == "date" else tuple(value) if isinstance(value, list) else value
        for code, value in document.items()
    }


def nothing_confirmed(_: str) -> bool:
    """Say that no value was confirmed to be harmless."""
    return False


class ListChecker:
    """Checks one list. A list is read once; `report` is whole after its last row."""

    def __init__(
        self, theme: Theme, *, census_on: date, key: bytes, confirmed: Confirmed = nothing_confirmed, council_code: str | None = None
    ) -> None:
        self.report = ListReport()
        self._theme = theme
        self._census_on = census_on
        self._key = key
        self._confirmed = confirmed
        self._council_code = council_code
        self._columns = {column.code: column for column in theme.case_list}
        self._unique: dict[str, dict[str, int]] = {column.code: {} for column in theme.case_list if column.unique}
        self._hash = hashlib.sha256()

    def check(self, file: BinaryIO) -> Iterator[CaseRow]:
        """Open a file and give its good rows as they come; what cannot be read as a table is a problem of the report."""
        try:
            yield from self.rows(open_table(file))
        except TableRefusedError as refused:
            self._refuse(refused)

    def rows(self, file: TableFile) -> Iterator[CaseRow]:
        """Give the good rows of a table as they come, for example of records that came over the API."""
        self.report.form, self.report.charset = file.form, file.charset
        try:
            opened = find_headings(file, self._theme.case_list)
            self.report.separator, self.report.sheet, self.report.heading_row = (
                opened.sheet.separator,
                opened.sheet.name,
                opened.headings.row,
            )
            for problem in problems_of_layout(opened, self._theme.case_list):
                self.report.add(problem)
            yield from self._cases(opened)
        except TableRefusedError as refused:
            self._refuse(refused)
        if self.report.in_order and self.report.cases == 0:
            self._refuse(TableRefusedError("no_cases", "There are headings and no cases below them. Put one case in each row."))
        self.report.rows_sha256 = self._hash.hexdigest() if self.report.in_order else None

    def _refuse(self, refused: TableRefusedError) -> None:
        self.report.add(ListProblem(row=None, column=None, place=None, code=refused.code, sentence=refused.sentence))

    def _cases(self, opened: OpenedList) -> Iterator[CaseRow]:
        readers = {code: ValueReader(self._columns[code], opened.file.epoch) for code in opened.headings.places}
        layout = Layout(opened, self._council_code)
        for row in opened.sheet.rows():
            if row.number <= opened.headings.row or all(map(is_blank, row.cells)):
                continue
            if (notice := layout.left_out(row)) is not None:
                self.report.note(notice)
                continue
            self.report.cases += 1
            self._refuse_too_many(opened)
            before = self.report.total
            for problem in layout.problems(row):
                self.report.add(problem)
            values = self._values(row, readers, opened)
            if self.report.total == before and values is not None:
                case = CaseRow(row.number, self._reference(values), kept(self._theme.case_list, values))
                self.report.accepted += 1
                self._hash.update(case.line())
                yield case

    def _refuse_too_many(self, opened: OpenedList) -> None:
        if opened.file.form == "xlsx" and self.report.cases > LONGEST_WORKBOOK:
            raise TableRefusedError(
                "too_many_rows", f"The workbook has more than {LONGEST_WORKBOOK:,} cases. Save the sheet as “CSV UTF-8” and send that."
            )
        if self.report.cases > LONGEST_LIST:
            raise TableRefusedError("too_many_rows", f"The list has more than {LONGEST_LIST:,} cases. Send those of the period only.")

    def _reference(self, values: Values) -> str:
        return next((str(values[code]) for code in self._unique if code in values), "")

    def _values(self, row: Row, readers: dict[str, ValueReader], opened: OpenedList) -> Values | None:
        values: dict[str, Value] = {}
        faulty: set[str] = set()
        for code, place in opened.headings.places.items():
            cell = row.cells[place] if place < len(row.cells) else None
            read = readers[code].read(cell)
            fault = read if isinstance(read, Fault) else None
            if read is None and not isinstance(cell, Unusable):
                fault = self._empty(code, suppressed=isinstance(cell, str) and cell.strip() in SUPPRESSED, row=row, opened=opened)
            if fault is None and read is not None and not isinstance(read, Fault):
                values[code] = read
            elif fault is not None:
                faulty.add(code)
                self._add(row, code, place, fault)
            self._look_for_identifiers(row, code, place, cell)
        for code, seen in self._unique.items():
            if code in values and (first := seen.setdefault(str(values[code]), row.number)) != row.number:
                faulty.add(code)
                self._add(row, code, opened.headings.places[code], Fault("repeated", f"Row {first} has the same. Give each case its own."))
        for code, fault in disagreements(self._theme, values, self._census_on):
            if code not in faulty:
                self._add(row, code, opened.headings.places.get(code), fault)
        return None if faulty else values

    def _empty(self, code: str, *, suppressed: bool, row: Row, opened: OpenedList) -> Fault | None:
        column = self._columns[code]
        self.report.missing[code] += 1
        if not column.required or (column.derived is not None and self._has(column.derived.column, row, opened)):
            return None
        if suppressed:
            return Fault("suppressed", "This was suppressed (* or ..) and is needed. Send the value itself.")
        return Fault("empty", "This is empty and is needed for every case.")

    def _has(self, code: str, row: Row, opened: OpenedList) -> bool:
        place = opened.headings.places.get(code)
        return place is not None and place < len(row.cells) and not is_blank(row.cells[place])

    def _look_for_identifiers(self, row: Row, code: str, place: int, cell: object) -> None:
        """Codes and free text are looked through; what has a vocabulary of its own is held against that instead."""
        kind = self._columns[code].kind
        text = _as_text(cell) if kind in {"code", "text"} else ""
        found = identifier_in(text, free=kind == "text") if text else None
        if found is None:
            return
        known = fingerprint(self._key, code, text)
        if not self._confirmed(known):
            sentence = f"This looks like {SAID[found]}. Take it out or, if it is none, confirm that with a reason."
            self._add(row, code, place, Fault(f"looks_like_{found.value}", sentence), known)

    def _add(self, row: Row, code: str, place: int | None, fault: Fault, known: str | None = None) -> None:
        cell = None if place is None else f"{column_letter(place)}{row.number}"
        self.report.add(ListProblem(row=row.number, column=code, place=cell, code=fault.code, sentence=fault.sentence, fingerprint=known))


def _as_text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return tidy(str(cell)) if cell is not None and not isinstance(cell, Unusable) else ""
