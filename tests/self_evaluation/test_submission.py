"""One act freezes text and evidence; late is taken and said; the receipt tells it (R60, R61, R68)."""

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from tests.self_evaluation.conftest import PDF, Desk

from plumbline.evidence.model import EvidenceVersion
from plumbline.identity.principal import Principal
from plumbline.identity.roles import Role, Side
from plumbline.inspections.model import Inspection, State
from plumbline.kernel import ledger
from plumbline.kernel.transaction import system_session
from plumbline.self_evaluation.desk import Inside
from plumbline.self_evaluation.outages import record_outage
from plumbline.self_evaluation.schema import SubmissionAct
from plumbline.self_evaluation.submitting import submit_self_evaluation

NOON = datetime(2026, 3, 18, 12, tzinfo=UTC)
SUBMITTERS = [Role.INSPECTION_COORDINATOR, Role.CHIEF_SOCIAL_WORK_OFFICER, Role.CHIEF_EXECUTIVE]


def _noon(desk: Desk, after: timedelta = timedelta(0)) -> datetime:
    """Move the clock to the deadline, Wednesday of week 11 at noon in London, or some time after it."""
    return desk.conducted.at(desk.conducted.week(11, 2, "12:00:00") + after)


def _receipt(desk: Desk, by: Role = Role.INSPECTION_COORDINATOR) -> Any:
    return desk.read("/submission/receipt", desk.by(by))


@pytest.mark.parametrize(
    ("after", "on_time", "sentence"),
    [
        (-timedelta(seconds=1), True, "Received 11:59:59, by the deadline of 12:00: on time."),
        (-timedelta(milliseconds=1), True, "Received 11:59:59, by the deadline of 12:00: on time."),
        (timedelta(0), True, "Received 12:00:00, by the deadline of 12:00: on time."),
        (timedelta(milliseconds=1), True, "Received 12:00:00, by the deadline of 12:00: on time."),
        (timedelta(seconds=1), False, "Received 12:00:01, after the deadline of 12:00: 1 second late."),
        (timedelta(seconds=4), False, "Received 12:00:04, after the deadline of 12:00: 4 seconds late."),
    ],
)
def test_to_the_millisecond_noon_is_on_time_and_the_next_second_is_late(
    desk: Desk, *, after: timedelta, on_time: bool, sentence: str
) -> None:
    # The service is given its time: over HTTP the clock would run on between the setting and the act.
    person, place = desk.coordinator, UUID(desk.conducted.id)
    caller = Principal(
        account_id=person.id,
        client_id=None,
        session_id=None,
        organisation_id=person.organisation_id,
        side=Side.COUNCIL,
        name=person.name,
        memberships={place: frozenset({Role.INSPECTION_COORDINATOR})},
    )
    with system_session(desk.conducted.cast.app.state.database) as session:
        receipt = submit_self_evaluation(session, caller, Inside(place), SubmissionAct(), NOON + after)
    assert receipt.on_time is on_time
    assert sentence in receipt.text


@pytest.mark.parametrize(
    ("minutes", "on_time", "words"), [(-1, True, ", by the deadline of 12:00: on time."), (17, False, ": 17 minutes late.")]
)
def test_before_noon_is_on_time_and_later_is_taken_and_said(desk: Desk, *, minutes: int, on_time: bool, words: str) -> None:
    _noon(desk, timedelta(minutes=minutes))
    receipt = desk.submit()
    assert receipt["on_time"] is on_time
    assert words in receipt["text"]
    assert (receipt["due_at"], receipt["due_local"]) == ("2026-03-18T12:00:00Z", "2026-03-18T12:00")


@pytest.mark.parametrize("role", SUBMITTERS)
def test_these_three_submit(desk: Desk, role: Role) -> None:
    assert desk.submit(desk.by(role))["submitted_by"] == desk.by(role).name


def test_what_was_submitted_has_the_hash_that_the_receipt_names_and_the_checksums_of_its_files(desk: Desk) -> None:
    desk.evidence(indicators=["1.1"])
    desk.write("1.1", "We improve [E-001 p. 3].")
    receipt = desk.submit()
    whole = desk.read(by=desk.by(Role.INSPECTION_TEAM))
    canonical = json.dumps(whole["submission"], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert hashlib.sha256(canonical.encode()).hexdigest() == receipt["sha256"] == whole["sha256"]
    assert [(item["reference"], item["version"], item["sha256"]) for item in receipt["evidence"]] == [
        ("E-001", 1, hashlib.sha256(PDF).hexdigest())
    ]
    assert f"SHA-256 of the submission: {receipt['sha256']}" in receipt["text"]


def test_a_citation_without_a_version_means_the_version_of_that_moment(desk: Desk) -> None:
    desk.evidence()
    body = {"statements": [{"kind": "strength", "text": "We improve.", "citations": [{"evidence": "E-001"}]}]}
    assert desk.put("/sections/1.1", body).status_code == 200
    desk.submit()
    section = desk.read("/sections/1.1", desk.by(Role.LEAD_INSPECTOR))
    assert section["statements"][0]["citations"] == [{"evidence": "E-001", "version": 1, "locator": ""}]


def test_evidence_cited_by_a_contributor_who_does_not_see_it_goes_in_when_a_leader_submits(desk: Desk) -> None:
    desk.evidence()
    contributor = desk.by(Role.CONTRIBUTOR)
    desk.give("1.1", contributor)
    desk.write("1.1", "We improve [E-001].", by=contributor)
    assert [item["reference"] for item in desk.submit()["evidence"]] == ["E-001"]


def test_nothing_can_be_written_afterwards(desk: Desk) -> None:
    etag = desk.coordinator.get(f"{desk.path}/sections/1.1").headers["etag"]
    desk.submit()
    path, coordinator = desk.path, desk.coordinator
    answers = [
        desk.put("/sections/1.1", {"how_do_we_know": "More."}, etag=etag),
        desk.put("/statements/preparedness", {"answers": []}),
        desk.put("/document", {"pages": []}),
        coordinator.post(f"{path}/sections", {"title": "More"}),
        coordinator.post(f"{path}/readiness", {"ready": False}),
        coordinator.patch(path, {"certification_required": True}, headers=coordinator.etag(path)),
        coordinator.post(f"{path}/submission"),
    ]
    assert [(answer.status_code, answer.json()["type"]) for answer in answers] == [(409, "/problems/self-evaluation-submitted")] * len(
        answers
    )


def test_of_many_who_submit_at_once_exactly_one_does(desk: Desk) -> None:
    people = [desk.conducted.cast.person(SUBMITTERS[number % 3], desk.conducted.id) for number in range(6)]
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda person: person.post(f"{desk.path}/submission").status_code, people))
    assert sorted(answers) == [201] + [409] * 5


def test_a_submission_and_a_save_at_once_leave_the_save_in_it_or_refuse_it(desk: Desk) -> None:
    etag = desk.coordinator.get(f"{desk.path}/sections/1.1").headers["etag"]
    chief = desk.by(Role.CHIEF_EXECUTIVE)
    with ThreadPoolExecutor(2) as pool:
        saved = pool.submit(desk.put, "/sections/1.1", {"how_do_we_know": "At the last moment."}, None, etag)
        submitted = pool.submit(chief.post, f"{desk.path}/submission")
    assert submitted.result().status_code == 201
    frozen = desk.read("/sections/1.1", desk.by(Role.LEAD_INSPECTOR))["how_do_we_know"]
    assert (saved.result().status_code, frozen) in {(200, "At the last moment."), (409, "")}
    assert desk.read("/sections/1.1")["how_do_we_know"] == frozen


def test_the_same_key_gives_the_same_receipt_again(desk: Desk) -> None:
    headers = {"Idempotency-Key": str(uuid4())}
    first, second = (desk.coordinator.post(f"{desk.path}/submission", headers=headers) for _ in range(2))
    assert (first.status_code, second.status_code, first.content) == (201, 201, second.content)
    assert second.headers["idempotency-replayed"] == "true"


def test_a_text_that_was_not_read_is_not_submitted(desk: Desk) -> None:
    read = desk.read()["content_sha256"]
    desk.write("1.1", "Since then.", by=desk.by(Role.SENIOR_MANAGER))
    refused = desk.coordinator.post(f"{desk.path}/submission", {"content_sha256": read})
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/text-changed")
    desk.submit(content_sha256=desk.read()["content_sha256"])


def test_a_submission_ticks_the_milestone(desk: Desk) -> None:
    desk.submit()
    milestone = desk.coordinator.get(f"{desk.conducted.path}/milestones/self_evaluation_due").json()
    assert milestone["state"] == "done"


@pytest.mark.parametrize("table", ["frozen", "on_time", "supplement", "certification"])
def test_not_even_the_owner_of_the_database_changes_what_was_submitted(desk: Desk, table: str, request: pytest.FixtureRequest) -> None:
    _late_after_an_outage(desk)
    chief = desk.by(Role.CHIEF_SOCIAL_WORK_OFFICER)
    assert chief.post(f"{desk.path}/certification", {"content_sha256": desk.read()["content_sha256"]}).status_code == 200
    desk.submit()
    desk.coordinator.post(f"{desk.path}/supplements", {"title": "More", "text": "More."})
    desk.by(Role.LEAD_INSPECTOR).post(f"{desk.path}/submission/on-time", {"reason": "The service was not ready."})
    sweeper = request.getfixturevalue("sweeper")
    with sweeper.connect() as connection, pytest.raises(DBAPIError, match="never changed"):
        connection.execute(text(f"delete from self_evaluation_{table}"))


def test_an_upload_begun_before_noon_counts_by_its_beginning(desk: Desk) -> None:
    noon = _noon(desk, timedelta(minutes=14))
    desk.evidence(indicators=["1.1"])
    with system_session(desk.conducted.cast.app.state.database) as session:
        session.query(EvidenceVersion).update({EvidenceVersion.begun_at: noon - timedelta(minutes=23)})
    receipt = desk.submit()
    assert receipt["on_time"]
    assert "Its upload began 11:51:00, by the deadline of 12:00, and counts by its beginning: on time." in receipt["text"]


def test_a_word_written_after_noon_is_late_whatever_was_uploaded(desk: Desk) -> None:
    noon = _noon(desk, timedelta(minutes=14))
    desk.evidence(indicators=["1.1"])
    desk.write("1.1", "Since then.")
    with system_session(desk.conducted.cast.app.state.database) as session:
        session.query(EvidenceVersion).update({EvidenceVersion.begun_at: noon - timedelta(minutes=23)})
    assert not desk.submit()["on_time"]


def _late_after_an_outage(desk: Desk) -> None:
    late = _noon(desk, timedelta(minutes=17))
    with system_session(desk.conducted.cast.app.state.database) as session:
        record_outage(session, late - timedelta(minutes=57))
        record_outage(session, late - timedelta(minutes=56), late - timedelta(minutes=46))


def test_an_outage_in_the_hour_before_is_on_the_receipt_and_the_lead_can_record_on_time_once(desk: Desk) -> None:
    _late_after_an_outage(desk)
    receipt = desk.submit()
    assert not receipt["on_time"]
    assert "The service was not ready from 11:20:00 to 11:31:00." in receipt["text"]
    lead, path = desk.by(Role.LEAD_INSPECTOR), f"{desk.path}/submission/on-time"
    recorded = lead.post(path, {"reason": "The service was not ready from 11:20."})
    assert recorded.status_code == 200, recorded.text
    assert _receipt(desk)["on_time"]
    assert _receipt(desk)["seconds_late"] >= 17 * 60
    assert f"Recorded as on time by {lead.name}: The service was not ready from 11:20." in _receipt(desk)["text"]
    again = lead.post(path, {"reason": "Again."})
    assert (again.status_code, again.json()["detail"]) == (409, "It was recorded as on time already.")


@pytest.mark.parametrize(
    ("after", "submitted", "detail"),
    [
        (17, True, "The service was ready throughout the hour before the deadline."),
        (-17, True, "It came on time."),
        (17, False, "There is nothing to record yet."),
    ],
)
def test_nothing_else_can_be_recorded_as_on_time(desk: Desk, *, after: int, submitted: bool, detail: str) -> None:
    _noon(desk, timedelta(minutes=after))
    if submitted:
        desk.submit()
    refused = desk.by(Role.LEAD_INSPECTOR).post(f"{desk.path}/submission/on-time", {"reason": "Because."})
    assert (refused.status_code, refused.json()["detail"]) == (409, detail)


def test_the_receipt_reaches_the_chief_social_work_officer_whoever_submits(desk: Desk) -> None:
    receipt = desk.submit(desk.by(Role.CHIEF_EXECUTIVE))
    assert _receipt(desk, Role.CHIEF_SOCIAL_WORK_OFFICER)["text"] == receipt["text"]
    assert Role.CHIEF_SOCIAL_WORK_OFFICER in ledger.ACTIONS["self_evaluation_submitted"].sides[Side.COUNCIL]
    with system_session(desk.conducted.cast.app.state.database) as session:
        entries = session.query(ledger.LedgerEntry).filter_by(action="self_evaluation_submitted", side="council").all()
    assert [entry.detail["receipt"] for entry in entries] == [receipt["text"]]


def test_supplementary_material_is_stamped_for_itself_and_leaves_the_submission_alone(desk: Desk) -> None:
    receipt = desk.submit()
    desk.evidence("Newer figures")
    made = desk.coordinator.post(f"{desk.path}/supplements", {"title": "Newer figures", "text": "See [E-001 p. 2]."})
    assert made.status_code == 201, made.text
    assert [(item["reference"], item["version"]) for item in made.json()["evidence"]] == [("E-001", 1)]
    listed = desk.read("/supplements", desk.by(Role.LEAD_INSPECTOR))["items"]
    assert [(item["number"], item["title"]) for item in listed] == [(1, "Newer figures")]
    assert desk.read(by=desk.by(Role.LEAD_INSPECTOR))["sha256"] == receipt["sha256"]
    assert _receipt(desk)["evidence"] == []


@pytest.mark.parametrize(
    ("submitted", "body", "status", "problem"),
    [
        (False, {"title": "More", "text": "More."}, 409, "/problems/self-evaluation-not-submitted"),
        (True, {"title": "More", "text": "See [E-404]."}, 422, "/problems/invalid-request"),
        (True, {"title": "More", "text": ""}, 422, "/problems/invalid-request"),
    ],
)
def test_a_supplement_that_cannot_be_taken(desk: Desk, *, submitted: bool, body: object, status: int, problem: str) -> None:
    if submitted:
        desk.submit()
    refused = desk.coordinator.post(f"{desk.path}/supplements", body)
    assert (refused.status_code, refused.json()["type"]) == (status, problem)


def test_a_closed_inspection_takes_nothing_more(desk: Desk) -> None:
    desk.read()
    with system_session(desk.conducted.cast.app.state.database) as session:
        session.query(Inspection).update({Inspection.state: State.CLOSED})
    refused = desk.coordinator.post(f"{desk.path}/submission")
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/inspection-over")
