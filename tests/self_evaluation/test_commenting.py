"""Comments stand beside a section, for those who see it; a removed section keeps its thread, read-only."""

from tests.self_evaluation.conftest import Desk

from plumbline.identity.roles import Role


def _comment(desk: Desk, role: Role, section: dict[str, str], audience: str = "my_side") -> int:
    body = {"subject_kind": "self_evaluation_section", "subject_id": section["id"], "audience": audience, "text": "Is this so?"}
    return desk.by(role).post(f"{desk.conducted.path}/comments", body).status_code


def test_writers_comment_on_what_they_write_and_inspectors_on_what_was_submitted(desk: Desk) -> None:
    section = desk.read("/sections/1.1")
    assert _comment(desk, Role.SENIOR_MANAGER, section) == 201
    assert _comment(desk, Role.LEAD_INSPECTOR, section) == 404
    assert _comment(desk, Role.CONTRIBUTOR, section) == 404
    desk.give("1.1", desk.by(Role.CONTRIBUTOR))
    assert _comment(desk, Role.CONTRIBUTOR, section) == 201
    desk.submit()
    assert _comment(desk, Role.LEAD_INSPECTOR, section) == 201


def test_nothing_is_added_to_the_thread_of_a_removed_section(desk: Desk) -> None:
    section = desk.coordinator.post(f"{desk.path}/sections", {"title": "Ours"}).json()
    assert _comment(desk, Role.SENIOR_MANAGER, section) == 201
    path = f"{desk.path}/sections/own-1"
    desk.coordinator.delete(path, headers=desk.coordinator.etag(path))
    assert _comment(desk, Role.SENIOR_MANAGER, section) == 409


def test_a_section_that_is_not_there_cannot_be_commented_on(desk: Desk) -> None:
    assert _comment(desk, Role.SENIOR_MANAGER, {"id": "no-section"}) == 404
    assert _comment(desk, Role.SENIOR_MANAGER, {"id": desk.conducted.id}) == 404
