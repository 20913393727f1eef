"""What follows when the agreed instant of a publication has come. Visibility does not wait for this: it is in every query."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.identity.audit import record
from plumbline.identity.model import Account
from plumbline.identity.principal import Principal
from plumbline.identity.roles import Side
from plumbline.inspections.model import Inspection, State
from plumbline.reports.model import ReleaseKind, ReportRelease
from plumbline.timetable.gates import reach_milestone
from plumbline.timetable.model import StageChange
from plumbline.timetable.stages import Event


def settle_publications(session: Session, now: datetime) -> int:
    """Move each inspection whose report became public to 'published' and its milestone to reached; gives how many.

    The act is that of the person who gave the second consent, at the instant that was agreed (R124, R125).
    """
    statement = select(Inspection).where(Inspection.published_at <= now, Inspection.state == State.ACTIVE).with_for_update(skip_locked=True)
    settled = list(session.execute(statement).scalars())
    for inspection in settled:
        _settle(session, inspection)
    session.flush()
    return len(settled)


def _settle(session: Session, inspection: Inspection) -> None:
    published_at = inspection.published_at
    statement = (
        select(ReportRelease, Account)
        .join(Account, Account.id == ReportRelease.second_by)
        .where(
            ReportRelease.inspection_id == inspection.id,
            ReportRelease.kind == ReleaseKind.PUBLISHED,
            ReportRelease.publish_at == published_at,
            ReportRelease.recalled_at.is_(None),
        )
    )
    release, account = session.execute(statement).one()
    if published_at is None:
        raise ValueError("a published inspection has its instant")
    person = Principal(
        account_id=account.id,
        client_id=None,
        session_id=None,
        organisation_id=account.organisation_id,
        side=Side.INSPECTORATE,
        name=account.name,
    )
    session.add(
        StageChange(
            inspection_id=inspection.id,
            event=Event.PUBLISH,
            from_state=inspection.state,
            to_state=State.PUBLISHED,
            from_stage=inspection.stage,
            to_stage=inspection.stage,
            reason=None,
            changed_by=account.id,
            changed_by_name=account.name,
            changed_at=published_at,
        )
    )
    inspection.state = State.PUBLISHED
    reach_milestone(session, person, inspection, "report_published", published_at)
    subject, summary = ("report", release.report_id), "The report was published."
    record(session, person, "report_published", now=published_at, inspection_id=inspection.id, subject=subject, summary=summary)
