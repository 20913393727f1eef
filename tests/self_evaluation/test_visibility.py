"""Who sees what of a self-evaluation, before and after its submission (R157)."""

from collections.abc import Callable
from datetime import datetime

import pytest
from tests.conducted import conduct
from tests.people import Person
from tests.self_evaluation.conftest import Desk

from plumbline.identity.roles import Role, Side
from plumbline.kernel.ledger import LedgerEntry
from plumbline.kernel.transaction import system_session

LEADERS = [Role.INSPECTION_COORDINATOR, Role.SENIOR_MANAGER, Role.CHIEF_SOCIAL_WORK_OFFICER, Role.CHIEF_EXECUTIVE]
TOLD_THE_STATE = [Role.LEAD_INSPECTOR, Role.INSPECTION_TEAM, Role.STRATEGIC_SUPPORT_OFFICER]
READERS_OF_SUBMITTED = [*TOLD_THE_STATE, Role.QA_SERVICE_MANAGER]
NEVER = [Role.ANALYST, Role.LOCAL_FILE_READER]
CANARY = "canary 7f3a"
PLACES = ["", "/sections", "/sections/1.1", "/statements/preparedness", "/document", "/validation", "/renditions/docx"]
COUNCIL_ONLY = ["/validation", "/sections/1.1/versions", "/sections/1.1/versions/1", "/sections/1.1/comparison?earlier=1&later=1", "/sections/1.1/contributors"]  # fmt: skip


def _written(desk: Desk) -> Desk:
    desk.write("1.1", f"We improve: {CANARY}.")
    desk.put("/statements/preparedness", {"answers": [{"part": "impact", "text": CANARY}]})
    return desk


@pytest.mark.parametrize("role", LEADERS)
def test_the_councils_leaders_read_the_draft_whole(desk: Desk, role: Role) -> None:
    _written(desk)
    whole = desk.read(by=desk.by(role))
    assert len(whole["sections"]) == 9
    assert CANARY in str(whole)


@pytest.mark.parametrize("role", TOLD_THE_STATE)
def test_before_submission_inspectors_learn_that_it_is_under_way_or_ready_and_nothing_more(desk: Desk, role: Role) -> None:
    _written(desk)
    answer = desk.by(role).get(desk.path)
    assert {name: value for name, value in answer.json().items() if name != "permitted_actions"} == {"state": "under_way"}
    desk.coordinator.post(f"{desk.path}/readiness", {"ready": True})
    assert desk.read(by=desk.by(role))["state"] == "ready"
    assert desk.read("/sections", desk.by(role)) == {"items": []}
    assert desk.read("/supplements", desk.by(role)) == {"items": []}


@pytest.mark.parametrize("role", TOLD_THE_STATE)
def test_what_the_council_writes_does_not_change_the_inspectors_tag(desk: Desk, role: Role) -> None:
    before = desk.by(role).get(desk.path).headers["etag"]
    _written(desk)
    assert desk.by(role).get(desk.path).headers["etag"] == before


@pytest.mark.parametrize("role", TOLD_THE_STATE)
@pytest.mark.parametrize("place", ["/sections/1.1", "/statements/preparedness", "/document", "/renditions/docx", "/submission/receipt"])
def test_before_submission_no_part_of_it_is_there_for_inspectors(desk: Desk, role: Role, place: str) -> None:
    _written(desk)
    unknown = desk.by(role).get(f"/inspections/{desk.coordinator.id}/self-evaluation{place}")
    answer = desk.by(role).get(f"{desk.path}{place}")
    assert (answer.status_code, answer.json()["detail"]) == (404, unknown.json()["detail"])


def test_quality_assurance_sees_nothing_of_a_draft_not_even_that_there_is_one(desk: Desk) -> None:
    _written(desk)
    assert {desk.by(Role.QA_SERVICE_MANAGER).get(f"{desk.path}{place}").status_code for place in PLACES} == {404}


@pytest.mark.parametrize("role", READERS_OF_SUBMITTED)
def test_after_submission_those_who_inspect_and_the_support_officer_read_it(desk: Desk, role: Role) -> None:
    _written(desk).submit()
    assert CANARY in str(desk.read(by=desk.by(role)))
    assert CANARY in str(desk.read("/sections/1.1", desk.by(role)))
    assert CANARY in str(desk.read("/statements/preparedness", desk.by(role)))
    assert len(desk.read("/sections", desk.by(role))["items"]) == 12
    assert desk.by(role).get(f"{desk.path}/submission/receipt").status_code == 200


@pytest.mark.parametrize("role", READERS_OF_SUBMITTED)
@pytest.mark.parametrize("place", COUNCIL_ONLY)
def test_validation_history_and_contributors_are_never_the_inspectorates(desk: Desk, role: Role, place: str) -> None:
    _written(desk).submit()
    assert desk.by(role).get(f"{desk.path}{place}").status_code == 404


@pytest.mark.parametrize("submitted", [False, True])
@pytest.mark.parametrize("role", [*NEVER, Role.COUNCIL_ADMINISTRATOR, Role.INSPECTORATE_ADMINISTRATOR])
def test_analysts_file_readers_and_administrators_see_nothing_of_it(desk: Desk, role: Role, *, submitted: bool) -> None:
    _written(desk)
    if submitted:
        desk.submit()
    administers = role in {Role.COUNCIL_ADMINISTRATOR, Role.INSPECTORATE_ADMINISTRATOR}
    person = desk.conducted.cast.person(role) if administers else desk.by(role)
    answers = [person.get(f"{desk.path}{place}").status_code for place in [*PLACES, *COUNCIL_ONLY, "/submission/receipt", "/supplements"]]
    assert set(answers) == {404}
    assert person.post(f"{desk.path}/submission").status_code == 404


@pytest.mark.parametrize("role", [Role.INSPECTION_COORDINATOR, Role.LEAD_INSPECTOR])
def test_a_role_in_another_inspection_is_no_role_here(desk: Desk, at: Callable[[datetime], datetime], role: Role) -> None:
    _written(desk).submit()
    other = Desk(conduct(desk.conducted.cast, at, "B"))
    assert other.read(by=other.by(role))["state"] == "under_way"
    assert {other.by(role).get(f"{desk.path}{place}").status_code for place in PLACES} == {404}


def _contributor(desk: Desk) -> Person:
    person = desk.by(Role.CONTRIBUTOR)
    desk.give("5.1", person)
    return person


def test_a_contributor_sees_and_writes_the_parts_given_to_them_and_no_others(desk: Desk) -> None:
    _written(desk)
    person = _contributor(desk)
    whole = desk.read(by=person)
    assert [section["code"] for section in whole["sections"]] == ["5.1"]
    assert (whole["statements"], whole["document"], whole["content_sha256"], whole["certification"]) == ([], None, None, None)
    assert [row["code"] for row in desk.read("/sections", person)["items"]] == ["5.1"]
    desk.write("5.1", "What I know.", by=person)
    assert {finding["section"] for finding in desk.read("/validation", person)["findings"]} == {"5.1"}
    assert desk.read("/validation", person)["uncovered"] == []
    for place in ("/sections/1.1", "/sections/1.1/versions", "/statements/preparedness", "/document"):
        assert person.get(f"{desk.path}{place}").status_code == 404
    refused = person.put(f"{desk.path}/sections/1.1", {"statements": []}, headers={"If-Match": "*"})
    assert refused.status_code == 404


def test_a_contributor_without_a_part_sees_none(desk: Desk) -> None:
    person = desk.by(Role.CONTRIBUTOR)
    assert desk.read(by=person)["sections"] == []


def test_a_part_taken_away_is_gone_for_the_contributor_and_what_they_wrote_stays(desk: Desk) -> None:
    person = _contributor(desk)
    desk.write("5.1", "What I know.", by=person)
    desk.give("5.1")
    assert person.get(f"{desk.path}/sections/5.1").status_code == 404
    assert [s["text"] for s in desk.read("/sections/5.1")["statements"]] == ["What I know."]


def test_a_section_is_given_to_contributors_of_this_inspection_only(desk: Desk) -> None:
    people = [desk.by(Role.SENIOR_MANAGER), desk.conducted.cast.person(council="B"), desk.by(Role.LEAD_INSPECTOR)]
    answer = desk.put("/sections/5.1/contributors", {"account_ids": [str(person.id) for person in people]})
    assert [error["pointer"] for error in answer.json()["errors"]] == ["/account_ids/0", "/account_ids/1", "/account_ids/2"]


def test_a_contributor_reads_their_part_after_the_submission_too(desk: Desk) -> None:
    person = _contributor(desk)
    desk.write("5.1", "What I know.", by=person)
    desk.submit()
    assert [s["text"] for s in desk.read("/sections/5.1", person)["statements"]] == ["What I know."]
    assert person.get(f"{desk.path}/submission/receipt").status_code == 403


def test_the_inspectorates_ledger_tells_of_readiness_and_submission_and_nothing_else(desk: Desk) -> None:
    _written(desk)
    desk.coordinator.post(f"{desk.path}/readiness", {"ready": True})
    desk.submit()
    with system_session(desk.conducted.cast.app.state.database) as session:
        entries = session.query(LedgerEntry).order_by(LedgerEntry.sequence).all()
    told = {side: [e.action for e in entries if e.side == side and e.subject_kind.startswith("self_evaluation")] for side in Side}
    assert told[Side.INSPECTORATE] == ["self_evaluation_marked_ready", "self_evaluation_submitted"]
    assert told[Side.COUNCIL] == ["section_written", "section_written", "self_evaluation_marked_ready", "self_evaluation_submitted"]
