"""Items of evidence: brought, described, changed, deleted, withdrawn (R59, R69, R135, R136, R150)."""

import pytest
from tests.evidence.conftest import Library

from plumbline.identity.roles import Role
from plumbline.inspections.model import State

EVERYTHING = {
    "title": "Criminal justice social work statistics",
    "description": "Table 7, our own figures beside Scotland's.",
    "source_type": "national statistics",
    "evidence_on": "2025-11-30",
    "period": "2023-24",
    "nature": "quantitative",
    "indicators": ["1.1", "5.2"],
    "considerations": ["1.1.a"],
    "sensitivity": "official_sensitive",
}


def test_an_item_keeps_all_that_is_said_about_it(library: Library) -> None:
    item = library.add(**EVERYTHING)
    assert {name: item[name] for name in EVERYTHING} == EVERYTHING
    assert (item["reference"], item["kind"], item["file"], item["submitted_at"]) == ("E-001", "file", None, None)
    assert library.coordinator.get(f"{library.path}/{item['id']}").json() == item


def test_the_day_of_the_evidence_is_not_the_day_it_came(library: Library) -> None:
    item = library.add(evidence_on="2025-06-30")
    assert item["evidence_on"] == "2025-06-30"
    assert not item["received_at"].startswith("2025-06-30")


def test_a_reference_is_never_given_twice(library: Library) -> None:
    first = library.add()
    assert (
        library.coordinator.delete(
            f"{library.path}/{first['id']}", headers=library.coordinator.etag(f"{library.path}/{first['id']}")
        ).status_code
        == 204
    )
    assert library.add()["reference"] == "E-002"


def test_each_inspection_counts_for_itself(library: Library, library_of_b: Library) -> None:
    assert library.add()["reference"] == library_of_b.add()["reference"] == "E-001"


@pytest.mark.parametrize(
    ("members", "accepted"),
    [
        ({"kind": "link", "address": "https://www.gov.scot/publications/"}, True),
        ({"kind": "pointer", "address": "Minute book of the committee, council offices, room 2"}, True),
        ({"kind": "link"}, False),
        ({"kind": "link", "address": "javascript:alert(1)"}, False),
        ({"kind": "link", "address": "ftp://example.test/"}, False),
        ({"kind": "pointer"}, False),
        ({"kind": "file", "address": "https://example.test/"}, False),
        ({"score": 6}, False),
        ({"title": ""}, False),
        ({"evidence_on": "30/06/2025"}, False),
        ({"indicators": ["<b>"]}, False),
    ],
)
def test_an_item_has_the_members_of_its_kind(library: Library, members: dict[str, object], *, accepted: bool) -> None:
    answer = library.coordinator.post(library.path, {"title": "A document", **members})
    assert answer.status_code == (201 if accepted else 422)


def test_a_change_touches_only_what_it_names(library: Library) -> None:
    item = library.add(**EVERYTHING)
    path = f"{library.path}/{item['id']}"
    changed = library.coordinator.patch(path, {"title": "Statistics", "evidence_on": None}, headers=library.coordinator.etag(path))
    assert changed.status_code == 200
    assert {**EVERYTHING, "title": "Statistics", "evidence_on": None}.items() <= changed.json().items()


def test_a_change_needs_the_version_that_was_read(library: Library) -> None:
    path = f"{library.path}/{library.add()['id']}"
    stale = library.coordinator.etag(path)
    assert library.coordinator.patch(path, {"title": "First"}, headers=stale).status_code == 200
    assert library.coordinator.patch(path, {"title": "Second"}, headers=stale).status_code == 412
    assert library.coordinator.patch(path, {"title": "Third"}).status_code == 428
    assert library.coordinator.delete(path).status_code == 428
    assert library.coordinator.get(path).json()["title"] == "First"


def test_a_link_cannot_lose_its_address(library: Library) -> None:
    path = f"{library.path}/{library.add(kind='link', address='https://example.test/')['id']}"
    assert library.coordinator.patch(path, {"address": None}, headers=library.coordinator.etag(path)).status_code == 422


def test_what_was_submitted_is_neither_changed_nor_deleted_but_withdrawn(library: Library) -> None:
    path = f"{library.path}/{library.add_file(indicators=['1.1'])['id']}"
    assert library.submit() == ["E-001"]
    etag = library.coordinator.etag(path)
    for refused in (library.coordinator.patch(path, {"title": "Other"}, headers=etag), library.coordinator.delete(path, headers=etag)):
        assert (refused.status_code, refused.json()["type"]) == (409, "/problems/evidence-submitted")
    withdrawn = library.coordinator.post(f"{path}/withdrawal", {"reason": "It names a person."})
    assert withdrawn.status_code == 200
    lead = library.person(Role.LEAD_INSPECTOR)
    assert lead.get(path).json()["withdrawal_reason"] == "It names a person."
    assert library.coordinator.post(f"{path}/withdrawal", {"reason": "Again."}).status_code == 409


def test_what_was_not_submitted_is_deleted_not_withdrawn(library: Library) -> None:
    path = f"{library.path}/{library.add()['id']}"
    refused = library.coordinator.post(f"{path}/withdrawal", {"reason": "A mistake."})
    assert refused.json()["type"] == "/problems/evidence-not-submitted"


def test_nothing_is_added_when_the_inspection_is_over(library: Library) -> None:
    item = library.add()
    library.become(State.CLOSED)
    assert library.coordinator.post(library.path, {"title": "Too late"}).json()["type"] == "/problems/evidence-closed"
    assert library.put(item).json()["type"] == "/problems/evidence-closed"


def test_the_page_says_what_may_be_done_next_and_why_not(library: Library) -> None:
    item = library.add_file(indicators=["1.1"])
    may = {act["action"]: act["reason"] for act in item["permitted_actions"]}
    assert may == {
        "change_evidence": None,
        "cite_evidence": None,
        "delete_evidence": None,
        "put_evidence_content": None,
        "submit_evidence": "It goes in with the self-evaluation.",
        "withdraw_evidence": "It was not submitted; it can be deleted.",
    }
