"""Versions in the database: numbered, hashed, found again as they were pinned, and never changed (R16)."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session
from tests.methodology.documents import JSW, JSW_FOLDER, THEMATIC, THEMATIC_FILE, thematic_document

from plumbline.kernel.database import Database
from plumbline.kernel.problems import NotFound
from plumbline.kernel.transaction import system_session
from plumbline.methodology import service
from plumbline.methodology.canonical import digest
from plumbline.methodology.loading import MethodRefusedError, parse
from plumbline.methodology.method import Method
from plumbline.methodology.model import MethodologyVersion

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def second_edition() -> Method:
    return parse(thematic_document() | {"edition": "2031, second"})


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    with system_session(database) as opened:
        yield opened


def test_the_first_version_is_1_and_carries_the_hash_of_its_document(session: Session) -> None:
    published = service.publish_file(session, JSW_FOLDER, now=NOW)
    assert (published.id, published.version, published.published_at) == ("jsw-2019", 1, NOW)
    assert published.sha256 == digest(JSW.document())
    assert service.find_method(session, "jsw-2019") == published


def test_a_later_text_becomes_the_next_version_and_the_earlier_one_stays(session: Session) -> None:
    first = service.publish_method(session, THEMATIC, now=NOW)
    second = service.publish_method(session, second_edition(), now=NOW)
    assert (first.version, second.version) == (1, 2)
    assert first.sha256 != second.sha256
    assert service.find_method(session, THEMATIC.id).method.edition == "2031, second"
    assert service.find_method(session, THEMATIC.id, 1).method.edition == "2031, first"


def test_what_an_inspection_pinned_is_found_by_its_hash_after_a_later_version(session: Session) -> None:
    first = service.publish_method(session, THEMATIC, now=NOW)
    service.publish_method(session, second_edition(), now=NOW)
    assert service.pinned_method(session, THEMATIC.id, first.sha256) == THEMATIC


def test_the_same_text_is_not_published_twice(session: Session) -> None:
    first = service.publish_method(session, THEMATIC, now=NOW)
    assert service.publish_method(session, THEMATIC, now=NOW.replace(hour=10)) == first
    assert len(session.execute(select(MethodologyVersion.version)).all()) == 1


def test_going_back_to_an_earlier_text_is_a_version_of_its_own(session: Session) -> None:
    for method in (THEMATIC, second_edition()):
        service.publish_method(session, method, now=NOW)
    assert service.publish_method(session, THEMATIC, now=NOW).version == 3


def test_a_method_that_is_not_sound_is_never_published(session: Session) -> None:
    with pytest.raises(MethodRefusedError, match="the file cannot be opened"):
        service.publish_file(session, THEMATIC_FILE.with_name("missing.yaml"), now=NOW)
    assert session.execute(select(MethodologyVersion.id)).all() == []


@pytest.mark.parametrize("version", [None, 1])
def test_a_method_that_was_never_published_is_not_found(session: Session, version: int | None) -> None:
    with pytest.raises(NotFound):
        service.find_method(session, "jsw-2019", version)


def test_a_version_that_does_not_exist_is_not_found(session: Session) -> None:
    service.publish_method(session, THEMATIC, now=NOW)
    with pytest.raises(NotFound):
        service.find_method(session, THEMATIC.id, 2)


def test_a_hash_that_was_never_published_is_not_found(session: Session) -> None:
    service.publish_method(session, THEMATIC, now=NOW)
    with pytest.raises(NotFound):
        service.pinned_method(session, THEMATIC.id, "0" * 64)


def test_a_hash_of_another_method_is_not_found(session: Session) -> None:
    service.publish_method(session, THEMATIC, now=NOW)
    sha256 = service.find_method(session, THEMATIC.id).sha256
    with pytest.raises(NotFound):
        service.pinned_method(session, "jsw-2019", sha256)


def test_what_comes_with_the_product_is_published_once_and_leaves_the_inspectorates_own_text_alone(session: Session) -> None:
    own = parse(JSW.document() | {"edition": "the inspectorate's own text"})
    service.publish_method(session, own, now=NOW)
    service.publish_shipped(session, now=NOW)
    assert service.find_method(session, "jsw-2019").method.edition == "the inspectorate's own text"


def test_what_comes_with_the_product_is_there_after_the_first_start(session: Session) -> None:
    service.publish_shipped(session, now=NOW)
    service.publish_shipped(session, now=NOW)
    assert service.find_method(session, "jsw-2019").method == JSW
    assert service.find_method(session, "jsw-2019").version == 1


CHANGES = [
    "update methodology_version set document = '{}'",
    "update methodology_version set version = 7",
    "delete from methodology_version",
]


@pytest.fixture
def published(database: Database) -> None:
    with system_session(database) as opened:
        service.publish_method(opened, THEMATIC, now=NOW)


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("change", CHANGES)
def test_the_role_that_serves_has_no_right_to_change_a_published_version(database: Database, change: str) -> None:
    with pytest.raises(DatabaseError, match="permission denied"), database.engine.begin() as connection:
        connection.execute(text(change))


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("change", CHANGES)
def test_the_database_refuses_even_its_administrator_to_change_a_published_version(sweeper: Engine, change: str) -> None:
    with pytest.raises(DatabaseError, match="a published method never changes"), sweeper.begin() as connection:
        connection.execute(text(change))


@pytest.mark.usefixtures("published")
def test_a_document_altered_behind_the_databases_back_is_noticed(
    database: Database, sweeper: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sweeper.begin() as connection:
        connection.execute(text("set local session_replication_role = replica"))
        connection.execute(text("""update methodology_version set document = jsonb_set(document, '{title}', '"Another"')"""))
    monkeypatch.setattr(service, "_READ", {})  # as in a process that starts afterwards
    with system_session(database) as opened, pytest.raises(service.AlteredMethodError, match="does not have its hash"):
        service.find_method(opened, THEMATIC.id)
