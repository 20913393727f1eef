"""Signing in with an authenticator: set up once, asked for each time, obligatory in production."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pyotp
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from tests.identity.people_with_passwords import PASSWORD, Resident

NOON = "2026-03-25T12:00:00Z"


def sign_in(client: TestClient, who: Resident, code: str | None = None):  # noqa: ANN201 (a response)
    given = {"email": who.email, "password": PASSWORD} | ({} if code is None else {"one_time_code": code})
    return client.post("/api/v1/sign-in", json=given)


def enrol(client: TestClient, who: Resident, password: str = PASSWORD):  # noqa: ANN201 (a response)
    return client.post("/api/v1/sign-in/enrolment", json={"email": who.email, "password": password})


def code_of(secret: str, moment: datetime, seconds: int = 0) -> str:
    return pyotp.TOTP(secret).at(moment + timedelta(seconds=seconds))


@pytest.fixture
def noon(at: Callable[[str], datetime]) -> datetime:
    return at(NOON)


@pytest.fixture
def in_production(app: FastAPI) -> Iterator[None]:
    kept = app.state.installation
    app.state.installation = replace(kept, production=True)
    yield
    app.state.installation = kept


def test_an_authenticator_is_asked_for_from_its_first_code_on(client: TestClient, ann: Resident, noon: datetime) -> None:
    secret = enrol(client, ann).json()["secret"]
    assert sign_in(client, ann).status_code == 200, "until a code was shown to work, a password is enough outside production"
    assert sign_in(client, ann, code_of(secret, noon)).status_code == 200
    without = sign_in(client, ann)
    assert (without.status_code, without.json()["type"]) == (401, "/problems/one-time-code-required")


def test_a_code_signs_in_once(client: TestClient, ann: Resident, noon: datetime) -> None:
    secret = enrol(client, ann).json()["secret"]
    code = code_of(secret, noon)
    assert sign_in(client, ann, code).status_code == 200
    assert sign_in(client, ann, code).status_code == 401
    assert sign_in(client, ann, code_of(secret, noon, 30)).status_code == 200


def test_a_wrong_code_is_refused_like_a_wrong_password_and_counted(client: TestClient, ann: Resident, noon: datetime) -> None:
    secret = enrol(client, ann).json()["secret"]
    right = code_of(secret, noon)
    assert sign_in(client, ann, right).status_code == 200
    wrong = "000000" if right != "000000" else "111111"
    answers = [sign_in(client, ann, wrong) for _ in range(5)]
    assert {answer.json()["type"] for answer in answers} == {"/problems/sign-in-refused"}
    assert sign_in(client, ann, code_of(secret, noon, 30)).status_code == 429


def test_a_recovery_code_signs_in_once(client: TestClient, ann: Resident, noon: datetime) -> None:
    enrolment = enrol(client, ann).json()
    assert len(enrolment["recovery_codes"]) == 10
    early = sign_in(client, ann, enrolment["recovery_codes"][0])
    assert early.status_code == 401, "not before the authenticator was shown to work"
    assert sign_in(client, ann, code_of(enrolment["secret"], noon)).status_code == 200
    assert sign_in(client, ann, enrolment["recovery_codes"][0].upper()).status_code == 200
    assert sign_in(client, ann, enrolment["recovery_codes"][0]).status_code == 401
    token = sign_in(client, ann, enrolment["recovery_codes"][1]).json()["access_token"]
    assert client.get("/api/v1/me", headers={"Authorization": f"Bearer {token}"}).json()["recovery_codes_left"] == 8


def test_a_second_authenticator_cannot_replace_the_first(client: TestClient, ann: Resident, noon: datetime) -> None:
    secret = enrol(client, ann).json()["secret"]
    sign_in(client, ann, code_of(secret, noon))
    again = enrol(client, ann)
    assert (again.status_code, again.json()["type"]) == (409, "/problems/already-enrolled")


def test_setting_up_needs_the_password(client: TestClient, ann: Resident) -> None:
    assert enrol(client, ann, "wrong horse wrong battery").status_code == 401


@pytest.mark.usefixtures("in_production")
def test_in_production_a_password_alone_is_never_enough(client: TestClient, ann: Resident, noon: datetime) -> None:
    refused = sign_in(client, ann)
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/enrolment-required")
    assert "set-cookie" not in refused.headers
    secret = enrol(client, ann).json()["secret"]
    assert sign_in(client, ann).json()["type"] == "/problems/one-time-code-required"
    assert sign_in(client, ann, code_of(secret, noon)).status_code == 200
