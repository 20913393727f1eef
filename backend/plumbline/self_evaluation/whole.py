"""A self-evaluation whole: read by each side as it may, checked for what is missing, marked ready, certified."""

from datetime import datetime
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.identity import audit
from plumbline.identity.principal import Principal
from plumbline.kernel.etags import IfMatch
from plumbline.self_evaluation.citing import known_evidence
from plumbline.self_evaluation.coverage import covered_indicators, find_lacks
from plumbline.self_evaluation.desk import Desk, Hold, Place, open_desk, sections_of
from plumbline.self_evaluation.frozen import content_hash, need_frozen
from plumbline.self_evaluation.model import Certification, FrozenVersion
from plumbline.self_evaluation.refusals import TextChanged
from plumbline.self_evaluation.schema import CertificationSubmission, Readiness, SettingsChange
from plumbline.self_evaluation.shown import (
    CertificationView,
    DocumentView,
    FrozenDocument,
    MethodologyPin,
    SectionView,
    SelfEvaluationState,
    SelfEvaluationView,
    StatementAnswersView,
    SubmittedSelfEvaluation,
    ValidationView,
)
from plumbline.self_evaluation.versions import mark_versions
from plumbline.self_evaluation.views import AnyView, view_of, written
from plumbline.self_evaluation.words import words_of

AnySelfEvaluation = SelfEvaluationView | SubmittedSelfEvaluation | SelfEvaluationState


def read_self_evaluation(session: Session, principal: Principal, place: Place, now: datetime) -> AnySelfEvaluation:
    """Give it as the caller may read it: being written, as submitted, or only that it is under way or ready."""
    desk = open_desk(session, principal, place, "read_self_evaluation", now)
    if desk.on_council_side:
        return whole_view(session, desk)
    if not desk.released:
        return SelfEvaluationState(
            state="ready" if desk.record.ready_at else "under_way",
            permitted_actions=desk.actions({"submit_self_evaluation": None}),
        )
    return submitted_view(desk, need_frozen(session, desk))


def whole_view(session: Session, desk: Desk) -> SelfEvaluationView:
    """Give the self-evaluation with all of its text, as far as the caller writes it."""
    views = [view_of(desk.method, section) for section in sections_of(session, desk)]
    record = desk.record
    content_sha256 = content_hash(views) if desk.leads else None
    certification = _certification(session, desk, content_sha256) if desk.leads else None
    missing = None if certification is None or certification.certified or not certification.required else "The text is not certified yet."
    return SelfEvaluationView(
        id=record.id,
        inspection_id=record.inspection_id,
        title=record.title,
        state=_state(desk),
        methodology=MethodologyPin(id=record.methodology_id, sha256=record.methodology_sha256),
        sections=[view for view in views if isinstance(view, SectionView)],
        statements=[view for view in views if isinstance(view, StatementAnswersView)],
        document=next((view for view in views if isinstance(view, DocumentView)), None),
        content_sha256=content_sha256,
        certification=certification,
        carried_from=record.carried_from if desk.leads else None,
        submitted_at=record.submitted_at,
        shared_at=record.shared_at,
        permitted_actions=desk.actions(
            {
                "list_earlier_self_evaluations": None,
                "add_section": desk.settled,
                "order_sections": desk.settled,
                "mark_self_evaluation_ready": desk.settled,
                "change_self_evaluation_settings": desk.settled,
                "certify_self_evaluation": desk.settled,
                "submit_self_evaluation": desk.settled or missing,
                "submit_supplement": None if record.submitted_at else "It was not submitted yet.",
                "share_own_self_evaluation": None,
                "carry_own_self_evaluation": None,
            }
        ),
    )


def submitted_view(desk: Desk, frozen: FrozenVersion) -> SubmittedSelfEvaluation:
    """Give what was submitted or shared, as it was frozen."""
    return SubmittedSelfEvaluation(
        id=desk.record.id,
        state="submitted" if desk.record.submitted_at else "shared",
        version=frozen.number,
        sha256=frozen.sha256,
        submission=FrozenDocument.model_validate(frozen.document),
    )


def validate_self_evaluation(session: Session, principal: Principal, place: Place, now: datetime) -> ValidationView:
    """List what is missing. Nothing of it stops a submission (R59)."""
    desk = open_desk(session, principal, place, "validate_self_evaluation", now, item=True)
    sections = sections_of(session, desk)
    looked_at = [written(section) for section in sections]
    found = find_lacks(desk.method, looked_at, frozenset(known_evidence(session, desk)))
    covered = covered_indicators(desk.method, looked_at)
    mine = {section.code for section in sections}
    if not desk.leads:
        # A contributor is told about the parts given to them: what is missing elsewhere is not theirs to see.
        found = [finding for finding in found if finding.section in mine]
    asked = [indicator.code for indicator in desk.method.focus_indicators if desk.leads or indicator.code in mine]
    return ValidationView(
        findings=found,
        covered=[code for code in asked if code in covered],
        uncovered=[code for code in asked if code not in covered],
        words=sum(words_of(section.content) for section in looked_at),
        content_sha256=content_hash([view_of(desk.method, section) for section in sections]) if desk.leads else None,
    )


def mark_self_evaluation_ready(
    session: Session, principal: Principal, place: Place, readiness: Readiness, now: datetime
) -> SelfEvaluationView:
    """Say that it is ready to be submitted, or that it is under way again. The inspectorate learns this word only."""
    desk = open_desk(session, principal, place, "mark_self_evaluation_ready", now, hold=Hold.WHOLE)
    desk.refuse_settled()
    if readiness.ready != (desk.record.ready_at is not None):
        desk.record.ready_at, desk.record.ready_by_name = (now, desk.caller.name) if readiness.ready else (None, None)
        mark_versions(session, [section.id for section in sections_of(session, desk)], "ready" if readiness.ready else "under way again")
        said = "ready" if readiness.ready else "under way again"
        _record(session, desk, "self_evaluation_marked_ready", f"The self-evaluation is {said}.", now)
        session.flush()
    return whole_view(session, desk)


def change_self_evaluation_settings(
    session: Session, principal: Principal, place: Place, change: SettingsChange, precondition: IfMatch, now: datetime
) -> SelfEvaluationView:
    """Switch the certification by the chief social work officer on or off."""
    desk = open_desk(session, principal, place, "change_self_evaluation_settings", now, hold=Hold.WHOLE)
    precondition.check(whole_view(session, desk))
    desk.refuse_settled()
    if "certification_required" in change.model_fields_set and change.certification_required != desk.record.certification_required:
        desk.record.certification_required = change.certification_required
        said = "now needs" if change.certification_required else "no longer needs"
        summary = f"The submission {said} the chief social work officer's certification."
        _record(session, desk, "self_evaluation_settings_changed", summary, now)
        session.flush()
    return whole_view(session, desk)


def certify_self_evaluation(
    session: Session, principal: Principal, place: Place, sent: CertificationSubmission, now: datetime
) -> SelfEvaluationView:
    """Certify the text that was read. It lapses with the next change to the text. Raises TextChanged (409)."""
    desk = open_desk(session, principal, place, "certify_self_evaluation", now, hold=Hold.WHOLE)
    desk.refuse_settled()
    sections = sections_of(session, desk)
    refuse_another_text([view_of(desk.method, section) for section in sections], sent.content_sha256)
    session.add(
        Certification(
            self_evaluation_id=desk.record.id,
            content_sha256=sent.content_sha256,
            certified_by=desk.caller.subject,
            certified_by_name=desk.caller.name,
            certified_at=now,
        )
    )
    session.flush()
    mark_versions(session, [section.id for section in sections], "certified")
    _record(session, desk, "self_evaluation_certified", "The chief social work officer certified the self-evaluation.", now)
    return whole_view(session, desk)


def refuse_another_text(views: list[AnyView], content_sha256: str | None) -> None:
    """Raise TextChanged (409) where the text is not the one that was read."""
    if content_sha256 is not None and content_hash(views) != content_sha256:
        raise TextChanged("The text is no longer the one that you read.")


def is_certified(session: Session, desk: Desk, content_sha256: str) -> bool:
    """Whether the chief social work officer stands by exactly this text."""
    certification = _latest_certification(session, desk)
    return certification is not None and certification.content_sha256 == content_sha256


def _certification(session: Session, desk: Desk, content_sha256: str | None) -> CertificationView:
    latest = _latest_certification(session, desk)
    if latest is None:
        return CertificationView(required=desk.record.certification_required, certified=False)
    holds = latest.content_sha256 == content_sha256
    return CertificationView(
        required=desk.record.certification_required,
        certified=holds,
        certified_by=latest.certified_by_name,
        certified_at=latest.certified_at,
        lapsed=not holds,
    )


def _latest_certification(session: Session, desk: Desk) -> Certification | None:
    statement = select(Certification).where(Certification.self_evaluation_id == desk.record.id)
    return session.execute(statement.order_by(Certification.certified_at.desc()).limit(1)).scalar_one_or_none()


def _state(desk: Desk) -> Literal["under_way", "ready", "submitted"]:
    if desk.record.submitted_at is not None:
        return "submitted"
    return "ready" if desk.record.ready_at is not None else "under_way"


def _record(session: Session, desk: Desk, action: str, summary: str, now: datetime) -> None:
    audit.record(
        session,
        desk.caller,
        action,
        now=now,
        inspection_id=desk.record.inspection_id,
        subject=("self_evaluation", desk.record.id),
        summary=summary,
    )
