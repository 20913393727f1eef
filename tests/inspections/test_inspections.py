"""R18, R32: who finds an inspection, and who leads it."""

import pytest
from tests.people import Cast
from tests.timetable.plans import Planned, plan

from plumbline.identity.roles import EVERY_ROLE, Role


def test_every_role_finds_its_inspection_and_nobody_another(active: Planned, cast: Cast) -> None:
    other = plan(cast, council="B")
    for role in sorted(EVERY_ROLE):
        person = active.person(role)
        assert [row["id"] for row in person.get("/inspections").json()["items"]] == [active.id], role
        assert person.get(active.path).status_code == 200
        assert person.get(other.path).status_code == 404


def test_what_is_not_yours_and_what_is_not_there_look_the_same(active: Planned, cast: Cast) -> None:
    stranger = cast.person(council="B")
    answers = [stranger.get(address).json() for address in (active.path, "/inspections/00000000-0000-4000-8000-000000000000")]
    assert answers[0] | {"instance": ""} == answers[1] | {"instance": ""}
    assert stranger.get("/inspections").json() == {"items": [], "next_cursor": None, "count": None}


def test_the_list_is_filtered_sorted_newest_first_and_paged(active: Planned, cast: Cast) -> None:
    second, third = plan(cast, "2026-03-02"), plan(cast, "2026-02-02", council="B")
    administrator = active.administrator
    found = [row["id"] for row in administrator.get("/inspections").json()["items"]]
    assert found == [second.id, third.id, active.id]
    assert [row["id"] for row in administrator.get("/inspections?state=active").json()["items"]] == [active.id]
    assert [row["id"] for row in administrator.get("/inspections?council_code=S12000902").json()["items"]] == [third.id]
    first = administrator.get("/inspections?limit=2&count=true").json()
    assert first["count"] == 3
    rest = administrator.get("/inspections", params={"limit": 2, "cursor": first["next_cursor"]}).json()
    assert [row["id"] for row in first["items"] + rest["items"]] == found
    assert administrator.get("/inspections", params={"state": "active", "cursor": first["next_cursor"]}).status_code == 422
    assert administrator.get("/inspections?state=open").status_code == 422
    assert administrator.get("/inspections?step=1").status_code == 422


def test_an_inspection_is_found_by_stage_reference_or_council(active: Planned, cast: Cast) -> None:
    other = plan(cast, "2026-02-02", council="B")
    active.happen("advance")
    view = other.lead.get(other.path).json()
    administrator = active.administrator

    def found(**wanted: str) -> list[str]:
        return [row["id"] for row in administrator.get("/inspections", params=wanted).json()["items"]]

    assert found(stage="2") == [active.id]
    assert found(search=view["reference"].lower()) == [other.id]
    assert found(search=view["council"]["name"][:6].upper(), stage="1") == [other.id]
    assert found(search="100%") == []
    assert [row["id"] for row in active.lead.get("/inspections", params={"search": view["reference"]}).json()["items"]] == []


def test_both_sides_see_whom_to_turn_to(active: Planned) -> None:
    coordinator = active.person(Role.INSPECTION_COORDINATOR)
    view = coordinator.get(active.path).json()
    assert (view["lead_inspector"], view["strategic_support_officer"]) == (active.lead.name, active.support.name)
    assert view["inspection_coordinator"] == coordinator.name
    assert {act["action"]: act["allowed"] for act in view["permitted_actions"]}["hand_over_lead"] is False


def test_a_lead_hands_over_and_the_history_is_kept(active: Planned, cast: Cast) -> None:
    successor = cast.person(Role.INSPECTION_TEAM, active.id)
    answer = active.lead.post(f"{active.path}/handover", {"account_id": str(successor.id), "reason": "Long illness."})
    assert (answer.status_code, answer.json()["lead_inspector"]) == (200, successor.name)
    assert active.lead.get(active.path).status_code == 404
    assert successor.post(f"{active.path}/transitions", {"event": "advance"}).status_code == 201
    team = [(one["name"], one["role"]) for one in successor.get(f"{active.path}/members").json()["items"]]
    assert [name for name, role in team if role == "lead_inspector"] == [successor.name]


def test_a_lead_hands_over_by_address_and_both_sides_read_why(active: Planned, cast: Cast) -> None:
    """R18: one current lead; whoever led before stays in the history."""
    successor = cast.person(Role.INSPECTION_TEAM)
    email = successor.get("/me").json()["email"]
    wanted = {"email": email.upper(), "reason": "Long illness."}
    answer = active.lead.post(f"{active.path}/handover", wanted)
    assert (answer.status_code, answer.json()["lead_inspector"]) == (200, successor.name)
    for person in (successor, active.person(Role.INSPECTION_COORDINATOR)):
        [former] = person.get(f"{active.path}/members", params={"former": "true"}).json()["items"]
        assert (former["name"], former["role"], former["reason"]) == (active.lead.name, "lead_inspector", "Long illness.")
    both = {"email": email, "account_id": str(successor.id), "reason": "Twice."}
    assert active.administrator.post(f"{active.path}/handover", both).status_code == 422


def test_an_administrator_hands_over_for_a_lead_who_cannot(active: Planned, cast: Cast) -> None:
    successor = cast.person(Role.INSPECTION_TEAM)
    wanted = {"account_id": str(successor.id), "reason": "The lead has left."}
    assert active.administrator.post(f"{active.path}/handover", wanted).status_code == 200
    again = active.administrator.post(f"{active.path}/handover", wanted)
    assert (again.status_code, again.json()["type"]) == (409, "/problems/already-member")


@pytest.mark.parametrize("role", [Role.STRATEGIC_SUPPORT_OFFICER, Role.INSPECTION_COORDINATOR, Role.CHIEF_EXECUTIVE])
def test_nobody_else_hands_over(active: Planned, role: Role) -> None:
    wanted = {"account_id": str(active.support.id), "reason": "A coup."}
    refused = active.person(role).post(f"{active.path}/handover", wanted)
    assert (refused.status_code, "lead inspector" in refused.json()["detail"]) == (403, True)


def test_the_lead_is_of_the_inspectorate_and_there_is_a_reason(active: Planned) -> None:
    coordinator = active.person(Role.INSPECTION_COORDINATOR)
    refused = active.lead.post(f"{active.path}/handover", {"account_id": str(coordinator.id), "reason": "None."})
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/account_id")
    assert active.lead.post(f"{active.path}/handover", {"account_id": str(active.support.id)}).status_code == 422
    assert active.lead.get(active.path).json()["lead_inspector"] == active.lead.name
