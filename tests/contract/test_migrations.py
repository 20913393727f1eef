"""The migrations make exactly what the models say, go down and up again, and lose nothing on the way."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, Engine, create_engine, inspect, text
from sqlalchemy.exc import IntegrityError

from plumbline.kernel.migrating import configuration, migrate
from plumbline.main import METADATA
from plumbline.operations import embedded
from plumbline.operations.cluster import SUPERUSER


@pytest.fixture
def empty(postgres: embedded.EmbeddedPostgres) -> Iterator[str]:
    """A database of the test's own, owned by the role that migrates."""
    name = f"migrating_{uuid4().hex[:8]}"
    postgres.create_database(name)
    yield name
    postgres.drop_database(name)


def constraints(engine: Engine) -> dict[str, set[Any]]:
    """Give the names of every CHECK constraint by table: autogeneration is blind to them."""
    seen = inspect(engine)
    return {
        table: {check["name"] for check in seen.get_check_constraints(table)}
        for table in seen.get_table_names()
        if table in METADATA.tables
    }


def test_there_is_one_head() -> None:
    assert len(ScriptDirectory.from_config(configuration()).get_heads()) == 1


def test_up_makes_what_the_models_say_and_down_and_up_again(postgres: embedded.EmbeddedPostgres, empty: str) -> None:
    owner = postgres.url_of(embedded.OWNER, empty)
    engine = create_engine(owner)
    migrate(owner)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": _ours, "compare_type": True})
        assert compare_metadata(context, METADATA) == []
    declared = {
        table.name: [check for check in table.constraints if isinstance(check, CheckConstraint)] for table in METADATA.sorted_tables
    }
    found = constraints(engine)
    assert {table: len(checks) for table, checks in found.items()} == {table: len(checks) for table, checks in declared.items()}
    with engine.begin() as connection:
        connection.execute(text("insert into organisation (id, side, name) values (gen_random_uuid(), 'inspectorate', 'Kept')"))
    command.downgrade(configuration(owner), "0002")
    with engine.connect() as connection:
        assert connection.execute(text("select name from organisation")).scalar_one() == "Kept"
    migrate(owner)
    assert constraints(engine) == found
    command.downgrade(configuration(owner), "base")
    left = set(inspect(engine).get_table_names()) - {"alembic_version"}
    engine.dispose()
    assert left == set()


AGREEMENT = """
    insert into agreement (id, inspection_id, matter, version, route, arrangements, side, proposed_by, proposed_by_name, proposed_at, {0})
    values (gen_random_uuid(), gen_random_uuid(), '{1}', 1, '{2}', '', 'council', gen_random_uuid(), 'Somebody', now(), {3})
"""


def test_the_agreement_on_case_data_comes_and_goes_and_leaves_the_other_as_it_was(postgres: embedded.EmbeddedPostgres, empty: str) -> None:
    """R156: held by the database too, on tables that have rows."""
    owner = postgres.url_of(embedded.OWNER, empty)
    command.upgrade(configuration(owner), "0025")
    engine = create_engine(postgres.url_of(SUPERUSER, empty), isolation_level="AUTOCOMMIT")
    none, both = ("confirmed_by", "null"), ("lawful_basis, privacy_notice", "'The statute.', 'On the website.'")
    with engine.connect() as connection:
        # No inspection stands behind the rows: what is asked here is what the table itself holds.
        connection.execute(text("set session_replication_role = replica"))

        def add(matter: str, route: str, further: tuple[str, str]) -> None:
            connection.execute(text(AGREEMENT.format(further[0], matter, route, further[1])))

        def kept() -> list[tuple[str, str]]:
            return [tuple(row) for row in connection.execute(text("select matter, route from agreement order by matter, route"))]

        add("self_evaluation", "own_format", none)
        command.upgrade(configuration(owner), "0026")
        add("case_data", "upload", both)
        refused = (
            ("case_data", "upload", none),
            ("self_evaluation", "api", both),
            ("lunch", "api", none),
            ("self_evaluation", "pigeon", none),
        )
        for row in refused:
            with pytest.raises(IntegrityError, match="check constraint"):
                add(*row)
        assert kept() == [("case_data", "upload"), ("self_evaluation", "own_format")]
        command.downgrade(configuration(owner), "0025")
        assert kept() == [("self_evaluation", "own_format")]
        for row in (("case_data", "api", none), ("self_evaluation", "upload", none)):
            with pytest.raises(IntegrityError, match="check constraint"):
                add(*row)
        command.upgrade(configuration(owner), "0026")
        assert kept() == [("self_evaluation", "own_format")]
    engine.dispose()


def test_the_serving_role_has_no_power_beyond_its_grants(postgres: embedded.EmbeddedPostgres, empty: str) -> None:
    migrate(postgres.url_of(embedded.OWNER, empty))
    engine = create_engine(postgres.url_of(SUPERUSER, empty))
    with engine.connect() as connection:
        role = connection.execute(text("select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = 'plumbline_app'")).one()
        append_only = connection.execute(
            text(
                "select table_name, privilege_type from information_schema.role_table_grants where grantee = 'plumbline_app' "
                "and table_name in ('ledger_entry', 'read_entry', 'read_seal', 'evaluation_version', 'evaluations_approval', "
                "'findings_sharing', 'methodology_version', 'comment_wording') and privilege_type not in ('SELECT', 'INSERT')"
            )
        ).all()
    engine.dispose()
    assert tuple(role) == (False, False, False)
    assert list(append_only) == []


def _ours(_thing: object, name: str | None, kind: str, *_: object) -> bool:
    return not (kind == "table" and (name or "").startswith("procrastinate_"))
