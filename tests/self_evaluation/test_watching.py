"""An outage is found from missing signs of life, and a moved clock is none (guidance, stage 2, week 11; R60)."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import text

from plumbline.kernel.database import Database
from plumbline.kernel.transaction import system_session
from plumbline.self_evaluation.outages import outages_between
from plumbline.self_evaluation.watching import leave_sign_of_life

NOON = datetime(2026, 3, 18, 12, tzinfo=UTC)


def beat(database: Database) -> None:
    with system_session(database) as session:
        leave_sign_of_life(session, production=False)


def fall_silent(database: Database, seconds: int) -> None:
    """Let the last sign of life lie further back."""
    with system_session(database) as session:
        session.execute(text("update service_beat set beaten_at = beaten_at - make_interval(secs => :for)"), {"for": seconds})


def outages(database: Database) -> list[timedelta]:
    with system_session(database) as session:
        found = outages_between(session, NOON - timedelta(days=1), NOON + timedelta(days=1))
        return [span.ended_at - span.began_at for span in found if span.ended_at]


def test_a_service_that_was_silent_for_too_long_was_not_ready(database: Database, at: Callable[[datetime], datetime]) -> None:
    at(NOON)
    beat(database)
    fall_silent(database, 80)
    beat(database)
    assert outages(database) == []
    fall_silent(database, 600)
    beat(database)
    (lasted,) = outages(database)
    assert timedelta(seconds=599) < lasted < timedelta(seconds=660)
    beat(database)
    assert len(outages(database)) == 1


def test_a_clock_that_is_moved_is_no_outage(database: Database, at: Callable[[datetime], datetime]) -> None:
    at(NOON - timedelta(hours=5))
    beat(database)
    at(NOON)
    beat(database)
    assert outages(database) == []
