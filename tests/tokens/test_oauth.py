"""The token endpoint: RFC 6749 to the letter, and one answer to every client that is not known."""

from base64 import b64encode
from datetime import UTC, date, datetime

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import update
from tests.people import Cast
from tests.tokens.machines import Machine, machine_of

from plumbline.identity.model import ApiClient, ApiClientSecret
from plumbline.kernel.database import Database
from plumbline.kernel.transaction import system_session

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def machine(cast: Cast, database: Database, client: TestClient) -> Machine:
    return machine_of(cast, database, client)


def change(database: Database, table: type[ApiClient | ApiClientSecret], **values: object) -> None:
    with system_session(database) as session:
        session.execute(update(table).values(**values))


def test_a_machine_gets_a_token_of_ten_minutes(machine: Machine) -> None:
    answer = machine.ask("evidence:write evidence:read")
    assert answer.status_code == 200, answer.text
    body = answer.json()
    assert (body["token_type"], body["expires_in"], body["scope"]) == ("Bearer", 600, "evidence:read evidence:write")
    assert answer.headers["cache-control"] == "no-store"
    assert "set-cookie" not in answer.headers
    me = machine.client.get("/api/v1/me", headers={"Authorization": f"Bearer {body['access_token']}"}).json()
    assert (me["machine"], me["scopes"]) == (True, ["evidence:read", "evidence:write"])


def test_the_use_of_a_secret_is_shown(machine: Machine, database: Database) -> None:
    """R31: last used, shown."""
    machine.token()
    with system_session(database) as session:
        assert session.get_one(ApiClientSecret, machine.secret_id).last_used_at is not None


@pytest.mark.parametrize(
    ("form", "status", "error"),
    [
        ({"scope": "evidence:read"}, 400, "invalid_request"),
        ({"grant_type": "password", "username": "a", "password": "b"}, 400, "invalid_request"),
        ({"grant_type": "password", "scope": "evidence:read"}, 400, "unsupported_grant_type"),
        ({"grant_type": "authorization_code", "scope": "evidence:read"}, 400, "unsupported_grant_type"),
        ({"grant_type": "refresh_token", "scope": "evidence:read"}, 400, "unsupported_grant_type"),
        ({"grant_type": "client_credentials"}, 400, "invalid_scope"),
        ({"grant_type": "client_credentials", "scope": ""}, 400, "invalid_scope"),
        ({"grant_type": "client_credentials", "scope": "evidence:write evidence:everything"}, 400, "invalid_scope"),
        ({"grant_type": "client_credentials", "scope": "timetable:read"}, 400, "invalid_scope"),
        ({"grant_type": "client_credentials", "scope": "evidence:read evidence:read"}, 400, "invalid_scope"),
        ({"grant_type": "client_credentials", "scope": "evidence:read  evidence:write"}, 400, "invalid_scope"),
        ({"grant_type": "client_credentials", "scope": " evidence:read"}, 400, "invalid_scope"),
        ({"grant_type": "client_credentials", "scope": "EVIDENCE:READ"}, 400, "invalid_scope"),
        ({"grant_type": "client_credentials", "scope": "evidence:read\tevidence:write"}, 400, "invalid_scope"),
        ({"grant_type": "client_credentials", "scope": "evidence:read", "client_secret": "x"}, 400, "invalid_request"),
    ],
    ids=str,
)
def test_each_refusal_has_oauths_own_word(machine: Machine, form: dict[str, str], status: int, error: str) -> None:
    answer = machine.client.post("/api/v1/oauth/token", data=form, auth=(str(machine.id), machine.secret))
    assert (answer.status_code, answer.json()["error"]) == (status, error)
    assert answer.headers["content-type"] == "application/json"
    assert set(answer.json()) == {"error", "error_description"}


def test_a_parameter_that_is_there_twice_is_refused(machine: Machine) -> None:
    answer = machine.client.post(
        "/api/v1/oauth/token",
        content="grant_type=client_credentials&scope=evidence%3Aread&scope=evidence%3Awrite",
        headers={"Content-Type": "application/x-www-form-urlencoded"},
        auth=(str(machine.id), machine.secret),
    )
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_request")


def test_json_is_no_form(machine: Machine) -> None:
    answer = machine.client.post("/api/v1/oauth/token", json={"grant_type": "client_credentials"}, auth=(str(machine.id), machine.secret))
    assert answer.status_code == 415


@pytest.mark.parametrize(
    "authorization",
    [
        None,
        "",
        "Basic",
        "Basic !!!",
        "Basic /w==",
        "Bearer {id}:{secret}",
        "{id}",
        "{id}:",
        ":{secret}",
        "nobody:{secret}",
        "9f1c7d52-5a0e-4a5c-8a55-0b6f4a0f6f11:{secret}",
        "{id}:{secret}x",
        "{id}:plb_x_y",
    ],
)
def test_every_client_that_is_not_known_gets_one_answer(machine: Machine, authorization: str | None) -> None:
    headers = {}
    if authorization is not None:
        filled = authorization.format(id=machine.id, secret=machine.secret)
        as_it_is = filled.startswith(("Basic", "Bearer")) or not filled
        headers["Authorization"] = filled if as_it_is else f"Basic {b64encode(filled.encode()).decode()}"
    form = {"grant_type": "client_credentials", "scope": "evidence:read"}
    answer = machine.client.post("/api/v1/oauth/token", data=form, headers=headers)
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")
    assert answer.headers["www-authenticate"].startswith("Basic")


@pytest.mark.parametrize(
    ("table", "values"),
    [
        (ApiClientSecret, {"expires_on": date(2020, 1, 1)}),
        (ApiClientSecret, {"revoked_at": LONG_AGO}),
        (ApiClient, {"revoked_at": LONG_AGO}),
    ],
    ids=["expired", "secret revoked", "client revoked"],
)
def test_a_secret_that_holds_no_more_gets_the_same_answer(
    machine: Machine, database: Database, table: type[ApiClient | ApiClientSecret], values: dict[str, object]
) -> None:
    change(database, table, **values)
    answer = machine.ask()
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")


def test_the_published_documents_lead_a_client_to_a_token(machine: Machine) -> None:
    where = machine.client.get("/.well-known/oauth-authorization-server").json()
    assert where["token_endpoint"].endswith("/api/v1/oauth/token")
    assert where["grant_types_supported"] == ["client_credentials"]
    assert not {"tokens:manage", "notes:read", "members:manage"} & set(where["scopes_supported"])
    keys = machine.client.get("/.well-known/jwks.json").json()["keys"]
    assert {key["alg"] for key in keys} == {"ES256"}
    assert not any("d" in key for key in keys)
