"""History: one version for each author and ten minutes of work, and at each act; compared, and brought back."""

from datetime import timedelta
from typing import Any

from tests.self_evaluation.conftest import Desk

from plumbline.identity.roles import Role


def _versions(desk: Desk, section: str = "1.1") -> list[Any]:
    return desk.read(f"/sections/{section}/versions")["items"]


def _save(desk: Desk, text: str, by: Role = Role.INSPECTION_COORDINATOR) -> None:
    stands = desk.read("/sections/1.1")["statements"]
    statement = {"kind": "strength", "text": text} | ({"reference": "S1"} if stands else {})
    assert desk.put("/sections/1.1", {"statements": [statement]}, desk.by(by)).status_code == 200


def test_ten_minutes_of_one_authors_work_are_one_version(desk: Desk) -> None:
    began = desk.conducted.week(4)
    for minute in (0, 3, 9, 11, 12):
        desk.conducted.at(began + timedelta(minutes=minute))
        _save(desk, f"Text of minute {minute}.")
    assert [version["number"] for version in _versions(desk)] == [2, 1]
    first = desk.read("/sections/1.1/versions/1")
    assert first["content"]["statements"][0]["text"] == "Text of minute 9."


def test_another_author_begins_another_version(desk: Desk) -> None:
    _save(desk, "Mine.")
    _save(desk, "Theirs.", Role.SENIOR_MANAGER)
    _save(desk, "Mine again.")
    assert [version["author"] for version in _versions(desk)] == [
        desk.coordinator.name,
        desk.by(Role.SENIOR_MANAGER).name,
        desk.coordinator.name,
    ]


def test_an_act_closes_a_version(desk: Desk) -> None:
    _save(desk, "Before.")
    assert desk.coordinator.post(f"{desk.path}/readiness", {"ready": True}).status_code == 200
    _save(desk, "After.")
    assert [(version["number"], version["acts"]) for version in _versions(desk)] == [(2, []), (1, ["ready"])]


def test_saving_the_same_text_again_is_no_version(desk: Desk) -> None:
    _save(desk, "Same.")
    saved = desk.read("/sections/1.1")["written_at"]
    desk.conducted.week(5)
    _save(desk, "Same.")
    assert len(_versions(desk)) == 1
    assert desk.read("/sections/1.1")["written_at"] == saved


def test_two_versions_are_compared_word_by_word(desk: Desk) -> None:
    _save(desk, "We complete most plans.")
    _save(desk, "We complete nearly all plans.", Role.SENIOR_MANAGER)
    compared = desk.read("/sections/1.1/comparison?earlier=1&later=2")["texts"][0]
    assert (compared["place"], compared["change"]) == ("S1", "changed")
    assert [(s["change"], s["text"]) for s in compared["segments"]][1:3] == [("removed", "most"), ("added", "nearly all")]


def test_a_version_is_brought_back_and_what_it_replaced_stays_in_the_history(desk: Desk) -> None:
    _save(desk, "First.")
    _save(desk, "Second.", Role.SENIOR_MANAGER)
    _save(desk, "Third.")
    path = f"{desk.path}/sections/1.1"
    answer = desk.coordinator.post(f"{path}/versions/1/restoration", headers=desk.coordinator.etag(path))
    assert answer.status_code == 200, answer.text
    assert [(s["reference"], s["text"]) for s in desk.read("/sections/1.1")["statements"]] == [("S1", "First.")]
    assert [(v["number"], v["acts"]) for v in _versions(desk)] == [(4, ["restored from version 1"]), (3, ["replaced"]), (2, []), (1, [])]
    assert desk.read("/sections/1.1/versions/3")["content"]["statements"][0]["text"] == "Third."


def test_bringing_back_from_an_old_reading_is_refused(desk: Desk) -> None:
    _save(desk, "First.")
    etag = desk.coordinator.get(f"{desk.path}/sections/1.1").headers["etag"]
    _save(desk, "Second.", Role.SENIOR_MANAGER)
    path = f"{desk.path}/sections/1.1/versions/1/restoration"
    assert desk.coordinator.post(path, headers={"If-Match": etag}).status_code == 412
    assert desk.coordinator.post(path).status_code == 428


def test_a_restored_reference_is_not_given_to_a_later_statement(desk: Desk) -> None:
    desk.write("1.1", "One.", "Two.")
    desk.put("/sections/1.1", {"statements": []}, desk.by(Role.SENIOR_MANAGER))
    path = f"{desk.path}/sections/1.1"
    assert desk.coordinator.post(f"{path}/versions/1/restoration", headers=desk.coordinator.etag(path)).status_code == 200
    assert [s["reference"] for s in desk.write("1.1", "Three.")["statements"]] == ["S1", "S2", "S3"]


def test_a_version_that_never_was_is_not_found(desk: Desk) -> None:
    assert desk.coordinator.get(f"{desk.path}/sections/1.1/versions/1").status_code == 404


def test_the_history_of_a_statement_and_of_the_document_is_kept_too(desk: Desk) -> None:
    desk.put("/statements/preparedness", {"answers": [{"part": "impact", "text": "Some."}]})
    desk.put("/document", {"pages": [{"covers": "1.1", "first_page": 1, "last_page": 2}]})
    assert len(_versions(desk, "preparedness")) == len(_versions(desk, "document")) == 1
