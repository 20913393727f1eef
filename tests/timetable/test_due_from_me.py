"""R145: what is due from me now, in all my inspections; and how much it costs to ask."""

from collections.abc import Callable
from datetime import datetime

from tests.people import Cast
from tests.timetable.plans import Planned, counted, plan

from plumbline.identity.roles import Role


def mine(planned: Planned, role: Role) -> list[str]:
    answer = planned.person(role).get("/me/tasks", params={"limit": 200})
    return [task["code"] for task in answer.json()["items"]]


def test_everyone_sees_the_tasks_of_their_own_role_the_most_pressing_first(active: Planned) -> None:
    assert mine(active, Role.ANALYST) == ["draw_case_sample", "release_case_sample", "analyse_case_reading"]
    assert mine(active, Role.LOCAL_FILE_READER) == ["read_case_files_locally"]
    assert mine(active, Role.SENIOR_MANAGER)[:2] == ["attend_briefing", "read_self_evaluation_guidance"]
    assert mine(active, Role.INSPECTORATE_ADMINISTRATOR) == ["name_lead_and_support_officer"]
    assert mine(active, Role.COUNCIL_ADMINISTRATOR) == []
    coordinator = active.person(Role.INSPECTION_COORDINATOR).get("/me/tasks", params={"limit": 200}).json()["items"]
    assert [task["due"]["due_at"] for task in coordinator] == sorted(task["due"]["due_at"] for task in coordinator)
    first = coordinator[0]
    assert (first["inspection_id"], first["inspection_reference"], first["council"]) == (active.id, "JSW-2026-001", "Strathmore Council")


def test_a_role_elsewhere_brings_no_task_from_here(active: Planned, cast: Cast) -> None:
    other = plan(cast, council="B")
    other.happen("notify")
    both = active.person(Role.ANALYST)
    cast.join(both, Role.QA_SERVICE_MANAGER, other.id)
    found = {(task["inspection_id"], task["code"]) for task in both.get("/me/tasks").json()["items"]}
    assert {code for inspection, code in found if inspection == active.id} == {
        "draw_case_sample",
        "release_case_sample",
        "analyse_case_reading",
    }
    assert ("draw_case_sample" in {code for inspection, code in found if inspection == other.id}) is False
    assert "publish_report" in {code for inspection, code in found if inspection == other.id}


def test_what_is_done_and_what_rests_is_not_due(active: Planned) -> None:
    analyst = active.person(Role.ANALYST)
    active.tick("draw_case_sample", analyst)
    assert [task["code"] for task in analyst.get("/me/tasks").json()["items"]] == ["release_case_sample", "analyse_case_reading"]
    active.happen("pause")
    assert analyst.get("/me/tasks").json()["items"] == []


def test_nothing_is_due_from_the_council_before_the_letter(planned: Planned) -> None:
    assert mine(planned, Role.INSPECTION_COORDINATOR) == []
    assert "issue_notification_letter" in mine(planned, Role.LEAD_INSPECTOR)


def test_the_list_goes_on_page_by_page(active: Planned) -> None:
    whole = active.lead.get("/me/tasks", params={"limit": 200, "count": "true"}).json()
    seen, cursor = [], None
    while True:
        page = active.lead.get("/me/tasks", params={"limit": 7} | ({"cursor": cursor} if cursor else {})).json()
        seen += page["items"]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert seen == whole["items"]
    assert whole["count"] == len(seen)


# Statements a request: the caller, and what the operation reads. More rows, the same number.
COSTS = {
    "": 7,
    "/timetable": 7,
    "/milestones?limit=200": 7,
    "/milestones/report_published": 8,
    "/tasks?limit=200": 7,
    "/tasks/publish_report": 7,
    "/tasks/publish_report/entries": 6,
    "/stages": 5,
    "/transitions": 5,
    "/plan-shifts": 5,
    "/calendar.ics": 7,
    "/further-indicators": 5,
    "/contacts": 5,
}


def costs(active: Planned) -> dict[str, int]:
    found = {}
    for place in COSTS:
        with counted(active.cast) as sent:
            assert active.lead.get(active.path + place).status_code == 200, place
        found[place] = len(sent)
    return found


def test_reading_costs_a_fixed_number_of_queries(active: Planned) -> None:
    costs(active)
    few = costs(active)
    for number in range(3):
        active.tick("publish_report", note=f"Tick {number}.")
        active.lead.post(f"{active.path}/plan-shifts", {"from_week": 20, "weeks": 1, "reason": "It takes longer."})
    many = costs(active)
    assert many == few
    assert all(many[place] <= most for place, most in COSTS.items()), many


def test_what_is_due_from_me_costs_the_same_for_one_inspection_and_for_three(active: Planned, cast: Cast) -> None:
    with counted(cast) as one:
        active.lead.get("/me/tasks")
    for week in ("2026-02-02", "2026-03-02"):
        other = plan(cast, week)
        other.happen("notify")
        cast.leave(other.lead, other.id, at_now(active))
        cast.join(active.lead, Role.LEAD_INSPECTOR, other.id)
    with counted(cast) as three:
        found = active.lead.get("/me/tasks", params={"limit": 200}).json()["items"]
    assert len({task["inspection_id"] for task in found}) == 3
    assert len(one) == len(three)


def at_now(planned: Planned) -> datetime:
    """Give the product's time as one of its answers states it."""
    return datetime.fromisoformat(planned.read("transitions")["items"][0]["changed_at"])


def test_the_instant_of_the_deadline_itself_is_not_overdue(active: Planned, at: Callable[[str], datetime]) -> None:
    coordinator = active.person(Role.INSPECTION_COORDINATOR)
    at("2026-03-25T11:59:50Z")
    tasks = {task["code"]: task for task in coordinator.get("/me/tasks", params={"limit": 200}).json()["items"]}
    assert (tasks["submit_self_evaluation"]["overdue"], tasks["submit_self_evaluation"]["days_left"]) == (False, 0)
    assert tasks["submit_case_list"]["overdue"] is True


def test_me_names_the_few_most_pressing_tasks(active: Planned) -> None:
    shown = active.lead.get("/me").json()["next_tasks"]
    listed = active.lead.get("/me/tasks", params={"limit": 10}).json()["items"]
    assert [task["title"] for task in shown] == [task["title"] for task in listed]
    assert shown[0]["path"] == f"/inspections/{active.id}/tasks/{listed[0]['code']}"
    assert (shown[0]["reference"], shown[0]["due_at"]) == ("JSW-2026-001", listed[0]["due"]["due_at"])


def test_one_answer_holds_what_the_lists_of_my_tasks_questions_and_sections_hold(active: Planned) -> None:
    for role in (Role.INSPECTION_COORDINATOR, Role.ANALYST):
        person = active.person(role)
        waiting = person.get("/me/waiting").json()
        assert waiting["tasks"] == person.get("/me/tasks").json()["items"] != []
        assert waiting["questions"] == person.get("/me/questions").json()["items"]
        assert waiting["sections"] == person.get("/me/given-sections").json()["items"]
    assert waiting["your_side"] == "inspectorate"


def test_what_waits_names_the_inspections_whose_changes_one_may_read(active: Planned) -> None:
    for person in (active.lead, active.person(Role.INSPECTION_COORDINATOR)):
        assert person.get("/me/waiting").json()["changes_of"] == [active.id]
        assert person.get(f"/inspections/{active.id}/changes").status_code == 200
    administrator = active.person(Role.COUNCIL_ADMINISTRATOR)
    assert administrator.get("/me/waiting").json()["changes_of"] == []
    assert administrator.get(f"/inspections/{active.id}/changes").status_code == 404
