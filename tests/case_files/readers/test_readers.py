"""R26, R27, R49, R74: who reads, what they bring along, and whether the group has both kinds that the guidance asks for."""

from uuid import uuid4

import pytest
from tests.case_files.readers.naming import ANALYST, COORDINATOR, LEAD, READER, SUPPORT, TEAM, group, name, named, train
from tests.conducted import Conducted

from plumbline.identity.roles import Role

PRACTITIONER = ["qualified_social_worker", "trained_in_lscmi", "knows_local_systems"]


def test_r27_the_group_shows_which_kind_of_reader_is_missing(week_6: Conducted) -> None:
    assert group(week_6)["missing"] == ["No local file reader is named yet."]
    reader, other = week_6.by(READER), week_6.cast.person(READER, week_6.id)
    named(week_6, COORDINATOR, reader, qualifications=PRACTITIONER[:2])
    assert [(kind["code"], kind["met"]) for kind in group(week_6)["kinds"]] == [("practitioner", False), ("auditor", False)]
    assert (
        group(week_6)["missing"][1] == "Nobody of the local readers is this yet: somebody experienced in file audit or quality assurance."
    )
    assert "trained in LS/CMI" in group(week_6)["missing"][0]
    # Two who have half of it each are not one who has it all.
    made = named(week_6, COORDINATOR, other, qualifications=PRACTITIONER[2:])
    assert not group(week_6)["kinds"][0]["met"]
    address = f"{week_6.path}/case-readers/{made['id']}"
    coordinator = week_6.by(COORDINATOR)
    change = {"qualifications": [*PRACTITIONER, "file_audit"]}
    assert coordinator.patch(address, change, headers=coordinator.etag(address)).status_code == 200
    read = group(week_6, COORDINATOR)
    assert [(kind["code"], kind["met_by"]) for kind in read["kinds"]] == [("practitioner", [other.name]), ("auditor", [other.name])]
    assert (read["local_readers"], read["inspectors"]) == (2, 0)


def test_r27_an_inspector_makes_no_group_of_local_readers_whole(week_6: Conducted) -> None:
    named(week_6, LEAD, week_6.by(TEAM), qualifications=[*PRACTITIONER, "file_audit"])
    read = group(week_6)
    assert [kind["met"] for kind in read["kinds"]] == [False, False]
    assert (read["local_readers"], read["inspectors"]) == (0, 1)


def test_a_local_file_reader_is_in_the_group_from_the_appointment_on(week_6: Conducted) -> None:
    person = week_6.cast.person(Role.SENIOR_MANAGER, week_6.id)
    coordinator = week_6.by(COORDINATOR)
    given = coordinator.post(f"{week_6.path}/members", {"account_id": str(person.id), "role": "local_file_reader"})
    assert given.status_code == 201, given.text
    [row] = coordinator.get(f"{week_6.path}/case-readers").json()["items"]
    assert (row["name"], row["current"], row["qualifications"], row["trained"]) == (person.name, True, [], False)
    assert name(week_6, COORDINATOR, person).json()["type"] == "/problems/already-reader"


def test_a_reader_whose_role_ended_stays_on_record_and_out_of_the_group(week_6: Conducted) -> None:
    reader = week_6.by(READER)
    named(week_6, COORDINATOR, reader, qualifications=["file_audit"])
    assert group(week_6)["kinds"][1]["met"]
    week_6.cast.leave(reader, week_6.id, week_6.week(7))
    [row] = week_6.by(LEAD).get(f"{week_6.path}/case-readers").json()["items"]
    assert (row["name"], row["current"]) == (reader.name, False)
    assert not group(week_6)["kinds"][1]["met"]
    assert group(week_6)["local_readers"] == 0


def test_r74_the_codes_of_whose_cases_a_reader_must_not_have_stay_with_the_council(week_6: Conducted) -> None:
    made = named(week_6, COORDINATOR, week_6.by(READER), worker_codes=["W14", "W03", "W14"])
    address = f"{week_6.path}/case-readers/{made['id']}"
    for role, codes in (
        (COORDINATOR, ["W03", "W14"]),
        (READER, ["W03", "W14"]),
        (LEAD, None),
        (ANALYST, None),
        (Role.CHIEF_EXECUTIVE, None),
    ):
        assert week_6.by(role).get(address).json()["worker_codes"] == codes, role
    # Nor does the change feed tell them.
    assert "W14" not in week_6.by(LEAD).get(f"{week_6.path}/changes").text


def test_r26_a_local_reader_finds_themselves_and_nobody_else(week_6: Conducted) -> None:
    own = named(week_6, COORDINATOR, week_6.by(READER))
    other = named(week_6, COORDINATOR, week_6.cast.person(READER, week_6.id))
    reader = week_6.by(READER)
    assert [row["id"] for row in reader.get(f"{week_6.path}/case-readers").json()["items"]] == [own["id"]]
    assert reader.get(f"{week_6.path}/case-readers/{own['id']}").status_code == 200
    assert reader.get(f"{week_6.path}/case-readers/{other['id']}").status_code == 404
    assert reader.get(f"{week_6.path}/case-reader-group").status_code == 404


def test_whom_somebody_could_name_is_of_their_own_side_and_not_named_yet(week_6: Conducted) -> None:
    def possible(role: Role) -> list[str]:
        return [person["name"] for person in group(week_6, role)["possible"]]

    reader, inspector = week_6.by(READER), week_6.by(TEAM)
    assert possible(COORDINATOR) == [reader.name]
    assert inspector.name in possible(LEAD)
    assert reader.name not in possible(LEAD)
    assert possible(ANALYST) == []
    named(week_6, COORDINATOR, reader)
    assert possible(COORDINATOR) == []


@pytest.mark.parametrize(
    ("caller", "person", "members", "status", "problem"),
    [
        (COORDINATOR, READER, {}, 201, None),
        (SUPPORT, TEAM, {}, 201, None),
        # Each side names its own.
        (LEAD, READER, {}, 422, "/problems/invalid-request"),
        (COORDINATOR, TEAM, {}, 422, "/problems/invalid-request"),
        # Whoever does not read case records is given the role first.
        (COORDINATOR, Role.SENIOR_MANAGER, {}, 422, "/problems/invalid-request"),
        (LEAD, ANALYST, {}, 422, "/problems/invalid-request"),
        (COORDINATOR, READER, {"qualifications": ["astrology"]}, 422, "/problems/invalid-request"),
        (Role.CHIEF_EXECUTIVE, READER, {}, 403, "/problems/forbidden"),
        (READER, READER, {}, 403, "/problems/forbidden"),
        (Role.CONTRIBUTOR, READER, {}, 404, "/problems/not-found"),
    ],
)
def test_who_names_whom(
    week_6: Conducted, caller: Role, person: Role, members: dict[str, list[str]], status: int, problem: str | None
) -> None:
    answer = name(week_6, caller, week_6.by(person), **members)
    assert (answer.status_code, answer.json().get("type")) == (status, problem), answer.text


def test_each_side_changes_and_removes_its_own_readers(week_6: Conducted) -> None:
    local, lead, coordinator = named(week_6, COORDINATOR, week_6.by(READER)), week_6.by(LEAD), week_6.by(COORDINATOR)
    address = f"{week_6.path}/case-readers/{local['id']}"
    refused = lead.patch(address, {"qualifications": []}, headers=lead.etag(address))
    assert (refused.status_code, refused.json()["detail"]) == (403, "The council's readers are named by the inspection coordinator.")
    offered = {act["action"]: act["allowed"] for act in lead.get(address).json()["permitted_actions"]}
    assert offered == {"change_case_reader": False, "remove_case_reader": False}
    assert coordinator.patch(address, {"qualifications": []}).status_code == 428
    before = coordinator.etag(address)
    assert coordinator.patch(address, {"qualifications": ["file_audit"]}, headers=before).status_code == 200
    assert coordinator.delete(address, headers=before).status_code == 412
    assert coordinator.delete(address, headers=coordinator.etag(address)).status_code == 204
    assert coordinator.get(address).status_code == 404


def test_a_change_leaves_what_is_not_sent(week_6: Conducted) -> None:
    made, coordinator = named(week_6, COORDINATOR, week_6.by(READER), worker_codes=["W1"]), week_6.by(COORDINATOR)
    address = f"{week_6.path}/case-readers/{made['id']}"
    changed = coordinator.patch(address, {"qualifications": ["file_audit"]}, headers=coordinator.etag(address)).json()
    assert (changed["worker_codes"], [brought["code"] for brought in changed["qualifications"]]) == (["W1"], ["file_audit"])
    changed = coordinator.patch(address, {"worker_codes": []}, headers=coordinator.etag(address)).json()
    assert (changed["worker_codes"], [brought["code"] for brought in changed["qualifications"]]) == ([], ["file_audit"])


def test_nothing_of_another_inspection_is_reached(week_6: Conducted) -> None:
    made = named(week_6, COORDINATOR, week_6.by(READER))
    stranger = week_6.cast.person(COORDINATOR, council="B")
    for address in (f"{week_6.path}/case-readers", f"{week_6.path}/case-readers/{made['id']}", f"{week_6.path}/training-events"):
        assert stranger.get(address).status_code == 404
    assert week_6.by(LEAD).get(f"{week_6.path}/case-readers/{uuid4()}").status_code == 404


def test_nothing_is_changed_when_the_inspection_is_over(week_6: Conducted) -> None:
    made, lead, coordinator = named(week_6, COORDINATOR, week_6.by(READER)), week_6.by(LEAD), week_6.by(COORDINATOR)
    stopped = lead.post(f"{week_6.path}/transitions", {"event": "abandon", "reason": "The programme was changed."})
    assert stopped.status_code == 201, stopped.text
    address = f"{week_6.path}/case-readers/{made['id']}"
    answers = (
        name(week_6, LEAD, week_6.by(TEAM)),
        train(week_6),
        coordinator.patch(address, {"qualifications": []}, headers=coordinator.etag(address)),
        coordinator.delete(address, headers=coordinator.etag(address)),
    )
    assert [answer.json()["type"] for answer in answers] == ["/problems/inspection-closed"] * 4
