"""The cast of the tests: people of two councils that share nothing, and of the inspectorate, each with a real token."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx2 import Response
from sqlalchemy import select

from plumbline.identity.access_claims import AccessClaims
from plumbline.identity.authentication import BROWSER
from plumbline.identity.model import Account, ApiClient, ApiClientInspection, Membership, Organisation, SignInSession
from plumbline.identity.roles import ADMINISTRATORS, Role, Side
from plumbline.kernel.clock import now_sql, read_now
from plumbline.kernel.transaction import system_session

NOW = select(now_sql(production=False))


@dataclass(frozen=True)
class Person:
    """Somebody who calls the API. Every verb gives the raw response."""

    id: UUID
    organisation_id: UUID
    name: str
    app: FastAPI
    client: TestClient
    session_id: UUID | None = None
    scope: str = ""

    @property
    def token(self) -> str:
        """A fresh access token, valid at the product's own time."""
        # In one round trip, since every call of every test begins with it: a session of the system's takes five.
        with self.app.state.database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            now = connection.execute(NOW).scalar_one()
        return mint(
            self.app, sub=self.id, sid=self.session_id, client_id=BROWSER if self.session_id else str(self.id), scope=self.scope, now=now
        )

    def call(self, method: str, path: str, **request: Any) -> Response:
        """Call the API as this person; `path` is written without the base."""
        headers = {"Authorization": f"Bearer {self.token}", **request.pop("headers", {})}
        if method == "PATCH" and "json" in request:
            headers.setdefault("Content-Type", "application/merge-patch+json")
        if self.session_id is None and method == "POST":
            headers.setdefault("Idempotency-Key", str(uuid4()))
        return self.client.request(method, f"/api/v1{path}", headers=headers, **request)

    def get(self, path: str, **request: Any) -> Response:
        return self.call("GET", path, **request)

    def post(self, path: str, json: Any = None, **request: Any) -> Response:
        return self.call("POST", path, json={} if json is None else json, **request)

    def put(self, path: str, json: Any = None, **request: Any) -> Response:
        return self.call("PUT", path, json=json, **request)

    def patch(self, path: str, json: Any = None, **request: Any) -> Response:
        return self.call("PATCH", path, json=json, **request)

    def delete(self, path: str, **request: Any) -> Response:
        return self.call("DELETE", path, **request)

    def etag(self, path: str) -> dict[str, str]:
        """Read `path` and give the If-Match header for a write to it."""
        return {"If-Match": self.get(path).headers["etag"]}


class Cast:
    """Makes people. Councils 'A' and 'B' do not exist; their codes lie outside the real ones."""

    def __init__(self, app: FastAPI, client: TestClient) -> None:
        self.app, self.client = app, client
        self._organisations: dict[str, UUID] = {}

    def organisation(self, name: str) -> UUID:
        """Give the id of council 'A' or 'B', or of the 'inspectorate'; made at the first call."""
        if name not in self._organisations:
            made = {
                "A": Organisation(side=Side.COUNCIL, name="Strathmore Council", code="S12000901"),
                "B": Organisation(side=Side.COUNCIL, name="Lorne and Cowal Council", code="S12000902"),
                "inspectorate": Organisation(side=Side.INSPECTORATE, name="Care Inspectorate"),
            }[name]
            with system_session(self.app.state.database) as session:
                session.add(made)
            self._organisations[name] = made.id
        return self._organisations[name]

    def person(
        self, role: Role | None = None, inspection_id: UUID | str | None = None, *, council: str = "A", name: str | None = None
    ) -> Person:
        """Make a person of the role's own side, with that role in the inspection (or in the organisation, for administrators)."""
        side = role.side if role else Side.COUNCIL
        organisation_id = self.organisation("inspectorate" if side is Side.INSPECTORATE else council)
        name = name or f"{role.words if role else 'nobody'} {uuid4().hex[:6]}"
        with system_session(self.app.state.database) as session:
            now = read_now(session, production=False)
            account = Account(
                organisation_id=organisation_id,
                email=f"{uuid4().hex[:12]}@example.test",
                name=name,
                administrator=role in ADMINISTRATORS,
                created_at=now,
            )
            session.add(account)
            session.flush()
            signed_in = SignInSession(account_id=account.id, created_at=now, last_used_at=now)
            session.add(signed_in)
        made = Person(account.id, organisation_id, name, self.app, self.client, signed_in.id)
        if inspection_id is not None and role is not None and role not in ADMINISTRATORS:
            self.join(made, role, inspection_id)
        return made

    def join(self, person: Person, role: Role, inspection_id: UUID | str) -> None:
        """Give somebody a further role in an inspection."""
        with system_session(self.app.state.database) as session:
            now = read_now(session, production=False)
            session.add(Membership(inspection_id=UUID(str(inspection_id)), account_id=person.id, role=role, from_at=now))

    def leave(self, person: Person, inspection_id: UUID | str, at: datetime) -> None:
        """End every role of somebody in an inspection."""
        with system_session(self.app.state.database) as session:
            held = select(Membership).where(Membership.account_id == person.id, Membership.inspection_id == UUID(str(inspection_id)))
            for membership in session.execute(held).scalars():
                membership.until_at = at

    def machine(self, role: Role, inspection_id: UUID | str, scopes: str, *, council: str = "A") -> Person:
        """Make an API client of the role's side that acts with that role in one inspection, with a token of those scopes."""
        organisation_id = self.organisation("inspectorate" if role.side is Side.INSPECTORATE else council)
        with system_session(self.app.state.database) as session:
            now = read_now(session, production=False)
            made = ApiClient(
                organisation_id=organisation_id,
                name="council systems",
                role=role,
                scopes=scopes.split(),
                created_at=now,
                tokens_valid_from=now.replace(microsecond=0),
            )
            session.add(made)
            session.flush()
            session.add(ApiClientInspection(client_id=made.id, inspection_id=UUID(str(inspection_id))))
        return Person(made.id, organisation_id, made.name, self.app, self.client, None, scopes)


def mint(app: FastAPI, *, sub: UUID, sid: UUID | None, client_id: str, scope: str, now: datetime) -> str:
    """Sign an access token as the service would."""
    claims = AccessClaims.issue(sub=str(sub), client_id=client_id, scope=scope, sid=str(sid or sub), authenticated_at=now, now=now)
    return app.state.authentication.keys.sign(claims)
