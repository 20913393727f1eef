"""The embedded PostgreSQL: one server for a data folder, stopped by its last user, in nobody's way."""

import os
import pwd
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from plumbline.operations import embedded
from plumbline.operations.cluster import OtherMajorVersion

HOLD = """
import sys, time
from pathlib import Path
from plumbline.operations import embedded
server = embedded.start(Path(sys.argv[1]), durable=False)
print(server.app_url, flush=True)
time.sleep(60)
"""


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A data folder whose database is gone after the test."""
    yield tmp_path / "home"
    server = embedded.start(tmp_path / "home", durable=False, older=True)
    server.stop(discard=True)


def answer(url: str, query: str) -> object:
    with psycopg.connect(url) as connection:
        row = connection.execute(query).fetchone()
    assert row is not None
    return row[0]


def answers(url: str) -> bool:
    try:
        return answer(url, "select 1") == 1
    except psycopg.OperationalError:
        return False


def modes(folder: Path) -> dict[Path, int]:
    return {above: above.stat().st_mode for above in (folder, *folder.parents)}


@pytest.mark.parametrize("role", ["owner_url", "app_url"])
def test_neither_the_owner_nor_the_serving_role_can_look_past_row_security(home: Path, role: str) -> None:
    server = embedded.start(home, durable=False)
    query = "select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from pg_roles where rolname = current_user"
    assert answer(getattr(server, role), query) is False
    server.stop()


def test_no_folder_above_the_data_or_above_the_programs_changes_its_mode(tmp_path: Path, home: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    before = modes(closed) | modes(Path(sys.prefix))
    server = embedded.start(closed / "inner" / "home", durable=False)
    assert answers(server.app_url)
    server.stop(discard=True)
    assert modes(closed) | modes(Path(sys.prefix)) == before


def test_a_data_folder_too_deep_for_a_socket_still_starts(tmp_path: Path, home: Path) -> None:
    deep = tmp_path / "/".join(["a-folder-with-a-long-name"] * 5)
    server = embedded.start(deep, durable=False)
    assert answers(server.app_url)
    server.stop(discard=True)


def test_a_server_whose_starter_was_killed_is_taken_up_again_and_stopped(home: Path) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(home)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    url = holder.stdout.readline().strip()
    holder.kill()
    holder.wait()
    holder.stdout.close()
    assert answers(url), "it is still there, and nobody holds it"

    server = embedded.start(home, durable=False)
    assert answers(server.app_url)
    server.stop()
    assert not answers(server.app_url)


def test_a_server_that_was_killed_itself_starts_again_with_what_it_had_committed(home: Path) -> None:
    server = embedded.start(home)
    with psycopg.connect(server.owner_url) as connection:
        connection.execute("create table kept as select 7 as number")
    os.kill(int((server.cluster.data / "postmaster.pid").read_text().splitlines()[0]), signal.SIGKILL)
    for _ in range(50):
        if not answers(server.owner_url):
            break
        time.sleep(0.1)

    again = embedded.start(home)
    assert answer(again.owner_url, "select number from kept") == 7
    again.stop()
    server.stop()


def test_the_server_goes_with_its_last_user_and_not_before(home: Path) -> None:
    first, second = embedded.start(home, durable=False), embedded.start(home, durable=False)
    first.stop()
    assert answers(second.app_url)
    second.stop()
    assert not answers(second.app_url)


def test_two_data_folders_have_nothing_in_common(home: Path, tmp_path: Path) -> None:
    one, other = embedded.start(home, durable=False), embedded.start(tmp_path / "other", durable=False)
    with psycopg.connect(one.owner_url) as connection:
        connection.execute("create table of_one (number integer)")
    assert answer(other.owner_url, "select to_regclass('of_one')") is None
    one.stop()
    assert answers(other.app_url)
    other.stop(discard=True)


def test_a_data_folder_made_again_does_not_meet_its_old_database(home: Path) -> None:
    server = embedded.start(home, durable=False)
    with psycopg.connect(server.owner_url) as connection:
        connection.execute("create table of_before (number integer)")
    server.stop()
    was = server.cluster.folder
    home.rename(home.with_name("moved away"))
    again = embedded.start(home, durable=False)
    assert answer(again.owner_url, "select to_regclass('of_before')") is None
    again.stop()
    embedded.start(home.with_name("moved away"), durable=False).stop(discard=True)
    assert not was.exists()


def test_data_of_another_major_version_is_refused_with_the_two_commands_that_carry_it_over(home: Path) -> None:
    server = embedded.start(home, durable=False)
    server.stop()
    mark = server.cluster.data / "PG_VERSION"
    mark.write_text("17\n")
    with pytest.raises(OtherMajorVersion) as refusal:
        embedded.start(home)
    commands = [line.strip() for line in str(refusal.value).splitlines() if "bin/plumbline" in line]
    assert [re.findall(r"plumbline (backup|restore) ", command) for command in commands] == [["backup"], ["restore"]]
    assert mark.read_text() == "17\n"
    mark.write_text("18\n")


def test_the_server_never_runs_as_root(home: Path) -> None:
    server = embedded.start(home, durable=False)
    runs_as = pwd.getpwuid((server.cluster.data / "postmaster.pid").stat().st_uid).pw_name
    assert runs_as == ("plumbline" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name)
    server.stop()
