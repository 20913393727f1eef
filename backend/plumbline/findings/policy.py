"""Who may see and write findings, and who shares them. Pure: no session, no HTTP."""

from sqlalchemy import ColumnElement, or_

from plumbline.findings.model import Finding, FindingsSharing
from plumbline.identity.principal import Principal
from plumbline.identity.roles import COUNCIL_LEADERS, LEAD, QA, SUPPORT, TEAM
from plumbline.identity.rules import Rule, in_inspections
from plumbline.kernel.ledger import Action
from plumbline.notifications.kinds import Kind, Mailing

INSIDE = TEAM | QA | SUPPORT
"""Who of the inspectorate reads findings; analysts do not."""

RULES = {
    "list_findings": Rule(roles=INSIDE, scope="findings:read"),
    "read_finding": Rule(roles=INSIDE, scope="findings:read"),
    "add_finding": Rule(
        roles=TEAM, sees=INSIDE, scope="findings:write", gate="until the inspection is over; after publication with a reason"
    ),
    "change_finding": Rule(
        roles=TEAM, sees=INSIDE, scope="findings:write", gate="until the inspection is over; after publication with a reason"
    ),
    "withdraw_finding": Rule(
        roles=TEAM, sees=INSIDE, scope="findings:write", gate="until the inspection is over; after publication with a reason"
    ),
    "preview_findings": Rule(roles=INSIDE, scope="findings:read"),
    "share_findings": Rule(roles=LEAD, sees=INSIDE, scope="findings:write", gate="from the milestone findings_shared (week 19)"),
    "read_shared_findings": Rule(
        roles=INSIDE | COUNCIL_LEADERS, scope="findings:read", gate="for the council: once the lead inspector has shared them"
    ),
}

_INSIDE = {"inspectorate": frozenset(INSIDE)}
ACTIONS = (
    Action(name="finding_added", sides=_INSIDE),
    Action(name="finding_changed", sides=_INSIDE),
    Action(name="finding_withdrawn", sides=_INSIDE),
    Action(name="findings_shared", sides=_INSIDE | {"council": frozenset(COUNCIL_LEADERS)}),
)


NOTICES = (
    Kind(
        name="findings_shared",
        sentence="The findings and key messages were shared with the council.",
        readers=INSIDE | COUNCIL_LEADERS,
        page="/findings",
        acts=frozenset({"findings_shared"}),
        mailing=Mailing.AT_ONCE,
    ),
)


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """Findings as written belong to the inspectorate; the council reads shared versions only (guidance, stage 5, week 19)."""
    return in_inspections(principal, INSIDE, Finding.inspection_id)


def sharings_visible_to(principal: Principal) -> ColumnElement[bool]:
    """A shared version is there for both sides, from the act of sharing on."""
    return or_(
        in_inspections(principal, INSIDE, FindingsSharing.inspection_id),
        in_inspections(principal, COUNCIL_LEADERS, FindingsSharing.inspection_id),
    )
