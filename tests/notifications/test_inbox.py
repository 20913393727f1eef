"""The inbox: whose it is, in what order, read and unread, and that it goes with the right to see."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from fastapi import FastAPI
from tests.comments.test_comments import comment
from tests.conducted import Conducted
from tests.contract.test_query_counts import statements
from tests.notifications.inbox import kinds, notices, unread
from tests.people import Cast

from plumbline.identity.roles import Role

COORDINATOR, LEAD, TEAM, CONTRIBUTOR = Role.INSPECTION_COORDINATOR, Role.LEAD_INSPECTOR, Role.INSPECTION_TEAM, Role.CONTRIBUTOR
CHIEF_EXECUTIVE = Role.CHIEF_EXECUTIVE


def test_a_mention_waits_for_whoever_is_mentioned_and_leads_to_its_place(conducted: Conducted) -> None:
    coordinator, chief = conducted.by(COORDINATOR), conducted.by(CHIEF_EXECUTIVE)
    before = unread(chief)
    made = comment(conducted, coordinator, "my_side", mentions=[str(chief.id)]).json()
    assert unread(chief) == before + 1
    (notice,) = notices(chief)
    assert notice | {"id": "", "told_at": ""} == {
        "id": "",
        "told_at": "",
        "inspection_id": conducted.id,
        "reference": conducted.reference,
        "council": "Strathmore Council",
        "kind": "mentioned",
        "sentence": "You were mentioned in a comment.",
        "about": None,
        "due_at": None,
        "due_local": None,
        "due_words": None,
        "time_zone": None,
        "actor_name": coordinator.name,
        "seen_at": None,
        "path": f"{conducted.path}/timeline#comments",
    }
    assert made["text"] not in str(notice)


def test_read_and_unread_one_by_one_and_all_at_once_but_nothing_that_came_meanwhile(conducted: Conducted) -> None:
    coordinator, chief = conducted.by(COORDINATOR), conducted.by(CHIEF_EXECUTIVE)
    for _ in range(3):
        comment(conducted, coordinator, "my_side", mentions=[str(chief.id)])
    newest = notices(chief)[0]
    address = f"/notifications/{newest['id']}/reading"
    assert chief.post(address, {"seen": True}).json()["seen_at"] is not None
    assert (unread(chief), len(notices(chief, unread="true")), len(notices(chief, unread="false"))) == (2, 2, 1)
    assert chief.post(address, {"seen": False}).json()["seen_at"] is None
    conducted.week(2)
    comment(conducted, coordinator, "my_side", mentions=[str(chief.id)])
    assert chief.post("/notifications/reading", {"until": newest["told_at"]}).json() == {"unread": 1, "more": False}
    assert [notice["seen_at"] is None for notice in notices(chief)] == [True, False, False, False]


def test_an_inbox_is_read_page_by_page_and_for_one_inspection(conducted: Conducted) -> None:
    coordinator, chief = conducted.by(COORDINATOR), conducted.by(CHIEF_EXECUTIVE)
    for _ in range(5):
        comment(conducted, coordinator, "my_side", mentions=[str(chief.id)])
    first = chief.get("/notifications", params={"limit": "3"}).json()
    rest = chief.get("/notifications", params={"limit": "3", "cursor": first["next_cursor"]}).json()
    assert len({item["id"] for item in [*first["items"], *rest["items"]]}) == 5
    assert len(notices(chief, inspection_id=conducted.id)) == 5
    assert notices(chief, inspection_id="6f1c2a8e-0000-4000-8000-000000000000") == []


def test_nobody_reads_or_marks_anothers_notice(conducted: Conducted) -> None:
    coordinator, chief = conducted.by(COORDINATOR), conducted.by(CHIEF_EXECUTIVE)
    comment(conducted, coordinator, "my_side", mentions=[str(chief.id)])
    (notice,) = notices(chief)
    for stranger in (coordinator, conducted.cast.person(COORDINATOR, council="B")):
        assert notice["id"] not in [other["id"] for other in notices(stranger)]
        refused = stranger.post(f"/notifications/{notice['id']}/reading", {"seen": True})
        nowhere = stranger.post("/notifications/6f1c2a8e-0000-4000-8000-000000000000/reading", {"seen": True})
        assert (refused.status_code, refused.json() | {"instance": ""}) == (404, nowhere.json() | {"instance": ""})


def test_whoever_leaves_an_inspection_loses_its_notices_and_finds_them_on_return(
    conducted: Conducted, cast: Cast, at: Callable[[datetime], datetime]
) -> None:
    """Threat 6: what a notice is about is looked at when it is read, not only when it was told."""
    coordinator, chief = conducted.by(COORDINATOR), conducted.by(CHIEF_EXECUTIVE)
    comment(conducted, coordinator, "my_side", mentions=[str(chief.id)])
    (notice,) = notices(chief)
    cast.leave(chief, conducted.id, conducted.week(2))
    assert (notices(chief), unread(chief)) == ([], 0)
    assert chief.post(f"/notifications/{notice['id']}/reading", {"seen": True}).status_code == 404
    cast.join(chief, CHIEF_EXECUTIVE, conducted.id)
    assert [one["id"] for one in notices(chief)] == [notice["id"]]


def test_a_notice_goes_with_the_role_that_it_was_for(conducted: Conducted, cast: Cast) -> None:
    lead, chief = conducted.by(LEAD), conducted.by(CHIEF_EXECUTIVE)
    assert lead.post(f"{conducted.path}/plan-shifts", {"from_week": 12, "weeks": 1, "reason": "Snow."}).status_code == 201
    assert kinds(chief) == ["dates_changed"]
    cast.leave(chief, conducted.id, conducted.week(2))
    cast.join(chief, CONTRIBUTOR, conducted.id)
    assert kinds(chief) == []


def test_a_comment_taken_back_takes_its_notices_along(conducted: Conducted) -> None:
    coordinator, chief = conducted.by(COORDINATOR), conducted.by(CHIEF_EXECUTIVE)
    made = comment(conducted, coordinator, "my_side", mentions=[str(chief.id)]).json()
    assert kinds(chief) == ["mentioned"]
    address = f"{conducted.path}/comments/{made['id']}"
    assert coordinator.delete(address, headers=coordinator.etag(address)).status_code == 204
    assert (kinds(chief), unread(chief)) == ([], 0)


def test_a_contributor_loses_the_notice_with_the_section(conducted: Conducted) -> None:
    """R157: a contributor sees the parts given to them, and hears of no others."""
    coordinator, contributor = conducted.by(COORDINATOR), conducted.by(CONTRIBUTOR)
    section = coordinator.get(f"{conducted.path}/self-evaluation/sections/1.1").json()
    people = f"{conducted.path}/self-evaluation/sections/1.1/contributors"
    about: dict[str, Any] = {"subject_kind": "self_evaluation_section", "subject_id": section["id"], "mentions": [str(contributor.id)]}
    assert comment(conducted, coordinator, "my_side", **about).status_code == 422
    given = coordinator.put(people, {"account_ids": [str(contributor.id)]}, headers=coordinator.etag(people))
    assert given.status_code == 200, given.text
    assert comment(conducted, coordinator, "my_side", **about).status_code == 201
    pages = {notice["kind"]: notice["path"] for notice in notices(contributor)}
    assert pages.keys() == {"mentioned", "section_given"}
    assert pages["mentioned"] == f"{conducted.path}/self-evaluation/1.1#comments"
    taken = coordinator.put(people, {"account_ids": []}, headers=coordinator.etag(people))
    assert taken.status_code == 200, taken.text
    assert (notices(contributor), unread(contributor)) == ([], 0)


def test_the_count_stops_at_a_hundred_and_costs_one_statement(conducted: Conducted, app: FastAPI) -> None:
    coordinator, chief = conducted.by(COORDINATOR), conducted.by(CHIEF_EXECUTIVE)
    comment(conducted, coordinator, "my_side", mentions=[str(chief.id)])
    token = {"Authorization": f"Bearer {chief.token}"}

    def cost() -> int:
        with statements(app) as sent:
            assert chief.client.get("/api/v1/notifications/unread", headers=token).status_code == 200
        return len(sent)

    few = cost()
    for _ in range(105):
        comment(conducted, coordinator, "my_side", mentions=[str(chief.id)])
    assert chief.get("/notifications/unread").json() == {"unread": 100, "more": True}
    # One finds the caller, one counts.
    assert (few, cost()) == (2, 2)


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/notifications/reading", {}, 422),
        ("/notifications/reading", {"until": "2026-01-05"}, 422),
        ("/notifications/6f1c2a8e-0000-4000-8000-000000000000/reading", {"seen": "yes"}, 422),
    ],
)
def test_refusals(conducted: Conducted, path: str, body: dict[str, Any], status: int) -> None:
    assert conducted.by(COORDINATOR).post(path, body).status_code == status


def test_no_machine_has_an_inbox(conducted: Conducted, cast: Cast) -> None:
    machine = cast.machine(COORDINATOR, conducted.id, "notifications:read notifications:write")
    answer = machine.get("/notifications")
    assert (answer.status_code, answer.json()["type"]) == (403, "/problems/forbidden")
