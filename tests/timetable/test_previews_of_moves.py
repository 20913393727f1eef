"""R146, R147: what a move would change is shown before anything is saved, and the act changes exactly that."""

from typing import Any

import pytest
from tests.timetable.plans import Planned

from plumbline.identity.roles import Role


def preview(planned: Planned, **members: object) -> Any:
    return planned.lead.post(f"{planned.path}/plan-shifts/preview", {"from_week": 15, "weeks": 9, **members})


def preview_date(planned: Planned, code: str, **members: object) -> Any:
    return planned.lead.post(f"{planned.path}/milestones/{code}/preview", members)


def test_a_slip_moves_exactly_what_its_preview_showed_and_the_preview_saves_nothing(active: Planned) -> None:
    active.tick("brief_senior_managers")
    before = active.all("tasks")
    shown = preview(active, from_week=5, weeks=2)
    assert shown.status_code == 200, shown.text
    assert active.all("tasks") == before
    assert active.read("plan-shifts")["items"] == []
    moves = {move["code"]: (move["previous"], move["due"]) for move in shown.json()["moves"]}
    wanted = {"from_week": 5, "weeks": 2, "reason": "A strike."}
    assert active.lead.post(f"{active.path}/plan-shifts", wanted).status_code == 201
    after = active.all("tasks")
    assert moves == {code: (task["due"], after[code]["due"]) for code, task in before.items() if task["due"] != after[code]["due"]}
    assert "brief_senior_managers" not in moves
    assert shown.json()["stays"] == 1


def test_a_preview_warns_of_holidays_and_of_the_days_on_which_the_council_is_closed(active: Planned) -> None:
    closed = {"on": "2026-06-29", "title": "Town holiday"}
    assert active.lead.post(f"{active.path}/closed-days", closed).status_code == 201
    # Comments on accuracy are due on Monday 22 June.
    [move] = [move for move in preview(active, from_week=24, weeks=1).json()["moves"] if move["milestone"] == "accuracy_comments_due"]
    assert move["warnings"] == ["Monday 29 June 2026 is a day on which the council is closed (Town holiday)."]
    later = preview(active, from_week=28, weeks=2).json()
    assert "Week 28 has 4 working days: closed on Monday 3 August 2026 (Summer Bank Holiday)." in later["warnings"]
    assert preview_date(active, "report_published", due_on="2026-08-01").json()["moves"][0]["warnings"] == [
        "Saturday 1 August 2026 is at a weekend."
    ]


def test_the_preview_of_one_date_shows_what_is_counted_from_it(active: Planned) -> None:
    shown = preview_date(active, "report_published", due_on="2026-08-05", due_time="09:30").json()
    assert [(move["milestone"], move["previous"]["words"], move["due"]["words"]) for move in shown["moves"]] == [
        ("report_published", "end of Friday 24 July 2026", "Wednesday 5 August 2026, 9:30 am"),
        ("improvement_plan_due", "end of Friday 4 September 2026", "end of Wednesday 16 September 2026"),
    ]
    assert active.all("milestones")["report_published"]["revised"] is False


def test_a_slip_leaves_what_was_counted_from_a_date_that_it_does_not_move(active: Planned) -> None:
    active.tick("publish_report")
    assert active.revise("improvement_plan_due", due_on="2026-10-01").status_code == 200
    active.lead.post(f"{active.path}/plan-shifts", {"from_week": 20, "weeks": 1, "reason": "Illness."})
    assert active.all("milestones")["improvement_plan_due"]["due"]["words"] == "end of Thursday 1 October 2026"


@pytest.mark.parametrize(
    ("members", "status", "problem"),
    [
        ({"weeks": 0}, 422, "/problems/invalid-request"),
        ({"weeks": -1}, 409, "/problems/weeks-would-overlap"),
        ({"reason": "Not asked for yet."}, 422, "/problems/invalid-request"),
    ],
)
def test_a_preview_of_a_slip_refuses_what_the_slip_would(active: Planned, members: dict[str, object], status: int, problem: str) -> None:
    refused = preview(active, **members)
    assert (refused.status_code, refused.json()["type"]) == (status, problem)


def test_a_preview_refuses_once_there_is_nothing_to_move(active: Planned) -> None:
    active.tick("brief_senior_managers")
    reached = preview_date(active, "briefing_held", due_on="2026-09-01")
    assert (reached.status_code, reached.json()["type"]) == (409, "/problems/milestone-reached")
    active.happen("abandon")
    for refused in (preview(active), preview_date(active, "report_published", due_on="2026-09-01")):
        assert (refused.status_code, refused.json()["type"]) == (409, "/problems/inspection-closed")


def test_only_the_lead_previews(active: Planned) -> None:
    coordinator = active.person(Role.INSPECTION_COORDINATOR)
    for place, body in (("plan-shifts", {"from_week": 15, "weeks": 9}), ("milestones/report_published", {"due_on": "2026-09-01"})):
        answer = coordinator.post(f"{active.path}/{place}/preview", body)
        assert (answer.status_code, "lead inspector" in answer.json()["detail"]) == (403, True)
