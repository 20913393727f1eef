"""Scopes: which there are, which side may hold them, and which are never given to a machine. Pure.

The right of a token is role ∩ scope ∩ inspections ∩ gate ∩ state; minting narrows and never widens.
"""

from collections.abc import Iterable

from plumbline.identity.roles import Role, Side
from plumbline.identity.rules import POLICY, UNATTENDED_NEVER

BOTH_SIDES = frozenset(
    [
        "inspections:read",
        "timetable:read",
        "requests:respond",
        "self_evaluation:read",
        "self_evaluation:write",
        "self_evaluation:submit",
        "evidence:read",
        "evidence:write",
        "case_lists:write",
        "case_readings:read",
        "case_readings:write",
        "findings:read",
        "report_drafts:read",
        "accuracy:read",
        "accuracy:write",
        "accuracy:submit",
        "improvement_plan:read",
        "improvement_plan:write",
        "improvement_plan:submit",
        "comments:read",
        "comments:write",
        "samples:read",
        "case_lists:read",
        "meetings:read",
        "meetings:write",
        "questions:read",
        "questions:write",
        "changes:read",
        "exports:read",
        "members:manage",
        "webhooks:manage",
        "audit:read_own",
        "notifications:read",
        "notifications:write",
    ]
)
INSPECTORATE_ONLY = frozenset(
    [
        "inspections:manage",
        "samples:draw",
        "evaluations:read",
        "evaluations:write",
        "accuracy:respond",
        "notes:read",
        "notes:write",
        "consensus:read",
        "consensus:write",
        "findings:write",
        "reports:write",
        "reports:qa",
        "reports:release",
        "reports:publish",
        "overview:read",
        "audit:read",
        "tokens:manage",
    ]
)


def grantable(side: Side) -> frozenset[str]:
    """Give the scopes that a machine of this side can ever hold."""
    known = BOTH_SIDES | INSPECTORATE_ONLY if side is Side.INSPECTORATE else BOTH_SIDES
    return known - UNATTENDED_NEVER


def useful_to(role: Role) -> frozenset[str]:
    """Give the scopes that a machine with this role can hold and do something with."""
    return grantable(role.side) & {rule.scope for rule in POLICY.values() if role in rule.roles}


def never(side: Side) -> frozenset[str]:
    """Give the scopes of this side that need a person."""
    return (BOTH_SIDES | INSPECTORATE_ONLY if side is Side.INSPECTORATE else BOTH_SIDES) & UNATTENDED_NEVER


def minted(asked: str, held: Iterable[str]) -> list[str] | None:
    """Give the scopes of a token that asks for `asked` and whose client holds `held`; None where they cannot be given.

    One space between names, no name twice (RFC 6749, 3.3): what reads in two ways is refused.
    """
    names = asked.split(" ")
    if len(set(names)) != len(names) or not set(names) <= set(held) - UNATTENDED_NEVER:
        return None
    return sorted(names)
