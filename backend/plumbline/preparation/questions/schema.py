"""Questions as they are put, answered and read."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from plumbline.identity.roles import Side
from plumbline.identity.rules import PermittedAction
from plumbline.kernel.text import Day, Line, Text
from plumbline.kernel.views import Submission, View
from plumbline.preparation.questions.states import QuestionAct, QuestionState
from plumbline.timetable.schema import Due, TaskFile, TaskFileSubmission

QuestionText = Annotated[Text, Field(min_length=1, max_length=20_000)]
Why = Annotated[Text, Field(min_length=3, max_length=2000, description="Why. Both sides read it.")]


class QuestionFilter(Submission):
    """What a list is narrowed to; every filter that is given has to hold."""

    open: bool | None = None
    mine: bool | None = None
    overdue: bool | None = None
    asked_of: Side | None = None


class QuestionSubmission(Submission):
    """A question to the other side. The council's goes to the lead and the support officer, the inspectorate's to the coordinator.

    A query of the inspectorate needs a day by which the answer is due; the council may name one.
    """

    title: Annotated[Line, Field(max_length=200)]
    text: QuestionText
    due_on: Day | None = None


class QuestionChange(Submission):
    """Another day by which the answer is due, with the reason."""

    due_on: Day
    reason: Why


class PassingOn(Submission):
    """Who of your own side answers. For the council this is the coordinator's agreement that the person is asked directly."""

    account_id: UUID


class QuestionAnswer(Submission):
    """An answer. Evidence that the council names in `files` is handed to the inspectorate with it."""

    text: QuestionText
    files: Annotated[list[TaskFileSubmission], Field(max_length=20)] = Field(default_factory=list)


class QuestionReopening(Submission):
    """Ask again, and say what is missing. Where the day for the answer is over, a query of the inspectorate needs another."""

    reason: Why
    due_on: Day | None = None


class QuestionWithdrawal(Submission):
    """Take a question back that was not answered yet."""

    reason: Why


class QuestionOwner(View):
    """Whom a question was passed on to."""

    account_id: UUID
    name: str


class QuestionRow(View):
    """A question as lists show it. `waits_for` says in words who answers; `response_time` how long the first answer took."""

    id: UUID
    reference: str
    asked_of: Side
    title: str
    state: QuestionState
    asked_by: str
    asked_at: datetime
    due: Due | None
    owner: QuestionOwner | None
    waits_for: str
    overdue: bool
    days_left: int | None
    answered_at: datetime | None
    late: str | None = Field(description="By how much the answer was late, in words; null where it was not.")
    response_time: str | None


class QuestionEntryView(View):
    """One thing done to a question; `late` stands at an answer that came after its deadline."""

    act: QuestionAct
    side: Side
    text: str
    files: list[TaskFile]
    by: str
    at: datetime
    due: Due | None
    late: str | None


class QuestionView(QuestionRow):
    """A question with all that was said."""

    text: str
    entries: list[QuestionEntryView]
    permitted_actions: list[PermittedAction] = []


class MyQuestionRow(QuestionRow):
    """A question that waits for the caller, in whichever inspection."""

    inspection_id: UUID
    inspection_reference: str
    council: str


class ResponseTimes(View):
    """How one side answers: what it was asked, and how long its first answers took. Withdrawn questions are left out."""

    asked_of: Side
    asked: int
    waiting: int
    answered: int
    answered_late: int
    typical: str | None = Field(description="Half of the first answers came within this time.")
    longest: str | None


class ResponseTimesView(View):
    """Both sides, the council's queries to the inspectorate first."""

    items: list[ResponseTimes]
