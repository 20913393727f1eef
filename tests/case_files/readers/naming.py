"""How the tests name readers and train them."""

from typing import Any

from tests.conducted import Conducted
from tests.people import Person

from plumbline.identity.roles import Role

COORDINATOR, LEAD, SUPPORT = Role.INSPECTION_COORDINATOR, Role.LEAD_INSPECTOR, Role.STRATEGIC_SUPPORT_OFFICER
READER, TEAM, ANALYST = Role.LOCAL_FILE_READER, Role.INSPECTION_TEAM, Role.ANALYST
TRAINING = {"title": "The template and its guidance", "held_on": "2026-02-09", "place": "Town hall, room 2"}


def name(inspection: Conducted, by: Role, person: Person, **members: Any) -> Any:
    return inspection.by(by).post(f"{inspection.path}/case-readers", {"account_id": str(person.id), **members})


def named(inspection: Conducted, by: Role, person: Person, **members: Any) -> dict[str, Any]:
    made = name(inspection, by, person, **members)
    assert made.status_code == 201, made.text
    document: dict[str, Any] = made.json()
    return document


def train(inspection: Conducted, by: Role = LEAD, **members: Any) -> Any:
    return inspection.by(by).post(f"{inspection.path}/training-events", TRAINING | members)


def group(inspection: Conducted, by: Role = LEAD) -> dict[str, Any]:
    read = inspection.by(by).get(f"{inspection.path}/case-reader-group")
    assert read.status_code == 200, read.text
    document: dict[str, Any] = read.json()
    return document
