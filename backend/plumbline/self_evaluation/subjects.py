"""Sections as something to comment on."""

from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session

from plumbline.comments.model import Comment
from plumbline.comments.subjects import Subject, subject_uuid
from plumbline.identity.principal import Principal
from plumbline.identity.rules import in_inspections
from plumbline.kernel.problems import NotFound
from plumbline.self_evaluation.citing import page_of
from plumbline.self_evaluation.model import Section, SelfEvaluation
from plumbline.self_evaluation.policy import READERS_OF_SUBMITTED, visible_sections

KIND = "self_evaluation_section"


def find_section_subject(session: Session, principal: Principal, inspection_id: UUID, subject_id: str) -> Subject:
    """Give a section of an inspection's self-evaluation: to its writers, and once submitted to those who inspect.

    A removed one keeps its comments, read-only. Raises NotFound (404) for anybody else.
    """
    statement = (
        select(Section)
        .join(SelfEvaluation, SelfEvaluation.id == Section.self_evaluation_id)
        .where(SelfEvaluation.inspection_id == inspection_id, _visible(principal))
    )
    try:
        section = session.execute(statement.where(Section.id == UUID(subject_id))).scalar_one_or_none()
    except ValueError:
        section = None
    if section is None:
        raise NotFound
    return Subject(title=section.title, writable=section.removed_at is None, page=page_of(section))


def section_seen(principal: Principal) -> ColumnElement[bool]:
    """Restrict comments on sections to those that the caller sees."""
    return exists().where(
        Section.id == subject_uuid(KIND),
        SelfEvaluation.id == Section.self_evaluation_id,
        SelfEvaluation.inspection_id == Comment.inspection_id,
        _visible(principal),
    )


def _visible(principal: Principal) -> ColumnElement[bool]:
    submitted = and_(
        SelfEvaluation.submitted_at.is_not(None),
        Section.removed_at.is_(None),
        in_inspections(principal, READERS_OF_SUBMITTED, SelfEvaluation.inspection_id),
    )
    return or_(submitted, visible_sections(principal, removed=True))
