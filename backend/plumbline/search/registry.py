"""What can be found: features above register their kinds, each with a statement of what the searcher may read of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select
from sqlalchemy.orm import Session

from plumbline.identity.principal import Principal
from plumbline.inspections.model import Inspection

COLUMNS = ("key", "place", "title", "text", "words")
"""What a kind's statement selects: where the thing is found again (`key`, within `place`), what is shown of it, and what it is
found by."""

Readable = Callable[[Session, Principal, Inspection], Select[Any] | None]
"""Gives all that the caller may read of one kind in an inspection, with its visibility in the statement, or nothing."""


@dataclass(frozen=True)
class Searchable:
    """One kind of thing. Whoever may not call `operation` finds none: a search is no way round a scope."""

    kind: str
    operation: str
    readable: Readable


_KINDS: dict[str, Searchable] = {}


def register_searchable(kind: str, operation: str, readable: Readable) -> None:
    """Let a kind of thing be found. Raises ValueError where two features claim one kind."""
    added = Searchable(kind, operation, readable)
    if _KINDS.setdefault(kind, added) != added:
        raise ValueError(f"the kind {kind} is registered twice")


def searchables(kind: str | None) -> list[Searchable]:
    """Give the kinds in the order in which they were registered, or the one that is asked for."""
    return [one for one in _KINDS.values() if kind is None or one.kind == kind]
