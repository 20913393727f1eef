"""One inspection by the method of 2019, made over the API, with a person in every role and the clock in the tests' hands."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from tests.people import Cast, Person

from plumbline.identity.roles import EVERY_ROLE, Role
from plumbline.kernel.clock import read_now
from plumbline.kernel.transaction import system_session
from plumbline.methodology.loading import shipped
from plumbline.methodology.method import Method
from plumbline.methodology.service import publish_method

LONDON = ZoneInfo("Europe/London")
WEEK_1 = date(2026, 1, 5)


@cache
def method_of_2019() -> Method:
    """Read the method that the product brings once for all tests of a worker."""
    return shipped("jsw-2019")


@dataclass
class Conducted:
    """The inspection; `by(role)` is its person in that role, `week(n)` moves the clock to the Monday of a week, 9:00."""

    cast: Cast
    at: Callable[[datetime], datetime]
    id: str
    reference: str
    council: str
    people: dict[Role, Person] = field(default_factory=dict)

    @property
    def path(self) -> str:
        return f"/inspections/{self.id}"

    def by(self, role: Role) -> Person:
        if role not in self.people:
            self.people[role] = self.cast.person(role, self.id, council=self.council)
        return self.people[role]

    def week(self, number: int, weekday: int = 0, at: str = "09:00:00") -> datetime:
        day = WEEK_1 + timedelta(weeks=number - 1, days=weekday)
        return self.at(datetime.combine(day, time.fromisoformat(at), LONDON))


def conduct(cast: Cast, at: Callable[[datetime], datetime], council: str = "A") -> Conducted:
    """Create the inspection in the week before it begins. Raises AssertionError with the answer where that fails."""
    at(datetime.combine(WEEK_1 - timedelta(days=5), time(9), LONDON))
    with system_session(cast.app.state.database) as session:
        publish_method(session, method_of_2019(), now=read_now(session, production=False))
    administrator = cast.person(Role.INSPECTORATE_ADMINISTRATOR)
    cast.organisation(council)
    wanted = {"council_code": {"A": "S12000901", "B": "S12000902"}[council], "methodology": "jsw-2019", "week_1_on": WEEK_1.isoformat()}
    made = administrator.post("/inspections", wanted)
    assert made.status_code == 201, made.text
    return Conducted(cast, at, made.json()["id"], made.json()["reference"], council)


def record_everything(inspection: Conducted, *, phrase: str = "", value: int = 4) -> None:
    """Let the lead record an evaluation or a narrative for every indicator, and QA approve them."""
    lead = inspection.by(Role.LEAD_INSPECTOR)
    listed: list[dict[str, Any]] = lead.get(f"{inspection.path}/evaluations").json()["items"]
    for item in listed:
        address = f"{inspection.path}/evaluations/{item['indicator']}"
        agreed = {"narrative": f"What we saw of {item['indicator']}. {phrase}"}
        if item["evaluated"]:
            agreed |= {"value": value, "rationale": f"The team agreed. {phrase}"}
        answer = lead.put(address, agreed, headers=lead.etag(address))
        assert answer.status_code == 200, answer.text
    approve(inspection)


def approve(inspection: Conducted) -> None:
    """Let quality assurance approve the evaluations as they stand."""
    quality = inspection.by(Role.QA_SERVICE_MANAGER)
    sha256 = quality.get(f"{inspection.path}/evaluations").json()["sha256"]
    approved = quality.post(f"{inspection.path}/evaluations/approval", {"sha256": sha256})
    assert approved.status_code == 201, approved.text


def everyone() -> list[Role]:
    """Every role held in an inspection, in the order of the roles."""
    return [role for role in Role if role in EVERY_ROLE]
