"""A question as a subject of comments: each side talks an answer over among itself, by the question's id."""

from uuid import UUID

from sqlalchemy.orm import Session

from plumbline.comments.subjects import Subject
from plumbline.identity.principal import Principal
from plumbline.inspections.service import find_inspection
from plumbline.kernel.problems import NotFound
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
