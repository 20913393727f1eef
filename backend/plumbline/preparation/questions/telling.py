"""Who is told of a question: those who are to answer it, those whose question was answered, and both by the clock (R20, R154)."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.identity.principal import Principal
from plumbline.identity.roles import Side
from plumbline.inspections.model import Inspection
from plumbline.notifications.reminders import Deadline
from plumbline.notifications.telling import members_with, tell
from plumbline.preparation.questions.model import Question
from plumbline.preparation.questions.policy import ADDRESSED, QUESTION_ANSWERED, QUESTION_NEAR, QUESTION_OVERDUE, QUESTION_WAITS
from plumbline.preparation.questions.states import OPEN, QuestionAct
from plumbline.timetable import calendar
from plumbline.timetable.reminding import AT_WORK

ASKS_FOR_AN_ANSWER = frozenset({QuestionAct.ASKED, QuestionAct.REOPENED, QuestionAct.PASSED_ON})


def tell_of(session: Session, principal: Principal, question: Question, act: QuestionAct, now: datetime) -> None:
    """Tell whoever is to act next, but for the person who just acted. Nobody else of the council is written to (R154)."""
    if act in ASKS_FOR_AN_ANSWER:
        kind = QUESTION_WAITS
        told = [question.owner_id] if question.owner_id else members_with(session, question.inspection_id, ADDRESSED[question.asked_of])
    elif act is QuestionAct.ANSWERED:
        kind = QUESTION_ANSWERED
        asking = Side.COUNCIL if question.asked_of is Side.INSPECTORATE else Side.INSPECTORATE
        told = [question.asked_by, *members_with(session, question.inspection_id, ADDRESSED[asking])]
    else:
        return
    tell(
        session,
        kind,
        [account for account in told if account != principal.subject],
        inspection_id=question.inspection_id,
        subject_id=question.id,
        actor_name=principal.name,
        now=now,
        page=_page(question),
    )


def find_answers_due(session: Session, after: datetime, until: datetime) -> Iterator[Deadline]:
    """Give the questions that wait for an answer between two instants; none of an inspection that rests or is over."""
    statement = (
        select(Question, Inspection.state)
        .join(Inspection, Inspection.id == Question.inspection_id)
        .where(
            Question.state.in_(OPEN),
            Question.due_at.between(after, until),
            Inspection.state.in_(frozenset().union(*AT_WORK.values())),
        )
        .order_by(Question.inspection_id, Question.number)
    )
    for question, state in session.execute(statement):
        if question.due_at is not None and state in AT_WORK[question.asked_of]:
            yield Deadline(
                inspection_id=question.inspection_id,
                subject_id=question.id,
                party=question.asked_of,
                roles=ADDRESSED[question.asked_of],
                person=question.owner_id,
                title=f"Answer to {question.reference}",
                page=_page(question),
                due_at=question.due_at,
                due_words=calendar.deadline_words(question.due_at),
                near=QUESTION_NEAR.name,
                passed=QUESTION_OVERDUE.name,
            )


def _page(question: Question) -> str:
    return f"/questions#{question.reference}"
