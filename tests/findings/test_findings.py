"""Findings and their sharing in week 19 without evaluations (R101, R103, R109, R110)."""

from typing import Any

import pytest
from tests.conducted import Conducted

from plumbline.findings.scale_words import scale_words_in
from plumbline.identity.roles import Role

STRENGTH = {"kind": "strength", "indicator": "5.2", "text": "Risk is assessed in time.", "to_share": True}
MESSAGE = {"kind": "key_message", "text": "People feel listened to.", "to_share": True, "internal_note": "CANARY-NOTE"}
COUNCIL = (Role.INSPECTION_COORDINATOR, Role.SENIOR_MANAGER, Role.CHIEF_SOCIAL_WORK_OFFICER, Role.CHIEF_EXECUTIVE)


def add(inspection: Conducted, role: Role, body: dict[str, Any]) -> Any:
    return inspection.by(role).post(f"{inspection.path}/findings", body)


def share(inspection: Conducted, role: Role = Role.LEAD_INSPECTOR, **members: Any) -> Any:
    preview = inspection.by(Role.LEAD_INSPECTOR).get(f"{inspection.path}/findings/sharing/preview").json()
    return inspection.by(role).post(f"{inspection.path}/findings/sharing", {"sha256": preview["sha256"], **members})


@pytest.mark.parametrize(
    ("role", "body", "status", "problem"),
    [
        (Role.STRATEGIC_SUPPORT_OFFICER, STRENGTH, 403, "/problems/forbidden"),
        (Role.QA_SERVICE_MANAGER, STRENGTH, 403, "/problems/forbidden"),
        (Role.ANALYST, STRENGTH, 404, "/problems/not-found"),
        (Role.INSPECTION_COORDINATOR, STRENGTH, 404, "/problems/not-found"),
        (Role.CHIEF_EXECUTIVE, STRENGTH, 404, "/problems/not-found"),
        (Role.LEAD_INSPECTOR, STRENGTH | {"indicator": "7.1"}, 422, "/problems/invalid-request"),
        (Role.LEAD_INSPECTOR, STRENGTH | {"kind": "weakness"}, 422, "/problems/invalid-request"),
        (Role.LEAD_INSPECTOR, STRENGTH | {"text": ""}, 422, "/problems/invalid-request"),
        (Role.LEAD_INSPECTOR, STRENGTH | {"value": 4}, 422, "/problems/invalid-request"),
    ],
)
def test_refusals_of_a_finding(conducted: Conducted, role: Role, body: dict[str, Any], status: int, problem: str) -> None:
    answer = add(conducted, role, body)
    assert (answer.status_code, answer.json()["type"]) == (status, problem)


def test_numbers_of_withdrawn_findings_are_not_given_again(conducted: Conducted) -> None:
    first = add(conducted, Role.INSPECTION_TEAM, STRENGTH).json()
    address = f"{conducted.path}/findings/{first['id']}"
    lead = conducted.by(Role.LEAD_INSPECTOR)
    assert lead.delete(address).status_code == 428
    assert lead.delete(address, headers=lead.etag(address)).status_code == 204
    assert (first["reference"], add(conducted, Role.INSPECTION_TEAM, MESSAGE).json()["reference"]) == ("F-001", "F-002")
    assert [item["reference"] for item in lead.get(f"{conducted.path}/findings").json()["items"]] == ["F-002"]
    assert lead.get(address).status_code == 404


def test_a_change_starts_from_what_was_read_and_loses_nobodys_text(conducted: Conducted) -> None:
    made = add(conducted, Role.INSPECTION_TEAM, STRENGTH).json()
    address, lead = f"{conducted.path}/findings/{made['id']}", conducted.by(Role.LEAD_INSPECTOR)
    read = lead.etag(address)
    assert lead.patch(address, {"text": "Risk is assessed on the day."}, headers=read).json()["text"] == "Risk is assessed on the day."
    stale = lead.patch(address, {"text": "Mine."}, headers=read)
    assert (stale.status_code, stale.json()["theirs"]) == (412, "Risk is assessed on the day.")
    assert lead.patch(address, {"text": None}, headers=lead.etag(address)).status_code == 422


def test_nothing_is_shared_before_week_19(conducted: Conducted) -> None:
    add(conducted, Role.LEAD_INSPECTOR, STRENGTH)
    conducted.week(18, weekday=6, at="23:59:59")
    early = share(conducted)
    assert (early.status_code, early.json()["type"], early.json()["milestone"]) == (409, "/problems/too-early", "findings_shared")
    conducted.week(19, at="00:00:00")
    assert share(conducted).status_code == 201


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.INSPECTION_TEAM, 403),
        (Role.QA_SERVICE_MANAGER, 403),
        (Role.STRATEGIC_SUPPORT_OFFICER, 403),
        (Role.ANALYST, 404),
        (Role.CHIEF_EXECUTIVE, 404),
    ],
)
def test_only_the_lead_shares(conducted: Conducted, role: Role, status: int) -> None:
    add(conducted, Role.LEAD_INSPECTOR, STRENGTH)
    conducted.week(19)
    assert share(conducted, role).status_code == status


def test_the_council_reads_what_was_previewed_and_no_more(conducted: Conducted) -> None:
    for body in (STRENGTH, MESSAGE, {"kind": "recommendation", "text": "Not to be shared.", "to_share": False}):
        add(conducted, Role.LEAD_INSPECTOR, body)
    conducted.week(19)
    preview = conducted.by(Role.LEAD_INSPECTOR).get(f"{conducted.path}/findings/sharing/preview").json()["document"]
    for role in COUNCIL:
        assert conducted.by(role).get(f"{conducted.path}/findings/sharing").status_code == 404
    assert share(conducted).status_code == 201
    for role in COUNCIL:
        answer = conducted.by(role).get(f"{conducted.path}/findings/sharing")
        assert answer.json() | {"shared_at": None} == preview
        assert "CANARY-NOTE" not in answer.text
        assert "Not to be shared" not in answer.text
    for role in (Role.CONTRIBUTOR, Role.LOCAL_FILE_READER, Role.ANALYST):
        assert conducted.by(role).get(f"{conducted.path}/findings/sharing").status_code == 404


def test_what_was_shared_stays_as_it_was_when_a_finding_changes(conducted: Conducted) -> None:
    made = add(conducted, Role.LEAD_INSPECTOR, STRENGTH).json()
    conducted.week(19)
    share(conducted)
    lead, address = conducted.by(Role.LEAD_INSPECTOR), f"{conducted.path}/findings/{made['id']}"
    lead.patch(address, {"text": "Something else."}, headers=lead.etag(address))
    coordinator = conducted.by(Role.INSPECTION_COORDINATOR)
    assert coordinator.get(f"{conducted.path}/findings/sharing").json()["findings"][0]["text"] == "Risk is assessed in time."
    assert share(conducted).json()["version"] == 2
    assert coordinator.get(f"{conducted.path}/findings/sharing").json()["findings"][0]["text"] == "Something else."


def test_a_preview_that_is_out_of_date_is_not_shared(conducted: Conducted) -> None:
    conducted.week(19)
    assert share(conducted).json()["type"] == "/problems/nothing-to-share"
    add(conducted, Role.LEAD_INSPECTOR, STRENGTH)
    preview = conducted.by(Role.LEAD_INSPECTOR).get(f"{conducted.path}/findings/sharing/preview").json()
    add(conducted, Role.INSPECTION_TEAM, MESSAGE)
    late = conducted.by(Role.LEAD_INSPECTOR).post(f"{conducted.path}/findings/sharing", {"sha256": preview["sha256"]})
    assert (late.status_code, late.json()["type"]) == (409, "/problems/preview-out-of-date")


def test_words_of_the_scale_are_settled_before_anything_is_shared(conducted: Conducted) -> None:
    add(conducted, Role.LEAD_INSPECTOR, STRENGTH | {"text": "Supervision is weak, but there is good practice."})
    conducted.week(19)
    refused = share(conducted)
    assert (refused.status_code, refused.json()["words"]) == (409, ["Good", "Weak"])
    assert share(conducted, settled_words=["Good"]).json()["words"] == ["Weak"]
    assert share(conducted, settled_words=["Good", "Weak"]).status_code == 201


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("very GOOD work", ["Very good", "Good"]),
        ("a weakness, adequately", []),
        ("unsatisfactory.", ["Unsatisfactory"]),
        ("", []),
    ],
)
def test_only_whole_words_of_the_scale_are_found(text: str, found: list[str]) -> None:
    assert scale_words_in([text], ["Excellent", "Very good", "Good", "Adequate", "Weak", "Unsatisfactory"]) == found


def test_an_unattended_client_reads_no_findings_before_publication(conducted: Conducted) -> None:
    add(conducted, Role.LEAD_INSPECTOR, STRENGTH)
    conducted.week(19)
    share(conducted)
    machine = conducted.cast.machine(Role.INSPECTION_COORDINATOR, conducted.id, "findings:read")
    assert machine.get(f"{conducted.path}/findings/sharing").status_code == 403


def test_the_council_is_told_that_nothing_was_shared_yet_before_it_asks_for_it(conducted: Conducted) -> None:
    def told(role: Role) -> list[tuple[bool, str | None]]:
        acts = conducted.by(role).get(conducted.path).json()["permitted_actions"]
        return [(act["allowed"], act["reason"]) for act in acts if act["action"] == "read_shared_findings"]

    assert told(Role.INSPECTION_COORDINATOR) == [(False, "The findings have not been shared yet.")]
    assert told(Role.ANALYST) == []
    add(conducted, Role.LEAD_INSPECTOR, STRENGTH)
    conducted.week(19)
    assert share(conducted).status_code == 201
    assert told(Role.INSPECTION_COORDINATOR) == [(True, None)]
