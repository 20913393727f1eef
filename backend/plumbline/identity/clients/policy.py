"""Who manages machine clients. Pure: no session, no HTTP."""

from sqlalchemy import ColumnElement, false

from plumbline.identity.model import ApiClient
from plumbline.identity.principal import Principal
from plumbline.identity.roles import ADMINISTRATORS
from plumbline.identity.rules import Rule

RULES = {
    name: Rule(roles=ADMINISTRATORS, scope="tokens:manage")
    for name in (
        "list_api_clients",
        "list_api_client_choices",
        "create_api_client",
        "get_api_client",
        "change_api_client",
        "revoke_api_client",
        "make_api_client_secret",
        "revoke_api_client_secret",
    )
}


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """An administrator sees the machines of the organisation's own."""
    return ApiClient.organisation_id == principal.organisation_id if principal.organisation_roles else false()
