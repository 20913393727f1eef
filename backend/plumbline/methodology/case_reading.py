"""The template by which case records are read, as part of a method: sections, questions, and when a question applies."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from plumbline.methodology.parts import Citation, Code, Part, Prose, Title, quoted_word
from plumbline.methodology.timescales import TimescaleRule

Absence = Literal["not_recorded", "not_applicable", "did_not_happen"]
"""Why a question has no value. The three are never added together: "did not happen" is an answer, the others are not (R76)."""

FactAnswer = Literal["yes", "partly", "no"]

Answers = Mapping[str, tuple[str, ...]]
"""What was answered so far in words that a condition can name, by the question's code: one word, or each that was chosen."""

Word = Annotated[str, BeforeValidator(quoted_word), Field(min_length=1, max_length=300)]


class CaseCondition(Part):
    """A question that applies only to cases whose row in the case list says one of these."""

    rule: Literal["case"]
    column: Code
    any_of: tuple[Word, ...] = Field(min_length=1)

    def holds(self, case: Mapping[str, object], answers: Answers) -> bool | None:
        """Say whether it applies; None where the list does not say."""
        del answers
        value = case.get(self.column)
        if value in (None, "", [], ()):
            return None
        told = value if isinstance(value, list | tuple) else [value]
        return any(one in self.any_of for one in told)


class AnswerCondition(Part):
    """A question that applies only where another was answered by one of these."""

    rule: Literal["answer"]
    question: Code
    any_of: tuple[Word, ...] = Field(min_length=1)

    def holds(self, case: Mapping[str, object], answers: Answers) -> bool | None:
        """Say whether it applies; None while the other question has no answer."""
        del case
        told = answers.get(self.question)
        return None if told is None else not set(told).isdisjoint(self.any_of)


Condition = Annotated[CaseCondition | AnswerCondition, Field(discriminator="rule")]


class _Asked(Part):
    """What all questions have in common. The code is what answers are kept by; the number that people say is its place."""

    code: Code
    text: Prose
    guidance: Prose
    indicators: tuple[Code, ...] = ()
    applies_when: tuple[Condition, ...] = ()
    """All of them have to hold; none means that the question applies to every case."""
    standard: Citation | None = None


class FactQuestion(_Asked):
    """Yes, partly or no."""

    kind: Literal["fact"]
    answers: tuple[Annotated[FactAnswer, BeforeValidator(quoted_word)], ...] = ("yes", "partly", "no")
    absences: tuple[Absence, ...] = ("not_recorded", "not_applicable")


class ScaleQuestion(_Asked):
    """How good something was, on the scale of the method."""

    kind: Literal["scale"]
    absences: tuple[Absence, ...] = ("not_recorded", "not_applicable")


class Option(Part):
    """One answer to choose."""

    code: Code
    title: Title


class ChoiceQuestion(_Asked):
    """One answer out of a list, or several."""

    kind: Literal["choice"]
    options: tuple[Option, ...] = Field(min_length=2)
    several: bool = False
    absences: tuple[Absence, ...] = ("not_recorded", "not_applicable")


class NumberQuestion(_Asked):
    """A whole number."""

    kind: Literal["number"]
    unit: Title
    least: int = Field(default=0, ge=0)
    most: int = Field(ge=1, le=100_000)
    absences: tuple[Absence, ...] = ("not_recorded", "not_applicable")


class DateQuestion(_Asked):
    """A day, or several."""

    kind: Literal["date"]
    several: bool = False
    absences: tuple[Absence, ...] = ("not_recorded", "not_applicable", "did_not_happen")


class TextQuestion(_Asked):
    """A few sentences, without anybody's name."""

    kind: Literal["text"]
    optional: bool = True


class TimescaleQuestion(_Asked):
    """What is worked out from dates and never typed (R77)."""

    kind: Literal["timescale"]
    timescale: Code


ReadingQuestion = Annotated[
    FactQuestion | ScaleQuestion | ChoiceQuestion | NumberQuestion | DateQuestion | TextQuestion | TimescaleQuestion,
    Field(discriminator="kind"),
]


class ReadingSection(Part):
    """A part of the template; `columns` of the case list are shown with it and never asked again."""

    code: Annotated[str, Field(pattern="^[A-Z]$")]
    title: Title
    guidance: Prose
    columns: tuple[Code, ...] = ()
    questions: tuple[ReadingQuestion, ...] = Field(min_length=1)


class ReaderQualification(Part):
    """Something that a reader brings along."""

    code: Code
    title: Title


class ReaderKind(Part):
    """A kind of reader that a group of local readers should include: one who brings all of `needs` (R27)."""

    code: Code
    title: Title
    needs: tuple[Code, ...] = Field(min_length=1)
    guidance: Citation


class NationalFigure(Part):
    """A published figure that the share of a sample may be set beside, because it counts the same thing."""

    code: Code
    question: Code
    answers: tuple[Word, ...] = Field(min_length=1)
    """The answers of the question that the share counts."""
    title: Title
    percentage: float = Field(ge=0, le=100)
    numerator: int | None = Field(default=None, ge=0)
    denominator: int | None = Field(default=None, ge=1)
    period: Title
    definition: Prose
    source: Title
    licence: Title


class ReadingTemplate(Part):
    """The template, the timescales it works out, and who should read."""

    title: Title
    introduction: Prose
    double_read_percentage: int = Field(ge=0, le=100)
    """The share of cases that a proposal gives to two readers, so that it can be seen how far readers agree (R75)."""
    sections: tuple[ReadingSection, ...] = Field(min_length=1)
    timescales: tuple[TimescaleRule, ...] = ()
    qualifications: tuple[ReaderQualification, ...] = ()
    reader_kinds: tuple[ReaderKind, ...] = ()
    national_figures: tuple[NationalFigure, ...] = ()

    @property
    def questions(self) -> tuple[ReadingQuestion, ...]:
        """All questions in the order in which they are read."""
        return tuple(question for section in self.sections for question in section.questions)

    def question(self, code: str) -> ReadingQuestion:
        """Raises KeyError for a code that the template does not have."""
        return {question.code: question for question in self.questions}[code]

    @property
    def numbers(self) -> dict[str, str]:
        """The number that people say, by the question's code: 'D3' is the third question of section D."""
        return {
            question.code: f"{section.code}{place}"
            for section in self.sections
            for place, question in enumerate(section.questions, start=1)
        }
