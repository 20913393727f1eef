"""The case list as it is asked for, sent, reported on and read."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field

from plumbline.case_files.lists.model import ListState
from plumbline.identity.rules import PermittedAction
from plumbline.kernel.text import Day, Text
from plumbline.kernel.views import Submission, View

Fingerprint = Annotated[str, Field(pattern="^[0-9a-f]{64}$", description="As a problem of a refused version names it.")]


class TemplateFormat(StrEnum):
    """What the empty list comes as."""

    XLSX = "xlsx"
    CSV = "csv"


class CaseListRequestSubmission(Submission):
    """The day as of which the list is drawn up. From the second request on a reason is needed."""

    census_on: Day
    reason: Annotated[Text, Field(max_length=2000, description="Why the list is asked for once more. Both sides read it.")] = ""


class CaseListRequestView(View):
    """A request. `commitment` is the SHA-256 of a seed that nobody sees before the sample is drawn with it."""

    id: UUID
    number: int
    census_on: date
    window_from: date = Field(description="Orders that ended before this day are left out.")
    commitment: str
    reason: str
    requested_by: str
    requested_at: datetime


class CaseListChoiceView(View):
    """One choice, with the days from and until which the law knows it, where it did not always."""

    value: str
    valid_from: date | None = None
    valid_until: date | None = None
    to_be_confirmed: bool = False


class CaseListColumnView(View):
    """One column of the list. Choices that the law did not know yet on the census date are left out."""

    code: str
    title: str
    kind: str
    how: str = Field(description="How it is written.")
    required: bool
    choices: list[CaseListChoiceView]
    worked_out_from: str | None = Field(description="The column from whose number this band follows; it need not be given then.")
    guidance: str | None


class CaseListSummary(View):
    """One version in short. `frozen_at` is when the sample was drawn from it."""

    id: UUID
    version: int
    request_number: int
    state: ListState
    sent_by: str
    sent_at: datetime
    file_name: str
    media_type: str
    size_bytes: int
    cases: int
    problem_count: int
    file_sha256: str
    rows_sha256: str | None
    frozen_at: datetime | None


class CaseListView(View):
    """The whole state. `newest` and `accepted` are of the versions that the caller sees, for the newest request."""

    columns: list[CaseListColumnView]
    window: str = Field(description="Which cases belong in the list, in words.")
    request: CaseListRequestView | None
    agreed: bool = Field(description="Whether both sides agreed on the lawful basis, the privacy notice and the route (R156).")
    newest: CaseListSummary | None
    accepted: CaseListSummary | None
    versions: int
    refused_versions: int
    permitted_actions: list[PermittedAction] = []


class ListProblemView(View):
    """One thing to put right. A `fingerprint` is given where a value was taken for an identifier and can be confirmed to be none."""

    row: int | None
    column: str | None
    cell: str | None
    code: str
    sentence: str
    fingerprint: str | None
    confirmed: bool = False


class ProblemCount(View):
    """How often a problem occurs in a column, and how many of these are listed one by one."""

    column: str | None
    code: str
    count: int
    listed: int


class ListNoticeView(View):
    """Something that was done with the list and needs no correction."""

    row: int | None
    code: str
    sentence: str


class ReadingView(View):
    """How the file was read."""

    form: str | None
    charset: str | None
    separator: str | None
    sheet: str | None
    heading_row: int | None


class CaseListReportView(View):
    """Everything that is said about one list. No value of the list stands in it."""

    in_order: bool
    reading: ReadingView
    cases: int
    cases_in_order: int
    problem_count: int
    problems: list[ListProblemView]
    kinds: list[ProblemCount]
    notices: list[ListNoticeView]
    missing: dict[str, int] = Field(description="In how many cases a column is empty.")


class CaseListVersionView(CaseListSummary):
    """One version with its report."""

    report: CaseListReportView
    permitted_actions: list[PermittedAction] = []


class CaseListSendingView(View):
    """What became of a list that was sent. `version` is null for a dry run, which stores nothing."""

    dry_run: bool
    stands_already: bool = Field(description="Whether the version that stands has the very same rows, so that no new one was made.")
    version: CaseListSummary | None
    report: CaseListReportView


class CaseRowView(View):
    """One case. Bands are worked out from their numbers each time and stored nowhere."""

    row: int
    case_ref: str
    values: dict[str, bool | int | str | list[str]]


class CategoryCount(View):
    """The cases of one category, and the national figure where one is published."""

    value: str
    cases: int
    national: int | None


class NationalFigureView(View):
    """What the national figures are and where they come from."""

    title: str
    orders: int
    period: str
    definition: str
    source: str
    licence: str


class CategoryProfileView(View):
    """A column by its categories; a case may be in several. `cases` are those with a value, `missing` those without."""

    code: str
    title: str
    cases: int
    missing: int
    counts: list[CategoryCount]
    national: NationalFigureView | None


class MissingValues(View):
    """In how many cases a column is empty after bands have been worked out."""

    column: str
    title: str
    cases: int


class CaseListProfileView(View):
    """What an accepted list looks like as a whole."""

    version: int
    cases: int
    categories: list[CategoryProfileView]
    missing: list[MissingValues]


class ConfirmationSubmission(Submission):
    """That a value of a refused version is no identifier. The reason must not repeat the value."""

    list_id: UUID
    fingerprint: Fingerprint
    reason: Annotated[Text, Field(min_length=1, max_length=2000, description="Why it is harmless. Both sides read it.")]


class ConfirmationView(View):
    """A value that passes from now on. What is kept of it is a fingerprint that tells nothing without the server's key."""

    id: UUID
    fingerprint: str
    column: str
    column_title: str
    reason: str
    confirmed_by: str
    confirmed_at: datetime
