"""Evaluations: five of nine on the scale of the method, with a history and an approval (R13, R14, R17, R19, R25, R102, R107)."""

from typing import Any

import pytest
from tests.conducted import Conducted, record_everything

from plumbline.identity.roles import Role

AGREED = {"value": 4, "rationale": "The records and the survey agree.", "narrative": "Plans are made in time."}


def record(inspection: Conducted, role: Role, indicator: str, body: dict[str, Any]) -> Any:
    lead = inspection.by(Role.LEAD_INSPECTOR)
    headers = lead.etag(f"{inspection.path}/evaluations/{indicator}") if indicator in {"1.1", "5.1", "5.2", "6.4"} else {"If-Match": '"x"'}
    return inspection.by(role).put(f"{inspection.path}/evaluations/{indicator}", body, headers=headers)


def test_the_lead_records_a_value_its_rationale_and_a_narrative(conducted: Conducted) -> None:
    answer = record(conducted, Role.LEAD_INSPECTOR, "5.2", AGREED)
    assert answer.status_code == 200
    assert {name: answer.json()[name] for name in ("value", "label", "version", "evaluated")} == {
        "value": 4,
        "label": "Good",
        "version": 1,
        "evaluated": True,
    }


@pytest.mark.parametrize("indicator", ["5.1", "6.4"])
def test_an_indicator_that_is_only_commented_on_takes_a_narrative_and_never_a_value(conducted: Conducted, indicator: str) -> None:
    refused = record(conducted, Role.LEAD_INSPECTOR, indicator, AGREED)
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/indicator-not-evaluated")
    assert refused.json()["evaluated"] == ["1.1", "2.1", "5.2", "5.3", "9.4"]
    assert record(conducted, Role.LEAD_INSPECTOR, indicator, {"narrative": "Help comes early."}).status_code == 200


@pytest.mark.parametrize(
    ("role", "indicator", "body", "status", "problem"),
    [
        (Role.INSPECTION_TEAM, "5.2", AGREED, 403, "/problems/forbidden"),
        (Role.STRATEGIC_SUPPORT_OFFICER, "5.2", AGREED, 404, "/problems/not-found"),
        (Role.ANALYST, "5.2", AGREED, 404, "/problems/not-found"),
        (Role.INSPECTION_COORDINATOR, "5.2", AGREED, 404, "/problems/not-found"),
        (Role.CHIEF_EXECUTIVE, "5.2", AGREED, 404, "/problems/not-found"),
        (Role.LOCAL_FILE_READER, "5.2", AGREED, 404, "/problems/not-found"),
        (Role.LEAD_INSPECTOR, "7.1", AGREED, 404, "/problems/not-found"),
        (Role.LEAD_INSPECTOR, "5.2", AGREED | {"value": 7}, 422, "/problems/invalid-request"),
        (Role.LEAD_INSPECTOR, "5.2", AGREED | {"value": 0}, 422, "/problems/invalid-request"),
        (Role.LEAD_INSPECTOR, "5.2", AGREED | {"value": 4.5}, 422, "/problems/invalid-request"),
        (Role.LEAD_INSPECTOR, "5.2", AGREED | {"rationale": " "}, 422, "/problems/invalid-request"),
        (Role.LEAD_INSPECTOR, "5.2", AGREED | {"grade": "Good"}, 422, "/problems/invalid-request"),
        (Role.LEAD_INSPECTOR, "5.2", AGREED | {"narrative": "As shown in [E-404 p. 1]."}, 422, "/problems/invalid-request"),
    ],
)
def test_refusals(conducted: Conducted, role: Role, indicator: str, body: dict[str, Any], status: int, problem: str) -> None:
    answer = record(conducted, role, indicator, body)
    assert (answer.status_code, answer.json()["type"]) == (status, problem)


def test_history_is_only_added_to_and_a_change_of_value_needs_a_reason(conducted: Conducted) -> None:
    assert record(conducted, Role.LEAD_INSPECTOR, "5.2", AGREED).status_code == 200
    assert record(conducted, Role.QA_SERVICE_MANAGER, "5.2", AGREED | {"value": 3}).status_code == 422
    changed = record(conducted, Role.QA_SERVICE_MANAGER, "5.2", AGREED | {"value": 3, "reason": "Earlier inspections set the bar higher."})
    assert changed.status_code == 200
    history = conducted.by(Role.INSPECTION_TEAM).get(f"{conducted.path}/evaluations/5.2/history").json()["items"]
    assert [(item["version"], item["value"]) for item in history] == [(2, 3), (1, 4)]


def test_of_two_who_write_from_the_same_version_one_is_refused_and_told_what_stands(conducted: Conducted) -> None:
    lead = conducted.by(Role.LEAD_INSPECTOR)
    address = f"{conducted.path}/evaluations/5.2"
    read = lead.etag(address)
    assert lead.put(address, AGREED, headers=read).status_code == 200
    late = lead.put(address, AGREED | {"value": 5}, headers=read)
    assert (late.status_code, late.json()["theirs"]["value"]) == (412, 4)
    assert lead.put(address, AGREED).status_code == 428


def test_approval_is_by_somebody_who_recorded_none_and_lapses_with_a_change(conducted: Conducted) -> None:
    quality, path = conducted.by(Role.QA_SERVICE_MANAGER), f"{conducted.path}/evaluations"
    early = quality.post(f"{path}/approval", {"sha256": "0" * 64})
    assert (early.status_code, early.json()["type"]) == (409, "/problems/approval-not-possible")
    record_everything(conducted)
    assert quality.get(path).json()["approved_by"] == quality.name
    record(conducted, Role.LEAD_INSPECTOR, "5.1", {"narrative": "Help comes late."})
    assert quality.get(path).json()["approved_by"] is None
    changed = AGREED | {"value": 2, "reason": "Benchmarking."}
    assert record(conducted, Role.QA_SERVICE_MANAGER, "5.2", changed).status_code == 200
    own = quality.post(f"{path}/approval", {"sha256": quality.get(path).json()["sha256"]})
    assert (own.status_code, "somebody else" in own.json()["detail"]) == (409, True)


def test_analysts_and_the_support_officer_read_evaluations_from_approval_on(conducted: Conducted) -> None:
    readers = [conducted.by(Role.ANALYST), conducted.by(Role.STRATEGIC_SUPPORT_OFFICER)]
    record(conducted, Role.LEAD_INSPECTOR, "5.2", AGREED)
    for reader in readers:
        assert reader.get(f"{conducted.path}/evaluations").json()["items"] == []
        assert reader.get(f"{conducted.path}/evaluations/5.2").status_code == 404
    record_everything(conducted)
    for reader in readers:
        assert reader.get(f"{conducted.path}/evaluations/5.2").json()["value"] == 4
        assert reader.get(f"{conducted.path}/evaluations/5.2/history").status_code == 404
