"""One PostgreSQL for the run, one migrated template, one copy of it for each worker, emptied after each test."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
import structlog
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import Engine, create_engine, text
from tests.calling import QuickClient
from tests.conducted import Conducted, conduct
from tests.homes import FirstStart, first_start
from tests.people import Cast

from plumbline.kernel.clock import set_clock
from plumbline.kernel.database import Database
from plumbline.kernel.log import processors
from plumbline.kernel.migrating import migrate
from plumbline.kernel.transaction import system_session
from plumbline.main import create_app
from plumbline.operations import embedded
from plumbline.operations.cluster import SUPERUSER
from plumbline.settings import Environment, Settings

TEMPLATE = "plumbline_template"
# Handed out first, the longest before the others, so that no worker begins a long one when the rest is done.
LONG = (
    "tests/browser/",
    "tests/authz/test_canaries.py",
    "tests/contract/test_schemathesis.py",
    "tests/faults/",
    "tests/authz/",
    "tests/journeys/",
    "tests/demonstration/",
    "tests/operations/",
    "tests/docs/",
)

# As the service logs: the library's own way of showing an exception takes seconds for each.
structlog.configure(processors=[*processors(), structlog.processors.JSONRenderer()])


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Order the run: long tests first, in the order of LONG, then the others as they stand."""
    items.sort(key=lambda item: next((place for place, long in enumerate(LONG) if item.nodeid.startswith(long)), len(LONG)))


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[embedded.EmbeddedPostgres]:
    """The one server of the run; its last user stops it."""
    folder = tmp_path_factory.getbasetemp() if worker_id == "master" else tmp_path_factory.getbasetemp().parent
    server = embedded.start(folder / "postgresql-home", durable=False)
    yield server
    server.stop(discard=True)


@pytest.fixture(scope="session")
def database_urls(postgres: embedded.EmbeddedPostgres, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> tuple[str, str]:
    """The (serving, owning) addresses of this worker's own copy of the migrated template."""
    with embedded.locked(postgres.cluster.folder.parent / "template.lock"):
        if TEMPLATE not in postgres.databases():
            postgres.drop_database(f"{TEMPLATE}_new")
            postgres.create_database(f"{TEMPLATE}_new")
            migrate(postgres.url_of(embedded.OWNER, f"{TEMPLATE}_new"))
            postgres.rename_database(f"{TEMPLATE}_new", TEMPLATE)
        name = _database_of(worker_id)
        postgres.drop_database(name)
        postgres.create_database(name, template=TEMPLATE)
    return postgres.url_of(embedded.APP, name), postgres.url_of(embedded.OWNER, name)


@pytest.fixture(scope="session")
def settings(database_urls: tuple[str, str], tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The settings of the tests: everything real, in a folder of the worker's own."""
    serving, owning = database_urls
    return Settings(
        environment=Environment.TEST,
        home=tmp_path_factory.mktemp("home"),
        database_url=serving,
        owner_database_url=owning,
        server_key="a key that only the tests know, of enough characters",
        scanner="none",
        watch_seconds=0,
    )


@pytest.fixture(scope="session")
def app(settings: Settings) -> FastAPI:
    """The whole application."""
    return create_app(settings)


@pytest.fixture(scope="session")
def served(app: FastAPI) -> Iterator[TestClient]:
    """A client without a token, for the whole run; errors come back as answers, as a caller would see them."""
    with QuickClient(app) as client:
        yield client


@pytest.fixture(scope="session")
def sweeper(postgres: embedded.EmbeddedPostgres, worker_id: str) -> Iterator[Engine]:
    """A superuser's connection, which no row security blinds: it empties the tables between tests."""
    engine = create_engine(postgres.url_of(SUPERUSER, _database_of(worker_id)))
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def demonstrated(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> FirstStart:
    """The data folder that `plumbline run` made in an empty place; never to be written to, only copied."""
    folder = tmp_path_factory.getbasetemp() if worker_id == "master" else tmp_path_factory.getbasetemp().parent
    return first_start(folder / "first-start")


def _database_of(worker_id: str) -> str:
    return f"plumbline_{re.sub('[^a-z0-9]', '', worker_id)}"


def _empty(sweeper: Engine) -> None:
    with sweeper.begin() as connection:
        names = connection.execute(
            text("select quote_ident(tablename) from pg_tables where schemaname = 'public' and tablename <> 'alembic_version'")
        ).scalars()
        probes = " union all ".join(f"select '{name}' where exists (select from {name})" for name in names)
        filled = list(connection.execute(text(probes)).scalars())
        if filled:
            # For a few rows a DELETE is many times faster than a TRUNCATE; as a replica no trigger and no reference stands in its way.
            connection.execute(text("set local session_replication_role = replica"))
            connection.execute(text("; ".join(f"delete from {name}" for name in filled)))
            connection.execute(text("select setval(pg_get_serial_sequence('read_entry', 'sequence'), 1, false)"))


@pytest.fixture
def database(app: FastAPI, sweeper: Engine, served: TestClient) -> Iterator[Database]:
    """The database, empty but for what the migrations put there; emptied again afterwards."""
    yield app.state.database
    _empty(sweeper)
    served.cookies.clear()


@pytest.fixture
def client(served: TestClient, database: Database) -> TestClient:
    """A caller without a token."""
    return served


@pytest.fixture
def at(database: Database) -> Callable[[str | datetime], datetime]:
    """Move the product's clock: `at("2026-03-25T12:00:00Z")`."""

    def move(instant: str | datetime) -> datetime:
        moment = datetime.fromisoformat(instant) if isinstance(instant, str) else instant
        with system_session(database) as session:
            set_clock(database, session, moment.astimezone(UTC))
        return moment

    return move


@pytest.fixture
def cast(app: FastAPI, database: Database, served: TestClient) -> Cast:
    """The people of two councils and the inspectorate; inspections and roles are given as a test needs them."""
    return Cast(app, served)


@pytest.fixture
def conducted(cast: Cast, at: Callable[[str | datetime], datetime]) -> Conducted:
    """An inspection of council A by the method of 2019, a week before it begins."""
    return conduct(cast, at)
