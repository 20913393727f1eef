"""The tests tested: each cell of the policy is turned over in turn, and the cube must notice every time."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.authz.cube import disagreements
from tests.authz.visibility import visibility

from plumbline.identity.roles import Role
from plumbline.identity.rules import POLICY, Rule


def mutants(rule: Rule) -> Iterator[tuple[str, Rule]]:
    """Give every rule that differs in one role's cell or in the scope."""
    for role in Role:
        one = frozenset({role})
        elsewhere = {
            "acts": replace(rule, roles=rule.roles | one),
            "is forbidden": replace(rule, roles=rule.roles - one, sees=rule.sees | one),
            "never": replace(rule, roles=rule.roles - one, sees=rule.sees - one),
        }
        place = "acts" if role in rule.roles else "is forbidden" if role in rule.sees else "never"
        yield from ((f"{role} {word}", mutant) for word, mutant in elsewhere.items() if word != place)
    yield "another scope", replace(rule, scope="exports:read")
    yield "no role at all", replace(rule, roles=frozenset())


@pytest.mark.parametrize("operation", sorted(visibility()))
def test_no_mutant_of_a_rule_survives_the_cube(operation: str, monkeypatch: pytest.MonkeyPatch) -> None:
    line, survivors, tried = visibility()[operation], [], 0
    for name, mutant in mutants(POLICY[operation]):
        monkeypatch.setitem(POLICY, operation, mutant)
        tried += 1
        if next(disagreements(line), None) is None:
            survivors.append(name)
    assert (survivors, tried) == ([], 2 * len(Role) + 2)
