"""A case list of the conducted inspection, asked for and sent over HTTP."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from httpx2 import Response
from tests.conducted import Conducted
from tests.people import Person

from plumbline.identity.roles import Role

LEAD, ANALYST, SUPPORT = Role.LEAD_INSPECTOR, Role.ANALYST, Role.STRATEGIC_SUPPORT_OFFICER
COORDINATOR, CONTRIBUTOR = Role.INSPECTION_COORDINATOR, Role.CONTRIBUTOR
CENSUS = "2025-12-31"
CASE: dict[str, Any] = {
    "case_ref": "SM-0001",
    "age_years": "24",
    "gender": "male",
    "imposed_on": "01/04/2025",
    "order_status": "completed",
    "ended_on": "2025-09-30",
    "requirements": "supervision; unpaid work",
    "supervision_months": "12",
    "unpaid_work_hours": "120",
    "locality": "Northern team",
    "worker_code": "W-17",
}


def cases(count: int, **change: Any) -> list[dict[str, Any]]:
    return [CASE | {"case_ref": f"SM-{number:04}"} | change for number in range(1, count + 1)]


def csv_of(rows: Iterable[Mapping[str, Any]]) -> bytes:
    rows = list(rows)
    headings = list(dict.fromkeys(name for row in rows for name in row)) or list(CASE)
    written = io.StringIO()
    writer = csv.DictWriter(written, headings)
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue().encode()


def ask(inspection: Conducted, by: Person | None = None, **members: Any) -> Response:
    asking = by or inspection.by(LEAD)
    return asking.post(f"{inspection.path}/case-list/requests", {"census_on": CENSUS, **members})


def agree(inspection: Conducted) -> None:
    """Let both sides agree on the lawful basis, the privacy notice and the route (R156)."""
    address, lead = f"{inspection.path}/agreements/case_data", inspection.by(LEAD)
    terms = {"lawful_basis": "A public task.", "privacy_notice": "On the council's website."}
    proposed = lead.put(address, {"route": "upload", "case_data": terms}, headers=lead.etag(address))
    assert proposed.status_code == 200, proposed.text
    confirmed = inspection.by(COORDINATOR).post(f"{address}/confirmation", {"version": 1})
    assert confirmed.status_code == 200, confirmed.text


def send(
    inspection: Conducted,
    rows: Iterable[Mapping[str, Any]] | bytes,
    by: Person | None = None,
    *,
    headers: dict[str, str] | None = None,
    **query: Any,
) -> Response:
    content = rows if isinstance(rows, bytes) else csv_of(rows)
    sending = by or inspection.by(COORDINATOR)
    return sending.call(
        "POST", f"{inspection.path}/case-lists", params=query, content=content, headers={"Content-Type": "text/csv", **(headers or {})}
    )


def state(inspection: Conducted, by: Person | Role = COORDINATOR) -> dict[str, Any]:
    person = by if isinstance(by, Person) else inspection.by(by)
    answer = person.get(f"{inspection.path}/case-list")
    assert answer.status_code == 200, answer.text
    document: dict[str, Any] = answer.json()
    return document


def permitted(document: dict[str, Any], action: str) -> tuple[bool, str | None]:
    [found] = [one for one in document["permitted_actions"] if one["action"] == action]
    return found["allowed"], found["reason"]
