"""The method over HTTP: open to anyone, cacheable, checkable by hash (R4)."""

from datetime import UTC, datetime

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import event
from tests.methodology.documents import JSW, THEMATIC, thematic_document

from plumbline.kernel.database import Database
from plumbline.kernel.transaction import system_session
from plumbline.methodology import service
from plumbline.methodology.canonical import digest
from plumbline.methodology.loading import parse

METHODS = "/api/v1/methodologies"
FIRST, SECOND = datetime(2026, 1, 5, 9, tzinfo=UTC), datetime(2026, 2, 2, 9, tzinfo=UTC)


@pytest.fixture
def anyone(client: TestClient, database: Database) -> TestClient:
    """A caller without a token, where both methods are published, the thematic one twice."""
    with system_session(database) as session:
        service.publish_method(session, JSW, now=FIRST)
        service.publish_method(session, THEMATIC, now=FIRST)
        service.publish_method(session, parse(thematic_document() | {"edition": "2031, second"}), now=SECOND)
    return client


def test_anyone_can_list_the_methods_in_their_latest_version(anyone: TestClient) -> None:
    answer = anyone.get(METHODS)
    assert answer.status_code == 200
    assert [(row["id"], row["version"], row["edition"], row["kind"]) for row in answer.json()["items"]] == [
        ("jsw-2019", 1, "2019", "inspection"),
        ("throughcare-thematic", 2, "2031, second", "thematic_review"),
    ]
    assert answer.json()["next_cursor"] is None


def test_the_list_is_read_page_by_page(anyone: TestClient) -> None:
    first = anyone.get(METHODS, params={"limit": 1}).json()
    second = anyone.get(METHODS, params={"limit": 1, "cursor": first["next_cursor"]}).json()
    assert [row["id"] for page in (first, second) for row in page["items"]] == ["jsw-2019", "throughcare-thematic"]
    assert second["next_cursor"] is None


def test_anyone_can_recompute_the_hash_of_what_they_read(anyone: TestClient) -> None:
    method = anyone.get(f"{METHODS}/jsw-2019").json()
    assert digest(method["document"]) == method["sha256"]
    assert method["document"] == JSW.document()


def test_an_earlier_version_can_still_be_read(anyone: TestClient) -> None:
    method = anyone.get(f"{METHODS}/throughcare-thematic", params={"version": 1}).json()
    assert (method["version"], method["document"]["edition"], method["published_at"]) == (1, "2031, first", "2026-01-05T09:00:00Z")
    assert [(known["version"], known["published_at"]) for known in method["versions"]] == [
        (2, "2026-02-02T09:00:00Z"),
        (1, "2026-01-05T09:00:00Z"),
    ]


def test_titles_that_were_not_checked_are_named_as_not_official(anyone: TestClient) -> None:
    """R15: the framework is there to pick from, and its unverified titles are not passed off as the guide's."""
    unverified = anyone.get(f"{METHODS}/jsw-2019").json()["unverified"]
    assert unverified["indicators"] == ["2.2", "2.3", "3.1", "4.1", "6.2", "6.3", "7.1", "8.1", "8.2", "8.3", "9.1", "9.2", "9.3", "10.1"]
    assert unverified["indicator_groups"] == ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]
    assert unverified["scale_meanings"] == [3, 2, 1]


def test_both_parties_tasks_are_public_from_the_first_day(anyone: TestClient) -> None:
    """R4."""
    tasks = anyone.get(f"{METHODS}/jsw-2019").json()["document"]["tasks"]
    due = {task["milestone"]["code"]: task["deadline"] for task in tasks if task["milestone"]}
    assert due["self_evaluation_due"] == {
        "rule": "in_week",
        "week": 11,
        "weekday": "wednesday",
        "time": "12:00",
        "wording": "no_later_than",
    }
    assert due["improvement_plan_due"] == {"rule": "after_milestone", "milestone": "report_published", "days": 42, "wording": "within"}


@pytest.mark.parametrize("path", ["", "/jsw-2019"])
def test_a_method_that_was_read_before_is_not_sent_again(anyone: TestClient, path: str) -> None:
    answer = anyone.get(METHODS + path)
    assert answer.headers["cache-control"] == "public, max-age=300"
    again = anyone.get(METHODS + path, headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("path", "status", "problem"),
    [
        ("/jsw-2031", 404, "/problems/not-found"),
        ("/jsw-2019?version=2", 404, "/problems/not-found"),
        ("/jsw-2019?version=0", 422, "/problems/invalid-request"),
        ("/jsw-2019?version=latest", 422, "/problems/invalid-request"),
        ("/jsw-2019?version=99999999999999999999", 422, "/problems/invalid-request"),
        ("/jsw%202019", 422, "/problems/invalid-request"),
        (f"/{'a' * 200}", 422, "/problems/invalid-request"),
        ("/jsw-2019?edition=2019", 422, "/problems/invalid-request"),
        ("?edition=2019", 422, "/problems/invalid-request"),
        ("?cursor=abc", 422, "/problems/invalid-request"),
    ],
)
def test_refusals(anyone: TestClient, path: str, status: int, problem: str) -> None:
    answer = anyone.get(METHODS + path)
    assert (answer.status_code, answer.json()["type"]) == (status, problem)


@pytest.mark.parametrize("verb", ["POST", "PUT", "PATCH", "DELETE"])
def test_a_method_cannot_be_changed_over_http(anyone: TestClient, verb: str) -> None:
    assert anyone.request(verb, f"{METHODS}/jsw-2019", json={}).status_code == 405


@pytest.mark.parametrize(("path", "most"), [("", 1), ("/jsw-2019", 2)])
def test_the_number_of_queries_does_not_grow_with_the_method(anyone: TestClient, database: Database, path: str, most: int) -> None:
    anyone.get(METHODS + path)
    statements: list[str] = []

    def note(*arguments: object) -> None:
        statements.append(str(arguments[2]))

    event.listen(database.engine, "before_cursor_execute", note)
    anyone.get(METHODS + path)
    event.remove(database.engine, "before_cursor_execute", note)
    assert len(statements) == most, statements
