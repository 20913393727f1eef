"""Comments: three audiences, and none of them widens by itself (R20, R109, R157)."""

from typing import Any

import pytest
from tests.conducted import Conducted
from tests.people import Person

from plumbline.identity.roles import Role

COORDINATOR, LEAD = Role.INSPECTION_COORDINATOR, Role.LEAD_INSPECTOR


def comment(inspection: Conducted, by: Person, audience: str | None = None, **members: Any) -> Any:
    body: dict[str, Any] = {"subject_kind": "stage", "subject_id": "2", "text": "Look at this.", **members}
    if audience:
        body |= {"audience": audience, "confirmed": members.get("confirmed", True)}
    return by.post(f"{inspection.path}/comments", body)


def texts(inspection: Conducted, by: Person, kind: str = "stage", subject: str = "2") -> list[str]:
    listed = by.get(f"{inspection.path}/comments", params={"subject_kind": kind, "subject_id": subject})
    assert listed.status_code == 200, listed.text
    return [item["text"] for item in listed.json()["items"]]


@pytest.mark.parametrize(
    ("author", "audience", "readers"),
    [
        (COORDINATOR, "mine", set()),
        (COORDINATOR, "my_side", {Role.CHIEF_EXECUTIVE, Role.CONTRIBUTOR}),
        (COORDINATOR, "both_sides", {Role.CHIEF_EXECUTIVE, Role.CONTRIBUTOR, LEAD, Role.STRATEGIC_SUPPORT_OFFICER, Role.ANALYST}),
        (LEAD, "mine", set()),
        (LEAD, "my_side", {Role.STRATEGIC_SUPPORT_OFFICER, Role.ANALYST}),
        (LEAD, "both_sides", {Role.STRATEGIC_SUPPORT_OFFICER, Role.ANALYST, COORDINATOR, Role.CHIEF_EXECUTIVE}),
    ],
)
def test_each_audience_reads_what_is_meant_for_it(conducted: Conducted, author: Role, audience: str, readers: set[Role]) -> None:
    made = comment(conducted, conducted.by(author), audience, text="CANARY-COMMENT")
    assert made.status_code == 201, made.text
    everyone = {COORDINATOR, LEAD, Role.CHIEF_EXECUTIVE, Role.CONTRIBUTOR, Role.STRATEGIC_SUPPORT_OFFICER, Role.ANALYST}
    for role in everyone - {author}:
        found = texts(conducted, conducted.by(role)) == ["CANARY-COMMENT"]
        one = conducted.by(role).get(f"{conducted.path}/comments/{made.json()['id']}").status_code
        assert (found, one) == ((True, 200) if role in readers else (False, 404)), role


def test_the_narrowest_audience_is_the_default(conducted: Conducted) -> None:
    assert comment(conducted, conducted.by(COORDINATOR)).json()["audience"] == "mine"


@pytest.mark.parametrize(
    ("role", "members", "status", "problem"),
    [
        (Role.LOCAL_FILE_READER, {}, 404, "/problems/not-found"),
        (COORDINATOR, {"subject_kind": "moon"}, 404, "/problems/not-found"),
        (COORDINATOR, {"subject_id": "9"}, 404, "/problems/not-found"),
        (COORDINATOR, {"subject_kind": "evaluation", "subject_id": "5.2"}, 404, "/problems/not-found"),
        (COORDINATOR, {"audience": "both_sides", "confirmed": False}, 422, "/problems/invalid-request"),
        (COORDINATOR, {"text": ""}, 422, "/problems/invalid-request"),
        (COORDINATOR, {"parent_id": "6f1c2a8e-0000-4000-8000-000000000000"}, 404, "/problems/not-found"),
    ],
)
def test_refusals(conducted: Conducted, role: Role, members: dict[str, Any], status: int, problem: str) -> None:
    answer = comment(conducted, conducted.by(role), **members)
    assert (answer.status_code, answer.json()["type"]) == (status, problem)


def test_a_mention_of_somebody_who_cannot_read_is_refused_like_one_of_nobody(conducted: Conducted) -> None:
    lead, nobody = conducted.by(LEAD), "6f1c2a8e-0000-4000-8000-000000000000"
    unseen = comment(conducted, lead, "my_side", mentions=[str(conducted.by(COORDINATOR).id)])
    unknown = comment(conducted, lead, "my_side", mentions=[nobody])
    assert (unseen.status_code, unseen.json() | {"instance": ""}) == (422, unknown.json() | {"instance": ""})
    team = conducted.by(Role.INSPECTION_TEAM)
    assert comment(conducted, lead, "my_side", mentions=[str(team.id)]).json()["mentions"] == [str(team.id)]
    analyst = [str(conducted.by(Role.ANALYST).id)]
    hidden = comment(conducted, lead, "my_side", subject_kind="evaluation", subject_id="5.2", mentions=analyst)
    assert hidden.status_code == 422


def test_an_answer_is_never_wider_than_what_it_answers(conducted: Conducted) -> None:
    root = comment(conducted, conducted.by(COORDINATOR), "my_side").json()
    chief = conducted.by(Role.CHIEF_EXECUTIVE)
    wide = comment(conducted, chief, "both_sides", parent_id=root["id"])
    assert (wide.status_code, wide.json()["type"]) == (409, "/problems/audience-too-wide")
    assert comment(conducted, chief, "my_side", parent_id=root["id"]).json()["parent_id"] == root["id"]


def test_widening_is_confirmed_carries_the_text_again_and_leaves_the_narrow_one(conducted: Conducted) -> None:
    coordinator, lead = conducted.by(COORDINATOR), conducted.by(LEAD)
    made = comment(conducted, coordinator, "my_side", text="They will not like this.").json()
    address = f"{conducted.path}/comments/{made['id']}/widening"
    wider = {"audience": "both_sides", "text": "Please read section 3."}
    assert coordinator.post(address, wider | {"confirmed": False}).status_code == 422
    assert conducted.by(Role.CHIEF_EXECUTIVE).post(address, wider | {"confirmed": True}).status_code == 403
    assert lead.post(address, wider | {"confirmed": True}).status_code == 404
    assert coordinator.post(address, wider | {"audience": "mine", "confirmed": True}).status_code == 409
    assert coordinator.post(address, wider | {"confirmed": True}).status_code == 201
    assert texts(conducted, lead) == ["Please read section 3."]
    assert texts(conducted, coordinator) == ["They will not like this.", "Please read section 3."]


def test_edits_keep_their_history_and_only_the_author_edits(conducted: Conducted) -> None:
    coordinator, chief = conducted.by(COORDINATOR), conducted.by(Role.CHIEF_EXECUTIVE)
    made = comment(conducted, coordinator, "my_side", text="First.").json()
    address = f"{conducted.path}/comments/{made['id']}"
    assert coordinator.patch(address, {"text": "Second."}).status_code == 428
    changed = coordinator.patch(address, {"text": "Second."}, headers=coordinator.etag(address))
    assert (changed.status_code, changed.json()["text"]) == (200, "Second.")
    assert chief.patch(address, {"text": "Mine."}, headers=chief.etag(address)).status_code == 403
    assert [item["text"] for item in chief.get(f"{address}/history").json()["items"]] == ["First."]
    assert coordinator.delete(address, headers=coordinator.etag(address)).status_code == 204
    assert chief.get(address).json()["text"] == ""


def test_anyone_who_reads_a_comment_can_settle_it_and_open_it_again(conducted: Conducted) -> None:
    made = comment(conducted, conducted.by(COORDINATOR), "both_sides").json()
    address, lead = f"{conducted.path}/comments/{made['id']}/resolution", conducted.by(LEAD)
    assert lead.post(address, {"resolved": True}).json()["resolved_by"] == lead.name
    assert lead.post(address, {"resolved": False}).json()["resolved_at"] is None


def test_another_councils_people_find_no_thread(conducted: Conducted) -> None:
    made = comment(conducted, conducted.by(COORDINATOR), "both_sides").json()
    stranger = conducted.cast.person(COORDINATOR, council="B")
    params = {"subject_kind": "stage", "subject_id": "2"}
    assert stranger.get(f"{conducted.path}/comments", params=params).status_code == 404
    assert stranger.get(f"{conducted.path}/comments/{made['id']}").status_code == 404


def test_a_comment_on_an_evaluation_leaves_no_trace_with_the_council_whatever_its_audience(conducted: Conducted) -> None:
    """R109: not even that somebody spoke of it."""
    lead, coordinator = conducted.by(LEAD), conducted.by(COORDINATOR)
    before = coordinator.get(f"{conducted.path}/changes").json()
    made = comment(conducted, lead, "both_sides", subject_kind="evaluation", subject_id="5.2")
    assert made.status_code == 201, made.text
    assert coordinator.get(f"{conducted.path}/changes").json() == before
    assert any("evaluation of 5.2" in change["summary"] for change in lead.get(f"{conducted.path}/changes").json()["items"])
