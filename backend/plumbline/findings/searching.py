"""Findings as something to be found: as they are written, and for the council as they were shared."""

from typing import Any

from sqlalchemy import Select, column, func, literal_column, null, select, true
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Session

from plumbline.findings.model import Finding, FindingsSharing
from plumbline.findings.policy import sharings_visible_to, visible_to
from plumbline.identity.principal import Principal
from plumbline.identity.roles import Side
from plumbline.inspections.model import Inspection, State

OUT = frozenset({State.PUBLISHED, State.CLOSED})


def searchable_findings(session: Session, principal: Principal, inspection: Inspection) -> Select[Any] | None:
    """Give the findings as they are written, to those who read them; to unattended clients once the report is out."""
    del session
    if principal.machine and inspection.state not in OUT:
        return None
    return select(
        func.reference_of("F", Finding.number).label("key"),
        Finding.indicator.label("place"),
        func.concat_ws(" ", func.reference_of("F", Finding.number), Finding.indicator).label("title"),
        func.concat_ws("\n", Finding.text, Finding.internal_note).label("text"),
        literal_column("finding.words").label("words"),
    ).where(Finding.inspection_id == inspection.id, Finding.withdrawn_at.is_(None), visible_to(principal))


def searchable_shared_findings(session: Session, principal: Principal, inspection: Inspection) -> Select[Any] | None:
    """Give the council the findings and key messages of the newest sharing: the neutral texts and nothing else (R109)."""
    del session
    if principal.side is not Side.COUNCIL or (principal.machine and inspection.state not in OUT):
        return None
    newest = (
        select(FindingsSharing.document)
        .where(FindingsSharing.inspection_id == inspection.id, sharings_visible_to(principal))
        .order_by(FindingsSharing.version.desc())
        .limit(1)
        .subquery("newest")
    )
    both = newest.c.document["key_messages"].concat(newest.c.document["findings"])
    shared = func.jsonb_array_elements(both).table_valued(column("value", JSONB), name="shared").render_derived()
    value = shared.c.value
    title = func.concat_ws(" ", value["reference"].astext, value["indicator"].astext)
    return (
        select(
            value["reference"].astext.label("key"),
            null().label("place"),
            title.label("title"),
            value["text"].astext.label("text"),
            func.words_of(title, value["text"].astext).label("words"),
        )
        .select_from(newest)
        .join(shared, true())
    )
