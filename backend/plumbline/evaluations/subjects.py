"""Evaluations as subjects of comments: by the indicator's code, for inspectors."""

from uuid import UUID

from sqlalchemy.orm import Session

from plumbline.comments.subjects import Subject
from plumbline.evaluations.service import read_evaluation_history
from plumbline.identity.principal import Principal
from plumbline.inspections.service import find_inspection


def find_evaluation_subject(session: Session, principal: Principal, inspection_id: UUID, subject_id: str) -> Subject:
    """Whoever reads the history of an evaluation may speak of it: nobody of the council, ever (R109)."""
    inspection = find_inspection(session, principal, inspection_id)
    read_evaluation_history(session, principal, inspection_id, subject_id)
    return Subject(f"the evaluation of {subject_id}", writable=not inspection.closed, page=f"evaluations/{subject_id}")
