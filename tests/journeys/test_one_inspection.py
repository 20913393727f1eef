"""One whole inspection over HTTP, from the week in which it is created to its publication, by everybody in it."""

from collections.abc import Callable
from datetime import datetime

from fastapi import FastAPI
from fastapi.testclient import TestClient
from tests.journeys import notification, publication, submission
from tests.journeys.journey import Journey
from tests.people import Cast

from plumbline.identity.roles import Role, Side
from plumbline.kernel.database import Database
from plumbline.kernel.ledger import find_breaks
from plumbline.kernel.transaction import system_session

COUNCIL = frozenset(role for role in Role if role.side is Side.COUNCIL)
CHIEFS = frozenset({Role.CHIEF_EXECUTIVE, Role.CHIEF_SOCIAL_WORK_OFFICER})


def test_an_inspection_runs_from_week_1_to_week_28_and_the_council_learns_no_evaluation_before_its_time(
    app: FastAPI, client: TestClient, cast: Cast, at: Callable[[str | datetime], datetime], database: Database
) -> None:
    journey = Journey(app, client, cast, at)
    notification.create(journey)
    notification.send_the_letter(journey)
    notification.bring_the_others_in(journey)
    # Far earlier than anybody would: whatever is recorded is hidden from week 2 to the draft, whichever week it is.
    publication.record_evaluations(journey)
    notification.prepare(journey)
    assert journey.ask_everything(COUNCIL) > 60
    submission.write(journey)
    submission.submit(journey)
    submission.slip_and_pause(journey)
    journey.ask_everything(COUNCIL)
    journey.refuse_canary()
    publication.share_findings(journey)
    publication.record_evaluations(journey, reason="The team met again.")
    publication.approve_and_assemble(journey)
    journey.ask_everything(COUNCIL)
    journey.refuse_canary()
    publication.issue_the_draft(journey)
    journey.ask_everything(COUNCIL - CHIEFS)
    journey.refuse_canary(except_for=_the_draft_by_a_chief)
    publication.send_under_embargo(journey)
    journey.refuse_canary(except_for=lambda who: _the_draft_by_a_chief(who) or _the_copy_by_the_coordinator(who))
    publication.publish(journey)
    with system_session(database) as session:
        assert find_breaks(session) == []


def _the_draft_by_a_chief(who: str) -> bool:
    return who.startswith("chief ") and "/reports/" in who


def _the_copy_by_the_coordinator(who: str) -> bool:
    return who.startswith("inspection coordinator GET") and "/reports/" in who and not who.endswith("404")
