"""Evaluations as subjects of comments: by the indicator's code, for inspectors."""

from uuid import UUID

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from plumbline.comments.model import Comment
from plumbline.comments.subjects import Subject
from plumbline.evaluations.service import read_evaluation_history
from plumbline.identity.principal import Principal
from plumbline.identity.roles import INSPECTORS
from plumbline.identity.rules import in_inspections
from plumbline.inspections.service import find_inspection


def find_evaluation_subject(session: Session, principal: Principal, inspection_id: UUID, subject_id: str) -> Subject:
    """Whoever reads the history of an evaluation may speak of it: nobody of the council, ever (R109)."""
    inspection = find_inspection(session, principal, inspection_id)
    read_evaluation_history(session, principal, inspection_id, subject_id)
    return Subject(f"the evaluation of {subject_id}", writable=not inspection.closed, page=f"evaluations/{subject_id}", one_sided=True)


def evaluation_seen(principal: Principal) -> ColumnElement[bool]:
    """Restrict comments on evaluations to those who inspect."""
    return in_inspections(principal, INSPECTORS, Comment.inspection_id)
