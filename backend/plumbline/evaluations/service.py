"""Recording what the team agreed, and approving it. Only indicators that the method marks can carry a value (R13)."""

import hashlib
import json
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session

from plumbline.evaluations.model import EvaluationsApproval, EvaluationVersion
from plumbline.evaluations.policy import visible_to
from plumbline.evaluations.published import published_evaluations
from plumbline.evaluations.schema import (
    EvaluationHistory,
    EvaluationRecord,
    EvaluationsApprovalAct,
    EvaluationsApprovalView,
    EvaluationsView,
    EvaluationView,
)
from plumbline.evidence.citation_text import parse_citations
from plumbline.evidence.citations import CitingSubject, replace_citations, resolve
from plumbline.identity.audit import record
from plumbline.identity.principal import Principal
from plumbline.identity.roles import INSPECTORS
from plumbline.identity.rules import permitted_actions, require
from plumbline.inspections.model import Inspection
from plumbline.inspections.service import find_inspection, indicators_in_scope, lock_inspection, method_of
from plumbline.kernel.etags import IfMatch
from plumbline.kernel.problems import FieldError, InvalidRequest, NotFound, Problem
from plumbline.methodology.framework import Indicator
from plumbline.methodology.method import Method


class IndicatorNotEvaluated(Problem):
    """The method evaluates some indicators and only comments on the others (guidance, scope)."""

    status, title = 409, "This indicator is not evaluated"


class EvaluationsSettled(Problem):
    """Nothing is recorded in an inspection that is over."""

    status, title = 409, "The evaluations are settled"


class ApprovalNotPossible(Problem):
    """Quality assurance needs all evaluations, unchanged, and a person who recorded none of them (R25)."""

    status, title = 409, "The evaluations cannot be approved"


def list_evaluations(session: Session, principal: Principal, inspection_id: UUID, now: datetime) -> EvaluationsView:
    """Give every indicator in scope with its newest version, as far as the caller may see it."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "list_evaluations")
    indicators, current = indicators_in_scope(session, inspection), current_versions(session, inspection_id)
    approval = standing_approval(session, inspection_id, current)
    method = method_of(session, inspection)
    inspector = bool(principal.roles_in(inspection_id) & INSPECTORS)
    versions = current_versions(session, inspection_id, visible_to(principal, approved=approval is not None))
    listed = indicators if inspector or versions else []
    return EvaluationsView(
        items=[_view(method, indicator, versions.get(indicator.code)) for indicator in listed],
        published=published_evaluations(session, inspection_id, now),
        approved_by=approval.approved_by_name if approval and listed else None,
        approved_at=approval.approved_at if approval and listed else None,
        sha256=content_hash(current).hex() if inspector else None,
        permitted_actions=permitted_actions(
            principal, inspection_id, {"approve_evaluations": _why_no_approval(principal, indicators, current)}
        ),
    )


def read_evaluation(session: Session, principal: Principal, inspection_id: UUID, indicator: str) -> EvaluationView:
    """Give one indicator's newest version; 404 for an indicator out of scope and for those who may not see it yet."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "read_evaluation")
    current = current_versions(session, inspection_id)
    approved = standing_approval(session, inspection_id, current) is not None
    if not approved and not principal.roles_in(inspection_id) & INSPECTORS:
        raise NotFound
    scoped = _in_scope(session, inspection, indicator)
    return _offered(session, principal, inspection, scoped, current.get(indicator))


def read_evaluation_history(session: Session, principal: Principal, inspection_id: UUID, indicator: str) -> EvaluationHistory:
    """Give every version of one indicator, newest first, with who recorded it and why it changed."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "read_evaluation_history")
    scoped = _in_scope(session, inspection, indicator)
    method = method_of(session, inspection)
    statement = (
        select(EvaluationVersion)
        .where(
            EvaluationVersion.inspection_id == inspection_id,
            EvaluationVersion.indicator == indicator,
            visible_to(principal, approved=False),
        )
        .order_by(EvaluationVersion.version.desc())
    )
    return EvaluationHistory(items=[_view(method, scoped, version) for version in session.execute(statement).scalars()])


def record_evaluation(
    session: Session,
    principal: Principal,
    inspection_id: UUID,
    indicator: str,
    agreed: EvaluationRecord,
    precondition: IfMatch,
    now: datetime,
) -> EvaluationView:
    """Add a version. The first is the team's agreement; every later one needs a reason.

    Raises IndicatorNotEvaluated (409) for a value on an indicator that the method does not evaluate, EvaluationsSettled
    (409) when the inspection is over, InvalidRequest (422) for a value outside the scale or a value without a rationale.
    """
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "record_evaluation")
    inspection = lock_inspection(session, inspection_id)
    scoped, method = _in_scope(session, inspection, indicator), method_of(session, inspection)
    before = current_versions(session, inspection_id).get(indicator)
    standing = _view(method, scoped, before)
    precondition.check(standing, theirs=standing.model_dump(mode="json", include={"value", "rationale", "narrative", "recorded_by"}))
    if inspection.closed:
        raise EvaluationsSettled("The inspection is over.")
    _refuse_value(method, scoped, agreed)
    changed = before is not None and before.value != agreed.value
    if (changed or inspection.published_at is not None) and not agreed.reason:
        raise InvalidRequest(
            "A changed evaluation needs a reason, and so does every change after publication.",
            errors=[FieldError("/reason", "missing", "Say why it changes.")],
        )
    version = EvaluationVersion(
        inspection_id=inspection_id,
        indicator=indicator,
        version=(before.version if before else 0) + 1,
        value=agreed.value,
        rationale=agreed.rationale,
        narrative=agreed.narrative,
        reason=agreed.reason,
        recorded_by=principal.subject,
        recorded_by_name=principal.name,
        recorded_at=now,
    )
    session.add(version)
    session.flush()
    cited = resolve(session, principal, inspection_id, parse_citations(f"{agreed.rationale}\n{agreed.narrative}"))
    replace_citations(session, principal, CitingSubject("evaluation", version.id, indicator), cited, now)
    summary = f"Indicator {indicator}: version {version.version} of the evaluation and narrative was recorded."
    subject = ("evaluation", version.id)
    record(
        session,
        principal,
        "evaluation_recorded",
        now=now,
        inspection_id=inspection_id,
        subject=subject,
        summary=summary,
        reason=agreed.reason,
    )
    return _offered(session, principal, inspection, scoped, version)


def approve_evaluations(
    session: Session, principal: Principal, inspection_id: UUID, act: EvaluationsApprovalAct, now: datetime
) -> EvaluationsApprovalView:
    """Approve exactly the versions that were read. Raises ApprovalNotPossible (409), saying what stands in the way."""
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "approve_evaluations")
    inspection = lock_inspection(session, inspection_id)
    current = current_versions(session, inspection_id)
    why = _why_no_approval(principal, indicators_in_scope(session, inspection), current)
    if why is not None:
        raise ApprovalNotPossible(why)
    if content_hash(current).hex() != act.sha256:
        raise ApprovalNotPossible("The evaluations changed after you read them. Read them again.")
    approval = EvaluationsApproval(
        inspection_id=inspection_id,
        sha256=content_hash(current),
        approved_by=principal.subject,
        approved_by_name=principal.name,
        approved_at=now,
    )
    session.add(approval)
    session.flush()
    subject, summary = ("evaluations_approval", approval.id), "Quality assurance approved the evaluations."
    record(session, principal, "evaluations_approved", now=now, inspection_id=inspection_id, subject=subject, summary=summary)
    return EvaluationsApprovalView(id=approval.id, sha256=act.sha256, approved_by=approval.approved_by_name, approved_at=now)


def current_versions(session: Session, inspection_id: UUID, *visible: ColumnElement[bool]) -> dict[str, EvaluationVersion]:
    """Give the newest version of each indicator; without `visible` the right to see them was checked by who asks."""
    statement = (
        select(EvaluationVersion)
        .where(EvaluationVersion.inspection_id == inspection_id, *visible)
        .ext(distinct_on(EvaluationVersion.indicator))
        .order_by(EvaluationVersion.indicator, EvaluationVersion.version.desc())
    )
    return {version.indicator: version for version in session.execute(statement).scalars()}


def content_hash(current: dict[str, EvaluationVersion]) -> bytes:
    """SHA-256 over what is approved and reported: value, rationale and narrative of every indicator."""
    members = {code: [v.version, v.value, v.rationale, v.narrative] for code, v in sorted(current.items())}
    return hashlib.sha256(json.dumps(members, sort_keys=True, ensure_ascii=False).encode()).digest()


def standing_approval(session: Session, inspection_id: UUID, current: dict[str, EvaluationVersion]) -> EvaluationsApproval | None:
    """Give the approval that covers exactly the current versions, or None."""
    statement = (
        select(EvaluationsApproval)
        .where(EvaluationsApproval.inspection_id == inspection_id, EvaluationsApproval.sha256 == content_hash(current))
        .order_by(EvaluationsApproval.approved_at.desc())
        .limit(1)
    )
    return session.execute(statement).scalar_one_or_none()


def missing_for_report(indicators: list[Indicator], current: dict[str, EvaluationVersion]) -> list[str]:
    """Say what the report still lacks: a narrative for each indicator in scope (R12), a value for each evaluated one. Pure."""
    lacks: list[str] = []
    for indicator in indicators:
        version = current.get(indicator.code)
        if version is None or not version.narrative.strip():
            lacks.append(f"{indicator.code} has no narrative")
        if indicator.evaluated and (version is None or version.value is None):
            lacks.append(f"{indicator.code} has no evaluation")
    return lacks


def _why_no_approval(principal: Principal, indicators: list[Indicator], current: dict[str, EvaluationVersion]) -> str | None:
    lacks = missing_for_report(indicators, current)
    if lacks:
        return f"Not yet complete: {'; '.join(lacks)}."
    if any(version.recorded_by == principal.subject for version in current.values()):
        return "You recorded one of them: somebody else approves."
    return None


def _refuse_value(method: Method, indicator: Indicator, agreed: EvaluationRecord) -> None:
    if agreed.value is None:
        return
    if not indicator.evaluated:
        evaluated = ", ".join(method.evaluated_codes)
        raise IndicatorNotEvaluated(
            f"{indicator.code} is commented on, not evaluated. Evaluated are {evaluated}.", evaluated=list(method.evaluated_codes)
        )
    points = [point.value for point in method.scale.points]
    if agreed.value not in points:
        detail = f"Give one of {', '.join(str(point) for point in sorted(points))}."
        raise InvalidRequest("The value is not on the scale.", errors=[FieldError("/value", "not_on_scale", detail)])
    if not agreed.rationale.strip():
        detail = "Say what the evaluation rests on."
        raise InvalidRequest("An evaluation needs its rationale.", errors=[FieldError("/rationale", "missing", detail)])


def _in_scope(session: Session, inspection: Inspection, code: str) -> Indicator:
    for indicator in indicators_in_scope(session, inspection):
        if indicator.code == code:
            return indicator
    raise NotFound


def _offered(
    session: Session, principal: Principal, inspection: Inspection, indicator: Indicator, version: EvaluationVersion | None
) -> EvaluationView:
    why = "The inspection is over." if inspection.closed else None
    view = _view(method_of(session, inspection), indicator, version)
    return view.model_copy(update={"permitted_actions": permitted_actions(principal, inspection.id, {"record_evaluation": why})})


def _view(method: Method, indicator: Indicator, version: EvaluationVersion | None) -> EvaluationView:
    labels = {point.value: point.label for point in method.scale.points}
    return EvaluationView(
        indicator=indicator.code,
        title=indicator.title,
        evaluated=indicator.evaluated,
        version=version.version if version else 0,
        value=version.value if version else None,
        label=labels.get(version.value) if version and version.value is not None else None,
        rationale=version.rationale if version else "",
        narrative=version.narrative if version else "",
        reason=version.reason if version else None,
        recorded_by=version.recorded_by_name if version else None,
        recorded_at=version.recorded_at if version else None,
    )
