"""R73, R76: what counts as an answer, by kind of question, and in which one form it is kept."""

import json
from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter
from tests.methodology.documents import JSW

from plumbline.case_files.readings.answers import Given, NoAnswerError, answered, words_of
from plumbline.case_files.readings.model import Absence
from plumbline.methodology.case_reading import ReadingQuestion

TODAY = date(2026, 3, 10)
NOT_RECORDED, NEVER = Absence.NOT_RECORDED, Absence.DID_NOT_HAPPEN
OPTIONS = [{"code": "home", "title": "At home"}, {"code": "office", "title": "In an office"}, {"code": "other", "title": "Elsewhere"}]
KINDS: dict[str, dict[str, Any]] = {
    "fact": {"kind": "fact"},
    "scale": {"kind": "scale"},
    "choice": {"kind": "choice", "options": OPTIONS},
    "choices": {"kind": "choice", "options": OPTIONS, "several": True, "absences": []},
    "number": {"kind": "number", "unit": "visits", "most": 30},
    "date": {"kind": "date"},
    "dates": {"kind": "date", "several": True},
    "text": {"kind": "text"},
    "timescale": {"kind": "timescale", "timescale": "induction"},
}
QUESTION: TypeAdapter[ReadingQuestion] = TypeAdapter(ReadingQuestion)


def question(kind: str) -> ReadingQuestion:
    document = {"code": "asked", "text": "What was found?", "guidance": "Look in the record."} | KINDS[kind]
    return QUESTION.validate_json(json.dumps(document))


def give(kind: str, value: object, absence: Absence | None = None) -> Given:
    return answered(question(kind), JSW.scale.values, value, absence, TODAY)


@pytest.mark.parametrize(
    ("kind", "value", "kept"),
    [
        ("fact", "partly", "partly"),
        ("scale", 6, 6),
        ("choice", "office", "office"),
        ("choices", ["other", "home", "other"], ["home", "other"]),
        ("number", 0, 0),
        ("number", 30, 30),
        ("date", "2026-03-10", "2026-03-10"),
        ("dates", ["2026-03-09", "2025-12-01", "2026-03-09"], ["2025-12-01", "2026-03-09"]),
        ("text", "  A plan of its own. ", "A plan of its own."),
    ],
)
def test_an_answer_is_kept_in_one_form(kind: str, value: object, kept: object) -> None:
    assert give(kind, value) == Given(value=kept)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("fact", ["Yes", "maybe", "not_recorded", 1, True, ["yes"]]),
        ("scale", [0, 7, "6", 5.0, True]),
        ("choice", ["elsewhere", ["home"], 0]),
        ("choices", ["home", [], ["home", "elsewhere"], [None]]),
        ("number", [-1, 31, "3", 2.5, True]),
        ("date", ["2026-03-11", "10/03/2026", "20260310", "2026-W11-2", "2026-02-30", 20260310, ["2026-03-10"]]),
        ("dates", ["2026-03-10", [], ["2026-03-10", "2026-03-11"]]),
        ("text", ["", "   ", 7]),
        ("timescale", ["met", None]),
    ],
)
def test_anything_else_is_refused_and_says_what_would_be_one(kind: str, values: list[object]) -> None:
    for value in values:
        with pytest.raises(NoAnswerError, match=r"\.$"):
            give(kind, value)


@pytest.mark.parametrize(
    ("kind", "absences"),
    [
        ("fact", {"not_recorded", "not_applicable"}),
        ("choices", set()),
        ("date", {"not_recorded", "not_applicable", "did_not_happen"}),
        ("text", set()),
        ("timescale", set()),
    ],
)
def test_only_the_ways_of_having_no_answer_that_the_question_knows(kind: str, absences: set[str]) -> None:
    for absence in Absence:
        if absence.value in absences:
            assert give(kind, None, absence) == Given(absence=absence)
        else:
            with pytest.raises(NoAnswerError):
                give(kind, None, absence)


def test_an_answer_is_a_value_or_an_absence_and_never_both_or_neither() -> None:
    for value, absence in (("yes", NOT_RECORDED), (None, None)):
        with pytest.raises(NoAnswerError, match="or say why there is none"):
            give("fact", value, absence)


@pytest.mark.parametrize(
    ("kind", "given", "words"),
    [
        ("fact", Given(value="no"), ("no",)),
        ("choices", Given(value=["home", "other"]), ("home", "other")),
        ("date", Given(value="2026-03-10"), ("given",)),
        ("dates", Given(absence=NEVER), ("did_not_happen",)),
        ("number", Given(value=3), ()),
        ("number", Given(absence=NOT_RECORDED), ("not_recorded",)),
        ("text", Given(value="yes"), ()),
    ],
)
def test_what_other_questions_may_depend_on(kind: str, given: Given, words: tuple[str, ...]) -> None:
    assert words_of(question(kind), given) == words
