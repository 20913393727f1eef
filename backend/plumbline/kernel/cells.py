"""Cells of files that people open in a spreadsheet: none of them may be a formula."""

import re
import unicodedata
from typing import Final

STARTERS: Final = frozenset("=+-@|\t\r＝＋－＠")  # noqa: RUF001 (the full-width ones start a formula too)
NUMBER: Final = re.compile(r"[+-]?\d+([.,]\d+)*%?", re.ASCII)


def safe_cell(text: str) -> str:
    """Give a text with an apostrophe before whatever a spreadsheet would run, in each of its lines; plain numbers stay."""
    return re.sub(r"[^\n]+", lambda line: _safe_line(line[0]), text)


def _safe_line(line: str) -> str:
    first = next((letter for letter in line if not _invisible(letter)), "")
    return f"'{line}" if first in STARTERS and first and not NUMBER.fullmatch(line.strip()) else line


def _invisible(letter: str) -> bool:
    return letter not in STARTERS and (letter.isspace() or unicodedata.category(letter) in {"Cf", "Cc"})
