"""The table that comes with many files in one zip: a CSV of one row for each item. Pure: bytes in, rows out.

It is written in spreadsheets by people in a hurry, so that it is read the way these write it: with commas, semicolons or
tabs, in UTF-8 or in Windows' own letters, with dates as 2026-03-25 or 25/03/2026.
"""

import csv
import io
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import ValidationError

from plumbline.evidence.model import EvidenceKind
from plumbline.evidence.refusals import ManifestRefused
from plumbline.evidence.schema import EvidenceAddition
from plumbline.kernel.problems import FieldError

NAME = "manifest.csv"
COLUMNS = (
    "file",
    "title",
    "kind",
    "address",
    "description",
    "source_type",
    "evidence_on",
    "period",
    "nature",
    "indicators",
    "considerations",
    "sensitivity",
)
MOST_BYTES = 4 * 1024**2
MOST_ROWS = 2000
BRITISH_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
CODES = frozenset({"indicators", "considerations"})
CHOICES = frozenset({"kind", "nature", "sensitivity"})
HOW_TO_SAVE = "Save the table as CSV UTF-8 and pack it again."


@dataclass
class ManifestRow:
    """One row: what it asks for, or what is wrong with it. `line` is the row of the spreadsheet, the headings being row 1."""

    line: int
    file: str
    title: str
    addition: EvidenceAddition | None = None
    problems: list[FieldError] = field(default_factory=list)

    def refuse(self, column: str, code: str, detail: str) -> None:
        """Note what is wrong in one column, with the cure."""
        self.problems.append(FieldError(f"/rows/{self.line}/{column}", code, detail))


@dataclass(frozen=True)
class KnownCodes:
    """The codes of the method that a row may name."""

    indicators: Collection[str]
    considerations: Collection[str]


def read_manifest(content: bytes, known: KnownCodes) -> list[ManifestRow]:
    """Give the rows in their order. Raises ManifestRefused for a table that cannot be read at all."""
    if len(content) > MOST_BYTES:
        raise ManifestRefused(f"{NAME} is larger than {MOST_BYTES // 1024**2} MiB.", "too_large")
    text = _decoded(content)
    lines = list(_lines(text))
    if not lines:
        raise ManifestRefused(f"{NAME} is empty.", "empty")
    headings = [heading.strip().lower().replace(" ", "_") for heading in lines[0][1]]
    _check_headings(headings)
    filled = [(line, cells) for line, cells in lines[1:] if any(cell.strip() for cell in cells)]
    if not filled:
        raise ManifestRefused(f"{NAME} has headings and no rows.", "no_rows")
    if len(filled) > MOST_ROWS:
        raise ManifestRefused(f"{NAME} has more than {MOST_ROWS} rows. Import it in parts.", "too_many_rows")
    return [_row(line, headings, cells, known) for line, cells in filled]


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What Excel on Windows writes for "CSV (comma delimited)"; every byte of it is a letter.
        return content.decode("cp1252", "replace")


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        yield from enumerate(reader, 1)
    except csv.Error:
        raise ManifestRefused(f"{NAME} cannot be read as a table. {HOW_TO_SAVE}", "malformed") from None


def _check_headings(headings: list[str]) -> None:
    unknown = [at for at, heading in enumerate(headings, 1) if heading and heading not in COLUMNS]
    if unknown:
        named = ", ".join(map(str, unknown))
        raise ManifestRefused(
            f"The heading of column {named} is not known. The columns are: {', '.join(COLUMNS)}.",
            "unknown_column",
        )
    if len(set(filter(None, headings))) < len(list(filter(None, headings))):
        raise ManifestRefused("Two columns have the same heading.", "duplicate_column")
    if "title" not in headings and "file" not in headings:
        raise ManifestRefused("There is neither a column file nor a column title.", "missing_column")


def _row(line: int, headings: list[str], cells: list[str], known: KnownCodes) -> ManifestRow:
    given = {heading: cell.strip() for heading, cell in zip(headings, cells, strict=False) if heading and cell.strip()}
    file = given.pop("file", "")
    row = ManifestRow(line, file, given.get("title") or _stem(file))
    if len(cells) > len(headings) and any(cell.strip() for cell in cells[len(headings) :]):
        row.refuse("", "too_many_cells", "There are more cells than headings. Put a text with commas into quotation marks.")
    members = _members(given, row)
    _check_codes(members, known, row)
    try:
        row.addition = EvidenceAddition.model_validate(members)
    except ValidationError as found:
        for error in found.errors():
            _explain(error, row)
        return row
    is_file = row.addition.kind is EvidenceKind.FILE
    if is_file and not file:
        row.refuse("file", "missing", "Name the file in the zip, or give kind link or pointer with an address.")
    if not is_file and file:
        row.refuse("file", "file_of_link", "A link or a pointer has an address and no file. Make two rows of it.")
    return row


def _members(given: dict[str, str], row: ManifestRow) -> dict[str, Any]:
    members: dict[str, Any] = {"title": row.title, **given}
    for column in CODES & members.keys():
        members[column] = re.split(r"[\s;,]+", members[column].strip(" ;,"))
    for column in CHOICES & members.keys():
        members[column] = members[column].lower().replace(" ", "_").replace("-", "_")
    british = BRITISH_DAY.fullmatch(members.get("evidence_on", ""))
    if british:
        day, month, year = (int(part) for part in british.groups())
        try:
            members["evidence_on"] = date(year, month, day).isoformat()
        except ValueError:
            del members["evidence_on"]
            row.refuse("evidence_on", "no_such_day", "There is no such day. Write it as 2026-03-25 or 25/03/2026.")
    return members


def _check_codes(members: dict[str, Any], known: KnownCodes, row: ManifestRow) -> None:
    for column, codes in (("indicators", known.indicators), ("considerations", known.considerations)):
        if any(code not in codes for code in members.get(column, [])):
            row.refuse(column, f"unknown_{column.rstrip('s')}", f"The codes are: {', '.join(codes)}. Put a space between two.")


CURES = {
    "title": "Give a title of 1 to 300 characters.",
    "kind": "Write file, link or pointer.",
    "nature": "Write quantitative, qualitative or both.",
    "sensitivity": "Write official or official_sensitive.",
    "evidence_on": "Write the day as 2026-03-25 or 25/03/2026.",
    "address": "A link needs an address that begins with https://, a pointer the place where the document is held, a file none.",
}


def _explain(error: Any, row: ManifestRow) -> None:  # noqa: ANN401 (pydantic's own dictionary)
    column = str(error["loc"][0]) if error["loc"] else "address"
    if column in CODES and row.problems:
        return  # said already, with the codes that there are
    row.refuse(column, str(error["type"]), CURES.get(column, "This is too long, or holds characters that cannot be kept."))


def _stem(file: str) -> str:
    name = re.split(r"[/\\]", file)[-1]
    return name.rpartition(".")[0].replace("_", " ") or name
