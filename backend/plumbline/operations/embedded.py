"""The embedded PostgreSQL: a real server over the data folder, shared by the processes that use it.

Nobody keeps a list of those processes: each holds a shared lock that the kernel releases when the
process ends, however it ends. Whoever stops last, and so gets the lock for itself, stops the server.
A server that a killed process left running is simply taken up by the next start.
"""

import contextlib
import fcntl
import hashlib
import os
import pwd
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import quote

import psycopg
from psycopg import sql

from plumbline.operations import account
from plumbline.operations.cluster import (
    FOLDERS,
    MAJOR,
    SUPERUSER,
    Cluster,
    OtherMajorVersion,
)

OWNER = "plumbline_owner"
APP = "plumbline_app"
DATABASE = "plumbline"
# The kernel cuts a socket's path at 108 bytes on Linux, at 104 elsewhere.
LONGEST_SOCKET_FOLDER = 80


@dataclass(frozen=True)
class EmbeddedPostgres:
    cluster: Cluster
    major: int
    users: IO[str]
    starting: Path

    @property
    def owner_url(self) -> str:
        """For migrations: owns the database, and is no superuser."""
        return self.url_of(OWNER)

    @property
    def app_url(self) -> str:
        """For serving: may only what the migrations grant, and is bound by row security."""
        return self.url_of(APP)

    @property
    def superuser_url(self) -> str:
        return self.url_of(SUPERUSER)

    def url_of(self, role: str, database: str = DATABASE) -> str:
        return f"postgresql://{role}@/{quote(database)}?host={quote(str(self.cluster.sockets), safe='/')}"

    def create_database(self, name: str, template: str | None = None) -> None:
        """Make a database that the owner role owns, as a copy of `template` when one is given."""
        statement = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}").format(
            sql.Identifier(name),
            sql.Identifier(OWNER),
            sql.Identifier(template or "template0"),
        )
        with self._administering() as connection:
            connection.execute(statement)

    def drop_database(self, name: str) -> None:
        with self._administering() as connection:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def rename_database(self, name: str, new: str) -> None:
        with self._administering() as connection:
            connection.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(name), sql.Identifier(new)))

    def databases(self) -> set[str]:
        with self._administering() as connection:
            return {name for (name,) in connection.execute("SELECT datname FROM pg_database")}

    def stop(self, *, discard: bool = False) -> None:
        """Stop the server, unless another process still uses it; `discard` then removes its data, after tests."""
        with locked(self.starting):
            try:
                fcntl.flock(self.users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
            else:
                if self.cluster.running(self.major):
                    self.cluster.stop(self.major)
                if discard:
                    shutil.rmtree(self.cluster.folder)
            finally:
                self.users.close()

    def prepare(self) -> None:
        """Make the two roles and the database, on the first start."""
        with self._administering() as connection:
            roles = {name for (name,) in connection.execute("SELECT rolname FROM pg_roles")}
            for role in {OWNER, APP} - roles:
                connection.execute(
                    sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE").format(sql.Identifier(role))
                )
        if DATABASE not in self.databases():
            self.create_database(DATABASE)

    def _administering(self) -> psycopg.Connection:
        return psycopg.connect(self.url_of(SUPERUSER, "postgres"), autocommit=True)


def start(home: Path, *, durable: bool = True, older: bool = False) -> EmbeddedPostgres:
    """Start the server of this data folder, or take up the one that runs.

    `durable=False` trades safety for speed, for tests. `older=True` also accepts data of another
    major version that the wheel brings: for a backup that is to be restored into this one.
    """
    home = home.resolve()
    home.mkdir(parents=True, exist_ok=True)
    run = home / "run"
    run.mkdir(mode=0o700, exist_ok=True)
    starting = run / "starting.lock"
    with locked(starting), contextlib.ExitStack() as undoing:
        cluster = _cluster_of(home, durable=durable)
        major = _major_of(cluster, home, older=older)
        if cluster.version_found() is None:
            cluster.initialise()
        users = undoing.enter_context((run / "users.lock").open("w"))
        fcntl.flock(users, fcntl.LOCK_SH)
        if not cluster.running(major):
            cluster.start(major)
        server = EmbeddedPostgres(cluster, major, users, starting)
        if major == MAJOR:
            server.prepare()
        undoing.pop_all()
    return server


def _cluster_of(home: Path, *, durable: bool) -> Cluster:
    folder = home / "postgresql"
    owner = None
    if account.needed():
        if not folder.is_dir():
            folder = account.private_folder(folder)
        # Also right for a folder that an ordinary user began: the server goes on as that user.
        owner = pwd.getpwuid(folder.stat().st_uid)
    folder.mkdir(mode=0o700, exist_ok=True)
    return Cluster(
        folder=folder.resolve(),
        sockets=_socket_folder(folder.resolve()),
        owner=owner,
        durable=durable,
    )


def _socket_folder(folder: Path) -> Path:
    if len(os.fsencode(folder)) <= LONGEST_SOCKET_FOLDER:
        return folder
    name = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    short = Path(tempfile.gettempdir()) / f"plumbline-{os.geteuid()}-{name}"
    short.mkdir(mode=0o700, exist_ok=True)
    # Another user of the shared folder may have been there first, to listen in our place.
    if short.stat().st_uid != os.geteuid() or short.is_symlink():
        raise PermissionError(f"{short} belongs to somebody else")
    return short


def _major_of(cluster: Cluster, home: Path, *, older: bool) -> int:
    found = cluster.version_found()
    if found is None or found == str(MAJOR):
        return MAJOR
    if older and found.isdecimal() and int(found) in FOLDERS:
        return int(found)
    raise OtherMajorVersion(home, found)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
