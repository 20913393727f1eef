"""R16, R18, R38, R39: a council, a method and a Monday make a whole plan."""

import itertools
from collections.abc import Callable
from datetime import datetime

import pytest
from tests.people import Cast, Person
from tests.timetable.plans import Planned, plan, publish_methods

from plumbline.identity.roles import Role

GOOD = {"council_code": "S12000901", "methodology": "jsw-2019", "week_1_on": "2026-01-12"}


@pytest.fixture
def administrator(cast: Cast, at: Callable[[str], datetime]) -> Person:
    at("2026-01-05T09:00:00Z")
    publish_methods(cast)
    cast.organisation("A")
    return cast.person(Role.INSPECTORATE_ADMINISTRATOR)


def test_an_inspection_pins_its_method_and_starts_planned(administrator: Person) -> None:
    made = administrator.post("/inspections", GOOD)
    assert made.status_code == 201
    view = made.json()
    assert (view["reference"], view["state"], view["stage"], view["week_1_on"]) == ("JSW-2026-001", "planned", 1, "2026-01-12")
    assert (view["methodology"]["id"], view["methodology"]["version"], len(view["methodology"]["sha256"])) == ("jsw-2019", 1, 64)
    assert view["council"]["name"] == "Strathmore Council"
    assert view["theme"] == "Community payback orders"
    assert view["lead_inspector"] is None
    assert administrator.get(f"/inspections/{view['id']}").headers["etag"] == made.headers["etag"]


def test_references_are_counted_by_year_and_never_used_twice(administrator: Person) -> None:
    weeks = ["2026-01-12", "2026-02-02", "2027-01-04", "2026-03-02"]
    made = [administrator.post("/inspections", GOOD | {"week_1_on": week}).json()["reference"] for week in weeks]
    assert made == ["JSW-2026-001", "JSW-2026-002", "JSW-2027-001", "JSW-2026-003"]


def test_a_refused_creation_uses_no_number(administrator: Person) -> None:
    refused = administrator.post("/inspections", GOOD | {"lead_inspector": "00000000-0000-4000-8000-000000000000"})
    assert refused.status_code == 422
    assert administrator.post("/inspections", GOOD).json()["reference"] == "JSW-2026-001"


@pytest.mark.parametrize(
    ("change", "pointer", "code"),
    [
        ({"week_1_on": "2026-01-14"}, "/week_1_on", "not_a_monday"),
        ({"week_1_on": "12/01/2026"}, "/week_1_on", None),
        ({"methodology": "jsw-1999"}, "/methodology", "unknown_methodology"),
        ({"lead_inspector": "00000000-0000-4000-8000-000000000000"}, "/lead_inspector", "unknown_person"),
        ({"strategic_support_officer": "00000000-0000-4000-8000-000000000000"}, "/strategic_support_officer", "unknown_person"),
        ({"council_code": None}, "/council_code", None),
        ({"title": "Ours"}, "", None),  # never repeats what was sent, a name neither
    ],
)
def test_what_a_creation_refuses(administrator: Person, change: dict[str, object], pointer: str, code: str | None) -> None:
    refused = administrator.post("/inspections", GOOD | change)
    assert refused.status_code == 422, refused.text
    assert refused.json()["errors"][0]["pointer"] == pointer
    assert code is None or refused.json()["errors"][0]["code"] == code


@pytest.mark.parametrize("address", ["/inspections", "/inspections/preview"])
def test_another_day_is_refused_with_the_monday_of_its_week(administrator: Person, address: str) -> None:
    refused = administrator.post(address, GOOD | {"week_1_on": "2026-01-18"}).json()
    assert "2026-01-12" in refused["detail"]
    assert "2026-01-12" in refused["errors"][0]["detail"]


def test_a_council_that_there_is_not_is_refused(administrator: Person) -> None:
    refused = administrator.post("/inspections", GOOD | {"council_code": "S12999999"})
    assert (refused.status_code, refused.json()["type"]) == (422, "/problems/unknown-council")


def test_only_the_inspectorate_administrator_creates_an_inspection(planned: Planned) -> None:
    everyone_else = [planned.person(role) for role in Role if role is not Role.INSPECTORATE_ADMINISTRATOR]
    for person, address in itertools.product(everyone_else, ("/inspections", "/inspections/preview")):
        refused = person.post(address, GOOD)
        assert (refused.status_code, refused.json()["type"]) == (403, "/problems/forbidden")
        assert "inspectorate administrator" in refused.json()["detail"]


def test_a_person_of_the_council_cannot_be_named_as_lead(administrator: Person, cast: Cast) -> None:
    coordinator = cast.person(Role.SENIOR_MANAGER)
    refused = administrator.post("/inspections", GOOD | {"lead_inspector": str(coordinator.id)})
    assert refused.json()["errors"][0]["pointer"] == "/lead_inspector"


def test_the_preview_shows_the_plan_and_saves_nothing(administrator: Person) -> None:
    shown = administrator.post("/inspections/preview", GOOD | {"week_1_on": "2019-07-29", "council_code": "S12000033"})
    assert shown.status_code == 200
    milestones = {milestone["code"]: milestone for milestone in shown.json()["milestones"]}
    assert milestones["draft_report_issued"]["due"]["words"] == "end of Monday 23 December 2019"
    assert milestones["accuracy_comments_due"]["due"]["words"] == "end of Monday 6 January 2020"
    assert len(shown.json()["weeks"]) == 28
    assert administrator.get("/inspections").json()["items"] == []


def test_the_preview_warns_of_bank_holidays_and_moves_nothing(administrator: Person) -> None:
    shown = administrator.post("/inspections/preview", GOOD | {"week_1_on": "2025-11-17"}).json()
    milestones = {milestone["code"]: milestone for milestone in shown["milestones"]}
    comments = milestones["accuracy_comments_due"]
    assert comments["due"]["due_local"] == "2026-04-27T23:59:59"
    assert "Week 20 has 4 working days: closed on Friday 3 April 2026 (Good Friday)." in shown["warnings"]
    whitsun = administrator.post("/inspections/preview", GOOD | {"week_1_on": "2025-12-15"}).json()
    due = next(milestone for milestone in whitsun["milestones"] if milestone["code"] == "accuracy_comments_due")
    assert due["warnings"] == ["Monday 25 May 2026 is a bank holiday in Scotland (Spring Bank Holiday)."]
    assert due["due"]["words"] == "end of Monday 25 May 2026"


def test_every_task_of_the_guidance_has_a_row_and_quiet_weeks_are_shown(planned: Planned) -> None:
    weeks = planned.read("timetable")["weeks"]
    assert [week["number"] for week in weeks if week["quiet"]] == [2, 3, 4, 6, 7, 9, 10, 16, 21, 23, 25, 26]
    assert [week["number"] for week in weeks] == list(range(1, 29))
    eleven = weeks[10]
    assert (eleven["begins_on"], eleven["ends_on"], eleven["stage"]) == ("2026-03-23", "2026-03-29", 2)
    assert [duty["code"] for duty in eleven["council"]] == ["submit_self_evaluation"]
    assert [duty["code"] for duty in eleven["inspectorate"]] == ["arrange_review"]


def test_the_milestones_carry_their_instants(planned: Planned) -> None:
    milestones = planned.all("milestones")
    assert milestones["self_evaluation_due"]["due"] == {
        "due_at": "2026-03-25T12:00:00Z",
        "due_local": "2026-03-25T12:00",
        "time_zone": "Europe/London",
        "words": "Wednesday 25 March 2026, 12 noon",
    }
    assert milestones["accuracy_comments_due"]["due"]["due_at"] == "2026-06-22T22:59:59Z"
    assert milestones["improvement_plan_due"]["planned_on"] == "2026-09-04"
    assert milestones["report_published"]["opens"]["words"] == "start of Monday 20 July 2026"


def test_the_lead_begins_in_another_week_until_the_letter_has_gone(planned: Planned) -> None:
    tag = planned.lead.etag(planned.path)
    changed = planned.lead.patch(planned.path, {"week_1_on": "2026-01-19"}, headers=tag)
    assert (changed.status_code, changed.json()["week_1_on"]) == (200, "2026-01-19")
    milestones = planned.all("milestones")
    assert milestones["self_evaluation_due"]["due"]["due_at"] == "2026-04-01T11:00:00Z"
    assert milestones["self_evaluation_due"]["revised"] is False
    assert milestones["report_published"]["opens"]["words"] == "start of Monday 27 July 2026"
    planned.happen("notify")
    late = planned.lead.patch(planned.path, {"week_1_on": "2026-01-26"}, headers=planned.lead.etag(planned.path))
    assert (late.status_code, late.json()["type"]) == (409, "/problems/already-notified")


def test_changing_week_1_needs_the_version_that_was_read(planned: Planned) -> None:
    assert planned.lead.patch(planned.path, {"week_1_on": "2026-01-19"}).status_code == 428
    stale = planned.lead.etag(planned.path)
    planned.lead.patch(planned.path, {"week_1_on": "2026-01-19"}, headers=stale)
    refused = planned.lead.patch(planned.path, {"week_1_on": "2026-01-26"}, headers=stale)
    assert refused.status_code == 412


def test_two_methods_of_one_name_do_not_move_what_was_pinned(cast: Cast, at: Callable[[str], datetime]) -> None:
    at("2026-01-05T09:00:00Z")
    first, second = plan(cast), plan(cast, "2026-02-02", council="B")
    pinned = [planned.lead.get(planned.path).json()["methodology"] for planned in (first, second)]
    assert pinned[0] == pinned[1]
