"""Reads of restricted material are logged and sealed (R149)."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from sqlalchemy import Engine, text

from plumbline.kernel import read_log
from plumbline.kernel.database import Database
from plumbline.kernel.transaction import system_session

NOON = datetime(2026, 3, 25, 12, tzinfo=UTC)


def log_read(database: Database, at: datetime) -> None:
    with system_session(database) as session:
        session.add(
            read_log.ReadEntry(
                at=at,
                reader=uuid4(),
                reader_name="a reader",
                inspection_id=None,
                subject_kind="evidence",
                subject_id=uuid4(),
                what="content",
            )
        )


def test_reads_are_sealed_in_batches_once_they_are_settled(database: Database) -> None:
    log_read(database, NOON)
    log_read(database, NOON)
    log_read(database, NOON + timedelta(minutes=58))
    with system_session(database) as session:
        assert read_log.seal(session, NOON + timedelta(hours=1)) == 2
        assert read_log.seal(session, NOON + timedelta(hours=1)) == 0
        assert read_log.seal(session, NOON + timedelta(hours=2)) == 1
        assert read_log.find_breaks(session) == []


def test_a_sealed_read_that_was_altered_is_found(database: Database, sweeper: Engine) -> None:
    log_read(database, NOON)
    with system_session(database) as session:
        read_log.seal(session, NOON + timedelta(hours=1))
    with sweeper.begin() as connection:
        connection.execute(text("update read_entry set reader_name = 'somebody else'"))
    with system_session(database) as session:
        assert read_log.find_breaks(session) == ["reads 1 to 1 are not what was sealed"]
