"""Who is calling: a person or a machine client, with the roles they hold in each inspection right now."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from plumbline.identity.roles import Role, Side


@dataclass(frozen=True, kw_only=True)
class Principal:
    """The caller. It has no role of its own: roles are held in an inspection, or in the organisation for administrators.

    `scopes` limits what the token may be used for; `memberships` maps an inspection to the roles held in it.
    """

    account_id: UUID | None
    client_id: UUID | None
    session_id: UUID | None
    organisation_id: UUID
    side: Side
    name: str
    memberships: Mapping[UUID, frozenset[Role]] = field(default_factory=dict)
    organisation_roles: frozenset[Role] = frozenset()
    scopes: frozenset[str] | None = None
    authenticated_at: datetime | None = None

    @property
    def subject(self) -> UUID:
        """The account's id, or the client's."""
        subject = self.account_id or self.client_id
        if subject is None:
            raise ValueError("a principal is a person or a client")
        return subject

    @property
    def machine(self) -> bool:
        """Whether an unattended client calls, to which some scopes are never given."""
        return self.client_id is not None

    def roles_in(self, inspection_id: UUID | None) -> frozenset[Role]:
        """Give the roles held in that inspection, with those held in the organisation; empty for a stranger."""
        held = self.memberships.get(inspection_id, frozenset()) if inspection_id else frozenset()
        return held | self.organisation_roles

    def inspections_with(self, roles: frozenset[Role]) -> list[UUID]:
        """Give the inspections in which the caller holds one of `roles`, in a stable order."""
        return sorted((inspection for inspection, held in self.memberships.items() if held & roles), key=str)

    def at_home(self) -> "Principal":
        """Give the caller with every role of theirs at the organisation, for what belongs to it and to no inspection."""
        held = frozenset().union(*self.memberships.values())
        return replace(self, memberships={self.organisation_id: held})

    def may_use(self, scope: str) -> bool:
        """Whether the token carries `scope`. A person's session carries every scope; an empty set carries none."""
        return self.scopes is None or scope in self.scopes
