"""How a table is laid out: its headings, merged cells, rows of totals and notes, and the column of the council. Pure."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from plumbline.case_files.lists.cells import Row, column_letter, is_blank
from plumbline.case_files.lists.headings import OpenedList
from plumbline.case_files.lists.identifiers import SAID
from plumbline.case_files.lists.reporting import ListNotice, ListProblem
from plumbline.identity.councils.reference import find as find_council
from plumbline.methodology.case_list import CaseListColumn, plain

_TOTAL: Final = re.compile(r"(grand |sub ?|overall )?totals?\b.*|sum|scotland|all (cases|orders|councils)")
FEWEST_FILLED = 2


def problems_of_layout(opened: OpenedList, columns: Sequence[CaseListColumn]) -> Iterator[ListProblem]:
    """Give what is wrong with the headings. A heading that is not known is named by its letter: it may hold anything."""
    headings = opened.headings
    for identifier, place in headings.identifying:
        sentence = f"This column is headed as if it held {SAID[identifier]}. Take the whole column out."
        yield _of_column(opened, place, None, f"heading_of_{identifier.value}", sentence)
    for place in headings.unknown:
        yield _of_column(opened, place, None, "unknown_column", "This column is not asked for. Take it out, or head it as in the template.")
    for code, place in headings.repeated:
        yield _of_column(
            opened, place, code, "repeated_column", "Another column has the same heading or one that means the same. Keep one."
        )
    for column in columns:
        stands_in = column.derived is not None and column.derived.column in headings.places
        if column.required and column.code not in headings.places and not stands_in:
            sentence = f"There is no column headed {column.code} or “{column.title}”. Add it: it is needed for every case."
            yield ListProblem(row=headings.row, column=column.code, place=None, code="missing_column", sentence=sentence)


def _of_column(opened: OpenedList, place: int, code: str | None, problem: str, sentence: str) -> ListProblem:
    return ListProblem(row=opened.headings.row, column=code, place=column_letter(place), code=problem, sentence=sentence)


class Layout:
    """Tells the rows that are no cases from those that are, and finds what is wrong with how a row is laid out."""

    def __init__(self, opened: OpenedList, council_code: str | None) -> None:
        self._headings = opened.headings
        self._council_code = council_code
        self._codes = {place: code for code, place in opened.headings.places.items()}
        places = self._codes.keys()
        self._merged = [one for one in opened.sheet.merged if any(one.columns[0] <= place <= one.columns[1] for place in places)]
        self._headless = frozenset(place for place, cell in enumerate(opened.headings.cells) if not cell)

    def left_out(self, row: Row) -> ListNotice | None:
        """Say why a row is no case; None for a case."""
        texts = [plain(cell) if isinstance(cell, str) else "" for cell in row.cells]
        filled = [text for text, cell in zip(texts, row.cells, strict=True) if not is_blank(cell)]
        if filled and _TOTAL.fullmatch(filled[0]):
            return ListNotice(row=row.number, code="total", sentence="This is a row of totals and was left out.")
        known = [text for text in filled if text in self._headings.cells]
        if len(filled) >= FEWEST_FILLED and len(known) == len(filled):
            return ListNotice(row=row.number, code="heading", sentence="The headings stand here again; the row was left out.")
        return None

    def problems(self, row: Row) -> Iterator[ListProblem]:
        """Give what is wrong with the layout of a case."""
        for merged in self._merged:
            if merged.rows[0] <= row.number <= merged.rows[1]:
                left = merged.columns[0]
                sentence = "These cells are merged. Unmerge them and fill in each cell by itself."
                yield ListProblem(
                    row=row.number,
                    column=self._codes.get(left),
                    place=f"{column_letter(left)}{row.number}",
                    code="merged",
                    sentence=sentence,
                )
        for place, cell in enumerate(row.cells):
            if not is_blank(cell) and (place in self._headless or place >= len(self._headings.cells)):
                sentence = "There is something here in a column without a heading. Take it out."
                yield ListProblem(
                    row=row.number, column=None, place=f"{column_letter(place)}{row.number}", code="no_heading", sentence=sentence
                )
        yield from self._council(row)

    def _council(self, row: Row) -> Iterator[ListProblem]:
        """Hold the council of a row, by an old code too, against the one that is inspected; the column itself is not kept."""
        place = self._headings.council
        if place is None or self._council_code is None or place >= len(row.cells) or is_blank(row.cells[place]):
            return
        found = find_council(str(row.cells[place]))
        if found is None or found.code != self._council_code:
            sentence = "This is not the council that is inspected, nor a code that it once had. Correct it, or take the row out."
            yield ListProblem(
                row=row.number, column=None, place=f"{column_letter(place)}{row.number}", code="other_council", sentence=sentence
            )
