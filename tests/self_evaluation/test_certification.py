"""Certification by the chief social work officer, where the council switched it on; it lapses when the text changes."""

from typing import Any

from tests.self_evaluation.conftest import Desk

from plumbline.identity.roles import Role


def _switch(desk: Desk, *, on: bool) -> None:
    answer = desk.coordinator.patch(desk.path, {"certification_required": on}, headers=desk.coordinator.etag(desk.path))
    assert answer.status_code == 200, answer.text


def _certify(desk: Desk, **members: str) -> Any:
    body = {"content_sha256": desk.read()["content_sha256"]} | members
    return desk.by(Role.CHIEF_SOCIAL_WORK_OFFICER).post(f"{desk.path}/certification", body)


def test_without_the_switch_nobody_needs_to_certify(desk: Desk) -> None:
    assert desk.read()["certification"] == {
        "required": False,
        "certified": False,
        "certified_by": None,
        "certified_at": None,
        "lapsed": False,
    }
    desk.submit()


def test_with_the_switch_an_uncertified_text_is_not_submitted(desk: Desk) -> None:
    _switch(desk, on=True)
    refused = desk.coordinator.post(f"{desk.path}/submission")
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/certification-needed")
    _switch(desk, on=False)
    desk.submit()


def test_a_certification_lapses_with_the_text_and_comes_back_with_it(desk: Desk) -> None:
    _switch(desk, on=True)
    desk.write("1.1", "One.")
    assert _certify(desk).status_code == 200
    assert desk.read()["certification"]["certified"]
    desk.write("2.1", "Two.")
    certification = desk.read()["certification"]
    assert (certification["certified"], certification["lapsed"]) == (False, True)
    assert desk.coordinator.post(f"{desk.path}/submission").status_code == 409
    desk.put("/sections/2.1", {"statements": []})
    assert desk.read()["certification"]["certified"]
    desk.submit()


def test_another_title_lapses_a_certification_and_a_reading_does_not(desk: Desk) -> None:
    assert _certify(desk).json()["certification"]["certified"]
    desk.read("/sections/1.1")
    assert desk.read()["certification"]["certified"]
    path = f"{desk.path}/sections/1.1"
    desk.coordinator.patch(path, {"title": "Chances"}, headers=desk.coordinator.etag(path))
    assert desk.read()["certification"]["lapsed"]


def test_a_text_that_was_not_read_is_not_certified(desk: Desk) -> None:
    refused = _certify(desk, content_sha256="0" * 64)
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/text-changed")
