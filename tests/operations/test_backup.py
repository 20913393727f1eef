"""A backup that is restored loses nothing: no row, no file, no key, whatever row security hides from whom."""

import hashlib
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from tests.people import Cast

from plumbline.kernel.storage import Storage, address_of
from plumbline.operations import backup, embedded
from plumbline.operations.cluster import SUPERUSER
from plumbline.operations.installation import Installation
from plumbline.operations.trouble import Trouble
from plumbline.settings import Settings

CONTENT = b"the statutory annual report"


@pytest.fixture
def filled(settings: Settings, cast: Cast, postgres: embedded.EmbeddedPostgres, tmp_path: Path) -> Installation:
    """An installation with people, a ledger, a stored file and keys."""
    cast.person()
    home = tmp_path / "filled"
    (home / "keys").mkdir(parents=True)
    (home / "keys" / "server-key").write_text("a key")
    Storage.at(home / "files").keep_bytes(CONTENT)
    database = make_url(settings.database_url).database
    return Installation(settings.model_copy(update={"home": home}), postgres.url_of(SUPERUSER, str(database)))


@pytest.fixture
def empty(settings: Settings, postgres: embedded.EmbeddedPostgres, tmp_path: Path, second_database: str) -> Installation:
    """An installation whose database has no tables yet."""
    urls = {
        "database_url": postgres.url_of(embedded.APP, second_database),
        "owner_database_url": postgres.url_of(embedded.OWNER, second_database),
    }
    changed = {"home": tmp_path / "empty", "server_key": SecretStr("another key"), **urls}
    return Installation(settings.model_copy(update=changed), postgres.url_of(SUPERUSER, second_database))


def contents(url: str) -> dict[str, list[str]]:
    """Every row of every table, and every right on it, as nobody but the superuser sees them."""
    engine = create_engine(url)
    with engine.connect() as connection:
        tables = connection.execute(text("select tablename from pg_tables where schemaname = 'public' order by 1")).scalars().all()
        rows = "select t::text from {} t"
        found = {table: sorted(connection.execute(text(rows.format(table))).scalars()) for table in tables}
        guards = "select relname || relrowsecurity || relforcerowsecurity || coalesce(relacl::text, '') from pg_class"
        found["rights"] = sorted(connection.execute(text(f"{guards} where relnamespace = 'public'::regnamespace")).scalars())
        found["policies"] = sorted(connection.execute(text("select p::text from pg_policies p")).scalars())
    engine.dispose()
    return found


def test_a_restored_backup_holds_every_row_every_right_every_file_and_every_key(
    filled: Installation, empty: Installation, tmp_path: Path
) -> None:
    before = contents(filled.administering_url)
    assert before["account"], "a backup of nothing proves nothing"
    backup.back_up(filled, tmp_path / "kept", filled.administering_url)
    backup.restore(empty, tmp_path / "kept")
    assert contents(empty.administering_url) == before
    assert (empty.settings.home / "files" / address_of(hashlib.sha256(CONTENT).hexdigest())).read_bytes() == CONTENT
    assert (empty.settings.home / "keys" / "server-key").read_text() == "a key"


def test_a_backup_is_readable_by_its_owner_alone(filled: Installation, tmp_path: Path) -> None:
    backup.back_up(filled, tmp_path / "kept", filled.administering_url)
    assert (tmp_path / "kept").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("damage", ["changed", "missing", "broken off"])
def test_a_damaged_backup_is_refused_before_anything_is_restored(
    filled: Installation, empty: Installation, tmp_path: Path, damage: str
) -> None:
    kept = tmp_path / "kept"
    backup.back_up(filled, kept, filled.administering_url)
    file = next(path for path in (kept / "files").rglob("*") if path.is_file())
    if damage == "changed":
        file.write_bytes(CONTENT.replace(b"annual", b"manual"))
    elif damage == "missing":
        file.unlink()
    else:
        (kept / "manifest.json").unlink()
    with pytest.raises(Trouble):
        backup.restore(empty, kept)
    assert not [table for table in contents(empty.administering_url) if table not in {"rights", "policies"}]


def test_nothing_is_restored_over_an_installation_that_holds_something(filled: Installation, tmp_path: Path) -> None:
    backup.back_up(filled, tmp_path / "kept", filled.administering_url)
    with pytest.raises(Trouble, match="not empty"):
        backup.restore(filled, tmp_path / "kept")


def test_a_role_that_row_security_binds_cannot_make_a_backup_with_holes(filled: Installation, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="row-level security"):
        backup.back_up(filled, tmp_path / "kept", filled.settings.owner_database_url)
