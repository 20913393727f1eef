"""A council's own self-evaluation, outside any inspection: invisible until shared, and carried into the next (R130)."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from tests.conducted import Conducted, conduct
from tests.people import Cast, Person
from tests.self_evaluation.conftest import PDF

from plumbline.identity.roles import Role


@dataclass
class Own:
    """One of council A's own, kept by its coordinator; the inspection of council A is at hand, and empty."""

    conducted: Conducted
    keeper: Person
    id: str

    @property
    def path(self) -> str:
        return f"/self-evaluations/{self.id}"

    def by(self, role: Role) -> Person:
        return self.conducted.by(role)

    def write(self, text: str, section: str = "1.1", by: Person | None = None) -> Any:
        who, path = by or self.keeper, f"{self.path}/sections/{section}"
        answer = who.put(path, {"statements": [{"kind": "strength", "text": text}]}, headers=who.etag(path))
        assert answer.status_code == 200, answer.text
        return answer.json()


@pytest.fixture
def own(cast: Cast, at: Callable[[datetime], datetime]) -> Own:
    conducted = conduct(cast, at)
    conducted.week(1)
    keeper = conducted.by(Role.INSPECTION_COORDINATOR)
    made = keeper.post("/self-evaluations", {"title": "How good are we?"})
    assert made.status_code == 201, made.text
    return Own(conducted, keeper, made.json()["id"])


def test_it_follows_the_method_and_is_written_like_any_other(own: Own) -> None:
    assert len(own.keeper.get(own.path).json()["sections"]) == 9
    assert own.write("We improve.")["statements"][0]["reference"] == "S1"
    assert own.keeper.get(f"{own.path}/validation").json()["covered"] == ["1.1"]
    assert own.keeper.get(f"{own.path}/sections/1.1/versions").json()["items"][0]["number"] == 1
    assert own.keeper.get(f"{own.path}/renditions/docx").content[:2] == b"PK"


def test_its_statements_are_answered_and_its_versions_brought_back(own: Own) -> None:
    path = f"{own.path}/statements/preparedness"
    body = {"answers": [{"part": "impact", "text": "Some."}]}
    assert own.keeper.put(path, body, headers=own.keeper.etag(path)).status_code == 200
    assert own.keeper.get(path).json()["answers"] == body["answers"]
    own.write("First.")
    own.write("Second.", by=own.by(Role.CHIEF_EXECUTIVE))
    section = f"{own.path}/sections/1.1"
    assert own.keeper.post(f"{section}/versions/1/restoration", headers=own.keeper.etag(section)).status_code == 200
    assert own.keeper.get(section).json()["statements"][0]["text"] == "First."
    assert own.keeper.get(f"{section}/versions/1").json()["content"]["statements"][0]["text"] == "First."


@pytest.mark.parametrize("role", [Role.SENIOR_MANAGER, Role.CHIEF_SOCIAL_WORK_OFFICER, Role.CHIEF_EXECUTIVE])
def test_the_councils_leaders_see_it(own: Own, role: Role) -> None:
    assert own.by(role).get(own.path).status_code == 200
    assert [row["id"] for row in own.by(role).get("/self-evaluations").json()["items"]] == [own.id]


@pytest.mark.parametrize("role", [Role.LEAD_INSPECTOR, Role.INSPECTION_TEAM, Role.QA_SERVICE_MANAGER, Role.STRATEGIC_SUPPORT_OFFICER])
def test_those_who_inspect_do_not_learn_of_it_until_it_is_shared(own: Own, role: Role) -> None:
    own.write("We improve.")
    person = own.by(role)
    assert person.get("/self-evaluations").json()["items"] == []
    assert {person.get(f"{own.path}{place}").status_code for place in ("", "/sections/1.1", "/validation", "/renditions/docx")} == {404}
    assert own.keeper.post(f"{own.path}/sharing").status_code == 200
    own.write("Not yet shared.")
    whole = person.get(own.path).json()
    assert (whole["state"], whole["submission"]["sections"][0]["statements"][0]["text"]) == ("shared", "We improve.")
    assert person.get(f"{own.path}/sections/1.1").json()["statements"][0]["text"] == "We improve."
    assert person.get(f"{own.path}/validation").status_code == 404
    own.keeper.post(f"{own.path}/sharing")
    assert person.get(f"{own.path}/sections/1.1").json()["statements"][0]["text"] == "Not yet shared."


def test_its_evidence_is_cited_and_named_in_what_is_shared_and_stays_with_the_council(own: Own) -> None:
    made = own.keeper.post(f"{own.path}/evidence", {"title": "Survey", "kind": "link", "address": "https://example.test/survey"})
    assert made.status_code == 201, made.text
    own.write("We asked [E-001] and [E-404].")
    unknown = [f for f in own.keeper.get(f"{own.path}/validation").json()["findings"] if f["code"] == "evidence_unknown"]
    assert [finding["detail"][-6:-1] for finding in unknown] == ["E-404"]
    shared = own.keeper.post(f"{own.path}/sharing").json()["submission"]
    assert [(item["reference"], item["title"]) for item in shared["evidence"]] == [("E-001", "Survey")]
    assert own.by(Role.LEAD_INSPECTOR).get(f"{own.path}/evidence").json()["items"] == []


def test_r137_its_actions_come_out_for_its_council_and_to_others_once_they_are_shared(own: Own) -> None:
    path = f"{own.path}/sections/1.1"
    own.keeper.put(path, {"statements": [{"kind": "action", "text": "Train everybody."}]}, headers=own.keeper.etag(path))
    assert [row["text"] for row in own.keeper.get(f"{own.path}/actions").json()["items"]] == ["Train everybody."]
    lead = own.by(Role.LEAD_INSPECTOR)
    assert lead.get(f"{own.path}/actions").status_code == 404
    own.keeper.post(f"{own.path}/sharing")
    assert [row["reference"] for row in lead.get(f"{own.path}/actions").json()["items"]] == ["P1"]


def test_sharing_the_same_text_again_freezes_no_second_version(own: Own) -> None:
    versions = [own.keeper.post(f"{own.path}/sharing").json()["version"] for _ in range(2)]
    assert versions == [1, 1]


@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.LOCAL_FILE_READER, 404), (Role.ANALYST, 404), (Role.CONTRIBUTOR, 200), (Role.SENIOR_MANAGER, 200), (Role.LEAD_INSPECTOR, 200)],
)
def test_the_list_is_there_for_those_who_may_ever_see_one(own: Own, role: Role, status: int) -> None:
    assert own.by(role).get("/self-evaluations").status_code == status


@pytest.mark.parametrize("shared", [False, True])
def test_another_council_and_those_who_inspect_it_never_see_it(own: Own, at: Callable[[datetime], datetime], *, shared: bool) -> None:
    if shared:
        own.keeper.post(f"{own.path}/sharing")
    other = conduct(own.conducted.cast, at, "B")
    for role in (Role.INSPECTION_COORDINATOR, Role.LEAD_INSPECTOR):
        assert other.by(role).get(own.path).status_code == 404
        assert other.by(role).get("/self-evaluations").json()["items"] == []


def test_a_section_given_to_a_colleague_is_all_that_they_see(own: Own) -> None:
    own.write("Secret.", "2.1")
    colleague = own.conducted.cast.person(council="A")
    assert colleague.get(own.path).status_code == 404
    path = f"{own.path}/sections/1.1/contributors"
    given = own.keeper.put(path, {"account_ids": [str(colleague.id)]}, headers=own.keeper.etag(path))
    assert given.status_code == 200, given.text
    assert [section["code"] for section in colleague.get(own.path).json()["sections"]] == ["1.1"]
    assert own.write("What I know.", by=colleague)["statements"][0]["text"] == "What I know."
    assert colleague.get(f"{own.path}/sections/2.1").status_code == 404
    assert colleague.post(f"{own.path}/sharing").status_code == 403


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.SENIOR_MANAGER, 201),
        (Role.CHIEF_EXECUTIVE, 201),
        (Role.CONTRIBUTOR, 403),
        (Role.LOCAL_FILE_READER, 404),
        (Role.LEAD_INSPECTOR, 403),
    ],
)
def test_the_councils_leaders_begin_one(own: Own, role: Role, status: int) -> None:
    assert own.by(role).post("/self-evaluations", {"title": "Ours"}).status_code == status


def test_an_administrator_begins_one_for_named_keepers_and_reads_nothing_of_it(own: Own) -> None:
    administrator = own.conducted.cast.person(Role.COUNCIL_ADMINISTRATOR)
    assert administrator.post("/self-evaluations", {"title": "Ours"}).status_code == 422
    keeper = own.conducted.cast.person(council="A")
    made = administrator.post("/self-evaluations", {"title": "Ours", "keepers": [str(keeper.id)]})
    assert made.status_code == 201, made.text
    assert keeper.get(f"/self-evaluations/{made.json()['id']}").status_code == 200
    assert administrator.get(f"/self-evaluations/{made.json()['id']}").status_code == 404
    # They find again what they began, and nothing that others did.
    assert [(row["id"], row["opens"]) for row in administrator.get("/self-evaluations").json()["items"]] == [(made.json()["id"], False)]
    assert own.conducted.cast.person(Role.COUNCIL_ADMINISTRATOR).get("/self-evaluations").json()["items"] == []


def test_a_keeper_of_another_council_is_refused(own: Own) -> None:
    stranger = own.conducted.cast.person(council="B")
    answer = own.keeper.post("/self-evaluations", {"title": "Ours", "keepers": [str(stranger.id)]})
    assert [error["code"] for error in answer.json()["errors"]] == ["not_of_the_council"]


def test_it_is_carried_into_the_next_inspection_with_its_references_its_evidence_and_its_history(own: Own) -> None:
    inside = own.keeper.post(f"{own.conducted.path}/evidence", {"title": "Another", "kind": "pointer", "address": "Cabinet 3"})
    assert inside.json()["reference"] == "E-001"
    made = own.keeper.post(f"{own.path}/evidence", {"title": "Survey", "kind": "link", "address": "https://example.test/survey"})
    assert made.json()["reference"] == "E-001"
    own.write("We improve, see [E-001 p. 3] and [E-404].")
    carried = own.keeper.post(f"{own.path}/carrying", {"inspection_id": own.conducted.id})
    assert carried.status_code == 200, carried.text
    path = f"{own.conducted.path}/self-evaluation/sections/1.1"
    assert [(s["reference"], s["text"]) for s in own.keeper.get(path).json()["statements"]] == [
        ("S1", "We improve, see [E-002 p. 3] and (E-404 of the earlier self-evaluation).")
    ]
    items = own.keeper.get(f"{own.conducted.path}/evidence").json()["items"]
    assert [(item["reference"], item["title"]) for item in items] == [("E-001", "Another"), ("E-002", "Survey")]
    cited = own.keeper.get(f"{own.conducted.path}/evidence/{items[1]['id']}/citations").json()["items"]
    assert [(citation["indicator"], citation["locator"]) for citation in cited] == [("1.1", "p. 3")]
    assert carried.json()["carried_from"] == own.id
    versions = own.keeper.get(f"{path}/versions").json()["items"]
    assert [(version["number"], version["acts"]) for version in versions] == [(1, ["carried"])]
    assert own.keeper.get(f"{own.path}/sections/1.1").json()["statements"][0]["text"] == "We improve, see [E-001 p. 3] and [E-404]."


def test_a_carried_file_is_the_same_file_and_received_when_it_was_carried(own: Own) -> None:
    made = own.keeper.post(f"{own.path}/evidence", {"title": "Report"}).json()
    path = f"{own.path}/evidence/{made['id']}/content"
    assert own.keeper.call("PUT", path, params={"file_name": "Report.pdf"}, content=PDF).status_code == 200
    own.write("See [E-001].")
    own.conducted.week(2)
    assert own.keeper.post(f"{own.path}/carrying", {"inspection_id": own.conducted.id}).status_code == 200
    item = own.keeper.get(f"{own.conducted.path}/evidence").json()["items"][0]
    assert (item["reference"], item["file"]["version"], item["file"]["sha256"]) == ("E-001", 1, hashlib.sha256(PDF).hexdigest())
    assert item["received_at"][:10] == "2026-01-12"
    assert own.keeper.get(f"{own.conducted.path}/evidence/{item['id']}/content").content == PDF


def test_it_takes_sections_of_the_councils_own_and_they_are_carried_too(own: Own) -> None:
    added = own.keeper.post(f"{own.path}/sections", {"title": "Our story", "covers": ["9.4"]})
    assert (added.status_code, added.json()["code"]) == (201, "own-1")
    own.write("As we tell it.", "own-1")
    own.write("As we now tell it.", "own-1", own.by(Role.CHIEF_EXECUTIVE))
    compared = own.keeper.get(f"{own.path}/sections/own-1/comparison?earlier=1&later=2").json()
    assert [(text["place"], text["change"]) for text in compared["texts"]] == [("S2", "added"), ("S1", "removed")]
    path = f"{own.path}/sections/own-1"
    assert own.keeper.patch(path, {"title": "Our own story"}, headers=own.keeper.etag(path)).status_code == 200
    codes = [row["code"] for row in own.keeper.get(f"{own.path}/sections").json()["items"]]
    first = {"order": [codes[-1], *codes[:-1]]}
    assert own.keeper.put(f"{own.path}/sections", first, headers=own.keeper.etag(f"{own.path}/sections")).status_code == 200
    assert own.keeper.post(f"{own.path}/carrying", {"inspection_id": own.conducted.id}).status_code == 200
    section = own.keeper.get(f"{own.conducted.path}/self-evaluation/sections/own-1").json()
    assert (section["title"], section["covers"], section["statements"][0]["text"]) == ("Our own story", ["9.4"], "As we now tell it.")
    assert own.keeper.delete(path, headers=own.keeper.etag(path)).status_code == 204
    assert own.keeper.get(path).status_code == 404


def test_what_may_be_done_next_is_named_as_it_is_called_there(own: Own) -> None:
    acts = {act["action"]: act["allowed"] for act in own.keeper.get(own.path).json()["permitted_actions"]}
    assert acts == {
        "list_earlier_than_own": True,
        "add_own_section": True,
        "order_own_sections": True,
        "share_own_self_evaluation": True,
        "carry_own_self_evaluation": True,
    }


def test_nothing_is_carried_over_what_somebody_wrote(own: Own) -> None:
    path = f"{own.conducted.path}/self-evaluation/sections/2.1"
    own.keeper.put(path, {"how_do_we_know": "Figures."}, headers=own.keeper.etag(path))
    refused = own.keeper.post(f"{own.path}/carrying", {"inspection_id": own.conducted.id})
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/self-evaluation-begun")


def test_it_is_carried_into_an_inspection_of_the_same_council_only(own: Own, at: Callable[[datetime], datetime]) -> None:
    other = conduct(own.conducted.cast, at, "B")
    assert own.keeper.post(f"{own.path}/carrying", {"inspection_id": other.id}).status_code == 404


def test_a_document_in_the_councils_own_format_is_mapped_outside_an_inspection_too(own: Own) -> None:
    made = own.keeper.post(f"{own.path}/evidence", {"title": "Annual review", "kind": "file"})
    filled = own.keeper.call("PUT", f"{own.path}/evidence/{made.json()['id']}/content", params={"file_name": "Review.pdf"}, content=PDF)
    assert filled.status_code == 200, filled.text
    path = f"{own.path}/document"
    body = {"evidence": "E-001", "pages": [{"covers": "5.2", "first_page": 3, "last_page": 9}]}
    assert own.keeper.put(path, body, headers=own.keeper.etag(path)).status_code == 200
    assert own.keeper.get(f"{own.path}/validation").json()["covered"] == ["5.2"]
    assert own.keeper.get(path).json()["pages"] == body["pages"]


def test_text_pasted_outside_an_inspection_is_split_too(own: Own) -> None:
    answer = own.keeper.post(f"{own.path}/pasted-text", {"text": "\u2022\tOne.\n\u2022\tTwo."})
    assert answer.json() == {"statements": ["One.", "Two."]}


@pytest.mark.parametrize(
    ("role", "told"),
    [
        (Role.INSPECTION_COORDINATOR, {"list_own_self_evaluations": True, "create_own_self_evaluation": True}),
        (Role.CONTRIBUTOR, {"list_own_self_evaluations": True, "create_own_self_evaluation": False}),
        (Role.LEAD_INSPECTOR, {"list_own_self_evaluations": True, "create_own_self_evaluation": False}),
        (Role.LOCAL_FILE_READER, {}),
        (Role.ANALYST, {}),
    ],
)
def test_people_are_told_whether_they_may_begin_one(conducted: Conducted, role: Role, told: dict[str, bool]) -> None:
    """R130: the page offers it by what the service says, and knows no roles."""
    acts = conducted.by(role).get("/me").json()["permitted_actions"]
    assert {act["action"]: act["allowed"] for act in acts if "own_self_evaluation" in act["action"]} == told
