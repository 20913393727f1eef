"""Staying signed in: a lost answer, a second tab and a closed lid cost nothing; a theft ends the session."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func, select
from tests.identity.people_with_passwords import PASSWORD, Resident

from plumbline.identity import refresh
from plumbline.identity.model import RefreshToken, SignInSession
from plumbline.kernel.database import Database
from plumbline.kernel.transaction import system_session

COOKIE = "plumbline-refresh"
OWN = {"X-Plumbline": "1"}


def sign_in(client: TestClient, who: Resident) -> str:
    answer = client.post("/api/v1/sign-in", json={"email": who.email, "password": PASSWORD})
    assert answer.status_code == 200, answer.text
    client.cookies.clear()
    return answer.cookies[COOKIE]


def renew(client: TestClient, token: str, headers: dict[str, str] = OWN):  # noqa: ANN201 (a response)
    answer = client.post("/api/v1/sign-in/refresh", headers={"Cookie": f"{COOKIE}={token}", **headers})
    client.cookies.clear()
    return answer


def me(client: TestClient, token: str) -> int:
    return client.get("/api/v1/me", headers={"Authorization": f"Bearer {token}"}).status_code


def test_a_refresh_gives_a_new_access_token_and_another_cookie(client: TestClient, ann: Resident) -> None:
    first = sign_in(client, ann)
    answer = renew(client, first)
    assert answer.status_code == 200, answer.text
    assert answer.cookies[COOKIE] != first
    assert me(client, answer.json()["access_token"]) == 200


def test_a_lost_answer_is_given_again(client: TestClient, ann: Resident) -> None:
    first = sign_in(client, ann)
    lost, again = renew(client, first), renew(client, first)
    assert (lost.status_code, again.status_code) == (200, 200)
    assert lost.cookies[COOKIE] == again.cookies[COOKIE]
    assert renew(client, again.cookies[COOKIE]).status_code == 200


def test_a_token_whose_successor_was_used_ends_the_session_for_both(client: TestClient, ann: Resident, database: Database) -> None:
    first = sign_in(client, ann)
    second = renew(client, first)
    third = renew(client, second.cookies[COOKIE])
    assert third.status_code == 200
    stolen = renew(client, first)
    assert (stolen.status_code, stolen.json()["type"]) == (401, "/problems/refresh-token-reused")
    assert renew(client, third.cookies[COOKIE]).status_code == 401, "the family is dead, and that was committed"
    assert me(client, third.json()["access_token"]) == 401, "its access tokens with it"
    with system_session(database) as session:
        ended = select(SignInSession.ended_because).where(SignInSession.ended_at.is_not(None))
        assert session.execute(ended).scalars().all() == ["a refresh token was used twice"]


def test_another_session_of_the_same_person_lives_on(client: TestClient, ann: Resident) -> None:
    here, there = sign_in(client, ann), sign_in(client, ann)
    second = renew(client, here)
    renew(client, second.cookies[COOKIE])
    assert renew(client, here).status_code == 401
    assert renew(client, there).status_code == 200


def test_of_sixteen_tabs_at_once_one_rotates_and_all_get_the_same(client: TestClient, ann: Resident, database: Database) -> None:
    first = sign_in(client, ann)

    def tab(_: int) -> tuple[int, str | None]:
        answer = client.post("/api/v1/sign-in/refresh", headers={"Cookie": f"{COOKIE}={first}", **OWN})
        return answer.status_code, answer.cookies.get(COOKIE)

    with ThreadPoolExecutor(16) as tabs:
        answers = set(tabs.map(tab, range(16)))
    assert len(answers) == 1
    assert answers.pop()[0] == 200
    with system_session(database) as session:
        assert session.execute(select(func.count()).select_from(RefreshToken)).scalar_one() == 2, "the first and its one successor"


@pytest.mark.parametrize(
    ("back_at", "status"), [("2026-03-25T09:29:00Z", 200), ("2026-03-25T09:30:30Z", 401)], ids=["29 minutes", "half an hour"]
)
def test_half_an_hour_away_ends_the_session(
    client: TestClient, ann: Resident, at: Callable[[str], datetime], back_at: str, status: int
) -> None:
    at("2026-03-25T09:00:00Z")
    token = sign_in(client, ann)
    at(back_at)
    assert renew(client, token).status_code == status


def test_twelve_hours_end_even_a_busy_session(client: TestClient, ann: Resident, at: Callable[[str], datetime]) -> None:
    at("2026-03-25T06:00:00Z")
    token = sign_in(client, ann)
    for hour in range(6, 18):
        for minute in ("20", "40", "59"):
            at(f"2026-03-25T{hour:02}:{minute}:00Z")
            answer = renew(client, token)
            assert answer.status_code == 200, (hour, minute)
            token = answer.cookies[COOKIE]
    at("2026-03-25T18:00:30Z")
    assert renew(client, token).json()["type"] == "/problems/session-ended"


def test_signing_out_ends_access_and_refresh_at_once(client: TestClient, ann: Resident) -> None:
    token = sign_in(client, ann)
    access = renew(client, token).json()["access_token"]
    assert me(client, access) == 200
    answer = client.post("/api/v1/sign-out", headers={"Cookie": f"{COOKIE}={token}", **OWN})
    assert answer.status_code == 204, answer.text
    assert "max-age=0" in answer.headers["set-cookie"].lower()
    assert answer.headers["clear-site-data"] == '"cache"'
    assert me(client, access) == 401
    assert renew(client, token).status_code == 401


def test_a_closed_account_renews_nothing(client: TestClient, gone: Resident, database: Database) -> None:
    with system_session(database) as session:
        signed_in = session.get_one(SignInSession, gone.person.session_id)
        session.add(RefreshToken(hash=refresh.stored_hash("token"), session_id=signed_in.id, issued_at=signed_in.created_at))
    assert renew(client, "token").status_code == 401


@pytest.mark.parametrize("token", ["", "nonsense", "a" * 43, "a" * 5000])
def test_what_is_no_refresh_token_renews_nothing(client: TestClient, token: str) -> None:
    assert renew(client, token).json()["type"] == "/problems/session-ended"


@pytest.mark.parametrize("path", ["/api/v1/sign-in/refresh", "/api/v1/sign-out"])
@pytest.mark.parametrize(
    ("headers", "allowed"),
    [
        (OWN, True),
        (OWN | {"Origin": "http://testserver"}, True),
        (OWN | {"Origin": "http://localhost:8000", "Sec-Fetch-Site": "same-origin"}, True),
        ({}, False),
        ({"X-Plumbline": "true"}, False),
        (OWN | {"Origin": "https://attacker.example"}, False),
        (OWN | {"Origin": "null"}, False),
        (OWN | {"Origin": "http://testserver.attacker.example"}, False),
        (OWN | {"Origin": "http://localhost:8001"}, False),
        (OWN | {"Sec-Fetch-Site": "cross-site"}, False),
        (OWN | {"Sec-Fetch-Site": "same-site"}, False),
        (OWN | {"Sec-Fetch-Site": "none"}, False),
    ],
    ids=str,
)
def test_only_our_own_pages_use_the_cookie(client: TestClient, ann: Resident, path: str, headers: dict[str, str], *, allowed: bool) -> None:
    token = sign_in(client, ann)
    answer = client.post(path, headers={"Cookie": f"{COOKIE}={token}", **headers})
    client.cookies.clear()
    if allowed:
        assert answer.status_code in {200, 204}
        return
    assert (answer.status_code, answer.json()["type"]) == (403, "/problems/cross-site-refused")
    assert renew(client, token).status_code == 200, "and nothing happened"


def test_the_cookie_opens_nothing_else(client: TestClient, ann: Resident) -> None:
    token = sign_in(client, ann)
    assert client.get("/api/v1/me", headers={"Cookie": f"{COOKIE}={token}", **OWN}).status_code == 401
    assert me(client, token) == 401
