"""`plumbline run`, as a person starts and stops it."""

import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from tests.homes import FirstStart
from tests.processes import Run, answers, end_what_failed_tests_left, free_port

from plumbline.operations import embedded


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A data folder whose database is gone after the test."""
    yield tmp_path / "home"
    end_what_failed_tests_left()
    embedded.start(tmp_path / "home").stop(discard=True)


@pytest.fixture
def used_home(home: Path, demonstrated: FirstStart) -> Path:
    """A data folder that was served from before."""
    return demonstrated.copied_to(home)


def test_it_serves_and_control_c_stops_all_of_it_within_seconds(home: Path) -> None:
    run = Run(home, free_port())
    assert f"http://localhost:{run.port}" in run.ready()
    assert answers(run.port)
    assert run.stop() < 8
    assert not answers(run.port)
    assert not (home / "postgresql" / "data" / "postmaster.pid").exists()


def test_the_first_start_makes_the_demonstration_and_says_who_can_sign_in_and_the_next_does_not(
    demonstrated: FirstStart, used_home: Path
) -> None:
    accounts = used_home / "demonstration-accounts.json"
    people = json.loads(accounts.read_text())
    assert "made the demonstration" in demonstrated.said
    assert accounts.stat().st_mode & 0o777 == 0o600
    assert {"lead_inspector", "inspection_coordinator"} <= {person["role"] for person in people}
    second = Run(used_home, free_port(), demonstration=True)
    assert "made the demonstration" not in second.ready()
    second.stop()
    assert json.loads(accounts.read_text()) == people


def test_being_told_to_terminate_is_as_orderly_as_control_c(used_home: Path) -> None:
    run = Run(used_home, free_port())
    run.ready()
    run.stop(signal.SIGTERM)
    assert not (used_home / "postgresql" / "data" / "postmaster.pid").exists()


def test_a_killed_run_starts_again_without_help(used_home: Path) -> None:
    first = Run(used_home, free_port())
    first.ready()
    first.stop(signal.SIGKILL)
    second = Run(used_home, first.port)
    second.ready()
    assert answers(second.port)
    second.stop()


def test_a_server_whose_make_was_killed_goes_too(used_home: Path) -> None:
    run = Run(used_home, free_port(), through=("/bin/sh", "-c", '"$0" "$@"; true'), settings={"PLUMBLINE_STOPS_WITH_PARENT": "yes"})
    run.ready()
    run.process.kill()  # the shell alone
    for _ in range(100):
        if not answers(run.port) and not (used_home / "postgresql" / "data" / "postmaster.pid").exists():
            break
        time.sleep(0.1)
    assert not answers(run.port)
    assert not (used_home / "postgresql" / "data" / "postmaster.pid").exists()
    run.process.communicate(timeout=20)


def test_two_runs_with_their_own_port_and_data_folder_live_side_by_side(used_home: Path, demonstrated: FirstStart, tmp_path: Path) -> None:
    other_home = demonstrated.copied_to(tmp_path / "other")
    one, other = Run(used_home, free_port()), Run(other_home, free_port())
    one.ready()
    other.ready()
    one.stop()
    assert answers(other.port)
    other.stop()
    embedded.start(other_home).stop(discard=True)


def test_a_port_that_is_taken_is_told_before_anything_is_begun(home: Path) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        run = Run(home, int(taken.getsockname()[1]))
        said, _ = run.process.communicate(timeout=30)
    assert run.process.returncode == 1
    assert f"PORT={run.port + 1} make run" in said
    assert "Traceback" not in said
    assert not (home / "postgresql").exists()


def test_an_older_data_folder_is_backed_up_and_then_migrated(home: Path) -> None:
    migrate(home, "0001")
    run = Run(home, free_port())
    said = run.ready()
    kept = list((home / "backups").glob("before-migration-0001-*.dump"))
    assert len(kept) == 1
    assert kept[0].name in said
    assert kept[0].read_bytes().startswith(b"PGDMP")
    run.stop()


def test_a_data_folder_of_a_later_release_is_refused_and_left_alone(used_home: Path) -> None:
    set_version(used_home, "9999")
    run = Run(used_home, free_port())
    said, _ = run.process.communicate(timeout=30)
    assert run.process.returncode == 1
    assert "later release" in said
    assert "Traceback" not in said
    assert version_of(used_home) == "9999"


def migrate(home: Path, revision: str) -> None:
    server = embedded.start(home)
    script = "import sys; from plumbline.kernel.migrating import migrate; migrate(sys.argv[1], sys.argv[2])"
    subprocess.run([sys.executable, "-c", script, server.owner_url, revision], check=True)
    server.stop()


def version_of(home: Path) -> str:
    server = embedded.start(home)
    with psycopg.connect(server.owner_url) as connection:
        (version,) = connection.execute("select version_num from alembic_version").fetchone() or ("",)
    server.stop()
    return str(version)


def set_version(home: Path, revision: str) -> None:
    server = embedded.start(home)
    with psycopg.connect(server.owner_url) as connection:
        connection.execute("update alembic_version set version_num = %s", (revision,))
    server.stop()
