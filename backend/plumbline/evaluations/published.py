"""What everyone may read from publication on. It stands in the published report, a feature above this one, which registers itself."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from plumbline.evaluations.schema import PublishedEvaluation

FindPublished = Callable[[Session, UUID, datetime], list[PublishedEvaluation]]
"""Gives the evaluations of the newest public report of an inspection, or none before its instant."""

_SOURCES: list[FindPublished] = []


def register_published(find: FindPublished) -> None:
    """Name where published evaluations stand. Raises ValueError for a second source."""
    if _SOURCES not in ([], [find]):
        raise ValueError("published evaluations stand in one place")
    _SOURCES[:] = [find]


def published_evaluations(session: Session, inspection_id: UUID, now: datetime) -> list[PublishedEvaluation]:
    """Give what is published, as it was published: a later change shows when its correction is out."""
    return [evaluation for find in _SOURCES for evaluation in find(session, inspection_id, now)]
