"""Who sees what of the list: cases, counts, problems, and what one sent oneself (R24, R53)."""

import pytest
from sqlalchemy import select
from tests.case_files.lists.sent import ANALYST, CONTRIBUTOR, COORDINATOR, LEAD, SUPPORT, cases, permitted, send, state
from tests.conducted import Conducted

from plumbline.identity.roles import Role
from plumbline.kernel.read_log import ReadEntry
from plumbline.kernel.transaction import system_session

OUTSIDE = (Role.INSPECTION_TEAM, Role.QA_SERVICE_MANAGER, Role.SENIOR_MANAGER, Role.LOCAL_FILE_READER)


@pytest.fixture
def sent(asked: Conducted) -> Conducted:
    assert send(asked, cases(1, gender="x")).status_code == 422
    assert (
        send(
            asked, [*cases(60), *({**one, "case_ref": f"F{one['case_ref']}"} for one in cases(20, gender="female", ethnicity=""))]
        ).status_code
        == 201
    )
    return asked


def address(inspection: Conducted, rest: str = "") -> str:
    return f"{inspection.path}/case-lists/{state(inspection)['accepted']['id']}{rest}"


def test_r24_lead_analyst_and_coordinator_see_the_cases(sent: Conducted) -> None:
    for role in (LEAD, ANALYST, COORDINATOR):
        assert sent.by(role).get(address(sent, "/rows"), params={"count": "true"}).json()["count"] == 80, role


def test_r53_the_support_officer_sees_problems_and_counts_and_no_case(sent: Conducted) -> None:
    support = sent.by(SUPPORT)
    assert support.get(address(sent)).json()["cases"] == 80
    refused = state(sent, SUPPORT)
    assert (refused["versions"], refused["refused_versions"]) == (2, 1)
    [_, first] = support.get(f"{sent.path}/case-lists").json()["items"]
    assert support.get(f"{sent.path}/case-lists/{first['id']}").json()["report"]["problems"][0]["cell"] == "C2"
    assert support.get(address(sent, "/profile")).json()["cases"] == 80
    assert support.get(address(sent, "/rows")).status_code == 404
    assert "list_case_rows" not in {one["action"] for one in refused["permitted_actions"]}


def test_r53_the_support_officer_has_no_operation_that_alters_a_list(sent: Conducted) -> None:
    support = sent.by(SUPPORT)
    assert send(sent, cases(1), support).status_code == 403
    body = {"list_id": state(sent)["newest"]["id"], "fingerprint": "0" * 64, "reason": "Harmless."}
    assert support.post(f"{sent.path}/case-list/confirmations", body).status_code == 403
    for verb in ("PUT", "PATCH", "DELETE"):
        for rest in ("", "/rows", "/problems"):
            assert support.call(verb, address(sent, rest), json={}, headers={"If-Match": "*"}).status_code == 405
    assert permitted(state(sent, SUPPORT), "send_case_list")[0] is False


def test_r53_the_support_officer_comments_on_a_version(sent: Conducted) -> None:
    about = {"subject_kind": "case_list", "subject_id": state(sent)["newest"]["id"], "audience": "both_sides", "confirmed": True}
    said = sent.by(SUPPORT).post(f"{sent.path}/comments", {**about, "text": "Row 2: what stands under gender?"})
    assert said.status_code == 201, said.text
    query = {"subject_kind": "case_list", "subject_id": about["subject_id"]}
    for role, status in ((COORDINATOR, 200), (LEAD, 200), (Role.CHIEF_EXECUTIVE, 404), (Role.INSPECTION_TEAM, 404)):
        assert sent.by(role).get(f"{sent.path}/comments", params=query).status_code == status, role


@pytest.mark.parametrize("role", OUTSIDE)
def test_others_find_nothing_on_any_of_its_addresses(sent: Conducted, role: Role) -> None:
    person = sent.by(role)
    for rest in ("case-list", "case-list/requests", "case-list/template", "case-list/confirmations", "case-lists"):
        assert person.get(f"{sent.path}/{rest}").status_code == 404, rest
    for rest in ("", "/rows", "/profile", "/problems"):
        assert person.get(address(sent, rest)).status_code == 404, rest
    assert "case_list" not in person.get(f"{sent.path}/changes").text


@pytest.mark.parametrize("role", [CONTRIBUTOR, Role.CHIEF_EXECUTIVE, Role.CHIEF_SOCIAL_WORK_OFFICER])
def test_contributor_and_chiefs_see_what_they_sent_themselves_and_nothing_else(sent: Conducted, role: Role) -> None:
    person = sent.by(role)
    seen = state(sent, person)
    assert (seen["request"]["number"], seen["newest"], seen["versions"]) == (1, None, 0)
    assert person.get(f"{sent.path}/case-lists").json()["items"] == []
    for rest in ("", "/rows", "/profile", "/problems"):
        assert person.get(address(sent, rest)).status_code == 404, rest
    assert "of the case list was" not in person.get(f"{sent.path}/changes").text
    # The same rows as the version that stands: to say so would tell what is in it.
    own = send(
        sent, [*cases(60), *({**one, "case_ref": f"F{one['case_ref']}"} for one in cases(20, gender="female", ethnicity=""))], person
    )
    assert (own.status_code, own.json()["version"]["version"]) == (201, 3)
    assert person.get(f"{sent.path}/case-lists/{own.json()['version']['id']}/rows").json()["items"][0]["case_ref"] == "SM-0001"


def test_the_profile_counts_the_list_beside_the_national_figures(sent: Conducted) -> None:
    profile = sent.by(ANALYST).get(address(sent, "/profile")).json()
    categories = {one["code"]: one for one in profile["categories"]}
    counts = {one["value"]: one["cases"] for one in categories["gender"]["counts"]}
    assert (profile["cases"], counts["male"], counts["female"]) == (80, 60, 20)
    types = {one["value"]: (one["cases"], one["national"]) for one in categories["order_type"]["counts"]}
    assert types["both"] == (80, 5592)
    assert categories["order_type"]["national"]["period"] == "2017-18"
    assert categories["ethnicity"]["missing"] == 80
    assert {one["column"]: one["cases"] for one in profile["missing"]}["received_on"] == 80
    assert {one["value"]: one["cases"] for one in categories["age_band"]["counts"]}["21-25"] == 80


def test_each_reading_of_cases_and_counts_is_logged(sent: Conducted) -> None:
    analyst = sent.by(ANALYST)
    analyst.get(address(sent, "/rows"))
    analyst.get(address(sent, "/profile"))
    sent.by(SUPPORT).get(address(sent, "/problems"))
    with system_session(sent.cast.app.state.database) as session:
        logged = session.execute(select(ReadEntry.reader_name, ReadEntry.what).order_by(ReadEntry.sequence)).all()
    assert [tuple(row) for row in logged] == [
        (analyst.name, "cases of version 2 of the case list"),
        (analyst.name, "counts of version 2 of the case list"),
    ]


def test_nothing_of_it_is_stored_on_the_way(sent: Conducted) -> None:
    for rest in ("case-list", "case-list/requests", "case-list/confirmations", "case-lists"):
        assert sent.by(LEAD).get(f"{sent.path}/{rest}").headers["cache-control"] == "no-store"
    for rest in ("", "/rows", "/profile", "/problems"):
        assert sent.by(LEAD).get(address(sent, rest)).headers["cache-control"] == "no-store"


def test_cases_are_paged_and_no_page_is_lost(sent: Conducted) -> None:
    found, cursor = [], None
    while cursor is not None or not found:
        page = sent.by(LEAD).get(address(sent, "/rows"), params={"limit": 30, **({"cursor": cursor} if cursor else {})}).json()
        found += [one["row"] for one in page["items"]]
        cursor = page["next_cursor"]
    assert found == list(range(2, 82))
