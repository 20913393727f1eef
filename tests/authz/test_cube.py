"""Every role at every operation, on the pure rules, against the oracle that was typed by hand."""

from collections.abc import Callable

import pytest
from tests.authz.cube import cases, disagreements
from tests.authz.visibility import visibility

from plumbline.identity.roles import Role
from plumbline.identity.rules import POLICY
from plumbline.main import create_app


def test_the_oracle_names_every_operation_and_every_role() -> None:
    assert callable(create_app)  # importing the application fills the table
    assert set(visibility()) == set(POLICY)
    assert {tuple(line.cells) for line in visibility().values()} == {tuple(next(iter(visibility().values())).cells)}
    assert set(next(iter(visibility().values())).cells) == {role.value for role in Role}


@pytest.mark.parametrize("operation", sorted(visibility()))
def test_the_rule_and_the_oracle_agree(operation: str) -> None:
    assert list(disagreements(visibility()[operation])) == []


@pytest.mark.parametrize("operation", sorted(visibility()))
def test_a_token_needs_the_scope_that_the_oracle_names(operation: str) -> None:
    assert POLICY[operation].scope == visibility()[operation].scope


def test_the_cube_is_whole(record_property: Callable[[str, object], None], capsys: pytest.CaptureFixture[str]) -> None:
    decided = sum(1 for line in visibility().values() for _ in cases(line))
    record_property("decisions", decided)
    with capsys.disabled():
        print(f"\n{decided} decisions about {len(visibility())} operations", end=" ")
    assert decided >= len(visibility()) * len(Role) * 4
