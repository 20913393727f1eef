"""One's own account, and accounts in an administrator's care."""

from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient
from tests.identity.people_with_passwords import PASSWORD, Resident, with_password
from tests.people import Cast

from plumbline.identity.roles import Role

NEW = "sixteen pigeons on a wet roof"
REASON = {"reason": "She has left the council."}


def sign_in(client: TestClient, who: Resident, password: str = PASSWORD) -> int:
    status = client.post("/api/v1/sign-in", json={"email": who.email, "password": password}).status_code
    client.cookies.clear()
    return status


def test_me_says_who_calls_and_what_time_it_is(ann: Resident) -> None:
    me = ann.person.get("/me").json()
    assert (me["name"], me["machine"], me["organisation"]["side"], me["roles"]) == ("Ann Example", False, "council", [])
    assert me["server_time"].endswith("Z")
    assert me["session"]["current"] is True


def test_a_change_of_password_ends_every_other_session(ann: Resident, client: TestClient) -> None:
    other = client.post("/api/v1/sign-in", json={"email": ann.email, "password": PASSWORD}).json()["access_token"]
    answer = ann.person.post("/me/password", {"current_password": PASSWORD, "new_password": NEW})
    assert answer.status_code == 204, answer.text
    assert client.get("/api/v1/me", headers={"Authorization": f"Bearer {other}"}).status_code == 401
    assert ann.person.get("/me").status_code == 200, "the browser that changed it stays signed in"
    assert (sign_in(client, ann), sign_in(client, ann, NEW)) == (401, 200)


@pytest.mark.parametrize(
    ("current", "new", "problem", "pointer"),
    [
        ("wrong horse wrong battery", NEW, "wrong-password", "/current_password"),
        (PASSWORD, PASSWORD, "invalid-request", "/new_password"),
        (PASSWORD, "short", "invalid-request", "/new_password"),
        (PASSWORD, "ann example ann example", "invalid-request", "/new_password"),
    ],
)
def test_a_bad_change_of_password_is_refused(ann: Resident, current: str, new: str, problem: str, pointer: str) -> None:
    answer = ann.person.post("/me/password", {"current_password": current, "new_password": new})
    assert (answer.status_code, answer.json()["type"]) == (422, f"/problems/{problem}")
    assert answer.json()["errors"][0]["pointer"] == pointer
    assert new not in answer.text


def test_guessing_the_current_password_is_slowed_like_signing_in(ann: Resident) -> None:
    guesses = [ann.person.post("/me/password", {"current_password": f"guess {n}", "new_password": NEW}).status_code for n in range(6)]
    assert guesses == [422] * 5 + [429]


def test_a_person_sees_and_ends_their_own_sessions_and_nobody_elses(ann: Resident, cast: Cast, client: TestClient) -> None:
    other = client.post("/api/v1/sign-in", json={"email": ann.email, "password": PASSWORD}).json()["access_token"]
    listed = ann.person.get("/me/sessions").json()["items"]
    assert [session["current"] for session in listed] == [False, True]
    stranger = cast.person(council="B")
    assert stranger.post(f"/me/sessions/{listed[0]['id']}/ending").status_code == 404
    assert client.get("/api/v1/me", headers={"Authorization": f"Bearer {other}"}).status_code == 200
    assert ann.person.post(f"/me/sessions/{listed[0]['id']}/ending").status_code == 204
    assert client.get("/api/v1/me", headers={"Authorization": f"Bearer {other}"}).status_code == 401


def test_deactivation_ends_every_session_on_the_next_request(ann: Resident, cast: Cast, client: TestClient) -> None:
    administrator = cast.person(Role.COUNCIL_ADMINISTRATOR)
    assert ann.person.get("/me").status_code == 200
    answer = administrator.post(f"/accounts/{ann.id}/deactivation", REASON)
    assert answer.status_code == 200, answer.text
    assert ann.person.get("/me").status_code == 401
    assert sign_in(client, ann) == 401
    assert administrator.post(f"/accounts/{ann.id}/reactivation", {"reason": "She is back."}).status_code == 200
    assert sign_in(client, ann) == 200


def test_an_administrators_link_sets_a_new_password_once(ann: Resident, cast: Cast, client: TestClient) -> None:
    administrator = cast.person(Role.COUNCIL_ADMINISTRATOR)
    made = administrator.post(f"/accounts/{ann.id}/password-link")
    assert made.status_code == 201, made.text
    link = {"token": urlsplit(made.json()["address"]).fragment}
    weak = client.post("/api/v1/password-resets", json={**link, "new_password": "short"})
    assert weak.status_code == 422
    assert client.post("/api/v1/password-resets", json={**link, "new_password": NEW}).status_code == 204
    assert ann.person.get("/me").status_code == 401, "whoever else was signed in is out"
    assert (sign_in(client, ann), sign_in(client, ann, NEW)) == (401, 200)
    assert client.post("/api/v1/password-resets", json={**link, "new_password": NEW}).status_code == 404


def test_a_lost_authenticator_is_started_again_by_an_administrator(ann: Resident, cast: Cast, client: TestClient) -> None:
    administrator = cast.person(Role.COUNCIL_ADMINISTRATOR)
    client.post("/api/v1/sign-in/enrolment", json={"email": ann.email, "password": PASSWORD})
    answer = administrator.post(f"/accounts/{ann.id}/one-time-code-reset", {"reason": "The telephone fell into the Clyde."})
    assert answer.status_code == 200, answer.text
    assert answer.json()["one_time_codes"] is False
    assert ann.person.get("/me").status_code == 401
    assert sign_in(client, ann) == 200


def test_an_administrator_signs_somebody_out_everywhere(ann: Resident, cast: Cast) -> None:
    answer = cast.person(Role.COUNCIL_ADMINISTRATOR).post(f"/accounts/{ann.id}/session-ending", {"reason": "A laptop was stolen."})
    assert answer.status_code == 200, answer.text
    assert ann.person.get("/me").status_code == 401


def test_an_administrator_cannot_lock_themselves_out(cast: Cast) -> None:
    administrator = cast.person(Role.COUNCIL_ADMINISTRATOR)
    assert administrator.post(f"/accounts/{administrator.id}/deactivation", REASON).json()["type"] == "/problems/not-yourself"


ACTS = ("deactivation", "reactivation", "one-time-code-reset", "session-ending", "password-link")


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize(
    ("role", "council"),
    [(None, "A"), (Role.COUNCIL_ADMINISTRATOR, "B"), (Role.INSPECTORATE_ADMINISTRATOR, "A")],
    ids=["no administrator", "another council's", "the inspectorate's"],
)
def test_an_account_is_in_nobody_elses_care(ann: Resident, cast: Cast, act: str, role: Role | None, council: str) -> None:
    caller = cast.person(role, council=council)
    body = {} if act == "password-link" else REASON
    assert caller.post(f"/accounts/{ann.id}/{act}", body).status_code == 404
    assert caller.get(f"/accounts/{ann.id}").status_code == 404
    assert ann.person.get("/me").status_code == 200


def test_the_inspectorate_can_help_a_council_whose_one_administrator_is_locked_out(cast: Cast) -> None:
    """R33: no single account that everything hangs on."""
    locked_out = with_password(cast.person(Role.COUNCIL_ADMINISTRATOR), "it@strathmore.example")
    helper = cast.person(Role.INSPECTORATE_ADMINISTRATOR)
    assert helper.post(f"/accounts/{locked_out.id}/password-link").status_code == 201


def test_accounts_are_listed_by_name_page_by_page(cast: Cast, ann: Resident) -> None:
    administrator = cast.person(Role.COUNCIL_ADMINISTRATOR, name="Zoe Administrator")
    cast.person(council="B", name="Bea Stranger")
    cast.person(name="Moira Middle")
    first = administrator.get("/accounts?limit=2").json()
    rest = administrator.get(f"/accounts?limit=2&cursor={first['next_cursor']}").json()
    assert [account["name"] for account in [*first["items"], *rest["items"]]] == ["Ann Example", "Moira Middle", "Zoe Administrator"]
    assert "password" not in str(first)
    assert ann.person.get("/accounts").status_code == 404


def test_without_a_token_there_is_nothing(client: TestClient) -> None:
    for path in ("/me", "/me/sessions", "/accounts", "/api-clients", "/invitations"):
        answer = client.get(f"/api/v1{path}")
        assert (answer.status_code, answer.json()["type"]) == (401, "/problems/unauthenticated")


def test_an_administrator_finds_accounts_by_a_part_of_a_name_or_an_address(ann: Resident, gone: Resident, cast: Cast) -> None:
    administrator = cast.person(Role.COUNCIL_ADMINISTRATOR)

    def found(**asked: object) -> list[str]:
        return [row["name"] for row in administrator.get("/accounts", params=asked).json()["items"]]

    assert found(find="ANN EX") == ["Ann Example"]
    assert found(find="gone@") == ["Gone Example"]
    assert found(find="%") == []
    assert found(active=False) == ["Gone Example"]
    assert "Gone Example" not in found(active=True)


def test_an_account_says_what_may_be_done_to_it(ann: Resident, gone: Resident, cast: Cast) -> None:
    administrator = cast.person(Role.COUNCIL_ADMINISTRATOR)

    def refused(account: object) -> set[str]:
        actions = administrator.get(f"/accounts/{account}").json()["permitted_actions"]
        return {row["action"] for row in actions if not row["allowed"]}

    assert refused(ann.id) == {"reactivate_account"}
    assert refused(gone.id) == {"deactivate_account", "make_password_link"}
    assert refused(administrator.id) == {"deactivate_account", "reactivate_account"}
