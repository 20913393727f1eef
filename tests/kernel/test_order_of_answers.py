"""415 and 413 come first, then 401, then 422, whatever else is wrong."""

from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from tests.people import Cast

PATH = "/api/v1/me/password"
BROKEN = b'{"a": 1, "a": 2}'


@pytest.mark.parametrize(
    ("request_", "anonymous", "signed_in"),
    [
        ({"content": BROKEN, "headers": {"Content-Type": "text/plain"}}, 415, 415),
        ({"content": b" " * 1_048_577, "headers": {"Content-Type": "application/json"}}, 413, 413),
        ({"content": BROKEN, "headers": {"Content-Type": "application/json"}}, 401, 422),
        ({"json": {"unknown": 1}}, 401, 422),
        ({"json": {}, "params": {"unknown": "1"}}, 401, 422),
        ({"content": BROKEN, "headers": {"Content-Type": "application/json", "Idempotency-Key": "a-key"}}, 401, 422),
    ],
)
def test_a_stranger_learns_only_that_they_are_one(
    app: FastAPI, cast: Cast, request_: dict[str, Any], anonymous: int, signed_in: int
) -> None:
    person = cast.person()
    client = TestClient(app)
    headers = request_.pop("headers", {})
    assert client.post(PATH, headers=headers, **request_).status_code == anonymous
    assert client.post(PATH, headers=headers | {"Authorization": f"Bearer {person.token}"}, **request_).status_code == signed_in


def test_a_public_operation_answers_a_stranger_with_what_is_wrong(cast: Cast) -> None:
    answer = cast.client.post("/api/v1/sign-in", content=BROKEN, headers={"Content-Type": "application/json"})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["code"] == "duplicate_member"
