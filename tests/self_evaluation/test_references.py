"""References of statements are never given twice in a section."""

from hypothesis import given
from hypothesis import strategies as st

from plumbline.self_evaluation.content import StatementKind
from plumbline.self_evaluation.references import give_references, refused_references

STRENGTH, AREA, ACTION = StatementKind


def test_each_kind_counts_for_itself() -> None:
    given_now = give_references([(STRENGTH, None), (AREA, None), (STRENGTH, None), (ACTION, None)], {})
    assert given_now.references == ["S1", "A1", "S2", "P1"]
    assert given_now.issued == {"S": 2, "A": 1, "P": 1}


def test_a_removed_reference_does_not_come_back_for_another_statement() -> None:
    assert give_references([(STRENGTH, "S1"), (STRENGTH, None)], {"S": 2}).references == ["S1", "S3"]


def test_a_reordered_statement_keeps_its_name() -> None:
    assert give_references([(STRENGTH, "S2"), (STRENGTH, "S1")], {"S": 2}).references == ["S2", "S1"]


def test_a_statement_that_becomes_another_kind_is_renamed() -> None:
    assert give_references([(ACTION, "S1")], {"S": 1}).references == ["P1"]


def test_a_reference_that_was_never_given_or_stands_twice_is_refused() -> None:
    errors = refused_references([(STRENGTH, "S1"), (STRENGTH, "S1"), (AREA, "A1"), (STRENGTH, "S9"), (ACTION, None)], {"S": 2})
    assert [(error.pointer, error.code) for error in errors] == [
        ("/statements/1/reference", "duplicate_reference"),
        ("/statements/2/reference", "unknown_reference"),
        ("/statements/3/reference", "unknown_reference"),
    ]


@given(st.lists(st.tuples(st.sampled_from(StatementKind), st.booleans()), max_size=30), st.integers(1, 5))
def test_over_any_course_of_edits_no_name_is_given_to_two_statements(edits: list[tuple[StatementKind, bool]], rounds: int) -> None:
    issued: dict[str, int] = {}
    named: set[str] = set()
    for _ in range(rounds):
        made = give_references([(kind, None) for kind, keep in edits if keep], issued)
        assert not named & set(made.references)
        named |= set(made.references)
        issued = made.issued
