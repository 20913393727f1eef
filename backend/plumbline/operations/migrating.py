"""Bringing the database of an installation to this version, with a copy of what was there before."""

import subprocess
from pathlib import Path

from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.engine import make_url

from plumbline.kernel.migrating import configuration, migrate
from plumbline.operations.cluster import programs
from plumbline.operations.embedded import APP
from plumbline.operations.installation import Installation, owner_url
from plumbline.operations.trouble import Trouble

ROLES_LOCK = 7_311_953_206


def bring_up_to_date(installation: Installation) -> str | None:
    """Migrate where needed. Gives a line for the person who waits, or nothing when there was nothing to do.

    A database that holds an older version is copied to the data folder first: whoever starts a newer
    release on a whim can go back.
    """
    url = owner_url(installation.settings)
    script = ScriptDirectory.from_config(configuration())
    found, head = _revision(url), script.get_current_head()
    if found == head:
        return None
    if found is None:
        _ensure_serving_role(url, installation.settings.database_url)
        migrate(url)
        return "made the tables of the database"
    try:
        script.get_revision(found)
    except CommandError:
        raise Trouble(
            f"The database was written by a later release of Plumbline (its version is {found}, this release knows "
            f"up to {head}). Nothing was changed. Start that release, or restore an older backup."
        ) from None
    kept = _copy_kept(installation, found)
    migrate(url)
    return f"kept a copy of the older database in {kept} and migrated it from {found} to {head}"


def dump(url: str, into: Path) -> None:
    """Write one consistent copy of the database. Fails, rather than leave rows out, where row security hides some."""
    run_program("pg_dump", "--format=custom", f"--file={into}", f"--dbname={plain(url)}")
    into.chmod(0o600)


def run_program(program: str, *arguments: str) -> None:
    done = subprocess.run([programs() / program, *arguments], check=False, capture_output=True, text=True)
    if done.returncode != 0:
        raise Trouble(f"{program} failed:\n{done.stderr}")


def plain(url: str) -> str:
    """The address as PostgreSQL's own programs read it: without SQLAlchemy's name for the driver."""
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


def _revision(url: str) -> str | None:
    engine = create_engine(url)
    with engine.connect() as connection:
        present = connection.scalar(text("select to_regclass('alembic_version')"))
        found = connection.scalar(text("select version_num from alembic_version")) if present else None
    engine.dispose()
    return found


def _copy_kept(installation: Installation, found: str) -> Path:
    folder = installation.settings.home / "backups"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = next(place for count in range(1, 10_000) if not (place := folder / f"before-migration-{found}-{count}.dump").exists())
    beside = kept.with_suffix(".part")
    dump(installation.administering_url, beside)
    beside.rename(kept)
    return kept


def _ensure_serving_role(url: str, serving_url: str) -> None:
    """In an external database, make the plain role that serves: the migrations grant it what it may do."""
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": ROLES_LOCK})
        if not connection.scalar(text("select 1 from pg_roles where rolname = :name"), {"name": APP}):
            _make_role(connection, make_url(serving_url).password or "")
    engine.dispose()


def _make_role(connection: Connection, password: object) -> None:
    quoted = connection.scalar(text("select quote_literal(:password)"), {"password": str(password)})
    connection.exec_driver_sql(f"create role {APP} login nosuperuser nobypassrls nocreatedb nocreaterole password {quoted}")
