"""Who would read a comment is named before it is written or widened (R20, R109, R157)."""

from typing import Any

import pytest
from tests.conducted import Conducted, record_everything

from plumbline.identity.roles import Role

COORDINATOR, LEAD, CONTRIBUTOR = Role.INSPECTION_COORDINATOR, Role.LEAD_INSPECTOR, Role.CONTRIBUTOR
COUNCIL = {Role.CHIEF_EXECUTIVE, CONTRIBUTOR}
INSPECTORATE = {Role.STRATEGIC_SUPPORT_OFFICER, Role.ANALYST}


def readers(inspection: Conducted, by: Role, audience: str, kind: str = "stage", subject: str = "2") -> Any:
    asked = {"subject_kind": kind, "subject_id": subject, "audience": audience}
    return inspection.by(by).get(f"{inspection.path}/comments/readers", params=asked)


@pytest.mark.parametrize(
    ("author", "audience", "named"),
    [
        (COORDINATOR, "mine", set()),
        (COORDINATOR, "my_side", COUNCIL),
        (COORDINATOR, "both_sides", COUNCIL | INSPECTORATE | {LEAD}),
        (LEAD, "my_side", INSPECTORATE),
        # R157: a contributor reads nothing that comes from the inspectorate.
        (LEAD, "both_sides", INSPECTORATE | {COORDINATOR, Role.CHIEF_EXECUTIVE}),
        # A contributor sees their coordinator of the council's people, and nobody else.
        (CONTRIBUTOR, "my_side", {COORDINATOR}),
    ],
)
def test_those_who_would_read_it_are_named(conducted: Conducted, author: Role, audience: str, named: set[Role]) -> None:
    everyone = {COORDINATOR, LEAD} | COUNCIL | INSPECTORATE
    names = {conducted.by(role).name: role for role in everyone}
    items = readers(conducted, author, audience).json()["items"]
    assert {names[one["name"]] for one in items} == named
    assert {names[one["name"]] for one in items if one["if_given"]} == named & {CONTRIBUTOR}


def test_on_an_evaluation_nobody_of_the_council_is_among_them(conducted: Conducted) -> None:
    record_everything(conducted)
    conducted.by(Role.ANALYST), conducted.by(COORDINATOR)
    items = readers(conducted, LEAD, "both_sides", "evaluation", "5.2").json()["items"]
    assert [one["name"] for one in items] == [conducted.by(Role.QA_SERVICE_MANAGER).name]
    assert readers(conducted, COORDINATOR, "both_sides", "evaluation", "5.2").status_code == 404


def test_each_of_them_can_be_mentioned_and_nobody_else(conducted: Conducted) -> None:
    chief, coordinator = conducted.by(Role.CHIEF_EXECUTIVE), conducted.by(COORDINATOR)
    lead = conducted.by(LEAD)
    [named] = readers(conducted, COORDINATOR, "my_side").json()["items"]
    assert named["account_id"] == str(chief.id)
    said = {"subject_kind": "stage", "subject_id": "2", "audience": "my_side", "text": "Look at this."}
    assert coordinator.post(f"{conducted.path}/comments", said | {"mentions": [named["account_id"]]}).status_code == 201
    assert coordinator.post(f"{conducted.path}/comments", said | {"mentions": [str(lead.id)]}).status_code == 422
