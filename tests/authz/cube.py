"""The cube of roles and operations, decided on the pure rules and compared with the oracle."""

from collections.abc import Iterator
from itertools import combinations
from uuid import UUID

from tests.authz.visibility import ATTENDED, Line

from plumbline.identity.principal import Principal
from plumbline.identity.roles import ADMINISTRATORS, Role, Side
from plumbline.identity.rules import refusal

HERE, ELSEWHERE = UUID(int=1), UUID(int=2)
SOMEBODY, ORGANISATION = UUID(int=3), UUID(int=4)


def caller(roles: frozenset[Role], *, scopes: frozenset[str] | None = None, inspection: UUID = HERE) -> Principal:
    """Give a person with these roles or, with scopes, a machine."""
    machine = scopes is not None
    return Principal(
        account_id=None if machine else SOMEBODY,
        client_id=SOMEBODY if machine else None,
        session_id=None,
        organisation_id=ORGANISATION,
        side=next(iter(roles)).side if roles else Side.COUNCIL,
        name="somebody",
        memberships={inspection: roles - ADMINISTRATORS},
        organisation_roles=roles & ADMINISTRATORS,
        scopes=scopes,
    )


def answer(principal: Principal, operation: str) -> int | None:
    refused = refusal(principal, HERE, operation)
    return refused.status if refused is not None else None


def best(line: Line, roles: frozenset[Role]) -> int | None:
    """Of several roles the one that may do most decides."""
    refusals = {line.cells[role.value].rule_refuses_with for role in roles}
    return None if None in refusals else min(refusals, default=404)


def disagreements(line: Line) -> Iterator[tuple[str, int | None, int | None]]:
    """Give (who, expected, answered) wherever the rule of one operation and the oracle differ; count by exhausting it."""
    for who, expected, principal in cases(line):
        answered = answer(principal, line.operation)
        if answered != expected:
            yield who, expected, answered


def cases(line: Line) -> Iterator[tuple[str, int | None, Principal]]:
    """Every role alone and every two of one side; each as a person, as machines with, without and with all other scopes."""
    others = frozenset({"inspections:read", "evidence:read", "findings:read", "comments:write", "timetable:read", "exports:read"}) - {
        line.scope
    }
    nobody = frozenset[Role]()
    yield "nobody", 404, caller(nobody)
    for roles in _holdings():
        who, expected = " and ".join(sorted(roles)), best(line, roles)
        yield who, expected, caller(roles)
        machine = expected if expected is not None or line.scope not in ATTENDED else 403
        yield f"{who}, a machine", machine, caller(roles, scopes=frozenset({line.scope}))
        without = 403 if expected is None else expected
        yield f"{who}, a machine without scopes", without, caller(roles, scopes=frozenset())
        yield f"{who}, a machine with other scopes", without, caller(roles, scopes=others)
        if not roles & ADMINISTRATORS:
            yield f"{who}, of another inspection", 404, caller(roles, inspection=ELSEWHERE)


def _holdings() -> Iterator[frozenset[Role]]:
    yield from (frozenset({role}) for role in Role)
    yield from (frozenset(pair) for pair in combinations(Role, 2) if pair[0].side is pair[1].side)
