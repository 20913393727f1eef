"""Whatever is taken back is refused on the very next request, on every worker."""

from collections.abc import Callable, Iterator
from datetime import datetime
from uuid import UUID

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import delete, update
from tests.people import Cast
from tests.tokens.machines import Machine, bare_inspection, machine_of

from plumbline.identity.model import (
    Account,
    ApiClient,
    ApiClientInspection,
    ApiClientSecret,
    Membership,
    SignInSession,
)
from plumbline.identity.roles import Role
from plumbline.kernel.clock import read_now
from plumbline.kernel.database import Database
from plumbline.kernel.transaction import system_session
from plumbline.main import create_app
from plumbline.settings import Settings


@pytest.fixture(scope="module")
def workers(app: FastAPI, served: TestClient, settings: Settings) -> Iterator[list[TestClient]]:
    """Two workers over one database, each with its own memory."""
    second = create_app(settings)
    with TestClient(second, raise_server_exceptions=False) as other:
        yield [served, other]


def asked(workers: list[TestClient], token: str, path: str = "/me") -> set[int]:
    return {worker.get(f"/api/v1{path}", headers={"Authorization": f"Bearer {token}"}).status_code for worker in workers}


Change = Callable[[UUID, datetime], object]
PEOPLE: dict[str, Change] = {
    "signed out": lambda who, now: update(SignInSession).where(SignInSession.account_id == who).values(ended_at=now),
    "deactivated": lambda who, now: update(Account).where(Account.id == who).values(deactivated_at=now),
}
MACHINES: dict[str, Change] = {
    "client revoked": lambda who, now: update(ApiClient).where(ApiClient.id == who).values(revoked_at=now),
    "all tokens revoked": lambda who, now: update(ApiClient).where(ApiClient.id == who).values(tokens_valid_from=now),
    "secret revoked": lambda who, now: update(ApiClientSecret).where(ApiClientSecret.client_id == who).values(revoked_at=now),
}


def apply(database: Database, change: Change, who: UUID) -> None:
    with system_session(database) as session:
        session.execute(change(who, read_now(session, production=False)))


@pytest.mark.parametrize("change", PEOPLE.values(), ids=PEOPLE)
def test_a_person_is_refused_on_every_worker(workers: list[TestClient], cast: Cast, database: Database, change: Change) -> None:
    person = cast.person()
    token = person.token
    assert asked(workers, token) == {200}
    apply(database, change, person.id)
    assert asked(workers, token) == {401}


@pytest.mark.parametrize("change", MACHINES.values(), ids=MACHINES)
def test_a_machine_is_refused_on_every_worker(
    workers: list[TestClient], cast: Cast, database: Database, client: TestClient, at: Callable[[str], datetime], change: Change
) -> None:
    at("2026-03-23T09:00:00Z")
    machine = machine_of(cast, database, client)
    token = machine.token()
    assert asked(workers, token) == {200}
    at("2026-03-23T09:01:00Z")
    apply(database, change, machine.id)
    assert asked(workers, token) == {401}


def test_a_member_who_was_removed_finds_nothing(workers: list[TestClient], cast: Cast, database: Database) -> None:
    inspection = bare_inspection(cast, database)
    person = cast.person(Role.INSPECTION_COORDINATOR, inspection)
    token, path = person.token, f"/inspections/{inspection}/members"
    assert asked(workers, token, path) == {200}
    ended: Change = lambda who, now: update(Membership).where(Membership.account_id == who).values(until_at=now)  # noqa: E731 (a row of the table above)
    apply(database, ended, person.id)
    assert asked(workers, token, path) == {404}


def test_a_machine_loses_an_inspection_at_once(workers: list[TestClient], cast: Cast, database: Database, client: TestClient) -> None:
    machine = machine_of(cast, database, client)
    token = machine.token("inspections:read")
    me = client.get("/api/v1/me", headers={"Authorization": f"Bearer {token}"}).json()
    path = f"/inspections/{me['roles'][0]['inspection_id']}/members"
    assert asked(workers, token, path) == {200}
    apply(database, lambda who, _: delete(ApiClientInspection).where(ApiClientInspection.client_id == who), machine.id)
    assert asked(workers, token, path) == {404}


def test_a_scope_taken_from_a_client_is_taken_from_its_tokens(cast: Cast, database: Database, client: TestClient) -> None:
    machine = machine_of(cast, database, client)
    token = machine.token("evidence:read evidence:write")
    apply(database, lambda who, _: update(ApiClient).where(ApiClient.id == who).values(scopes=["evidence:read"]), machine.id)
    assert client.get("/api/v1/me", headers={"Authorization": f"Bearer {token}"}).json()["scopes"] == ["evidence:read"]


def test_one_token_taken_back_leaves_the_others(workers: list[TestClient], cast: Cast, database: Database, client: TestClient) -> None:
    machine = machine_of(cast, database, client)
    lost, kept = machine.token(), machine.token()
    assert machine.revoke(lost).status_code == 200
    assert machine.revoke(lost).status_code == 200, "twice is as good as once"
    assert asked(workers, lost) == {401}
    assert asked(workers, kept) == {200}


def test_nobody_takes_back_a_token_of_somebody_else(cast: Cast, database: Database, client: TestClient) -> None:
    mine, yours = machine_of(cast, database, client), machine_of(cast, database, client)
    token = yours.token()
    person = cast.person()
    for stolen in (token, person.token, "nonsense"):
        assert mine.revoke(stolen).status_code == 200, "the answer betrays nothing"
    assert asked([client], token) == {200}
    assert person.get("/me").status_code == 200


def test_a_revoked_secret_leaves_the_other_ones_tokens_alone(cast: Cast, database: Database, client: TestClient) -> None:
    machine = machine_of(cast, database, client)
    first = machine.token()
    administrator = cast.person(Role.COUNCIL_ADMINISTRATOR)
    made = administrator.post(f"/api-clients/{machine.id}/secrets", {}).json()
    second = Machine(machine.id, UUID(made["id"]), made["secret"], client).token()
    assert administrator.post(f"/api-clients/{machine.id}/secrets/{machine.secret_id}/revocation").status_code == 204
    assert asked([client], first) == {401}
    assert asked([client], second) == {200}
