"""The poll of an open page: what is new, who else of one's own side is here, and what it costs."""

from typing import Any

import pytest
from sqlalchemy import event, text
from tests.conducted import Conducted
from tests.people import Person

from plumbline.identity.roles import Role
from plumbline.kernel.transaction import system_session

COORDINATOR, CHIEF, LEAD, TEAM = Role.INSPECTION_COORDINATOR, Role.CHIEF_EXECUTIVE, Role.LEAD_INSPECTOR, Role.INSPECTION_TEAM
SECTION = "self-evaluation/1.1"


def watch(inspection: Conducted, by: Person, page: str = SECTION, after: int | None = None) -> dict[str, Any]:
    answer = by.post(f"{inspection.path}/watch", {"page": page} if after is None else {"page": page, "after": after})
    assert answer.status_code == 200, answer.text
    document: dict[str, Any] = answer.json()
    return document


def people(inspection: Conducted, by: Person, page: str = SECTION) -> list[tuple[str, str]]:
    return [(person["name"], person["page"]) for person in watch(inspection, by, page)["people"]]


def write(inspection: Conducted, by: Person) -> None:
    address = f"{inspection.path}/self-evaluation/sections/1.1"
    body = {"statements": [{"kind": "strength", "text": "More finish."}], "how_do_we_know": "", "question_answers": []}
    assert by.put(address, body, headers=by.etag(address)).status_code == 200


def test_it_begins_at_the_end_and_then_gives_what_is_new_with_the_page_to_find_it_on(conducted: Conducted) -> None:
    coordinator, chief = conducted.by(COORDINATOR), conducted.by(CHIEF)
    write(conducted, coordinator)
    begun = watch(conducted, coordinator)
    assert begun["items"] == []
    about = {"subject_kind": "inspection", "subject_id": conducted.id, "audience": "my_side", "text": "Look."}
    assert chief.post(f"{conducted.path}/comments", about).status_code == 201
    section = f"{conducted.path}/self-evaluation/sections/5.2"
    kept = {"statements": [], "how_do_we_know": "By asking.", "question_answers": []}
    assert chief.put(section, kept, headers=chief.etag(section)).status_code == 200
    new = watch(conducted, coordinator, after=begun["position"])
    assert [(item["actor_name"], item["page"], item["own"]) for item in new["items"]] == [
        (chief.name, "", False),
        (chief.name, "self-evaluation/5.2", False),
    ]
    assert [item["own"] for item in watch(conducted, chief, after=begun["position"])["items"]] == [True, True]
    assert watch(conducted, coordinator, after=new["position"])["items"] == []


def test_ones_own_side_is_seen_and_the_other_never(conducted: Conducted) -> None:
    coordinator, chief, lead, team = (conducted.by(role) for role in (COORDINATOR, CHIEF, LEAD, TEAM))
    for person, page in ((coordinator, SECTION), (chief, "evidence"), (lead, "findings"), (team, "")):
        watch(conducted, person, page)
    assert people(conducted, coordinator) == [(chief.name, "evidence")]
    assert people(conducted, lead, "findings") == [(team.name, "")]


def test_who_says_nothing_for_half_a_minute_is_forgotten(conducted: Conducted) -> None:
    coordinator, chief = conducted.by(COORDINATOR), conducted.by(CHIEF)
    conducted.week(9, 0, "09:00:00")
    watch(conducted, chief)
    assert people(conducted, coordinator) == [(chief.name, SECTION)]
    conducted.week(9, 0, "09:00:31")
    assert people(conducted, coordinator) == []


def test_somebody_with_two_tabs_is_on_both_pages_and_named_once(conducted: Conducted) -> None:
    """Neither tab takes the other off its page, however their polls fall."""
    coordinator, chief = conducted.by(COORDINATOR), conducted.by(CHIEF)
    for page in (SECTION, "evidence"):
        watch(conducted, chief, page)
    assert people(conducted, coordinator) == [(chief.name, SECTION)]
    assert people(conducted, coordinator, "evidence") == [(chief.name, "evidence")]
    assert len(people(conducted, coordinator, "findings")) == 1
    assert people(conducted, conducted.by(Role.CONTRIBUTOR)) != []


def test_pages_that_somebody_left_are_not_kept(conducted: Conducted) -> None:
    coordinator, chief = conducted.by(COORDINATOR), conducted.by(CHIEF)
    conducted.week(9, 0, "09:00:00")
    for page in (SECTION, "evidence"):
        watch(conducted, chief, page)
    conducted.week(9, 0, "09:00:31")
    watch(conducted, chief, "findings")
    assert people(conducted, coordinator) == [(chief.name, "findings")]
    with system_session(conducted.cast.app.state.database) as session:
        kept = session.execute(text("select page from presence where account_id = :chief"), {"chief": chief.id}).scalars().all()
    assert kept == ["findings"]


def test_a_contributor_sees_who_is_on_the_same_page_and_a_file_reader_nobody(conducted: Conducted) -> None:
    coordinator = conducted.by(COORDINATOR)
    watch(conducted, coordinator)
    assert people(conducted, conducted.by(Role.CONTRIBUTOR)) == [(coordinator.name, SECTION)]
    assert people(conducted, conducted.by(Role.CONTRIBUTOR), "evidence") == []
    assert people(conducted, conducted.by(Role.LOCAL_FILE_READER)) == []


@pytest.mark.parametrize(
    ("page", "status"),
    [("self-evaluation/section-27", 200), ("", 200), ("/etc", 422), ("a b", 422), ("<b>", 422), ("x" * 121, 422)],
)
def test_only_an_address_is_a_page(conducted: Conducted, page: str, status: int) -> None:
    assert conducted.by(COORDINATOR).post(f"{conducted.path}/watch", {"page": page}).status_code == status


def test_strangers_find_nothing_leave_no_trace_and_machines_are_at_no_page(conducted: Conducted) -> None:
    address, body = f"{conducted.path}/watch", {"page": SECTION}
    stranger = conducted.cast.person(COORDINATOR, council="B")
    assert stranger.post(address, body).status_code == 404
    assert conducted.cast.person(Role.INSPECTORATE_ADMINISTRATOR).post(address, body).status_code == 404
    assert conducted.cast.machine(COORDINATOR, conducted.id, "changes:read").post(address, body).status_code == 403
    assert people(conducted, conducted.by(COORDINATOR)) == []


def test_a_poll_is_three_statements_however_much_is_new(conducted: Conducted) -> None:
    """The whole side polls every ten seconds: caller; page and people; feed."""
    coordinator = conducted.by(COORDINATOR)
    begun = watch(conducted, coordinator)["position"]
    token, sent = coordinator.token, list[str]()
    engine = conducted.cast.app.state.database.engine

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        sent.append(statement)

    def counted(after: int | None) -> int:
        sent.clear()
        event.listen(engine, "before_cursor_execute", note)
        try:
            body = {"page": SECTION, "after": after}
            headers = {"Authorization": f"Bearer {token}"}
            assert coordinator.client.post(f"/api/v1{conducted.path}/watch", json=body, headers=headers).status_code == 200
        finally:
            event.remove(engine, "before_cursor_execute", note)
        return len(sent)

    few = counted(begun)
    for role in (CHIEF, Role.SENIOR_MANAGER):
        watch(conducted, conducted.by(role))
    write(conducted, conducted.by(CHIEF))
    assert (counted(None), few, counted(begun)) == (3, 3, 3)
