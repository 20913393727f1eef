"""R48: by which route the self-evaluation comes, proposed by one side, agreed to by the other, read by both."""

from typing import Any

import pytest
from tests.conducted import Conducted
from tests.people import Person
from tests.preparation.asking import CONTRIBUTOR, COORDINATOR, LEAD, SUPPORT

from plumbline.identity.roles import Role

FORM = {"route": "structured_form", "arrangements": "Evidence goes up from week 8 on."}


def place(inspection: Conducted) -> str:
    return f"{inspection.path}/agreements/self_evaluation"


def propose(inspection: Conducted, by: Person, **members: Any) -> Any:
    return by.put(place(inspection), FORM | members, headers=by.etag(place(inspection)))


def confirm(inspection: Conducted, by: Person, version: int = 1) -> Any:
    return by.post(f"{place(inspection)}/confirmation", {"version": version})


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
def test_who_may_agree_to_what_the_lead_proposed(first_week: Conducted, role: Role, status: int, problem: str | None) -> None:
    propose(first_week, first_week.by(LEAD))
    answer = confirm(first_week, first_week.by(role))
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
