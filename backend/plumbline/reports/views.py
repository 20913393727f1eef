"""How releases are shown to the inspectorate."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.reports.model import ReportRecipient, ReportRelease
from plumbline.reports.schema import RecipientView, ReleaseView


def release_views(session: Session, report_id: UUID) -> list[ReleaseView]:
    """Give the standing releases of a version with their recipients, in the order they were proposed."""
    releases = select(ReportRelease).where(ReportRelease.report_id == report_id, ReportRelease.recalled_at.is_(None))
    recipients = select(ReportRecipient).where(ReportRecipient.report_id == report_id).order_by(ReportRecipient.name)
    received = list(session.execute(recipients).scalars())
    return [
        release_view(release, [recipient for recipient in received if recipient.release_id == release.id])
        for release in session.execute(releases.order_by(ReportRelease.first_at)).scalars()
    ]


def release_view(release: ReportRelease, recipients: list[ReportRecipient]) -> ReleaseView:
    """Give one release with its recipients."""
    return ReleaseView(
        id=release.id,
        kind=release.kind,
        publish_at=release.publish_at,
        first_by=release.first_by_name,
        first_at=release.first_at,
        second_by=release.second_by_name,
        effective_at=release.effective_at,
        recipients=[
            RecipientView(account_id=one.account_id, name=one.name, accepted_at=one.accepted_at, first_read_at=one.first_read_at)
            for one in recipients
        ],
    )
