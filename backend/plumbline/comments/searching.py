"""Comments as something to be found: by those who read them, on subjects that they see too."""

from typing import Any

from sqlalchemy import Select, func, literal_column, select
from sqlalchemy.orm import Session

from plumbline.comments.model import Comment
from plumbline.comments.policy import visible_to
from plumbline.comments.subjects import subject_seen
from plumbline.identity.principal import Principal
from plumbline.inspections.model import Inspection


def searchable_comments(session: Session, principal: Principal, inspection: Inspection) -> Select[Any]:
    """Give the comments that the caller reads; one whose subject they do not see is not there for them either."""
    del session
    found: Select[Any] = select(  # type: ignore[assignment]
        func.concat(Comment.subject_id).label("key"),
        Comment.subject_kind.label("place"),
        Comment.author_name.label("title"),
        Comment.text.label("text"),
        literal_column("comment.words").label("words"),
    ).where(Comment.inspection_id == inspection.id, Comment.withdrawn_at.is_(None), visible_to(principal), subject_seen(principal))
    return found
