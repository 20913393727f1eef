"""A question as a subject of comments: each side talks an answer over among itself, by the question's id."""

from uuid import UUID

from sqlalchemy import ColumnElement, exists
from sqlalchemy.orm import Session

from plumbline.comments.model import Comment
from plumbline.comments.subjects import Subject, subject_uuid
from plumbline.identity.principal import Principal
from plumbline.inspections.service import find_inspection
from plumbline.kernel.problems import NotFound
from plumbline.preparation.questions.model import Question
from plumbline.preparation.questions.policy import visible_to
from plumbline.preparation.questions.reading import find_question, page_of


def find_question_subject(session: Session, principal: Principal, inspection_id: UUID, subject_id: str) -> Subject:
    """Whoever sees a question may speak of it until the inspection is over. Raises NotFound."""
    try:
        question_id = UUID(subject_id)
    except ValueError:
        raise NotFound from None
    inspection = find_inspection(session, principal, inspection_id)
    question = find_question(session, principal, inspection_id, question_id)
    return Subject(f"{question.reference}, {question.title}", writable=not inspection.closed, page=page_of(question))


def question_seen(principal: Principal) -> ColumnElement[bool]:
    """Restrict comments on questions to those that the caller sees."""
    return exists().where(Question.id == subject_uuid("question"), Question.inspection_id == Comment.inspection_id, visible_to(principal))
