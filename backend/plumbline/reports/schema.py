"""The report's document, its releases, and what the public reads."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field

from plumbline.findings.model import FindingKind
from plumbline.identity.roles import Role
from plumbline.identity.rules import PermittedAction
from plumbline.kernel.text import Moment, Text
from plumbline.kernel.views import Submission, View
from plumbline.reports.model import ReleaseKind


class PreviewRole(StrEnum):
    """Who receives the draft, and so as whom it can be looked at before it is issued (R113)."""

    CHIEF_EXECUTIVE = Role.CHIEF_EXECUTIVE.value
    CHIEF_SOCIAL_WORK_OFFICER = Role.CHIEF_SOCIAL_WORK_OFFICER.value


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
    """A release: in force once a second person has consented. `awaits` is the role whose consent it still needs."""

    id: UUID
    kind: ReleaseKind
    publish_at: datetime | None
    first_by: str
    first_role: str
    first_at: datetime
    awaits: str | None
    second_by: str | None
    effective_at: datetime | None
    recalled_at: datetime | None
    recalled_by: str | None
    recall_reason: str | None
    recipients: list[RecipientView]


class ReceiverView(View):
    """Somebody of the council whom a release may go to, with their role in words."""

    account_id: UUID
    name: str
    role: str


class ReleaseStep(View):
    """One of the three releases as it stands for this version.

    `receivers` are those whom it may go to: both chief officers receive the draft, the embargoed copy goes to those of them who are
    named. `permitted_actions` speak of proposing it or consenting to it, and of calling it off.
    """

    kind: ReleaseKind
    opens_at: datetime
    receivers: list[ReceiverView]
    standing: ReleaseView | None
    permitted_actions: list[PermittedAction] = []


class ReportEntry(View):
    """A version of the report in a list, without its content.

    `released_as` is the furthest release that is in force, as far as the caller may know: for the council, of what it received.
    `proposed` is a release that waits for its second person, for the inspectorate alone.
    """

    id: UUID
    version: int
    sha256: str
    assembled_at: datetime
    released_as: ReleaseKind | None
    released_at: datetime | None
    proposed: ReleaseKind | None
    published_at: datetime | None
    correction_note: str | None
    awaiting_terms: bool = False


class ReportList(View):
    """The versions that the caller may know of, newest first."""

    items: list[ReportEntry]
    permitted_actions: list[PermittedAction] = []


class ReportView(View):
    """One version with its content. `marked_for` is the name that an unpublished copy is marked with, and nobody's once it is public.

    `released_as` and `released_at` say how the caller came by it; `steps` and `called_off` are for the inspectorate.
    """

    id: UUID
    version: int
    sha256: str
    correction_note: str | None
    published_at: datetime | None
    marked_for: str | None
    released_as: ReleaseKind | None
    released_at: datetime | None
    document: ReportDocument
    releases: list[ReleaseView] = []
    called_off: list[ReleaseView] = []
    steps: list[ReleaseStep] = []
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


class PublicVersion(View):
    """A version that was published, and what it corrected."""

    version: int
    published_at: datetime
    correction_note: str | None


class PublicReportView(View):
    """A published version, and which other versions there are, newest first."""

    reference: str
    version: int
    versions: list[int]
    history: list[PublicVersion]
    published_at: datetime
    correction_note: str | None
    sha256: str
    document: ReportDocument
