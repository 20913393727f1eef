"""The rows of identity in the one policy table, and what anyone may call."""

from plumbline.identity.accounts import policy as accounts
from plumbline.identity.actions import ACTIONS
from plumbline.identity.clients import policy as clients
from plumbline.identity.invitations import policy as invitations
from plumbline.identity.memberships import policy as memberships

__all__ = ["ACTIONS", "OWN", "PUBLIC", "RULES"]

RULES = accounts.RULES | clients.RULES | invitations.RULES | memberships.RULES

PUBLIC = frozenset(
    {
        "sign_in",
        "enrol_one_time_codes",
        "refresh_access_token",
        "sign_out",
        "open_invitation",
        "accept_invitation",
        "name_coordinator",
        "set_new_password",
        "list_councils",
        "issue_token",
        "revoke_token",
        "get_signing_keys",
        "get_authorization_server",
    }
)
"""Operations without an access token: each checks a password, a cookie, a link or a secret, or gives what everybody may read."""

OWN = frozenset(
    {
        "get_me",
        "list_sessions",
        "end_session",
        "end_other_sessions",
        "change_password",
        "offer_one_time_codes",
        "confirm_one_time_codes",
        "renew_recovery_codes",
        "end_one_time_codes",
    }
)
"""Operations on the caller's own account: they need a token and no role."""
