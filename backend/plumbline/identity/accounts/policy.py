"""Who looks after accounts. Pure: no session, no HTTP."""

from sqlalchemy import ColumnElement, false, or_

from plumbline.identity.model import Account
from plumbline.identity.principal import Principal
from plumbline.identity.roles import ADMINISTRATORS, Side
from plumbline.identity.rules import Rule

RULES = {
    name: Rule(roles=ADMINISTRATORS, scope="members:manage")
    for name in (
        "list_accounts",
        "get_account",
        "deactivate_account",
        "reactivate_account",
        "make_password_link",
        "reset_one_time_codes",
        "end_sessions_of_account",
    )
}


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """An administrator sees the organisation's own accounts; the inspectorate's also the administrators of councils.

    Otherwise a council whose one administrator leaves could never be helped (R33).
    """
    if not principal.organisation_roles:
        return false()
    own = Account.organisation_id == principal.organisation_id
    return or_(own, Account.administrator) if principal.side is Side.INSPECTORATE else own
