"""Questions both ways: some answered, one of them late and asked again, one left for the reader of the demonstration."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from plumbline.demonstration.story import Story
from plumbline.identity.roles import Role
from plumbline.preparation.questions.model import Question
from plumbline.preparation.questions.schema import PassingOn, QuestionAnswer, QuestionReopening, QuestionSubmission
from plumbline.preparation.questions.service import (
    answer_question,
    ask_question,
    close_question,
    pass_on_question,
    reopen_question,
)
from plumbline.timetable import calendar
from plumbline.timetable.schema import TaskFileSubmission

COORDINATOR, LEAD, SUPPORT = Role.INSPECTION_COORDINATOR, Role.LEAD_INSPECTOR, Role.STRATEGIC_SUPPORT_OFFICER
ANNUAL_REPORT, SINGLE_POINT, WAITING_TIMES = "How to cite the annual report", "Who speaks for health", "Waiting for the programme"


def ask_of_the_inspectorate(story: Story, now: datetime) -> None:
    _ask(story, COORDINATOR, ANNUAL_REPORT, "Can it be cited by section, or do you need it cut into parts?", now)


def answer_the_council(story: Story, now: datetime) -> None:
    said = "By section is best: bring it once and point to it as often as you need."
    _answer(story, SUPPORT, ANNUAL_REPORT, said, now)
    close_question(story.session, story.by(COORDINATOR), story.id, _question(story, ANNUAL_REPORT), now)


def ask_of_the_council(story: Story, now: datetime) -> None:
    said = "The partnership's papers name two people for health. Whom should we invite to the meeting in week 5?"
    _ask(story, SUPPORT, SINGLE_POINT, said, now, days=2)


def pass_on(story: Story, now: datetime) -> None:
    passing = PassingOn(account_id=story.people[Role.SENIOR_MANAGER].id)
    pass_on_question(story.session, story.by(COORDINATOR), story.id, _question(story, SINGLE_POINT), passing, now)


def answer_late(story: Story, now: datetime) -> None:
    said = "The head of primary care. We waited for the partnership's meeting on Thursday to be sure."
    _answer(story, Role.SENIOR_MANAGER, SINGLE_POINT, said, now)


def ask_again(story: Story, now: datetime) -> None:
    due_on = calendar.local(now).date() + timedelta(days=3)
    reopening = QuestionReopening(reason="Is that also the person for the addiction services?", due_on=due_on)
    reopen_question(story.session, story.by(SUPPORT), story.id, _question(story, SINGLE_POINT), reopening, now)


def answer_again(story: Story, now: datetime) -> None:
    _answer(story, Role.SENIOR_MANAGER, SINGLE_POINT, "Yes, for both.", now)
    close_question(story.session, story.by(SUPPORT), story.id, _question(story, SINGLE_POINT), now)


def ask_for_figures(story: Story, now: datetime) -> None:
    said = "Your measures give eleven weeks of waiting for the programme. Is that from the sentence or from the assessment?"
    _ask(story, Role.ANALYST, WAITING_TIMES, said, now, days=12)


def hand_over_figures(story: Story, now: datetime) -> None:
    said = "From the sentence. The row in the table of measures says so in its note."
    files = [TaskFileSubmission(title="Measures of three years", evidence="E-002")]
    _answer(story, COORDINATOR, WAITING_TIMES, said, now, files)


def _ask(story: Story, by: Role, title: str, text: str, now: datetime, days: int | None = None) -> None:
    due_on = calendar.local(now).date() + timedelta(days=days) if days is not None else None
    ask_question(story.session, story.by(by), story.id, QuestionSubmission(title=title, text=text, due_on=due_on), now)


def _answer(story: Story, by: Role, title: str, text: str, now: datetime, files: list[TaskFileSubmission] | None = None) -> None:
    answer = QuestionAnswer(text=text, files=files or [])
    answer_question(story.session, story.by(by), story.id, _question(story, title), answer, now)


def _question(story: Story, title: str) -> UUID:
    statement = select(Question.id).where(Question.inspection_id == story.id, Question.title == title)
    return story.session.execute(statement).scalar_one()
