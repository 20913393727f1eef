"""Who may know of an inspection, and who may change its scope and its contacts. Pure: no session, no HTTP."""

from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, or_, true

from plumbline.identity.principal import Principal
from plumbline.identity.roles import (
    ADMINISTRATORS,
    CHIEFS,
    CONTRIBUTORS,
    COORDINATOR,
    COUNCIL_LEADERS,
    EVERY_ROLE,
    INSPECTORATE,
    INSPECTORS,
    LEAD,
    SUPPORT,
    Role,
)
from plumbline.identity.rules import Rule, in_inspections
from plumbline.inspections.model import Inspection, Presence
from plumbline.kernel.ledger import Action
from plumbline.notifications.kinds import Kind, Mailing

READS = EVERY_ROLE | ADMINISTRATORS
TALKS = INSPECTORATE | COUNCIL_LEADERS
"""Those who write to one another about the inspection."""
ARRANGES = LEAD | SUPPORT | COORDINATOR | CHIEFS
HANDS_OVER = LEAD | {Role.INSPECTORATE_ADMINISTRATOR}
KNOWS_WHY = INSPECTORS | SUPPORT
"""Those who read the inspectorate's own reason for a further indicator; the council reads a reason of its own (R14)."""

_CONTACT = Rule(roles=ARRANGES, sees=TALKS, scope="members:manage")

RULES = {
    "list_inspections": Rule(roles=READS, scope="inspections:read"),
    "read_inspection": Rule(roles=READS, scope="inspections:read"),
    "hand_over_lead": Rule(roles=HANDS_OVER, sees=READS, scope="members:manage"),
    "list_further_indicators": Rule(roles=TALKS, scope="inspections:read"),
    "read_further_indicator": Rule(roles=TALKS, scope="inspections:read"),
    "add_further_indicator": Rule(roles=LEAD, sees=TALKS, scope="inspections:manage", gate="Until the report is published."),
    "remove_further_indicator": Rule(roles=LEAD, sees=TALKS, scope="inspections:manage", gate="Until the report is published."),
    "list_changes": Rule(roles=EVERY_ROLE, scope="changes:read"),
    "watch_inspection": Rule(roles=EVERY_ROLE, scope="changes:read", gate="Only by a person at a page."),
    "list_contacts": Rule(roles=TALKS, scope="inspections:read"),
    "read_contact": Rule(roles=TALKS, scope="inspections:read"),
    "add_contact": _CONTACT,
    "change_contact": _CONTACT,
    "remove_contact": _CONTACT,
}

_BOTH: dict[str, frozenset[str]] = {"inspectorate": frozenset(INSPECTORATE), "council": frozenset(COUNCIL_LEADERS)}
ACTIONS = (
    Action(name="lead_handed_over", sides=_BOTH),
    Action(name="further_indicator_added", sides=_BOTH),
    Action(name="further_indicator_removed", sides=_BOTH),
    Action(name="contact_added", sides=_BOTH),
    Action(name="contact_changed", sides=_BOTH),
    Action(name="contact_removed", sides=_BOTH),
)


NOTICES = (
    Kind(
        name="lead_handed_over",
        sentence="The inspection has another lead inspector.",
        readers=TALKS,
        page="/people",
        acts=frozenset({"lead_handed_over"}),
        mailing=Mailing.AT_ONCE,
    ),
    Kind(
        name="scope_changed",
        sentence="The indicators that are looked at were changed.",
        readers=TALKS,
        page="/scope",
        acts=frozenset({"further_indicator_added", "further_indicator_removed"}),
        mailing=Mailing.AT_ONCE,
    ),
)


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """Whoever holds a role in it, and the administrators of the inspectorate and, once it was told, of its council (R32)."""
    inspectorate = EVERY_ROLE | {Role.INSPECTORATE_ADMINISTRATOR}
    return or_(
        in_inspections(principal, inspectorate, Inspection.id),
        and_(in_inspections(principal, ADMINISTRATORS, Inspection.id), Inspection.notified_at.is_not(None)),
    )


def companions(principal: Principal, inspection_id: UUID, page: str) -> ColumnElement[bool]:
    """Of whom the caller learns that they are there: of their own side alone, so that no draft betrays itself to the other.

    A contributor learns who is on the same page, and so might write over them; a file reader of nobody.
    """
    held = principal.roles_in(inspection_id)
    seen = true() if held & TALKS else Presence.page == page if held & CONTRIBUTORS else false()
    return and_(Presence.inspection_id == inspection_id, Presence.side == principal.side, seen)
