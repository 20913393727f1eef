"""Cells of files that people open in a spreadsheet: none of them may be a formula."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable
from typing import Final

STARTERS: Final = frozenset("=+-@|\t\r＝＋－＠")  # noqa: RUF001 (the full-width ones start a formula too)
NUMBER: Final = re.compile(r"[+-]?\d+([.,]\d+)*%?", re.ASCII)


def safe_cell(text: str) -> str:
    """Give a text with an apostrophe before whatever a spreadsheet would run, in each of its lines; plain numbers stay."""
    return re.sub(r"[^\n]+", lambda line: _safe_line(line[0]), text)


def csv_file(headings: Iterable[str], lines: Iterable[Iterable[str]]) -> bytes:
    """Give CSV (RFC 4180) that no spreadsheet runs, in UTF-8 with a mark, so that Excel reads names with accents."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(headings)
    writer.writerows(map(safe_cell, line) for line in lines)
    return written.getvalue().encode("utf-8-sig")


def _safe_line(line: str) -> str:
    first = next((letter for letter in line if not _invisible(letter)), "")
    return f"'{line}" if first in STARTERS and first and not NUMBER.fullmatch(line.strip()) else line


def _invisible(letter: str) -> bool:
    return letter not in STARTERS and (letter.isspace() or unicodedata.category(letter) in {"Cf", "Cc"})
