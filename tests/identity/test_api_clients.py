"""Machine clients: made by administrators, narrow by design, their secrets shown once."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

import pytest
from tests.people import Cast, Person

from plumbline.identity.clients.scope_words import WORDS
from plumbline.identity.clients.scopes import BOTH_SIDES, INSPECTORATE_ONLY
from plumbline.identity.roles import Role

WANTED = ["evidence:read", "evidence:write"]


@pytest.fixture
def inspection(inspection_of: Callable[[str], UUID]) -> UUID:
    return inspection_of("A")


@pytest.fixture
def administrator(cast: Cast) -> Person:
    return cast.person(Role.COUNCIL_ADMINISTRATOR)


def submission(inspection: UUID, **changes: object) -> dict[str, object]:
    return {
        "name": "Case system",
        "role": "inspection_coordinator",
        "scopes": WANTED,
        "inspection_ids": [str(inspection)],
    } | changes


def test_a_council_makes_a_client_for_its_own_system(administrator: Person, inspection: UUID) -> None:
    made = administrator.post("/api-clients", submission(inspection))
    assert made.status_code == 201, made.text
    body = made.json()
    assert (body["scopes"], body["inspection_ids"], body["secrets"], body["last_used_at"]) == (WANTED, [str(inspection)], [], None)
    assert [client["id"] for client in administrator.get("/api-clients").json()["items"]] == [body["id"]]


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"role": "lead_inspector"}, "/role"),
        ({"role": "council_administrator"}, "/role"),
        ({"scopes": ["samples:draw"]}, "/scopes/0"),
        ({"scopes": ["evidence:read", "evidence:everything"]}, "/scopes/1"),
        *(
            ({"scopes": [scope]}, "/scopes/0")
            for scope in (
                "consensus:read",
                "consensus:write",
                "evaluations:write",
                "reports:release",
                "reports:publish",
                "tokens:manage",
                "notes:read",
                "notes:write",
                "case_readings:write",
                "report_drafts:read",
                "accuracy:read",
                "accuracy:write",
                "accuracy:submit",
                "accuracy:respond",
                "members:manage",
            )
        ),
        ({"inspection_ids": ["9f1c7d52-5a0e-4a5c-8a55-0b6f4a0f6f11"]}, "/inspection_ids"),
    ],
    ids=str,
)
def test_a_client_is_refused_what_no_machine_may_have(
    administrator: Person, inspection: UUID, change: dict[str, object], pointer: str
) -> None:
    answer = administrator.post("/api-clients", submission(inspection, **change))
    assert answer.status_code == 422, answer.text
    assert answer.json()["errors"][0]["pointer"] == pointer


@pytest.mark.parametrize("scope", ["consensus:read", "evaluations:write", "reports:publish", "notes:read", "tokens:manage"])
def test_not_even_the_inspectorate_gives_these_to_a_machine(cast: Cast, inspection: UUID, scope: str) -> None:
    answer = cast.person(Role.INSPECTORATE_ADMINISTRATOR).post(
        "/api-clients", submission(inspection, role="lead_inspector", scopes=[scope])
    )
    assert answer.status_code == 422


def test_a_client_reaches_no_other_councils_inspection(administrator: Person, inspection_of: Callable[[str], UUID]) -> None:
    assert administrator.post("/api-clients", submission(inspection_of("B"))).status_code == 422


def test_a_secret_is_shown_once(administrator: Person, inspection: UUID) -> None:
    client_id = administrator.post("/api-clients", submission(inspection)).json()["id"]
    key = {"Idempotency-Key": "first-secret"}
    made = administrator.post(f"/api-clients/{client_id}/secrets", {}, headers=key)
    assert made.status_code == 201, made.text
    assert made.json()["secret"].startswith(f"plb_{UUID(client_id).hex}_")
    assert made.headers["cache-control"] == "no-store"
    again = administrator.post(f"/api-clients/{client_id}/secrets", {}, headers=key)
    assert (again.status_code, again.json()["type"]) == (409, "/problems/secret-already-shown")
    assert made.json()["secret"] not in administrator.get(f"/api-clients/{client_id}").text


def test_two_secrets_live_at_a_time(administrator: Person, inspection: UUID) -> None:
    client_id = administrator.post("/api-clients", submission(inspection)).json()["id"]
    first, second, third = (administrator.post(f"/api-clients/{client_id}/secrets", {}) for _ in range(3))
    assert (first.status_code, second.status_code, third.json()["type"]) == (201, 201, "/problems/too-many-secrets")
    assert administrator.post(f"/api-clients/{client_id}/secrets/{first.json()['id']}/revocation").status_code == 204
    assert administrator.post(f"/api-clients/{client_id}/secrets", {}).status_code == 201


@pytest.mark.parametrize(
    ("expires_on", "status"),
    [("2026-03-23", 422), ("2026-03-24", 201), ("2027-03-23", 201), ("2027-03-24", 422), ("2020-01-01", 422), (None, 201)],
)
def test_a_secret_expires_within_twelve_months(
    cast: Cast, inspection: UUID, at: Callable[[str], datetime], expires_on: str | None, status: int
) -> None:
    at("2026-03-23T09:00:00Z")
    administrator = cast.person(Role.COUNCIL_ADMINISTRATOR)
    client_id = administrator.post("/api-clients", submission(inspection)).json()["id"]
    answer = administrator.post(f"/api-clients/{client_id}/secrets", {"expires_on": expires_on})
    assert answer.status_code == status, answer.text
    if status == 201:
        assert answer.json()["expires_on"] == (expires_on or "2027-03-23")


def test_a_change_needs_what_was_read_and_narrows_at_once(administrator: Person, inspection: UUID) -> None:
    client_id = administrator.post("/api-clients", submission(inspection)).json()["id"]
    path = f"/api-clients/{client_id}"
    assert administrator.patch(path, {"scopes": ["evidence:read"]}).status_code == 428
    seen = administrator.etag(path)
    assert administrator.patch(path, {"scopes": ["evidence:read"]}, headers=seen).json()["scopes"] == ["evidence:read"]
    assert administrator.patch(path, {"name": "Other"}, headers=seen).status_code == 412
    assert administrator.patch(path, {"role": "chief_executive"}, headers=administrator.etag(path)).status_code == 422


@pytest.mark.parametrize("role", [None, Role.INSPECTION_COORDINATOR, Role.CHIEF_EXECUTIVE, Role.LEAD_INSPECTOR])
def test_only_administrators_know_of_clients(cast: Cast, inspection: UUID, administrator: Person, role: Role | None) -> None:
    client_id = administrator.post("/api-clients", submission(inspection)).json()["id"]
    caller = cast.person(role, inspection)
    assert caller.get("/api-clients").status_code == 404
    assert caller.get(f"/api-clients/{client_id}").status_code == 404
    assert caller.post("/api-clients", submission(inspection)).status_code == 404


def test_another_councils_client_does_not_exist(cast: Cast, inspection: UUID, administrator: Person) -> None:
    client_id = administrator.post("/api-clients", submission(inspection)).json()["id"]
    stranger = cast.person(Role.COUNCIL_ADMINISTRATOR, council="B")
    path = f"/api-clients/{client_id}"
    assert stranger.get(path).status_code == 404
    assert stranger.post(f"{path}/secrets", {}).status_code == 404
    assert stranger.delete(path, headers=administrator.etag(path)).status_code == 404
    assert stranger.get("/api-clients").json()["items"] == []


def test_every_scope_is_said_in_plain_words() -> None:
    assert set(WORDS) == BOTH_SIDES | INSPECTORATE_ONLY
    sentences = [words for _, words in WORDS.values()]
    assert len(set(sentences)) == len(sentences)


def test_what_can_be_chosen_is_what_is_taken(administrator: Person, inspection: UUID) -> None:
    """R31: each role is offered the scopes that are of use to it, and no scope that needs a person."""
    choices = administrator.get("/api-clients/choices").json()
    roles = {row["role"]: row["scopes"] for row in choices["roles"]}
    assert "lead_inspector" not in roles
    assert "council_administrator" not in roles
    assert "self_evaluation:submit" in roles["inspection_coordinator"]
    assert "self_evaluation:read" not in roles["local_file_reader"]
    for role, scopes in roles.items():
        made = administrator.post("/api-clients", submission(inspection, name=role, role=role, scopes=scopes))
        assert made.status_code == 201, (role, made.text)
    never = {row["scope"] for row in choices["never"]}
    assert {"members:manage", "report_drafts:read", "accuracy:submit"} <= never
    assert not never & {row["scope"] for row in choices["scopes"]}
    assert {scope for scopes in roles.values() for scope in scopes} == {row["scope"] for row in choices["scopes"]}


def test_the_inspectorate_is_offered_its_own_roles(cast: Cast) -> None:
    choices = cast.person(Role.INSPECTORATE_ADMINISTRATOR).get("/api-clients/choices").json()
    assert "analyst" in {row["role"] for row in choices["roles"]}
    assert "inspection_coordinator" not in {row["role"] for row in choices["roles"]}
    assert {"evaluations:write", "reports:publish", "tokens:manage"} <= {row["scope"] for row in choices["never"]}


def test_a_client_says_what_may_be_done_to_it_next(administrator: Person, inspection: UUID) -> None:
    client = administrator.post("/api-clients", submission(inspection)).json()["id"]

    def allowed() -> dict[str, bool]:
        return {row["action"]: row["allowed"] for row in administrator.get(f"/api-clients/{client}").json()["permitted_actions"]}

    assert allowed() == {"change_api_client": True, "make_api_client_secret": True, "revoke_api_client": True}
    for _ in range(2):
        assert administrator.post(f"/api-clients/{client}/secrets", {}).status_code == 201
    assert allowed()["make_api_client_secret"] is False
    path = f"/api-clients/{client}"
    assert {secret["state"] for secret in administrator.get(path).json()["secrets"]} == {"live"}
    assert administrator.delete(path, headers=administrator.etag(path)).status_code == 204
    assert set(allowed().values()) == {False}
