"""What is handed in after the submission: stamped for itself, never mixed into what was frozen (R68)."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from plumbline.evidence.citation_text import parse_citations
from plumbline.evidence.model import EvidenceItem
from plumbline.evidence.policy import visible_to
from plumbline.evidence.service import frozen_files, submit_evidence
from plumbline.identity import audit
from plumbline.identity.principal import Principal
from plumbline.kernel.problems import FieldError, InvalidRequest
from plumbline.methodology.canonical import digest
from plumbline.self_evaluation.desk import Desk, Hold, Inside, open_desk
from plumbline.self_evaluation.frozen import frozen_evidence
from plumbline.self_evaluation.model import Supplement
from plumbline.self_evaluation.receipt_shown import SupplementRows, SupplementView
from plumbline.self_evaluation.refusals import InspectionOver, SelfEvaluationNotSubmitted
from plumbline.self_evaluation.schema import SupplementSubmission
from plumbline.self_evaluation.shown import FrozenEvidence


def list_supplements(session: Session, principal: Principal, place: Inside, now: datetime) -> SupplementRows:
    """Give the supplementary material in the order in which it came."""
    desk = open_desk(session, principal, place, "list_supplements", now)
    statement = select(Supplement).where(Supplement.self_evaluation_id == desk.record.id).order_by(Supplement.number)
    return SupplementRows(items=[_view(supplement) for supplement in session.execute(statement).scalars()])


def submit_supplement(session: Session, principal: Principal, place: Inside, sent: SupplementSubmission, now: datetime) -> SupplementView:
    """Hand in a text with the evidence that it cites. Raises SelfEvaluationNotSubmitted and InspectionOver (409)."""
    desk = open_desk(session, principal, place, "submit_supplement", now, hold=Hold.WHOLE)
    if desk.record.submitted_at is None:
        raise SelfEvaluationNotSubmitted("Until then everything goes into the self-evaluation itself.")
    if desk.inspection is not None and desk.inspection.closed:
        raise InspectionOver("Nothing more can be handed in.")
    evidence = _submit_cited(session, principal, desk, sent.text, now)
    last = session.execute(select(func.max(Supplement.number)).where(Supplement.self_evaluation_id == desk.record.id)).scalar_one()
    document = {
        "number": (last or 0) + 1,
        "title": sent.title,
        "text": sent.text,
        "evidence": [item.model_dump(mode="json") for item in evidence],
        "submitted_by": desk.caller.name,
        "submitted_at": now.isoformat(),
    }
    supplement = Supplement(
        self_evaluation_id=desk.record.id,
        number=(last or 0) + 1,
        document=document,
        sha256=digest(document),
        submitted_by_name=desk.caller.name,
        submitted_at=now,
    )
    session.add(supplement)
    session.flush()
    audit.record(
        session,
        desk.caller,
        "supplement_submitted",
        now=now,
        inspection_id=desk.record.inspection_id,
        subject=("self_evaluation_supplement", supplement.id),
        summary=f"Supplementary material {supplement.number} was handed in: {sent.title}.",
    )
    return _view(supplement)


def _submit_cited(session: Session, principal: Principal, desk: Desk, text: str, now: datetime) -> list[FrozenEvidence]:
    references = list(dict.fromkeys(written.reference for written in parse_citations(text)))
    statement = select(EvidenceItem).where(
        EvidenceItem.owner_id == desk.record.place_id, EvidenceItem.withdrawn_at.is_(None), visible_to(principal)
    )
    items = {item.reference: item for item in session.execute(statement).scalars()} if references else {}
    errors = [
        FieldError("/text", "unknown_evidence", f"Citation number {index} of the text leads to no evidence.")
        for index, reference in enumerate(references, start=1)
        if reference not in items
    ]
    if errors:
        raise InvalidRequest("The text cites evidence that is not there.", errors=errors)
    for reference in references:
        item = items[reference]
        if item.submitted_at is None or item.submitted_version != item.latest_version:
            submit_evidence(session, principal, desk.record.place_id, item.id, now)
    return (
        [frozen_evidence(file) for file in frozen_files(session, desk.record.place_id) if file.reference in references]
        if references
        else []
    )


def _view(supplement: Supplement) -> SupplementView:
    document = supplement.document
    return SupplementView(
        id=supplement.id,
        number=supplement.number,
        title=document["title"],
        text=document["text"],
        evidence=document["evidence"],
        sha256=supplement.sha256,
        submitted_by=supplement.submitted_by_name,
        submitted_at=supplement.submitted_at,
    )
