"""The HTTP face of questions."""

from typing import Annotated
from uuid import UUID

from fastapi import Query

from plumbline.identity.current import CurrentPrincipal, Now
from plumbline.identity.roles import Side
from plumbline.inspections.service import InspectionClosed
from plumbline.kernel.paging import Page
from plumbline.kernel.problems import Forbidden, InvalidRequest, NotFound, PreconditionFailed, PreconditionRequired
from plumbline.kernel.web.paging import PageDep
from plumbline.kernel.web.preconditions import IfMatchDep
from plumbline.kernel.web.problems import problems
from plumbline.kernel.web.route import feature_router
from plumbline.kernel.web.session import SessionDep
from plumbline.preparation.questions import reading, service
from plumbline.preparation.questions.schema import (
    MyQuestionRow,
    PassingOn,
    QuestionAnswer,
    QuestionChange,
    QuestionFilter,
    QuestionReopening,
    QuestionRow,
    QuestionSubmission,
    QuestionView,
    QuestionWithdrawal,
    ResponseTimesView,
)

router = feature_router("", "questions")

QUESTIONS = "/inspections/{inspection_id}/questions"
ONE = QUESTIONS + "/{question_id}"
ACTED = (NotFound, Forbidden, service.QuestionMovedOn, InspectionClosed)


@router.get("/me/questions")
def list_my_questions(session: SessionDep, principal: CurrentPrincipal, page: PageDep, now: Now) -> Page[MyQuestionRow]:
    """List the questions that wait for you in all your inspections, the most pressing first."""
    return reading.list_my_questions(session, principal, page, now)


@router.get(QUESTIONS, responses=problems(NotFound, Forbidden))
def list_questions(
    inspection_id: UUID,
    session: SessionDep,
    principal: CurrentPrincipal,
    page: PageDep,
    now: Now,
    open: Annotated[bool | None, Query(description="Those that wait for an answer, or those that do not.")] = None,  # noqa: A002 (the word of the API)
    mine: Annotated[bool | None, Query(description="Those that you asked or are to answer, or only the others.")] = None,
    overdue: Annotated[bool | None, Query(description="Those that wait though their day is over, or only the others.")] = None,
    asked_of: Annotated[Side | None, Query(description="The side that is to answer.")] = None,
) -> Page[QuestionRow]:
    """List the questions of both sides, the newest first. A contributor sees those that the coordinator passed on to them."""
    wanted = QuestionFilter(open=open, mine=mine, overdue=overdue, asked_of=asked_of)
    return reading.list_questions(session, principal, inspection_id, wanted, page, now)


@router.post(QUESTIONS, status_code=201, responses=problems(NotFound, Forbidden, InvalidRequest, InspectionClosed))
def ask_question(
    inspection_id: UUID, asked: QuestionSubmission, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> QuestionView:
    """Ask the other side: the council asks the lead and the support officer, the inspectorate the coordinator, with a due date."""
    return service.ask_question(session, principal, inspection_id, asked, now)


@router.get(QUESTIONS + "/response-times", responses=problems(NotFound, Forbidden))
def read_response_times(inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal) -> ResponseTimesView:
    """Read how each side answers, from the question to its first answer. Both sides see the same."""
    return reading.read_response_times(session, principal, inspection_id)


@router.get(ONE, responses=problems(NotFound, Forbidden))
def read_question(inspection_id: UUID, question_id: UUID, session: SessionDep, principal: CurrentPrincipal, now: Now) -> QuestionView:
    """Read one question with its answers and everything that was done to it."""
    return reading.read_question(session, principal, inspection_id, question_id, now)


@router.patch(ONE, responses=problems(*ACTED, InvalidRequest, PreconditionRequired, PreconditionFailed))
def change_question(
    inspection_id: UUID,
    question_id: UUID,
    change: QuestionChange,
    session: SessionDep,
    principal: CurrentPrincipal,
    precondition: IfMatchDep,
    now: Now,
) -> QuestionView:
    """Give another day by which the answer is due, with the reason. What was asked stays as it was asked."""
    return service.change_question(session, principal, inspection_id, question_id, change, precondition, now)


@router.post(ONE + "/answers", status_code=201, responses=problems(*ACTED, InvalidRequest))
def answer_question(
    inspection_id: UUID, question_id: UUID, answer: QuestionAnswer, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> QuestionView:
    """Answer, or add to an answer. A late answer is taken and marked. Evidence that the council names goes to the inspectorate with it."""
    return service.answer_question(session, principal, inspection_id, question_id, answer, now)


@router.post(ONE + "/passing-on", responses=problems(*ACTED, InvalidRequest))
def pass_on_question(
    inspection_id: UUID, question_id: UUID, passing: PassingOn, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> QuestionView:
    """Let a colleague of your own side answer. For the council only the coordinator decides this."""
    return service.pass_on_question(session, principal, inspection_id, question_id, passing, now)


@router.post(ONE + "/closing", responses=problems(*ACTED))
def close_question(inspection_id: UUID, question_id: UUID, session: SessionDep, principal: CurrentPrincipal, now: Now) -> QuestionView:
    """Say that the answer will do. It can be asked again later."""
    return service.close_question(session, principal, inspection_id, question_id, now)


@router.post(ONE + "/reopening", responses=problems(*ACTED, InvalidRequest))
def reopen_question(
    inspection_id: UUID, question_id: UUID, reopening: QuestionReopening, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> QuestionView:
    """Ask again, and say what is missing. The answers so far stay."""
    return service.reopen_question(session, principal, inspection_id, question_id, reopening, now)


@router.post(ONE + "/withdrawal", responses=problems(*ACTED, InvalidRequest))
def withdraw_question(
    inspection_id: UUID, question_id: UUID, withdrawal: QuestionWithdrawal, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> QuestionView:
    """Take back a question that nobody has answered yet, with the reason."""
    return service.withdraw_question(session, principal, inspection_id, question_id, withdrawal, now)
