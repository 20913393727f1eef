"""What comes in and goes out about evidence."""

from datetime import date, datetime
from typing import Annotated, Self
from uuid import UUID

from pydantic import AfterValidator, Field, model_validator

from plumbline.evidence.model import EvidenceKind, Nature, ScanState, Sensitivity
from plumbline.identity.rules import PermittedAction
from plumbline.kernel.text import Day, Language, Line, Text, Word
from plumbline.kernel.views import Submission, View

LONGEST_ADDRESS = 2000
WEB = ("https://", "http://")


def _distinct(codes: list[str]) -> list[str]:
    return list(dict.fromkeys(codes))


Codes = Annotated[list[Word], Field(max_length=100), AfterValidator(_distinct)]
Note = Annotated[Text, Field(max_length=5000)]
Address = Annotated[str, Field(min_length=1, max_length=LONGEST_ADDRESS, pattern=r"^[^\x00-\x1f\x7f]+$")]


class EvidenceAddition(Submission):
    """A new item. A file's content follows by `PUT …/content` or through `/uploads`."""

    title: Line
    kind: EvidenceKind = EvidenceKind.FILE
    address: Address | None = Field(None, description="The address of a link; for a pointer, where the document is held.")
    file_name: Line | None = Field(None, description="What the file is called, for an upload that carries no name.")
    description: Note = ""
    language: Language = Field("en", description="The language of the document, as browsers name it: gd for Gaelic.")
    source_type: Line | None = Field(None, description="What sort of source it is: a suggested type of the method, or words of your own.")
    evidence_on: Day | None = Field(None, description="The day the evidence itself is of.")
    period: Line | None = Field(None, description="The period it covers, in words: 2023-24.")
    nature: Nature | None = None
    indicators: Codes = Field(default_factory=list)
    considerations: Codes = Field(default_factory=list)
    sensitivity: Sensitivity = Sensitivity.OFFICIAL

    @model_validator(mode="after")
    def _address_fits_kind(self) -> Self:
        if (self.kind is EvidenceKind.FILE) != (self.address is None):
            raise ValueError("a link or a pointer has an address, a file has none")
        if self.kind is EvidenceKind.LINK and not (self.address or "").startswith(WEB):
            raise ValueError("a link begins with https:// or http://")
        return self


class EvidenceChange(Submission):
    """A merge patch: members that are left out stay as they are, null empties those that may be empty."""

    title: Line = "-"
    address: Address | None = None
    file_name: Line | None = None
    description: Note = ""
    language: Language = "en"
    source_type: Line | None = None
    evidence_on: Day | None = None
    period: Line | None = None
    nature: Nature | None = None
    indicators: Codes = Field(default_factory=list)
    considerations: Codes = Field(default_factory=list)
    sensitivity: Sensitivity = Sensitivity.OFFICIAL


class Withdrawal(Submission):
    """Why a submitted item is taken back; the inspectorate reads it."""

    reason: Annotated[Text, Field(min_length=1, max_length=2000)]


class EvidenceFileView(View):
    """One version of a file. `begun_at` is when its upload began: a deadline counts by that."""

    version: int
    file_name: str
    media_type: str
    previewed: bool
    size: int
    sha256: str
    state: ScanState
    begun_at: datetime
    received_at: datetime
    submitted_at: datetime | None
    added_by: str


class EvidenceItemRow(View):
    """An item as lists show it."""

    id: UUID
    reference: str
    title: str
    kind: EvidenceKind
    address: str | None
    description: str
    language: str
    source_type: str | None
    evidence_on: date | None
    period: str | None
    nature: Nature | None
    indicators: list[str]
    considerations: list[str]
    sensitivity: Sensitivity
    added_by: str
    received_at: datetime
    submitted_at: datetime | None
    supplementary: bool
    withdrawn_at: datetime | None
    withdrawal_reason: str | None
    file: EvidenceFileView | None


class EvidenceItemView(EvidenceItemRow):
    """An item as its own page shows it."""

    warnings: list[str]
    permitted_actions: list[PermittedAction]


class EvidenceFilter(Submission):
    """What a list is narrowed to; every filter that is given has to hold."""

    kind: EvidenceKind | None = None
    nature: Nature | None = None
    source_type: Line | None = None
    indicator: Word | None = None
    consideration: Word | None = None
    state: ScanState | None = None
    sensitivity: Sensitivity | None = None
    submitted: bool | None = None
    withdrawn: bool | None = None
    title: Line | None = None


class CitationAddition(Submission):
    """A place of the method that rests on the item: an indicator, a question of it, and where in the document."""

    indicator: Word
    question: Word | None = None
    locator: Annotated[str, Field(pattern=r"^(pp?|ss?)\. [0-9.]{1,12}(–[0-9.]{1,12})?$", max_length=40)] | None = Field(
        None, description="`p. 3`, `pp. 2–3` or `s. 4.1`."
    )
    version: Annotated[int, Field(ge=1, le=10_000)] | None = None


class CitationView(View):
    """One place where an item is used."""

    id: UUID
    subject_kind: str
    subject_id: UUID
    indicator: str | None
    question: str | None
    locator: str | None
    version: int | None
    cited_by: str
    cited_at: datetime
    released_at: datetime | None


class EvidenceCitations(View):
    """Where an item is used, as far as the caller may know."""

    items: list[CitationView]


class EvidenceVersions(View):
    """The versions of an item's file, the latest first."""

    items: list[EvidenceFileView]


class ImportProblem(View):
    """What is wrong in one cell of the table, and what to write instead."""

    column: str
    code: str
    detail: str


class ImportRowView(View):
    """One row of the table. `row` is its number in the spreadsheet, where the headings are row 1."""

    row: int
    file: str
    title: str
    kind: EvidenceKind | None
    size: int | None = Field(description="Bytes of the file, unpacked.")
    reference: str | None = Field(description="The item that was made of the row; none in a dry run.")
    problems: list[ImportProblem]
    remarks: list[str] = Field(description="What is worth knowing and does not stand in the way.")


class EvidenceImportView(View):
    """What an import would do, or what it has done."""

    dry_run: bool
    acceptable: bool = Field(description="Whether every row can be taken. One that cannot holds up all.")
    rows: list[ImportRowView]
    files_left_over: list[str] = Field(description="Files of the zip that no row names; they are not imported.")


class DownloadTicketView(View):
    """An address that opens one file for one person, for sixty seconds."""

    address: str
    expires_at: datetime
