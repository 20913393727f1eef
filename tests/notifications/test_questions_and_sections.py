"""Who hears of a question, of its answer and of its day (R20, R154), and of a section that was given to them (R157)."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from fastapi import FastAPI
from tests.conducted import Conducted
from tests.notifications.inbox import kinds, notices
from tests.people import Person
from tests.preparation.asking import CONTRIBUTOR, COORDINATOR, LEAD, SUPPORT, act, answer, ask

from plumbline.identity.roles import Role
from plumbline.notifications.reminders import remind

MANAGER = Role.SENIOR_MANAGER
TOLD = {"question_waits", "question_answered", "question_near", "question_overdue", "section_given"}


@pytest.fixture
def asked(conducted: Conducted) -> Conducted:
    """Week 1, with the letter sent: the clock reminds nobody of an inspection that the council does not know of."""
    conducted.week(1)
    for role in (COORDINATOR, LEAD, SUPPORT, CONTRIBUTOR, MANAGER):
        conducted.by(role)
    assert conducted.by(LEAD).post(f"{conducted.path}/transitions", {"event": "notify"}).status_code == 201
    return conducted


def heard(person: Person) -> list[str]:
    return [kind for kind in kinds(person) if kind in TOLD]


def test_r154_a_query_goes_to_the_coordinator_alone_and_to_the_colleague_to_whom_it_is_passed_on(asked: Conducted) -> None:
    question = ask(asked, asked.by(LEAD))
    assert [heard(asked.by(role)) for role in (COORDINATOR, MANAGER, CONTRIBUTOR, SUPPORT)] == [["question_waits"], [], [], []]
    assert notices(asked.by(COORDINATOR))[0]["path"].endswith(f"/questions#{question['reference']}")
    colleague = asked.by(CONTRIBUTOR)
    assert act(asked, asked.by(COORDINATOR), question, "passing-on", {"account_id": str(colleague.id)}).status_code == 200
    assert heard(colleague) == ["question_waits"]
    assert question["title"] not in str(notices(colleague))


def test_r20_an_answer_is_told_to_who_asked_and_the_notice_of_the_question_goes_with_it(asked: Conducted) -> None:
    question = ask(asked, asked.by(MANAGER), due_on=None)
    assert [heard(asked.by(role)) for role in (LEAD, SUPPORT)] == [["question_waits"], ["question_waits"]]
    assert answer(asked, asked.by(SUPPORT), question).status_code == 201
    assert [heard(asked.by(role)) for role in (LEAD, SUPPORT)] == [[], []]
    # R22: what the council is told, its coordinator is told too.
    assert [heard(asked.by(role)) for role in (MANAGER, COORDINATOR, CONTRIBUTOR)] == [["question_answered"], ["question_answered"], []]
    assert act(asked, asked.by(MANAGER), question, "reopening", {"reason": "And the east?"}).status_code == 200
    assert heard(asked.by(LEAD)) == ["question_waits", "question_waits"]
    assert act(asked, asked.by(MANAGER), question, "closing").status_code == 200
    assert heard(asked.by(LEAD)) == []


def test_r154_the_day_of_an_answer_is_near_and_then_over_until_it_is_given(
    asked: Conducted, app: FastAPI, at: Callable[[str], datetime]
) -> None:
    question = ask(asked, asked.by(LEAD), due_on="2026-01-21")
    colleague = asked.by(MANAGER)
    act(asked, asked.by(COORDINATOR), question, "passing-on", {"account_id": str(colleague.id)})

    def come(instant: str) -> list[list[str]]:
        at(instant)
        for _ in range(2):
            app.state.jobs.run("remind", remind)
        return [heard(asked.by(role)) for role in (COORDINATOR, MANAGER, CONTRIBUTOR, LEAD)]

    assert come("2026-01-19T08:00:00Z") == [["question_waits", "question_near"], ["question_waits", "question_near"], [], []]
    assert come("2026-01-22T08:00:00Z")[1] == ["question_waits", "question_near", "question_overdue"]
    newest = notices(colleague)[0]
    assert (newest["about"], newest["due_words"]) == ("Answer to Q-001", "end of Wednesday 21 January 2026")
    assert answer(asked, colleague, question).status_code == 201
    assert heard(colleague) == []


def give(asked: Conducted, section: str, *people: Person) -> Any:
    path = f"{asked.path}/self-evaluation/sections/{section}/contributors"
    by = asked.by(COORDINATOR)
    given = by.put(path, {"account_ids": [str(person.id) for person in people]}, headers=by.etag(path))
    assert given.status_code == 200, given.text
    return given.json()


def test_r157_a_contributor_is_told_of_a_section_that_is_theirs_to_write_and_of_no_other(asked: Conducted) -> None:
    colleague, other = asked.by(CONTRIBUTOR), asked.cast.person(CONTRIBUTOR, asked.id)
    give(asked, "5.4", colleague)
    give(asked, "5.4", colleague, other)
    assert (heard(colleague), heard(other), heard(asked.by(MANAGER))) == (["section_given"], ["section_given"], [])
    assert notices(colleague)[0]["path"].endswith("/self-evaluation/5.4")
    give(asked, "5.4", other)
    assert heard(colleague) == []
