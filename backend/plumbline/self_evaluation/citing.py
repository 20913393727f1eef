"""Keeping the index of citations in step with the text, and the evidence that somebody may point at."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.evidence.citations import CitingSubject, NewCitation, replace_citations
from plumbline.evidence.model import EvidenceItem, EvidenceVersion
from plumbline.evidence.policy import visible_to
from plumbline.evidence.service import FrozenFile
from plumbline.identity.principal import Principal
from plumbline.self_evaluation.cited import citations_in, references_in
from plumbline.self_evaluation.content import Content, SectionKind
from plumbline.self_evaluation.desk import Desk
from plumbline.self_evaluation.model import Section

SUBJECT = "self_evaluation_section"


def page_of(section: Section) -> str:
    """Say where in the inspection's pages a section stands."""
    return f"self-evaluation/{section.code.replace('_', '-')}"


def known_evidence(session: Session, desk: Desk) -> dict[str, UUID]:
    """Give the evidence of this place that the caller sees, by reference; what was withdrawn is no evidence."""
    statement = select(EvidenceItem.number, EvidenceItem.id).where(
        EvidenceItem.owner_id == desk.record.place_id, EvidenceItem.withdrawn_at.is_(None), visible_to(desk.caller)
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


def cited_files(session: Session, desk: Desk, contents: Iterable[Content]) -> list[FrozenFile]:
    """Name the evidence that texts outside an inspection cite, in its latest versions; the items themselves stay with the council."""
    numbers = {int(reference.removeprefix("E-")) for content in contents for reference in references_in(content)}
    latest = (EvidenceVersion.evidence_id == EvidenceItem.id) & (EvidenceVersion.number == EvidenceItem.latest_version)
    statement = (
        select(EvidenceItem, EvidenceVersion)
        .outerjoin(EvidenceVersion, latest)
        .where(EvidenceItem.owner_id == desk.record.place_id, EvidenceItem.number.in_(numbers), visible_to(desk.caller))
        .order_by(EvidenceItem.number)
    )
    return [
        FrozenFile(
            evidence_id=item.id,
            reference=item.reference,
            title=item.title,
            kind=item.kind,
            address=item.address,
            version=version.number if version else None,
            file_name=version.file_name if version else None,
            size=version.size if version else None,
            sha256=version.sha256 if version else None,
            begun_at=version.begun_at if version else None,
            received_at=version.received_at if version else item.received_at,
        )
        for item, version in session.execute(statement)
    ]
