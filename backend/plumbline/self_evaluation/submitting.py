"""The act of submission and its receipt: one act freezes the text and its evidence, whenever it comes (R60, R61)."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from plumbline.evidence.service import FrozenFile, freeze_evidence
from plumbline.identity import audit
from plumbline.identity.principal import Principal
from plumbline.inspections.model import Inspection
from plumbline.self_evaluation.citing import index_citations, known_evidence
from plumbline.self_evaluation.desk import Desk, Hold, Inside, open_desk, sections_of
from plumbline.self_evaluation.frozen import content_hash, freeze, latest_frozen, need_frozen
from plumbline.self_evaluation.lateness import HOUR_BEFORE, Span, judge, timing_sentence
from plumbline.self_evaluation.model import OnTimeRecord, Section
from plumbline.self_evaluation.outages import outages_between
from plumbline.self_evaluation.receipt_shown import ReceiptView
from plumbline.self_evaluation.receipts import receipt_of, timing_document, timing_of
from plumbline.self_evaluation.refusals import CertificationNeeded, NotForOnTimeRecord, SelfEvaluationNotSubmitted
from plumbline.self_evaluation.schema import OnTimeSubmission, SubmissionAct
from plumbline.self_evaluation.versions import mark_versions
from plumbline.self_evaluation.views import content_of, view_of
from plumbline.self_evaluation.whole import is_certified, refuse_another_text
from plumbline.timetable.gates import find_milestone, reach_milestone

MILESTONE = "self_evaluation_due"


def submit_self_evaluation(session: Session, principal: Principal, place: Inside, act: SubmissionAct, now: datetime) -> ReceiptView:
    """Freeze the text with its evidence and give the receipt. What comes late is taken and said to be late.

    Of several who submit at once one does; the others get SelfEvaluationSubmitted (409). Raises TextChanged (409) for
    a hash of another text, CertificationNeeded (409) where the council switched certification on.
    """
    desk = open_desk(session, principal, place, "submit_self_evaluation", now, hold=Hold.WHOLE)
    desk.refuse_settled()
    sections = sections_of(session, desk)
    views = [view_of(desk.method, section) for section in sections]
    refuse_another_text(views, act.content_sha256)
    if desk.record.certification_required and not is_certified(session, desk, content_hash(views)):
        raise CertificationNeeded("The chief social work officer certifies the text as it is now, or the council switches that off.")
    # A contributor's saves index only what they see; now somebody submits who sees everything.
    known = known_evidence(session, desk)
    index_citations(session, desk.caller, ((section, content_of(section)) for section in sections), known, now)
    evidence = freeze_evidence(session, place.inspection_id, now)
    deadline = _deadline(session, desk.inspection)
    timing = judge(now, deadline, _spans(evidence), _last_written(sections))
    outages = outages_between(session, deadline - HOUR_BEFORE, deadline) if deadline else []
    frozen = freeze(session, desk, views, evidence, timing_document(timing, outages), now)
    desk.record.submitted_at = now
    mark_versions(session, [section.id for section in sections], "submitted")
    if desk.inspection is not None and deadline is not None:
        reach_milestone(session, desk.caller, desk.inspection, MILESTONE, now)
    session.flush()
    receipt = receipt_of(frozen, None)
    # The chief social work officer reads the receipt in the feed, whoever submitted.
    _record(session, desk, "self_evaluation_submitted", timing_sentence(timing), {"receipt": receipt.text, "sha256": frozen.sha256}, now)
    return receipt


def read_receipt(session: Session, principal: Principal, place: Inside, now: datetime) -> ReceiptView:
    """Give the receipt of the submission."""
    desk = open_desk(session, principal, place, "read_receipt", now, item=True)
    frozen = need_frozen(session, desk)
    receipt = receipt_of(frozen, session.get(OnTimeRecord, frozen.id))
    receipt.permitted_actions = desk.actions({"record_submission_on_time": _not_for_record(receipt)})
    return receipt


def record_submission_on_time(session: Session, principal: Principal, place: Inside, sent: OnTimeSubmission, now: datetime) -> ReceiptView:
    """Count a late submission as on time, since the service was not ready in the hour before its deadline.

    Raises SelfEvaluationNotSubmitted and NotForOnTimeRecord (409).
    """
    desk = open_desk(session, principal, place, "record_submission_on_time", now, hold=Hold.WHOLE)
    frozen = latest_frozen(session, desk)
    if frozen is None:
        raise SelfEvaluationNotSubmitted("There is nothing to record yet.")
    reason = _not_for_record(receipt_of(frozen, session.get(OnTimeRecord, frozen.id)))
    if reason is not None:
        raise NotForOnTimeRecord(reason)
    record = OnTimeRecord(
        frozen_id=frozen.id,
        self_evaluation_id=desk.record.id,
        reason=sent.reason,
        recorded_by=desk.caller.subject,
        recorded_by_name=desk.caller.name,
        recorded_at=now,
    )
    session.add(record)
    session.flush()
    timing, _ = timing_of(frozen)
    _record(session, desk, "submission_recorded_on_time", f"Recorded as on time. {timing_sentence(timing)}", {"reason": sent.reason}, now)
    return receipt_of(frozen, record)


def _not_for_record(receipt: ReceiptView) -> str | None:
    if receipt.recorded_on_time is not None:
        return "It was recorded as on time already."
    if receipt.on_time:
        return "It came on time."
    return None if receipt.outages else "The service was ready throughout the hour before the deadline."


def _deadline(session: Session, inspection: Inspection | None) -> datetime | None:
    try:
        return find_milestone(session, inspection, MILESTONE).due_at if inspection is not None else None
    except LookupError:
        return None  # a method may set no day for it


def _spans(evidence: Sequence[FrozenFile]) -> list[Span]:
    """What is no upload took no time: it was there when it was entered."""
    return [Span(file.begun_at or file.received_at, file.received_at) for file in evidence]


def _last_written(sections: Sequence[Section]) -> datetime | None:
    return max((section.written_at for section in sections if section.written_at is not None), default=None)


def _record(session: Session, desk: Desk, action: str, summary: str, detail: dict[str, str], now: datetime) -> None:
    audit.record(
        session,
        desk.caller,
        action,
        now=now,
        inspection_id=desk.record.inspection_id,
        subject=("self_evaluation", desk.record.id),
        summary=summary,
        detail=detail,
    )
