"""What comes in about a self-evaluation."""

from typing import Annotated, Self
from uuid import UUID

from pydantic import Field, model_validator

from plumbline.kernel.text import Line, Ordinal, Text, Word
from plumbline.kernel.views import Submission
from plumbline.self_evaluation.content import STATEMENT_REFERENCE, EvidenceReference, Locator, Outcome, StatementKind

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Reason = Annotated[Text, Field(min_length=1, max_length=4000)]


class CitationSubmission(Submission):
    """Evidence pointed at beside the text, by its reference."""

    evidence: EvidenceReference
    version: Ordinal | None = None
    locator: Locator = ""


class StatementSubmission(Submission):
    """One statement. A new one is sent without a reference and is given one."""

    reference: Annotated[str, Field(pattern=STATEMENT_REFERENCE)] | None = None
    kind: StatementKind
    text: Text
    citations: list[CitationSubmission] = Field(default_factory=list, max_length=100)
    considerations: list[Word] = Field(default_factory=list, max_length=50)
    headline_outcomes: list[Outcome] = Field(default_factory=list, max_length=20)
    questions: list[Ordinal] = Field(default_factory=list, max_length=50)


class QuestionAnswerSubmission(Submission):
    number: Ordinal
    text: Text


class SectionSubmission(Submission):
    """All that a section holds, in the order in which it is to stand."""

    statements: list[StatementSubmission] = Field(default_factory=list, max_length=300)
    how_do_we_know: Text = ""
    question_answers: list[QuestionAnswerSubmission] = Field(default_factory=list, max_length=60)


class PartAnswerSubmission(Submission):
    part: Word
    text: Text


class StatementAnswersSubmission(Submission):
    """The answers to the named parts of a statement; a part that is left out is empty."""

    answers: list[PartAnswerSubmission] = Field(default_factory=list, max_length=30)


class PageRangeSubmission(Submission):
    covers: Word
    first_page: Ordinal
    last_page: Ordinal

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last_page < self.first_page:
            raise ValueError("the last page comes before the first")
        return self


class DocumentSubmission(Submission):
    """Which item of evidence is the council's own document, and which of its pages speak about what."""

    evidence: EvidenceReference | None = None
    version: Ordinal | None = None
    pages: list[PageRangeSubmission] = Field(default_factory=list, max_length=500)


class OwnSectionAddition(Submission):
    """A section of the council's own; it covers the indicators and statements that it names."""

    title: Line
    covers: list[Word] = Field(default_factory=list, max_length=60)


class SectionHeadingChange(Submission):
    """A merge patch: another title, or, for a section of the council's own, what it covers."""

    title: Line = "-"
    covers: list[Word] = Field(default_factory=list, max_length=60)


class SectionOrder(Submission):
    """The codes of all sections in their new order."""

    order: list[Word] = Field(min_length=1, max_length=300)


class PastedText(Submission):
    text: Text


class ContributorsSubmission(Submission):
    account_ids: list[UUID] = Field(max_length=100)


class SettingsChange(Submission):
    """A merge patch of what the council decides about its self-evaluation."""

    certification_required: bool = False


class Readiness(Submission):
    """Whether it is ready to be submitted; the inspectorate sees this word and nothing more."""

    ready: bool


class CertificationSubmission(Submission):
    """The hash of the text that was read: another text is not certified by accident."""

    content_sha256: Sha256


class SubmissionAct(Submission):
    """The act of submitting. With the hash, only the text that was read is submitted."""

    content_sha256: Sha256 | None = None


class SupplementSubmission(Submission):
    """What is handed in later: a text that cites evidence by reference."""

    title: Line
    text: Annotated[Text, Field(min_length=1)]


class OnTimeSubmission(Submission):
    reason: Reason


class OwnSelfEvaluationSubmission(Submission):
    """A self-evaluation outside any inspection. Keepers write all of it; the author is one unless others are named."""

    title: Line
    methodology: Word = Field("jsw-2019", description="The method whose indicators it follows, in its newest version.")
    keepers: list[UUID] = Field(default_factory=list, max_length=20)


class Carrying(Submission):
    """The inspection into whose self-evaluation the text is copied."""

    inspection_id: UUID
