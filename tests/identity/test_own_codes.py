"""Setting up, moving and switching off one's own one-time codes while signed in (R31, R33)."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pyotp
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import select
from tests.identity.people_with_passwords import PASSWORD, Resident
from tests.people import Cast

from plumbline.identity.roles import Role
from plumbline.kernel.database import Database
from plumbline.kernel.ledger import LedgerEntry
from plumbline.kernel.transaction import system_session

PROOF = {"current_password": PASSWORD}


@pytest.fixture
def noon(at: Callable[[str], datetime]) -> datetime:
    return at("2026-03-25T12:00:00Z")


@pytest.fixture
def in_production(app: FastAPI) -> Iterator[None]:
    kept = app.state.installation
    app.state.installation = replace(kept, production=True)
    yield
    app.state.installation = kept


def offered(ann: Resident) -> str:
    answer = ann.person.post("/me/one-time-codes", PROOF)
    assert answer.status_code == 201, answer.text
    assert answer.headers["cache-control"] == "no-store"
    secret: str = answer.json()["secret"]
    assert f"secret={secret}" in answer.json()["otpauth_uri"]
    return secret


def confirmed(ann: Resident, secret: str, moment: datetime) -> list[str]:
    answer = ann.person.post("/me/one-time-codes/confirmation", {"one_time_code": pyotp.TOTP(secret).at(moment)})
    assert answer.status_code == 200, answer.text
    codes: list[str] = answer.json()["recovery_codes"]
    assert len(set(codes)) == 10
    return codes


def signs_in(client: TestClient, ann: Resident, code: str | None = None) -> int:
    given = {"email": ann.email, "password": PASSWORD} | ({"one_time_code": code} if code else {})
    status = client.post("/api/v1/sign-in", json=given).status_code
    client.cookies.clear()
    return status


def permitted(ann: Resident) -> dict[str, Any]:
    return {row["action"]: row for row in ann.person.get("/me").json()["permitted_actions"]}


def test_codes_are_asked_for_once_one_was_shown_to_work(client: TestClient, ann: Resident, noon: datetime) -> None:
    secret = offered(ann)
    assert signs_in(client, ann) == 200, "an authenticator that nobody finished setting up locks nobody out"
    codes = confirmed(ann, secret, noon)
    assert signs_in(client, ann) == 401
    assert signs_in(client, ann, pyotp.TOTP(secret).at(noon)) == 401, "the code that confirmed it is used"
    assert signs_in(client, ann, pyotp.TOTP(secret).at(noon + timedelta(seconds=30))) == 200
    assert signs_in(client, ann, codes[0]) == 200
    me = ann.person.get("/me").json()
    assert (me["one_time_codes"], me["recovery_codes_left"]) == (True, 9)


def test_setting_up_signs_out_every_other_browser(client: TestClient, ann: Resident, noon: datetime) -> None:
    other = client.post("/api/v1/sign-in", json={"email": ann.email, "password": PASSWORD}).json()["access_token"]
    confirmed(ann, offered(ann), noon)
    assert client.get("/api/v1/me", headers={"Authorization": f"Bearer {other}"}).status_code == 401
    assert ann.person.get("/me").status_code == 200


def test_the_old_telephone_works_until_the_new_one_does(client: TestClient, ann: Resident, noon: datetime) -> None:
    old = offered(ann)
    confirmed(ann, old, noon)
    new = offered(ann)
    assert signs_in(client, ann, pyotp.TOTP(old).at(noon + timedelta(seconds=30))) == 200
    confirmed(ann, new, noon)
    assert signs_in(client, ann, pyotp.TOTP(old).at(noon + timedelta(seconds=30))) == 401
    assert signs_in(client, ann, pyotp.TOTP(new).at(noon + timedelta(seconds=30))) == 200


def test_new_recovery_codes_put_the_old_ones_out_of_use(client: TestClient, ann: Resident, noon: datetime) -> None:
    old = confirmed(ann, offered(ann), noon)
    answer = ann.person.post("/me/recovery-codes", PROOF)
    assert answer.status_code == 201
    assert signs_in(client, ann, old[0]) == 401
    assert signs_in(client, ann, answer.json()["recovery_codes"][0]) == 200


def test_codes_are_switched_off_where_the_installation_allows_it(client: TestClient, ann: Resident, noon: datetime) -> None:
    confirmed(ann, offered(ann), noon)
    assert permitted(ann)["end_one_time_codes"]["allowed"] is True
    assert ann.person.post("/me/one-time-codes/ending", PROOF).status_code == 204
    assert signs_in(client, ann) == 200
    assert ann.person.get("/me").json()["recovery_codes_left"] == 0


@pytest.mark.usefixtures("in_production")
def test_production_lets_nobody_switch_them_off(ann: Resident, noon: datetime) -> None:
    confirmed(ann, offered(ann), noon)
    refused = ann.person.post("/me/one-time-codes/ending", PROOF)
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/codes-stay")
    assert permitted(ann)["end_one_time_codes"] == {"action": "end_one_time_codes", "allowed": False, "reason": refused.json()["detail"]}
    assert ann.person.get("/me").json()["one_time_codes"] is True


@pytest.mark.parametrize(
    ("path", "body", "status", "problem"),
    [
        ("/me/one-time-codes", {"current_password": "wrong horse wrong battery"}, 422, "wrong-password"),
        ("/me/recovery-codes", {"current_password": "wrong horse wrong battery"}, 422, "wrong-password"),
        ("/me/one-time-codes/ending", {"current_password": "wrong horse wrong battery"}, 422, "wrong-password"),
        ("/me/recovery-codes", PROOF, 409, "codes-stay"),
        ("/me/one-time-codes/ending", PROOF, 409, "codes-stay"),
        ("/me/one-time-codes/confirmation", {"one_time_code": "000000"}, 409, "nothing-to-confirm"),
        ("/me/one-time-codes/confirmation", {"one_time_code": "1"}, 422, "invalid-request"),
    ],
)
def test_refusals(ann: Resident, path: str, body: dict[str, str], status: int, problem: str) -> None:
    answer = ann.person.post(path, body)
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{problem}")


def test_guessing_the_code_is_slowed_like_signing_in(ann: Resident, noon: datetime) -> None:
    secret = offered(ann)
    wrong = next(code for code in ("000000", "111111") if not pyotp.TOTP(secret).verify(code, for_time=noon, valid_window=1))
    answers = [ann.person.post("/me/one-time-codes/confirmation", {"one_time_code": wrong}) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [422] * 5 + [429]
    assert answers[0].json()["errors"][0]["pointer"] == "/one_time_code"


def test_a_machine_has_no_codes(cast: Cast, inspection_of: Callable[[str], Any]) -> None:
    machine = cast.machine(Role.INSPECTION_COORDINATOR, inspection_of("A"), "evidence:read")
    assert machine.post("/me/one-time-codes", PROOF).status_code == 403
    assert not [row for row in machine.get("/me").json()["permitted_actions"] if row["action"].endswith("_codes")]


def test_each_change_is_in_the_ledger_and_no_secret_is_with_it(ann: Resident, noon: datetime, database: Database) -> None:
    """R149."""
    secret = offered(ann)
    codes = confirmed(ann, secret, noon)
    ann.person.post("/me/recovery-codes", PROOF)
    ann.person.post("/me/one-time-codes/ending", PROOF)
    with system_session(database) as session:
        entries = list(session.execute(select(LedgerEntry).where(LedgerEntry.side == "council").order_by(LedgerEntry.sequence)).scalars())
    assert [entry.action for entry in entries] == ["one_time_codes_set_up", "recovery_codes_renewed", "one_time_codes_ended"]
    assert not any(word in f"{entry.summary}{entry.detail}" for entry in entries for word in (secret, *codes))


def test_all_other_browsers_are_signed_out_at_once(client: TestClient, ann: Resident) -> None:
    """R31: revocation bites on the next request."""
    others = [client.post("/api/v1/sign-in", json={"email": ann.email, "password": PASSWORD}).json()["access_token"] for _ in range(2)]
    assert len(ann.person.get("/me/sessions").json()["items"]) == 3
    assert ann.person.post("/me/sessions/ending").status_code == 204
    assert [client.get("/api/v1/me", headers={"Authorization": f"Bearer {token}"}).status_code for token in others] == [401, 401]
    assert [row["current"] for row in ann.person.get("/me/sessions").json()["items"]] == [True]
