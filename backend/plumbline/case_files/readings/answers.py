"""What counts as an answer to a question of the template, in the one form in which it is kept. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from plumbline.case_files.readings.model import Absence
from plumbline.methodology.case_reading import (
    ChoiceQuestion,
    DateQuestion,
    FactQuestion,
    NumberQuestion,
    ReadingQuestion,
    ScaleQuestion,
    TextQuestion,
    TimescaleQuestion,
)

Value = str | int | list[str]
"""As JSON holds it: a word or a text, a whole number, days as `2025-06-03`, or a list of words or days."""


class NoAnswerError(ValueError):
    """What was given is no answer to the question; says what would be."""


@dataclass(frozen=True)
class Given:
    """An answer that was given: a value, or why there is none. Never both and never neither."""

    value: Value | None = None
    absence: Absence | None = None


def answered(question: ReadingQuestion, points: Collection[int], value: object, absence: Absence | None, today: date) -> Given:
    """Give what is kept of an answer; lists are sorted and hold nothing twice. `points` are the values of the method's scale.

    Raises NoAnswerError, with what would be an answer.
    """
    if (value is None) == (absence is None):
        raise NoAnswerError("Give an answer, or say why there is none.")
    if absence is None:
        return Given(value=_value(question, points, value, today))
    absences = () if isinstance(question, TextQuestion | TimescaleQuestion) else question.absences
    if not absences:
        raise NoAnswerError("There is nothing to say here in place of an answer.")
    if absence.value not in absences:
        raise NoAnswerError(f"What can be said here in place of an answer: {_words(absences)}.")
    return Given(absence=absence)


def words_of(question: ReadingQuestion, given: Given) -> tuple[str, ...]:
    """Give an answer in the words on which other questions can depend; none for one in a reader's own words or a number."""
    if given.absence is not None:
        return (given.absence.value,)
    if isinstance(question, DateQuestion):
        return ("given",)
    if isinstance(question, FactQuestion | ChoiceQuestion):
        return tuple(given.value) if isinstance(given.value, list) else (str(given.value),)
    return ()


def _words(codes: Collection[str | int]) -> str:
    return ", ".join(str(code).replace("_", " ") for code in codes)


def _value(question: ReadingQuestion, points: Collection[int], value: object, today: date) -> Value:
    match question:
        case FactQuestion():
            return _one_of(value, question.answers)
        case ChoiceQuestion():
            options = tuple(option.code for option in question.options)
            if not question.several:
                return _one_of(value, options)
            chosen = {_one_of(one, options) for one in _list(value)}
            return [code for code in options if code in chosen]
        case ScaleQuestion():
            return _whole(value, points)
        case NumberQuestion():
            return _number(question, value)
        case DateQuestion():
            return sorted({_day(one, today) for one in _list(value)}) if question.several else _day(value, today)
        case TextQuestion():
            if not isinstance(value, str) or not value.strip():
                raise NoAnswerError("Write a few words.")
            return value.strip()
        case TimescaleQuestion():
            raise NoAnswerError("This is worked out from the days, and never typed.")


def _one_of(value: object, codes: Collection[str]) -> str:
    if not isinstance(value, str) or value not in codes:
        raise NoAnswerError(f"Choose one of: {', '.join(codes)}.")
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list) or not value:
        raise NoAnswerError("Give a list with at least one entry.")
    return value


def _whole(value: object, points: Collection[int]) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value not in points:
        raise NoAnswerError(f"Give one of: {_words(sorted(points))}.")
    return value


def _number(question: NumberQuestion, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not question.least <= value <= question.most:
        raise NoAnswerError(f"Give a whole number of {question.unit} from {question.least} to {question.most}.")
    return value


def _day(value: object, today: date) -> str:
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        day = None
    # The parser takes other forms of a date too; one is enough for a script and for a page.
    if day is None or day.isoformat() != value:
        raise NoAnswerError("Give a day as year, month and day, such as 2025-06-03.")
    if day > today:
        raise NoAnswerError("This day is still to come.")
    return day.isoformat()
