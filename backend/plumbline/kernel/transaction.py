"""Where a transaction ends. Nobody else commits (a test searches for it)."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text
from sqlalchemy.orm import Session

from plumbline.kernel import ledger
from plumbline.kernel.database import Database


def complete(session: Session) -> None:
    """Write what the ledger holds back, then commit: the chain heads are the last rows locked."""
    ledger.write_pending(session)
    session.commit()


def reach_everything(session: Session) -> None:
    """Lift row security until this transaction ends: for the system's own work, and for an act of somebody who is in no inspection."""
    session.execute(text("select set_config('plumbline.everything', 'on', true)"))


@contextmanager
def system_session(database: Database) -> Iterator[Session]:
    """One transaction of the system itself (seeding, jobs, commands): reaches every inspection."""
    with database.sessions() as session:
        reach_everything(session)
        yield session
        complete(session)
