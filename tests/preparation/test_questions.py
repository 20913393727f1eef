"""Questions both ways: who asks whom, what an answer closes, and what is late (R20, R154)."""

from typing import Any

import pytest
from sqlalchemy import text
from tests.conducted import Conducted
from tests.people import Person
from tests.preparation.asking import ANALYST, CONTRIBUTOR, COORDINATOR, LEAD, QUERY, SUPPORT, act, answer, ask, references

from plumbline.identity.roles import Role


def test_a_query_goes_to_the_coordinator_with_a_due_date_and_an_answer_closes_the_waiting(first_week: Conducted) -> None:
    """R154: an owner, a due date, an answer; the time it took is there for both."""
    made = ask(first_week, first_week.by(SUPPORT))
    assert (made["reference"], made["asked_of"], made["state"]) == ("Q-001", "council", "asked")
    assert (made["waits_for"], made["owner"]) == ("The inspection coordinator", None)
    assert made["due"]["words"] == "end of Wednesday 14 January 2026"
    first_week.week(1, 2, "11:30:00")
    answered = answer(first_week, first_week.by(COORDINATOR), made).json()
    assert (answered["state"], answered["late"], answered["response_time"]) == ("answered", None, "2 days 2 hours")
    seen = first_week.by(SUPPORT).get(f"{first_week.path}/questions/{made['id']}").json()
    assert [(entry["act"], entry["text"]) for entry in seen["entries"]] == [("asked", ""), ("answered", "Forty-one and twelve.")]
    assert seen["response_time"] == answered["response_time"]


def test_the_council_asks_the_lead_and_the_support_officer_and_either_answers(first_week: Conducted) -> None:
    """R20: both are there for questions before week 5; no day has to be named."""
    made = ask(first_week, first_week.by(COORDINATOR), due_on=None)
    assert (made["asked_of"], made["due"]) == ("inspectorate", None)
    assert made["waits_for"] == "The lead inspector or the strategic support officer"
    assert answer(first_week, first_week.by(Role.INSPECTION_TEAM), made).status_code == 403
    assert answer(first_week, first_week.by(SUPPORT), made).status_code == 201
    # Of two who answer at once neither is sent away.
    both = answer(first_week, first_week.by(LEAD), made, text="And the other half.").json()
    assert [entry["by"] for entry in both["entries"][1:]] == [first_week.by(SUPPORT).name, first_week.by(LEAD).name]


def test_nobody_else_of_the_council_is_asked_until_the_coordinator_passes_it_on(first_week: Conducted) -> None:
    """R154: a query names another person of the council only after the coordinator agreed."""
    contributor, coordinator = first_week.by(CONTRIBUTOR), first_week.by(COORDINATOR)
    made = ask(first_week, first_week.by(LEAD))
    address = f"{first_week.path}/questions/{made['id']}"
    assert (references(first_week, contributor), contributor.get(address).status_code) == ([], 404)
    assert answer(first_week, contributor, made).status_code == 404
    named = {"account_id": str(contributor.id)}
    for role in (LEAD, SUPPORT, Role.CHIEF_EXECUTIVE):
        assert act(first_week, first_week.by(role), made, "passing-on", named).status_code == 403
    passed = act(first_week, coordinator, made, "passing-on", named).json()
    assert (passed["owner"]["name"], passed["waits_for"]) == (contributor.name, contributor.name)
    assert references(first_week, contributor) == ["Q-001"]
    assert answer(first_week, contributor, made).status_code == 201


@pytest.mark.parametrize("role", [LEAD, Role.LOCAL_FILE_READER, None])
def test_a_query_is_passed_on_only_to_somebody_of_the_council_who_can_answer(first_week: Conducted, role: Role | None) -> None:
    made = ask(first_week, first_week.by(LEAD))
    who = first_week.by(role) if role else first_week.cast.person(CONTRIBUTOR, council="B")
    refused = act(first_week, first_week.by(COORDINATOR), made, "passing-on", {"account_id": str(who.id)})
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (422, "unknown_person")


def test_a_late_answer_is_taken_and_marked(first_week: Conducted) -> None:
    made = ask(first_week, first_week.by(LEAD))
    assert references(first_week, first_week.by(COORDINATOR), overdue=True) == []
    first_week.week(2, 3, "02:00:00")
    assert references(first_week, first_week.by(COORDINATOR), overdue=True) == ["Q-001"]
    late = answer(first_week, first_week.by(COORDINATOR), made).json()
    assert (late["late"], late["entries"][-1]["late"], late["overdue"]) == ("2 hours after", "2 hours after", False)
    # What is added later does not make the answer later.
    first_week.week(4)
    added = answer(first_week, first_week.by(COORDINATOR), made, text="More.").json()
    assert (added["late"], [entry["late"] for entry in added["entries"]]) == ("2 hours after", [None, "2 hours after", None])


def test_the_last_second_of_the_day_is_on_time(first_week: Conducted) -> None:
    made = ask(first_week, first_week.by(LEAD))
    first_week.week(2, 2, "23:59:59")
    assert answer(first_week, first_week.by(COORDINATOR), made).json()["late"] is None


def test_the_side_that_asked_reopens_with_a_reason_moves_the_day_and_closes(first_week: Conducted) -> None:
    lead, coordinator = first_week.by(LEAD), first_week.by(COORDINATOR)
    made = ask(first_week, lead)
    address = f"{first_week.path}/questions/{made['id']}"
    answer(first_week, coordinator, made)
    again = act(first_week, first_week.by(ANALYST), made, "reopening", {"reason": "The north is missing."}).json()
    assert (again["state"], again["answered_at"], again["response_time"]) == ("reopened", None, "0 seconds")
    moved = lead.patch(address, {"due_on": "2026-01-21", "reason": "It is more work than we thought."}, headers=lead.etag(address))
    assert moved.json()["due"]["words"] == "end of Wednesday 21 January 2026"
    answer(first_week, coordinator, made, text="North: nine.")
    closed = act(first_week, lead, made, "closing").json()
    acts = ["asked", "answered", "reopened", "due_changed", "answered", "closed"]
    assert (closed["state"], [entry["act"] for entry in closed["entries"]]) == ("closed", acts)


# The state that the question is brought to, who acts, the act, and what comes of it.
REFUSALS = [
    ("asked", COORDINATOR, "closing", {}, 403, "forbidden"),
    ("asked", COORDINATOR, "withdrawal", {"reason": "No longer."}, 403, "forbidden"),
    ("asked", LEAD, "answers", {"text": "So."}, 403, "forbidden"),
    ("asked", Role.QA_SERVICE_MANAGER, "closing", {}, 403, "forbidden"),
    ("asked", Role.SENIOR_MANAGER, "answers", {"text": "So."}, 403, "forbidden"),
    ("asked", CONTRIBUTOR, "closing", {}, 404, "not-found"),
    ("asked", Role.LOCAL_FILE_READER, "answers", {"text": "So."}, 404, "not-found"),
    ("asked", LEAD, "closing", {}, 409, "question-moved-on"),
    ("asked", LEAD, "reopening", {"reason": "Once more."}, 409, "question-moved-on"),
    ("answered", LEAD, "withdrawal", {"reason": "No longer."}, 409, "question-moved-on"),
    ("answered", COORDINATOR, "passing-on", {"account_id": "6f1c2a8e-0000-4000-8000-000000000000"}, 409, "question-moved-on"),
    ("closed", COORDINATOR, "answers", {"text": "So."}, 409, "question-moved-on"),
    ("withdrawn", COORDINATOR, "answers", {"text": "So."}, 409, "question-moved-on"),
    ("withdrawn", LEAD, "reopening", {"reason": "Once more."}, 409, "question-moved-on"),
    ("asked", COORDINATOR, "answers", {"text": ""}, 422, "invalid-request"),
    ("asked", COORDINATOR, "answers", {"text": "So.", "score": 6}, 422, "invalid-request"),
    ("asked", COORDINATOR, "answers", {"text": "So.", "files": [{"title": "A", "evidence": "E-999"}]}, 422, "invalid-request"),
    ("answered", LEAD, "reopening", {}, 422, "invalid-request"),
    ("over", COORDINATOR, "answers", {"text": "So."}, 409, "inspection-closed"),
]


@pytest.mark.parametrize(("state", "role", "name", "body", "status", "problem"), REFUSALS)
def test_refusals(first_week: Conducted, state: str, role: Role, name: str, body: dict[str, Any], status: int, problem: str) -> None:
    lead = first_week.by(LEAD)
    made = ask(first_week, lead)
    if state in {"answered", "closed"}:
        assert answer(first_week, first_week.by(COORDINATOR), made).status_code == 201
    if state == "closed":
        assert act(first_week, lead, made, "closing").status_code == 200
    if state == "withdrawn":
        assert act(first_week, lead, made, "withdrawal", {"reason": "We found it."}).status_code == 200
    if state == "over":
        assert lead.post(f"{first_week.path}/transitions", {"event": "notify"}).status_code == 201
        over = lead.post(f"{first_week.path}/transitions", {"event": "abandon", "reason": "The council was merged."})
        assert over.status_code == 201, over.text
    refused = act(first_week, first_week.by(role), made, name, body)
    assert (refused.status_code, refused.json()["type"]) == (status, f"/problems/{problem}")


@pytest.mark.parametrize(
    ("role", "members", "code"),
    [
        (LEAD, {"due_on": None}, "missing"),
        (LEAD, {"due_on": "2026-01-04"}, "in_the_past"),
        (COORDINATOR, {"due_on": "2026-01-04"}, "in_the_past"),
    ],
)
def test_a_query_needs_a_day_that_is_not_over(first_week: Conducted, role: Role, members: dict[str, Any], code: str) -> None:
    refused = first_week.by(role).post(f"{first_week.path}/questions", QUERY | members)
    assert (refused.status_code, [(error["pointer"], error["code"]) for error in refused.json()["errors"]]) == (422, [("/due_on", code)])


def test_a_day_is_moved_from_the_version_that_was_read(first_week: Conducted) -> None:
    lead = first_week.by(LEAD)
    made = ask(first_week, lead)
    address, change = f"{first_week.path}/questions/{made['id']}", {"due_on": "2026-01-21", "reason": "More work."}
    assert lead.patch(address, change).status_code == 428
    read = lead.etag(address)
    answer(first_week, first_week.by(COORDINATOR), made)
    assert lead.patch(address, change, headers=read).status_code == 412


def test_what_is_offered_is_what_is_allowed(first_week: Conducted) -> None:
    made = ask(first_week, first_week.by(LEAD))
    offered = {entry["action"]: entry["allowed"] for entry in made["permitted_actions"]}
    assert offered == {
        "change_question": True,
        "close_question": False,
        "reopen_question": False,
        "withdraw_question": True,
    }
    seen = first_week.by(COORDINATOR).get(f"{first_week.path}/questions/{made['id']}").json()
    assert {entry["action"]: entry["allowed"] for entry in seen["permitted_actions"]} == {"answer_question": True, "pass_on_question": True}
    chief = first_week.by(Role.SENIOR_MANAGER).get(f"{first_week.path}/questions/{made['id']}").json()["permitted_actions"]
    assert [(entry["allowed"], entry["reason"][:30]) for entry in chief][:1] == [(False, "Only the inspection coordinato")]


def test_a_question_is_talked_over_on_each_side_alone(first_week: Conducted) -> None:
    coordinator, chief = first_week.by(COORDINATOR), first_week.by(Role.CHIEF_EXECUTIVE)
    made = ask(first_week, first_week.by(LEAD))
    about = {"subject_kind": "question", "subject_id": made["id"]}
    said = coordinator.post(f"{first_week.path}/comments", {**about, "audience": "my_side", "text": "Who has this?"})
    assert said.status_code == 201, said.text

    def heard(person: Person) -> int:
        return len(person.get(f"{first_week.path}/comments", params=about).json()["items"])

    assert (heard(chief), heard(first_week.by(LEAD))) == (1, 0)
    hidden = first_week.by(CONTRIBUTOR).get(f"{first_week.path}/comments", params=about)
    assert hidden.status_code == 404


def test_what_was_said_cannot_be_changed_even_by_the_service(first_week: Conducted) -> None:
    ask(first_week, first_week.by(LEAD))
    with first_week.cast.app.state.database.engine.connect() as connection, pytest.raises(Exception, match="permission denied"):
        connection.execute(text("update question_entry set text = 'Something else.'"))


def test_what_is_asked_again_after_its_day_is_given_another_and_is_not_late_from_the_start(first_week: Conducted) -> None:
    lead, coordinator = first_week.by(LEAD), first_week.by(COORDINATOR)
    query, wish = ask(first_week, lead), ask(first_week, coordinator)
    answer(first_week, coordinator, query)
    answer(first_week, lead, wish)
    first_week.week(3)
    without = act(first_week, lead, query, "reopening", {"reason": "The north is missing."})
    assert (without.status_code, without.json()["errors"][0]["pointer"]) == (422, "/due_on")
    again = act(first_week, lead, query, "reopening", {"reason": "The north is missing.", "due_on": "2026-01-20"}).json()
    assert (again["overdue"], again["due"]["words"]) == (False, "end of Tuesday 20 January 2026")
    assert answer(first_week, coordinator, query).json()["late"] is None
    # The council's own wish falls away with its day.
    assert act(first_week, coordinator, wish, "reopening", {"reason": "And the south?"}).json()["due"] is None
