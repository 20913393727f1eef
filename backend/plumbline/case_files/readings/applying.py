"""Which questions a case asks, given what the list says of it and what was answered so far. Pure."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date

from plumbline.case_files.readings.answers import Given, words_of
from plumbline.case_files.readings.timescales import Case, Days, Outcome, Timescale, timescale
from plumbline.methodology.case_reading import Condition, DateQuestion, ReadingQuestion, ReadingTemplate, TextQuestion, TimescaleQuestion


@dataclass(frozen=True)
class Asked:
    """How one question stands in one case."""

    question: ReadingQuestion
    applies: bool | None
    """None while it depends on a question without an answer, or on what the list does not say."""
    given: Given | None
    """Kept even where the question no longer applies: a later correction may bring it back."""
    timescale: Timescale | None

    @property
    def awaited(self) -> bool:
        """Say whether an answer is still to come before the reading can be submitted."""
        if self.given is not None or self.applies is False or isinstance(self.question, TimescaleQuestion):
            return False
        return not (isinstance(self.question, TextQuestion) and self.question.optional)


@dataclass(frozen=True)
class Progress:
    """How far a section has come: the questions that want an answer, and how many of them have one."""

    section: str
    wanted: int
    answered: int


def ask(template: ReadingTemplate, case: Case, given: Mapping[str, Given], closed: Container[date]) -> dict[str, Asked]:
    """Give every question of the template in its order, by code, with whether the case asks it.

    What is not asked counts as `does_not_apply` for the questions that depend on it, so that these are not asked either.
    """
    rules = {rule.code: rule for rule in template.timescales}
    dates = [question.code for question in template.questions if isinstance(question, DateQuestion)]
    found = {code: _days(given[code]) for code in dates if code in given}
    words: dict[str, tuple[str, ...]] = {}
    asked: dict[str, Asked] = {}
    for question in template.questions:
        applies = _applies(question.applies_when, case, words)
        made = None
        if isinstance(question, TimescaleQuestion) and applies:
            made = timescale(rules[question.timescale], case, found, closed)
        one = Asked(question, applies, given.get(question.code), made)
        asked[question.code] = one
        if applies is False:
            words[question.code] = (Outcome.DOES_NOT_APPLY.value,)
        elif made is not None and made.why != "not_answered":
            words[question.code] = (made.outcome.value,)
        elif one.given is not None and applies:
            words[question.code] = words_of(question, one.given)
    return asked


def progress(template: ReadingTemplate, asked: Mapping[str, Asked]) -> list[Progress]:
    """Say how far each section has come; what is worked out, or may stay empty, is not counted."""
    counted: list[Progress] = []
    for section in template.sections:
        those = [asked[question.code] for question in section.questions]
        answered = sum(1 for one in those if one.given is not None and one.applies and not isinstance(one.question, TextQuestion))
        counted.append(Progress(section.code, answered + sum(1 for one in those if one.awaited and one.applies), answered))
    return counted


def _days(given: Given) -> Days:
    if given.absence is not None:
        return given.absence
    told = given.value if isinstance(given.value, list) else [str(given.value)]
    return tuple(date.fromisoformat(day) for day in told)


def _applies(conditions: tuple[Condition, ...], case: Case, words: Mapping[str, tuple[str, ...]]) -> bool | None:
    held = [condition.holds(case.columns, words) for condition in conditions]
    if False in held:
        return False
    return None if None in held else True
