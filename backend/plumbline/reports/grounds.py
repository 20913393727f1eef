"""What a release stands on: the timetable's gates, what was released so far, and whom it would go to.

Why one is refused is decided here alone: the act raises what its page shows as the reason.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.identity.model import Account, Membership
from plumbline.identity.principal import Principal
from plumbline.identity.roles import CHIEFS, COUNCIL_LEADERS, Role
from plumbline.inspections.model import Inspection, State
from plumbline.kernel.problems import Problem
from plumbline.reports.model import ReleaseKind, Report, ReportRelease
from plumbline.reports.policy import SIGNATORIES
from plumbline.reports.refusals import (
    AlreadyReleased,
    CannotRecall,
    InspectionNotUnderWay,
    RecipientsMissing,
    ReleaseOutOfOrder,
    SecondPersonNeeded,
)
from plumbline.timetable.gates import Gate, find_gates

MILESTONES = {
    ReleaseKind.DRAFT_FOR_COMMENT: "draft_report_issued",
    ReleaseKind.EMBARGOED: "embargoed_copy_sent",
    ReleaseKind.PUBLISHED: "report_published",
}
WORDS = {
    ReleaseKind.DRAFT_FOR_COMMENT: "the draft for comment",
    ReleaseKind.EMBARGOED: "the embargoed copy",
    ReleaseKind.PUBLISHED: "the publication",
}
RECEIVERS = {ReleaseKind.DRAFT_FOR_COMMENT: CHIEFS, ReleaseKind.EMBARGOED: COUNCIL_LEADERS, ReleaseKind.PUBLISHED: frozenset[Role]()}
"""Whom a release may go to: the draft to both chief officers, the embargoed copy to those named of the council's leading people."""
AT_REST = frozenset({State.PLANNED, State.PAUSED, State.ABANDONED})
BEFORE = {ReleaseKind.EMBARGOED: ReleaseKind.DRAFT_FOR_COMMENT, ReleaseKind.PUBLISHED: ReleaseKind.EMBARGOED}
"""A first report goes through all three steps in order; a correction of a published one is published at once."""


class Receiver(NamedTuple):
    """Somebody of the council whom a release may go to."""

    account_id: UUID
    name: str
    role: Role


@dataclass(frozen=True)
class Ground:
    """Everything that decides about the releases of one version. `releases` are those of all versions, called off or not."""

    inspection: Inspection
    report: Report
    gates: dict[str, Gate]
    releases: list[ReportRelease]
    people: list[Receiver]

    def gate(self, kind: ReleaseKind) -> Gate:
        """Give the milestone before which nothing of this kind is released."""
        return self.gates[MILESTONES[kind]]

    def standing(self, kind: ReleaseKind) -> ReportRelease | None:
        """Give the release of this version that is proposed or in force."""
        mine = (one for one in self.releases if one.report_id == self.report.id and one.kind is kind)
        return next((one for one in mine if one.recalled_at is None), None)

    def receivers(self, kind: ReleaseKind) -> list[Receiver]:
        """Give whom a release of this kind may go to, by name."""
        return [person for person in self.people if person.role in RECEIVERS[kind]]

    def refusal(self, kind: ReleaseKind, now: datetime) -> Problem | None:
        """Say why a release of this kind is neither proposed nor consented to now, whoever asks."""
        if self.inspection.state in AT_REST:
            return InspectionNotUnderWay(f"The inspection is {self.inspection.state}. The lead inspector can change that.")
        if early := self.gate(kind).refusal(now):
            return early
        standing = self.standing(kind)
        if standing is not None and standing.effective_at is not None:
            return AlreadyReleased("It was released before; nothing was sent again.")
        earlier = BEFORE.get(kind)
        in_force = {one.kind for one in self.releases if one.effective_at is not None and one.recalled_at is None}
        if earlier is not None and earlier not in in_force and self.report.correction_note is None:
            return ReleaseOutOfOrder(f"First comes {WORDS[earlier]}.")
        absent = CHIEFS - {person.role for person in self.people} if kind is ReleaseKind.DRAFT_FOR_COMMENT else frozenset[Role]()
        if absent:
            names = " or ".join(role.words for role in Role if role in absent)
            return RecipientsMissing(f"Nobody holds the role of {names} in this inspection.")
        return None

    def refusal_of_consent(self, principal: Principal, release: ReportRelease) -> SecondPersonNeeded | None:
        """Say why this person cannot give the second signature: it takes another person in the other role."""
        if release.first_by != principal.subject and principal.roles_in(self.inspection.id) & (SIGNATORIES - {release.first_role}):
            return None
        return SecondPersonNeeded(
            f"{release.first_by_name} proposed it as {release.first_role.words}; now the {second_role(release)} consents."
        )


def second_role(release: ReportRelease) -> str:
    """Name the role whose consent a proposal waits for."""
    return ", ".join(role.words for role in SIGNATORIES - {release.first_role})


def refusal_of_recall(release: ReportRelease, now: datetime) -> CannotRecall | None:
    """Say why a release cannot be called off: what was sent or is public stays so."""
    if release.effective_at is None or (release.publish_at is not None and release.publish_at > now):
        return None
    return CannotRecall("It has taken effect. Correct the report with a new version instead.")


def find_ground(session: Session, inspection: Inspection, report: Report) -> Ground:
    """Read what decides about the releases of a version that the caller was found to see."""
    releases = select(ReportRelease).where(ReportRelease.inspection_id == inspection.id)
    people = (
        select(Account.id, Account.name, Membership.role)
        .join(Membership, Membership.account_id == Account.id)
        .where(
            Membership.inspection_id == inspection.id,
            Membership.until_at.is_(None),
            Account.deactivated_at.is_(None),
            Membership.role.in_(COUNCIL_LEADERS),
        )
        .order_by(Account.name, Membership.role)
    )
    return Ground(
        inspection=inspection,
        report=report,
        gates=find_gates(session, inspection, MILESTONES.values()),
        releases=list(session.execute(releases.order_by(ReportRelease.first_at)).scalars()),
        people=[Receiver(*row) for row in session.execute(people)],
    )
