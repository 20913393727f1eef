"""Machine clients and their secrets, in and out; tokens as RFC 6749 has them."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field

from plumbline.identity.roles import Role
from plumbline.identity.rules import PermittedAction
from plumbline.kernel.text import Day, Line
from plumbline.kernel.views import Submission, View

Scope = Annotated[str, Field(min_length=3, max_length=60, pattern=r"^[a-z_]+:[a-z_]+$")]
Scopes = Annotated[list[Scope], Field(max_length=60)]
Inspections = Annotated[list[UUID], Field(max_length=200)]


class ApiClientSubmission(Submission):
    """A machine that is to act with one role in named inspections, within its scopes."""

    name: Line
    role: Role
    scopes: Scopes
    inspection_ids: Inspections


class ScopeChoice(View):
    """One scope in plain words; scopes of one group stand together."""

    scope: str
    group: str
    words: str


class RoleChoice(View):
    """A role that a machine can act with, and the scopes that are of any use to it."""

    role: Role
    role_in_words: str
    scopes: list[str]


class ApiClientChoices(View):
    """What can be chosen for a machine of the caller's organisation, and what no machine ever holds."""

    roles: list[RoleChoice]
    scopes: list[ScopeChoice]
    never: list[ScopeChoice]
    latest_expiry: date


class ApiClientChange(Submission):
    """What can change of a client; its role cannot."""

    name: Line | None = None
    scopes: Scopes | None = None
    inspection_ids: Inspections | None = None


class SecretSubmission(Submission):
    """How long a secret is to hold: twelve months at most, and that where nothing is said."""

    expires_on: Day | None = None


class SecretState(StrEnum):
    """Whether a secret still fetches tokens."""

    LIVE = "live"
    EXPIRED = "expired"
    REVOKED = "revoked"


class SecretView(View):
    """A secret as it can be seen: never itself."""

    id: UUID
    state: SecretState
    created_at: datetime
    expires_on: date
    revoked_at: datetime | None
    last_used_at: datetime | None


class ApiClientView(View):
    """A machine client."""

    id: UUID
    name: str
    role: Role
    scopes: list[str]
    inspection_ids: list[UUID]
    created_at: datetime
    revoked_at: datetime | None
    last_used_at: datetime | None
    secrets: list[SecretView]
    permitted_actions: list[PermittedAction] = Field(default_factory=list)


class SecretMadeView(SecretView):
    """The answer to the one who makes a secret: the only time that it is shown."""

    client_id: UUID
    secret: str


class MachineTokenView(View):
    """An access token for a machine (RFC 6749, 5.1)."""

    access_token: str
    token_type: str = "Bearer"  # noqa: S105 (the kind of token, no secret)
    expires_in: int
    scope: str
