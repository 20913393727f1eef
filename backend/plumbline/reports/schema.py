"""The report's document, its releases, and what the public reads."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from plumbline.findings.model import FindingKind
from plumbline.identity.rules import PermittedAction
from plumbline.kernel.text import Moment, Text
from plumbline.kernel.views import Submission, View
from plumbline.reports.model import ReleaseKind


class ReportStatement(View):
    """A finding as the report prints it."""

    reference: str
    kind: FindingKind
    text: str


class ReportEvaluation(View):
    """The evaluation of one indicator with its place on the scale."""

    value: int
    label: str
    meaning: str


class ReportIndicator(View):
    """One indicator: comment for all in scope, an evaluation for those that the method evaluates."""

    code: str
    title: str
    narrative: str
    evaluation: ReportEvaluation | None
    statements: list[ReportStatement]


class ReportScalePoint(View):
    """A point of the scale, printed with every report."""

    value: int
    label: str
    meaning: str


class ReportDocument(View):
    """The whole report. `lang` is the language of its text."""

    lang: str = "en-GB"
    title: str
    reference: str
    council: str
    theme: str
    method: str
    method_sha256: str
    week_1_on: date
    key_messages: list[str]
    indicators: list[ReportIndicator]
    recommendations: list[ReportStatement]
    scale: list[ReportScalePoint]


class ReportAssembly(Submission):
    """Freeze the report as it stands. After publication a new version is a correction and says what it corrects."""

    correction_note: Annotated[Text, Field(min_length=1, max_length=5_000)] | None = None


class RecipientView(View):
    """Somebody who received the draft or the embargoed copy."""

    account_id: UUID
    name: str
    accepted_at: datetime | None
    first_read_at: datetime | None


class ReleaseView(View):
    """A release: in force once a second person has consented."""

    id: UUID
    kind: ReleaseKind
    publish_at: datetime | None
    first_by: str
    first_at: datetime
    second_by: str | None
    effective_at: datetime | None
    recipients: list[RecipientView]


class ReportEntry(View):
    """A version of the report in a list, without its content."""

    id: UUID
    version: int
    sha256: str
    assembled_at: datetime
    published_at: datetime | None
    correction_note: str | None
    awaiting_terms: bool = False


class ReportList(View):
    """The versions that the caller may know of, newest first."""

    items: list[ReportEntry]
    permitted_actions: list[PermittedAction] = []


class ReportView(View):
    """One version with its content. `marked_for` is the name that an unpublished copy is marked with."""

    id: UUID
    version: int
    sha256: str
    correction_note: str | None
    published_at: datetime | None
    marked_for: str | None
    document: ReportDocument
    releases: list[ReleaseView] = []
    permitted_actions: list[PermittedAction] = []


class ReleaseAct(Submission):
    """Propose a release, or consent to the one that a colleague proposed: then every member must be the same."""

    kind: ReleaseKind
    recipients: list[UUID] = Field(default=[], max_length=50)
    publish_at: Moment | None = None


class RecallAct(Submission):
    """Call off a publication before its instant."""

    reason: Annotated[Text, Field(min_length=1, max_length=2_000)]


class EmbargoTerms(View):
    """The terms of an embargoed copy."""

    report_id: UUID
    terms: list[str]
    ends_at: datetime | None
    accepted_at: datetime | None


class TermsAcceptance(Submission):
    """Accept the terms of the embargo."""

    accept: bool


class PublicReportEntry(View):
    """A published report in the public list."""

    id: UUID
    reference: str
    version: int
    title: str
    council: str
    published_at: datetime


class PublicReportView(View):
    """A published version, and which other versions there are."""

    reference: str
    version: int
    versions: list[int]
    published_at: datetime
    correction_note: str | None
    sha256: str
    document: ReportDocument
