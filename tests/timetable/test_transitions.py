"""R38, R147: an inspection moves by act, by the right person, as the table allows."""

import pytest
from tests.people import Cast
from tests.timetable.plans import CODES, Planned

from plumbline.identity.roles import Role
from plumbline.inspections.model import Inspection
from plumbline.timetable import transitions
from plumbline.timetable.stages import Event


def move(planned: Planned, event: str, role: Role = Role.LEAD_INSPECTOR, **members: object) -> object:
    return planned.person(role).post(f"{planned.path}/transitions", {"event": event, **members})


def test_the_letter_goes_out_when_lead_and_support_officer_are_named(planned: Planned) -> None:
    bare = planned.administrator.post(
        "/inspections",
        {"council_code": CODES["A"], "methodology": "jsw-2019", "week_1_on": "2026-02-02", "lead_inspector": str(planned.lead.id)},
    ).json()
    address = f"/inspections/{bare['id']}/transitions"
    refused = planned.lead.post(address, {"event": "notify"})
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/transition-not-allowed")
    assert "strategic support officer" in refused.json()["detail"]
    planned.cast.join(planned.support, Role.STRATEGIC_SUPPORT_OFFICER, bare["id"])
    sent = planned.lead.post(address, {"event": "notify"})
    assert (sent.status_code, sent.json()["to_state"], sent.json()["to_stage"]) == (201, "active", 1)
    assert planned.lead.get(f"/inspections/{bare['id']}").json()["notified_at"] is not None


def test_an_inspection_passes_through_its_stages_and_steps_back_one_with_a_reason(active: Planned) -> None:
    active.happen("advance", "advance", "step_back", reason="Two case lists are missing.")
    stages = active.read("stages", active.person(Role.INSPECTION_COORDINATOR))
    assert (stages["stage"], [stage["position"] for stage in stages["items"]]) == (2, ["passed", "current", "ahead", "ahead", "ahead"])
    assert stages["permitted_actions"] == []
    history = active.read("transitions")["items"]
    assert [(one["event"], one["from_stage"], one["to_stage"]) for one in history] == [
        ("notify", 1, 1),
        ("advance", 1, 2),
        ("advance", 2, 3),
        ("step_back", 3, 2),
    ]
    assert history[-1]["reason"] == "Two case lists are missing."


def test_a_refused_step_says_why_and_what_is_possible(active: Planned) -> None:
    refused = move(active, "step_back", reason="Too early.")
    assert (refused.status_code, refused.json()["detail"]) == (409, "This is the first stage.")
    assert refused.json()["allowed"] == ["advance", "pause", "abandon"]
    assert active.read("stages")["stage"] == 1


def test_nobody_publishes_by_a_transition(active: Planned) -> None:
    active.happen("advance", "advance", "advance", "advance")
    refused = move(active, "publish")
    assert (refused.status_code, refused.json()["detail"]) == (409, "This happens through publish_report and in no other way.")


@pytest.mark.parametrize("event", ["pause", "abandon"])
def test_events_that_need_a_reason_are_refused_without_one(active: Planned, event: str) -> None:
    for members in ({}, {"reason": None}, {"reason": "    "}):
        refused = move(active, event, **members)
        assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/reason")


def test_who_may_move_an_inspection(active: Planned) -> None:
    expected = {
        Role.STRATEGIC_SUPPORT_OFFICER: 403,
        Role.INSPECTION_TEAM: 403,
        Role.QA_SERVICE_MANAGER: 403,
        Role.INSPECTION_COORDINATOR: 403,
        Role.CHIEF_EXECUTIVE: 403,
        Role.LOCAL_FILE_READER: 404,
        Role.COUNCIL_ADMINISTRATOR: 403,
        Role.INSPECTORATE_ADMINISTRATOR: 403,  # may give an inspection up, not move it on
        Role.LEAD_INSPECTOR: 201,
    }
    found = {
        role: move(active, "advance").status_code if role is Role.LEAD_INSPECTOR else move(active, "advance", role).status_code
        for role in expected
    }
    assert found == expected
    assert move(active, "abandon", Role.INSPECTORATE_ADMINISTRATOR, reason="The council was merged.").status_code == 201
    assert move(active, "reinstate", Role.INSPECTORATE_ADMINISTRATOR, reason="It was not.").json()["to_state"] == "paused"


def test_the_stages_say_what_the_lead_may_do_and_what_stands_in_the_way(planned: Planned) -> None:
    acts = {act["action"]: act for act in planned.read("stages")["permitted_actions"]}
    assert acts["notify"]["allowed"] is True
    assert acts["pause"] == {"action": "pause", "allowed": False, "reason": "The inspection is planned; for this it must be active."}
    theirs = {act["action"]: act for act in planned.read("stages", planned.support)["permitted_actions"]}
    assert theirs["notify"]["reason"] == "Only the lead inspector may do this."


def test_a_later_feature_adds_its_own_condition(active: Planned, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def guard(_session: object, inspection: Inspection) -> str | None:
        asked.append(str(inspection.id))
        return "The case list is missing."

    monkeypatch.setattr(transitions, "GUARDS", {})
    transitions.register_guard(Event.ADVANCE, guard)
    refused = move(active, "advance")
    assert (refused.status_code, refused.json()["detail"], asked) == (409, "The case list is missing.", [active.id])


def test_a_stage_that_the_method_does_not_have_is_not_found(active: Planned) -> None:
    assert active.read("stages/5")["code"] == "report_publication"
    assert active.lead.get(f"{active.path}/stages/6").status_code == 404
    assert active.lead.get(f"{active.path}/stages/0").status_code == 422


def test_the_administrator_of_a_council_learns_of_an_inspection_when_it_is_told(planned: Planned, cast: Cast) -> None:
    administrator = cast.person(Role.COUNCIL_ADMINISTRATOR)
    assert administrator.get(planned.path).status_code == 404
    planned.happen("notify")
    assert administrator.get(planned.path).status_code == 200
    assert administrator.get(f"{planned.path}/timetable").status_code == 200
    assert [row["id"] for row in administrator.get("/inspections").json()["items"]] == [planned.id]
