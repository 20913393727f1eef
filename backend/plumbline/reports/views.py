"""How releases are shown: to the inspectorate whole, to each reader as far as they were meant."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.identity.principal import Principal
from plumbline.identity.rules import permitted_actions
from plumbline.reports.grounds import Ground, refusal_of_recall, second_role
from plumbline.reports.model import ReleaseKind, ReportRecipient, ReportRelease
from plumbline.reports.policy import releases_visible_to
from plumbline.reports.schema import ReceiverView, RecipientView, ReleaseStep, ReleaseView


@dataclass(frozen=True)
class Released:
    """How far a version has gone, as one reader may know it."""

    as_kind: ReleaseKind | None = None
    at: datetime | None = None
    proposed: ReleaseKind | None = None


def how_far_released(session: Session, principal: Principal, inspection_id: UUID) -> dict[UUID, Released]:
    """Give for each version the furthest release in force and the one that waits for consent, as the caller may know them."""
    statement = select(ReportRelease).where(
        ReportRelease.inspection_id == inspection_id, ReportRelease.recalled_at.is_(None), releases_visible_to(principal)
    )
    by_version: dict[UUID, list[ReportRelease]] = {}
    for release in session.execute(statement).scalars():
        by_version.setdefault(release.report_id, []).append(release)
    return {report_id: _released(releases) for report_id, releases in by_version.items()}


def _released(releases: Iterable[ReportRelease]) -> Released:
    order = list(ReleaseKind)
    in_order = sorted(releases, key=lambda one: order.index(one.kind))
    furthest = next((one for one in reversed(in_order) if one.effective_at is not None), None)
    waiting = next((one.kind for one in in_order if one.effective_at is None), None)
    if furthest is None:
        return Released(proposed=waiting)
    return Released(furthest.kind, furthest.publish_at or furthest.effective_at, waiting)


def release_views(session: Session, releases: Iterable[ReportRelease]) -> list[ReleaseView]:
    """Give releases with their recipients."""
    listed = list(releases)
    recipients = select(ReportRecipient).where(ReportRecipient.release_id.in_([one.id for one in listed])).order_by(ReportRecipient.name)
    received = list(session.execute(recipients).scalars())
    return [release_view(one, [recipient for recipient in received if recipient.release_id == one.id]) for one in listed]


def release_steps(principal: Principal, ground: Ground, views: list[ReleaseView], now: datetime) -> list[ReleaseStep]:
    """Give the releases that a version goes through, with what the reader may do about each now, and why not."""
    # A correction is published at once: its draft and its embargo were those of the version that it corrects.
    kinds = list(ReleaseKind) if ground.report.correction_note is None else [ReleaseKind.PUBLISHED]
    return [_step(principal, ground, kind, {view.id: view for view in views}, now) for kind in kinds]


def _step(principal: Principal, ground: Ground, kind: ReleaseKind, views: dict[UUID, ReleaseView], now: datetime) -> ReleaseStep:
    standing = ground.standing(kind)
    refused = ground.refusal(kind, now)
    if standing is None:
        recall: str | None = "Nothing is proposed."
    else:
        refused = refused or ground.refusal_of_consent(principal, standing)
        kept = refusal_of_recall(standing, now)
        recall = kept.detail if kept else None
    acts = {"release_report": refused.detail if refused else None, "recall_release": recall}
    if kind is ReleaseKind.DRAFT_FOR_COMMENT:
        acts["preview_report"] = _why_no_preview(ground, standing)
    return ReleaseStep(
        kind=kind,
        opens_at=ground.gate(kind).opens_at,
        receivers=[ReceiverView(account_id=one.account_id, name=one.name, role=one.role.words) for one in ground.receivers(kind)],
        standing=views[standing.id] if standing else None,
        permitted_actions=permitted_actions(principal, ground.inspection.id, acts),
    )


def _why_no_preview(ground: Ground, standing: ReportRelease | None) -> str | None:
    if standing is not None and standing.effective_at is not None:
        return "It was issued: they read it themselves."
    return None if ground.receivers(ReleaseKind.DRAFT_FOR_COMMENT) else "Nobody of the council receives it yet."


def release_view(release: ReportRelease, recipients: list[ReportRecipient]) -> ReleaseView:
    """Give one release with its recipients."""
    return ReleaseView(
        id=release.id,
        kind=release.kind,
        publish_at=release.publish_at,
        first_by=release.first_by_name,
        first_role=release.first_role.words,
        first_at=release.first_at,
        awaits=second_role(release) if release.effective_at is None and release.recalled_at is None else None,
        second_by=release.second_by_name,
        effective_at=release.effective_at,
        recalled_at=release.recalled_at,
        recalled_by=release.recalled_by_name,
        recall_reason=release.recall_reason,
        recipients=[
            RecipientView(account_id=one.account_id, name=one.name, accepted_at=one.accepted_at, first_read_at=one.first_read_at)
            for one in recipients
        ],
    )
