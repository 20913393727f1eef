"""Who asks, who answers and who sees it. Pure: no session, no HTTP."""

from sqlalchemy import ColumnElement, and_, exists, or_

from plumbline.identity.principal import Principal
from plumbline.identity.roles import (
    ADMINISTRATORS,
    ANALYSTS,
    CHIEFS,
    CONTRIBUTORS,
    COORDINATOR,
    COUNCIL_LEADERS,
    COUNCIL_WRITERS,
    EVERY_ROLE,
    INSPECTORATE,
    LEAD,
    SUPPORT,
    TEAM,
    Role,
    Side,
)
from plumbline.identity.rules import Rule, in_inspections
from plumbline.kernel.ledger import Action
from plumbline.notifications.kinds import Kind, Mailing, Still
from plumbline.notifications.model import Notification
from plumbline.preparation.questions.model import Question
from plumbline.preparation.questions.states import MOVES, OPEN, Party, QuestionAct, QuestionState

WHOLE = INSPECTORATE | COUNCIL_LEADERS
"""Those who see every question; a contributor sees the ones that the coordinator passed on to them."""
ASKS = TEAM | SUPPORT | ANALYSTS | COUNCIL_LEADERS
ADDRESSED = {Side.INSPECTORATE: LEAD | SUPPORT, Side.COUNCIL: COORDINATOR}
"""To whom questions go, and who decides which colleague answers (guidance, stage 1, week 1; R154)."""
ANSWERS = {Side.INSPECTORATE: LEAD | SUPPORT, Side.COUNCIL: COORDINATOR | CHIEFS}
"""Who answers without being asked by name: the chiefs, so that no query is left lying while the coordinator is away."""
OWNERS = {Side.INSPECTORATE: INSPECTORATE, Side.COUNCIL: COUNCIL_WRITERS}
"""Whom a question can be passed on to."""

_READ = Rule(roles=WHOLE | CONTRIBUTORS, scope="questions:read")
_ASKER = Rule(roles=ASKS, sees=WHOLE, scope="questions:write", gate="Only by the side that asked.")

RULES = {
    "list_questions": _READ,
    "read_question": _READ,
    "read_response_times": Rule(roles=WHOLE, scope="questions:read"),
    "list_my_questions": Rule(roles=EVERY_ROLE | ADMINISTRATORS, scope="questions:read"),
    "ask_question": Rule(roles=ASKS, sees=WHOLE, scope="questions:write", gate="Until the inspection is closed."),
    "answer_question": Rule(
        roles=INSPECTORATE | COUNCIL_WRITERS,
        scope="questions:write",
        gate="Only by those of the side that was asked to whom questions go, or by whom it was passed on to.",
    ),
    "pass_on_question": Rule(
        roles=LEAD | SUPPORT | COORDINATOR,
        sees=WHOLE,
        scope="questions:write",
        gate="Only by the side that was asked, until it is answered.",
    ),
    "change_question": _ASKER,
    "close_question": _ASKER,
    "reopen_question": _ASKER,
    "withdraw_question": _ASKER,
}

_BOTH: dict[str, frozenset[str]] = {Side.INSPECTORATE: frozenset(INSPECTORATE), Side.COUNCIL: frozenset(COUNCIL_LEADERS)}
ACTIONS = tuple(Action(name=f"question_{act}", sides=_BOTH) for act in QuestionAct)


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """Every question for those who run the inspection on either side; for a contributor what was passed on to them."""
    return or_(
        in_inspections(principal, WHOLE, Question.inspection_id),
        and_(in_inspections(principal, CONTRIBUTORS, Question.inspection_id), Question.owner_id == principal.subject),
    )


def waiting_for(principal: Principal) -> ColumnElement[bool]:
    """Open questions that this person answers: those passed on to them, and those with nobody else that go to their role."""
    addressed = (
        and_(Question.asked_of == side, Question.owner_id.is_(None), in_inspections(principal, roles, Question.inspection_id))
        for side, roles in ADDRESSED.items()
        if side is principal.side
    )
    return and_(Question.state.in_(OPEN), or_(Question.owner_id == principal.subject, *addressed))


def may(principal: Principal, question: Question, act: QuestionAct) -> str | None:
    """Say why this person's side, or this person, may not do `act` to the question; None where they may."""
    asked = question.asked_of is principal.side
    if MOVES[act].by is Party.ASKER:
        return "Only the side that asked may do this." if asked else None
    if not asked:
        return "Only the side that was asked may do this."
    if act is QuestionAct.ANSWERED and question.owner_id == principal.subject:
        return None
    roles = ANSWERS[question.asked_of] if act is QuestionAct.ANSWERED else ADDRESSED[question.asked_of]
    if principal.roles_in(question.inspection_id) & roles:
        return None
    named = " or ".join(f"the {role.words}" for role in Role if role in roles)
    return f"Only {named} may do this{', or whom it was passed on to' if act is QuestionAct.ANSWERED else ''}."


def still_waits(principal: Principal) -> ColumnElement[bool]:
    """A notice of a question stands as long as the question is seen and nobody has answered it."""
    return exists().where(Question.id == Notification.subject_id, Question.state.in_(OPEN), visible_to(principal))


def still_due(principal: Principal) -> ColumnElement[bool]:
    """A reminder goes with the answer, and with a day that was moved."""
    return exists().where(
        Question.id == Notification.subject_id,
        Question.state.in_(OPEN),
        Question.due_at == Notification.due_at,
        visible_to(principal),
    )


def still_answered(principal: Principal) -> ColumnElement[bool]:
    """A notice of an answer stands as long as the question is seen and was not asked again."""
    answered = frozenset({QuestionState.ANSWERED, QuestionState.CLOSED})
    return exists().where(Question.id == Notification.subject_id, Question.state.in_(answered), visible_to(principal))


def _kind(name: str, sentence: str, still: Still) -> Kind:
    return Kind(name=name, sentence=sentence, readers=WHOLE | CONTRIBUTORS, page="/questions", mailing=Mailing.AT_ONCE, still=still)


QUESTION_WAITS = _kind("question_waits", "A question waits for your answer.", still_waits)
QUESTION_ANSWERED = _kind("question_answered", "A question of your side was answered.", still_answered)
QUESTION_NEAR = _kind("question_near", "The day for an answer of yours is near.", still_due)
QUESTION_OVERDUE = _kind("question_overdue", "The day for an answer of yours has passed.", still_due)
NOTICES = (QUESTION_WAITS, QUESTION_ANSWERED, QUESTION_NEAR, QUESTION_OVERDUE)
"""Told to people by name: to whom questions go, and who asked, are not everybody who reads them (R154)."""


def addressed_in_words(side: Side) -> str:
    """Name those to whom the questions of the other side go."""
    return {Side.INSPECTORATE: "The lead inspector or the strategic support officer", Side.COUNCIL: "The inspection coordinator"}[side]
