"""Pasted text becomes statements: one for each paragraph, one for each point of a list. Pure."""

import re

# What word processors leave of a bullet or a number once their formatting is gone: "•\t", "- ", "o\t", "3.\t", "(b) ", "iv) ".
_BULLET = r"[\u2022\u2023\u25a0\u25aa\u25cb\u25cf\u25e6\u2043\u00b7\u2013\u2014*\-]|o(?=\t)"
_NUMBER = r"\(?\d{1,3}[.)]|\(?(?:[a-zA-Z]|[ivx]{1,5})\)"
_POINT = re.compile(rf"^[ \t]*(?:{_BULLET}|{_NUMBER})[ \t]+")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


def split_statements(text: str) -> list[str]:
    """Give the statements of a pasted text, in order, without their bullets and numbers. No word is lost.

    A blank line ends a paragraph. A line that begins with a bullet or a number begins a statement of its own, and lines
    that follow it belong to it. Where the whole text has neither, each line is a paragraph: so a word processor gives
    plain text away.
    """
    normal = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").strip()
    if not _BLANK_LINE.search(normal) and not any(_POINT.match(line) for line in normal.split("\n")):
        return [_tidy(line) for line in normal.split("\n") if line.strip()]
    return [tidy for block in _BLANK_LINE.split(normal) for piece in _pieces(block) if (tidy := _tidy(piece))]


def _pieces(block: str) -> list[str]:
    pieces: list[str] = []
    for line in block.split("\n"):
        point = _POINT.match(line)
        if point:
            pieces.append(line[point.end() :])
        elif pieces:
            pieces[-1] += f" {line.strip()}"
        else:
            pieces.append(line)
    return pieces


def _tidy(piece: str) -> str:
    return re.sub(r"[ \t]+", " ", piece).strip()
