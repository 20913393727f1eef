"""R146: a council's own holidays warn as bank holidays do, and move nothing."""

from tests.timetable.plans import Planned, plan

from plumbline.identity.roles import Role

DAY = {"on": "2026-06-22", "title": "Town holiday"}


def test_a_local_holiday_warns_in_the_inspections_of_its_council_alone(active: Planned) -> None:
    coordinator = active.person(Role.INSPECTION_COORDINATOR)
    assert coordinator.post(f"{active.path}/closed-days", DAY).status_code == 201
    milestone = active.all("milestones")["accuracy_comments_due"]
    assert milestone["warnings"] == ["Monday 22 June 2026 is a day on which the council is closed (Town holiday)."]
    assert milestone["due"] == milestone["planned"]
    week = active.read("timetable")["weeks"][23]
    assert week["closed_days"] == [{"on": "2026-06-22", "title": "Town holiday"}]
    other = plan(active.cast, council="B")
    assert other.all("milestones")["accuracy_comments_due"]["warnings"] == []
    assert other.read("closed-days")["items"] == []


def test_a_day_is_listed_once_and_taken_off_with_the_version_that_was_read(active: Planned) -> None:
    made = active.support.post(f"{active.path}/closed-days", DAY).json()
    again = active.support.post(f"{active.path}/closed-days", DAY)
    assert (again.status_code, again.json()["type"]) == (409, "/problems/already-closed")
    address = f"{active.path}/closed-days/{made['id']}"
    assert active.support.delete(address).status_code == 428
    assert active.support.delete(address, headers=active.support.etag(address)).status_code == 204
    assert active.support.get(address).status_code == 404


def test_who_lists_the_days_of_a_council(active: Planned) -> None:
    expected = {
        Role.LEAD_INSPECTOR: 201,
        Role.INSPECTION_COORDINATOR: 409,  # listed by now
        Role.COUNCIL_ADMINISTRATOR: 409,
        Role.SENIOR_MANAGER: 403,
        Role.INSPECTION_TEAM: 403,
        Role.CONTRIBUTOR: 404,
        Role.LOCAL_FILE_READER: 404,
    }
    assert {role: active.person(role).post(f"{active.path}/closed-days", DAY).status_code for role in expected} == expected


def test_contributors_and_readers_see_nothing_that_the_inspectorate_wrote(active: Planned) -> None:
    active.lead.post(f"{active.path}/plan-shifts", {"from_week": 15, "weeks": 1, "reason": "CANARY of a slip."})
    active.happen("pause", reason="CANARY of a pause.")
    for role in (Role.CONTRIBUTOR, Role.LOCAL_FILE_READER):
        person = active.person(role)
        for place in ("", "/timetable", "/tasks", "/milestones", "/stages", "/plan-shifts", "/transitions", "/calendar.ics"):
            assert "CANARY" not in person.get(active.path + place).text
        assert person.get(f"{active.path}/transitions").status_code == 404
    assert "CANARY of a pause." in active.person(Role.SENIOR_MANAGER).get(active.path).text
