"""What a section holds, as it is stored, compared, hashed and shown. Pure."""

from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from plumbline.kernel.text import Line, Ordinal, Text, Word, clean_line
from plumbline.kernel.views import View


class StatementKind(StrEnum):
    """What a statement says: how good we are now, in two kinds, and how good we can be."""

    STRENGTH = "strength"
    AREA_FOR_IMPROVEMENT = "area_for_improvement"
    ACTION = "action"


class SectionKind(StrEnum):
    """What a part of a self-evaluation is about."""

    INDICATOR = "indicator"
    OWN = "own"
    STATEMENT = "statement"
    DOCUMENT = "document"


EVIDENCE_REFERENCE = r"^E-[0-9]{3,6}$"
STATEMENT_REFERENCE = r"^[SAP][1-9][0-9]{0,3}$"

EvidenceReference = Annotated[str, Field(pattern=EVIDENCE_REFERENCE)]
Locator = Annotated[str, AfterValidator(clean_line), Field(max_length=100)]
"""The place in the item: `p. 3`, `pp. 2\u20133`, `s. 4.1`, or empty for the whole."""
Outcome = Annotated[int, Field(ge=1, le=99)]


class Citation(View):
    """Evidence pointed at. Without a version, the newest at submission is meant."""

    evidence: EvidenceReference
    version: Ordinal | None = None
    locator: Locator = ""


class Statement(View):
    """One claim or intention, with its own evidence (R132)."""

    reference: Annotated[str, Field(pattern=STATEMENT_REFERENCE)]
    kind: StatementKind
    text: Text
    citations: list[Citation] = Field(default_factory=list, max_length=100)
    considerations: list[Word] = Field(default_factory=list, max_length=50)
    headline_outcomes: list[Outcome] = Field(default_factory=list, max_length=20)
    questions: list[Ordinal] = Field(default_factory=list, max_length=50)


class QuestionAnswer(View):
    """An answer to one numbered question of the guidance; none is asked for, any may be given (R134)."""

    number: Ordinal
    text: Text


class SectionContent(View):
    """An indicator's section, or one of the council's own that covers indicators of its choice (R131, R133)."""

    statements: list[Statement] = Field(default_factory=list, max_length=300)
    how_do_we_know: Text = ""
    question_answers: list[QuestionAnswer] = Field(default_factory=list, max_length=60)


class PartAnswer(View):
    """The answer to one named part of a statement such as preparedness."""

    part: Word
    text: Text


class StatementContent(View):
    """The answers that the method asks for by name, part by part (R139, R140)."""

    answers: list[PartAnswer] = Field(default_factory=list, max_length=30)


class PageRange(View):
    """Which pages of the council's own document speak about an indicator or a statement."""

    covers: Word
    first_page: Ordinal
    last_page: Ordinal


class DocumentContent(View):
    """One document in the council's own format, mapped page by page to what it covers (R133)."""

    evidence: EvidenceReference | None = None
    version: Ordinal | None = None
    pages: list[PageRange] = Field(default_factory=list, max_length=500)


class OwnHeading(View):
    """What a section of the council's own is called and covers."""

    title: Line
    covers: list[Word] = Field(default_factory=list, max_length=60)


Content = SectionContent | StatementContent | DocumentContent

_SHAPES: dict[SectionKind, type[SectionContent] | type[StatementContent] | type[DocumentContent]] = {
    SectionKind.INDICATOR: SectionContent,
    SectionKind.OWN: SectionContent,
    SectionKind.STATEMENT: StatementContent,
    SectionKind.DOCUMENT: DocumentContent,
}


def read_content(kind: SectionKind, stored: dict[str, Any]) -> Content:
    """Give what is stored its type."""
    return _SHAPES[kind].model_validate(stored)


def is_empty(content: Content) -> bool:
    """Whether nobody has written anything yet; spaces are nothing."""
    return not any(text.strip() for text in texts_of(content)) and not (isinstance(content, DocumentContent) and content.evidence)


def texts_of(content: Content) -> list[str]:
    """Every text that a person wrote, in reading order."""
    if isinstance(content, SectionContent):
        return [
            *(statement.text for statement in content.statements),
            content.how_do_we_know,
            *(answer.text for answer in content.question_answers),
        ]
    if isinstance(content, StatementContent):
        return [answer.text for answer in content.answers]
    return []
