"""Members of an inspection: listed to those who may know, appointed by those who appoint, gone on the next request."""

from collections.abc import Callable
from uuid import UUID

import pytest
from tests.people import Cast, Person

from plumbline.identity.roles import Role


@pytest.fixture
def inspection(inspection_of: Callable[[str], UUID]) -> UUID:
    return inspection_of("A")


def roles_listed(person: Person, inspection: UUID) -> set[str]:
    answer = person.get(f"/inspections/{inspection}/members")
    assert answer.status_code == 200, answer.text
    return {member["role"] for member in answer.json()["items"]}


@pytest.mark.parametrize(
    ("viewer", "sees"),
    [
        (Role.LEAD_INSPECTOR, {"lead_inspector", "inspection_coordinator", "contributor", "local_file_reader"}),
        (Role.SENIOR_MANAGER, {"lead_inspector", "inspection_coordinator", "contributor", "local_file_reader", "senior_manager"}),
        (Role.CONTRIBUTOR, {"inspection_coordinator", "contributor"}),
        (Role.LOCAL_FILE_READER, {"inspection_coordinator", "local_file_reader"}),
        (Role.COUNCIL_ADMINISTRATOR, {"inspection_coordinator", "contributor", "local_file_reader"}),
    ],
)
def test_each_role_sees_the_members_it_may_know(cast: Cast, inspection: UUID, viewer: Role, sees: set[str]) -> None:
    people = {
        role: cast.person(role, inspection)
        for role in (Role.LEAD_INSPECTOR, Role.INSPECTION_COORDINATOR, Role.CONTRIBUTOR, Role.LOCAL_FILE_READER)
    }
    assert roles_listed(people.get(viewer) or cast.person(viewer, inspection), inspection) == sees


def test_a_contributor_sees_no_other_contributor(cast: Cast, inspection: UUID) -> None:
    here, other = cast.person(Role.CONTRIBUTOR, inspection), cast.person(Role.CONTRIBUTOR, inspection)
    listed = here.get(f"/inspections/{inspection}/members").json()["items"]
    assert [member["account_id"] for member in listed] == [str(here.id)]
    assert other.name not in here.get(f"/inspections/{inspection}/members").text


def test_e_mail_addresses_stay_on_their_own_side(cast: Cast, inspection: UUID) -> None:
    lead, coordinator = cast.person(Role.LEAD_INSPECTOR, inspection), cast.person(Role.INSPECTION_COORDINATOR, inspection)
    listed = {member["account_id"]: member["email"] for member in lead.get(f"/inspections/{inspection}/members").json()["items"]}
    assert listed[str(lead.id)] is not None
    assert listed[str(coordinator.id)] is None


@pytest.mark.parametrize("role", [Role.INSPECTION_COORDINATOR, Role.LEAD_INSPECTOR, Role.COUNCIL_ADMINISTRATOR])
def test_another_councils_inspection_does_not_exist(cast: Cast, inspection: UUID, inspection_of: Callable[[str], UUID], role: Role) -> None:
    """R32: not yours and not there are the same bytes."""
    stranger = cast.person(role, inspection_of("B"), council="B")
    theirs = stranger.get(f"/inspections/{inspection}/members")
    nobodys = stranger.get("/inspections/9f1c7d52-5a0e-4a5c-8a55-0b6f4a0f6f11/members")
    for answer in (theirs, nobodys):
        assert answer.status_code == 404
    drop = ("instance",)
    assert {k: v for k, v in theirs.json().items() if k not in drop} == {k: v for k, v in nobodys.json().items() if k not in drop}
    assert set(theirs.headers) == set(nobodys.headers)


def test_a_coordinator_gives_a_colleague_a_role(cast: Cast, inspection: UUID) -> None:
    coordinator, colleague = cast.person(Role.INSPECTION_COORDINATOR, inspection), cast.person()
    answer = coordinator.post(f"/inspections/{inspection}/members", {"account_id": str(colleague.id), "role": "contributor"})
    assert answer.status_code == 201, answer.text
    assert roles_listed(colleague, inspection) == {"contributor", "inspection_coordinator"}
    again = coordinator.post(f"/inspections/{inspection}/members", {"account_id": str(colleague.id), "role": "contributor"})
    assert (again.status_code, again.json()["type"]) == (409, "/problems/already-member")


def test_people_of_another_organisation_look_like_nobody(cast: Cast, inspection: UUID) -> None:
    coordinator = cast.person(Role.INSPECTION_COORDINATOR, inspection)
    stranger, inspector = cast.person(council="B"), cast.person(Role.ANALYST)
    unknown = "9f1c7d52-5a0e-4a5c-8a55-0b6f4a0f6f11"
    answers = [
        coordinator.post(f"/inspections/{inspection}/members", {"account_id": str(who), "role": "contributor"})
        for who in (stranger.id, inspector.id, unknown)
    ]
    assert {answer.status_code for answer in answers} == {422}
    assert len({str(answer.json()["errors"]) for answer in answers}) == 1


def test_there_is_one_lead(cast: Cast, inspection: UUID) -> None:
    cast.person(Role.LEAD_INSPECTOR, inspection)
    administrator, other = cast.person(Role.INSPECTORATE_ADMINISTRATOR), cast.person(Role.ANALYST)
    answer = administrator.post(f"/inspections/{inspection}/members", {"account_id": str(other.id), "role": "lead_inspector"})
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/lead-already-named")


def test_several_people_hold_a_role_so_that_nobody_is_the_only_one(cast: Cast, inspection: UUID) -> None:
    """R33: people leave or fall ill."""
    chief = cast.person(Role.CHIEF_EXECUTIVE, inspection)
    colleagues = [cast.person(), cast.person()]
    for colleague in colleagues:
        body = {"account_id": str(colleague.id), "role": "inspection_coordinator"}
        assert chief.post(f"/inspections/{inspection}/members", body).status_code == 201
    first = next(
        member
        for member in chief.get(f"/inspections/{inspection}/members").json()["items"]
        if member["account_id"] == str(colleagues[0].id)
    )
    path = f"/inspections/{inspection}/members/{first['id']}"
    assert chief.delete(path, headers=chief.etag(path)).status_code == 204
    assert colleagues[0].get(f"/inspections/{inspection}/members").status_code == 404, "refused on the very next request"
    assert "inspection_coordinator" in roles_listed(colleagues[1], inspection)
    assert chief.get(path).json()["until_at"] is not None, "the history keeps it"


@pytest.mark.parametrize(
    ("caller", "role", "allowed"),
    [
        (Role.INSPECTION_COORDINATOR, Role.CONTRIBUTOR, True),
        (Role.COUNCIL_ADMINISTRATOR, Role.CONTRIBUTOR, True),
        (Role.CONTRIBUTOR, Role.INSPECTION_COORDINATOR, False),
        (Role.COUNCIL_ADMINISTRATOR, Role.CHIEF_EXECUTIVE, False),
        (Role.INSPECTION_COORDINATOR, Role.CHIEF_SOCIAL_WORK_OFFICER, False),
        (Role.LEAD_INSPECTOR, Role.CONTRIBUTOR, False),
        (Role.LEAD_INSPECTOR, Role.CHIEF_EXECUTIVE, True),
    ],
)
def test_a_role_is_ended_by_those_who_give_it(cast: Cast, inspection: UUID, caller: Role, role: Role, *, allowed: bool) -> None:
    member, ender = cast.person(role, inspection), cast.person(caller, inspection)
    watcher = cast.person(Role.SENIOR_MANAGER, inspection)
    listed = watcher.get(f"/inspections/{inspection}/members").json()["items"]
    path = f"/inspections/{inspection}/members/{next(row['id'] for row in listed if row['account_id'] == str(member.id))}"
    answer = ender.delete(path, headers=watcher.etag(path))
    if allowed and answer.status_code == 412:  # the watcher reads without the address: each viewer has an ETag of their own
        answer = ender.delete(path, headers=ender.etag(path))
    assert answer.status_code == (204 if allowed else 403), answer.text
    shown = [act for act in watcher.get(path).json()["permitted_actions"] if act["action"] == "end_membership"]
    assert [act["allowed"] for act in shown] == [False], "a senior manager is told who may"


def test_an_inspection_is_never_without_its_lead(cast: Cast, inspection: UUID) -> None:
    cast.person(Role.LEAD_INSPECTOR, inspection)
    administrator = cast.person(Role.INSPECTORATE_ADMINISTRATOR)
    [lead] = administrator.get(f"/inspections/{inspection}/members").json()["items"]
    path = f"/inspections/{inspection}/members/{lead['id']}"
    assert administrator.delete(path, headers=administrator.etag(path)).json()["type"] == "/problems/lead-already-named"


def test_a_write_needs_what_was_read(cast: Cast, inspection: UUID) -> None:
    coordinator, member = cast.person(Role.INSPECTION_COORDINATOR, inspection), cast.person(Role.CONTRIBUTOR, inspection)
    listed = coordinator.get(f"/inspections/{inspection}/members").json()["items"]
    path = f"/inspections/{inspection}/members/{next(row['id'] for row in listed if row['account_id'] == str(member.id))}"
    assert coordinator.delete(path).status_code == 428
    assert coordinator.delete(path, headers={"If-Match": '"another"'}).status_code == 412


def test_a_role_that_ended_is_kept_with_its_reason_for_its_own_side(cast: Cast, inspection: UUID) -> None:
    """R18, R22: history is kept."""
    coordinator, manager = cast.person(Role.INSPECTION_COORDINATOR, inspection), cast.person(Role.SENIOR_MANAGER, inspection)
    lead = cast.person(Role.LEAD_INSPECTOR, inspection)
    path = f"/inspections/{inspection}/members"
    [member] = [one for one in coordinator.get(path).json()["items"] if one["account_id"] == str(manager.id)]
    address = f"{path}/{member['id']}"
    ended = coordinator.delete(address, headers=coordinator.etag(address) | {"Audit-Reason": "Left%20the%20council."})
    assert ended.status_code == 204, ended.text
    assert str(manager.id) not in {one["account_id"] for one in coordinator.get(path).json()["items"]}
    for viewer, reason in ((coordinator, "Left the council."), (lead, None)):
        [former] = viewer.get(path, params={"former": "true"}).json()["items"]
        assert (former["account_id"], former["active"], former["reason"]) == (str(manager.id), False, reason)
        assert former["until_at"] is not None


def test_each_role_says_who_may_give_it(cast: Cast, inspection: UUID) -> None:
    def given_by(person: Person) -> dict[str, tuple[bool, bool]]:
        answer = person.get(f"/inspections/{inspection}/appointable-roles")
        assert answer.status_code == 200, answer.text
        roles = answer.json()["items"]
        return {one["role"]: (one["permitted"]["allowed"], one["permitted_for_a_deputy"]["allowed"]) for one in roles}

    coordinator, chief = cast.person(Role.INSPECTION_COORDINATOR, inspection), cast.person(Role.CHIEF_EXECUTIVE, inspection)
    assert {role for role, may in given_by(coordinator).items() if any(may)} == {"senior_manager", "contributor", "local_file_reader"}
    by_the_chief = given_by(chief)
    assert (by_the_chief["inspection_coordinator"], by_the_chief["chief_executive"]) == ((True, True), (False, True))
    assert len(by_the_chief) == 11
    refused = coordinator.post(f"/inspections/{inspection}/members", {"account_id": str(chief.id), "role": "inspection_coordinator"})
    [why] = [
        one["permitted"]["reason"]
        for one in coordinator.get(f"/inspections/{inspection}/appointable-roles").json()["items"]
        if one["role"] == "inspection_coordinator"
    ]
    assert (refused.status_code, refused.json()["detail"]) == (403, why)
