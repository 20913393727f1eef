"""One way to read JSON from outside: what two readers could understand differently is refused.

The standard parser takes duplicate members, NaN, 1e999, lone surrogates and any depth; each has made a server answer 500
or made two systems read one document in two ways.
"""

import json
import math
import re
from typing import Any, Final, NoReturn

DEEPEST: Final = 32
LONGEST_NUMBER: Final = 40

# Possessive throughout and closed at the end of input, so that the scan is linear whatever is sent.
_TOKENS: Final = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)|[\[{]|[\]}]', re.DOTALL)
_SUSPECT: Final = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")


class UnreadableJson(ValueError):
    """Why a document is refused, as a code and a sentence that repeats nothing of it."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail


def read_object(body: bytes) -> dict[str, Any]:
    """Give the JSON object in `body`; raises UnreadableJson."""
    try:
        text = body.decode("utf-8", "strict")
    except UnicodeDecodeError:
        raise UnreadableJson("not_utf_8", "The body must be written in UTF-8.") from None
    if text.startswith("\ufeff"):
        raise UnreadableJson("byte_order_mark", "The body must not begin with a byte order mark.")
    _refuse_depth(text)
    try:
        document = json.loads(
            text,
            object_pairs_hook=_without_duplicates,
            parse_constant=_refuse_constant,
            parse_float=_finite,
            parse_int=_whole,
        )
    except UnreadableJson:
        raise
    except ValueError:
        raise UnreadableJson("not_json", "The body is not valid JSON.") from None
    if not isinstance(document, dict):
        raise UnreadableJson("not_an_object", "The body must be one JSON object.")
    if _SUSPECT.search(text):
        _refuse_characters(document)
    return document


def _refuse_depth(text: str) -> None:
    depth = 0
    for token in _TOKENS.finditer(text):
        first = token[0][0]
        if first == '"':
            continue
        depth += 1 if first in "[{" else -1
        if depth > DEEPEST:
            raise UnreadableJson("too_deep", f"The body may be nested {DEEPEST} levels deep at most.")


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    document = dict(pairs)
    if len(document) < len(pairs):
        raise UnreadableJson("duplicate_member", "An object in the body names one member twice.")
    return document


def _refuse_constant(_: str) -> NoReturn:
    raise UnreadableJson("not_a_number", "NaN and Infinity are not JSON.")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise UnreadableJson("number_too_large", "A number in the body is too large.")
    return number


def _whole(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise UnreadableJson("number_too_large", "A number in the body is too large.")
    return int(digits)


def _refuse_characters(value: Any) -> None:  # noqa: ANN401 (any JSON value)
    if isinstance(value, str):
        if "\x00" in value:
            raise UnreadableJson("nul_character", "A text in the body contains the character NUL.")
        if any("\ud800" <= character <= "\udfff" for character in value):
            raise UnreadableJson("not_unicode", "A text in the body contains half of a character.")
    elif isinstance(value, dict):
        for name, member in value.items():
            _refuse_characters(name)
            _refuse_characters(member)
    elif isinstance(value, list):
        for member in value:
            _refuse_characters(member)
