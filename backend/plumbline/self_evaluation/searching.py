"""The self-evaluation as something to be found: the council searches what it writes, the inspectorate what was submitted."""

from typing import Any

from sqlalchemy import Select, column, func, literal_column, select, true
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Session

from plumbline.identity.principal import Principal
from plumbline.identity.roles import Side
from plumbline.inspections.model import Inspection
from plumbline.self_evaluation.model import FrozenVersion, Section, SelfEvaluation
from plumbline.self_evaluation.policy import visible_sections, visible_to


def searchable_sections(session: Session, principal: Principal, inspection: Inspection) -> Select[Any]:
    """Give the sections as the caller's side reads them: drafts never cross, and what was submitted stays as it was."""
    del session
    return _working(principal, inspection) if principal.side is Side.COUNCIL else _submitted(principal, inspection)


def _working(principal: Principal, inspection: Inspection) -> Select[Any]:
    return (
        select(
            Section.code.label("key"),
            Section.code.label("place"),
            func.concat(Section.code, " ", Section.title).label("title"),
            func.texts_in(Section.content).label("text"),
            literal_column("self_evaluation_section.words").label("words"),
        )
        .join(SelfEvaluation, SelfEvaluation.id == Section.self_evaluation_id)
        .where(SelfEvaluation.inspection_id == inspection.id, visible_sections(principal))
    )


def _submitted(principal: Principal, inspection: Inspection) -> Select[Any]:
    newest = (
        select(FrozenVersion.document)
        .join(SelfEvaluation, SelfEvaluation.id == FrozenVersion.self_evaluation_id)
        .where(
            SelfEvaluation.inspection_id == inspection.id,
            # Seen before it is submitted too, by those who learn that it is under way: the content is not.
            SelfEvaluation.submitted_at.is_not(None),
            visible_to(principal),
        )
        .order_by(FrozenVersion.number.desc())
        .limit(1)
        .subquery("newest")
    )
    both = newest.c.document["sections"].concat(newest.c.document["statements"])
    part = func.jsonb_array_elements(both).table_valued(column("value", JSONB), name="part").render_derived()
    value, text = part.c.value, func.texts_in(part.c.value)
    title = func.concat(value["code"].astext, " ", value["title"].astext)
    return (
        select(
            value["code"].astext.label("key"),
            value["code"].astext.label("place"),
            title.label("title"),
            text.label("text"),
            func.words_of(title, text).label("words"),
        )
        .select_from(newest)
        .join(part, true())
    )
