"""The command line brings in the first administrator and the first machine, on an installation that has nobody."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from fastapi.testclient import TestClient
from sqlalchemy import text
from sqlalchemy.orm import Session
from typer.testing import CliRunner

from plumbline.identity import commands
from plumbline.kernel.clock import read_now
from plumbline.kernel.database import Database
from plumbline.kernel.transaction import system_session
from plumbline.settings import Settings


def opener(database: Database) -> commands.OpenSession:
    @contextmanager
    def open_session() -> Iterator[tuple[Session, datetime]]:
        with system_session(database) as session:
            yield session, read_now(session, production=False)

    return open_session


def test_the_first_administrator_of_all_comes_in_by_a_link(client: TestClient, database: Database, settings: Settings) -> None:
    app = commands.account(opener(database), lambda: settings)
    done = CliRunner().invoke(app, ["create", "first@inspectorate.example", "Una First", "--administrator"])
    assert done.exit_code == 0, done.output
    link = urlsplit(done.output.strip()).fragment
    given = {"token": link, "name": "Una First", "password": "sixteen pigeons on a wet roof"}
    assert client.post("/api/v1/invitations/acceptance", json=given).status_code == 201
    token = client.post(
        "/api/v1/sign-in", json={"email": "first@inspectorate.example", "password": "sixteen pigeons on a wet roof"}
    ).json()["access_token"]
    me = client.get("/api/v1/me", headers={"Authorization": f"Bearer {token}"}).json()
    assert me["organisation_roles"] == ["inspectorate_administrator"]
    made = client.post(
        "/api/v1/invitations",
        json={"email": "lead@inspectorate.example", "name": "Lena", "administrator": False},
        headers={"Authorization": f"Bearer {token}"},
    )
    assert made.status_code == 201, made.text


def test_a_councils_machine_gets_a_secret_that_works(client: TestClient, database: Database, inspection_of: Callable[[str], UUID]) -> None:
    inspection = inspection_of("A")
    with system_session(database) as session:
        reference = session.execute(text("select reference from inspection where id = :id"), {"id": inspection}).scalar_one()
    app = commands.client(opener(database))
    arguments = [
        "create",
        "Case system",
        "inspection_coordinator",
        "--scopes",
        "evidence:read",
        "--inspections",
        reference,
        "--council",
        "S12000901",
    ]
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 0, done.output
    shown = dict(line.split(" ") for line in done.output.strip().splitlines())
    answer = client.post(
        "/api/v1/oauth/token",
        data={"grant_type": "client_credentials", "scope": "evidence:read"},
        auth=(shown["client_id"], shown["client_secret"]),
    )
    assert answer.status_code == 200, answer.text


def test_an_unknown_inspection_is_named(database: Database) -> None:
    arguments = ["create", "Case system", "inspection_coordinator", "--scopes", "evidence:read", "--inspections", "JSW-1999-001"]
    done = CliRunner().invoke(commands.client(opener(database)), arguments)
    assert done.exit_code == 2
    assert "JSW-1999-001" in done.output
