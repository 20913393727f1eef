"""Releases: the draft to two named people, the embargoed copy to named people, publication at an agreed instant.

Each takes two people, the lead inspector and the quality assurance service manager, and none before its milestone
(guidance, stage 5, weeks 22, 27 and 28).
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.identity.audit import record
from plumbline.identity.principal import Principal
from plumbline.identity.roles import Role
from plumbline.identity.rules import require
from plumbline.inspections.model import Inspection
from plumbline.inspections.service import find_inspection, lock_inspection
from plumbline.kernel.problems import FieldError, InvalidRequest, NotFound
from plumbline.reports.grounds import MILESTONES, Ground, find_ground, refusal_of_recall
from plumbline.reports.model import PublicReport, ReleaseKind, Report, ReportRecipient, ReportRelease
from plumbline.reports.policy import SIGNATORIES, visible_to
from plumbline.reports.refusals import ReleaseDiffers
from plumbline.reports.schema import RecallAct, ReleaseAct, ReleaseView, ReportDocument
from plumbline.reports.views import release_view
from plumbline.timetable.gates import TooEarly, reach_milestone


def release_report(
    session: Session, principal: Principal, inspection_id: UUID, report_id: UUID, act: ReleaseAct, now: datetime
) -> ReleaseView:
    """Propose a release, or consent to the proposed one, which brings it into force.

    Raises TooEarly before the milestone, InspectionNotUnderWay, ReleaseOutOfOrder, SecondPersonNeeded, ReleaseDiffers, AlreadyReleased,
    RecipientsMissing (409), and InvalidRequest (422) for recipients or instants that do not fit the kind.
    """
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "release_report")
    inspection = lock_inspection(session, inspection_id)
    report = _find(session, principal, inspection_id, report_id, now)
    _refuse_members(act)
    ground = find_ground(session, inspection, report)
    refused = ground.refusal(act.kind, now)
    if refused is not None:
        raise refused
    _refuse_instant(ground, act, now)
    recipients = _recipients(ground, act)
    standing = ground.standing(act.kind)
    if standing is None:
        return _propose(session, principal, report, act, recipients, now)
    return _consent(session, principal, ground, standing, act, recipients, now)


def recall_release(
    session: Session, principal: Principal, inspection_id: UUID, report_id: UUID, release_id: UUID, act: RecallAct, now: datetime
) -> None:
    """Call off a proposal, or an agreed publication before its instant. Raises CannotRecall (409) for what was sent or is public."""
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "recall_release")
    inspection = lock_inspection(session, inspection_id)
    report = _find(session, principal, inspection_id, report_id, now)
    release = session.get(ReportRelease, release_id)
    if release is None or release.report_id != report.id or release.recalled_at is not None:
        raise NotFound
    refused = refusal_of_recall(release, now)
    if refused is not None:
        raise refused
    release.recalled_at, release.recall_reason, release.recalled_by_name = now, act.reason, principal.name
    public = session.get(PublicReport, report.id)
    if public is not None:
        session.delete(public)
        report.published_at = None
        inspection.published_at = None if inspection.published_at == release.publish_at else inspection.published_at
    session.flush()
    subject, summary = ("report", report.id), f"The release '{release.kind.replace('_', ' ')}' was called off."
    record(
        session,
        principal,
        "report_release_recalled",
        now=now,
        inspection_id=inspection_id,
        subject=subject,
        summary=summary,
        reason=act.reason,
    )


def _find(session: Session, principal: Principal, inspection_id: UUID, report_id: UUID, now: datetime) -> Report:
    statement = select(Report).where(Report.id == report_id, Report.inspection_id == inspection_id, visible_to(principal, now))
    report = session.execute(statement.with_for_update()).scalar_one_or_none()
    if report is None:
        raise NotFound
    return report


def _refuse_members(act: ReleaseAct) -> None:
    wanted = {"recipients": act.kind is ReleaseKind.EMBARGOED, "publish_at": act.kind is ReleaseKind.PUBLISHED}
    given = {"recipients": bool(act.recipients), "publish_at": act.publish_at is not None}
    details = {
        "recipients": "Name the people who receive the embargoed copy; the draft goes to the two chief officers by itself.",
        "publish_at": "Give the instant of publication; the other releases take effect at once.",
    }
    wrong = [FieldError(f"/{name}", "does_not_fit", details[name]) for name in wanted if wanted[name] is not given[name]]
    if wrong:
        raise InvalidRequest("The members do not fit the kind of release.", errors=wrong)


def _refuse_instant(ground: Ground, act: ReleaseAct, now: datetime) -> None:
    if act.publish_at is None:
        return
    gate = ground.gate(ReleaseKind.PUBLISHED)
    if act.publish_at < gate.opens_at:
        opens_at = gate.opens_at.isoformat()
        raise TooEarly(f"The instant lies before the week of publication. {gate.words}", milestone=gate.code, opens_at=opens_at)
    if act.publish_at < now:
        detail = "Give an instant that has not passed."
        raise InvalidRequest("A publication cannot be dated back.", errors=[FieldError("/publish_at", "in_the_past", detail)])


def _recipients(ground: Ground, act: ReleaseAct) -> list[tuple[UUID, str]]:
    """Find whom the release goes to: the two chief officers for the draft, the people named for the embargoed copy."""
    may_receive = {person.account_id: person.name for person in ground.receivers(act.kind)}
    if act.kind is ReleaseKind.DRAFT_FOR_COMMENT:
        return list(may_receive.items())
    unknown = [at for at, account in enumerate(act.recipients) if account not in may_receive]
    if unknown:
        detail = "Name one of the council's leading people in this inspection."
        raise InvalidRequest("A recipient cannot be found.", errors=[FieldError(f"/recipients/{at}", "unknown", detail) for at in unknown])
    return [(account, may_receive[account]) for account in dict.fromkeys(act.recipients)]


def _propose(
    session: Session, principal: Principal, report: Report, act: ReleaseAct, recipients: list[tuple[UUID, str]], now: datetime
) -> ReleaseView:
    release = ReportRelease(
        report_id=report.id,
        inspection_id=report.inspection_id,
        kind=act.kind,
        publish_at=act.publish_at,
        first_role=_signing_role(principal, report.inspection_id),
        first_by=principal.subject,
        first_by_name=principal.name,
        first_at=now,
    )
    session.add(release)
    session.flush()
    addressed = [_addressed(release, account, name) for account, name in recipients]
    session.add_all(addressed)
    session.flush()
    subject, summary = ("report", report.id), f"The release '{act.kind.replace('_', ' ')}' of version {report.version} was proposed."
    record(session, principal, "report_release_proposed", now=now, inspection_id=report.inspection_id, subject=subject, summary=summary)
    return release_view(release, addressed)


def _consent(
    session: Session,
    principal: Principal,
    ground: Ground,
    release: ReportRelease,
    act: ReleaseAct,
    recipients: list[tuple[UUID, str]],
    now: datetime,
) -> ReleaseView:
    refused = ground.refusal_of_consent(principal, release)
    if refused is not None:
        raise refused
    inspection, report = ground.inspection, ground.report
    statement = select(ReportRecipient).where(ReportRecipient.release_id == release.id)
    addressed = list(session.execute(statement.order_by(ReportRecipient.name)).scalars())
    if {one.account_id for one in addressed} != {account for account, _ in recipients} or release.publish_at != act.publish_at:
        raise ReleaseDiffers("The recipients or the instant are not the ones that were proposed.")
    release.second_by, release.second_by_name, release.effective_at = principal.subject, principal.name, now
    if act.kind is ReleaseKind.PUBLISHED:
        _publish(session, inspection, report, release)
    else:
        reach_milestone(session, principal, inspection, MILESTONES[act.kind], now)
    session.flush()
    action, summary = {
        ReleaseKind.DRAFT_FOR_COMMENT: (
            "draft_report_issued",
            "The draft report was issued to the chief executive and the chief social work officer.",
        ),
        ReleaseKind.EMBARGOED: ("embargoed_copy_sent", "The embargoed copy of the report was sent to named people."),
        ReleaseKind.PUBLISHED: ("publication_agreed", "The instant of publication was agreed."),
    }[act.kind]
    record(session, principal, action, now=now, inspection_id=inspection.id, subject=("report", report.id), summary=summary)
    return release_view(release, addressed)


def _publish(session: Session, inspection: Inspection, report: Report, release: ReportRelease) -> None:
    """Make the version public from its instant on. Every earlier version stays, with what corrects it."""
    if release.publish_at is None:
        raise ValueError("a publication has an instant")
    document = ReportDocument.model_validate(report.document)
    report.published_at = release.publish_at
    inspection.published_at = inspection.published_at or release.publish_at
    session.add(
        PublicReport(
            id=report.id,
            reference=document.reference,
            version=report.version,
            title=document.title,
            council=document.council,
            published_at=release.publish_at,
            correction_note=report.correction_note,
            document=report.document,
            sha256=report.sha256.hex(),
        )
    )


def _signing_role(principal: Principal, inspection_id: UUID) -> Role:
    return next(role for role in Role if role in principal.roles_in(inspection_id) & SIGNATORIES)


def _addressed(release: ReportRelease, account_id: UUID, name: str) -> ReportRecipient:
    return ReportRecipient(
        release_id=release.id, report_id=release.report_id, inspection_id=release.inspection_id, account_id=account_id, name=name
    )
