"""What goes out about a self-evaluation, to each side as it may see it."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import Field

from plumbline.identity.rules import PermittedAction
from plumbline.kernel.views import View
from plumbline.self_evaluation.comparison import ComparedText
from plumbline.self_evaluation.content import PartAnswer, QuestionAnswer, SectionKind, Statement
from plumbline.self_evaluation.coverage import CoverageFinding


class SplitText(View):
    """The statements of a pasted text. Nothing is saved: the writer chooses what each is and saves the section."""

    statements: list[str]


class ContributorView(View):
    account_id: UUID
    name: str
    given_by: str
    given_at: datetime


class ContributorsView(View):
    """To whom a section was given."""

    items: list[ContributorView]


class GivenSectionView(View):
    """One section in the hands of one contributor."""

    section: str
    title: str
    account_id: UUID
    name: str
    given_by: str
    given_at: datetime


class GivenSectionRows(View):
    """Who was given which section, in the order of the sections."""

    items: list[GivenSectionView]


class MySectionRow(View):
    """A section that was given to the caller, in an inspection or in a self-evaluation outside any."""

    section: str
    title: str
    self_evaluation_id: UUID
    self_evaluation: str
    inspection_id: UUID | None
    inspection_reference: str | None
    words: int
    given_by: str
    given_at: datetime
    written_at: datetime | None
    written_by: str | None


class SectionView(View):
    """A section with its statements."""

    code: str
    kind: Literal[SectionKind.INDICATOR, SectionKind.OWN]
    id: UUID
    title: str
    covers: list[str]
    statements: list[Statement]
    how_do_we_know: str
    question_answers: list[QuestionAnswer]
    words: int
    word_budget: int
    written_at: datetime | None
    written_by: str | None
    permitted_actions: list[PermittedAction] = Field(default_factory=list)


class StatementAnswersView(View):
    """A statement that the method asks for, such as the one on preparedness."""

    code: str
    id: UUID
    title: str
    answers: list[PartAnswer]
    words: int
    written_at: datetime | None
    written_by: str | None
    permitted_actions: list[PermittedAction] = Field(default_factory=list)


class PageRangeView(View):
    covers: str
    first_page: int
    last_page: int


class DocumentView(View):
    """The document in the council's own format, if there is one."""

    id: UUID
    evidence: str | None
    version: int | None
    pages: list[PageRangeView]
    written_at: datetime | None
    written_by: str | None
    permitted_actions: list[PermittedAction] = Field(default_factory=list)


class SectionRow(View):
    """A section in the list of sections."""

    code: str
    kind: SectionKind
    id: UUID
    title: str
    covers: list[str]
    words: int
    word_budget: int | None
    statements: int
    written_at: datetime | None
    written_by: str | None


class SectionRows(View):
    """All sections, statements and the document, in their order."""

    items: list[SectionRow]


class CertificationView(View):
    """Whether the chief social work officer stands by the text as it is now."""

    required: bool
    certified: bool
    certified_by: str | None = None
    certified_at: datetime | None = None
    lapsed: bool = False


class MethodologyPin(View):
    id: str
    sha256: str


class SelfEvaluationState(View):
    """What the inspectorate may know before submission: that it is under way, or ready."""

    state: Literal["under_way", "ready"]
    permitted_actions: list[PermittedAction] = Field(default_factory=list)


class SelfEvaluationView(View):
    """A self-evaluation whole, as its own council reads it while it is written."""

    id: UUID
    inspection_id: UUID | None
    title: str
    state: Literal["under_way", "ready", "submitted"]
    methodology: MethodologyPin
    sections: list[SectionView]
    statements: list[StatementAnswersView]
    document: DocumentView | None
    content_sha256: str | None
    certification: CertificationView | None
    carried_from: UUID | None
    submitted_at: datetime | None
    shared_at: datetime | None
    permitted_actions: list[PermittedAction] = Field(default_factory=list)


class FrozenEvidence(View):
    """One item of evidence as it went in."""

    reference: str
    title: str
    kind: str
    address: str | None
    version: int | None
    file_name: str | None
    size: int | None
    sha256: str | None
    upload_began_at: datetime | None
    received_at: datetime


class FrozenDocument(View):
    """What was submitted or shared, whole. Its hash is SHA-256 over this as JSON with sorted members and no spaces."""

    title: str
    council: str
    inspection: str | None
    methodology: MethodologyPin
    sections: list[SectionView]
    statements: list[StatementAnswersView]
    document: DocumentView | None
    evidence: list[FrozenEvidence]
    frozen_at: datetime
    frozen_by: str


class SubmittedSelfEvaluation(View):
    """The frozen version, as the inspectorate reads it."""

    id: UUID
    state: Literal["submitted", "shared"]
    version: int
    sha256: str
    submission: FrozenDocument
    permitted_actions: list[PermittedAction] = Field(default_factory=list)


class ValidationView(View):
    """What is missing and what is worth a look. Nothing of it stops a submission."""

    findings: list[CoverageFinding]
    covered: list[str]
    uncovered: list[str]
    words: int
    content_sha256: str | None


class VersionRow(View):
    number: int
    author: str
    began_at: datetime
    saved_at: datetime
    acts: list[str]


class VersionView(VersionRow):
    """One version of a section, with what it held."""

    content: dict[str, object]


class ComparisonView(View):
    """Two versions side by side."""

    earlier: int
    later: int
    texts: list[ComparedText]


class OwnSelfEvaluationRow(View):
    """A self-evaluation outside any inspection, in the list of them. Whoever began it for others finds it and cannot open it."""

    id: UUID
    title: str
    created_at: datetime
    shared_at: datetime | None
    opens: bool
