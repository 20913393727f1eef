"""The commands of production, over a database that somebody else runs: what `docker/compose.yaml` starts, without Docker."""

import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from tests.processes import PLUMBLINE, free_port

from plumbline.operations import embedded


@pytest.fixture
def production(postgres: embedded.EmbeddedPostgres, tmp_path: Path, second_database: str) -> dict[str, str]:
    """The environment of every process of one production installation."""
    given = {name: value for name, value in os.environ.items() if not name.startswith("PLUMBLINE_")}
    return given | {
        "PLUMBLINE_ENVIRONMENT": "production",
        "PLUMBLINE_HOME": str(tmp_path / "home"),
        "PLUMBLINE_DATABASE_URL": postgres.url_of(embedded.APP, second_database),
        "PLUMBLINE_PUBLIC_ORIGIN": "https://plumbline.example",
        "PLUMBLINE_SERVER_KEY": "known to this test alone, and long enough",
        "PLUMBLINE_SCANNER": "none",
    }


@pytest.fixture
def migrate(production: dict[str, str], postgres: embedded.EmbeddedPostgres, second_database: str) -> Callable[[], str]:
    """Bring the database to this version, as an administrator does; gives what was said."""
    environment = production | {"PLUMBLINE_OWNER_DATABASE_URL": postgres.url_of(embedded.OWNER, second_database)}

    def run() -> str:
        return subprocess.run([PLUMBLINE, "migrate"], check=True, capture_output=True, text=True, env=environment, timeout=120).stdout

    return run


@contextmanager
def started(environment: dict[str, str], *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen([PLUMBLINE, *arguments], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def status_of(port: int, path: str) -> int:
    """The status of an answer; 0 while nobody answers."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refusal:
        with refusal:
            return refusal.code
    except OSError:
        return 0


def become(port: int, path: str, status: int) -> bool:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if status_of(port, path) == status:
            return True
        time.sleep(0.2)
    return False


def test_two_services_and_a_worker_share_one_database_and_stop_when_told(production: dict[str, str], migrate: Callable[[], str]) -> None:
    migrate()
    ports = (free_port(), free_port())
    with ExitStack() as running:
        processes = [running.enter_context(started(production | {"PORT": str(port)}, "serve")) for port in ports]
        processes.append(running.enter_context(started(production, "worker")))
        assert [become(port, "/readyz", 200) for port in ports] == [True, True]
        assert processes[-1].poll() is None, "the worker works"
        for process in processes:
            process.send_signal(signal.SIGTERM)
        assert [process.wait(timeout=15) for process in processes] == [0, 0, 0]


def test_a_service_over_a_database_that_is_not_migrated_is_alive_and_not_ready(production: dict[str, str]) -> None:
    port = free_port()
    with started(production | {"PORT": str(port)}, "serve"):
        assert become(port, "/healthz", 200)
        assert status_of(port, "/readyz") == 503


def test_migrating_twice_does_nothing_the_second_time(migrate: Callable[[], str]) -> None:
    assert "made the tables" in migrate()
    assert "up to date" in migrate()


@pytest.mark.parametrize("missing", ["PLUMBLINE_DATABASE_URL", "PLUMBLINE_SCANNER", "PLUMBLINE_SERVER_KEY", "PLUMBLINE_PUBLIC_ORIGIN"])
def test_production_refuses_to_start_and_names_what_is_missing(production: dict[str, str], missing: str) -> None:
    environment = {name: value for name, value in production.items() if name != missing}
    done = subprocess.run([PLUMBLINE, "serve"], check=False, capture_output=True, text=True, env=environment, timeout=60)
    assert done.returncode == 1
    assert missing in done.stderr
    assert "Traceback" not in done.stderr
