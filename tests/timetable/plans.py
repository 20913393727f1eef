"""An inspection created over the API, with its plan and its people."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import event
from tests.people import Cast, Person

from plumbline.identity.roles import ADMINISTRATORS, Role
from plumbline.kernel.clock import read_now
from plumbline.kernel.transaction import system_session
from plumbline.methodology.loading import shipped
from plumbline.methodology.method import Method
from plumbline.methodology.service import publish_method

CODES = {"A": "S12000901", "B": "S12000902"}


@dataclass(frozen=True)
class Planned:
    """One inspection, as people of the tests use it."""

    id: str
    cast: Cast
    administrator: Person
    lead: Person
    support: Person
    council: str

    @property
    def path(self) -> str:
        return f"/inspections/{self.id}"

    def person(self, role: Role) -> Person:
        """Give the lead, of whom there is one, or make somebody with that role; administrators hold theirs in their organisation."""
        if role is Role.LEAD_INSPECTOR:
            return self.lead
        return self.cast.person(role, None if role in ADMINISTRATORS else self.id, council=self.council)

    def read(self, place: str, by: Person | None = None) -> Any:
        answer = (by or self.lead).get(f"{self.path}/{place}")
        assert answer.status_code == 200, answer.text
        return answer.json()

    def all(self, place: str, by: Person | None = None) -> dict[str, Any]:
        """Give every item of a list by its code."""
        return {item["code"]: item for item in self.read(f"{place}?limit=200", by)["items"]}

    def happen(self, *events: str, reason: str = "Because of the test.") -> None:
        """Let events happen one after the other; 'advance' needs no reason and ignores one."""
        for name in events:
            answer = self.lead.post(f"{self.path}/transitions", {"event": name, "reason": reason})
            assert answer.status_code == 201, answer.text

    def tick(self, code: str, by: Person | None = None, **members: object) -> Any:
        answer = (by or self.lead).post(f"{self.path}/tasks/{code}/done", members)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def revise(self, code: str, by: Person | None = None, **members: object) -> Any:
        who, address = by or self.lead, f"{self.path}/milestones/{code}"
        return who.patch(address, {"reason": "Because of the test.", **members}, headers=self.lead.etag(address))


def publish_methods(cast: Cast) -> None:
    """Publish the method of 2019."""
    with system_session(cast.app.state.database) as session:
        publish_method(session, method_of_2019(), now=read_now(session, production=False))


@cache
def method_of_2019() -> Method:
    """Read the method once a run: it is the slowest part of making a plan."""
    return shipped("jsw-2019")


def plan(cast: Cast, week_1_on: str = "2026-01-12", *, council: str = "A") -> Planned:
    """Create an inspection as an administrator does, lead and support officer named at once."""
    publish_methods(cast)
    cast.organisation(council)
    administrator = cast.person(Role.INSPECTORATE_ADMINISTRATOR)
    lead, support = cast.person(Role.LEAD_INSPECTOR), cast.person(Role.STRATEGIC_SUPPORT_OFFICER)
    named = {"lead_inspector": str(lead.id), "strategic_support_officer": str(support.id)}
    wanted = {"council_code": CODES[council], "methodology": "jsw-2019", "week_1_on": week_1_on, **named}
    answer = administrator.post("/inspections", wanted)
    assert answer.status_code == 201, answer.text
    return Planned(answer.json()["id"], cast, administrator, lead, support, council)


@contextmanager
def counted(cast: Cast) -> Iterator[list[str]]:
    """Collect the statements that the service sends meanwhile."""
    engine, sent = cast.app.state.database.engine, []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)
