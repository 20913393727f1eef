"""Every failure of a small application leaves as a problem detail, with the headers that every answer carries."""

import errno
import json
from collections.abc import Callable, Iterator
from typing import Annotated, Any, Literal
from uuid import UUID

import psycopg
import pytest
from fastapi import APIRouter, FastAPI, Header, Query
from fastapi.testclient import TestClient
from sqlalchemy.exc import DataError, IntegrityError, InterfaceError, OperationalError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from plumbline.kernel.problems import Conflict, Forbidden, NotFound, TooManyRequests, registered
from plumbline.kernel.text import Line
from plumbline.kernel.views import Submission
from plumbline.kernel.web import problem_pages
from plumbline.kernel.web.headers import Headers
from plumbline.kernel.web.openapi import finish_openapi
from plumbline.kernel.web.problems import PROBLEM_JSON, install_problem_handlers, problems

CANARY = "zq-canary-zq"


def database_error(wrapper: Any, kind: str) -> Exception:
    failure: Exception = wrapper("SELECT 1", {"text": CANARY}, getattr(psycopg.errors, kind, psycopg.OperationalError)(CANARY))
    return failure


FAILURES: dict[str, tuple[Exception, int, str]] = {
    "NUL": (database_error(DataError, "UntranslatableCharacter"), 422, "invalid-request"),
    "out_of_range": (database_error(DataError, "NumericValueOutOfRange"), 422, "invalid-request"),
    "unique": (database_error(IntegrityError, "UniqueViolation"), 409, "conflict"),
    "foreign_key": (database_error(IntegrityError, "ForeignKeyViolation"), 409, "conflict"),
    "gone": (database_error(OperationalError, "none"), 503, "unavailable"),
    "shutdown": (database_error(OperationalError, "AdminShutdown"), 503, "unavailable"),
    "too_slow": (database_error(OperationalError, "QueryCanceled"), 503, "unavailable"),
    "interface": (database_error(InterfaceError, "none"), 503, "unavailable"),
    "pool": (PoolTimeout("QueuePool limit"), 503, "unavailable"),
    "full": (database_error(OperationalError, "DiskFull"), 507, "storage-full"),
    "full_of_files": (OSError(errno.ENOSPC, "No space left on device"), 507, "storage-full"),
    "deadlock": (database_error(OperationalError, "DeadlockDetected"), 503, "unavailable"),
    "serialisation": (database_error(OperationalError, "SerializationFailure"), 503, "unavailable"),
    "row_security": (database_error(ProgrammingError, "InsufficientPrivilege"), 404, "not-found"),
    "our_sql": (database_error(ProgrammingError, "UndefinedColumn"), 500, "internal-error"),
    "a_bug": (RuntimeError(CANARY), 500, "internal-error"),
    "a_lone_surrogate": (Conflict("half \ud800"), 409, "conflict"),
    "throttled": (TooManyRequests(7), 429, "too-many-requests"),
}


class Item(Submission):
    title: Line
    kind: Literal["plan", "report"] = "plan"
    links: dict[str, int] = {}


def create(*, production: bool = False) -> FastAPI:
    app = FastAPI(docs_url=None, redoc_url=None)
    api = APIRouter(prefix="/api/v1")

    @api.get("/fail/{name}")
    def fail(name: str) -> None:
        raise FAILURES[name][0]

    @api.post("/items/{item_id}", responses=problems(NotFound, Forbidden, Conflict))
    def add_item(
        item_id: UUID, item: Item, if_match: Annotated[str, Header()] = "", limit: Annotated[int, Query(ge=1, le=200)] = 50
    ) -> Item:
        del item_id, if_match, limit
        return item

    @api.get("/items/{item_id}")
    def read_item(item_id: UUID) -> Item:
        del item_id
        return Item(title="Plan")

    @api.patch("/items/{item_id}")
    def change_item(item_id: UUID, item: Item) -> Item:
        del item_id
        return item

    app.include_router(api)
    app.include_router(problem_pages.router)
    install_problem_handlers(app)
    app.add_middleware(Headers, production=production)
    finish_openapi(app, lambda _operation: None)
    return app


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(create(), raise_server_exceptions=False) as client:
        yield client


ITEM = "/api/v1/items/6f1f8f7e-8f0e-4d57-9a53-0a6f0c9f3c11"


@pytest.mark.parametrize(("name", "status", "slug"), [(name, status, slug) for name, (_, status, slug) in FAILURES.items()])
def test_every_failure_is_a_problem_detail_that_gives_nothing_away(client: TestClient, name: str, status: int, slug: str) -> None:
    answer = client.get(f"/api/v1/fail/{name}")
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{slug}")
    assert answer.headers["content-type"] == PROBLEM_JSON
    assert answer.json()["instance"] == answer.headers["x-request-id"]
    assert CANARY not in answer.text
    assert answer.content.isascii()
    assert ("retry-after" in answer.headers) == (status in {429, 503, 507})


def test_crossed_requests_may_come_back_at_once(client: TestClient) -> None:
    assert client.get("/api/v1/fail/deadlock").headers["retry-after"] == "1"


def test_a_fault_of_ours_costs_one_request_and_not_two(client: TestClient) -> None:
    assert client.get("/api/v1/fail/a_bug").status_code == 500
    assert client.get(ITEM).status_code == 200


INVALID: list[tuple[dict[str, Any], str, str, str]] = [
    ({}, "", "/title", "missing"),
    ({"title": 3}, "", "/title", "string_type"),
    ({"title": CANARY + "\x00"}, "", "/title", "control_character"),
    ({"title": CANARY * 100}, "", "/title", "string_too_long"),
    ({"title": "a", "kind": CANARY}, "", "/kind", "literal_error"),
    ({"title": "a", CANARY: 1}, "", "", "extra_forbidden"),
    ({"title": "a", "links": {"zq canary zq zq-canary-zq": "x"}}, "", "/links/*", "int_parsing"),
    ({"title": "a"}, "?limit=0", "query:limit", "greater_than_equal"),
    ({"title": "a"}, f"?limit={CANARY}", "query:limit", "int_parsing"),
]


@pytest.mark.parametrize(("body", "query", "pointer", "code"), INVALID)
def test_an_invalid_value_is_named_by_place_and_never_repeated(
    client: TestClient, body: dict[str, Any], query: str, pointer: str, code: str
) -> None:
    answer = client.post(ITEM + query, json=body)
    assert answer.status_code == 422
    assert [(error["pointer"], error["code"]) for error in answer.json()["errors"]] == [(pointer, code)]
    assert CANARY not in answer.text


def test_an_identifier_that_is_none_is_named_in_the_path(client: TestClient) -> None:
    answer = client.get(f"/api/v1/items/{CANARY}")
    assert answer.json()["errors"] == [{"pointer": "path:item_id", "code": "uuid_parsing", "detail": "This must be an identifier (UUID)."}]


def test_an_unknown_address_is_a_problem_detail(client: TestClient) -> None:
    answer = client.get("/api/v1/nothing")
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/not-found")


def test_another_method_is_refused_with_every_one_that_works(client: TestClient) -> None:
    answer = client.put(ITEM)
    assert (answer.status_code, answer.json()["type"]) == (405, "/problems/method-not-allowed")
    assert answer.headers["allow"] == "GET, HEAD, PATCH, POST"


@pytest.mark.parametrize("path", [ITEM, "/api/v1/nothing", "/api/v1/fail/a_bug", "/problems"])
def test_every_answer_carries_the_security_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert "strict-transport-security" not in headers


def test_the_api_is_not_cached_unless_it_says_so_and_is_never_a_page(client: TestClient) -> None:
    headers = client.get(ITEM).headers
    assert headers["cache-control"] == "no-store"
    assert "sandbox" in headers["content-security-policy"]
    assert client.get("/problems/not-found").headers["cache-control"] == "public, max-age=300"


def test_production_demands_https() -> None:
    with TestClient(create(production=True)) as client:
        assert client.get(ITEM).headers["strict-transport-security"] == "max-age=63072000; includeSubDomains"


@pytest.mark.parametrize(
    ("offered", "kept"),
    [("a1b2c3d4-e5f6", True), ("short", False), ("a" * 65, False), ("a1b2c3d4\ttab", False), ("{'x':'12345678'}", False)],
)
def test_a_request_id_is_accepted_only_in_a_safe_form(client: TestClient, offered: str, kept: bool) -> None:  # noqa: FBT001 (a table)
    answer = client.get(ITEM, headers={"X-Request-ID": offered})
    assert (answer.headers["x-request-id"] == offered) is kept


@pytest.mark.parametrize("slug", registered())
def test_every_problem_has_a_page_that_says_what_to_do(client: TestClient, slug: str) -> None:
    page = client.get(f"/problems/{slug}")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert '<html lang="en-GB">' in page.text
    assert page.text.count("<h1>") == 1
    assert "What to do" in page.text


def test_the_index_links_to_every_problem(client: TestClient) -> None:
    index = client.get("/problems").text
    assert all(f'href="/problems/{slug}"' in index for slug in registered())
    assert client.get("/problems/unheard-of").status_code == 404


def test_the_document_describes_our_refusals_and_not_the_frameworks(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    assert "HTTPValidationError" not in json.dumps(document)
    operation = document["paths"]["/api/v1/items/{item_id}"]["post"]
    assert set(operation["responses"]) == {"200", "403", "404", "409", "412", "413", "415", "422", "428", "500", "503"}
    assert operation["responses"]["422"]["content"][PROBLEM_JSON]["examples"]["invalid-request"]["value"]["status"] == 422
    assert "ProblemDetail" in document["components"]["schemas"]


def test_the_document_names_the_media_types_that_the_gate_lets_through(client: TestClient) -> None:
    operations = client.get("/openapi.json").json()["paths"]["/api/v1/items/{item_id}"]
    media_types: Callable[[str], list[str]] = lambda verb: list(operations[verb]["requestBody"]["content"])  # noqa: E731 (two uses)
    assert media_types("patch") == ["application/merge-patch+json"]
    assert media_types("post") == ["application/json"]
