"""Assembling the report and reading it, each reader as far as it was released to them."""

import hashlib
import json
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from plumbline.evaluations.model import EvaluationVersion
from plumbline.evaluations.service import current_versions, missing_for_report, standing_approval
from plumbline.findings.model import Finding, FindingKind
from plumbline.findings.service import standing_findings
from plumbline.identity.audit import record, record_read
from plumbline.identity.colleagues import principals_of
from plumbline.identity.model import Organisation
from plumbline.identity.principal import Principal
from plumbline.identity.roles import COUNCIL, Role
from plumbline.identity.rules import permitted_actions, require
from plumbline.inspections.model import Inspection
from plumbline.inspections.service import find_inspection, indicators_in_scope, lock_inspection, method_of
from plumbline.kernel.problems import FieldError, InvalidRequest, NotFound, Problem
from plumbline.methodology.framework import Indicator
from plumbline.methodology.method import Method
from plumbline.reports.grounds import find_ground
from plumbline.reports.model import ReleaseKind, Report, ReportRecipient, ReportRelease
from plumbline.reports.policy import INSIDE, addressed_to, visible_to
from plumbline.reports.refusals import RecipientsMissing
from plumbline.reports.schema import (
    PreviewRole,
    ReportAssembly,
    ReportDocument,
    ReportEntry,
    ReportEvaluation,
    ReportIndicator,
    ReportList,
    ReportScalePoint,
    ReportStatement,
    ReportView,
)
from plumbline.reports.views import Released, how_far_released, release_steps, release_views


class ReportNotReady(Problem):
    """The report says something of every indicator, and quality assurance stands behind it (R12, R25)."""

    status, title = 409, "The report is not ready"


def list_reports(session: Session, principal: Principal, inspection_id: UUID, now: datetime) -> ReportList:
    """Give the versions that the caller may know of, newest first; an embargoed copy shows before its terms are accepted."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "list_reports")
    readable = visible_to(principal, now)
    statement = (
        select(Report, readable.label("readable"))
        .where(Report.inspection_id == inspection_id, or_(readable, addressed_to(principal)))
        .order_by(Report.version.desc())
    )
    why = _why_not_ready(session, inspection)
    released = how_far_released(session, principal, inspection_id)
    return ReportList(
        items=[
            _entry(report, released.get(report.id, Released()), now, awaiting_terms=not may_read)
            for report, may_read in session.execute(statement)
        ],
        permitted_actions=permitted_actions(principal, inspection_id, {"assemble_report": why}),
    )


def read_report(session: Session, principal: Principal, inspection_id: UUID, report_id: UUID, now: datetime) -> ReportView:
    """Give one version whole. The reading of an unpublished one is logged, and its copy is marked with the reader's name."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "read_report")
    statement = select(Report).where(Report.id == report_id, Report.inspection_id == inspection_id, visible_to(principal, now))
    report = session.execute(statement).scalar_one_or_none()
    if report is None:
        raise NotFound
    if not _public(report, now):
        _note_reading(session, principal, report, now)
    released = how_far_released(session, principal, inspection_id).get(report.id, Released())
    view = view_for(principal, report, released, now)
    return _with_releases(session, principal, inspection, report, view, now) if _inside(principal, inspection_id) else view


def preview_report(
    session: Session, principal: Principal, inspection_id: UUID, report_id: UUID, as_role: PreviewRole, now: datetime
) -> ReportView:
    """Give a version as a chief officer of the council will read it once the draft is issued: the same view of their own person.

    The reading is logged like any other. Raises RecipientsMissing (409) where nobody holds the role.
    """
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "preview_report")
    statement = select(Report).where(Report.id == report_id, Report.inspection_id == inspection_id, visible_to(principal, now))
    report = session.execute(statement).scalar_one_or_none()
    if report is None:
        raise NotFound
    role = Role(as_role)
    ground = find_ground(session, inspection, report)
    named = next((one.account_id for one in ground.receivers(ReleaseKind.DRAFT_FOR_COMMENT) if one.role is role), None)
    reader = principals_of(session, inspection_id, [named]).get(named) if named else None
    if reader is None:
        raise RecipientsMissing(f"Nobody holds the role of {role.words} in this inspection.")
    _note_reading(session, principal, report, now, what=f"version {report.version} as the {role.words} will see it")
    return view_for(reader, report, Released(ReleaseKind.DRAFT_FOR_COMMENT, ground.gate(ReleaseKind.DRAFT_FOR_COMMENT).opens_at), now)


def view_for(reader: Principal, report: Report, released: Released, now: datetime) -> ReportView:
    """Give one version as one person reads it, without what the inspectorate alone is told of its releases."""
    public = _public(report, now)
    why = "The report is published." if public else None
    return ReportView(
        id=report.id,
        version=report.version,
        sha256=report.sha256.hex(),
        correction_note=report.correction_note,
        published_at=report.published_at if public or _inside(reader, report.inspection_id) else None,
        marked_for=None if public else reader.name,
        released_as=released.as_kind,
        released_at=released.at,
        document=ReportDocument.model_validate(report.document),
        permitted_actions=permitted_actions(reader, report.inspection_id, {"release_report": why, "recall_release": why}),
    )


def _public(report: Report, now: datetime) -> bool:
    return report.published_at is not None and report.published_at <= now


def _inside(reader: Principal, inspection_id: UUID) -> bool:
    return bool(reader.roles_in(inspection_id) & INSIDE)


def _with_releases(
    session: Session, principal: Principal, inspection: Inspection, report: Report, view: ReportView, now: datetime
) -> ReportView:
    """Add what the inspectorate alone reads: who proposed and consented, who received, and what comes next."""
    ground = find_ground(session, inspection, report)
    views = release_views(session, (one for one in ground.releases if one.report_id == report.id))
    parts = {
        "releases": [one for one in views if one.recalled_at is None],
        "called_off": [one for one in views if one.recalled_at is not None],
        "steps": release_steps(principal, ground, views, now),
    }
    return view.model_copy(update=parts)


def assemble_report(session: Session, principal: Principal, inspection_id: UUID, assembly: ReportAssembly, now: datetime) -> ReportView:
    """Freeze the report from the approved evaluations and the findings as they stand.

    Raises ReportNotReady (409) naming all that is missing, InvalidRequest (422) where a correction says not
    what it corrects, and where a first version, which goes through all three releases, calls itself one.
    """
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "assemble_report")
    inspection = lock_inspection(session, inspection_id)
    why = _why_not_ready(session, inspection)
    if why is not None:
        raise ReportNotReady(why)
    if inspection.published_at is not None and assembly.correction_note is None:
        detail = "Say what the new version corrects."
        raise InvalidRequest("A published report is only corrected.", errors=[FieldError("/correction_note", "missing", detail)])
    if inspection.published_at is None and assembly.correction_note is not None:
        detail = "Leave this out until a version is published."
        raise InvalidRequest("There is nothing to correct yet.", errors=[FieldError("/correction_note", "nothing_to_correct", detail)])
    document = _document(session, inspection)
    last = session.execute(select(func.max(Report.version)).where(Report.inspection_id == inspection_id)).scalar_one()
    report = Report(
        inspection_id=inspection_id,
        version=(last or 0) + 1,
        document=document.model_dump(mode="json"),
        sha256=document_hash(document),
        correction_note=assembly.correction_note,
        assembled_by=principal.subject,
        assembled_at=now,
    )
    session.add(report)
    session.flush()
    subject, summary = ("report", report.id), f"Version {report.version} of the report was assembled."
    record(session, principal, "report_assembled", now=now, inspection_id=inspection_id, subject=subject, summary=summary)
    return read_report(session, principal, inspection_id, report.id, now)


def document_hash(document: ReportDocument) -> bytes:
    """SHA-256 over the document as canonical JSON; anyone can compute it from the public JSON."""
    canonical = json.dumps(document.model_dump(mode="json"), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).digest()


def _why_not_ready(session: Session, inspection: Inspection) -> str | None:
    current = current_versions(session, inspection.id)
    lacks = missing_for_report(indicators_in_scope(session, inspection), current)
    if lacks:
        return f"Not yet complete: {'; '.join(lacks)}."
    if standing_approval(session, inspection.id, current) is None:
        return "Quality assurance has not approved the evaluations as they stand."
    return None


def _entry(report: Report, released: Released, now: datetime, *, awaiting_terms: bool) -> ReportEntry:
    return ReportEntry(
        id=report.id,
        version=report.version,
        sha256=report.sha256.hex(),
        assembled_at=report.assembled_at,
        released_as=released.as_kind,
        released_at=released.at,
        proposed=released.proposed,
        published_at=report.published_at if report.published_at and report.published_at <= now else None,
        correction_note=report.correction_note,
        awaiting_terms=awaiting_terms,
    )


def _note_reading(session: Session, principal: Principal, report: Report, now: datetime, what: str | None = None) -> None:
    record_read(
        session,
        principal,
        now=now,
        inspection_id=report.inspection_id,
        subject=("report", report.id),
        what=what or f"version {report.version}, unpublished",
    )
    if principal.roles_in(report.inspection_id) & COUNCIL:
        received = select(ReportRecipient).join(ReportRelease, ReportRelease.id == ReportRecipient.release_id)
        mine = received.where(ReportRecipient.report_id == report.id, ReportRecipient.account_id == principal.account_id)
        for recipient in session.execute(mine).scalars():
            recipient.first_read_at = recipient.first_read_at or now


def _document(session: Session, inspection: Inspection) -> ReportDocument:
    method, current = method_of(session, inspection), current_versions(session, inspection.id)
    findings = standing_findings(session, inspection.id)
    council = session.execute(select(Organisation.name).where(Organisation.id == inspection.council_id)).scalar_one()
    return ReportDocument(
        title=f"Inspection of justice social work services in {council}",
        reference=inspection.reference,
        council=council,
        theme=method.theme.title,
        method=f"{method.title}, {method.edition}",
        method_sha256=inspection.methodology_sha256,
        week_1_on=inspection.week_1_on,
        key_messages=[finding.text for finding in findings if finding.kind is FindingKind.KEY_MESSAGE],
        indicators=[_indicator(method, scoped, current[scoped.code], findings) for scoped in indicators_in_scope(session, inspection)],
        recommendations=[_statement(finding) for finding in findings if finding.kind is FindingKind.RECOMMENDATION],
        scale=[ReportScalePoint(value=point.value, label=point.label, meaning=point.meaning) for point in method.scale.points],
    )


def _indicator(method: Method, indicator: Indicator, version: EvaluationVersion, findings: list[Finding]) -> ReportIndicator:
    points = {point.value: point for point in method.scale.points}
    point = points.get(version.value) if version.value is not None else None
    apart = {FindingKind.KEY_MESSAGE, FindingKind.RECOMMENDATION}
    return ReportIndicator(
        code=indicator.code,
        title=indicator.title,
        narrative=version.narrative,
        evaluation=ReportEvaluation(value=point.value, label=point.label, meaning=point.meaning) if point else None,
        statements=[_statement(finding) for finding in findings if finding.indicator == indicator.code and finding.kind not in apart],
    )


def _statement(finding: Finding) -> ReportStatement:
    return ReportStatement(reference=finding.reference, kind=finding.kind, text=finding.text)
