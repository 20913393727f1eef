"""What a self-evaluation is asked for, and under which headings a report answers."""

from typing import Literal

from pydantic import Field

from plumbline.methodology.parts import Citation, Code, Part, Prose, Title


class KeyQuestion(Part):
    """One of the questions that a self-evaluation answers for every indicator."""

    code: Code
    title: Title
    prompt: Prose
    statement_kinds: tuple[Literal["strength", "area_for_improvement", "action"], ...]
    guidance: Citation | None = None


class StatementPart(Part):
    """A named answer within a statement."""

    code: Code
    title: Title
    prompt: Prose


class Statement(Part):
    """A subject that the self-evaluation has to speak about apart from the indicators, answer by answer."""

    code: Code
    title: Title
    prompt: Prose
    parts: tuple[StatementPart, ...] = Field(min_length=1)
    required_in_report: bool
    guidance: Citation | None = None


class KeyConsideration(Part):
    """A point that statements and evidence are tagged with, to see what is covered."""

    code: Code
    title: Title
    text: Prose
    guidance: Citation | None = None


class HeadlineOutcome(Part):
    """An outcome of a wider standard, known by its number, that statements are tagged with."""

    number: int = Field(ge=1, le=99)
    title: Title
    guidance: Citation | None = None


class WordBudgets(Part):
    """How many words to aim at. More is warned about and never cut."""

    indicator: int = Field(ge=1)
    how_do_we_know: int = Field(ge=1)
    statement_part: int = Field(ge=1)


class OutlineSection(Part):
    """A section that a document of a known type has, for citations to point at."""

    number: int = Field(ge=1)
    title: Title


class DocumentType(Part):
    """A document that councils have anyway and that evidence can be named as."""

    code: Code
    title: Title
    abbreviation: Title | None = None
    description: Prose
    outline: tuple[OutlineSection, ...] = ()
    guidance: Citation | None = None


class ReportSection(Part):
    """A heading of the report, with the indicators or the statement that it comments on."""

    code: Code
    title: Title
    indicators: tuple[Code, ...] = ()
    statement: Code | None = None
    guidance: Citation | None = None
