"""Who may know of an inspection. Pure: no session, no HTTP."""

from sqlalchemy import ColumnElement

from plumbline.identity.principal import Principal
from plumbline.identity.roles import ADMINISTRATORS, EVERY_ROLE
from plumbline.identity.rules import in_inspections
from plumbline.inspections.model import Inspection


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """Whoever holds a role in it, and the administrators of its council and of the inspectorate (R32)."""
    return in_inspections(principal, EVERY_ROLE | ADMINISTRATORS, Inspection.id)
