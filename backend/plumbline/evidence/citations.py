"""Where evidence is used. One item may be cited in many places (R69); a text's citations are replaced with the text."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from plumbline.evidence.citation_text import WrittenCitation
from plumbline.evidence.model import EvidenceCitation, EvidenceItem
from plumbline.evidence.policy import visible_citations, visible_to
from plumbline.evidence.reading import find_item
from plumbline.evidence.refusals import EvidenceSubmitted
from plumbline.evidence.schema import CitationAddition, CitationView, EvidenceCitations
from plumbline.identity import audit
from plumbline.identity.principal import Principal
from plumbline.identity.rules import require
from plumbline.kernel.problems import FieldError, InvalidRequest, NotFound

MARKED = "indicator"


@dataclass(frozen=True)
class CitingSubject:
    """What a citation stands in: a section, a statement, an evaluation."""

    kind: str
    id: UUID
    indicator: str | None = None
    question: str | None = None


@dataclass(frozen=True)
class NewCitation:
    """One citation of a text, the item found."""

    evidence_id: UUID
    locator: str | None = None
    version: int | None = None


def resolve(session: Session, principal: Principal, inspection_id: UUID, written: Iterable[WrittenCitation]) -> list[NewCitation]:
    """Find the items that a text cites, in one statement. Raises InvalidRequest where one is not there for the caller."""
    citations = list(written)
    numbers = {int(citation.reference.removeprefix("E-")) for citation in citations}
    rows = session.execute(
        select(EvidenceItem.number, EvidenceItem.id).where(
            EvidenceItem.owner_id == inspection_id, EvidenceItem.number.in_(numbers), visible_to(principal)
        )
    )
    found = {number: evidence_id for number, evidence_id in rows}  # noqa: C416 (a Row is no pair to the type checker)
    missing = [at for at, citation in enumerate(citations, 1) if int(citation.reference.removeprefix("E-")) not in found]
    if missing:
        raise InvalidRequest(
            "The text cites evidence that is not there.",
            errors=[FieldError("", "unknown_evidence", f"There is no item for citation number {at} of the text.") for at in missing],
        )
    return [NewCitation(found[int(citation.reference.removeprefix("E-"))], citation.locator or None) for citation in citations]


def replace_citations(
    session: Session, principal: Principal, subject: CitingSubject, citations: Iterable[NewCitation], now: datetime
) -> None:
    """Make these the citations of a subject, instead of those before. The caller has checked who may write the subject.

    Raises InvalidRequest for an item that the caller does not see: a foreign key alone would let a stranger's be cited.
    """
    wanted = list(dict.fromkeys(citations))
    items = {
        item.id: item
        for item in session.execute(
            select(EvidenceItem).where(EvidenceItem.id.in_({citation.evidence_id for citation in wanted}), visible_to(principal))
        ).scalars()
    }
    if any(citation.evidence_id not in items for citation in wanted):
        raise InvalidRequest(
            "A citation names evidence that is not there.",
            errors=[FieldError("/citations", "unknown_evidence", "Cite an item of this inspection.")],
        )
    session.execute(
        delete(EvidenceCitation).where(
            EvidenceCitation.subject_kind == subject.kind,
            EvidenceCitation.subject_id == subject.id,
            EvidenceCitation.side == principal.side,
            EvidenceCitation.released_at.is_(None),
        )
    )
    session.add_all(_citation(principal, items[citation.evidence_id], subject, citation, now) for citation in wanted)
    session.flush()


def list_citations(session: Session, principal: Principal, inspection_id: UUID, evidence_id: UUID) -> EvidenceCitations:
    """Give the places that rest on an item, as far as the caller may know of them."""
    item = find_item(session, principal, inspection_id, evidence_id)
    require(principal, inspection_id, "list_evidence_citations")
    citations = session.execute(
        select(EvidenceCitation)
        .where(EvidenceCitation.evidence_id == item.id, visible_citations(principal))
        .order_by(EvidenceCitation.cited_at, EvidenceCitation.id)
    ).scalars()
    return EvidenceCitations(items=[_view(citation) for citation in citations])


def cite_evidence(
    session: Session, principal: Principal, inspection_id: UUID, evidence_id: UUID, addition: CitationAddition, now: datetime
) -> CitationView:
    """Say which indicator, and which of its questions, an item speaks to, and where in the document."""
    item = find_item(session, principal, inspection_id, evidence_id)
    require(principal, inspection_id, "cite_evidence")
    subject = CitingSubject(MARKED, item.id, addition.indicator, addition.question)
    citation = _citation(principal, item, subject, NewCitation(item.id, addition.locator, addition.version), now)
    session.add(citation)
    session.flush()
    _record(session, principal, "evidence_cited", item, f"{item.reference} was cited for {addition.indicator}.", now)
    return _view(citation)


def remove_citation(
    session: Session, principal: Principal, inspection_id: UUID, evidence_id: UUID, citation_id: UUID, now: datetime
) -> None:
    """Remove a mark that was set by `cite_evidence`. One that stands in a text goes when the text changes."""
    item = find_item(session, principal, inspection_id, evidence_id)
    require(principal, inspection_id, "remove_citation")
    citation = session.execute(
        select(EvidenceCitation).where(
            EvidenceCitation.id == citation_id,
            EvidenceCitation.evidence_id == item.id,
            EvidenceCitation.subject_kind == MARKED,
            EvidenceCitation.side == principal.side,
        )
    ).scalar_one_or_none()
    if citation is None:
        raise NotFound
    if citation.released_at is not None:
        raise EvidenceSubmitted("The citation was submitted and stays as it was.")
    session.delete(citation)
    session.flush()
    _record(session, principal, "citation_removed", item, f"A citation of {item.reference} was removed.", now)


def _citation(principal: Principal, item: EvidenceItem, subject: CitingSubject, cited: NewCitation, now: datetime) -> EvidenceCitation:
    return EvidenceCitation(
        evidence_id=item.id,
        organisation_id=item.organisation_id,
        inspection_id=item.inspection_id,
        side=principal.side,
        subject_kind=subject.kind,
        subject_id=subject.id,
        indicator=subject.indicator,
        question=subject.question,
        version=cited.version,
        locator=cited.locator,
        cited_at=now,
        cited_by_name=principal.name,
    )


def _record(session: Session, principal: Principal, action: str, item: EvidenceItem, summary: str, now: datetime) -> None:
    audit.record(session, principal, action, now=now, inspection_id=item.inspection_id, subject=("evidence", item.id), summary=summary)


def _view(citation: EvidenceCitation) -> CitationView:
    return CitationView(
        id=citation.id,
        subject_kind=citation.subject_kind,
        subject_id=citation.subject_id,
        indicator=citation.indicator,
        question=citation.question,
        locator=citation.locator,
        version=citation.version,
        cited_by=citation.cited_by_name,
        cited_at=citation.cited_at,
        released_at=citation.released_at,
    )
