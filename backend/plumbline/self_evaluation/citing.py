"""Keeping the index of citations in step with the text, and the evidence that somebody may point at."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from plumbline.evidence.citations import CitingSubject, NewCitation, replace_citations
from plumbline.evidence.model import EvidenceItem
from plumbline.evidence.policy import visible_to
from plumbline.identity.principal import Principal
from plumbline.self_evaluation.cited import citations_in
from plumbline.self_evaluation.content import Content, SectionKind
from plumbline.self_evaluation.desk import Desk
from plumbline.self_evaluation.model import Section

SUBJECT = "self_evaluation_section"


def known_evidence(session: Session, desk: Desk) -> dict[str, UUID]:
    """Give the evidence of this place that the caller sees, by reference; what was withdrawn is no evidence."""
    outside = EvidenceItem.inspection_id.is_(None) & (EvidenceItem.organisation_id == desk.caller.organisation_id)
    statement = select(EvidenceItem.number, EvidenceItem.id).where(
        EvidenceItem.owner_id == desk.record.place_id, EvidenceItem.withdrawn_at.is_(None), or_(visible_to(desk.caller), outside)
    )
    return {f"E-{row.number:03}": row.id for row in session.execute(statement)}


def index_citations(
    session: Session, principal: Principal, sections: Iterable[tuple[Section, Content]], known: dict[str, UUID], now: datetime
) -> None:
    """Make the index say what the texts cite. A reference that leads nowhere is left to the validation."""
    for section, content in sections:
        indicator = section.code if section.kind is SectionKind.INDICATOR else None
        found = [
            NewCitation(known[citation.evidence], citation.locator or None, citation.version)
            for citation in citations_in(content)
            if citation.evidence in known
        ]
        replace_citations(session, principal, CitingSubject(SUBJECT, section.id, indicator), found, now)
