"""Asking, answering, and what may be done to a question in between."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from plumbline.identity.audit import record
from plumbline.identity.colleagues import principals_of
from plumbline.identity.principal import Principal
from plumbline.identity.roles import Side
from plumbline.identity.rules import require
from plumbline.inspections.model import Inspection
from plumbline.inspections.service import InspectionClosed, find_inspection, lock_inspection
from plumbline.kernel.etags import IfMatch
from plumbline.kernel.problems import FieldError, Forbidden, InvalidRequest, Problem
from plumbline.preparation.questions.model import Question, QuestionEntry
from plumbline.preparation.questions.policy import OWNERS, may
from plumbline.preparation.questions.reading import OPERATIONS, find_question, offered, page_of, with_history
from plumbline.preparation.questions.schema import (
    PassingOn,
    QuestionAnswer,
    QuestionChange,
    QuestionReopening,
    QuestionSubmission,
    QuestionView,
    QuestionWithdrawal,
)
from plumbline.preparation.questions.states import MOVES, OPEN, QuestionAct, QuestionState, why_not
from plumbline.preparation.questions.telling import tell_of
from plumbline.timetable import calendar
from plumbline.timetable.handing_over import hand_over_files
from plumbline.timetable.reading import why_the_plan_stands
from plumbline.timetable.schema import TaskFileSubmission


class QuestionMovedOn(Problem):
    """Each act has the states from which it starts."""

    status, title = 409, "The question does not allow this now"
    example = "It is closed. The side that asked can ask again."
    advice = "Read the question again: somebody may have answered, closed or withdrawn it in the meantime. What you wrote is not lost; it was not sent."


def ask_question(session: Session, principal: Principal, inspection_id: UUID, asked: QuestionSubmission, now: datetime) -> QuestionView:
    """Put a question to the other side: to the lead and the support officer, or to the coordinator (R20, R154).

    Raises InvalidRequest (422) for a query without a day to come, InspectionClosed (409).
    """
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "ask_question")
    inspection = lock_inspection(session, inspection_id)
    _refuse_over(inspection)
    asked_of = Side.INSPECTORATE if principal.side is Side.COUNCIL else Side.COUNCIL
    last = session.execute(select(func.max(Question.number)).where(Question.inspection_id == inspection_id)).scalar_one()
    question = Question(
        inspection_id=inspection_id,
        number=(last or 0) + 1,
        asked_of=asked_of,
        title=asked.title,
        text=asked.text,
        due_at=_due_for(asked_of, asked.due_on, now),
        asked_by=principal.subject,
        asked_by_name=principal.name,
        asked_at=now,
    )
    session.add(question)
    session.flush()
    _enter(session, principal, question, QuestionAct.ASKED, "", now)
    return offered(session, principal, inspection, question, now)


def answer_question(
    session: Session, principal: Principal, inspection_id: UUID, question_id: UUID, answer: QuestionAnswer, now: datetime
) -> QuestionView:
    """Answer; a late answer is taken and marked as late, and a further one adds to the first.

    Raises Forbidden (403), InvalidRequest (422) for evidence that cannot be handed over, QuestionMovedOn, InspectionClosed (409).
    """
    inspection, question = _begin(session, principal, inspection_id, question_id, QuestionAct.ANSWERED)
    hand_over_files(session, principal, inspection_id, answer.files, now, occasion="an answer")
    if question.state in OPEN:
        question.answered_at = now
        question.first_answered_at = question.first_answered_at or now
    return _done(session, principal, inspection, question, QuestionAct.ANSWERED, answer.text, now, answer.files)


def pass_on_question(
    session: Session, principal: Principal, inspection_id: UUID, question_id: UUID, passing: PassingOn, now: datetime
) -> QuestionView:
    """Let a colleague answer. Nobody else of the council is written to without this act of the coordinator (R154)."""
    inspection, question = _begin(session, principal, inspection_id, question_id, QuestionAct.PASSED_ON)
    colleague = principals_of(session, inspection_id, [passing.account_id]).get(passing.account_id)
    if colleague is None or colleague.side is not principal.side or not colleague.roles_in(inspection_id) & OWNERS[question.asked_of]:
        error = FieldError("/account_id", "unknown_person", "Choose somebody of your side who works in this inspection and can answer.")
        raise InvalidRequest("The question cannot be passed on to this person.", errors=[error])
    question.owner_id, question.owner_name = passing.account_id, colleague.name
    return _done(session, principal, inspection, question, QuestionAct.PASSED_ON, colleague.name, now)


def change_question(
    session: Session,
    principal: Principal,
    inspection_id: UUID,
    question_id: UUID,
    change: QuestionChange,
    precondition: IfMatch,
    now: datetime,
) -> QuestionView:
    """Give another day for the answer, with the reason. Raises 428, 412 and what the other acts raise."""
    inspection, question = _begin(session, principal, inspection_id, question_id, QuestionAct.DUE_CHANGED, precondition, now)
    question.due_at = _due(change.due_on, now)
    return _done(session, principal, inspection, question, QuestionAct.DUE_CHANGED, change.reason, now)


def close_question(session: Session, principal: Principal, inspection_id: UUID, question_id: UUID, now: datetime) -> QuestionView:
    """Say that the answer will do."""
    inspection, question = _begin(session, principal, inspection_id, question_id, QuestionAct.CLOSED)
    return _done(session, principal, inspection, question, QuestionAct.CLOSED, "", now)


def reopen_question(
    session: Session, principal: Principal, inspection_id: UUID, question_id: UUID, reopening: QuestionReopening, now: datetime
) -> QuestionView:
    """Ask again, saying what is missing. Nothing is late from the start: a day that is over is given anew, or falls away.

    Raises InvalidRequest (422) for a query whose day is over and that is given no other.
    """
    inspection, question = _begin(session, principal, inspection_id, question_id, QuestionAct.REOPENED)
    over = question.due_at is not None and calendar.seconds_late(now, question.due_at) > 0
    if reopening.due_on is not None or over:
        question.due_at = _due_for(question.asked_of, reopening.due_on, now)
    question.answered_at = None
    return _done(session, principal, inspection, question, QuestionAct.REOPENED, reopening.reason, now)


def withdraw_question(
    session: Session, principal: Principal, inspection_id: UUID, question_id: UUID, withdrawal: QuestionWithdrawal, now: datetime
) -> QuestionView:
    """Take back a question that nobody has answered; it stays to be read."""
    inspection, question = _begin(session, principal, inspection_id, question_id, QuestionAct.WITHDRAWN)
    return _done(session, principal, inspection, question, QuestionAct.WITHDRAWN, withdrawal.reason, now)


def _begin(
    session: Session,
    principal: Principal,
    inspection_id: UUID,
    question_id: UUID,
    act: QuestionAct,
    precondition: IfMatch | None = None,
    now: datetime | None = None,
) -> tuple[Inspection, Question]:
    """Find and hold a question for an act: 404, 403, then 428 and 412 where there is a precondition, then 409."""
    inspection = find_inspection(session, principal, inspection_id)
    question = find_question(session, principal, inspection_id, question_id, lock=True)
    require(principal, inspection_id, OPERATIONS[act])
    refused = may(principal, question, act)
    if refused is not None:
        raise Forbidden(refused)
    if precondition is not None and now is not None:
        precondition.check(with_history(session, question, now))
    _refuse_over(inspection)
    stands = why_not(act, QuestionState(question.state))
    if stands is not None:
        raise QuestionMovedOn(stands)
    return inspection, question


def _done(
    session: Session,
    principal: Principal,
    inspection: Inspection,
    question: Question,
    act: QuestionAct,
    text: str,
    now: datetime,
    files: Sequence[TaskFileSubmission] = (),
) -> QuestionView:
    question.state = MOVES[act].to or question.state
    session.flush()
    _enter(session, principal, question, act, text, now, files)
    return offered(session, principal, inspection, question, now)


def _enter(
    session: Session,
    principal: Principal,
    question: Question,
    act: QuestionAct,
    text: str,
    now: datetime,
    files: Sequence[TaskFileSubmission] = (),
) -> None:
    session.add(
        QuestionEntry(
            inspection_id=question.inspection_id,
            question_id=question.id,
            act=act,
            side=principal.side,
            text=text,
            files=[file.model_dump(mode="json") for file in files],
            due_at=question.due_at,
            entered_by=principal.subject,
            entered_by_name=principal.name,
            entered_at=now,
        )
    )
    session.flush()
    said = act.replace("_", " ").replace("due changed", "given another due date")
    record(
        session,
        principal,
        f"question_{act}",
        now=now,
        inspection_id=question.inspection_id,
        subject=("question", question.id),
        summary=f"{question.reference}, {question.title}: {said}.",
        page=page_of(question),
    )
    tell_of(session, principal, question, act, now)


def _due_for(asked_of: Side, day: date | None, now: datetime) -> datetime | None:
    """Give the deadline; the council may leave it open, a query to the council may not (R154)."""
    if day is not None:
        return _due(day, now)
    if asked_of is Side.INSPECTORATE:
        return None
    error = FieldError("/due_on", "missing", "Give the day by which the council is to answer.")
    raise InvalidRequest("A query to the council needs a due date.", errors=[error])


def _due(day: date, now: datetime) -> datetime:
    if day < calendar.local(now).date():
        error = FieldError("/due_on", "in_the_past", "Give today or a day after it.")
        raise InvalidRequest("An answer cannot be due on a day that is over.", errors=[error])
    return calendar.end_of(day)


def _refuse_over(inspection: Inspection) -> None:
    over = why_the_plan_stands(inspection)
    if over is not None:
        raise InspectionClosed(over)
