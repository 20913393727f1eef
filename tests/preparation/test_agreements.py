"""R48: by which route the self-evaluation comes, proposed by one side, agreed to by the other, read by both. R156: case data."""

from typing import Any
from uuid import UUID

import pytest
from tests.conducted import Conducted
from tests.notifications.inbox import notices
from tests.people import Person
from tests.preparation.asking import CONTRIBUTOR, COORDINATOR, LEAD, SUPPORT

from plumbline.identity.roles import Role
from plumbline.kernel.database import Database
from plumbline.kernel.transaction import system_session
from plumbline.preparation.agreements.model import AgreementMatter
from plumbline.preparation.agreements.service import standing_agreement

FORM = {"route": "structured_form", "arrangements": "Evidence goes up from week 8 on."}
SELF_EVALUATION, CASE_DATA = "self_evaluation", "case_data"
BASIS = {"lawful_basis": "A public task of both bodies.", "privacy_notice": "On the council's website, under Privacy."}
TERMS = {"route": "upload", "arrangements": "By Friday of week 8.", "case_data": BASIS}


def place(inspection: Conducted, matter: str = SELF_EVALUATION) -> str:
    return f"{inspection.path}/agreements/{matter}"


def propose(inspection: Conducted, by: Person, matter: str = SELF_EVALUATION, **members: Any) -> Any:
    address, terms = place(inspection, matter), FORM if matter == SELF_EVALUATION else TERMS
    return by.put(address, terms | members, headers=by.etag(address))


def confirm(inspection: Conducted, by: Person, version: int = 1, matter: str = SELF_EVALUATION) -> Any:
    return by.post(f"{place(inspection, matter)}/confirmation", {"version": version})


def standing(database: Database, inspection: Conducted) -> tuple[int, str | None] | None:
    with system_session(database) as session:
        found = standing_agreement(session, UUID(inspection.id), AgreementMatter.CASE_DATA)
        return (found.version, found.lawful_basis) if found else None


def test_r48_both_sides_agree_on_the_route_and_both_read_who_and_when(first_week: Conducted) -> None:
    lead, coordinator = first_week.by(LEAD), first_week.by(COORDINATOR)
    assert lead.get(place(first_week)).json()["newest"] is None
    assert propose(first_week, lead).status_code == 200
    agreed = confirm(first_week, coordinator)
    assert agreed.status_code == 200, agreed.text
    for person in (lead, coordinator, first_week.by(Role.SENIOR_MANAGER), first_week.by(Role.ANALYST)):
        read = person.get(place(first_week)).json()
        assert read["standing"] == read["newest"]
        assert (read["newest"]["route"], read["newest"]["arrangements"]) == (FORM["route"], FORM["arrangements"])
        assert (read["newest"]["proposed_by"], read["newest"]["confirmed_by"]) == (lead.name, coordinator.name)
    task = coordinator.get(f"{first_week.path}/tasks/agree_submission_route").json()
    assert task["done_on"] is not None


def test_r48_what_was_agreed_stands_until_the_other_side_agrees_to_something_else(first_week: Conducted) -> None:
    support, coordinator = first_week.by(SUPPORT), first_week.by(COORDINATOR)
    propose(first_week, coordinator)
    confirm(first_week, support)
    waiting = propose(first_week, coordinator, route="own_format").json()
    assert (waiting["newest"]["version"], waiting["newest"]["confirmed_at"]) == (2, None)
    assert (waiting["standing"]["version"], waiting["standing"]["route"]) == (1, "structured_form")
    assert confirm(first_week, support, 1).json()["type"] == "/problems/not-for-you-to-confirm"
    assert confirm(first_week, support, 2).json()["standing"]["version"] == 2
    listed = support.get(f"{place(first_week)}/versions").json()["items"]
    assert [(row["version"], row["route"]) for row in listed] == [(2, "own_format"), (1, "structured_form")]


def test_the_same_words_again_are_no_new_version(first_week: Conducted) -> None:
    lead = first_week.by(LEAD)
    propose(first_week, lead)
    confirm(first_week, first_week.by(COORDINATOR))
    again = propose(first_week, lead).json()
    assert (again["newest"]["version"], again["newest"]["confirmed_by"]) == (1, first_week.by(COORDINATOR).name)


@pytest.mark.parametrize("matter", [SELF_EVALUATION, CASE_DATA])
@pytest.mark.parametrize(
    ("role", "status", "problem"),
    [
        (CONTRIBUTOR, 404, "/problems/not-found"),
        (Role.LOCAL_FILE_READER, 404, "/problems/not-found"),
        (Role.SENIOR_MANAGER, 403, "/problems/forbidden"),
        (Role.INSPECTION_TEAM, 403, "/problems/forbidden"),
        # An agreement takes two.
        (SUPPORT, 409, "/problems/not-for-you-to-confirm"),
        (Role.CHIEF_EXECUTIVE, 200, None),
    ],
)
def test_who_may_agree_to_what_the_lead_proposed(first_week: Conducted, role: Role, status: int, problem: str | None, matter: str) -> None:
    propose(first_week, first_week.by(LEAD), matter)
    answer = confirm(first_week, first_week.by(role), matter=matter)
    assert (answer.status_code, answer.json().get("type")) == (status, problem)


def test_a_proposal_starts_from_the_version_that_was_read(first_week: Conducted) -> None:
    lead, coordinator = first_week.by(LEAD), first_week.by(COORDINATOR)
    assert lead.put(place(first_week), FORM).status_code == 428
    read = lead.etag(place(first_week))
    propose(first_week, coordinator, route="api")
    stale = lead.put(place(first_week), FORM, headers=read)
    assert (stale.status_code, stale.json()["theirs"]["route"]) == (412, "api")
    assert lead.put(place(first_week), {"route": "pigeon"}, headers=lead.etag(place(first_week))).status_code == 422
    assert lead.get(f"{first_week.path}/agreements/lunch").status_code == 422


def test_r156_both_sides_record_the_lawful_basis_the_privacy_notice_and_the_route_and_leaders_read_them(
    first_week: Conducted, database: Database
) -> None:
    coordinator, support = first_week.by(COORDINATOR), first_week.by(SUPPORT)
    assert propose(first_week, coordinator, CASE_DATA).status_code == 200
    assert standing(database, first_week) is None
    assert confirm(first_week, support, matter=CASE_DATA).status_code == 200
    # The information governance officer reads as a senior manager (decision 52).
    for person in (coordinator, support, first_week.by(Role.SENIOR_MANAGER), first_week.by(Role.ANALYST)):
        read = person.get(place(first_week, CASE_DATA)).json()
        assert read["routes"] == ["upload", "api"]
        assert {name: read["standing"][name] for name in TERMS} == TERMS
        assert (read["standing"]["proposed_by"], read["standing"]["confirmed_by"]) == (coordinator.name, support.name)
    assert standing(database, first_week) == (1, BASIS["lawful_basis"])


def test_r156_another_basis_is_another_version_and_the_one_before_stands_until_both_agree(
    first_week: Conducted, database: Database
) -> None:
    coordinator, lead = first_week.by(COORDINATOR), first_week.by(LEAD)
    propose(first_week, coordinator, CASE_DATA)
    confirm(first_week, lead, matter=CASE_DATA)
    assert propose(first_week, lead, CASE_DATA).json()["newest"]["version"] == 1
    changed = propose(first_week, lead, CASE_DATA, case_data=BASIS | {"lawful_basis": "The statute."}).json()
    assert (changed["newest"]["version"], changed["standing"]["version"]) == (2, 1)
    assert standing(database, first_week) == (1, BASIS["lawful_basis"])
    confirm(first_week, coordinator, 2, CASE_DATA)
    assert standing(database, first_week) == (2, "The statute.")


def test_the_two_matters_are_agreed_apart(first_week: Conducted, database: Database) -> None:
    lead, coordinator = first_week.by(LEAD), first_week.by(COORDINATOR)
    propose(first_week, lead)
    confirm(first_week, coordinator)
    assert lead.get(place(first_week)).json()["newest"]["case_data"] is None
    assert lead.get(place(first_week, CASE_DATA)).json()["newest"] is None
    assert standing(database, first_week) is None


@pytest.mark.parametrize(
    ("matter", "members", "pointer", "code"),
    [
        (CASE_DATA, {"route": "structured_form"}, "/route", "not_of_this_matter"),
        (CASE_DATA, {"route": "own_format"}, "/route", "not_of_this_matter"),
        (CASE_DATA, {"case_data": None}, "/case_data", "missing"),
        (CASE_DATA, {"case_data": BASIS | {"lawful_basis": " \n"}}, "/case_data/lawful_basis", None),
        (CASE_DATA, {"case_data": BASIS | {"privacy_notice": ""}}, "/case_data/privacy_notice", None),
        (CASE_DATA, {"case_data": BASIS | {"privacy_notice": "x" * 2001}}, "/case_data/privacy_notice", None),
        (CASE_DATA, {"case_data": {"lawful_basis": "One alone."}}, "/case_data/privacy_notice", None),
        (SELF_EVALUATION, {"route": "upload"}, "/route", "not_of_this_matter"),
        (SELF_EVALUATION, {"case_data": BASIS}, "/case_data", "not_of_this_matter"),
    ],
)
def test_what_is_not_of_the_matter_is_refused_with_a_sentence(
    first_week: Conducted, matter: str, members: dict[str, Any], pointer: str, code: str | None
) -> None:
    answer = propose(first_week, first_week.by(LEAD), matter, **members)
    assert answer.status_code == 422, answer.text
    (fault,) = answer.json()["errors"]
    assert (fault["pointer"], fault["code"]) == (pointer, code or fault["code"])
    assert fault["detail"].endswith(".")
    assert first_week.by(LEAD).get(place(first_week, matter)).json()["newest"] is None


def test_audit_and_inbox_say_which_of_the_two_was_proposed_and_agreed(first_week: Conducted) -> None:
    coordinator, lead = first_week.by(COORDINATOR), first_week.by(LEAD)
    propose(first_week, coordinator, CASE_DATA)
    confirm(first_week, lead, matter=CASE_DATA)
    entries = lead.get("/audit-events", params={"inspection_id": first_week.id, "limit": 200}).json()["items"]
    said = {entry["action"]: entry["summary"] for entry in entries if "agreement" in entry["action"]}
    assert said == {
        "case_data_agreement_proposed": "Version 1 of the agreement on case data was proposed.",
        "case_data_agreement_confirmed": "Version 1 of the agreement on case data was agreed.",
    }
    for person in (lead, coordinator):
        (notice,) = [row for row in notices(person) if "agreement" in row["kind"]]
        assert (notice["kind"], notice["path"]) == ("case_data_agreement_changed", f"{first_week.path}/agreement/case-data")
