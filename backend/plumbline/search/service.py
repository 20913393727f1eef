"""Searching an inspection: filtered for the searcher first, ranked afterwards, one statement for each kind."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, cast, func, select
from sqlalchemy.dialects.postgresql import REGCONFIG
from sqlalchemy.orm import Session

from plumbline.identity.principal import Principal
from plumbline.identity.rules import refusal, require
from plumbline.inspections.service import find_inspection
from plumbline.kernel.full_text import LANGUAGE, query_of
from plumbline.search.registry import searchables
from plumbline.search.schema import SearchGroup, SearchHit, SearchPiece, SearchView

MOST_HITS = 50
# No text holds these two: every control character is refused or dropped on its way in.
BEGIN, END = "\x02", "\x03"
MARKS = f"StartSel={BEGIN}, StopSel={END}"
WHOLE = f"HighlightAll=true, {MARKS}"
EXCERPT = f'MaxFragments=2, MinWords=8, MaxWords=24, FragmentDelimiter=" … ", {MARKS}'


def search_inspection(session: Session, principal: Principal, inspection_id: UUID, typed: str, kind: str | None) -> SearchView:
    """Give what the caller may read and the words fit. What they may not read changes nothing, no count and no order."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "search_inspection")
    groups = []
    for searchable in searchables(kind):
        if refusal(principal, inspection_id, searchable.operation) is not None:
            continue
        readable = searchable.readable(session, principal, inspection)
        if readable is None:
            continue
        rows = session.execute(_ranked(readable, query_of(typed))).all()
        if rows:
            groups.append(SearchGroup(kind=searchable.kind, hits=[_hit(row) for row in rows[:MOST_HITS]], more=len(rows) > MOST_HITS))
    return SearchView(groups=groups)


def _ranked(readable: Select[Any], query: ColumnElement[str]) -> Select[Any]:
    """Rank what fits among what is readable; excerpts are cut from the few that are shown, since cutting is dear."""
    seen = readable.subquery("seen")
    rank = func.ts_rank_cd(seen.c.words, query)
    fitting = (
        select(seen.c.key, seen.c.place, seen.c.title, seen.c.text, rank.label("rank"))
        .where(seen.c.words.bool_op("@@")(query))
        .order_by(rank.desc(), seen.c.key)
        .limit(MOST_HITS + 1)
        .subquery("fitting")
    )
    return select(fitting.c.key, fitting.c.place, _marked(fitting.c.title, query, WHOLE), _marked(fitting.c.text, query, EXCERPT)).order_by(
        fitting.c.rank.desc(), fitting.c.key
    )


def _marked(text: ColumnElement[str], query: ColumnElement[str], options: str) -> ColumnElement[str]:
    return func.ts_headline(cast(LANGUAGE, REGCONFIG), text, query, options)


def _hit(row: Any) -> SearchHit:  # noqa: ANN401 (a row of any kind's statement)
    key, place, title, text = row
    return SearchHit(key=key, place=place, title=pieces_of(title), excerpt=pieces_of(text))


def pieces_of(marked: str) -> list[SearchPiece]:
    """Part a marked text into what was searched for and the rest. Pure."""
    pieces = []
    for at, part in enumerate(marked.split(BEGIN)):
        hit, _, rest = part.partition(END) if at else ("", "", part)
        pieces += [SearchPiece(text=text, hit=found) for text, found in ((hit, True), (rest, False)) if text]
    return pieces
