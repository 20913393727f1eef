"""Reading questions: lists, one with its history, what waits for the caller, and how fast each side answers."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, false, func, literal, not_, or_, select
from sqlalchemy.orm import Session

from plumbline.identity.accounts.schema import NextTaskView
from plumbline.identity.model import Organisation
from plumbline.identity.principal import Principal
from plumbline.identity.roles import Side
from plumbline.identity.rules import permitted_actions, require, require_scope
from plumbline.inspections.model import Inspection, State
from plumbline.inspections.service import find_inspection
from plumbline.kernel.paging import Key, Page, PageRequest
from plumbline.kernel.problems import NotFound
from plumbline.preparation.questions.model import Question, QuestionEntry
from plumbline.preparation.questions.policy import may, visible_to, waiting_for
from plumbline.preparation.questions.schema import (
    MyQuestionRow,
    QuestionFilter,
    QuestionRow,
    QuestionView,
    ResponseTimes,
    ResponseTimesView,
)
from plumbline.preparation.questions.states import MOVES, OPEN, Party, QuestionAct, QuestionState, why_not
from plumbline.preparation.questions.views import members_of, row_of, view_of
from plumbline.timetable import calendar
from plumbline.timetable.reading import why_the_plan_stands

OPERATIONS = {
    QuestionAct.ANSWERED: "answer_question",
    QuestionAct.PASSED_ON: "pass_on_question",
    QuestionAct.DUE_CHANGED: "change_question",
    QuestionAct.CLOSED: "close_question",
    QuestionAct.REOPENED: "reopen_question",
    QuestionAct.WITHDRAWN: "withdraw_question",
}
AT_WORK = (State.PLANNED, State.ACTIVE, State.PUBLISHED)
"""Nothing is due while an inspection rests."""
SHOWN = 10
AFTER_ALL = literal(datetime(9999, 1, 1, tzinfo=UTC), Question.due_at.type)
"""Where what has no deadline stands among the deadlines."""


def list_questions(
    session: Session, principal: Principal, inspection_id: UUID, wanted: QuestionFilter, page: PageRequest, now: datetime
) -> Page[QuestionRow]:
    """Give one page of the questions that the caller sees, the newest first."""
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "list_questions")
    statement = select(Question, Question.number.label("number")).where(
        Question.inspection_id == inspection_id, visible_to(principal), *_narrowed(principal, wanted, now)
    )
    filters = {"inspection": inspection_id, **wanted.model_dump(mode="json", exclude_none=True)}
    rows, cursor, count = page.read(session, statement, [Key(Question.number, "number")], filters=filters, descending=True)
    return Page(items=[row_of(row[0], now) for row in rows], next_cursor=cursor, count=count)


def _narrowed(principal: Principal, wanted: QuestionFilter, now: datetime) -> list[ColumnElement[bool]]:
    waiting = Question.state.in_(OPEN)
    late = func.coalesce(Question.due_at < now.replace(microsecond=0), false())
    mine = or_(Question.asked_by == principal.subject, Question.owner_id == principal.subject, waiting_for(principal))
    mine = func.coalesce(mine, false())  # without an owner the comparison is neither true nor false
    named = ((wanted.open, waiting), (wanted.mine, mine), (wanted.overdue, and_(waiting, late)))
    clauses = [clause if expected else not_(clause) for expected, clause in named if expected is not None]
    return clauses if wanted.asked_of is None else [*clauses, Question.asked_of == wanted.asked_of]


def read_question(session: Session, principal: Principal, inspection_id: UUID, question_id: UUID, now: datetime) -> QuestionView:
    """Give one question with its history and what the caller may do to it. Raises NotFound (404)."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "read_question")
    return offered(session, principal, inspection, find_question(session, principal, inspection_id, question_id), now)


def find_question(session: Session, principal: Principal, inspection_id: UUID, question_id: UUID, *, lock: bool = False) -> Question:
    """Give a question that the caller sees, held to the end of the transaction where it is to be changed."""
    statement = select(Question).where(Question.id == question_id, Question.inspection_id == inspection_id, visible_to(principal))
    question = session.execute(statement.with_for_update() if lock else statement).scalar_one_or_none()
    if question is None:
        raise NotFound
    return question


def page_of(question: Question) -> str:
    """Say where in the inspection's pages the question stands."""
    return f"questions#{question.reference}"


def with_history(session: Session, question: Question, now: datetime) -> QuestionView:
    """Show a question that was found, as its ETag is reckoned."""
    statement = select(QuestionEntry).where(QuestionEntry.question_id == question.id).order_by(QuestionEntry.entered_at, QuestionEntry.id)
    return view_of(question, list(session.execute(statement).scalars()), now)


def offered(session: Session, principal: Principal, inspection: Inspection, question: Question, now: datetime) -> QuestionView:
    """Show a question that was found, with what the caller's side may do to it."""
    over = why_the_plan_stands(inspection)
    party = Party.ASKED if question.asked_of is principal.side else Party.ASKER
    acts = {
        operation: may(principal, question, act) or over or why_not(act, QuestionState(question.state))
        for act, operation in OPERATIONS.items()
        if MOVES[act].by is party
    }
    return with_history(session, question, now).model_copy(
        update={"permitted_actions": permitted_actions(principal, question.inspection_id, acts)}
    )


def read_response_times(session: Session, principal: Principal, inspection_id: UUID) -> ResponseTimesView:
    """Give how each side answers: from the question to its first answer (R20)."""
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "read_response_times")
    seconds = func.extract("epoch", Question.first_answered_at - Question.asked_at)
    late = func.date_trunc("second", Question.answered_at) > Question.due_at
    statement = (
        select(
            Question.asked_of,
            func.count().label("asked"),
            func.count().filter(Question.state.in_(OPEN)).label("waiting"),
            func.count(Question.first_answered_at).label("answered"),
            func.count().filter(late).label("answered_late"),
            func.percentile_cont(0.5).within_group(seconds.asc()).label("typical"),
            func.max(seconds).label("longest"),
        )
        .where(Question.inspection_id == inspection_id, visible_to(principal), Question.state != QuestionState.WITHDRAWN)
        .group_by(Question.asked_of)
    )
    found = {row.asked_of: row for row in session.execute(statement)}
    return ResponseTimesView(items=[_times(side, found.get(side)) for side in (Side.INSPECTORATE, Side.COUNCIL)])


def _times(side: Side, row: Row[*tuple[Any, ...]] | None) -> ResponseTimes:
    if row is None:
        return ResponseTimes(asked_of=side, asked=0, waiting=0, answered=0, answered_late=0, typical=None, longest=None)
    return ResponseTimes(
        asked_of=side,
        asked=row.asked,
        waiting=row.waiting,
        answered=row.answered,
        answered_late=row.answered_late,
        typical=None if row.typical is None else calendar.duration_words(int(row.typical)),
        longest=None if row.longest is None else calendar.duration_words(int(row.longest)),
    )


def _waiting(principal: Principal) -> Select[*tuple[Any, ...]]:
    due = func.coalesce(Question.due_at, AFTER_ALL).label("due")
    return (
        select(Question, due, Question.id.label("id"), Inspection.reference.label("inspection"), Organisation.name.label("council"))
        .join(Inspection, Inspection.id == Question.inspection_id)
        .join(Organisation, Organisation.id == Inspection.council_id)
        .where(visible_to(principal), waiting_for(principal), Inspection.state.in_(AT_WORK))
    )


def next_questions(session: Session, principal: Principal, now: datetime) -> list[NextTaskView]:  # noqa: ARG001 (as every source of tasks)
    """Give the few questions that wait for the caller longest, for `GET /me`."""
    statement = _waiting(principal)
    rows = session.execute(statement.order_by(statement.selected_columns.due, Question.id).limit(SHOWN))
    return [_next(row) for row in rows]


def _next(row: Row[*tuple[Any, ...]]) -> NextTaskView:
    question: Question = row.Question
    due = members_of(question, question.asked_at)["due"]
    return NextTaskView(
        inspection_id=question.inspection_id,
        reference=row.inspection,
        title=f"Answer {question.reference}: {question.title}",
        due_at=due.due_at if due else None,
        due_local=due.due_local if due else None,
        path=f"/inspections/{question.inspection_id}/{page_of(question)}",
    )


def list_my_questions(session: Session, principal: Principal, page: PageRequest, now: datetime) -> Page[MyQuestionRow]:
    """Give one page of the questions that wait for the caller, in all their inspections, the most pressing first (R154)."""
    require_scope(principal, "list_my_questions")
    statement = _waiting(principal)
    keys = [Key(statement.selected_columns.due, "due"), Key(Question.id, "id")]
    rows, cursor, count = page.read(session, statement, keys, filters={})
    items = [
        MyQuestionRow(
            **members_of(row.Question, now),
            inspection_id=row.Question.inspection_id,
            inspection_reference=row.inspection,
            council=row.council,
        )
        for row in rows
    ]
    return Page(items=items, next_cursor=cursor, count=count)
