"""R14: a further indicator, for comment only, with one reason for each side."""

import pytest
from tests.timetable.plans import Planned

from plumbline.identity.roles import Role

WANTED = {"indicator": "9.1", "internal_reason": "CANARY of the team.", "reason_for_council": "The plan was renewed this year."}


def add(planned: Planned, role: Role = Role.LEAD_INSPECTOR, **change: object) -> object:
    return planned.person(role).post(f"{planned.path}/further-indicators", WANTED | change)


def test_the_council_reads_its_own_reason_and_never_the_internal_one(active: Planned) -> None:
    assert add(active).status_code == 201
    address = f"{active.path}/further-indicators"
    for role in (Role.INSPECTION_COORDINATOR, Role.SENIOR_MANAGER, Role.CHIEF_EXECUTIVE, Role.ANALYST):
        person = active.person(role)
        for place in (address, f"{address}/9.1"):
            answer = person.get(place)
            assert answer.status_code == 200
            assert WANTED["reason_for_council"] in answer.text
            assert "CANARY" not in answer.text
    assert active.lead.get(f"{address}/9.1").json()["internal_reason"] == WANTED["internal_reason"]
    assert active.support.get(f"{address}/9.1").json()["internal_reason"] == WANTED["internal_reason"]


@pytest.mark.parametrize(
    ("role", "change", "status", "problem"),
    [
        (Role.CONTRIBUTOR, {}, 404, "/problems/not-found"),
        (Role.LOCAL_FILE_READER, {}, 404, "/problems/not-found"),
        (Role.COUNCIL_ADMINISTRATOR, {}, 404, "/problems/not-found"),
        (Role.INSPECTION_TEAM, {}, 403, "/problems/forbidden"),
        (Role.STRATEGIC_SUPPORT_OFFICER, {}, 403, "/problems/forbidden"),
        (Role.INSPECTION_COORDINATOR, {}, 403, "/problems/forbidden"),
        (Role.LEAD_INSPECTOR, {"indicator": "12.7"}, 422, "/problems/invalid-request"),
        (Role.LEAD_INSPECTOR, {"reason_for_council": ""}, 422, "/problems/invalid-request"),
        (Role.LEAD_INSPECTOR, {"internal_reason": None}, 422, "/problems/invalid-request"),
        (Role.LEAD_INSPECTOR, {"indicator": "5.2"}, 409, "/problems/already-in-scope"),
    ],
)
def test_refusals(active: Planned, role: Role, change: dict[str, object], status: int, problem: str) -> None:
    refused = add(active, role, **change)
    assert (refused.status_code, refused.json()["type"]) == (status, problem)


def test_an_indicator_comes_once_and_goes_with_the_version_that_was_read(active: Planned) -> None:
    add(active)
    assert add(active).status_code == 409
    address = f"{active.path}/further-indicators/9.1"
    assert active.lead.delete(address).status_code == 428
    assert active.lead.delete(address, headers={"If-Match": '"stale"'}).status_code == 412
    assert active.lead.delete(address, headers=active.lead.etag(address)).status_code == 204
    assert active.lead.get(address).status_code == 404


def test_the_scope_stands_once_the_inspection_is_over(active: Planned) -> None:
    active.happen("abandon")
    refused = add(active)
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/inspection-closed")
