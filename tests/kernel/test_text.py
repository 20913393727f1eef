from datetime import UTC, date, datetime
from typing import Annotated, Any

import pytest
from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from plumbline.kernel.text import Day, Line, Moment, Ordinal, Reference, SmallCount, Text, Word

# As they arrive from Word 2016 to 365, LibreOffice, Outlook and PDF readers, on Windows and macOS.
PASTES = {
    "smart quotes and dashes": ("\u201cWe\u2019re \u2018on track\u2019\u201d \u2013 so far \u2014 \u2026", None),
    "line ends of Windows": ("One\r\nTwo\r\n", "One\nTwo\n"),
    "line ends of old macOS": ("One\rTwo", "One\nTwo"),
    "a manual line break": ("One\vTwo", "One\nTwo"),
    "a page break": ("One\fTwo", "One\nTwo"),
    "line and paragraph separators": ("One\u2028Two\u2029Three", "One\nTwo\nThree"),
    "the next-line control": ("One\x85Two", "One\nTwo"),
    "a byte order mark": ("\ufeffOne", "One"),
    "no-break and thin spaces": ("10\u00a0000\u202fpeople\u2009\u2007", None),
    "a soft hyphen": ("pro\u00adcess", None),
    "Word's own optional hyphen": ("pro\x1fcess", "pro\u00adcess"),
    "Word's own non-breaking hyphen": ("week\x1e11", "week\u201111"),
    "a table with cell marks": ("Year\tOrders\x07\r\n2025\t312\x07", "Year\tOrders\t\n2025\t312\t"),
    "a bulleted list": ("\u2022\tFirst\r\n\u2022\tSecond\r\no\tThird", "\u2022\tFirst\n\u2022\tSecond\no\tThird"),
    "a bullet of the Symbol font": ("\uf0b7\tFirst", "\u2022\tFirst"),
    "quotes in an old code page": ("\x93We\x92re\x94 \x96 so far\x85", "\u201cWe\u2019re\u201d \u2013 so far\n"),
    "letters composed of two marks": ("Ci\u0300r Mho\u0300r", "C\u00ecr Mh\u00f2r"),
    "emoji joined to one": ("\U0001f469\u200d\U0001f4bb", None),
    "marks of direction": ("\u200eA\u200f", None),
    "a field that could not be read": ("\ufffd\ufffc", None),
}
Anything = Any


@pytest.mark.parametrize(("pasted", "kept"), PASTES.values(), ids=PASTES)
def test_nothing_pasted_from_word_is_refused(pasted: str, kept: str | None) -> None:
    assert TypeAdapter(Text).validate_python(pasted) == (kept if kept is not None else pasted)


@pytest.mark.parametrize("control", ["\x00", "\x01", "\x08", "\x1b", "\x7f", "\x81"])
def test_text_refuses_what_no_database_or_screen_can_hold(control: str) -> None:
    with pytest.raises(ValidationError, match="control character"):
        TypeAdapter(Text).validate_python(f"One{control}Two")


@pytest.mark.parametrize("kind", [Line, Text])
def test_half_a_character_is_refused(kind: Anything) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python("One\ud800")


@pytest.mark.parametrize("inside", ["\n", "\t", "\r\n", "\v", "\f", "\x00", "\x1b"])
def test_a_line_refuses_every_control(inside: str) -> None:
    with pytest.raises(ValidationError, match="control character"):
        TypeAdapter(Line).validate_python(f"One{inside}Two")


def test_a_line_is_trimmed_and_keeps_typography() -> None:
    assert TypeAdapter(Line).validate_python("\ufeff \u201cPlan\u201d \u2013 2026\r\n") == "\u201cPlan\u201d \u2013 2026"


def test_a_line_cannot_be_made_to_read_backwards() -> None:
    assert TypeAdapter(Line).validate_python("report\u202efdp.exe") == "reportfdp.exe"


@pytest.mark.parametrize("empty", ["", "   ", "\ufeff", "\r\n"])
def test_a_line_of_nothing_is_refused(empty: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Line).validate_python(empty)


def test_a_line_can_be_narrowed_and_says_so_in_its_schema() -> None:
    short = TypeAdapter(Annotated[Line, Field(max_length=5)])
    assert short.json_schema()["maxLength"] == 5
    with pytest.raises(ValidationError):
        short.validate_python("longer")


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Word, ""),
        (Word, "two words"),
        (Word, "a" * 65),
        (Word, "line\n"),
        (Reference, "jsw-2026-003"),
        (Reference, "JSW-2026-003\n"),
        (Reference, "JSW"),
        (SmallCount, -1),
        (SmallCount, 2**15),
        (SmallCount, 2**70),
        (Ordinal, 0),
        (Day, "2026-1-5"),
        (Day, "2026-02-30"),
        (Day, 1_700_000_000),
        (Day, "2026-01-05T00:00:00Z"),
        (Day, "9999-01-01"),
        (Day, "\u0662026-01-05"),
        (Moment, "2026-01-05"),
        (Moment, "2026-01-05T12:00:00"),
        (Moment, 1_700_000_000),
        (Moment, "9999-12-31T23:59:59-12:00"),
        (Moment, "0001-01-01T00:00:00+14:00"),
    ],
)
def test_values_outside_their_bounds_are_refused(kind: Anything, value: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(value)


def test_dates_and_instants_are_read_as_written() -> None:
    assert TypeAdapter(Day).validate_python("2026-01-05") == date(2026, 1, 5)
    noon = TypeAdapter(Moment).validate_python("2026-06-25T13:00:00+01:00")
    assert noon == datetime(2026, 6, 25, 12, tzinfo=UTC)
    assert TypeAdapter(Moment).dump_json(noon) == b'"2026-06-25T12:00:00Z"'


def test_references_and_words_are_accepted() -> None:
    class Named(BaseModel):
        reference: Reference
        code: Word

    assert Named(reference="JSW-2026-003", code="week_11.self-evaluation").reference == "JSW-2026-003"
