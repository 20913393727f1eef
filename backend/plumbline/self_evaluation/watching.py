"""Finding out that the service was not there: each process that serves leaves a sign of life, and a gap is an outage.

The gap is measured on the database's own clock, so that a moved clock of a demonstration is no outage; it is recorded on
the product's clock, on which deadlines run.
"""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from plumbline.kernel.clock import read_now
from plumbline.kernel.database import Database
from plumbline.kernel.transaction import system_session
from plumbline.self_evaluation.model import ServiceBeat
from plumbline.self_evaluation.outages import record_outage

SILENCE = timedelta(seconds=90)
"""Signs come every twenty seconds: four in a row are missing before it counts."""


def leave_sign_of_life(session: Session, *, production: bool) -> None:
    """Say that the service is ready now; where nobody said so for longer than `SILENCE`, record the outage that was."""
    real, shown = read_now(session, production=True), read_now(session, production=production)
    session.execute(insert(ServiceBeat).values(only_row=True, beaten_at=real).on_conflict_do_nothing())
    beat = session.execute(select(ServiceBeat).with_for_update().execution_options(populate_existing=True)).scalar_one()
    gap = real - beat.beaten_at
    if gap > SILENCE:
        record_outage(session, shown - gap, shown)
    beat.beaten_at = max(beat.beaten_at, real)
    session.flush()


def leave_sign_by_itself(database: Database) -> None:
    """Leave it in a transaction of its own; what prevents it is the outage that the next sign finds."""
    with system_session(database) as session:
        leave_sign_of_life(session, production=database.production)
