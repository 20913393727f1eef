"""Lists of a thousand items (R152): paged, narrowed, and with the same few statements however many there are."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event
from tests.evidence.conftest import Library

from plumbline.identity.roles import Role


@contextmanager
def statements(library: Library) -> Iterator[list[str]]:
    """Collect the statements that the service sends meanwhile, the one that finds the caller among them."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        sent.append(statement)

    engine = library.cast.app.state.database.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)


def count_of(library: Library, path: str) -> int:
    headers = {"Authorization": f"Bearer {library.coordinator.token}"}
    with statements(library) as sent:
        assert library.cast.client.get(f"/api/v1{path}", headers=headers).status_code == 200
    return len([statement for statement in sent if statement.startswith("SELECT")])


def test_the_pages_hold_every_item_once_in_the_order_of_the_references(library: Library) -> None:
    for _ in range(7):
        library.add()
    seen, cursor = [], None
    while True:
        page = library.coordinator.get(library.path, params={"limit": 3, **({"cursor": cursor} if cursor else {})}).json()
        seen += [row["reference"] for row in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert seen == [f"E-00{number}" for number in range(1, 8)]


def test_the_count_is_of_what_the_caller_may_see(library: Library) -> None:
    library.add_file(indicators=["1.1"])
    library.submit()
    library.add()
    assert library.coordinator.get(library.path, params={"count": "true"}).json()["count"] == 2
    assert library.person(Role.LEAD_INSPECTOR).get(library.path, params={"count": "true"}).json()["count"] == 1


@pytest.mark.parametrize(
    ("wanted", "references"),
    [
        ({"kind": "link"}, ["E-002"]),
        ({"nature": "quantitative"}, ["E-001"]),
        ({"indicator": "5.2"}, ["E-001", "E-002"]),
        ({"consideration": "1.1.a"}, ["E-002"]),
        ({"source_type": "survey"}, ["E-003"]),
        ({"sensitivity": "official_sensitive"}, ["E-003"]),
        ({"state": "unscanned"}, ["E-003"]),
        ({"submitted": "false"}, ["E-001", "E-002", "E-003"]),
        ({"withdrawn": "true"}, []),
        ({"title": "100%"}, ["E-002"]),
        ({"title": "ANNUAL"}, ["E-001"]),
        ({"indicator": "5.2", "kind": "file"}, ["E-001"]),
    ],
)
def test_a_list_is_narrowed_by_every_filter(library: Library, wanted: dict[str, str], references: list[str]) -> None:
    library.add(nature="quantitative", indicators=["5.2"])
    library.add(title="100% of reports", kind="link", address="https://example.test/", indicators=["1.1", "5.2"], considerations=["1.1.a"])
    library.add_file(title="What people said", source_type="survey", sensitivity="official_sensitive")
    found = library.coordinator.get(library.path, params=wanted).json()["items"]
    assert [row["reference"] for row in found] == references


@pytest.mark.parametrize("wrong", [{"kinds": "file"}, {"kind": "score"}, {"limit": "0"}, {"submitted": "maybe"}, {"cursor": "AAAA"}])
def test_a_filter_that_is_not_understood_returns_nothing_at_all(library: Library, wrong: dict[str, str]) -> None:
    assert library.coordinator.get(library.path, params=wrong).status_code == 422


def test_a_cursor_does_not_serve_another_list(library: Library) -> None:
    for _ in range(3):
        library.add()
    cursor = library.coordinator.get(library.path, params={"limit": 1}).json()["next_cursor"]
    assert library.coordinator.get(library.path, params={"limit": 1, "cursor": cursor, "kind": "file"}).status_code == 422
    assert library.person(Role.CHIEF_EXECUTIVE).get(library.path, params={"limit": 1, "cursor": cursor}).status_code == 422


def test_the_statements_do_not_grow_with_the_rows(library: Library) -> None:
    item = library.add_file()
    few = count_of(library, library.path)
    for _ in range(9):
        library.add_file()
    assert (few, count_of(library, library.path)) == (3, 3)
    assert count_of(library, f"{library.path}/{item['id']}") == 4
    assert count_of(library, f"{library.path}/{item['id']}/versions") == 3
    assert count_of(library, f"{library.path}/{item['id']}/citations") == 3
