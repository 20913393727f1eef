"""Coming in by a link: the letter reaches people who have no account (R158), and the coordinator invites the rest."""

from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from fastapi.testclient import TestClient
from tests.people import Cast, Person

from plumbline.identity.roles import Role

CHOSEN = "sixteen pigeons on a wet roof"


def secret_of(address: str) -> str:
    """What stands behind the '#': no server and no log ever sees it."""
    parts = urlsplit(address)
    assert parts.query == ""
    return parts.fragment


def accept(client: TestClient, token: str, **changes: object):  # noqa: ANN201 (a response)
    given = {"token": token, "name": "Cora Example", "password": CHOSEN} | changes
    return client.post("/api/v1/invitations/acceptance", json=given)


def token_of(client: TestClient, email: str) -> str:
    answer = client.post("/api/v1/sign-in", json={"email": email, "password": CHOSEN})
    assert answer.status_code == 200, answer.text
    return answer.json()["access_token"]


def as_holder(client: TestClient, token: str, method: str, path: str, **request: object):  # noqa: ANN201 (a response)
    return client.request(method, f"/api/v1{path}", headers={"Authorization": f"Bearer {token}"}, **request)


@pytest.fixture
def inspection(inspection_of: Callable[[str], UUID]) -> UUID:
    return inspection_of("A")


@pytest.fixture
def lead(cast: Cast, inspection: UUID) -> Person:
    return cast.person(Role.LEAD_INSPECTOR, inspection)


@pytest.fixture
def letter_link(lead: Person, inspection: UUID) -> str:
    made = lead.post(f"/inspections/{inspection}/coordinator-link")
    assert made.status_code == 201, made.text
    return secret_of(made.json()["address"])


def test_a_council_without_accounts_names_its_coordinator_who_invites_the_rest(
    client: TestClient, inspection: UUID, letter_link: str
) -> None:
    opened = client.post("/api/v1/invitations/opening", json={"token": letter_link}).json()
    assert (opened["kind"], opened["organisation"], opened["role_in_words"]) == (
        "name_coordinator",
        "Strathmore Council",
        "inspection coordinator",
    )
    named = client.post(
        "/api/v1/invitations/naming", json={"token": letter_link, "name": "Cora Example", "email": "cora@strathmore.example"}
    )
    assert named.status_code == 201, named.text
    accepted = accept(client, secret_of(named.json()["address"]))
    assert accepted.status_code == 201, accepted.text
    cora = token_of(client, "cora@strathmore.example")
    me = as_holder(client, cora, "GET", "/me").json()
    assert [(held["inspection_id"], held["roles"]) for held in me["roles"]] == [(str(inspection), ["inspection_coordinator"])]
    invited = as_holder(
        client,
        cora,
        "POST",
        f"/inspections/{inspection}/invitations",
        json={"email": "con@strathmore.example", "name": "Con Example", "role": "contributor"},
    )
    assert invited.status_code == 201, invited.text
    assert accept(client, secret_of(invited.json()["address"]), name="Con Example").status_code == 201
    con = token_of(client, "con@strathmore.example")
    listed = as_holder(client, con, "GET", f"/inspections/{inspection}/members").json()["items"]
    assert {member["role"] for member in listed} == {"contributor", "inspection_coordinator"}, "a contributor sees no inspector (R157)"


def test_a_link_works_once(client: TestClient, letter_link: str) -> None:
    given = {"token": letter_link, "name": "Cora Example", "email": "cora@strathmore.example"}
    first = client.post("/api/v1/invitations/naming", json=given)
    assert client.post("/api/v1/invitations/naming", json=given).status_code == 404
    link = secret_of(first.json()["address"])
    assert accept(client, link).status_code == 201
    assert accept(client, link).status_code == 404


@pytest.mark.parametrize(
    ("instant", "status"), [("2026-04-06T08:59:00Z", 200), ("2026-04-06T09:01:00Z", 404)], ids=["14 days", "and a minute"]
)
def test_a_link_holds_for_fourteen_days(
    client: TestClient, cast: Cast, inspection: UUID, at: Callable[[str], datetime], instant: str, status: int
) -> None:
    at("2026-03-23T09:00:00Z")
    lead = cast.person(Role.LEAD_INSPECTOR, inspection)
    link = secret_of(lead.post(f"/inspections/{inspection}/coordinator-link").json()["address"])
    at(instant)
    assert client.post("/api/v1/invitations/opening", json={"token": link}).status_code == status


def test_used_expired_withdrawn_and_never_made_are_one_answer(client: TestClient, lead: Person, inspection: UUID, letter_link: str) -> None:
    listed = lead.get(f"/inspections/{inspection}/invitations").json()["items"]
    path = f"/inspections/{inspection}/invitations/{listed[0]['id']}"
    assert lead.delete(path, headers=lead.etag(path)).status_code == 204
    withdrawn = client.post("/api/v1/invitations/opening", json={"token": letter_link})
    unknown = client.post("/api/v1/invitations/opening", json={"token": "A" * 43})
    for answer in (withdrawn, unknown):
        assert (answer.status_code, answer.json()["type"]) == (404, "/problems/link-not-valid")
    assert withdrawn.json()["detail"] == unknown.json()["detail"]


def test_a_link_is_shown_once_and_never_stored(lead: Person, inspection: UUID) -> None:
    key = {"Idempotency-Key": "the-letter"}
    first = lead.post(f"/inspections/{inspection}/coordinator-link", headers=key)
    again = lead.post(f"/inspections/{inspection}/coordinator-link", headers=key)
    assert first.status_code == 201
    assert (again.status_code, again.json()["type"]) == (409, "/problems/secret-already-shown")
    listed = lead.get(f"/inspections/{inspection}/invitations")
    assert len(listed.json()["items"]) == 1
    assert secret_of(first.json()["address"]) not in listed.text


@pytest.mark.parametrize("password", ["short", "passwordpassword", "cora example cora", None])
def test_a_weak_password_is_refused_in_words_and_the_link_still_works(client: TestClient, letter_link: str, password: str | None) -> None:
    named = client.post(
        "/api/v1/invitations/naming", json={"token": letter_link, "name": "Cora Example", "email": "cora@strathmore.example"}
    )
    link = secret_of(named.json()["address"])
    refused = accept(client, link, password=password)
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "/password"
    assert accept(client, link).status_code == 201


def test_somebody_with_an_account_joins_without_a_new_password(client: TestClient, cast: Cast, inspection: UUID) -> None:
    coordinator = cast.person(Role.INSPECTION_COORDINATOR, inspection)
    first = coordinator.post(
        f"/inspections/{inspection}/invitations", {"email": "con@strathmore.example", "name": "Con", "role": "contributor"}
    )
    accept(client, secret_of(first.json()["address"]), name="Con Example")
    second = coordinator.post(
        f"/inspections/{inspection}/invitations", {"email": "CON@strathmore.example", "name": "Con", "role": "local_file_reader"}
    )
    link = secret_of(second.json()["address"])
    assert client.post("/api/v1/invitations/opening", json={"token": link}).json()["has_account"] is True
    assert accept(client, link, password=None, name="Somebody Else").status_code == 201
    me = as_holder(client, token_of(client, "con@strathmore.example"), "GET", "/me").json()
    assert (me["name"], me["roles"][0]["roles"]) == ("Con Example", ["contributor", "local_file_reader"])


def test_an_address_of_another_organisation_cannot_be_brought_in(client: TestClient, cast: Cast, inspection: UUID) -> None:
    stranger = cast.person(council="B")
    email = as_holder(client, stranger.token, "GET", "/me").json()["email"]
    coordinator = cast.person(Role.INSPECTION_COORDINATOR, inspection)
    made = coordinator.post(f"/inspections/{inspection}/invitations", {"email": email, "name": "X", "role": "contributor"})
    assert made.status_code == 201, "the invitation itself betrays nothing"
    assert accept(client, secret_of(made.json()["address"])).status_code == 409


CHIEFS = "the chief social work officer or the chief executive"


@pytest.mark.parametrize(
    ("caller", "role", "status"),
    [
        (Role.LEAD_INSPECTOR, "inspection_team", 201),
        (Role.LEAD_INSPECTOR, "chief_executive", 201),
        (Role.LEAD_INSPECTOR, "chief_social_work_officer", 201),
        (Role.LEAD_INSPECTOR, "contributor", 403),
        (Role.STRATEGIC_SUPPORT_OFFICER, "council_administrator", 201),
        (Role.STRATEGIC_SUPPORT_OFFICER, "inspection_coordinator", 403),
        (Role.INSPECTION_TEAM, "analyst", 403),
        (Role.CHIEF_EXECUTIVE, "inspection_coordinator", 201),
        (Role.CHIEF_SOCIAL_WORK_OFFICER, "inspection_coordinator", 201),
        (Role.CHIEF_EXECUTIVE, "chief_social_work_officer", 403),
        (Role.INSPECTION_COORDINATOR, "contributor", 201),
        (Role.INSPECTION_COORDINATOR, "local_file_reader", 201),
        (Role.INSPECTION_COORDINATOR, "senior_manager", 201),
        (Role.INSPECTION_COORDINATOR, "chief_executive", 403),
        (Role.INSPECTION_COORDINATOR, "chief_social_work_officer", 403),
        (Role.INSPECTION_COORDINATOR, "inspection_coordinator", 403),
        (Role.INSPECTION_COORDINATOR, "lead_inspector", 403),
        (Role.SENIOR_MANAGER, "contributor", 403),
        (Role.CONTRIBUTOR, "contributor", 403),
        (Role.LOCAL_FILE_READER, "local_file_reader", 403),
        (Role.COUNCIL_ADMINISTRATOR, "contributor", 201),
        (Role.COUNCIL_ADMINISTRATOR, "chief_executive", 403),
        (Role.COUNCIL_ADMINISTRATOR, "inspection_coordinator", 403),
        (Role.INSPECTORATE_ADMINISTRATOR, "lead_inspector", 201),
        (Role.INSPECTORATE_ADMINISTRATOR, "inspection_coordinator", 403),
    ],
)
def test_each_role_has_those_who_invite_for_it(cast: Cast, inspection: UUID, caller: Role, role: str, status: int) -> None:
    answer = cast.person(caller, inspection).post(
        f"/inspections/{inspection}/invitations", {"email": "new@example.test", "name": "New", "role": role}
    )
    assert answer.status_code == status, answer.text
    if status == 403:
        assert " may do this" in answer.json()["detail"] or "is appointed by" in answer.json()["detail"]


def test_a_chief_executive_names_a_deputy(cast: Cast, inspection: UUID) -> None:
    answer = cast.person(Role.CHIEF_EXECUTIVE, inspection).post(
        f"/inspections/{inspection}/invitations",
        {"email": "deputy@example.test", "name": "Deputy", "role": "chief_executive", "deputy": True},
    )
    assert answer.status_code == 201, answer.text


@pytest.mark.parametrize("role", [Role.INSPECTION_COORDINATOR, Role.LEAD_INSPECTOR, Role.COUNCIL_ADMINISTRATOR, Role.CHIEF_EXECUTIVE])
def test_a_role_elsewhere_invites_nobody_here(cast: Cast, inspection: UUID, inspection_of: Callable[[str], UUID], role: Role) -> None:
    elsewhere = cast.person(role, inspection_of("B"), council="B")
    body = {"email": "new@example.test", "name": "New", "role": "contributor"}
    assert elsewhere.post(f"/inspections/{inspection}/invitations", body).status_code == 404
    assert elsewhere.get(f"/inspections/{inspection}/invitations").status_code == 404


def test_the_support_officer_brings_in_the_councils_first_administrator(client: TestClient, cast: Cast, inspection: UUID) -> None:
    officer = cast.person(Role.STRATEGIC_SUPPORT_OFFICER, inspection)
    made = officer.post(
        f"/inspections/{inspection}/invitations", {"email": "it@strathmore.example", "name": "Ida", "role": "council_administrator"}
    )
    accept(client, secret_of(made.json()["address"]), name="Ida Example")
    ida = token_of(client, "it@strathmore.example")
    assert as_holder(client, ida, "GET", "/me").json()["organisation_roles"] == ["council_administrator"]
    further = as_holder(
        client, ida, "POST", "/invitations", json={"email": "it2@strathmore.example", "name": "Iain", "administrator": True}
    )
    assert further.status_code == 201, further.text
    assert len(as_holder(client, ida, "GET", "/invitations").json()["items"]) == 2


def test_an_administrator_withdraws_an_invitation_into_the_organisation_and_its_link_opens_no_more(cast: Cast) -> None:
    """R158: a link can be made useless at once, whoever holds it; another organisation does not learn of it."""
    administrator, other = cast.person(Role.COUNCIL_ADMINISTRATOR), cast.person(Role.COUNCIL_ADMINISTRATOR, council="B")
    made = administrator.post("/invitations", {"email": "new@example.test", "name": "New"}).json()
    path = f"/invitations/{made['id']}"
    assert other.get(path).status_code == 404
    assert administrator.call("DELETE", path).status_code == 428
    etag = administrator.etag(path)
    assert administrator.delete(path, headers=etag).status_code == 204
    assert administrator.get(path).json()["state"] == "withdrawn"
    assert administrator.delete(path, headers=etag).status_code == 412
    assert administrator.post("/invitations/opening", {"token": secret_of(made["address"])}).status_code == 404
