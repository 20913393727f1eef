"""The second wall: whatever a query forgets, the database gives nothing of another council."""

from collections.abc import Callable
from datetime import datetime

from fastapi import FastAPI
from sqlalchemy import inspect, text
from tests.authz.world import notify, populate
from tests.people import Cast

from plumbline.kernel.transaction import system_session

UNPROTECTED = {
    "membership": "read to find out what a caller reaches, before anything is known of them",
    "api_client_inspection": "the same, for machines",
    "invitation": "opened with a secret by people who have no account yet",
    "download_ticket": "opened with a secret in place of a token",
    "read_entry": "appended by every transaction and read by the owner's commands alone",
}


def test_every_table_of_an_inspection_is_protected_or_has_its_reason(app: FastAPI) -> None:
    with app.state.database.engine.connect() as connection:
        tables = {name for name in inspect(connection).get_table_names() if "inspection_id" in _columns(connection, name)}
        forced = set(
            connection.execute(
                text("select relname from pg_class where relrowsecurity and relforcerowsecurity and relkind = 'r'")
            ).scalars()
        )
        role = connection.execute(text("select rolsuper or rolbypassrls from pg_roles where rolname = current_user")).scalar_one()
    assert len(forced) > 20
    assert tables - forced == UNPROTECTED.keys()
    assert role is False


def _columns(connection: object, table: str) -> set[str]:
    return {column["name"] for column in inspect(connection).get_columns(table)}  # type: ignore[attr-defined]


def test_with_the_reach_of_one_council_no_table_shows_a_row_of_another(
    app: FastAPI, cast: Cast, at: Callable[[datetime], datetime]
) -> None:
    world, other = populate(cast, at), populate(cast, at, "B", "-B")
    notify(world)
    notify(other)
    with system_session(app.state.database) as session:
        protected = list(
            session.execute(text("select relname from pg_class where relforcerowsecurity and relkind = 'r' order by 1")).scalars()
        )
        whole = {table: session.execute(text(f"select count(*) from {table}")).scalar_one() for table in protected}
    shown = {}
    with app.state.database.engine.begin() as connection:
        for name, value in (("inspections", world.ids["inspection"]), ("organisation", str(cast.organisation("A"))), ("everything", "")):
            connection.execute(text("select set_config(:name, :value, true)"), {"name": f"plumbline.{name}", "value": value})
        for table in protected:
            rows = connection.execute(text(f"select row_to_json(t)::text from {table} t")).scalars().all()
            shown[table] = len(rows)
            strangers = [row for row in rows if other.ids["inspection"] in row or str(cast.organisation("B")) in row]
            assert strangers == [], table
    filled = {table for table, count in whole.items() if count}
    assert len(filled) > 12
    # Both councils have the same kinds of things, so that half of each is hidden.
    assert {table for table in filled if shown[table] == whole[table]} == set()
    assert {table for table in filled if shown[table] == 0} == set()


def test_with_no_reach_at_all_nothing_is_shown(app: FastAPI, cast: Cast, at: Callable[[datetime], datetime]) -> None:
    populate(cast, at)
    with app.state.database.engine.begin() as connection:
        protected = connection.execute(text("select relname from pg_class where relforcerowsecurity and relkind = 'r'")).scalars().all()
        assert [table for table in protected if connection.execute(text(f"select count(*) from {table}")).scalar_one()] == []
