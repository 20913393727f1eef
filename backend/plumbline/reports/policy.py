"""Who may open a report when (R109, R113, R122, R124). Pure: no session, no HTTP."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, or_

from plumbline.identity.principal import Principal
from plumbline.identity.roles import CHIEFS, COUNCIL_LEADERS, EVERY_ROLE, LEAD, QA, SUPPORT, TEAM
from plumbline.identity.rules import Rule, in_inspections
from plumbline.kernel.ledger import Action
from plumbline.kernel.read_log import ReadKind
from plumbline.notifications.kinds import Kind, Mailing
from plumbline.reports.model import PublicReport, ReleaseKind, Report, ReportRecipient, ReportRelease

INSIDE = TEAM | QA | SUPPORT
SIGNATORIES = LEAD | QA
"""A release needs two people: one of each of these roles."""

RULES = {
    "list_reports": Rule(roles=EVERY_ROLE, scope="report_drafts:read", gate="for the council: what was issued to the caller, or published"),
    "read_report": Rule(roles=EVERY_ROLE, scope="report_drafts:read", gate="for the council: what was issued to the caller, or published"),
    "preview_report": Rule(roles=SIGNATORIES, sees=INSIDE, scope="report_drafts:read"),
    "assemble_report": Rule(roles=LEAD, sees=INSIDE, scope="reports:write", gate="once quality assurance has approved the evaluations"),
    "release_report": Rule(
        roles=SIGNATORIES,
        sees=INSIDE,
        scope="reports:release",
        gate="from the milestone of each release (weeks 22, 27 and 28), by the lead inspector and the quality assurance service manager together",
    ),
    "recall_release": Rule(roles=SIGNATORIES, sees=INSIDE, scope="reports:release", gate="before the release takes effect"),
    "read_embargo_terms": Rule(roles=COUNCIL_LEADERS, scope="report_drafts:read", gate="for those to whom the embargoed copy is addressed"),
    "accept_embargo_terms": Rule(
        roles=COUNCIL_LEADERS, scope="report_drafts:read", gate="for those to whom the embargoed copy is addressed"
    ),
}

_INSIDE = {"inspectorate": frozenset(INSIDE)}
ACTIONS = (
    Action(name="report_assembled", sides=_INSIDE),
    Action(name="report_release_proposed", sides=_INSIDE),
    Action(name="draft_report_issued", sides=_INSIDE | {"council": frozenset(CHIEFS)}),
    Action(name="embargoed_copy_sent", sides=_INSIDE | {"council": frozenset(COUNCIL_LEADERS)}),
    Action(name="embargo_terms_accepted", sides=_INSIDE | {"council": frozenset(CHIEFS)}),
    Action(name="publication_agreed", sides=_INSIDE),
    Action(name="report_published", sides={"inspectorate": EVERY_ROLE, "council": EVERY_ROLE}),
    Action(name="report_release_recalled", sides=_INSIDE),
)

READ_KINDS = {"report": ReadKind(sides={"council": frozenset(CHIEFS), **_INSIDE}, owner="inspectorate")}
"""The draft and the embargoed copy are the inspectorate's: it reads who opened them on either side."""


NOTICES = (
    Kind(
        name="report_release_proposed",
        sentence="A release of the report waits for the second person to agree.",
        readers=SIGNATORIES,
        page="/report",
        acts=frozenset({"report_release_proposed"}),
        mailing=Mailing.AT_ONCE,
    ),
    Kind(
        name="draft_report_issued",
        sentence="The draft report was issued to the chief executive and the chief social work officer.",
        readers=INSIDE | CHIEFS,
        page="/report",
        acts=frozenset({"draft_report_issued"}),
        mailing=Mailing.AT_ONCE,
    ),
    Kind(
        name="embargoed_copy_sent",
        sentence="The embargoed copy of the report was sent to the people named for it.",
        readers=INSIDE | COUNCIL_LEADERS,
        page="/report",
        acts=frozenset({"embargoed_copy_sent"}),
        mailing=Mailing.AT_ONCE,
    ),
    Kind(
        name="publication_agreed",
        sentence="The instant of publication was agreed.",
        readers=INSIDE,
        page="/report",
        acts=frozenset({"publication_agreed"}),
        mailing=Mailing.AT_ONCE,
    ),
    Kind(
        name="report_release_recalled",
        sentence="A release of the report was taken back before it took effect.",
        readers=INSIDE,
        page="/report",
        acts=frozenset({"report_release_recalled"}),
        mailing=Mailing.AT_ONCE,
    ),
    Kind(
        name="report_published",
        sentence="The report was published.",
        readers=EVERY_ROLE,
        page="/report",
        acts=frozenset({"report_published"}),
        mailing=Mailing.AT_ONCE,
    ),
)


def visible_to(principal: Principal, now: datetime) -> ColumnElement[bool]:
    """The inspectorate's writers; those a version was issued to; from publication on, everyone in the inspection."""
    return or_(
        in_inspections(principal, INSIDE, Report.inspection_id),
        _received(principal, ReportRelease.kind == ReleaseKind.DRAFT_FOR_COMMENT),
        _received(principal, and_(ReportRelease.kind == ReleaseKind.EMBARGOED, ReportRecipient.accepted_at.is_not(None))),
        and_(Report.published_at <= now, in_inspections(principal, EVERY_ROLE, Report.inspection_id)),
    )


def addressed_to(principal: Principal) -> ColumnElement[bool]:
    """Whoever an embargoed copy is addressed to knows of it before accepting its terms, and reads nothing of it."""
    return _received(principal, ReportRelease.kind == ReleaseKind.EMBARGOED)


def _received(principal: Principal, which: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(
        ReportRecipient.report_id == Report.id,
        ReportRecipient.account_id == principal.account_id,
        ReportRelease.id == ReportRecipient.release_id,
        ReportRelease.effective_at.is_not(None),
        ReportRelease.recalled_at.is_(None),
        which,
    )


def releases_visible_to(principal: Principal) -> ColumnElement[bool]:
    """The inspectorate's writers know every release; somebody of the council those in force that are addressed to them."""
    mine = exists().where(ReportRecipient.release_id == ReportRelease.id, ReportRecipient.account_id == principal.account_id)
    return or_(in_inspections(principal, INSIDE, ReportRelease.inspection_id), and_(ReportRelease.effective_at.is_not(None), mine))


def is_public(now: datetime) -> ColumnElement[bool]:
    """A published version is there for anyone from its instant on, and not a moment before (R124)."""
    return PublicReport.published_at <= now
