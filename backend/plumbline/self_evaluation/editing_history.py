"""When a save is a new version of a section and when it belongs to the one before. Pure.

Autosave writes every few seconds; a history of every pause in typing would be of no use to anyone.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

STRETCH = timedelta(minutes=10)


@dataclass(frozen=True)
class LatestVersion:
    """The newest version in a section's history; an act (ready, certified, submitted, restored) closes it."""

    author: UUID
    began_at: datetime
    closed: bool


def continues(latest: LatestVersion | None, author: UUID, now: datetime) -> bool:
    """Whether a save belongs to the newest version: the same author, within ten minutes of its beginning, no act since.

    Counted from the beginning and not from the last save, or an afternoon's work without a pause would be one version.
    """
    return latest is not None and not latest.closed and latest.author == author and latest.began_at <= now < latest.began_at + STRETCH
