"""Several at once: one wins, and nobody gets twice what there is once."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

import pyotp
import pytest
from fastapi.testclient import TestClient
from tests.identity.people_with_passwords import PASSWORD, Resident
from tests.people import Cast

from plumbline.identity import passwords
from plumbline.identity.roles import Role

RACERS = 8


def at_once(work: Callable[[], int]) -> Counter[int]:
    with ThreadPoolExecutor(RACERS) as racers:
        return Counter(racers.map(lambda _: work(), range(RACERS)))


def test_one_code_opens_one_session(client: TestClient, ann: Resident, at: Callable[[str], datetime]) -> None:
    noon = at("2026-03-25T12:00:00Z")
    given = {"email": ann.email, "password": PASSWORD}
    secret = client.post("/api/v1/sign-in/enrolment", json=given).json()["secret"]
    given |= {"one_time_code": pyotp.TOTP(secret).at(noon)}
    statuses = at_once(lambda: client.post("/api/v1/sign-in", json=given).status_code)
    assert statuses[200] == 1
    assert set(statuses) <= {200, 401, 429}


def test_parallel_guesses_do_not_pass_the_count_together(client: TestClient, ann: Resident) -> None:
    given = {"email": ann.email, "password": "wrong horse wrong battery"}
    statuses = Counter[int]()
    for _ in range(4):
        statuses += at_once(lambda: client.post("/api/v1/sign-in", json=given).status_code)
    assert statuses[401] <= 5
    assert set(statuses) == {401, 429}


def test_one_link_brings_one_person_in(client: TestClient, cast: Cast, inspection_of: Callable[[str], UUID]) -> None:
    inspection = inspection_of("A")
    coordinator = cast.person(Role.INSPECTION_COORDINATOR, inspection)
    made = coordinator.post(f"/inspections/{inspection}/invitations", {"email": "con@a.example", "name": "Con", "role": "contributor"})
    given = {"token": urlsplit(made.json()["address"]).fragment, "name": "Con Example", "password": "sixteen pigeons on a wet roof"}
    statuses = at_once(lambda: client.post("/api/v1/invitations/acceptance", json=given).status_code)
    assert statuses == {201: 1, 404: RACERS - 1}


def test_two_secrets_at_most_however_many_ask(cast: Cast, inspection_of: Callable[[str], UUID]) -> None:
    administrator = cast.person(Role.COUNCIL_ADMINISTRATOR)
    body = {"name": "S", "role": "inspection_coordinator", "scopes": ["evidence:read"], "inspection_ids": [str(inspection_of("A"))]}
    client_id = administrator.post("/api-clients", body).json()["id"]
    assert at_once(lambda: administrator.post(f"/api-clients/{client_id}/secrets", {}).status_code) == {201: 2, 409: RACERS - 2}


def test_a_role_is_given_once(cast: Cast, inspection_of: Callable[[str], UUID]) -> None:
    inspection = inspection_of("A")
    coordinator, colleague = cast.person(Role.INSPECTION_COORDINATOR, inspection), cast.person()
    body = {"account_id": str(colleague.id), "role": "contributor"}
    assert at_once(lambda: coordinator.post(f"/inspections/{inspection}/members", body).status_code) == {201: 1, 409: RACERS - 1}


@pytest.mark.parametrize("who", ["ann", "nobody"])
def test_an_account_that_does_not_exist_costs_the_same_work(
    client: TestClient, ann: Resident, monkeypatch: pytest.MonkeyPatch, who: str
) -> None:
    """The time of an answer must not tell whether there is an account."""
    hashed: list[str] = []
    verify = passwords._hasher.verify

    def counted(password: str, stored: str) -> bool:
        hashed.append(stored)
        return verify(password, stored)

    monkeypatch.setattr(passwords._hasher, "verify", counted)
    email = ann.email if who == "ann" else "nobody@example.test"
    assert client.post("/api/v1/sign-in", json={"email": email, "password": "wrong horse wrong battery"}).status_code == 401
    assert len(hashed) == 1
    assert hashed[0].startswith("$argon2id$v=19$m=64,t=1,p=1$"), "the same parameters, too"
