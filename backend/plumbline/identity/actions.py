"""The words that identity adds to the ledger, and who of each side reads them."""

from plumbline.identity.roles import COUNCIL_LEADERS, INSPECTORATE, Role, Side
from plumbline.kernel.ledger import Action

_ADMINISTRATORS = {
    Side.INSPECTORATE.value: frozenset({Role.INSPECTORATE_ADMINISTRATOR.value}),
    Side.COUNCIL.value: frozenset({Role.COUNCIL_ADMINISTRATOR.value}),
}
_BOTH_TEAMS = {
    Side.INSPECTORATE.value: frozenset(role.value for role in INSPECTORATE),
    Side.COUNCIL.value: frozenset(role.value for role in COUNCIL_LEADERS),
}

OF_THE_ORGANISATION = (
    "account_created",
    "account_deactivated",
    "account_reactivated",
    "password_changed",
    "password_link_made",
    "one_time_codes_set_up",
    "recovery_codes_renewed",
    "one_time_codes_ended",
    "one_time_codes_reset",
    "sessions_ended",
    "api_client_created",
    "api_client_changed",
    "api_client_revoked",
    "api_client_secret_made",
    "api_client_secret_revoked",
)
OF_THE_INSPECTION = ("member_added", "member_ended", "invitation_made", "invitation_withdrawn", "invitation_accepted", "coordinator_named")

ACTIONS = (
    *(Action(name=name, sides=_ADMINISTRATORS) for name in OF_THE_ORGANISATION),
    *(Action(name=name, sides=_BOTH_TEAMS) for name in OF_THE_INSPECTION),
)
"""Who joins and leaves is known to both sides: each must know whom it speaks to."""
