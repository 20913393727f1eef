"""Who may not, operation by operation: 404 for a kind never seen, 403 naming who may, then the state."""

from typing import Any

import pytest
from tests.self_evaluation.conftest import Desk

from plumbline.identity.roles import Role

LEAD, SUPPORT, QA = Role.LEAD_INSPECTOR, Role.STRATEGIC_SUPPORT_OFFICER, Role.QA_SERVICE_MANAGER
MANAGER, CSWO, CHIEF = Role.SENIOR_MANAGER, Role.CHIEF_SOCIAL_WORK_OFFICER, Role.CHIEF_EXECUTIVE
CONTRIBUTOR, COORDINATOR = Role.CONTRIBUTOR, Role.INSPECTION_COORDINATOR
STATEMENTS: dict[str, Any] = {"statements": []}
HASH = {"content_sha256": "0" * 64}
SUBMITTERS = "Only the inspection coordinator, the chief social work officer or the chief executive may do this."


@pytest.mark.parametrize(
    ("role", "method", "place", "body", "status"),
    [
        (LEAD, "PUT", "/sections/1.1", STATEMENTS, 404),
        (LEAD, "PUT", "/statements/preparedness", {"answers": []}, 404),
        (LEAD, "PUT", "/document", {"pages": []}, 404),
        (CONTRIBUTOR, "PUT", "/document", {"pages": []}, 403),
        (LEAD, "POST", "/pasted-text", {"text": "One."}, 404),
        (LEAD, "POST", "/sections", {"title": "Ours"}, 403),
        (CONTRIBUTOR, "POST", "/sections", {"title": "Ours"}, 403),
        (CONTRIBUTOR, "PUT", "/sections", {"order": ["1.1"]}, 403),
        (LEAD, "PUT", "/sections", {"order": ["1.1"]}, 403),
        (CONTRIBUTOR, "PATCH", "/sections/1.1", {"title": "Ours"}, 403),
        (LEAD, "PATCH", "/sections/1.1", {"title": "Ours"}, 404),
        (CONTRIBUTOR, "DELETE", "/sections/1.1", None, 403),
        (LEAD, "DELETE", "/sections/1.1", None, 404),
        (MANAGER, "PUT", "/sections/1.1/contributors", {"account_ids": []}, 403),
        (CHIEF, "PUT", "/sections/1.1/contributors", {"account_ids": []}, 403),
        (CONTRIBUTOR, "PUT", "/sections/1.1/contributors", {"account_ids": []}, 404),
        (LEAD, "PUT", "/sections/1.1/contributors", {"account_ids": []}, 404),
        (LEAD, "POST", "/sections/1.1/versions/1/restoration", {}, 404),
        (LEAD, "POST", "/readiness", {"ready": True}, 403),
        (CONTRIBUTOR, "POST", "/readiness", {"ready": True}, 403),
        (QA, "POST", "/readiness", {"ready": True}, 404),
        (MANAGER, "PATCH", "", {"certification_required": True}, 403),
        (CONTRIBUTOR, "PATCH", "", {"certification_required": True}, 403),
        (LEAD, "PATCH", "", {"certification_required": True}, 403),
        (COORDINATOR, "POST", "/certification", HASH, 403),
        (CHIEF, "POST", "/certification", HASH, 403),
        (LEAD, "POST", "/certification", HASH, 403),
        (MANAGER, "POST", "/submission", {}, 403),
        (CONTRIBUTOR, "POST", "/submission", {}, 403),
        (LEAD, "POST", "/submission", {}, 403),
        (SUPPORT, "POST", "/submission", {}, 403),
        (QA, "POST", "/submission", {}, 404),
        (COORDINATOR, "POST", "/submission/on-time", {"reason": "Because."}, 403),
        (SUPPORT, "POST", "/submission/on-time", {"reason": "Because."}, 403),
        (MANAGER, "POST", "/supplements", {"title": "More", "text": "More."}, 403),
        (LEAD, "POST", "/supplements", {"title": "More", "text": "More."}, 403),
        (CONTRIBUTOR, "GET", "/supplements", None, 403),
        (COORDINATOR, "GET", "/submission/receipt", None, 404),
    ],
)
def test_before_submission(desk: Desk, role: Role, method: str, place: str, body: object, status: int) -> None:
    request = {} if body is None else {"json": body}
    answer = desk.by(role).call(method, f"{desk.path}{place}", headers={"If-Match": "*"}, **request)
    assert answer.status_code == status, answer.text
    assert answer.json()["type"] == {404: "/problems/not-found", 403: "/problems/forbidden"}[status]


@pytest.mark.parametrize(
    ("role", "method", "place", "body", "status"),
    [
        (LEAD, "PUT", "/sections/1.1", STATEMENTS, 403),
        (QA, "PUT", "/sections/1.1", STATEMENTS, 403),
        (LEAD, "DELETE", "/sections/1.1", None, 403),
        (LEAD, "POST", "/submission", {}, 403),
        (QA, "POST", "/submission/on-time", {"reason": "Because."}, 403),
        (CHIEF, "POST", "/submission/on-time", {"reason": "Because."}, 403),
        (CONTRIBUTOR, "GET", "/submission/receipt", None, 403),
        (LEAD, "POST", "/sections/1.1/versions/1/restoration", {}, 404),
    ],
)
def test_after_submission(desk: Desk, role: Role, method: str, place: str, body: object, status: int) -> None:
    desk.submit()
    request = {} if body is None else {"json": body}
    assert desk.by(role).call(method, f"{desk.path}{place}", headers={"If-Match": "*"}, **request).status_code == status


def test_a_refusal_names_who_may(desk: Desk) -> None:
    assert desk.by(MANAGER).post(f"{desk.path}/submission").json()["detail"] == SUBMITTERS


def test_what_the_reader_may_do_next_is_said_with_the_reason(desk: Desk) -> None:
    acts = {act["action"]: act for act in desk.read(by=desk.by(MANAGER))["permitted_actions"]}
    assert (acts["mark_self_evaluation_ready"]["allowed"], acts["submit_self_evaluation"]["reason"]) == (True, SUBMITTERS)
    desk.submit()
    acts = {act["action"]: act for act in desk.read()["permitted_actions"]}
    assert acts["submit_self_evaluation"]["reason"] == "It was submitted and stays as it was."


@pytest.mark.parametrize(
    ("scopes", "method", "place", "body", "status"),
    [
        ("self_evaluation:read", "GET", "", None, 200),
        ("evidence:read", "GET", "", None, 403),
        ("self_evaluation:read", "POST", "/submission", {}, 403),
        ("self_evaluation:read self_evaluation:write", "POST", "/submission", {}, 403),
        ("self_evaluation:submit", "POST", "/submission", {}, 201),
        ("self_evaluation:read", "POST", "/sections", {"title": "Ours"}, 403),
        ("self_evaluation:write", "POST", "/sections", {"title": "Ours"}, 201),
    ],
)
def test_a_machine_does_what_its_scopes_say(desk: Desk, scopes: str, method: str, place: str, body: object, status: int) -> None:
    machine = desk.conducted.cast.machine(COORDINATOR, desk.conducted.id, scopes)
    request = {} if body is None else {"json": body}
    assert machine.call(method, f"{desk.path}{place}", **request).status_code == status


def test_a_reader_without_a_token_is_asked_to_sign_in(desk: Desk) -> None:
    client = desk.coordinator.client
    assert client.get(f"/api/v1{desk.path}").status_code == 401
    assert client.get("/api/v1/self-evaluations").status_code == 401
