"""What can be chosen when a machine client is made."""

from collections.abc import Iterable
from datetime import datetime

from plumbline.identity import client_secrets
from plumbline.identity.clients.schema import ApiClientChoices, RoleChoice, ScopeChoice
from plumbline.identity.clients.scope_words import WORDS
from plumbline.identity.clients.scopes import never, useful_to
from plumbline.identity.principal import Principal
from plumbline.identity.roles import EVERY_ROLE, Role
from plumbline.identity.rules import require


def list_choices(principal: Principal, now: datetime) -> ApiClientChoices:
    """Give the roles and scopes of the caller's side. Raises NotFound (404) for whoever is no administrator."""
    require(principal, None, "list_api_client_choices")
    roles = [role for role in Role if role in EVERY_ROLE and role.side is principal.side]
    offered = frozenset().union(*map(useful_to, roles))
    return ApiClientChoices(
        roles=[RoleChoice(role=role, role_in_words=role.words, scopes=sorted(useful_to(role))) for role in roles],
        scopes=_in_words(offered),
        never=_in_words(never(principal.side)),
        latest_expiry=client_secrets.latest_expiry(now.date()),
    )


def _in_words(scopes: Iterable[str]) -> list[ScopeChoice]:
    chosen = set(scopes)
    return [ScopeChoice(scope=scope, group=group, words=words) for scope, (group, words) in WORDS.items() if scope in chosen]
