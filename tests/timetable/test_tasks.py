"""R4, R19, R79, R145: both columns, ticked by the party that each task belongs to."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

import pytest
from sqlalchemy import select
from tests.people import Cast
from tests.timetable.plans import Planned, plan

from plumbline.identity.roles import Role
from plumbline.kernel.ledger import LedgerEntry
from plumbline.kernel.transaction import system_session

REASON = {"reason": "It was ticked by mistake."}


def test_a_tick_holds_its_day_its_note_and_who_made_it(active: Planned) -> None:
    active.tick("brief_senior_managers", done_on="2026-01-10", note="Moved forward.\nAll came.")
    task = active.all("tasks")["brief_senior_managers"]
    assert (task["state"], task["done_on"], task["note"], task["done_by"]) == (
        "done",
        "2026-01-10",
        "Moved forward.\nAll came.",
        active.lead.name,
    )
    assert active.all("milestones")["briefing_held"]["state"] == "done"


def test_a_tick_without_a_day_means_today_in_london(active: Planned, at: Callable[[str], datetime]) -> None:
    at("2026-06-30T23:30:00Z")
    assert active.tick("publish_report")["done_on"] == "2026-07-01"


def test_nothing_can_have_been_done_on_a_day_to_come(active: Planned) -> None:
    refused = active.lead.post(f"{active.path}/tasks/brief_senior_managers/done", {"done_on": "2026-01-13"})
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/done_on")


def test_taking_a_tick_back_needs_a_reason_and_the_history_keeps_both(active: Planned) -> None:
    coordinator = active.person(Role.INSPECTION_COORDINATOR)
    address = f"{active.path}/tasks/agree_submission_route"
    active.tick("agree_submission_route", coordinator, note="By upload.")
    assert coordinator.post(f"{address}/undone", {}).status_code == 422
    undone = coordinator.post(f"{address}/undone", REASON)
    assert (undone.status_code, undone.json()["state"], undone.json()["done_on"]) == (200, "waiting", None)
    again = coordinator.post(f"{address}/undone", REASON)
    assert (again.status_code, again.json()["type"]) == (409, "/problems/task-not-done")
    entries = coordinator.get(f"{address}/entries").json()["items"]
    assert [(entry["done_on"], entry["note"]) for entry in entries] == [("2026-01-12", "By upload."), (None, REASON["reason"])]


@pytest.mark.parametrize(
    ("role", "code", "status"),
    [
        (Role.LEAD_INSPECTOR, "submit_self_evaluation", 403),  # the council's own
        (Role.STRATEGIC_SUPPORT_OFFICER, "draw_case_sample", 200),  # keeps the inspectorate's column
        (Role.ANALYST, "draw_case_sample", 200),
        (Role.ANALYST, "publish_report", 403),
        (Role.QA_SERVICE_MANAGER, "publish_report", 200),
        (Role.INSPECTION_TEAM, "issue_notification_letter", 403),
        (Role.INSPECTION_COORDINATOR, "issue_notification_letter", 403),  # the inspectorate's own
        (Role.INSPECTION_COORDINATOR, "read_case_files_locally", 200),  # keeps the council's column
        (Role.CHIEF_EXECUTIVE, "submit_self_evaluation", 200),
        (Role.SENIOR_MANAGER, "attend_briefing", 200),
        (Role.SENIOR_MANAGER, "submit_case_list", 403),
        (Role.LOCAL_FILE_READER, "read_case_files_locally", 200),
        (Role.LOCAL_FILE_READER, "attend_briefing", 404),  # sees the own week alone
        (Role.CONTRIBUTOR, "attend_briefing", 404),
        (Role.INSPECTORATE_ADMINISTRATOR, "name_lead_and_support_officer", 200),
        (Role.INSPECTORATE_ADMINISTRATOR, "draw_case_sample", 403),
        (Role.LEAD_INSPECTOR, "no_such_task", 404),
    ],
)
def test_who_marks_which_task_as_done(active: Planned, role: Role, code: str, status: int) -> None:
    answer = active.person(role).post(f"{active.path}/tasks/{code}/done", {})
    assert answer.status_code == status, answer.text


def test_strangers_find_nothing(active: Planned, cast: Cast) -> None:
    other = plan(cast, council="B")
    outsiders = [other.lead, other.person(Role.INSPECTION_COORDINATOR), cast.person(Role.COUNCIL_ADMINISTRATOR, council="B"), cast.person()]
    for place in ("timetable", "tasks", "milestones", "stages", "transitions", "plan-shifts", "calendar.ics", "tasks/publish_report"):
        missing = cast.person().get(f"/inspections/00000000-0000-4000-8000-000000000000/{place}")
        for outsider in outsiders:
            answer = outsider.get(f"{active.path}/{place}")
            assert answer.status_code == 404, place
            assert answer.json() | {"instance": ""} == missing.json() | {"instance": ""}


def test_the_council_never_learns_whether_an_internal_step_is_done(active: Planned) -> None:
    coordinator = active.person(Role.INSPECTION_COORDINATOR)
    places = ("tasks", "milestones", "timetable", "stages", "tasks/reach_consensus", "milestones/consensus_reached", "calendar.ics")
    before = {place: coordinator.get(f"{active.path}/{place}").content for place in places}
    tags = {place: coordinator.get(f"{active.path}/{place}").headers.get("etag") for place in places}
    assert active.revise("quality_assurance_completed", due_on="2026-06-05").status_code == 200
    for code in ("reach_consensus", "draft_report", "analyse_case_reading", "arrange_review", "answer_early_questions"):
        active.tick(code, active.support, note="Internal.")
    after = {place: coordinator.get(f"{active.path}/{place}").content for place in places}
    assert after == before
    assert tags == {place: coordinator.get(f"{active.path}/{place}").headers.get("etag") for place in places}


def test_the_council_sees_an_internal_milestone_as_a_planned_week(active: Planned) -> None:
    seen = active.all("milestones", active.person(Role.CHIEF_EXECUTIVE))["consensus_reached"]
    assert (seen["state"], seen["week"], seen["week_begins_on"]) == ("planned_week", 19, "2026-05-18")
    hidden = ("planned_on", "planned", "due", "done_on", "late", "days_left", "opens")
    assert [seen[name] for name in hidden] == [None] * len(hidden)
    assert (seen["overdue"], seen["revised"], seen["warnings"]) == (False, False, [])


def test_notes_stay_on_the_side_that_wrote_them(active: Planned) -> None:
    coordinator = active.person(Role.INSPECTION_COORDINATOR)
    active.tick("agree_submission_route", coordinator, note="Our doubts.")
    active.tick("brief_senior_managers", note="Their doubts.")
    seen = active.all("tasks")["agree_submission_route"]
    assert (seen["state"], seen["note"], seen["done_by"]) == ("done", None, None)
    theirs = active.all("tasks", coordinator)["brief_senior_managers"]
    assert (theirs["state"], theirs["note"], theirs["done_by"]) == ("done", None, None)
    assert active.lead.get(f"{active.path}/tasks/agree_submission_route/entries").status_code == 404


def test_a_reader_sees_the_own_week_and_a_contributor_nothing_of_the_inspectorate(active: Planned) -> None:
    reader, contributor = active.person(Role.LOCAL_FILE_READER), active.person(Role.CONTRIBUTOR)
    assert list(active.all("tasks", reader)) == ["read_case_files_locally"]
    assert [week["number"] for week in active.read("timetable", reader)["weeks"]] == [13]
    assert active.all("milestones", reader) == {}
    for person in (reader, contributor):
        assert [week["inspectorate"] for week in active.read("timetable", person)["weeks"] if week["inspectorate"]] == []
        assert active.read("timetable", person)["warnings"] == []


def test_late_is_said_in_words_and_what_is_optional_is_never_overdue(active: Planned, at: Callable[[str], datetime]) -> None:
    at("2026-04-07T12:00:00Z")
    tasks = active.all("tasks")
    assert (tasks["submit_self_evaluation"]["overdue"], tasks["submit_self_evaluation"]["days_left"]) == (True, -13)
    assert tasks["confirm_onsite_arrangements"]["overdue"] is False
    at("2026-05-12T12:00:00Z")
    assert active.all("tasks")["confirm_onsite_arrangements"]["overdue"] is False
    assert active.all("tasks")["submit_case_list"]["overdue"] is True
    coordinator = active.person(Role.INSPECTION_COORDINATOR)
    ticked = active.tick("submit_self_evaluation", coordinator, done_on="2026-03-26")
    assert ticked["late"] == "1 day after"


def test_the_coordinator_is_waited_for_in_week_1_and_overdue_from_monday_of_week_2(active: Planned, at: Callable[[str], datetime]) -> None:
    at("2026-01-18T23:59:59Z")
    assert active.all("milestones")["coordinator_appointed"]["overdue"] is False
    at("2026-01-19T00:00:00Z")
    assert active.all("milestones")["coordinator_appointed"]["overdue"] is True


def test_an_appointment_is_the_real_thing_and_needs_no_tick(active: Planned, cast: Cast) -> None:
    chief = active.person(Role.CHIEF_EXECUTIVE)
    colleague = cast.person(Role.SENIOR_MANAGER)
    named = chief.post(f"{active.path}/members", {"account_id": str(colleague.id), "role": "inspection_coordinator"})
    assert named.status_code == 201, named.text
    milestone = active.all("milestones")["coordinator_appointed"]
    assert (milestone["state"], milestone["done_on"]) == ("done", "2026-01-12")


def test_the_letter_is_the_real_thing_and_needs_no_tick(active: Planned) -> None:
    assert active.all("milestones")["notification_letter_issued"]["state"] == "done"


def test_internal_ticks_leave_no_entry_on_the_side_of_the_council(active: Planned) -> None:
    def entries(side: str) -> list[str]:
        with system_session(active.cast.app.state.database) as session:
            chain = select(LedgerEntry.action).where(LedgerEntry.chain == UUID(active.id), LedgerEntry.side == side)
            return list(session.execute(chain.order_by(LedgerEntry.sequence)).scalars())

    before = entries("council")
    active.tick("reach_consensus")
    active.lead.post(f"{active.path}/tasks/reach_consensus/undone", REASON)
    active.revise("consensus_reached", due_on="2026-06-05")
    assert entries("council") == before
    assert entries("inspectorate")[-3:] == ["internal_task_done", "internal_task_undone", "internal_milestone_revised"]
    active.tick("brief_senior_managers")
    assert entries("council") == [*before, "task_done"]


@pytest.mark.parametrize(("scopes", "status"), [("timetable:read", 403), ("timetable:read requests:respond", 200), ("", 403)])
def test_a_machine_ticks_with_its_scope_alone(active: Planned, cast: Cast, scopes: str, status: int) -> None:
    machine = cast.machine(Role.INSPECTION_COORDINATOR, active.id, scopes)
    assert machine.post(f"{active.path}/tasks/agree_submission_route/done", {}).status_code == status


def test_overdue_changes_with_the_clock_and_the_tag_does_not(active: Planned, at: Callable[[str], datetime]) -> None:
    address = f"{active.path}/milestones/self_evaluation_due"
    before = active.lead.get(address)
    at("2026-03-25T12:00:01Z")
    after = active.lead.get(address)
    assert (before.json()["overdue"], after.json()["overdue"]) == (False, True)
    assert before.headers["etag"] == after.headers["etag"]


def test_a_task_says_what_its_reader_may_do(active: Planned) -> None:
    own = active.read("tasks/brief_senior_managers")["permitted_actions"]
    assert own == [
        {"action": "mark_task_done", "allowed": True, "reason": None},
        {"action": "undo_task", "allowed": False, "reason": "It is not marked as done."},
    ]
    theirs = active.read("tasks/attend_briefing")["permitted_actions"]
    assert [act["allowed"] for act in theirs] == [False, False]
    assert "senior manager" in theirs[0]["reason"]


def test_nothing_is_ticked_once_an_inspection_is_given_up(active: Planned) -> None:
    active.happen("abandon")
    refused = active.lead.post(f"{active.path}/tasks/brief_senior_managers/done", {})
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/inspection-closed")


def test_a_tick_names_the_files_that_show_it_and_the_party_decides_who_reads_them(active: Planned) -> None:
    """What a shared tick names, the other side can open; before that it stays where it is."""
    coordinator = active.person(Role.INSPECTION_COORDINATOR)
    added = {"title": "Structure", "kind": "link", "address": "https://council.example.test/structure"}
    assert coordinator.post(f"{active.path}/evidence", added).status_code == 201
    files = [{"title": "Structure", "evidence": "E-001"}, {"title": "Governance", "address": "https://council.example.test/governance"}]
    kept = active.tick("send_structure_and_governance", coordinator, note="As agreed.", files=files)
    assert [file["title"] for file in kept["files"]] == ["Structure", "Governance"]
    unseen = active.all("tasks")["send_structure_and_governance"]
    assert (unseen["note"], unseen["files"], unseen["shared"]) == (None, [], False)
    assert active.read("evidence")["items"] == []
    active.tick("send_structure_and_governance", coordinator, note="As agreed.", files=files, shared=True)
    seen = active.all("tasks")["send_structure_and_governance"]
    assert (seen["note"], seen["files"], seen["shared"]) == ("As agreed.", kept["files"], True)
    assert [item["reference"] for item in active.read("evidence")["items"]] == ["E-001"]


@pytest.mark.parametrize("shared", [False, True])
def test_a_tick_names_no_evidence_that_is_not_there(active: Planned, shared: bool) -> None:  # noqa: FBT001 (a parameter of the test)
    body = {"files": [{"title": "Structure", "evidence": "E-001"}], "shared": shared}
    refused = active.person(Role.INSPECTION_COORDINATOR).post(f"{active.path}/tasks/send_structure_and_governance/done", body)
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/files/0/evidence")
    assert active.all("tasks")["send_structure_and_governance"]["state"] == "waiting"


def test_who_may_not_submit_evidence_shares_none_of_it_by_a_tick(active: Planned) -> None:
    coordinator, manager = (active.person(role) for role in (Role.INSPECTION_COORDINATOR, Role.SENIOR_MANAGER))
    added = {"title": "Structure", "kind": "link", "address": "https://council.example.test/structure"}
    assert coordinator.post(f"{active.path}/evidence", added).status_code == 201
    body = {"files": [{"title": "Structure", "evidence": "E-001"}], "shared": True}
    code = next(task["code"] for task in active.all("tasks").values() if "senior_manager" in task["roles"] and task["party"] == "council")
    refused = manager.post(f"{active.path}/tasks/{code}/done", body)
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (422, "not_handed_over")
    assert active.read("evidence")["items"] == []


def test_sharing_an_internal_step_does_not_show_it(active: Planned) -> None:
    active.tick("reach_consensus", note="CANARY", shared=True)
    coordinator = active.person(Role.INSPECTION_COORDINATOR)
    for place in ("tasks", "tasks/reach_consensus", "milestones", "timetable"):
        assert "CANARY" not in coordinator.get(f"{active.path}/{place}").text
    assert active.all("tasks", coordinator)["reach_consensus"]["shared"] is False


@pytest.mark.parametrize(
    "file",
    [
        {"title": "Nowhere"},
        {"title": "Twice", "evidence": "E-001", "address": "https://council.example.test/"},
        {"title": "Not safe", "address": "javascript:alert(1)"},
        {"title": "", "evidence": "E-001"},
    ],
)
def test_a_file_without_one_safe_place_is_refused(active: Planned, file: dict[str, str]) -> None:
    refused = active.lead.post(f"{active.path}/tasks/brief_senior_managers/done", {"files": [file]})
    assert refused.status_code == 422
    assert active.all("tasks")["brief_senior_managers"]["state"] == "waiting"
