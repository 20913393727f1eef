"""Reminders of deadlines: 14, 7 and 2 days before, on the day, and the day after where it was missed; as the date stands now."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from fastapi import FastAPI
from tests.conducted import Conducted
from tests.contract.test_query_counts import statements
from tests.notifications.inbox import notices, unread
from tests.people import Person

from plumbline.identity.roles import Role
from plumbline.notifications.kinds import NEAR, PASSED
from plumbline.notifications.reminders import remind, reminder_of

COORDINATOR, LEAD = Role.INSPECTION_COORDINATOR, Role.LEAD_INSPECTOR
TITLE = "Self-evaluation and evidence due"
# Noon on a Wednesday before the clocks change; three weeks later noon is at 11:00 UTC.
DUE = "2026-03-25T12:00:00+00:00"


@pytest.mark.parametrize(
    ("now", "kind"),
    [
        ("2026-03-11T07:59:59Z", None),
        ("2026-03-11T08:00:00Z", NEAR),
        ("2026-03-14T08:00:00Z", NEAR),  # a worker that was down over a weekend still reminds
        ("2026-03-14T08:00:01Z", None),
        ("2026-03-18T08:00:00Z", NEAR),
        ("2026-03-23T08:00:00Z", NEAR),
        ("2026-03-25T08:00:00Z", NEAR),
        ("2026-03-25T12:00:00Z", NEAR),
        ("2026-03-25T12:00:01Z", None),
        ("2026-03-26T08:00:00Z", PASSED),
        ("2026-03-29T07:00:00Z", PASSED),  # the same hour in London, where the clocks have changed
        ("2026-03-29T08:00:01Z", None),
    ],
)
def test_the_moments_of_a_deadline(now: str, kind: str | None) -> None:
    found = reminder_of(datetime.fromisoformat(DUE), datetime.fromisoformat(now))
    assert (found[0] if found else None) == kind


def test_the_morning_is_that_of_the_clock_in_london() -> None:
    due = datetime.fromisoformat("2026-04-15T11:00:00Z")
    assert reminder_of(due, datetime.fromisoformat("2026-04-01T06:59:59Z")) is None
    assert reminder_of(due, datetime.fromisoformat("2026-04-01T07:00:00Z")) is not None


@pytest.fixture
def notified(conducted: Conducted) -> Conducted:
    lead = conducted.by(LEAD)
    for role in (COORDINATOR, Role.STRATEGIC_SUPPORT_OFFICER):
        conducted.by(role)
    conducted.week(1)
    assert lead.post(f"{conducted.path}/transitions", {"event": "notify"}).status_code == 201
    return conducted


@pytest.fixture
def run(app: FastAPI, at: Callable[[str], datetime]) -> Callable[[str], int]:
    """Let the periodic job come at an instant; gives how many notices it made."""

    def run(instant: str) -> int:
        at(instant)
        made: int = app.state.jobs.run("remind", remind)
        return made

    return run


def reminders(person: Person) -> list[dict[str, Any]]:
    return [notice for notice in notices(person) if notice["kind"] in {NEAR, PASSED} and notice["about"] == TITLE]


def test_each_moment_is_told_once_to_those_whose_deadline_it_is(notified: Conducted, run: Callable[[str], int]) -> None:
    coordinator, lead = notified.by(COORDINATOR), notified.by(LEAD)
    run("2026-03-04T08:00:00Z")
    (told,) = reminders(coordinator)
    assert (told["kind"], told["due_words"], told["due_local"]) == (NEAR, "Wednesday 18 March 2026, 12 noon", "2026-03-18T12:00")
    assert told["path"] == f"{notified.path}/timeline#week-11"
    assert run("2026-03-04T08:05:00Z") == 0
    for morning in ("2026-03-11", "2026-03-16", "2026-03-18", "2026-03-19"):
        run(f"{morning}T09:00:00Z")
        run(f"{morning}T09:05:00Z")
    assert [notice["kind"] for notice in reminders(coordinator)] == [PASSED, NEAR, NEAR, NEAR, NEAR]
    assert reminders(lead) == []


def test_a_moved_date_takes_its_reminders_along(notified: Conducted, run: Callable[[str], int]) -> None:
    coordinator, lead = notified.by(COORDINATOR), notified.by(LEAD)
    run("2026-03-11T08:00:00Z")
    assert len(reminders(coordinator)) == 1
    address = f"{notified.path}/milestones/self_evaluation_due"
    moved = lead.patch(address, {"due_on": "2026-04-15", "due_time": "12:00", "reason": "Snow."}, headers=lead.etag(address))
    assert moved.status_code == 200, moved.text
    # What named the old date is gone, and the old moments do not come.
    assert reminders(coordinator) == []
    run("2026-03-18T09:00:00Z")
    assert reminders(coordinator) == []
    run("2026-04-01T07:00:00Z")
    assert [notice["due_words"] for notice in reminders(coordinator)] == ["Wednesday 15 April 2026, 12 noon"]


def test_what_is_done_needs_no_reminder(notified: Conducted, run: Callable[[str], int]) -> None:
    coordinator = notified.by(COORDINATOR)
    run("2026-03-18T09:00:00Z")
    before = unread(coordinator)
    assert len(reminders(coordinator)) == 1
    assert coordinator.post(f"{notified.path}/self-evaluation/submission").status_code == 201
    assert reminders(coordinator) == []
    assert unread(coordinator) < before
    run("2026-03-19T09:00:00Z")
    assert reminders(coordinator) == []


def test_a_paused_inspection_reminds_nobody_until_it_goes_on(notified: Conducted, run: Callable[[str], int]) -> None:
    lead = notified.by(LEAD)
    notified.week(9)
    assert lead.post(f"{notified.path}/transitions", {"event": "pause", "reason": "Snow."}).status_code == 201
    assert run("2026-03-11T08:00:00Z") == 0
    assert run("2026-03-19T09:00:00Z") == 0
    assert lead.post(f"{notified.path}/transitions", {"event": "resume", "reason": "It thawed."}).status_code == 201
    assert run("2026-03-19T09:05:00Z") > 0


def test_before_the_letter_the_council_is_reminded_of_nothing(conducted: Conducted, run: Callable[[str], int]) -> None:
    coordinator, lead = conducted.by(COORDINATOR), conducted.by(LEAD)
    run("2026-01-09T09:00:00Z")
    assert notices(coordinator) == []
    assert "Notification letter sent" in [notice["about"] for notice in notices(lead)]


def test_whoever_is_named_later_is_reminded_too_and_whoever_left_is_not(notified: Conducted, run: Callable[[str], int]) -> None:
    coordinator = notified.by(COORDINATOR)
    run("2026-03-11T08:00:00Z")
    notified.cast.leave(coordinator, notified.id, datetime.fromisoformat("2026-03-11T09:00:00Z"))
    second = notified.cast.person(COORDINATOR, notified.id)
    run("2026-03-11T10:00:00Z")
    assert len(reminders(second)) == 1
    run("2026-03-18T09:00:00Z")
    notified.cast.join(coordinator, COORDINATOR, notified.id)
    assert len(reminders(coordinator)) == 1


def test_the_job_asks_the_database_as_often_for_many_people_as_for_one(
    notified: Conducted, run: Callable[[str], int], app: FastAPI
) -> None:
    with statements(app) as few:
        one = run("2026-03-11T08:00:00Z")
    for _ in range(8):
        notified.cast.person(COORDINATOR, notified.id)
    with statements(app) as many:
        assert run("2026-03-18T08:00:00Z") >= one + 8
    assert len(many) <= len(few) + 2
