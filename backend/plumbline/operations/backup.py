"""Backup and restore: the database, the files and the keys of one installation, in one folder.

The database is copied first. Files are written before the rows that name them and are never changed
or removed, so whatever the copied rows name is still there when the files are copied after them.
"""

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import obstore
from obstore.store import LocalStore, from_url
from sqlalchemy import create_engine, text

from plumbline.operations.installation import Installation, owner_url, storage_location
from plumbline.operations.migrating import bring_up_to_date, dump, plain, run_program
from plumbline.operations.trouble import Trouble
from plumbline.settings import Settings

if TYPE_CHECKING:
    from obstore.store import ObjectStore

FORMAT = 1
MANIFEST = "manifest.json"
DATABASE = "database.dump"
# Whole files and the parts of uploads under way; not what a killed upload left half written.
KEPT = ("sha256", "parts")
# In the data folder itself: without its keys a restored installation would sign everybody out.
BESIDE = ("keys", "demonstration-accounts.json")
PIECE = 1024 * 1024


def back_up(installation: Installation, folder: Path, administering_url: str) -> str:
    """Write a backup into an empty folder; gives a line that says what it holds."""
    if folder.exists() and any(folder.iterdir()):
        raise Trouble(f"{folder} is not empty: a backup goes into a folder of its own.")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    settings = installation.settings
    dump(administering_url, folder / DATABASE)
    store = _store(settings)
    for path in _kept(store):
        _fetch(store, path, folder / "files" / path)
    for name in BESIDE:
        _copy(settings.home / name, folder / "home" / name)
    members = {str(path.relative_to(folder)): _described(path) for path in sorted(folder.rglob("*")) if path.is_file()}
    # Written last: a folder without it is a backup that was broken off.
    (folder / MANIFEST).write_text(json.dumps({"format": FORMAT, "members": members}, indent=1))
    size = sum(member["bytes"] for member in members.values())
    return f"backed up the database and {len(members) - 1} files, {size} bytes, into {folder}"


def restore(installation: Installation, folder: Path) -> str:
    """Put a backup into an empty installation, after proving that it is whole."""
    members = _verified(folder)
    settings = installation.settings
    store = _store(settings)
    if _holds_tables(owner_url(settings)) or next(_kept(store), None) is not None:
        raise Trouble("This installation is not empty: restore into a new data folder, or a new database and store.")
    for name in members:
        kind, _, path = name.partition("/")
        if kind == "files":
            obstore.put(store, path, folder / name)
        elif kind == "home":
            _copy(folder / name, settings.home / path)
    run_program(
        "pg_restore",
        *(
            "--single-transaction",
            "--exit-on-error",
            "--no-owner",
            f"--dbname={plain(owner_url(settings))}",
        ),
        str(folder / DATABASE),
    )
    migrated = bring_up_to_date(installation)
    done = f"restored the database and {len(members) - 1} files from {folder}"
    return f"{done}\n{migrated}" if migrated else done


def _verified(folder: Path) -> dict[str, dict[str, Any]]:
    try:
        manifest = json.loads((folder / MANIFEST).read_text())
    except FileNotFoundError:
        raise Trouble(f"{folder} holds no whole backup: there is no {MANIFEST} in it.") from None
    if manifest["format"] != FORMAT:
        raise Trouble(f"{folder} was written in format {manifest['format']}; this release reads format {FORMAT}.")
    members: dict[str, dict[str, Any]] = manifest["members"]
    damaged = [name for name, said in members.items() if not (folder / name).is_file() or _described(folder / name) != said]
    if damaged:
        raise Trouble(f"The backup in {folder} is damaged; nothing was restored. Damaged or missing: {', '.join(damaged)}")
    return members


def _holds_tables(url: str) -> bool:
    engine = create_engine(url)
    with engine.connect() as connection:
        found = connection.scalar(text("select exists (select from pg_tables where schemaname = 'public')"))
    engine.dispose()
    return bool(found)


def _store(settings: Settings) -> "ObjectStore":
    location = storage_location(settings)
    if isinstance(location, str):
        return from_url(location)
    location.mkdir(mode=0o700, parents=True, exist_ok=True)
    return LocalStore(location)


def _kept(store: "ObjectStore") -> Iterator[str]:
    for prefix in KEPT:
        for page in obstore.list(store, prefix):
            for entry in page:
                yield entry["path"]


def _fetch(store: "ObjectStore", path: str, into: Path) -> None:
    into.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with into.open("wb") as file:
            for piece in obstore.get(store, path).stream(min_chunk_size=PIECE):
                file.write(piece)
    except FileNotFoundError:
        into.unlink()  # a part whose upload was finished meanwhile: its bytes are in the whole file


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
    elif source.exists():
        shutil.copy2(source, target)


def _described(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return {
            "sha256": hashlib.file_digest(file, "sha256").hexdigest(),
            "bytes": path.stat().st_size,
        }
