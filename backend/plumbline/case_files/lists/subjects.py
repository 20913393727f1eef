"""A version of the case list as something to comment on: the support officer speaks of what is wrong in it (R53)."""

from uuid import UUID

from sqlalchemy import ColumnElement, exists
from sqlalchemy.orm import Session

from plumbline.case_files.lists.model import CaseList
from plumbline.case_files.lists.policy import visible_to
from plumbline.case_files.lists.reading import find_version
from plumbline.comments.model import Comment
from plumbline.comments.subjects import Subject, subject_uuid
from plumbline.identity.principal import Principal
from plumbline.inspections.service import find_inspection
from plumbline.kernel.problems import NotFound

KIND = "case_list"


def find_case_list_subject(session: Session, principal: Principal, inspection_id: UUID, subject_id: str) -> Subject:
    """Whoever sees a version may speak of it until the inspection is over. Raises NotFound."""
    try:
        list_id = UUID(subject_id)
    except ValueError:
        raise NotFound from None
    inspection = find_inspection(session, principal, inspection_id)
    version: CaseList = find_version(session, principal, inspection_id, list_id).CaseList
    return Subject(f"version {version.version} of the case list", writable=not inspection.closed, page="case-list")


def case_list_seen(principal: Principal) -> ColumnElement[bool]:
    """Restrict comments on versions to those of versions that the caller sees."""
    return exists().where(CaseList.id == subject_uuid(KIND), CaseList.inspection_id == Comment.inspection_id, visible_to(principal))
