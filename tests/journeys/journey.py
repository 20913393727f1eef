"""One inspection on its way: who is in it, what time it is, and every word that a person of the council was answered."""

import base64
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx2 import Response, codes
from tests.people import Cast, Person

from plumbline.identity.roles import Role, Side

LONDON = ZoneInfo("Europe/London")
WEEK_1 = date(2026, 1, 5)
SLIP_FROM, SLIP_WEEKS = 13, 9
PHRASE = "a kestrel over the brae"
LABEL = "Unsatisfactory"
"""The evaluation that is recorded is the lowest, since its word stands in no other text of the journey."""
OWN_PAGE = {"X-Plumbline": "1"}
PASSWORD = "heather barrel nineteen quay"


@dataclass
class Listening:
    """A client that keeps every answer, with who was answered."""

    client: TestClient
    listener: str
    heard: list[tuple[str, str]]

    def request(self, method: str, address: str, **request: Any) -> Response:
        answer = self.client.request(method, address, **request)
        said = f"{answer.headers} {answer.content.decode('utf-8', 'replace')}"
        self.heard.append((f"{self.listener} {method} {address} {answer.status_code}", said))
        return answer


@dataclass
class Journey:
    """`by(role)` is who holds the role, `week(n)` moves the product's clock into a week of the plan as it stands."""

    app: FastAPI
    client: TestClient
    cast: Cast
    at: Callable[[datetime], datetime]
    people: dict[Role, Person] = field(default_factory=dict)
    heard: list[tuple[str, str]] = field(default_factory=list)
    known: dict[str, str] = field(default_factory=dict)
    """What the paths of the API are filled with, by the name of the parameter."""
    slipped: bool = False

    @property
    def path(self) -> str:
        return f"/inspections/{self.known['inspection_id']}"

    def by(self, role: Role) -> Person:
        return self.people[role]

    def week(self, number: int, weekday: int = 0, wall_time: str = "09:00:00") -> datetime:
        slip = SLIP_WEEKS if self.slipped and number >= SLIP_FROM else 0
        day = WEEK_1 + timedelta(weeks=number - 1 + slip, days=weekday)
        return self.at(datetime.combine(day, time.fromisoformat(wall_time), LONDON))

    def inspector(self, role: Role) -> Person:
        """Make a person of the inspectorate who has an account and, unless they administer it, no role anywhere yet."""
        made = self.people[role] = self.cast.person(role)
        return made

    def arrive(self, role: Role, address: str, name: str) -> Person:
        """Come in by a link, choose a password, sign in; every later answer to somebody of the council is kept."""
        token = address.partition("#")[2]
        opened = self.client.post("/api/v1/invitations/opening", json={"token": token})
        assert opened.status_code == 200, opened.text
        accepted = self.client.post(
            "/api/v1/invitations/acceptance", json={"token": token, "name": name, "password": PASSWORD}, headers=OWN_PAGE
        )
        assert accepted.status_code == 201, accepted.text
        signed_in = self.client.post("/api/v1/sign-in", json={"email": accepted.json()["email"], "password": PASSWORD})
        assert signed_in.status_code == 200, signed_in.text
        claims = json.loads(base64.urlsafe_b64decode(signed_in.json()["access_token"].split(".")[1] + "=="))
        client: Any = Listening(self.client, role.words, self.heard) if role.side is Side.COUNCIL else self.client
        organisation = self.cast.organisation("A")
        self.people[role] = Person(claims["sub"], organisation, name, self.app, client, claims["sid"])
        return self.people[role]

    def tick(self, *, keep: frozenset[str] = frozenset()) -> None:
        """Let each party mark what has fallen due by now, but for `keep`."""
        office, council = self.by(Role.STRATEGIC_SUPPORT_OFFICER), self.by(Role.INSPECTION_COORDINATOR)
        now = datetime.fromisoformat(ok(office.get("/me"))["server_time"])
        for task in ok(office.get(f"{self.path}/tasks?limit=200"))["items"]:
            fell_due = datetime.fromisoformat(task["due"]["due_at"]) <= now
            if task["state"] != "done" and fell_due and task["code"] not in keep:
                keeper = office if task["party"] == "inspectorate" else council
                ok(keeper.post(f"{self.path}/tasks/{task['code']}/done", {"note": "As agreed."}))

    def ask_everything(self, roles: frozenset[Role]) -> int:
        """Let each of `roles` read every operation there is; gives how many were answered with something."""
        answered = 0
        for address in reads_of(self.app):
            if not set(re.findall(r"\{(\w+)\}", address)) <= self.known.keys():
                continue  # there is no such thing yet in this inspection
            filled = address.format(**self.known) + (SUBJECT if address.endswith("/comments") else "")
            for role in sorted(roles):
                answered += self.by(role).get(filled).status_code == codes.OK
        return answered

    def refuse_canary(self, *, except_for: Callable[[str], bool] = lambda _: False) -> None:
        """Hold every answer so far to the rule that the council learns no evaluation; then forget them."""
        assert self.heard
        told = [who for who, said in self.heard if (PHRASE in said or LABEL in said) and not except_for(who)]
        assert told == []
        self.heard.clear()


SUBJECT = "?subject_kind=stage&subject_id=2"


def reads_of(app: FastAPI) -> list[str]:
    """Give the path of every read, without the base. The method itself names the points of its scale to everyone."""
    paths = [path for path, verbs in app.openapi()["paths"].items() if "get" in verbs and path.startswith("/api/v1")]
    return [path.removeprefix("/api/v1") for path in paths if "/methodologies" not in path]


def ok(answer: Response) -> Any:
    """Give what was answered. Raises AssertionError with the answer where it is a refusal."""
    assert answer.is_success, f"{answer.request.method} {answer.request.url} {answer.status_code}: {answer.text}"
    return answer.json() if answer.content else None
