"""Signing in: who gets in, who does not, and that the refusals tell nothing apart."""

from collections.abc import Callable
from datetime import datetime

import pytest
from fastapi.testclient import TestClient
from tests.identity.people_with_passwords import PASSWORD, Resident

MONDAY = "2026-03-23T09:00:00Z"


def sign_in(client: TestClient, email: str, password: str = PASSWORD, **more: object):  # noqa: ANN201 (a response)
    return client.post("/api/v1/sign-in", json={"email": email, "password": password, **more})


def test_a_person_signs_in_and_is_known_by_the_token(client: TestClient, ann: Resident) -> None:
    answer = sign_in(client, ann.email)
    assert answer.status_code == 200, answer.text
    body = answer.json()
    assert (body["token_type"], body["expires_in"]) == ("Bearer", 600)
    me = client.get("/api/v1/me", headers={"Authorization": f"Bearer {body['access_token']}"})
    assert me.status_code == 200, me.text
    assert me.json()["email"] == ann.email


def test_the_address_may_be_typed_in_capitals(client: TestClient, ann: Resident) -> None:
    assert sign_in(client, ann.email.upper()).status_code == 200


def test_the_refresh_token_is_in_a_cookie_that_no_script_reads_and_not_in_the_body(client: TestClient, ann: Resident) -> None:
    answer = sign_in(client, ann.email)
    cookie = answer.headers["set-cookie"]
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    assert cookie.split(";")[0].split("=", 1)[1] not in answer.text
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("email", "password"),
    [("ann", "wrong horse wrong battery"), ("nobody@example.test", PASSWORD), ("gone", PASSWORD), ("invited", PASSWORD)],
    ids=["wrong password", "no such account", "deactivated", "no password yet"],
)
def test_every_refusal_is_the_same(client: TestClient, ann: Resident, gone: Resident, invited: Resident, email: str, password: str) -> None:
    known = {"ann": ann.email, "gone": gone.email, "invited": invited.email}
    answer = sign_in(client, known.get(email, email), password)
    assert answer.status_code == 401
    body = answer.json()
    assert (body["type"], body["detail"]) == ("/problems/sign-in-refused", "The e-mail address, the password or the code is not right.")
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "body",
    [{}, {"email": "a@b.example"}, {"email": "no address", "password": "x"}, {"email": "a@b.example", "password": "x", "role": "lead"}],
    ids=["nothing", "no password", "no address", "an unknown member"],
)
def test_what_cannot_be_read_is_refused_without_repeating_it(client: TestClient, body: dict[str, str]) -> None:
    answer = client.post("/api/v1/sign-in", json=body)
    assert answer.status_code == 422
    assert "no address" not in answer.text


def test_five_failures_from_one_place_stop_that_place_and_nobody_else(
    client: TestClient, ann: Resident, from_address: Callable[[str], TestClient], at: Callable[[str], datetime]
) -> None:
    at(MONDAY)
    attacker = from_address("203.0.113.9")
    assert [sign_in(attacker, ann.email, f"guess number {n} of many").status_code for n in range(5)] == [401] * 5
    stopped = sign_in(attacker, ann.email)
    assert stopped.status_code == 429
    assert 880 < int(stopped.headers["retry-after"]) <= 901
    assert sign_in(client, ann.email).status_code == 200, "the coordinator herself still gets in on the morning of the deadline"
    at("2026-03-23T09:15:30Z")
    assert sign_in(attacker, ann.email).status_code == 200


def test_an_address_that_guesses_at_many_people_is_stopped(
    client: TestClient, ann: Resident, from_address: Callable[[str], TestClient]
) -> None:
    attacker = from_address("203.0.113.10")
    answers = {sign_in(attacker, f"person{n}@example.test").status_code for n in range(50)}
    assert answers == {401}
    assert sign_in(attacker, ann.email).status_code == 429
    assert sign_in(client, ann.email).status_code == 200


def test_an_account_that_does_not_exist_is_slowed_alike(from_address: Callable[[str], TestClient]) -> None:
    attacker = from_address("203.0.113.11")
    assert [sign_in(attacker, "nobody@example.test").status_code for _ in range(6)] == [401] * 5 + [429]


def test_whoever_gets_in_starts_from_nought(client: TestClient, ann: Resident) -> None:
    for _ in range(2):
        for _ in range(4):
            sign_in(client, ann.email, "mistyped on the train")
        assert sign_in(client, ann.email).status_code == 200


def test_each_sign_in_opens_a_session_of_its_own(client: TestClient, ann: Resident) -> None:
    """A session that an attacker set beforehand is not taken up (ASVS 7.2.4)."""
    client.cookies.set("plumbline-refresh", "set-by-somebody-else-before-the-sign-in-begins", domain="testserver.local", path="/")
    first = sign_in(client, ann.email).cookies["plumbline-refresh"]
    client.cookies.clear()
    second = sign_in(client, ann.email).cookies["plumbline-refresh"]
    assert first != second
    assert "set-by-somebody-else" not in first
