"""What somebody may do to their own one-time codes. Pure: no session, no HTTP."""

from plumbline.identity.model import Account
from plumbline.identity.rules import PermittedAction

NONE_YET = "Set up an authenticator first."
OBLIGATORY = "This installation asks everybody for one-time codes. You can move them to another device."


def why_not_renew(account: Account) -> str | None:
    """Say why no new recovery codes can be made, or None."""
    return None if account.one_time_confirmed_at else NONE_YET


def why_not_end(account: Account, *, production: bool) -> str | None:
    """Say why one-time codes cannot be switched off, or None: production never works with a password alone."""
    if account.one_time_confirmed_at is None:
        return NONE_YET
    return OBLIGATORY if production else None


def permitted_on_codes(account: Account | None, *, production: bool) -> list[PermittedAction]:
    """Give what a person may do to their own codes, each with its reason; nothing for a machine, which has none."""
    if account is None:
        return []
    reasons = {
        "offer_one_time_codes": None,
        "renew_recovery_codes": why_not_renew(account),
        "end_one_time_codes": why_not_end(account, production=production),
    }
    return [PermittedAction(action=action, allowed=reason is None, reason=reason) for action, reason in reasons.items()]
