"""What can be commented on: features above register their kinds, and say who sees each thing."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Uuid, and_, case, cast, false, or_
from sqlalchemy.orm import Session

from plumbline.comments.model import Comment
from plumbline.identity.principal import Principal
from plumbline.kernel.problems import NotFound


@dataclass(frozen=True)
class Subject:
    """A thing that is commented on, and its page inside the inspection. A withdrawn one keeps its thread, read-only."""

    title: str
    writable: bool = True
    page: str | None = None
    """Where in the inspection's pages it stands, such as `evidence/E-014`."""
    one_sided: bool = False
    """Whether the other side may never know of it: whatever a comment's audience, its acts are told to the author's side alone."""


FindVisible = Callable[[Session, Principal, UUID, str], Subject]
"""Gives the subject for a caller who may see it; raises NotFound (404) for anyone else. The last argument is its id."""

Seen = Callable[[Principal], ColumnElement[bool]]
"""Gives the same as a condition over `Comment.subject_id`, for questions about many comments at once."""

_KINDS: dict[str, tuple[FindVisible, Seen]] = {}


def register_subject(kind: str, find_visible: FindVisible, seen: Seen) -> None:
    """Let a kind of thing be commented on. Raises ValueError where two features claim one kind."""
    if _KINDS.setdefault(kind, (find_visible, seen)) != (find_visible, seen):
        raise ValueError(f"the kind {kind} is registered twice")


def find_subject(session: Session, principal: Principal, inspection_id: UUID, kind: str, subject_id: str) -> Subject:
    """Give the subject, or raise NotFound: an unknown kind looks like a thing that is not there."""
    if kind not in _KINDS:
        raise NotFound
    find_visible, _ = _KINDS[kind]
    return find_visible(session, principal, inspection_id, subject_id)


def subject_seen(principal: Principal) -> ColumnElement[bool]:
    """Restrict comments to those whose subject the caller sees; a kind that nobody registered is seen by nobody."""
    return or_(false(), *(and_(Comment.subject_kind == kind, seen(principal)) for kind, (_, seen) in _KINDS.items()))


def subject_uuid(kind: str) -> ColumnElement[UUID]:
    """Give the subject's id where it is one: of other kinds it may be a number or a code, which no cast may touch."""
    return case((Comment.subject_kind == kind, cast(Comment.subject_id, Uuid())))


def sees(session: Session, person: Principal, inspection_id: UUID, kind: str, subject_id: str) -> bool:
    """Whether somebody may see a thing that is commented on."""
    try:
        find_subject(session, person, inspection_id, kind, subject_id)
    except NotFound:
        return False
    return True
