"""`plumbline methodology check|publish`, as the inspectorate uses it for its own text."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.orm import Session
from tests.methodology.documents import JSW, JSW_FOLDER, THEMATIC, THEMATIC_FILE
from typer.testing import CliRunner

from plumbline.kernel.database import Database
from plumbline.kernel.transaction import system_session
from plumbline.methodology import service
from plumbline.methodology.canonical import digest
from plumbline.methodology.commands import OpenSession, commands

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)


@contextmanager
def no_database() -> Iterator[tuple[Session, datetime]]:
    pytest.fail("a check opened the database")
    yield


@pytest.fixture
def installed(database: Database) -> OpenSession:
    @contextmanager
    def opened() -> Iterator[tuple[Session, datetime]]:
        with system_session(database) as session:
            yield session, NOW

    return opened


def broken_copy(folder: Path) -> Path:
    file = folder / "broken.yaml"
    file.write_text(
        THEMATIC_FILE.read_text()
        .replace("total_weeks: 9", "total_weeks: 8")
        .replace("group: people, title: A home", "group: places, title: A home")
    )
    return file


BROKEN = [
    "broken.yaml: stages[reporting]: week 9 is past the last of 8 weeks",
    "broken.yaml: tasks[publish_national_report].deadline.week: week 9 is past the last of 8 weeks",
    "broken.yaml: tasks[publish_national_report].milestone.opens.week: week 9 is past the last of 8 weeks",
    "broken.yaml: indicators[housing].group: there is no group places; the groups are people",
]


def test_a_check_of_a_sound_method_gives_its_hash_without_a_database() -> None:
    result = CliRunner().invoke(commands(no_database), ["check", str(JSW_FOLDER)])
    assert (result.exit_code, result.output) == (0, f"jsw-2019, edition 2019: no problems. SHA-256 {digest(JSW.document())}\n")


def test_a_check_of_a_broken_method_names_everything_and_fails(tmp_path: Path) -> None:
    result = CliRunner().invoke(commands(no_database), ["check", str(broken_copy(tmp_path))])
    assert result.exit_code == 1
    assert result.output.splitlines() == BROKEN


def test_the_problems_of_a_file_can_be_asked_for_without_a_command(tmp_path: Path) -> None:
    assert service.check_file(broken_copy(tmp_path)) == BROKEN
    assert service.check_file(THEMATIC_FILE) == []


def test_publishing_says_which_version_it_became(installed: OpenSession, database: Database) -> None:
    result = CliRunner().invoke(commands(installed), ["publish", str(THEMATIC_FILE)])
    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[-1] == "throughcare-thematic: version 1 is published now."
    with system_session(database) as session:
        assert service.find_method(session, "throughcare-thematic").method == THEMATIC


def test_publishing_the_same_text_again_says_that_nothing_changed(installed: OpenSession, database: Database) -> None:
    with system_session(database) as session:
        service.publish_method(session, THEMATIC, now=NOW.replace(year=2025))
    result = CliRunner().invoke(commands(installed), ["publish", str(THEMATIC_FILE)])
    assert result.output.splitlines()[-1] == "throughcare-thematic: version 1 is published since 2025-01-05; it says the same."


def test_a_broken_method_is_not_published(tmp_path: Path) -> None:
    result = CliRunner().invoke(commands(no_database), ["publish", str(broken_copy(tmp_path))])
    assert result.exit_code == 1
    assert result.output.splitlines() == BROKEN
