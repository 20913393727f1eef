"""Who invites whom. Pure: no session, no HTTP."""

from sqlalchemy import ColumnElement, and_, false, or_

from plumbline.identity.invitations.model import Invitation
from plumbline.identity.memberships.policy import APPOINTERS, APPOINTING
from plumbline.identity.principal import Principal
from plumbline.identity.roles import ADMINISTRATORS, EVERY_ROLE, LEAD, SUPPORT
from plumbline.identity.rules import Rule, in_inspections

_SEES = EVERY_ROLE | ADMINISTRATORS
LETTER_WRITERS = LEAD | SUPPORT
RULES = {
    "list_invitations": Rule(roles=APPOINTING, scope="members:manage"),
    "get_invitation": Rule(roles=APPOINTING, scope="members:manage"),
    "invite": Rule(roles=APPOINTING, sees=_SEES, scope="members:manage"),
    "invite_naming_of_coordinator": Rule(roles=LETTER_WRITERS, sees=_SEES, scope="members:manage"),
    "withdraw_invitation": Rule(roles=APPOINTING, sees=_SEES, scope="members:manage"),
    "invite_to_organisation": Rule(roles=ADMINISTRATORS, scope="members:manage"),
    "list_organisation_invitations": Rule(roles=ADMINISTRATORS, scope="members:manage"),
    "get_organisation_invitation": Rule(roles=ADMINISTRATORS, scope="members:manage"),
    "withdraw_organisation_invitation": Rule(roles=ADMINISTRATORS, scope="members:manage"),
}


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """Whoever could have made an invitation sees it, and an administrator those into the organisation."""
    made_possible = [
        and_(Invitation.role == role, in_inspections(principal, appointers, Invitation.inspection_id))
        for role, appointers in APPOINTERS.items()
    ]
    into_organisation = and_(Invitation.inspection_id.is_(None), Invitation.organisation_id == principal.organisation_id)
    return or_(
        false(),
        Invitation.created_by == principal.subject,
        in_inspections(principal, LETTER_WRITERS, Invitation.inspection_id),
        *made_possible,
        *([into_organisation] if principal.organisation_roles else []),
    )
