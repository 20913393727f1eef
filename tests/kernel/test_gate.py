"""The body gate in front of a small application of its own."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient

from plumbline.kernel.text import Text
from plumbline.kernel.views import Submission
from plumbline.kernel.web.gate import BodyRule, read_body
from plumbline.kernel.web.problems import install_problem_handlers

CANARY = "zq-canary-zq"


class Note(Submission):
    text: Text = ""
    share: float = 0.0
    anything: Any = None


def _app() -> FastAPI:
    app = FastAPI()
    install_problem_handlers(app)

    def gated(path: str, rule: BodyRule, known: frozenset[str] = frozenset()) -> None:
        async def answer(request: Request) -> dict[str, Any]:
            await read_body(request, rule, known, frozenset({"tag"}))
            return {"size": len(await request.body()), "json": await request.json() if rule.json and await request.body() else None}

        app.add_api_route(path, answer, methods=["GET", "HEAD", "POST", "PATCH", "DELETE"])

    gated("/notes", BodyRule(), frozenset({"limit", "tag"}))
    gated("/notes/{note}", BodyRule())
    gated("/small", BodyRule(limit=2048))
    gated("/merge", BodyRule(media_types=("application/merge-patch+json",)))
    gated("/raw", BodyRule(media_types=("*/*",), json=False))
    gated("/form", BodyRule(media_types=("application/x-www-form-urlencoded",), json=False))
    return app


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(_app(), raise_server_exceptions=False) as client:
        yield client


def send(client: TestClient, body: bytes, media_type: str | None = "application/json", **changes: Any) -> httpx.Response:
    headers = {"Content-Type": media_type} if media_type else {}
    method, path = changes.pop("method", "POST"), changes.pop("path", "/notes")
    return client.request(method, path, content=body, headers=headers | changes.pop("headers", {}), **changes)


BROKEN = {
    "a duplicate member": (b'{"text": "zq-canary-zq", "text": "b"}', "duplicate_member"),
    "a duplicate member, escaped": (b'{"text": "a", "t\\u0065xt": "b"}', "duplicate_member"),
    "a duplicate member far inside": (b'{"anything": [{"a": 1, "a": 1}]}', "duplicate_member"),
    "NaN": (b'{"share": NaN}', "not_a_number"),
    "minus infinity": (b'{"share": -Infinity}', "not_a_number"),
    "1e999": (b'{"share": 1e999}', "number_too_large"),
    "an integer of 5,000 digits": (b'{"share": ' + b"9" * 5000 + b"}", "number_too_large"),
    "a lone surrogate": (b'{"text": "\\ud800"}', "not_unicode"),
    "a lone low surrogate in any member": (b'{"anything": {"a": ["\\udc00"]}}', "not_unicode"),
    "a lone surrogate as a name": (b'{"anything": {"\\ud800": 1}}', "not_unicode"),
    "an encoded surrogate": (b'{"text": "\xed\xa0\x80"}', "not_utf_8"),
    "NUL": (b'{"anything": "\\u0000"}', "nul_character"),
    "NUL as a name": (b'{"\\u0000": 1}', "nul_character"),
    "a raw control character": (b'{"text": "\x01"}', "not_json"),
    "33 levels": (b'{"anything": ' + b"[" * 32 + b"]" * 32 + b"}", "too_deep"),
    "900 levels": (b'{"anything": ' + b"[" * 900 + b"]" * 900 + b"}", "too_deep"),
    "100,000 levels never closed": (b"[" * 100_000, "too_deep"),
    "UTF-16": ('{"text": "a"}'.encode("utf-16"), "not_utf_8"),
    "UTF-16 without a mark": ('{"text": "a"}'.encode("utf-16-le"), "not_json"),
    "UTF-8 with a mark": (b'\xef\xbb\xbf{"text": "a"}', "byte_order_mark"),
    "Latin-1": ('{"text": "é"}'.encode("latin-1"), "not_utf_8"),
    "a list": (b"[1]", "not_an_object"),
    "a bare text": (b'"zq-canary-zq"', "not_an_object"),
    "null": (b"null", "not_an_object"),
    "two documents": (b"{}{}", "not_json"),
    "half a document": (b'{"text": "zq-canary-zq', "not_json"),
    "single quotes": (b"{'text': 'zq-canary-zq'}", "not_json"),
    "a comment": (b'{"text": "a"} // zq-canary-zq', "not_json"),
    "spaces only": (b"   ", "not_json"),
}


@pytest.mark.parametrize(("body", "code"), BROKEN.values(), ids=BROKEN)
def test_json_that_can_be_read_in_two_ways_is_refused(client: TestClient, body: bytes, code: str) -> None:
    answer = send(client, body)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["errors"][0]["code"] == code
    assert CANARY not in answer.text


SOUND = {
    "an empty object": b"{}",
    "32 levels": b'{"anything": ' + b"[" * 31 + b"]" * 31 + b"}",
    "brackets in a text": b'{"text": "' + b"[{" * 500 + b'"}',
    "quotes and backslashes in a text": b'{"text": "a\\"[\\\\"}',
    "a pair of surrogates": b'{"text": "\\ud83d\\ude00"}',
    "an escaped backslash before u0000": b'{"text": "\\\\u0000"}',
    "line breaks of Windows": b'{\r\n"text": "a\\r\\nb"\r\n}',
}


@pytest.mark.parametrize("body", SOUND.values(), ids=SOUND)
def test_sound_json_passes_and_is_parsed_once(client: TestClient, body: bytes) -> None:
    assert send(client, body).status_code == 200


def test_the_scan_for_depth_takes_time_in_proportion_only(client: TestClient) -> None:
    # An unclosed text of a million escaped quotes: a pattern that begins again at each of them would take hours.
    assert send(client, b'"' + b'\\"' * 500_000).status_code == 422


MEDIA_TYPES = [
    ("/notes", "text/plain", {}, 415),
    ("/notes", None, {}, 415),
    ("/notes", "", {}, 415),
    ("/notes", "application/json; charset=utf-16", {}, 415),
    ("/notes", "application/json, text/plain", {}, 415),
    ("/notes", "multipart/form-data; boundary=x", {}, 415),
    ("/notes", "application/x-www-form-urlencoded", {}, 415),
    ("/notes", "application/merge-patch+json", {}, 415),
    ("/notes", "application/json", {"Content-Encoding": "gzip"}, 415),
    ("/merge", "application/json", {}, 415),
    ("/form", "application/json", {}, 415),
    ("/notes", "Application/JSON", {}, 200),
    ("/notes", 'application/json; charset="UTF-8"', {}, 200),
    ("/merge", "application/merge-patch+json", {}, 200),
    ("/form", "application/x-www-form-urlencoded", {}, 200),
    ("/raw", "image/png", {}, 200),
]


@pytest.mark.parametrize(("path", "media_type", "headers", "status"), MEDIA_TYPES)
def test_only_declared_media_types_are_read(
    client: TestClient, path: str, media_type: str | None, headers: dict[str, str], status: int
) -> None:
    answer = send(client, b"{}", media_type, path=path, headers=headers)
    assert answer.status_code == status
    if status == 415:
        assert answer.json()["type"] == "/problems/unsupported-media-type"
        assert answer.headers["accept"]


def test_two_content_types_are_refused(client: TestClient) -> None:
    answer = client.post("/notes", content=b"{}", headers=[("Content-Type", "application/json"), ("Content-Type", "application/json")])
    assert answer.status_code == 415


def test_an_act_without_a_body_needs_no_media_type(client: TestClient) -> None:
    assert client.post("/notes").json() == {"size": 0, "json": None}


def test_a_body_of_the_limit_passes_and_one_byte_more_is_refused(client: TestClient) -> None:
    wrapping = len(b'{"text":""}')
    assert send(client, b'{"text":"' + b"a" * (2048 - wrapping) + b'"}', path="/small").status_code == 200
    answer = send(client, b'{"text":"' + b"a" * (2049 - wrapping) + b'"}', path="/small")
    assert (answer.status_code, answer.json()["detail"]) == (413, "The body may have at most 2 KiB.")


def test_an_endless_body_is_cut_off_while_it_streams() -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while True:
            sent += 1024
            yield b" " * 1024

    async def post() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(_app()), base_url="http://test") as client:
            return await client.post("/small", content=endless(), headers={"Content-Type": "application/json"})

    assert asyncio.run(post()).status_code == 413
    assert sent <= 4096


@pytest.mark.parametrize("announced", ["2049", "9" * 400])
def test_an_announced_size_is_refused_before_it_is_read(client: TestClient, announced: str) -> None:
    answer = send(client, b"", path="/small", headers={"Content-Length": announced})
    assert answer.status_code == 413


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_body_where_none_has_a_meaning_is_ignored(client: TestClient, method: str) -> None:
    assert send(client, b"\x00 not json", "text/plain", method=method).status_code == 200


def test_a_deletion_may_carry_its_reason_as_json_only(client: TestClient) -> None:
    assert send(client, b'{"reason": "a"}', method="DELETE").json()["json"] == {"reason": "a"}
    assert send(client, b"{", method="DELETE").status_code == 422
    assert client.delete("/notes").status_code == 200


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("limt=3", "unknown_parameter"),
        ("limit=3&zq-canary-zq=1", "unknown_parameter"),
        ("zq-canary-zq", "unknown_parameter"),
        ("limit=3&limit=4", "duplicate_parameter"),
        ("limit=zq-canary-zq%00", "control_character"),
        ("limit=%1b", "control_character"),
    ],
)
def test_a_typo_in_a_filter_does_not_return_everything(client: TestClient, query: str, code: str) -> None:
    answer = client.get(f"/notes?{query}")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["code"] == code
    assert CANARY not in answer.text


def test_declared_parameters_pass_and_lists_may_repeat(client: TestClient) -> None:
    assert client.get("/notes?limit=3&tag=a&tag=b").status_code == 200


@pytest.mark.parametrize("address", ["/notes/%00", "/notes/a%0ab", "/notes/%7f"])
def test_an_address_with_control_characters_is_nothing_that_exists(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 404
