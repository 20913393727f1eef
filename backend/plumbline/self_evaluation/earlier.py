"""Beside an earlier self-evaluation of the same council: which there are, and what changed since (R144)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from plumbline.identity.principal import Principal
from plumbline.inspections.model import Inspection
from plumbline.kernel.paging import Key, Page, PageRequest
from plumbline.kernel.problems import NotFound
from plumbline.self_evaluation.content import SectionKind
from plumbline.self_evaluation.desk import Desk, Inside, Outside, Place, open_desk, sections_of
from plumbline.self_evaluation.earlier_shown import EarlierPart, EarlierSelfEvaluationRow, YearOnYearView
from plumbline.self_evaluation.model import Section, SelfEvaluation
from plumbline.self_evaluation.policy import visible_whole
from plumbline.self_evaluation.views import content_of
from plumbline.self_evaluation.year_on_year import Pair, compare_passages, count_changes, pair_passages


def list_earlier_self_evaluations(
    session: Session, principal: Principal, place: Place, page: PageRequest, now: datetime
) -> Page[EarlierSelfEvaluationRow]:
    """Give the other self-evaluations of the council that hold words from before this one was submitted, the newest first."""
    desk = open_desk(session, principal, place, "list_earlier_self_evaluations", now)
    keys = [Key(SelfEvaluation.created_at, "created_at"), Key(SelfEvaluation.id, "id")]
    rows, cursor, count = page.read(session, _earlier(principal, desk), keys, filters={"earlier_than": desk.record.id}, descending=True)
    return Page(items=[_row(row) for row in rows], next_cursor=cursor, count=count)


def compare_with_earlier(
    session: Session, principal: Principal, place: Place, earlier_id: UUID, code: str, now: datetime
) -> YearOnYearView:
    """Give one part beside the same part of an earlier self-evaluation, and how much changed in each of the others.

    Raises NotFound (404) for one that the caller does not see whole, that is not earlier, and for a part that is not here.
    """
    desk = open_desk(session, principal, place, "compare_with_earlier", now)
    row = session.execute(_earlier(principal, desk).where(SelfEvaluation.id == earlier_id)).one_or_none()
    if row is None:
        raise NotFound
    record: SelfEvaluation = row[0]
    there = Inside(record.inspection_id) if record.inspection_id else Outside(record.id)
    earlier = open_desk(session, principal, there, "compare_with_earlier", now)
    before = {_known_as(section): section for section in _texts(session, earlier)}
    after = _texts(session, desk)
    carried = desk.record.carried_from == record.id
    pairs = {section.code: _pairs(before, section, carried=carried) for section in after}
    if code not in pairs:
        raise NotFound
    here = {_known_as(section) for section in after}
    return YearOnYearView(
        earlier=_row(row),
        parts=[count_changes(section.code, section.title, pairs[section.code]) for section in after],
        only_earlier=[EarlierPart(code=section.code, title=section.title) for known, section in before.items() if known not in here],
        section=code,
        passages=compare_passages(pairs[code]),
    )


def _earlier(principal: Principal, desk: Desk) -> Any:  # noqa: ANN401 (a select of named columns; its stubs have no name for that)
    written = (
        select(func.max(Section.written_at))
        .where(Section.self_evaluation_id == SelfEvaluation.id, Section.removed_at.is_(None))
        .correlate(SelfEvaluation)
        .scalar_subquery()
    )
    statement = (
        select(
            SelfEvaluation,
            Inspection.reference.label("inspection_reference"),
            written.label("written_at"),
            SelfEvaluation.created_at.label("created_at"),
            SelfEvaluation.id.label("id"),
        )
        .outerjoin(Inspection, Inspection.id == SelfEvaluation.inspection_id)
        .where(
            visible_whole(principal),
            SelfEvaluation.organisation_id == desk.record.organisation_id,
            SelfEvaluation.id != desk.record.id,
            written.is_not(None),
        )
    )
    # One that is still being written may be put beside any other; what came after a submission is not earlier than it.
    return statement if desk.record.submitted_at is None else statement.where(written <= desk.record.submitted_at)


def _row(row: Any) -> EarlierSelfEvaluationRow:  # noqa: ANN401 (a row of the select above)
    record: SelfEvaluation = row[0]
    return EarlierSelfEvaluationRow(
        id=record.id,
        title=record.title,
        inspection_id=record.inspection_id,
        inspection_reference=row.inspection_reference,
        submitted_at=record.submitted_at,
        written_at=row.written_at,
    )


def _texts(session: Session, desk: Desk) -> list[Section]:
    """The map of a document in the council's own format holds page numbers and no words."""
    return [section for section in sections_of(session, desk) if section.kind is not SectionKind.DOCUMENT]


def _known_as(section: Section) -> str:
    """Indicators and statements are known by the method's code; a section of the council's own by what it is called."""
    return f"own {section.title.casefold()}" if section.kind is SectionKind.OWN else section.code


def _pairs(before: Mapping[str, Section], section: Section, *, carried: bool) -> list[Pair]:
    then = before.get(_known_as(section))
    return pair_passages(content_of(then) if then else None, content_of(section), carried=carried)
