"""What can be commented on: features above register their kinds, and say who sees each thing."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from plumbline.identity.principal import Principal
from plumbline.kernel.problems import NotFound


@dataclass(frozen=True)
class Subject:
    """A thing that is commented on. A withdrawn one keeps its thread, read-only."""

    title: str
    writable: bool = True
    page: str | None = None
    """Where in the inspection's pages it stands, such as `evidence/E-014`."""


FindVisible = Callable[[Session, Principal, UUID, str], Subject]
"""Gives the subject for a caller who may see it; raises NotFound (404) for anyone else. The last argument is its id."""

_KINDS: dict[str, FindVisible] = {}


def register_subject(kind: str, find_visible: FindVisible) -> None:
    """Let a kind of thing be commented on. Raises ValueError where two features claim one kind."""
    if _KINDS.setdefault(kind, find_visible) is not find_visible:
        raise ValueError(f"the kind {kind} is registered twice")


def find_subject(session: Session, principal: Principal, inspection_id: UUID, kind: str, subject_id: str) -> Subject:
    """Give the subject, or raise NotFound: an unknown kind looks like a thing that is not there."""
    if kind not in _KINDS:
        raise NotFound
    return _KINDS[kind](session, principal, inspection_id, subject_id)
