"""A POST sent twice is done once and answered the same (R150)."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select, text
from tests.conducted import Conducted
from tests.people import Cast, Person

from plumbline.identity.roles import Role
from plumbline.kernel import idempotency
from plumbline.kernel.clock import read_now
from plumbline.kernel.database import Database
from plumbline.kernel.transaction import system_session

FINDING = {"kind": "strength", "text": "Plans are made in time."}


def add(inspection: Conducted, by: Person, key: str, body: dict[str, Any] = FINDING) -> Any:
    return by.post(f"{inspection.path}/findings", body, headers={"Idempotency-Key": key})


def count(inspection: Conducted) -> int:
    return len(inspection.by(Role.LEAD_INSPECTOR).get(f"{inspection.path}/findings").json()["items"])


def test_the_same_key_gives_the_same_bytes_and_does_nothing_twice(conducted: Conducted) -> None:
    lead, key = conducted.by(Role.LEAD_INSPECTOR), str(uuid4())
    first, second = add(conducted, lead, key), add(conducted, lead, key)
    assert (first.status_code, second.status_code, second.content) == (201, 201, first.content)
    assert (first.headers.get("idempotency-replayed"), second.headers["idempotency-replayed"]) == (None, "true")
    assert second.headers["etag"] == first.headers["etag"]
    assert count(conducted) == 1


def test_a_key_is_its_holders_own(conducted: Conducted) -> None:
    key = str(uuid4())
    add(conducted, conducted.by(Role.LEAD_INSPECTOR), key)
    assert add(conducted, conducted.by(Role.INSPECTION_TEAM), key).headers.get("idempotency-replayed") is None
    assert count(conducted) == 2


def test_another_body_under_the_same_key_is_refused(conducted: Conducted) -> None:
    lead, key = conducted.by(Role.LEAD_INSPECTOR), str(uuid4())
    add(conducted, lead, key)
    other = add(conducted, lead, key, FINDING | {"text": "Something else."})
    assert (other.status_code, other.json()["type"]) == (422, "/problems/idempotency-key-reused")


def test_a_refused_request_leaves_its_key_free(conducted: Conducted) -> None:
    lead, key = conducted.by(Role.LEAD_INSPECTOR), str(uuid4())
    assert add(conducted, lead, key, FINDING | {"indicator": "7.1"}).status_code == 422
    assert add(conducted, lead, key).status_code == 201


def test_whoever_lost_the_inspection_gets_the_refusal_and_not_the_old_answer(conducted: Conducted) -> None:
    team, key = conducted.by(Role.INSPECTION_TEAM), str(uuid4())
    assert add(conducted, team, key).status_code == 201
    with system_session(conducted.cast.app.state.database) as session:
        now = read_now(session, production=False)
    conducted.cast.leave(team, conducted.id, now)
    assert add(conducted, team, key).status_code == 404


def test_of_sixteen_at_once_one_does_the_work(conducted: Conducted) -> None:
    lead, key = conducted.by(Role.LEAD_INSPECTOR), str(uuid4())
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda _: add(conducted, lead, key), range(16)))
    assert {answer.status_code for answer in answers} <= {201, 409}
    assert {answer.json()["type"] for answer in answers if answer.status_code == 409} <= {"/problems/idempotency-conflict"}
    assert len({answer.content for answer in answers if answer.status_code == 201}) == 1
    assert count(conducted) == 1


@pytest.mark.parametrize("key", ["", "x" * 201, "caf\u00e9"])
def test_a_key_that_cannot_be_read_is_refused(conducted: Conducted, key: str) -> None:
    answer = add(conducted, conducted.by(Role.LEAD_INSPECTOR), key.encode("latin-1"))  # type: ignore[arg-type]
    assert answer.status_code == 422
    assert count(conducted) == 0


def test_a_machine_sends_a_key_with_every_post(conducted: Conducted) -> None:
    machine = conducted.cast.machine(Role.INSPECTION_COORDINATOR, conducted.id, "evidence:write evidence:read")
    body = {"title": "Annual report", "kind": "pointer", "address": "Annual report, section 3"}
    token = {"Authorization": f"Bearer {machine.token}"}
    without = machine.client.post(f"/api/v1{conducted.path}/evidence", json=body, headers=token)
    assert (without.status_code, without.json()["errors"][0]["code"]) == (422, "missing")
    assert machine.post(f"{conducted.path}/evidence", body).status_code == 201


def test_answers_are_forgotten_after_seven_days(conducted: Conducted) -> None:
    lead, key = conducted.by(Role.LEAD_INSPECTOR), str(uuid4())
    add(conducted, lead, key)
    with system_session(conducted.cast.app.state.database) as session:
        now = read_now(session, production=False)
        assert idempotency.forget(session, now + timedelta(days=6)) == 0
        assert idempotency.forget(session, now + timedelta(days=8)) >= 1
        assert session.execute(text("select count(*) from idempotent_response")).scalar_one() == 0


def test_the_hash_of_a_body_is_keyed(cast: Cast, database: Database) -> None:
    """A body may hold a password: a stolen backup must not let anybody guess at it."""
    cast.person().call("POST", "/me/sessions/ending", content=b"{}", headers={"Idempotency-Key": "one", "Content-Type": "application/json"})
    with system_session(database) as session:
        kept = session.execute(select(idempotency.IdempotentResponse.body_hash)).scalar_one()
    assert len(kept) == 32
    assert kept != hashlib.sha256(b"{}").digest()
