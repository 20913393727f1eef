"""The audit trail cannot be bent unseen (R149), and neither side can count the other's acts."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import ProgrammingError

from plumbline.kernel import ledger
from plumbline.kernel.database import Database
from plumbline.kernel.transaction import system_session

BOTH = ledger.Action(name="test_shared_act", sides={"council": frozenset({"x"}), "inspectorate": frozenset({"y"})})
INTERNAL = ledger.Action(name="test_internal_act", sides={"inspectorate": frozenset({"y"})})
NOON = datetime(2026, 3, 25, 12, tzinfo=UTC)


def enter(database: Database, chain: UUID, *actions: ledger.Action) -> None:
    with system_session(database) as session:
        for action in actions:
            ledger.note(
                session,
                ledger.Occurrence(
                    chain=chain,
                    at=NOON,
                    actor=None,
                    actor_name="the system",
                    action=action,
                    subject_kind="thing",
                    subject_id=None,
                    summary="Done.",
                ),
            )


def sequences(database: Database, chain: UUID, side: str) -> list[int]:
    with system_session(database) as session:
        statement = select(ledger.LedgerEntry.sequence).where(ledger.LedgerEntry.chain == chain, ledger.LedgerEntry.side == side)
        return sorted(session.execute(statement).scalars())


def test_each_side_has_its_own_unbroken_sequence_so_that_no_gap_betrays_the_other(database: Database) -> None:
    chain = uuid4()
    enter(database, chain, BOTH, INTERNAL, INTERNAL)
    enter(database, chain, BOTH)
    assert sequences(database, chain, "council") == [1, 2]
    assert sequences(database, chain, "inspectorate") == [1, 2, 3, 4]


def test_a_transaction_that_fails_leaves_nothing_in_the_ledger(database: Database) -> None:
    chain = uuid4()
    with pytest.raises(RuntimeError), system_session(database) as session:
        ledger.note(
            session,
            ledger.Occurrence(
                chain=chain,
                at=NOON,
                actor=None,
                actor_name="the system",
                action=BOTH,
                subject_kind="thing",
                subject_id=None,
                summary="Done.",
            ),
        )
        raise RuntimeError
    assert sequences(database, chain, "inspectorate") == []


@pytest.mark.parametrize(
    "tampering",
    [
        "update ledger_entry set summary = 'Never happened.' where sequence = 2",
        "update ledger_entry set at = at + interval '1 second' where sequence = 3",
        "delete from ledger_entry where sequence = 2",
        "delete from ledger_entry where sequence = 4",
        "update ledger_head set sequence = 3",
    ],
)
def test_an_entry_that_was_altered_or_taken_out_is_found(database: Database, sweeper: Engine, tampering: str) -> None:
    chain = uuid4()
    enter(database, chain, INTERNAL, INTERNAL, INTERNAL, INTERNAL)
    with system_session(database) as session:
        assert ledger.find_breaks(session) == []
    with sweeper.begin() as connection:
        connection.execute(text(tampering))
    with system_session(database) as session:
        assert len(ledger.find_breaks(session)) == 1


@pytest.mark.parametrize("statement", ["update ledger_entry set summary = ''", "delete from ledger_entry", "truncate ledger_entry"])
def test_the_role_that_serves_cannot_change_the_ledger(database: Database, statement: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), database.sessions() as session:
        session.execute(text(statement))


def test_one_name_is_never_registered_with_different_readers() -> None:
    ledger.register(BOTH)
    ledger.register(BOTH)
    with pytest.raises(ValueError, match="registered twice"):
        ledger.register(ledger.Action(name=BOTH.name, sides={}))
