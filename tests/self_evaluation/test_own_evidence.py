"""Evidence of a self-evaluation that a council keeps for itself: a library of its own, which the inspectorate never sees."""

from typing import Any

import pytest
from tests.self_evaluation.conftest import PDF, Desk

from plumbline.identity.roles import Role


@pytest.fixture
def path(desk: Desk) -> str:
    made = desk.coordinator.post("/self-evaluations", {"title": "Our own look at justice social work"})
    assert made.status_code == 201, made.text
    return f"/self-evaluations/{made.json()['id']}/evidence"


def brought(desk: Desk, path: str, **members: object) -> Any:
    item = desk.coordinator.post(path, {"title": "Annual report", **members})
    assert item.status_code == 201, item.text
    filled = desk.coordinator.call("PUT", f"{path}/{item.json()['id']}/content", params={"file_name": "Report.pdf"}, content=PDF)
    assert filled.status_code == 200, filled.text
    return filled.json()


def test_a_council_keeps_evidence_outside_any_inspection(desk: Desk, path: str) -> None:
    item = brought(desk, path, indicators=["1.1"])
    place = f"{path}/{item['id']}"
    assert (item["reference"], item["file"]["version"]) == ("E-001", 1)
    assert desk.coordinator.get(f"{place}/content").content == PDF
    assert [row["id"] for row in desk.coordinator.get(path).json()["items"]] == [item["id"]]
    changed = desk.coordinator.patch(place, {"title": "The report of 2025"}, headers=desk.coordinator.etag(place))
    assert (changed.status_code, changed.json()["title"]) == (200, "The report of 2025")
    assert desk.coordinator.delete(place, headers=desk.coordinator.etag(place)).status_code == 204
    assert brought(desk, path)["reference"] == "E-002"


def test_its_numbers_and_its_list_are_not_those_of_the_inspection(desk: Desk, path: str) -> None:
    inside = desk.evidence()
    own = brought(desk, path)
    assert inside["reference"] == own["reference"] == "E-001"
    library = f"{desk.conducted.path}/evidence"
    assert [row["id"] for row in desk.coordinator.get(library).json()["items"]] == [inside["id"]]
    assert desk.coordinator.get(f"{library}/{own['id']}").status_code == 404
    assert desk.coordinator.get(f"{path}/{inside['id']}").status_code == 404
    assert desk.coordinator.get(f"/inspections/{path.split('/')[2]}/evidence").status_code == 404


@pytest.mark.parametrize("role", [Role.LEAD_INSPECTOR, Role.LOCAL_FILE_READER, Role.ANALYST])
def test_nobody_else_learns_of_it(desk: Desk, path: str, role: Role) -> None:
    item = brought(desk, path, indicators=["1.1"])
    stranger = desk.by(role)
    answers = [
        stranger.get(path),
        stranger.get(f"{path}/{item['id']}"),
        stranger.get(f"{path}/{item['id']}/content"),
        stranger.post(path, {"title": "Ours"}),
        stranger.call("PUT", f"{path}/{item['id']}/content", content=PDF),
    ]
    assert {answer.status_code for answer in answers} == {404}


def test_the_inspectorate_sees_no_file_of_a_shared_one(desk: Desk, path: str) -> None:
    item = brought(desk, path, indicators=["1.1"])
    assert desk.coordinator.post(path.replace("/evidence", "/sharing")).status_code in {200, 201}
    lead = desk.by(Role.LEAD_INSPECTOR)
    assert lead.get(path).json()["items"] == []
    assert lead.get(f"{path}/{item['id']}/content").status_code == 404
