"""Who reads which notice: its recipient, as long as they may see what it is about. Pure: no session, no HTTP."""

from sqlalchemy import ColumnElement, and_, false, or_
from sqlalchemy.orm import InstrumentedAttribute

from plumbline.identity.principal import Principal
from plumbline.identity.roles import ADMINISTRATORS, COORDINATOR, EVERY_ROLE, LEAD, SUPPORT, Role
from plumbline.identity.rules import Rule
from plumbline.kernel.ledger import Action
from plumbline.notifications.kinds import KINDS, Kind, Mailing
from plumbline.notifications.model import Notification

_ALL = EVERY_ROLE | ADMINISTRATORS
_READ = Rule(roles=_ALL, scope="notifications:read")
_WRITE = Rule(roles=_ALL, scope="notifications:write", gate="of one's own")

RULES = {
    "list_notifications": _READ,
    "count_unread_notifications": _READ,
    "mark_notification": _WRITE,
    "mark_notifications_seen": _WRITE,
    "read_notification_settings": _READ,
    "change_notification_settings": _WRITE,
}
"""A person's own, in whatever role: the rows follow from the recipient."""

ACTIONS = (
    Action(
        name="notification_settings_changed",
        sides={role.side.value: frozenset({role.value}) for role in ADMINISTRATORS},
    ),
)

ROLE_GIVEN = Kind(
    name="role_given",
    sentence="You were given a role in an inspection.",
    readers=EVERY_ROLE,
    mailing=Mailing.AT_ONCE,
)
NOTICES = (
    ROLE_GIVEN,
    Kind(
        name="coordinator_named",
        sentence="The council named its inspection coordinator.",
        readers=LEAD | SUPPORT,
        page="/people",
        acts=frozenset({"coordinator_named"}),
    ),
    Kind(
        name="invitation_accepted",
        sentence="Somebody accepted an invitation.",
        readers=LEAD | SUPPORT | COORDINATOR,
        page="/people",
        acts=frozenset({"invitation_accepted"}),
    ),
)
"""What identity's acts tell: it lies below this feature and cannot name them itself."""


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """One's own, of kinds that a role held in the inspection at this moment reads, and of things still to be seen."""
    inspections_by_roles: dict[frozenset[Role], list[object]] = {}
    for inspection_id, roles in sorted(principal.memberships.items(), key=lambda item: str(item[0])):
        inspections_by_roles.setdefault(roles, []).append(inspection_id)
    told = (and_(Notification.inspection_id.in_(ids), _of_kinds(principal, roles)) for roles, ids in inspections_by_roles.items())
    return and_(Notification.recipient == principal.account_id, or_(false(), *told))


def _of_kinds(principal: Principal, roles: frozenset[Role]) -> ColumnElement[bool]:
    readable = [kind for kind in KINDS.values() if kind.readers & roles]
    name: InstrumentedAttribute[str] = Notification.kind
    plain = name.in_([kind.name for kind in readable if kind.still is None])
    return or_(plain, *(and_(name == kind.name, kind.still(principal)) for kind in readable if kind.still is not None))
