"""Who may see the members of an inspection, and who appoints whom. Pure: no session, no HTTP."""

from sqlalchemy import ColumnElement, and_, or_

from plumbline.identity.model import Account, Membership
from plumbline.identity.principal import Principal
from plumbline.identity.roles import (
    ADMINISTRATORS,
    CHIEFS,
    CONTRIBUTORS,
    COORDINATOR,
    COUNCIL_LEADERS,
    EVERY_ROLE,
    INSPECTORATE,
    LEAD,
    READERS,
    SUPPORT,
    Role,
)
from plumbline.identity.rules import Rule, in_inspections

_COUNCIL_ADMINISTRATOR = frozenset({Role.COUNCIL_ADMINISTRATOR})
_INSPECTORATE_ADMINISTRATOR = frozenset({Role.INSPECTORATE_ADMINISTRATOR})

APPOINTERS: dict[Role, frozenset[Role]] = {
    Role.LEAD_INSPECTOR: _INSPECTORATE_ADMINISTRATOR,
    Role.STRATEGIC_SUPPORT_OFFICER: _INSPECTORATE_ADMINISTRATOR | LEAD,
    Role.INSPECTION_TEAM: _INSPECTORATE_ADMINISTRATOR | LEAD,
    Role.ANALYST: _INSPECTORATE_ADMINISTRATOR | LEAD,
    Role.QA_SERVICE_MANAGER: _INSPECTORATE_ADMINISTRATOR | LEAD,
    # Guidance, stage 1: the council names its coordinator; the letter's link does so for a council without accounts.
    Role.INSPECTION_COORDINATOR: CHIEFS,
    # The letter names these two; a change is confirmed by the lead, since the draft report goes to them alone.
    Role.CHIEF_EXECUTIVE: LEAD,
    Role.CHIEF_SOCIAL_WORK_OFFICER: LEAD,
    Role.SENIOR_MANAGER: COORDINATOR | CHIEFS | _COUNCIL_ADMINISTRATOR,
    Role.CONTRIBUTOR: COORDINATOR | _COUNCIL_ADMINISTRATOR,
    Role.LOCAL_FILE_READER: COORDINATOR | _COUNCIL_ADMINISTRATOR,
    Role.COUNCIL_ADMINISTRATOR: SUPPORT,
}
APPOINTING = frozenset(role for appointers in APPOINTERS.values() for role in appointers)

_SEES = EVERY_ROLE | ADMINISTRATORS
RULES = {
    "list_members": Rule(roles=_SEES, scope="inspections:read"),
    "list_appointable_roles": Rule(roles=_SEES, scope="inspections:read"),
    "get_member": Rule(roles=_SEES, scope="inspections:read"),
    "add_member": Rule(roles=APPOINTING, sees=_SEES, scope="members:manage"),
    "end_membership": Rule(roles=APPOINTING, sees=_SEES, scope="members:manage"),
}


def appointers(role: Role, *, deputy: bool) -> frozenset[Role]:
    """Give the roles that may appoint `role`. A chief executive names their own deputy."""
    if deputy and role is Role.CHIEF_EXECUTIVE:
        return frozenset({Role.CHIEF_EXECUTIVE}) | LEAD
    return APPOINTERS.get(role, frozenset())


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """Leaders and inspectors see everyone; contributors and readers themselves and their coordinator; administrators their own people."""
    whole = in_inspections(principal, COUNCIL_LEADERS | INSPECTORATE, Membership.inspection_id)
    own_part = and_(
        in_inspections(principal, CONTRIBUTORS | READERS, Membership.inspection_id),
        or_(Membership.account_id == principal.account_id, Membership.role == Role.INSPECTION_COORDINATOR),
    )
    own_people = and_(
        in_inspections(principal, ADMINISTRATORS, Membership.inspection_id), Account.organisation_id == principal.organisation_id
    )
    return or_(whole, own_part, own_people)
