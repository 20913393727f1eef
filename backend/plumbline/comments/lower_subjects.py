"""The subjects of features below this one: the inspection as a whole, and its stages."""

from uuid import UUID

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from plumbline.comments.model import Comment
from plumbline.comments.subjects import Subject
from plumbline.identity.principal import Principal
from plumbline.identity.roles import EVERY_ROLE
from plumbline.identity.rules import in_inspections
from plumbline.inspections.service import find_inspection, method_of
from plumbline.kernel.problems import NotFound


def find_inspection_subject(session: Session, principal: Principal, inspection_id: UUID, subject_id: str) -> Subject:
    """An inspection is commented on under its own id."""
    inspection = find_inspection(session, principal, inspection_id)
    if subject_id != str(inspection.id):
        raise NotFound
    return Subject(f"inspection {inspection.reference}", writable=not inspection.closed, page="")


def find_stage_subject(session: Session, principal: Principal, inspection_id: UUID, subject_id: str) -> Subject:
    """A stage is commented on under its number."""
    inspection = find_inspection(session, principal, inspection_id)
    for stage in method_of(session, inspection).stages:
        if subject_id == str(stage.number):
            return Subject(f"stage {stage.number}, {stage.title}", writable=not inspection.closed, page="timeline")
    raise NotFound


def inspection_seen(principal: Principal) -> ColumnElement[bool]:
    """Whoever holds a role in the inspection sees it and its stages."""
    return in_inspections(principal, EVERY_ROLE, Comment.inspection_id)
