"""Evidence as a subject of comments: by its id, for those who see the item."""

from uuid import UUID

from sqlalchemy import ColumnElement, exists
from sqlalchemy.orm import Session

from plumbline.comments.model import Comment
from plumbline.comments.subjects import Subject, subject_uuid
from plumbline.evidence.model import EvidenceItem
from plumbline.evidence.policy import visible_to
from plumbline.evidence.reading import find_item
from plumbline.identity.principal import Principal
from plumbline.kernel.problems import NotFound


def find_evidence_subject(session: Session, principal: Principal, inspection_id: UUID, subject_id: str) -> Subject:
    """Whoever sees an item may speak of it; the thread of a withdrawn one is closed. Raises NotFound."""
    try:
        evidence_id = UUID(subject_id)
    except ValueError:
        raise NotFound from None
    item = find_item(session, principal, inspection_id, evidence_id)
    return Subject(f"{item.reference}, {item.title}", writable=item.withdrawn_at is None, page=f"evidence/{item.reference}")


def evidence_seen(principal: Principal) -> ColumnElement[bool]:
    """Restrict comments on evidence to items that the caller sees."""
    return exists().where(
        EvidenceItem.id == subject_uuid("evidence"), EvidenceItem.owner_id == Comment.inspection_id, visible_to(principal)
    )
