"""How the tests ask, act on a question and answer it."""

from typing import Any

from tests.conducted import Conducted
from tests.people import Person

from plumbline.identity.roles import Role

COORDINATOR, LEAD, SUPPORT = Role.INSPECTION_COORDINATOR, Role.LEAD_INSPECTOR, Role.STRATEGIC_SUPPORT_OFFICER
CONTRIBUTOR, ANALYST = Role.CONTRIBUTOR, Role.ANALYST
QUERY = {"title": "Orders with supervision", "text": "How many were there in each area?", "due_on": "2026-01-14"}


def ask(inspection: Conducted, by: Person, **members: Any) -> dict[str, Any]:
    """Ask, and give the question as it was answered; a council's question needs no day."""
    made = by.post(f"{inspection.path}/questions", QUERY | members)
    assert made.status_code == 201, made.text
    document: dict[str, Any] = made.json()
    return document


def act(inspection: Conducted, by: Person, question: dict[str, Any], name: str, body: dict[str, Any] | None = None) -> Any:
    return by.post(f"{inspection.path}/questions/{question['id']}/{name}", body or {})


def answer(inspection: Conducted, by: Person, question: dict[str, Any], **members: Any) -> Any:
    return act(inspection, by, question, "answers", {"text": "Forty-one and twelve.", **members})


def references(inspection: Conducted, by: Person, **filters: Any) -> list[str]:
    listed = by.get(f"{inspection.path}/questions", params=filters)
    assert listed.status_code == 200, listed.text
    return [row["reference"] for row in listed.json()["items"]]
