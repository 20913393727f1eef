"""The record of when the service was not ready, and the second wall around what belongs to a council."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from tests.people import Cast
from tests.self_evaluation.conftest import Desk

from plumbline.identity.roles import Role
from plumbline.kernel.database import Database
from plumbline.kernel.transaction import system_session
from plumbline.self_evaluation.lateness import Span
from plumbline.self_evaluation.outages import outages_between, record_outage

NOON = datetime(2026, 3, 18, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def test_a_stretch_that_is_told_of_again_and_again_is_one_outage(database: Database) -> None:
    with system_session(database) as session:
        record_outage(session, NOON - 40 * MINUTE)
        record_outage(session, NOON - 39 * MINUTE)
        assert outages_between(session, NOON - 60 * MINUTE, NOON) == [Span(NOON - 40 * MINUTE, None)]
        record_outage(session, NOON - 38 * MINUTE, NOON - 30 * MINUTE)
        record_outage(session, NOON - 10 * MINUTE, NOON - 9 * MINUTE)
        assert outages_between(session, NOON - 60 * MINUTE, NOON) == [
            Span(NOON - 40 * MINUTE, NOON - 30 * MINUTE),
            Span(NOON - 10 * MINUTE, NOON - 9 * MINUTE),
        ]


@pytest.mark.parametrize(("began", "ended", "found"), [(-90, -60, 0), (-90, -59, 1), (0, 5, 1), (1, 5, 0)])
def test_an_outage_is_found_where_it_touches_the_stretch(database: Database, began: int, ended: int, found: int) -> None:
    with system_session(database) as session:
        record_outage(session, NOON + began * MINUTE, NOON + ended * MINUTE)
        assert len(outages_between(session, NOON - 60 * MINUTE, NOON)) == found


TABLES = ["self_evaluation", "self_evaluation_section", "self_evaluation_version", "self_evaluation_frozen", "self_evaluation_contributor"]


@pytest.mark.parametrize("table", TABLES)
def test_a_query_that_forgets_its_filter_still_gives_nothing_of_another_council(desk: Desk, cast: Cast, table: str) -> None:
    desk.write("1.1", "Ours.")
    desk.give("1.1", desk.by(Role.CONTRIBUTOR))
    desk.submit()

    def rows(organisation: str, inspections: str) -> int:
        with cast.app.state.database.sessions() as session:
            session.execute(text("select set_config('plumbline.organisation', :to, true)"), {"to": str(cast.organisation(organisation))})
            session.execute(text("select set_config('plumbline.inspections', :to, true)"), {"to": inspections})
            return session.execute(text(f"select count(*) from {table}")).scalar_one()

    assert rows("B", "") == 0
    assert rows("A", desk.conducted.id) > 0
