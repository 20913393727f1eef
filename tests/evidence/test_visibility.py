"""Who sees evidence, before and after submission, and what gives nothing away."""

import pytest
from tests.evidence.conftest import Library

from plumbline.identity.roles import Role

R = Role
INSPECTORATE = (R.LEAD_INSPECTOR, R.INSPECTION_TEAM, R.ANALYST, R.STRATEGIC_SUPPORT_OFFICER, R.QA_SERVICE_MANAGER)
LEADERS = (R.INSPECTION_COORDINATOR, R.SENIOR_MANAGER, R.CHIEF_SOCIAL_WORK_OFFICER, R.CHIEF_EXECUTIVE)


@pytest.mark.parametrize("role", LEADERS)
def test_the_council_sees_its_own_at_once(library: Library, role: Role) -> None:
    item = library.add()
    reader = library.person(role)
    assert reader.get(f"{library.path}/{item['id']}").status_code == 200
    assert [row["id"] for row in reader.get(library.path).json()["items"]] == [item["id"]]


@pytest.mark.parametrize("role", INSPECTORATE)
def test_the_inspectorate_sees_nothing_before_submission(library: Library, role: Role) -> None:
    path = f"{library.path}/{library.add_file(indicators=['1.1'], nature='both')['id']}"
    reader = library.person(role)
    assert reader.get(library.path).json() == {"items": [], "next_cursor": None, "count": None}
    for hidden in (path, f"{path}/content", f"{path}/versions", f"{path}/citations"):
        assert reader.get(hidden).status_code == 404


@pytest.mark.parametrize("role", INSPECTORATE)
def test_the_inspectorate_sees_what_was_submitted(library: Library, role: Role) -> None:
    path = f"{library.path}/{library.add_file(indicators=['1.1'], nature='quantitative')['id']}"
    library.submit()
    reader = library.person(role)
    assert reader.get(path).status_code == 200
    assert reader.get(f"{path}/content").status_code == 200
    assert len(reader.get(library.path).json()["items"]) == 1


def test_the_analyst_sees_measures_and_no_other_evidence(library: Library) -> None:
    library.add_file(indicators=["1.1"], nature="qualitative")
    measures = library.add_file(indicators=["1.1"], nature="quantitative")
    library.submit()
    analyst = library.person(R.ANALYST)
    assert [row["id"] for row in analyst.get(library.path).json()["items"]] == [measures["id"]]


def test_what_is_neither_cited_nor_marked_stays_with_the_council(library: Library) -> None:
    library.add_file()
    library.add_file(indicators=["1.1"])
    library.add(indicators=["1.1"])  # its file never came
    assert library.submit() == ["E-002"]
    lead = library.person(R.LEAD_INSPECTOR)
    assert [row["reference"] for row in lead.get(library.path).json()["items"]] == ["E-002"]


def test_a_contributor_sees_only_what_they_brought(library: Library) -> None:
    others = library.add()
    contributor, another = library.person(R.CONTRIBUTOR), library.person(R.CONTRIBUTOR)
    own = library.add(contributor)
    assert [row["id"] for row in contributor.get(library.path).json()["items"]] == [own["id"]]
    assert contributor.get(f"{library.path}/{others['id']}").status_code == 404
    assert another.get(f"{library.path}/{own['id']}").status_code == 404


def test_a_file_reader_finds_no_evidence_whatever_the_verb(library: Library) -> None:
    path = f"{library.path}/{library.add_file(indicators=['1.1'])['id']}"
    library.submit()
    reader = library.person(R.LOCAL_FILE_READER)
    answers = [
        reader.get(library.path),
        reader.post(library.path, {"title": "Mine"}),
        reader.get(path),
        reader.patch(path, {"title": "Mine"}, headers={"If-Match": "*"}),
        reader.delete(path, headers={"If-Match": "*"}),
        reader.get(f"{path}/content"),
        reader.call("PUT", f"{path}/content", content=b"x"),
        reader.post(f"{path}/withdrawal", {"reason": "x"}),
    ]
    assert {answer.status_code for answer in answers} == {404}


def test_not_yours_and_not_there_are_the_same_answer(library: Library, library_of_b: Library) -> None:
    item = library.add_file()
    stranger = library_of_b.coordinator
    nowhere = "00000000-0000-4000-8000-000000000000"

    def answered(inspection: object, evidence: object) -> tuple[int, set[str], dict[str, object]]:
        answer = stranger.get(f"/inspections/{inspection}/evidence/{evidence}")
        return answer.status_code, set(answer.headers), {**answer.json(), "instance": None}

    theirs = answered(library.id, item["id"])
    assert theirs[0] == 404
    assert theirs == answered(nowhere, nowhere) == answered(library_of_b.id, item["id"]) == answered(library_of_b.id, nowhere)


@pytest.mark.parametrize(
    ("role", "act", "status"),
    [
        (R.LEAD_INSPECTOR, "add", 403),
        (R.STRATEGIC_SUPPORT_OFFICER, "add", 403),
        (R.LEAD_INSPECTOR, "change", 403),
        (R.LEAD_INSPECTOR, "delete", 403),
        (R.LEAD_INSPECTOR, "put", 403),
        (R.LEAD_INSPECTOR, "withdraw", 403),
        (R.SENIOR_MANAGER, "withdraw", 403),
        (R.SENIOR_MANAGER, "submit", 403),
        (R.CHIEF_EXECUTIVE, "withdraw", 200),
        (R.CHIEF_SOCIAL_WORK_OFFICER, "withdraw", 200),
    ],
)
def test_a_refusal_names_who_may(library: Library, role: Role, act: str, status: int) -> None:
    path = f"{library.path}/{library.add_file(indicators=['1.1'])['id']}"
    library.submit()
    person = library.person(role)
    answer = {
        "add": lambda: person.post(library.path, {"title": "Ours"}),
        "change": lambda: person.patch(path, {"title": "Ours"}, headers={"If-Match": "*"}),
        "delete": lambda: person.delete(path, headers={"If-Match": "*"}),
        "put": lambda: person.call("PUT", f"{path}/content", content=b"x"),
        "withdraw": lambda: person.post(f"{path}/withdrawal", {"reason": "Ours."}),
        "submit": lambda: person.post(f"{path}/submission"),
    }[act]()
    assert answer.status_code == status
    if status == 403:
        assert "inspection coordinator" in answer.json()["detail"]


def test_a_later_version_changes_nothing_for_the_inspectorate_until_it_is_submitted(library: Library) -> None:
    item = library.add_file(indicators=["1.1"])
    path = f"{library.path}/{item['id']}"
    library.submit()
    lead = library.person(R.LEAD_INSPECTOR)
    before, feed = lead.get(path), lead.get(library.path)
    assert library.put(item, b"%PDF-1.7 a second edition").status_code == 200
    after = lead.get(path)
    assert (after.headers["etag"], after.json()) == (before.headers["etag"], before.json())
    assert lead.get(library.path).headers["etag"] == feed.headers["etag"]
    assert [version["version"] for version in lead.get(f"{path}/versions").json()["items"]] == [1]
    assert lead.get(f"{path}/content", params={"version": 2}).status_code == 404
    assert library.coordinator.get(path).json()["file"]["version"] == 2


def test_supplementary_material_is_stamped_apart_and_leaves_the_submitted_version(library: Library) -> None:
    """R68."""
    item = library.add_file(indicators=["1.1"])
    early = library.coordinator.post(f"{library.path}/{item['id']}/submission")
    assert early.json()["type"] == "/problems/evidence-not-submitted"
    library.submit()
    late = library.add_file()
    answer = library.coordinator.post(f"{library.path}/{late['id']}/submission")
    assert (answer.status_code, answer.json()["supplementary"]) == (200, True)
    library.put(item, b"%PDF-1.7 a second edition")
    renewed = library.coordinator.post(f"{library.path}/{item['id']}/submission").json()
    assert (renewed["supplementary"], renewed["file"]["version"]) == (False, 2)
    lead = library.person(R.LEAD_INSPECTOR)
    first, second = reversed(lead.get(f"{library.path}/{item['id']}/versions").json()["items"])
    assert first["submitted_at"] < second["submitted_at"]
    again = library.coordinator.post(f"{library.path}/{item['id']}/submission")
    assert again.json()["type"] == "/problems/evidence-submitted"


def test_a_client_without_the_scope_is_refused_by_name(library: Library) -> None:
    machine = library.cast.machine(R.INSPECTION_COORDINATOR, library.id, "evidence:read")
    assert machine.get(library.path).status_code == 200
    refused = machine.post(library.path, {"title": "From a script"})
    assert refused.status_code == 403
    assert "evidence:write" in refused.json()["detail"]


def test_people_comment_on_the_evidence_they_see(library: Library) -> None:
    item = library.add_file(indicators=["1.1"])
    about = {"subject_kind": "evidence", "subject_id": item["id"]}
    threads = f"/inspections/{library.id}/comments"
    lead = library.person(R.LEAD_INSPECTOR)
    assert library.coordinator.get(threads, params=about).status_code == 200
    assert lead.get(threads, params=about).status_code == 404
    assert library.coordinator.get(threads, params={**about, "subject_id": "E-001"}).status_code == 404
    library.submit()
    assert lead.get(threads, params=about).status_code == 200
