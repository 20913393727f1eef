"""R72: readers are trained before week 13, who came is on record, and an untrained reader is warned of and not refused."""

import pytest
from tests.case_files.readers.naming import ANALYST, COORDINATOR, LEAD, READER, SUPPORT, TEAM, TRAINING, group, named, train
from tests.conducted import Conducted

from plumbline.identity.roles import Role


def test_r72_who_came_to_a_day_of_training_is_trained(week_6: Conducted) -> None:
    local, inspector = named(week_6, COORDINATOR, week_6.by(READER)), named(week_6, LEAD, week_6.by(TEAM))
    assert group(week_6)["untrained"] == sorted([local["name"], inspector["name"]])
    event = train(week_6, attended=[local["id"]])
    assert event.status_code == 201, event.text
    read = week_6.by(READER).get(f"{week_6.path}/case-readers/{local['id']}").json()
    assert (read["trained"], [taken["held_on"] for taken in read["training"]]) == (True, ["2026-02-09"])
    assert group(week_6)["untrained"] == [inspector["name"]]
    assert group(week_6)["missing"][-1] == f"Not trained yet: {inspector['name']}."


def test_nobody_has_come_to_a_day_that_is_still_to_come(week_6: Conducted) -> None:
    local, lead = named(week_6, COORDINATOR, week_6.by(READER)), week_6.by(LEAD)
    refused = train(week_6, held_on="2026-03-20", attended=[local["id"]])
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (422, "not_held_yet")
    event = train(week_6, held_on="2026-03-20").json()
    address = f"{week_6.path}/training-events/{event['id']}"
    week_6.at(week_6.week(11, 4))
    came = lead.put(address, TRAINING | {"held_on": "2026-03-20", "attended": [local["id"]]}, headers=lead.etag(address))
    assert came.status_code == 200, came.text
    assert came.json()["attended"] == [{"reader_id": local["id"], "name": local["name"]}]


def test_only_readers_of_this_inspection_are_recorded_as_trained(week_6: Conducted) -> None:
    refused = train(week_6, attended=["00000000-0000-4000-8000-000000000000"])
    assert [(error["pointer"], error["code"]) for error in refused.json()["errors"]] == [("/attended/0", "unknown_reader")]


def test_a_day_that_is_taken_back_trained_nobody(week_6: Conducted) -> None:
    local, lead = named(week_6, COORDINATOR, week_6.by(READER)), week_6.by(LEAD)
    address = f"{week_6.path}/training-events/{train(week_6, attended=[local['id']]).json()['id']}"
    before = lead.etag(address)
    moved = TRAINING | {"place": "Town hall, room 3", "attended": [local["id"]]}
    assert lead.put(address, moved, headers=before).json()["place"] == "Town hall, room 3"
    assert lead.delete(address, headers=before).status_code == 412
    assert lead.delete(address, headers=lead.etag(address)).status_code == 204
    assert group(week_6)["untrained"] == [local["name"]]


def test_a_local_reader_reads_when_and_where_and_of_nobody_else_whether_they_came(week_6: Conducted) -> None:
    own = named(week_6, COORDINATOR, week_6.by(READER))
    other = named(week_6, COORDINATOR, week_6.cast.person(READER, week_6.id))
    train(week_6, attended=[own["id"], other["id"]], arrangements="Bring your card.")
    [seen] = week_6.by(READER).get(f"{week_6.path}/training-events").json()["items"]
    assert (seen["place"], seen["arrangements"]) == (TRAINING["place"], "Bring your card.")
    assert [came["reader_id"] for came in seen["attended"]] == [own["id"]]
    [whole] = week_6.by(COORDINATOR).get(f"{week_6.path}/training-events").json()["items"]
    assert len(whole["attended"]) == 2


@pytest.mark.parametrize(
    ("caller", "status"),
    [(LEAD, 201), (SUPPORT, 201), (ANALYST, 201), (TEAM, 403), (COORDINATOR, 403), (READER, 403), (Role.CONTRIBUTOR, 404)],
)
def test_who_sets_a_day_of_training(week_6: Conducted, caller: Role, status: int) -> None:
    assert train(week_6, caller).status_code == status


def test_readers_are_told_of_a_day_of_training_and_find_it_in_their_feed(week_6: Conducted) -> None:
    named(week_6, COORDINATOR, week_6.by(READER))
    train(week_6)
    told = week_6.by(READER).get("/notifications").json()["items"]
    assert [notice["kind"] for notice in told] == ["training_changed"]
    fed = week_6.by(READER).get(f"{week_6.path}/changes").json()["items"]
    assert [entry["summary"] for entry in fed] == ["Training of readers on 9 February 2026: The template and its guidance."]
