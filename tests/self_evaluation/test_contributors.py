"""Those who know write their parts: who has which, seen by the leaders; one's own, seen by whoever has it (R157)."""

from tests.people import Person
from tests.self_evaluation.conftest import Desk

from plumbline.identity.roles import Role


def _given(who: Person) -> list[tuple[str, int]]:
    return [(row["section"], row["words"]) for row in who.get("/me/given-sections").json()["items"]]


def test_the_leaders_see_who_was_given_what_and_the_contributor_nothing_of_the_others(desk: Desk) -> None:
    data_officer, trainer = desk.by(Role.CONTRIBUTOR), desk.conducted.cast.person(Role.CONTRIBUTOR, desk.conducted.id)
    desk.give("5.1", trainer)
    desk.give("1.1", data_officer, trainer)
    items = desk.read("/contributors")["items"]
    assert [row["section"] for row in items] == ["1.1", "1.1", "5.1"]
    assert {row["name"] for row in items if row["section"] == "1.1"} == {data_officer.name, trainer.name}
    assert items[0]["given_by"] == desk.coordinator.name
    for stranger in (data_officer, desk.by(Role.LEAD_INSPECTOR)):
        assert stranger.get(f"{desk.path}/contributors").status_code == 404


def test_r157_a_contributor_is_told_the_parts_that_are_theirs_and_no_others(desk: Desk) -> None:
    contributor = desk.by(Role.CONTRIBUTOR)
    assert _given(contributor) == []
    desk.give("5.1", contributor)
    desk.give("preparedness", contributor)
    desk.write("5.1", "Three words here.", by=contributor)
    desk.write("1.1", "Not theirs.")
    assert _given(contributor) == [("5.1", 3), ("preparedness", 0)]
    row = contributor.get("/me/given-sections").json()["items"][0]
    assert (row["inspection_id"], row["inspection_reference"]) == (desk.conducted.id, desk.conducted.reference)
    desk.give("5.1")
    assert _given(contributor) == [("preparedness", 0)]
    assert _given(desk.coordinator) == _given(desk.by(Role.LEAD_INSPECTOR)) == []


def test_what_was_given_is_no_task_any_more_once_it_is_submitted_or_the_role_is_taken_back(desk: Desk) -> None:
    contributor = desk.by(Role.CONTRIBUTOR)
    desk.give("5.1", contributor)
    members = desk.coordinator.get(f"{desk.conducted.path}/members").json()["items"]
    mine = next(row for row in members if row["account_id"] == str(contributor.id))
    address = f"{desk.conducted.path}/members/{mine['id']}"
    assert desk.coordinator.delete(address, headers=desk.coordinator.etag(address)).status_code == 204
    assert _given(contributor) == []
    other = desk.conducted.cast.person(Role.CONTRIBUTOR, desk.conducted.id)
    desk.give("5.1", other)
    desk.submit()
    assert _given(other) == []


def test_a_part_of_an_own_self_evaluation_is_listed_with_its_title(desk: Desk) -> None:
    contributor = desk.by(Role.CONTRIBUTOR)
    own = desk.coordinator.post("/self-evaluations", {"title": "Between inspections"}).json()["id"]
    path = f"/self-evaluations/{own}/sections/9.4/contributors"
    body = {"account_ids": [str(contributor.id)]}
    assert desk.coordinator.put(path, body, headers=desk.coordinator.etag(path)).status_code == 200
    row = contributor.get("/me/given-sections").json()["items"][0]
    assert (row["section"], row["self_evaluation"], row["inspection_id"]) == ("9.4", "Between inspections", None)
    assert row["self_evaluation_id"] == own
