"""R125, R147: a plan slips openly, pauses and goes on; the original dates stay, each move has its reason."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

import pytest
from tests.people import Person
from tests.timetable.plans import Planned

from plumbline.identity.principal import Principal
from plumbline.identity.roles import Role, Side
from plumbline.inspections.model import Inspection
from plumbline.kernel.transaction import system_session
from plumbline.timetable.gates import TooEarly, find_milestone, opens_at, reach_milestone, refuse_before


def shift(planned: Planned, by: Person | None = None, **members: object) -> object:
    wanted = {"from_week": 15, "weeks": 9, "reason": "Nobody may be visited.", **members}
    return (by or planned.lead).post(f"{planned.path}/plan-shifts", wanted)


def test_a_plan_slips_by_nine_weeks_with_a_pause_and_its_reasons(active: Planned, at: Callable[[str], datetime]) -> None:
    active.tick("read_case_files", done_on="2026-01-12")
    at("2026-04-20T09:00:00Z")
    active.happen("pause", reason="Nobody may be visited.")
    view = active.lead.get(active.path).json()
    assert (view["state"], view["pause_reason"], view["paused_at"][:19]) == ("paused", "Nobody may be visited.", "2026-04-20T09:00:00")
    assert active.all("tasks")["submit_self_evaluation"]["overdue"] is False
    at("2026-06-22T09:00:00Z")
    active.happen("resume", reason="Visits are possible again.")
    assert shift(active).status_code == 201
    milestones = active.all("milestones", active.person(Role.INSPECTION_COORDINATOR))
    published, plan = milestones["report_published"], milestones["improvement_plan_due"]
    assert (published["planned"]["words"], published["due"]["words"]) == ("end of Friday 24 July 2026", "end of Friday 25 September 2026")
    assert published["opens"]["words"] == "start of Monday 21 September 2026"
    assert (plan["planned_on"], plan["due"]["words"]) == ("2026-09-04", "end of Friday 6 November 2026")
    assert milestones["self_evaluation_due"]["due"] == milestones["self_evaluation_due"]["planned"]
    shown = active.read("timetable")
    assert [(one["from_week"], one["weeks"], one["reason"]) for one in shown["shifts"]] == [(15, 9, "Nobody may be visited.")]
    weeks = {week["number"]: week["begins_on"] for week in shown["weeks"]}
    assert (weeks[14], weeks[15]) == ("2026-04-13", "2026-06-22")
    assert shown["current_week"] == 15


def test_a_slip_across_the_clock_change_keeps_noon(active: Planned) -> None:
    assert shift(active, from_week=9, weeks=2).status_code == 201
    milestone = active.all("milestones")["self_evaluation_due"]
    assert (milestone["planned"]["due_at"], milestone["due"]["due_at"]) == ("2026-03-25T12:00:00Z", "2026-04-08T11:00:00Z")


def test_what_was_done_does_not_move(active: Planned) -> None:
    active.tick("brief_senior_managers")
    shift(active, from_week=1, weeks=3)
    milestones = active.all("milestones")
    assert milestones["briefing_held"]["revised"] is False
    assert milestones["coordination_meeting_held"]["revised"] is True


def test_a_slip_can_be_taken_back_and_weeks_never_overlap(active: Planned) -> None:
    assert shift(active, weeks=9).status_code == 201
    refused = shift(active, weeks=-10)
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/weeks-would-overlap")
    assert shift(active, weeks=-9, reason="It was a mistake.").status_code == 201
    published = active.all("milestones")["report_published"]
    assert published["due"] == published["planned"]
    assert [one["weeks"] for one in active.read("plan-shifts")["items"]] == [9, -9]


@pytest.mark.parametrize(
    ("change", "pointer"),
    [({"weeks": 0}, "/weeks"), ({"weeks": 53}, "/weeks"), ({"reason": ""}, "/reason"), ({"from_week": 0}, "/from_week")],
)
def test_what_a_slip_refuses(active: Planned, change: dict[str, object], pointer: str) -> None:
    refused = shift(active, **change)
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, pointer)


def test_only_the_lead_moves_a_plan(active: Planned) -> None:
    for role in (Role.STRATEGIC_SUPPORT_OFFICER, Role.QA_SERVICE_MANAGER, Role.INSPECTION_COORDINATOR, Role.CHIEF_EXECUTIVE):
        person = active.person(role)
        for answer in (shift(active, person), active.revise("report_published", person, due_on="2026-09-01")):
            assert (answer.status_code, "lead inspector" in answer.json()["detail"]) == (403, True)


def test_moving_a_milestone_keeps_the_original_and_every_move(active: Planned) -> None:
    first = active.revise("accuracy_comments_due", due_on="2026-06-24", reason="The Monday is a local holiday.")
    assert first.status_code == 200, first.text
    active.revise("accuracy_comments_due", due_on="2026-06-25", due_time="17:00", reason="Two people are ill.")
    milestone = active.read("milestones/accuracy_comments_due", active.person(Role.CHIEF_EXECUTIVE))
    assert (milestone["planned"]["words"], milestone["due"]["words"]) == ("end of Monday 22 June 2026", "Thursday 25 June 2026, 5 pm")
    assert [(one["previous"]["words"], one["reason"]) for one in milestone["revisions"]] == [
        ("end of Monday 22 June 2026", "The Monday is a local holiday."),
        ("end of Wednesday 24 June 2026", "Two people are ill."),
    ]
    assert milestone["revised"] is True


def test_a_move_needs_the_version_that_was_read_and_a_reason(active: Planned) -> None:
    address = f"{active.path}/milestones/report_published"
    move = {"due_on": "2026-09-01", "reason": "Later."}
    stale = active.lead.etag(address)
    assert active.lead.patch(address, move).status_code == 428
    assert active.lead.patch(address, {"due_on": "2026-09-01"}, headers=stale).status_code == 422
    assert active.lead.patch(address, move, headers=stale).status_code == 200
    assert active.lead.patch(address, move, headers=stale).status_code == 412


def test_a_milestone_that_was_reached_stays_where_it_was(active: Planned) -> None:
    active.tick("brief_senior_managers")
    refused = active.revise("briefing_held", due_on="2026-09-01")
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/milestone-reached")


def test_the_improvement_plan_follows_the_publication(active: Planned, at: Callable[[str], datetime]) -> None:
    active.revise("report_published", due_on="2026-08-03")
    assert active.all("milestones")["improvement_plan_due"]["due"]["words"] == "end of Monday 14 September 2026"
    at("2026-08-10T09:30:00Z")
    active.tick("publish_report")
    assert active.all("milestones")["improvement_plan_due"]["due"]["words"] == "end of Monday 21 September 2026"
    active.lead.post(f"{active.path}/tasks/publish_report/undone", {"reason": "Not yet."})
    assert active.all("milestones")["improvement_plan_due"]["due"]["words"] == "end of Monday 14 September 2026"


def _principal(active: Planned) -> Principal:
    return Principal(
        account_id=active.lead.id,
        client_id=None,
        session_id=None,
        organisation_id=active.lead.organisation_id,
        side=Side.INSPECTORATE,
        name="Lead",
        memberships={UUID(active.id): frozenset({Role.LEAD_INSPECTOR})},
    )


def test_a_release_before_its_revised_instant_is_refused_with_its_name(active: Planned) -> None:
    with system_session(active.cast.app.state.database) as session:
        inspection = session.get_one(Inspection, UUID(active.id))
        opening = datetime(2026, 7, 19, 23, tzinfo=UTC)
        assert opens_at(session, inspection, "report_published") == opening
        refuse_before(session, inspection, "report_published", opening)
        with pytest.raises(TooEarly) as refused:
            refuse_before(session, inspection, "report_published", datetime(2026, 7, 19, 22, 59, 59, tzinfo=UTC))
        assert refused.value.detail == "Report published: not before start of Monday 20 July 2026."
        assert refused.value.members == {"milestone": "report_published", "opens_at": "2026-07-19T23:00:00Z"}
    active.revise("report_published", due_on="2026-07-31")
    with system_session(active.cast.app.state.database) as session, pytest.raises(TooEarly):
        refuse_before(session, session.get_one(Inspection, UUID(active.id)), "report_published", opening)


def test_the_real_act_replaces_a_tick_without_losing_it(active: Planned, at: Callable[[str], datetime]) -> None:
    active.tick("publish_report", note="By hand.")
    at("2026-07-21T08:00:00Z")
    with system_session(active.cast.app.state.database) as session:
        inspection = session.get_one(Inspection, UUID(active.id))
        reach_milestone(session, _principal(active), inspection, "report_published", datetime(2026, 7, 21, 8, tzinfo=UTC))
        assert find_milestone(session, inspection, "improvement_plan_due").due_at == datetime(2026, 9, 1, 22, 59, 59, tzinfo=UTC)
    entries = active.read("tasks/publish_report/entries")["items"]
    assert [(entry["done_on"], entry["note"]) for entry in entries] == [("2026-01-12", "By hand."), ("2026-07-21", None)]
