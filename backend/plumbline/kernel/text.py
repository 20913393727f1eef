"""The types that every text, number and date from outside goes through, in bodies, paths and queries alike.

Nothing that a person pastes from a word processor may be refused, and nothing may reach the database that it cannot hold.
"""

import re
import unicodedata
from datetime import UTC, date, datetime
from typing import Annotated, Final

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field
from pydantic_core import PydanticCustomError

LINE_LENGTH: Final = 300
TEXT_LENGTH: Final = 100_000
# PostgreSQL's smallint and integer, and the largest whole number that every JSON reader keeps exact.
SMALL, WHOLE, EXACT = 2**15 - 1, 2**31 - 1, 2**53 - 1
# Far enough for any record, near enough that a change of time zone cannot leave the calendar.
EARLIEST_YEAR, LATEST_YEAR = 1900, 2199

_NEW_LINES: Final = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_WORD_PROCESSOR: Final = {
    0xFEFF: None,  # byte order mark
    0x07: "\t",  # end of a table cell
    0x1E: "\u2011",  # non-breaking hyphen
    0x1F: "\u00ad",  # optional hyphen
    0xF0B7: "\u2022",  # the bullet of the Symbol font
}
_DIRECTION: Final = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def _windows_1252() -> dict[int, str]:
    """Quotes and dashes that an older program pasted in its own code page arrive as C1 controls."""
    decoded = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0) if code != 0x85}  # noqa: PLR2004 (NEL)
    return {code: character for code, character in decoded.items() if character}


_PASTED: Final = _WORD_PROCESSOR | _windows_1252()


def _refuse_controls(text: str, allowed: str = "") -> str:
    if any(unicodedata.category(character) == "Cc" and character not in allowed for character in text):
        raise PydanticCustomError("control_character", "There is a control character in the text that cannot be kept.")
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise PydanticCustomError("not_unicode", "Half of a character is missing from the text.")
    return unicodedata.normalize("NFC", text)


def clean_line(text: str) -> str:
    """Trim and compose one line; raises a validation error for any control character, a line break among them.

    Marks that change the direction of writing are dropped: in a name they only serve to make it read as another.
    """
    return _refuse_controls(text.translate(_PASTED | _DIRECTION).strip())


def clean_text(text: str) -> str:
    """Compose a text and make its line breaks one kind; raises a validation error for NUL and other controls."""
    return _refuse_controls(_NEW_LINES.sub("\n", text).translate(_PASTED), allowed="\n\t")


def _only_a_date(value: object) -> object:
    if (
        isinstance(value, datetime)
        or not isinstance(value, str | date)
        or (isinstance(value, str) and not re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII))
    ):
        raise PydanticCustomError("date_form", "Write the date as YYYY-MM-DD.")
    return value


def _only_an_instant(value: object) -> object:
    form = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)"
    if not isinstance(value, datetime) and not (isinstance(value, str) and re.fullmatch(form, value, re.ASCII | re.IGNORECASE)):
        raise PydanticCustomError("instant_form", "Write the time with its zone, as 2026-03-25T12:00:00Z.")
    return value


def _within_calendar(value: date) -> date:
    if not EARLIEST_YEAR <= value.year <= LATEST_YEAR:
        raise PydanticCustomError("date_range", "The year must lie between 1900 and 2199.")
    return value


def _in_utc(value: datetime) -> datetime:
    _within_calendar(value)
    return value.astimezone(UTC)


Line = Annotated[str, AfterValidator(clean_line), Field(min_length=1, max_length=LINE_LENGTH)]
"""A name or title: one line, trimmed, no controls. Narrow it with `Annotated[Line, Field(max_length=…)]`."""

Text = Annotated[str, AfterValidator(clean_text), Field(max_length=TEXT_LENGTH)]
"""Narrative: newline and tab are kept, every other line break becomes a newline."""

Word = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9][A-Za-z0-9_.:-]*$")]
"""A code: task, indicator, event."""

Reference = Annotated[str, Field(min_length=3, max_length=32, pattern=r"^[A-Z]{1,8}(-[A-Z0-9]{1,12}){1,3}$")]
"""A readable reference such as JSW-2026-003 or E-014."""

Language = Annotated[str, Field(min_length=2, max_length=35, pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$")]
"""The language of a text as browsers name it (BCP 47): en, gd for Gaelic, pl."""

SmallCount = Annotated[int, Field(ge=0, le=SMALL)]
Count = Annotated[int, Field(ge=0, le=WHOLE)]
ByteCount = Annotated[int, Field(ge=0, le=EXACT)]
Ordinal = Annotated[int, Field(ge=1, le=SMALL)]

Day = Annotated[date, BeforeValidator(_only_a_date), AfterValidator(_within_calendar)]
"""A calendar date as YYYY-MM-DD; a number or an instant is refused rather than guessed at."""

Moment = Annotated[AwareDatetime, BeforeValidator(_only_an_instant), AfterValidator(_in_utc)]
"""An instant in RFC 3339 with its zone; kept and given back in UTC."""
