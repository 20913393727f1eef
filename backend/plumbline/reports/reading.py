"""The embargoed copy and its terms, and what the public reads."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session

from plumbline.evaluations.schema import PublishedEvaluation
from plumbline.identity.audit import record
from plumbline.identity.principal import Principal
from plumbline.identity.rules import require
from plumbline.inspections.service import find_inspection
from plumbline.kernel.paging import Key, Page, PageRequest
from plumbline.kernel.problems import FieldError, InvalidRequest, NotFound
from plumbline.reports.model import PublicReport, ReleaseKind, Report, ReportRecipient, ReportRelease
from plumbline.reports.policy import is_public
from plumbline.reports.schema import EmbargoTerms, PublicReportEntry, PublicReportView, PublicVersion, ReportDocument, TermsAcceptance

TERMS = [
    "This copy is for you alone. Do not pass it on, and do not tell anybody what it says or hints at.",
    "Use it only to prepare what you will say to staff, the media and others when the report is published.",
    "Do not try to change what the report says or when it is published.",
    "If any of it gets out, tell the lead inspector at once.",
    "Every opening of this copy is recorded with your name, and the copy is marked with it.",
]
"""In our own words, after the rules for the early release of statistics, the nearest written model (guidance, stage 5, week 27)."""


def read_embargo_terms(session: Session, principal: Principal, inspection_id: UUID, report_id: UUID) -> EmbargoTerms:
    """Give the terms to somebody whom an embargoed copy is addressed to; 404 for everyone else."""
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "read_embargo_terms")
    return _terms(session, *_addressed(session, principal, inspection_id, report_id))


def accept_embargo_terms(
    session: Session, principal: Principal, inspection_id: UUID, report_id: UUID, acceptance: TermsAcceptance, now: datetime
) -> EmbargoTerms:
    """Accept the terms, which opens the copy. Raises InvalidRequest (422) for anything but acceptance."""
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "accept_embargo_terms")
    report, recipient = _addressed(session, principal, inspection_id, report_id)
    if not acceptance.accept:
        detail = "Send true, or leave the copy unopened."
        raise InvalidRequest("The terms are accepted or not.", errors=[FieldError("/accept", "not_accepted", detail)])
    if recipient.accepted_at is None:
        recipient.accepted_at = now
        session.flush()
        subject, summary = ("report", report.id), f"{principal.name} accepted the terms of the embargoed copy."
        record(session, principal, "embargo_terms_accepted", now=now, inspection_id=inspection_id, subject=subject, summary=summary)
    return _terms(session, report, recipient)


def list_public_reports(session: Session, page: PageRequest, now: datetime) -> Page[PublicReportEntry]:
    """Give the newest public version of each report, the newest publication first. Anyone may read it (R124)."""
    newest = (
        select(PublicReport.id)
        .where(is_public(now))
        .ext(distinct_on(PublicReport.reference))
        .order_by(PublicReport.reference, PublicReport.version.desc())
    )
    statement = select(
        PublicReport.id,
        PublicReport.reference,
        PublicReport.version,
        PublicReport.title,
        PublicReport.council,
        PublicReport.published_at,
    ).where(PublicReport.id.in_(newest))
    keys = [Key(PublicReport.published_at, "published_at"), Key(PublicReport.id, "id")]
    rows, cursor, count = page.read(session, statement, keys, filters={}, descending=True)
    return Page(items=[PublicReportEntry(**row._mapping) for row in rows], next_cursor=cursor, count=count)  # noqa: SLF001 (public)


def read_public_report(session: Session, reference: str, version: int | None, now: datetime) -> PublicReportView:
    """Give a public version, by default the newest. Before its instant there is nothing, in the same words as for any other name."""
    statement = select(PublicReport).where(PublicReport.reference == reference, is_public(now)).order_by(PublicReport.version.desc())
    published = list(session.execute(statement).scalars())
    chosen = next((one for one in published if version in {None, one.version}), None)
    if chosen is None:
        raise NotFound
    return PublicReportView(
        reference=chosen.reference,
        version=chosen.version,
        versions=[one.version for one in published],
        history=[
            PublicVersion(version=one.version, published_at=one.published_at, correction_note=one.correction_note) for one in published
        ],
        published_at=chosen.published_at,
        correction_note=chosen.correction_note,
        sha256=chosen.sha256,
        document=ReportDocument.model_validate(chosen.document),
    )


def find_public_report(session: Session, reference: str, now: datetime) -> PublicReport:
    """Give the newest public version as it is stored. Raises NotFound (404)."""
    statement = select(PublicReport).where(PublicReport.reference == reference, is_public(now)).order_by(PublicReport.version.desc())
    newest = session.execute(statement.limit(1)).scalar_one_or_none()
    if newest is None:
        raise NotFound
    return newest


def inspection_of_published(session: Session, published: PublicReport) -> UUID:
    """Give the inspection that a public report came from; the transaction must reach it."""
    return session.execute(select(Report.inspection_id).where(Report.id == published.id)).scalar_one()


def find_published_evaluations(session: Session, inspection_id: UUID, now: datetime) -> list[PublishedEvaluation]:
    """Give the evaluations of the newest public version; none before its instant."""
    statement = (
        select(PublicReport.document)
        .join(Report, Report.id == PublicReport.id)
        .where(Report.inspection_id == inspection_id, is_public(now))
        .order_by(PublicReport.version.desc())
        .limit(1)
    )
    document = session.execute(statement).scalar_one_or_none()
    indicators = ReportDocument.model_validate(document).indicators if document else []
    return [
        PublishedEvaluation(indicator=one.code, title=one.title, value=one.evaluation.value, label=one.evaluation.label)
        for one in indicators
        if one.evaluation
    ]


def _addressed(session: Session, principal: Principal, inspection_id: UUID, report_id: UUID) -> tuple[Report, ReportRecipient]:
    statement = (
        select(Report, ReportRecipient)
        .join(ReportRecipient, ReportRecipient.report_id == Report.id)
        .join(ReportRelease, ReportRelease.id == ReportRecipient.release_id)
        .where(
            Report.id == report_id,
            Report.inspection_id == inspection_id,
            ReportRecipient.account_id == principal.account_id,
            ReportRelease.kind == ReleaseKind.EMBARGOED,
            ReportRelease.effective_at.is_not(None),
            ReportRelease.recalled_at.is_(None),
        )
    )
    found = session.execute(statement).one_or_none()
    if found is None:
        raise NotFound
    return found


def _terms(session: Session, report: Report, recipient: ReportRecipient) -> EmbargoTerms:
    agreed = select(ReportRelease.publish_at).where(
        ReportRelease.inspection_id == report.inspection_id,
        ReportRelease.kind == ReleaseKind.PUBLISHED,
        ReportRelease.effective_at.is_not(None),
        ReportRelease.recalled_at.is_(None),
    )
    ends_at = session.execute(agreed.order_by(ReportRelease.publish_at).limit(1)).scalar_one_or_none()
    return EmbargoTerms(report_id=report.id, terms=TERMS, ends_at=ends_at, accepted_at=recipient.accepted_at)
