"""Which row of a table holds the headings, and which column of the method each of them is. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from plumbline.case_files.lists.cells import Row, Sheet, TableFile, TableRefusedError, is_blank
from plumbline.case_files.lists.identifiers import Identifier, identifier_of_heading
from plumbline.methodology.case_list import CaseListColumn, plain

SEARCHED_ROWS = 60
FEWEST_HEADINGS = 2
COUNCIL_HEADINGS = frozenset({"council", "council area", "council code", "council name", "local authority", "local authority code"})


@dataclass(frozen=True, kw_only=True)
class Headings:
    """The row of the headings, and what was found in it; places count from 0."""

    row: int
    places: dict[str, int]
    """The place of each column of the method that the table has."""
    repeated: tuple[tuple[str, int], ...]
    """Further places under a heading of the same column."""
    identifying: tuple[tuple[Identifier, int], ...]
    """Places under a heading that stands over something by which a person could be known."""
    unknown: tuple[int, ...]
    council: int | None
    cells: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class OpenedList:
    """A table with its headings found."""

    file: TableFile
    sheet: Sheet
    headings: Headings


def find_headings(file: TableFile, columns: Sequence[CaseListColumn]) -> OpenedList:
    """Choose the sheet, or the separator, under which most columns are found. Raises TableRefusedError where none is."""
    found = [
        OpenedList(file=file, sheet=sheet, headings=headings)
        for sheet in file.sheets
        if (headings := _best(list(islice(sheet.rows(), SEARCHED_ROWS)), columns)) is not None
    ]
    if not found:
        raise TableRefusedError(
            "no_headings",
            f"No row with headings was found among the first {SEARCHED_ROWS}. Put the names of the columns above the cases, "
            f"as in the template: {', '.join(column.code for column in columns if column.required)} and so on.",
        )
    return max(found, key=lambda opened: len(opened.headings.places))


def _best(rows: Iterable[Row], columns: Sequence[CaseListColumn]) -> Headings | None:
    known = {plain(name): column.code for column in columns for name in (column.code, column.title, *column.also_called)}
    best = max((_headings(row, known) for row in rows), key=lambda headings: len(headings.places), default=None)
    return best if best is not None and len(best.places) >= FEWEST_HEADINGS else None


def _headings(row: Row, known: dict[str, str]) -> Headings:
    places: dict[str, int] = {}
    repeated: list[tuple[str, int]] = []
    identifying: list[tuple[Identifier, int]] = []
    unknown: list[int] = []
    council: int | None = None
    for place, cell in enumerate(row.cells):
        if is_blank(cell):
            continue
        name = plain(str(cell).split("(")[0]) or plain(str(cell))
        code = known.get(plain(str(cell))) or known.get(name)
        if code is not None:
            if places.setdefault(code, place) != place:
                repeated.append((code, place))
        elif name in COUNCIL_HEADINGS and council is None:
            council = place
        elif (identifier := identifier_of_heading(name)) is not None:
            identifying.append((identifier, place))
        else:
            unknown.append(place)
    return Headings(
        row=row.number,
        places=places,
        repeated=tuple(repeated),
        identifying=tuple(identifying),
        unknown=tuple(unknown),
        council=council,
        cells=tuple(plain(str(cell)) if not is_blank(cell) else "" for cell in row.cells),
    )
