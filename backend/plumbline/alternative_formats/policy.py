"""Who follows a request for another format: whoever made it, and those who answer it. Pure."""

from sqlalchemy import ColumnElement, or_

from plumbline.alternative_formats.model import FormatRequest
from plumbline.identity.principal import Principal
from plumbline.identity.roles import ADMINISTRATORS, EVERY_ROLE, SUPPORT, Role
from plumbline.identity.rules import Rule, in_inspections
from plumbline.kernel.ledger import Action

ANSWERS = SUPPORT | {Role.INSPECTORATE_ADMINISTRATOR}
"""The support officer of the inspection, and the administrator for what belongs to none. A wish may tell of an illness: nobody else."""
_EVERYBODY = EVERY_ROLE | ADMINISTRATORS

RULES = {
    "ask_for_format": Rule(roles=_EVERYBODY, scope="requests:respond"),
    "list_format_requests": Rule(roles=_EVERYBODY, scope="requests:respond"),
    "read_format_request": Rule(roles=_EVERYBODY, scope="requests:respond"),
    "change_format_request": Rule(roles=ANSWERS, sees=_EVERYBODY, scope="requests:respond"),
}

_READERS: dict[str, frozenset[str]] = {"inspectorate": frozenset(ANSWERS)}
ACTIONS = (Action(name="format_asked_for", sides=_READERS), Action(name="format_request_changed", sides=_READERS))


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """One's own, and those of the inspections that one supports; an administrator of the inspectorate all."""
    return or_(FormatRequest.asked_by == principal.subject, in_inspections(principal, ANSWERS, FormatRequest.inspection_id))
