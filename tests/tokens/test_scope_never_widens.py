"""However a machine asks, its token never holds more than the machine, and the machine never more than a machine may."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from plumbline.identity.clients.scopes import BOTH_SIDES, INSPECTORATE_ONLY, grantable, minted
from plumbline.identity.roles import Side

NEVER = {
    "consensus:read",
    "consensus:write",
    "evaluations:write",
    "reports:release",
    "reports:publish",
    "tokens:manage",
    "notes:read",
    "notes:write",
    "case_readings:write",
    "report_drafts:read",
    "accuracy:read",
    "accuracy:write",
    "accuracy:submit",
    "accuracy:respond",
    "members:manage",
    # A person's own inbox.
    "notifications:read",
    "notifications:write",
}
"""Typed from the contract, not computed from the code."""

every_scope = st.sampled_from(sorted(BOTH_SIDES | INSPECTORATE_ONLY))
spoiled = st.one_of(every_scope, st.text(max_size=20), every_scope.map(str.upper), every_scope.map(lambda scope: f"{scope}\u00a0"))


@settings(max_examples=500, deadline=None)
@given(held=st.sets(every_scope), asked=st.lists(spoiled, max_size=8), separator=st.sampled_from([" ", "  ", "\t", ",", "\n", "+"]))
@example(held={"evidence:read"}, asked=["evidence:read", "evidence:read"], separator=" ")
@example(held={"tokens:manage"}, asked=["tokens:manage"], separator=" ")
@example(held=set(), asked=[""], separator=" ")
def test_a_token_holds_no_more_than_was_asked_and_held(held: set[str], asked: list[str], separator: str) -> None:
    given_scopes = minted(separator.join(asked), held)
    if given_scopes is None:
        return
    assert set(given_scopes) <= set(asked)
    assert set(given_scopes) <= held
    assert not set(given_scopes) & NEVER
    assert len(given_scopes) == len(set(given_scopes))


@settings(max_examples=500, deadline=None)
@given(held=st.sets(every_scope, min_size=1), data=st.data())
def test_what_a_machine_may_ask_for_it_gets_in_full(held: set[str], data: st.DataObject) -> None:
    allowed = sorted(held - NEVER)
    if not allowed:
        return
    asked = data.draw(st.lists(st.sampled_from(allowed), min_size=1, unique=True))
    assert minted(" ".join(asked), held) == sorted(asked)


def test_no_machine_can_be_given_what_needs_a_person() -> None:
    for side in Side:
        assert not grantable(side) & NEVER
    assert not grantable(Side.COUNCIL) & INSPECTORATE_ONLY


def test_the_scopes_are_those_of_the_contract() -> None:
    assert (len(BOTH_SIDES), len(INSPECTORATE_ONLY)) == (34, 17)
    assert not BOTH_SIDES & INSPECTORATE_ONLY
    assert NEVER <= BOTH_SIDES | INSPECTORATE_ONLY
