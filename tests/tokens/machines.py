"""A council's machine with a real secret, and the token endpoint as it would be called."""

from dataclasses import dataclass
from uuid import UUID

from fastapi.testclient import TestClient
from sqlalchemy import text
from tests.people import Cast

from plumbline.identity.clients.service import add_secret
from plumbline.identity.model import ApiClient
from plumbline.identity.roles import Role
from plumbline.kernel.clock import read_now
from plumbline.kernel.database import Database
from plumbline.kernel.transaction import system_session

SCOPES = "evidence:read evidence:write inspections:read"


@dataclass(frozen=True)
class Machine:
    """A client with one secret."""

    id: UUID
    secret_id: UUID
    secret: str
    client: TestClient

    def ask(self, scope: str | None = "evidence:read", **form: str):  # noqa: ANN201 (a response)
        """Ask for a token."""
        given = {"grant_type": "client_credentials"} | ({} if scope is None else {"scope": scope}) | form
        return self.client.post("/api/v1/oauth/token", data=given, auth=(str(self.id), self.secret))

    def token(self, scope: str = "evidence:read") -> str:
        answer = self.ask(scope)
        assert answer.status_code == 200, answer.text
        return answer.json()["access_token"]

    def revoke(self, token: str):  # noqa: ANN201 (a response)
        return self.client.post("/api/v1/oauth/revoke", data={"token": token}, auth=(str(self.id), self.secret))


def bare_inspection(cast: Cast, database: Database, council: str = "A") -> UUID:
    """Make an inspection with nothing in it."""
    with system_session(database) as session:
        return session.execute(
            text(
                "insert into inspection (id, reference, council_id, methodology_id, methodology_version, methodology_sha256,"
                " week_1_on, stage, state, created_at) values (gen_random_uuid(), 'JSW-2026-' || substr(gen_random_uuid()::text, 1, 6),"
                " :council, 'jsw-2019', '1', 'x', '2026-01-12', 1, 'active', now()) returning id"
            ),
            {"council": cast.organisation(council)},
        ).scalar_one()


def machine_of(cast: Cast, database: Database, client: TestClient, scopes: str = SCOPES) -> Machine:
    """Make a coordinator's machine in an inspection of council A."""
    made = cast.machine(Role.INSPECTION_COORDINATOR, bare_inspection(cast, database), scopes)
    with system_session(database) as session:
        now = read_now(session, production=False)
        shown = add_secret(session, session.get_one(ApiClient, made.id), None, now)
    return Machine(made.id, shown.id, shown.secret, client)
