"""Releases: the draft to two, the embargo to named people, publication by two people at an instant (R113, R122, R124, R125)."""

from typing import Any

import pytest
from tests.conducted import Conducted, approve, record_everything

from plumbline.identity.roles import Role
from plumbline.kernel.transaction import system_session
from plumbline.reports.publication import settle_publications

CANARY = "CANARY-EVAL"
LEAD, QA = Role.LEAD_INSPECTOR, Role.QA_SERVICE_MANAGER
CHIEF_EXECUTIVE, CHIEF_SOCIAL_WORK_OFFICER = Role.CHIEF_EXECUTIVE, Role.CHIEF_SOCIAL_WORK_OFFICER
OTHERS = (Role.INSPECTION_COORDINATOR, Role.SENIOR_MANAGER, Role.CONTRIBUTOR, Role.LOCAL_FILE_READER, Role.ANALYST)
PUBLISH_AT = "2026-07-14T08:30:00Z"


def assemble(inspection: Conducted, **members: Any) -> Any:
    return inspection.by(LEAD).post(f"{inspection.path}/reports", members)


def release(inspection: Conducted, report: dict[str, Any], role: Role, kind: str, **members: Any) -> Any:
    return inspection.by(role).post(f"{inspection.path}/reports/{report['id']}/releases", {"kind": kind, **members})


def released(inspection: Conducted, report: dict[str, Any], kind: str, **members: Any) -> dict[str, Any]:
    first, second = release(inspection, report, LEAD, kind, **members), release(inspection, report, QA, kind, **members)
    assert (first.status_code, second.status_code) == (201, 201), (first.text, second.text)
    assert first.json()["effective_at"] is None
    return second.json()


@pytest.fixture
def report(conducted: Conducted) -> dict[str, Any]:
    """A report that is assembled, with a phrase in it that nobody may read too early."""
    for role in (CHIEF_EXECUTIVE, CHIEF_SOCIAL_WORK_OFFICER, *OTHERS):
        conducted.by(role)
    conducted.by(LEAD), conducted.by(Role.STRATEGIC_SUPPORT_OFFICER)
    assert conducted.by(LEAD).post(f"{conducted.path}/transitions", {"event": "notify"}).status_code == 201
    record_everything(conducted, phrase=CANARY)
    answer = assemble(conducted)
    assert answer.status_code == 201, answer.text
    return answer.json()


def reads(inspection: Conducted, report: dict[str, Any], role: Role) -> int:
    return inspection.by(role).get(f"{inspection.path}/reports/{report['id']}").status_code


def to_publication(inspection: Conducted, report: dict[str, Any], publish_at: str = PUBLISH_AT) -> None:
    inspection.week(22)
    released(inspection, report, "draft_for_comment")
    inspection.week(27)
    named = [str(inspection.by(CHIEF_EXECUTIVE).id)]
    released(inspection, report, "embargoed", recipients=named)
    inspection.week(28)
    released(inspection, report, "published", publish_at=publish_at)


def test_a_report_needs_every_narrative_every_evaluation_and_the_approval(conducted: Conducted) -> None:
    refused = assemble(conducted)
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/report-not-ready")
    assert "5.1 has no narrative" in refused.json()["detail"]
    assert "9.4 has no evaluation" in refused.json()["detail"]


def test_the_draft_goes_to_the_two_chief_officers_and_nobody_else_of_the_council(conducted: Conducted, report: dict[str, Any]) -> None:
    conducted.week(22)
    for role in (CHIEF_EXECUTIVE, CHIEF_SOCIAL_WORK_OFFICER, *OTHERS):
        assert reads(conducted, report, role) == 404
    issued = released(conducted, report, "draft_for_comment")
    assert {one["account_id"] for one in issued["recipients"]} == {
        str(conducted.by(role).id) for role in (CHIEF_EXECUTIVE, CHIEF_SOCIAL_WORK_OFFICER)
    }
    for role in (CHIEF_EXECUTIVE, CHIEF_SOCIAL_WORK_OFFICER):
        draft = conducted.by(role).get(f"{conducted.path}/reports/{report['id']}")
        assert (draft.status_code, draft.json()["marked_for"], draft.headers["cache-control"]) == (200, conducted.by(role).name, "no-store")
        assert draft.json()["releases"] == []
    for role in OTHERS:
        assert reads(conducted, report, role) == 404
        assert CANARY not in conducted.by(role).get(f"{conducted.path}/reports").text


@pytest.mark.parametrize("receiver", [CHIEF_EXECUTIVE, CHIEF_SOCIAL_WORK_OFFICER])
def test_r113_before_two_people_issue_the_draft_they_see_it_as_its_receivers_will(
    conducted: Conducted, report: dict[str, Any], receiver: Role
) -> None:
    """What was previewed is what was then read, but for the instant: one view, asked for on behalf of the receiver."""
    conducted.week(22)
    path = f"{conducted.path}/reports/{report['id']}"
    previews = [conducted.by(role).get(f"{path}/preview", params={"as_role": receiver.value}) for role in (LEAD, QA)]
    assert [preview.status_code for preview in previews] == [200, 200]
    for role, status in ((Role.INSPECTION_TEAM, 403), (Role.STRATEGIC_SUPPORT_OFFICER, 403), (receiver, 404), (Role.ANALYST, 404)):
        assert conducted.by(role).get(f"{path}/preview", params={"as_role": receiver.value}).status_code == status
    assert conducted.by(LEAD).get(f"{path}/preview", params={"as_role": "inspection_coordinator"}).status_code == 422
    assert reads(conducted, report, receiver) == 404
    released(conducted, report, "draft_for_comment")
    read = conducted.by(receiver).get(path).json()
    assert previews[0].json() | {"released_at": read["released_at"]} == read
    assert previews[1].json()["marked_for"] == conducted.by(receiver).name
    trail = conducted.by(LEAD).get("/audit-events", params={"inspection_id": conducted.id, "limit": "200"}).text
    assert f"as the {receiver.words} will see it" in trail


def test_a_second_chief_executive_named_later_does_not_receive_the_draft(conducted: Conducted, report: dict[str, Any]) -> None:
    conducted.week(22)
    released(conducted, report, "draft_for_comment")
    later = conducted.cast.person(CHIEF_EXECUTIVE, conducted.id)
    assert later.get(f"{conducted.path}/reports/{report['id']}").status_code == 404


@pytest.mark.parametrize(
    ("kind", "week", "members"),
    [
        ("draft_for_comment", 22, {}),
        ("embargoed", 27, {"recipients": ["chief executive"]}),
        ("published", 28, {"publish_at": PUBLISH_AT}),
    ],
)
def test_no_release_before_its_week(conducted: Conducted, report: dict[str, Any], kind: str, week: int, members: dict[str, Any]) -> None:
    if "recipients" in members:
        members = {"recipients": [str(conducted.by(CHIEF_EXECUTIVE).id)]}
    conducted.week(week - 1, weekday=6, at="23:59:59")
    early = release(conducted, report, LEAD, kind, **members)
    assert (early.status_code, early.json()["type"]) == (409, "/problems/too-early")


def test_nothing_is_released_while_the_inspection_rests(conducted: Conducted, report: dict[str, Any]) -> None:
    conducted.week(22)
    pause = {"event": "pause", "reason": "Storm damage closed the offices."}
    assert conducted.by(LEAD).post(f"{conducted.path}/transitions", pause).status_code == 201
    resting = release(conducted, report, LEAD, "draft_for_comment")
    assert (resting.status_code, resting.json()["type"]) == (409, "/problems/inspection-not-under-way")


def test_releases_come_in_their_order(conducted: Conducted, report: dict[str, Any]) -> None:
    conducted.week(28)
    skipped = release(conducted, report, LEAD, "published", publish_at=PUBLISH_AT)
    assert (skipped.status_code, skipped.json()["type"]) == (409, "/problems/release-out-of-order")


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.INSPECTION_TEAM, 403),
        (Role.STRATEGIC_SUPPORT_OFFICER, 403),
        (Role.ANALYST, 404),
        (Role.INSPECTION_COORDINATOR, 404),
        (CHIEF_EXECUTIVE, 404),
    ],
)
def test_who_may_not_release(conducted: Conducted, report: dict[str, Any], role: Role, status: int) -> None:
    conducted.week(22)
    assert release(conducted, report, role, "draft_for_comment").status_code == status


def test_one_person_cannot_release_alone_even_with_both_roles(conducted: Conducted, report: dict[str, Any]) -> None:
    conducted.week(22)
    conducted.cast.join(conducted.by(LEAD), QA, conducted.id)
    assert release(conducted, report, LEAD, "draft_for_comment").status_code == 201
    alone = release(conducted, report, LEAD, "draft_for_comment")
    assert (alone.status_code, alone.json()["type"]) == (409, "/problems/second-person-needed")
    assert release(conducted, report, QA, "draft_for_comment").status_code == 201
    again = release(conducted, report, QA, "draft_for_comment")
    assert (again.status_code, again.json()["type"]) == (409, "/problems/already-released")


def test_the_embargoed_copy_opens_to_those_named_once_they_accept_its_terms(conducted: Conducted, report: dict[str, Any]) -> None:
    conducted.week(22)
    released(conducted, report, "draft_for_comment")
    conducted.week(27)
    manager, coordinator = conducted.by(Role.SENIOR_MANAGER), conducted.by(Role.INSPECTION_COORDINATOR)
    released(conducted, report, "embargoed", recipients=[str(manager.id)])
    address = f"{conducted.path}/reports/{report['id']}"
    assert manager.get(address).status_code == 404
    listed = manager.get(f"{conducted.path}/reports")
    assert (listed.json()["items"][0]["awaiting_terms"], CANARY in listed.text) == (True, False)
    assert len(manager.get(f"{address}/terms").json()["terms"]) == 5
    assert manager.post(f"{address}/terms", {"accept": False}).status_code == 422
    assert manager.post(f"{address}/terms", {"accept": True}).status_code == 200
    assert CANARY in manager.get(address).text
    assert (coordinator.get(address).status_code, coordinator.get(f"{address}/terms").status_code) == (404, 404)


def test_the_report_is_public_at_its_instant_and_not_a_moment_before(conducted: Conducted, report: dict[str, Any]) -> None:
    to_publication(conducted, report)
    client, address = conducted.cast.client, f"/api/v1/public/reports/{conducted.reference}"
    conducted.at("2026-07-14T08:28:00Z")  # the product's clock runs on while the test asks
    hidden, nowhere = client.get(address), client.get("/api/v1/public/reports/JSW-1999-001")
    assert hidden.status_code == nowhere.status_code == 404
    assert CANARY not in client.get("/api/v1/public/reports").text
    assert reads(conducted, report, Role.INSPECTION_COORDINATOR) == 404
    assert conducted.by(Role.INSPECTION_COORDINATOR).get(conducted.path).json()["published_at"] is None
    assert conducted.by(Role.INSPECTION_COORDINATOR).get(f"{conducted.path}/evaluations").json()["published"] == []
    conducted.at(PUBLISH_AT)
    public = client.get(address)
    assert (public.status_code, public.json()["document"], public.json()["sha256"]) == (200, report["document"], report["sha256"])
    assert client.get("/api/v1/public/reports").json()["items"][0]["reference"] == conducted.reference
    assert reads(conducted, report, Role.INSPECTION_COORDINATOR) == 200
    seen = conducted.by(Role.INSPECTION_COORDINATOR).get(f"{conducted.path}/evaluations").json()
    assert [item["label"] for item in seen["published"]] == ["Good"] * 5
    assert seen["items"] == []


def test_publication_moves_the_inspection_and_counts_six_weeks(conducted: Conducted, report: dict[str, Any]) -> None:
    lead = conducted.by(LEAD)
    for _ in range(4):
        assert lead.post(f"{conducted.path}/transitions", {"event": "advance"}).status_code == 201
    to_publication(conducted, report)
    conducted.at(PUBLISH_AT)
    with system_session(conducted.cast.app.state.database) as session:
        assert settle_publications(session, conducted.at(PUBLISH_AT)) == 1
    assert lead.get(conducted.path).json()["state"] == "published"
    plan = lead.get(f"{conducted.path}/milestones/improvement_plan_due").json()
    assert plan["due"]["due_local"][:10] == "2026-08-25"


def test_an_agreed_publication_can_be_called_off_until_its_instant(conducted: Conducted, report: dict[str, Any]) -> None:
    to_publication(conducted, report)
    standing = conducted.by(LEAD).get(f"{conducted.path}/reports/{report['id']}").json()["releases"]
    last = f"{conducted.path}/reports/{report['id']}/releases/{standing[-1]['id']}/recall"
    sent = f"{conducted.path}/reports/{report['id']}/releases/{standing[0]['id']}/recall"
    assert conducted.by(LEAD).post(sent, {"reason": "Too late."}).json()["type"] == "/problems/cannot-recall"
    assert conducted.by(QA).post(last, {"reason": "Elections."}).status_code == 204
    conducted.at(PUBLISH_AT)
    assert conducted.cast.client.get(f"/api/v1/public/reports/{conducted.reference}").status_code == 404


def test_r124_a_first_version_does_not_pass_the_draft_by_calling_itself_a_correction(conducted: Conducted, report: dict[str, Any]) -> None:
    refused = assemble(conducted, correction_note="A date was wrong.")
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (422, "nothing_to_correct")


def test_what_is_published_changes_only_by_a_correction_that_says_so(conducted: Conducted, report: dict[str, Any]) -> None:
    to_publication(conducted, report)
    conducted.at(PUBLISH_AT)
    address = f"{conducted.path}/evaluations/5.2"
    lead = conducted.by(LEAD)
    right = {"value": 4, "rationale": "The team agreed.", "narrative": "The date put right."}
    assert lead.put(address, right, headers=lead.etag(address)).status_code == 422
    assert lead.put(address, right | {"reason": "A date was wrong."}, headers=lead.etag(address)).status_code == 200
    assert assemble(conducted, correction_note="A date was wrong.").json()["type"] == "/problems/report-not-ready"
    approve(conducted)
    assert assemble(conducted).status_code == 422
    corrected = assemble(conducted, correction_note="A date was wrong.").json()
    assert [step["kind"] for step in corrected["steps"]] == ["published"]
    conducted.at("2026-07-20T08:00:00Z")
    released(conducted, corrected, "published", publish_at="2026-07-21T08:00:00Z")
    conducted.at("2026-07-21T08:00:00Z")
    public = conducted.cast.client.get(f"/api/v1/public/reports/{conducted.reference}").json()
    assert (public["version"], public["versions"], public["correction_note"]) == (2, [2, 1], "A date was wrong.")
    assert "The date put right." in [one["narrative"] for one in public["document"]["indicators"]]
    earlier = conducted.cast.client.get(f"/api/v1/public/reports/{conducted.reference}", params={"version": 1}).json()
    assert earlier["sha256"] == report["sha256"]


def test_readings_of_an_unpublished_report_are_logged(conducted: Conducted, report: dict[str, Any]) -> None:
    conducted.week(22)
    released(conducted, report, "draft_for_comment")
    conducted.by(CHIEF_EXECUTIVE).get(f"{conducted.path}/reports/{report['id']}")
    seen = conducted.by(LEAD).get(f"{conducted.path}/reports/{report['id']}").json()["releases"][0]["recipients"]
    read = {one["account_id"]: one["first_read_at"] is not None for one in seen}
    assert read == {str(conducted.by(CHIEF_EXECUTIVE).id): True, str(conducted.by(CHIEF_SOCIAL_WORK_OFFICER).id): False}
