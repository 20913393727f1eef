"""A sample of the conducted inspection: a list that is asked for, sent, and drawn from over HTTP."""

from typing import Any

from httpx2 import Response
from tests.case_files.lists.sent import CASE, agree, ask, send
from tests.conducted import Conducted
from tests.people import Person

from plumbline.identity.roles import Role

ANALYST, LEAD, COORDINATOR = Role.ANALYST, Role.LEAD_INSPECTOR, Role.INSPECTION_COORDINATOR
AGES = {"18-20": "19", "21-25": "24", "31-40": "35"}
BY_AGE = {"strata": ["age_band"], "floor": 2}


def cases_of(**counts: int) -> list[dict[str, Any]]:
    """Give so many cases of each age: `young`, `middle`, `old`."""
    ages = dict(zip(("young", "middle", "old"), AGES.values(), strict=True))
    made = [{"age_years": ages[name]} for name, count in counts.items() for _ in range(count)]
    return [CASE | {"case_ref": f"SM-{number:04}", "worker_code": f"W-{number % 7}"} | case for number, case in enumerate(made, 1)]


def send_list(inspection: Conducted, rows: list[dict[str, Any]]) -> None:
    sent = send(inspection, rows)
    assert sent.status_code == 201, sent.text


def accepted(inspection: Conducted, rows: list[dict[str, Any]]) -> Conducted:
    """Bring an inspection to an accepted list."""
    inspection.week(8)
    agree(inspection)
    assert ask(inspection).status_code == 201
    send_list(inspection, rows)
    return inspection


def act(inspection: Conducted, path: str, body: dict[str, Any] | None = None, by: Person | Role = ANALYST) -> Response:
    person = by if isinstance(by, Person) else inspection.by(by)
    return person.post(f"{inspection.path}/case-sample{path}", body or {})


def draw(inspection: Conducted, **members: Any) -> dict[str, Any]:
    drawn = act(inspection, "/draws", members)
    assert drawn.status_code == 201, drawn.text
    document: dict[str, Any] = drawn.json()
    return document


def release(inspection: Conducted) -> None:
    inspection.week(12)
    released = act(inspection, "/release")
    assert released.status_code == 200, released.text


def read(inspection: Conducted, by: Role = ANALYST) -> dict[str, Any]:
    answer = inspection.by(by).get(f"{inspection.path}/case-sample")
    assert answer.status_code == 200, answer.text
    document: dict[str, Any] = answer.json()
    return document


def listed(inspection: Conducted, what: str = "cases", by: Role = ANALYST) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    query: dict[str, Any] = {"limit": 200}
    while True:
        answer = inspection.by(by).get(f"{inspection.path}/case-sample/{what}", params=query)
        assert answer.status_code == 200, answer.text
        items += answer.json()["items"]
        if answer.json()["next_cursor"] is None:
            return items
        query["cursor"] = answer.json()["next_cursor"]


def permitted(document: dict[str, Any], action: str) -> tuple[bool, str | None]:
    [found] = [one for one in document["permitted_actions"] if one["action"] == action]
    return found["allowed"], found["reason"]
