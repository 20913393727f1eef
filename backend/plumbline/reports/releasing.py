"""Releases: the draft to two named people, the embargoed copy to named people, publication at an agreed instant.

Each takes two people, the lead inspector and the quality assurance service manager, and none before its milestone
(guidance, stage 5, weeks 22, 27 and 28).
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.identity.audit import record
from plumbline.identity.model import Account, Membership
from plumbline.identity.principal import Principal
from plumbline.identity.roles import CHIEFS, COUNCIL_LEADERS, Role
from plumbline.identity.rules import require
from plumbline.inspections.model import Inspection, State
from plumbline.inspections.service import find_inspection, lock_inspection
from plumbline.kernel.problems import FieldError, InvalidRequest, NotFound
from plumbline.reports.model import PublicReport, ReleaseKind, Report, ReportRecipient, ReportRelease
from plumbline.reports.policy import SIGNATORIES, visible_to
from plumbline.reports.refusals import (
    AlreadyReleased,
    CannotRecall,
    InspectionNotUnderWay,
    RecipientsMissing,
    ReleaseDiffers,
    ReleaseOutOfOrder,
    SecondPersonNeeded,
)
from plumbline.reports.schema import RecallAct, ReleaseAct, ReleaseView, ReportDocument
from plumbline.reports.views import release_view
from plumbline.timetable.gates import TooEarly, opens_at, reach_milestone, refuse_before

MILESTONES = {
    ReleaseKind.DRAFT_FOR_COMMENT: "draft_report_issued",
    ReleaseKind.EMBARGOED: "embargoed_copy_sent",
    ReleaseKind.PUBLISHED: "report_published",
}
AT_REST = frozenset({State.PLANNED, State.PAUSED, State.ABANDONED})
BEFORE = {ReleaseKind.EMBARGOED: ReleaseKind.DRAFT_FOR_COMMENT, ReleaseKind.PUBLISHED: ReleaseKind.EMBARGOED}
"""A first report goes through all three steps in order; a correction of a published one is published at once."""


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
    if inspection.state in AT_REST:
        raise InspectionNotUnderWay(f"The inspection is {inspection.state}. The lead inspector can change that.")
    refuse_before(session, inspection, MILESTONES[act.kind], now)
    standing = _standing(session, report, act.kind)
    if standing is not None and standing.effective_at is not None:
        raise AlreadyReleased("It was released before; nothing was sent again.")
    _refuse_out_of_order(session, inspection, report, act.kind)
    _refuse_instant(session, inspection, act, now)
    recipients = _recipients(session, inspection, act)
    if standing is None:
        return _propose(session, principal, report, act, recipients, now)
    return _consent(session, principal, inspection, report, standing, act, recipients, now)


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
    if release.effective_at is not None and (release.publish_at is None or release.publish_at <= now):
        raise CannotRecall("It has taken effect. Correct the report with a new version instead.")
    release.recalled_at, release.recall_reason = now, act.reason
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


def _standing(session: Session, report: Report, kind: ReleaseKind) -> ReportRelease | None:
    statement = select(ReportRelease).where(
        ReportRelease.report_id == report.id, ReportRelease.kind == kind, ReportRelease.recalled_at.is_(None)
    )
    return session.execute(statement).scalar_one_or_none()


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


def _refuse_out_of_order(session: Session, inspection: Inspection, report: Report, kind: ReleaseKind) -> None:
    if report.correction_note is not None:
        return
    earlier = BEFORE.get(kind)
    statement = select(ReportRelease.id).where(
        ReportRelease.inspection_id == inspection.id,
        ReportRelease.kind == earlier,
        ReportRelease.effective_at.is_not(None),
        ReportRelease.recalled_at.is_(None),
    )
    if earlier is not None and session.execute(statement.limit(1)).first() is None:
        raise ReleaseOutOfOrder(f"First comes the release '{earlier.replace('_', ' ')}'.")


def _refuse_instant(session: Session, inspection: Inspection, act: ReleaseAct, now: datetime) -> None:
    if act.publish_at is None:
        return
    opens = opens_at(session, inspection, MILESTONES[ReleaseKind.PUBLISHED])
    if act.publish_at < opens:
        raise TooEarly("The instant lies before the week of publication.", milestone=MILESTONES[act.kind], opens_at=opens.isoformat())
    if act.publish_at < now:
        detail = "Give an instant that has not passed."
        raise InvalidRequest("A publication cannot be dated back.", errors=[FieldError("/publish_at", "in_the_past", detail)])


def _recipients(session: Session, inspection: Inspection, act: ReleaseAct) -> list[tuple[UUID, str]]:
    """Find whom the release goes to: the two chief officers for the draft, the people named for the embargoed copy."""
    statement = (
        select(Account.id, Account.name, Membership.role)
        .join(Membership, Membership.account_id == Account.id)
        .where(Membership.inspection_id == inspection.id, Membership.until_at.is_(None), Account.deactivated_at.is_(None))
    )
    members = session.execute(statement).all()
    if act.kind is ReleaseKind.DRAFT_FOR_COMMENT:
        chiefs = {account: name for account, name, role in members if role in CHIEFS}
        absent = [role.words for role in Role if role in CHIEFS - {role for _, _, role in members}]
        if absent:
            raise RecipientsMissing(f"Nobody holds the role of {' or '.join(absent)} in this inspection.")
        return sorted(chiefs.items(), key=lambda chief: chief[1])
    council = {account: name for account, name, role in members if role in COUNCIL_LEADERS}
    unknown = [at for at, account in enumerate(act.recipients) if account not in council]
    if unknown:
        detail = "Name one of the council's leading people in this inspection."
        raise InvalidRequest("A recipient cannot be found.", errors=[FieldError(f"/recipients/{at}", "unknown", detail) for at in unknown])
    return [(account, council[account]) for account in dict.fromkeys(act.recipients)]


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
    inspection: Inspection,
    report: Report,
    release: ReportRelease,
    act: ReleaseAct,
    recipients: list[tuple[UUID, str]],
    now: datetime,
) -> ReleaseView:
    if release.first_by == principal.subject or not principal.roles_in(inspection.id) & (SIGNATORIES - {release.first_role}):
        other = ", ".join(role.words for role in SIGNATORIES - {release.first_role})
        raise SecondPersonNeeded(f"{release.first_by_name} proposed it as {release.first_role.words}; now the {other} consents.")
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
