"""The rule engine: one table of operations, read by enforcement, by the documentation and by `permitted_actions`.

Order of refusal: a role that may never see this kind of thing finds nothing (404), whatever
the verb; one that may see it but not act is told who may (403).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, column, false, or_, select, table, true
from sqlalchemy.orm import InstrumentedAttribute

from plumbline.identity.principal import Principal
from plumbline.identity.roles import Role, Side
from plumbline.kernel.problems import Forbidden, NotFound
from plumbline.kernel.views import View

UNATTENDED_NEVER = frozenset(
    {
        "accuracy:read",
        "accuracy:respond",
        "accuracy:submit",
        "accuracy:write",
        "case_readings:write",
        "consensus:read",
        "consensus:write",
        "evaluations:write",
        "members:manage",
        "notes:read",
        "notes:write",
        "notifications:read",
        "notifications:write",
        "report_drafts:read",
        "reports:publish",
        "reports:release",
        "tokens:manage",
    }
)
"""Scopes that are never given to an unattended client: these acts need a person."""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """Who may call one operation.

    `roles` may act; `sees` may know that such a thing exists (by default those who act); `scope` is what a token needs;
    `gate` says in words which stage, week or state opens it (the service enforces it with a 409).
    """

    roles: frozenset[Role]
    scope: str
    sees: frozenset[Role] = frozenset()
    gate: str | None = None

    @property
    def seen_by(self) -> frozenset[Role]:
        """Everyone to whom a refusal may be explained."""
        return self.sees | self.roles


POLICY: dict[str, Rule] = {}


def register(rules: Mapping[str, Rule]) -> None:
    """Add a feature's rows. Raises ValueError where two features claim one operation with different rules."""
    for operation, rule in rules.items():
        if POLICY.setdefault(operation, rule) != rule:
            raise ValueError(f"the operation {operation} has two rules")


def who_may(rule: Rule) -> str:
    """Name the roles that may act, as a refusal says it: 'the lead inspector or the analyst'."""
    return _listed(rule.roles, "or")


def _listed(roles: frozenset[Role], joint: str) -> str:
    names = [f"the {role.words}" for role in Role if role in roles]
    return f"{', '.join(names[:-1])} {joint} {names[-1]}" if len(names) > 1 else "".join(names) or "nobody"


def in_words(rule: Rule) -> str:
    """Say what a rule asks for, as the description of its operation prints it."""
    gate = f" {rule.gate[0].upper()}{rule.gate[1:].rstrip('.')}." if rule.gate else ""
    others = rule.seen_by - rule.roles
    refused = f" 403 for {_listed(others, 'and')}, 404 for everyone else." if others else " 404 for everyone else."
    return f"May be called by {who_may(rule)}, with the scope `{rule.scope}`.{refused}{gate}"


def refusal(principal: Principal, inspection_id: UUID | None, operation: str) -> NotFound | Forbidden | None:
    """Give the answer to a caller who may not do `operation`, or nothing for one who may. Pure."""
    rule = POLICY[operation]
    held = principal.roles_in(inspection_id)
    if not held & rule.seen_by:
        return NotFound()
    if not held & rule.roles:
        return Forbidden(f"Only {who_may(rule)} may do this.")
    return _scope_refusal(principal, rule)


def _scope_refusal(principal: Principal, rule: Rule) -> Forbidden | None:
    if not principal.may_use(rule.scope) or (principal.machine and rule.scope in UNATTENDED_NEVER):
        return Forbidden(f"This token does not carry the scope {rule.scope}.")
    return None


def in_scope(principal: Principal, operation: str) -> bool:
    """Whether the caller's token carries the scope of an operation over all inspections."""
    return _scope_refusal(principal, POLICY[operation]) is None


def require_scope(principal: Principal, operation: str) -> None:
    """Raise Forbidden (403) for a token without the scope: for lists over all inspections, whose rows follow from the roles."""
    refused = _scope_refusal(principal, POLICY[operation])
    if refused is not None:
        raise refused


def require(principal: Principal, inspection_id: UUID | None, operation: str) -> None:
    """Let the caller pass or raise: NotFound (404) for a kind they never see, Forbidden (403) naming who may."""
    refused = refusal(principal, inspection_id, operation)
    if refused is not None:
        raise refused


class PermittedAction(View):
    """What the reader of a page may do next; a refused act stays visible with its reason."""

    action: str
    allowed: bool
    reason: str | None = None


def permitted_actions(principal: Principal, inspection_id: UUID | None, acts: Mapping[str, str | None]) -> list[PermittedAction]:
    """Say for each operation whether the caller may do it now.

    `acts` maps an operation to the reason why its state forbids it, or None. Kinds the caller never sees are left out.
    """
    listed: list[PermittedAction] = []
    for operation, reason in acts.items():
        refused = refusal(principal, inspection_id, operation)
        if isinstance(refused, NotFound):
            continue
        why = refused.detail if refused is not None else reason
        listed.append(PermittedAction(action=operation, allowed=why is None, reason=why))
    return listed


_INSPECTION = table("inspection", column("id"), column("council_id"))


def in_inspections(
    principal: Principal,
    roles: frozenset[Role],
    inspection: ColumnElement[UUID] | InstrumentedAttribute[UUID] | InstrumentedAttribute[UUID | None],
) -> ColumnElement[bool]:
    """Restrict a statement to inspections in which the caller holds one of `roles`; nobody's roles restrict to nothing."""
    clauses: list[ColumnElement[bool]] = []
    if principal.organisation_roles & roles:
        if principal.side is Side.INSPECTORATE:
            return true()
        clauses.append(inspection.in_(select(_INSPECTION.c.id).where(_INSPECTION.c.council_id == principal.organisation_id)))
    reached = principal.inspections_with(roles)
    if reached:
        clauses.append(inspection.in_(reached))
    return or_(false(), *clauses)
