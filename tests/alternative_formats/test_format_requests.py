"""R148: whoever needs a document in another format or language asks for it, and follows what becomes of the request."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from tests.authz.world import World, agree_publication, embargo, issue, notify, populate, publish, share, submit
from tests.conducted import Conducted
from tests.people import Cast, Person

from plumbline.alternative_formats import throttle
from plumbline.alternative_formats.model import FormatRequest
from plumbline.alternative_formats.service import forget_settled
from plumbline.identity.roles import Role
from plumbline.kernel.ledger import LedgerEntry
from plumbline.kernel.transaction import system_session

WISH = {"document": "Notification letter", "format": "large_print", "need": "24 point, please."}
PUBLIC = {"name": "Morag", "send_to": "12 High Street, Montrose", "format": "other_language", "language": "Gaelic"}
LATER = timedelta(days=91)


@pytest.fixture
def coordinator(conducted: Conducted) -> Person:
    return conducted.by(Role.INSPECTION_COORDINATOR)


@pytest.fixture
def support(conducted: Conducted) -> Person:
    return conducted.by(Role.STRATEGIC_SUPPORT_OFFICER)


def asked(by: Person, **members: Any) -> str:
    answer = by.post("/alternative-formats", WISH | members)
    assert answer.status_code == 201, answer.text
    return f"/alternative-formats/{answer.json()['id']}"


def changed(by: Person, address: str, **members: Any) -> int:
    return by.patch(address, members, headers=by.etag(address)).status_code


def test_a_request_is_recorded_and_followed_to_its_end(conducted: Conducted, coordinator: Person, support: Person) -> None:
    address = asked(coordinator, inspection_id=conducted.id)
    made = coordinator.get(address).json()
    assert (made["state"], made["mine"], made["reference"][:3], "@" in made["send_to"]) == ("asked", True, "AF-", True)
    assert changed(support, address, state="in_hand") == 200
    assert changed(support, address, state="sent") == 200
    told = coordinator.get(address).json()
    assert (told["state"], told["changed_by"]) == ("sent", support.name)
    assert changed(support, address, state="declined", reason="Too late.") == 409


def test_a_request_is_declined_with_a_reason_that_the_person_reads(conducted: Conducted, coordinator: Person, support: Person) -> None:
    address = asked(coordinator, inspection_id=conducted.id)
    assert changed(support, address, state="declined") == 422
    assert changed(support, address, state="declined", reason="It is being published next week.") == 200
    assert coordinator.get(address).json()["reason"] == "It is being published next week."
    assert changed(support, address, state="in_hand") == 200
    assert coordinator.get(address).json()["reason"] is None


def test_who_follows_a_request(conducted: Conducted, cast: Cast, coordinator: Person, support: Person) -> None:
    address = asked(coordinator, inspection_id=conducted.id)
    administrator = cast.person(Role.INSPECTORATE_ADMINISTRATOR)
    for person in (coordinator, support, administrator):
        assert person.get(address).status_code == 200
        assert [row["document"] for row in person.get("/alternative-formats").json()["items"]] == ["Notification letter"]
    for role in (Role.LEAD_INSPECTOR, Role.CHIEF_EXECUTIVE, Role.CONTRIBUTOR):
        assert conducted.by(role).get(address).status_code == 404
        assert conducted.by(role).get("/alternative-formats").json()["items"] == []
    assert coordinator.get("/alternative-formats?state=sent").json()["items"] == []


def test_a_request_outside_any_inspection_goes_to_the_administrator(cast: Cast, conducted: Conducted, support: Person) -> None:
    newcomer = cast.person(name="Somebody new")
    address = asked(newcomer)
    assert support.get(address).status_code == 404
    administrator = cast.person(Role.INSPECTORATE_ADMINISTRATOR)
    assert changed(newcomer, address, state="sent") == 403
    assert changed(administrator, address, state="in_hand") == 200
    actions = {row["action"]: row["allowed"] for row in newcomer.get(address).json()["permitted_actions"]}
    assert actions == {"change_format_request": False}


def test_another_language_needs_its_name_and_an_inspection_must_be_ones_own(cast: Cast, conducted: Conducted, coordinator: Person) -> None:
    nameless = coordinator.post("/alternative-formats", WISH | {"format": "other_language"})
    assert (nameless.status_code, nameless.json()["errors"][0]["pointer"]) == (422, "/language")
    stranger = cast.person(Role.INSPECTION_COORDINATOR, council="B")
    assert stranger.post("/alternative-formats", WISH | {"inspection_id": conducted.id}).status_code == 404


def test_two_support_officers_do_not_overwrite_one_another(conducted: Conducted, coordinator: Person, support: Person) -> None:
    address = asked(coordinator, inspection_id=conducted.id)
    seen = support.etag(address)
    assert support.patch(address, {"state": "in_hand"}).status_code == 428
    assert support.patch(address, {"state": "in_hand"}, headers=seen).status_code == 200
    assert support.patch(address, {"state": "sent"}, headers=seen).status_code == 412


def test_the_ledger_holds_nothing_about_the_person(conducted: Conducted, coordinator: Person) -> None:
    asked(coordinator, inspection_id=conducted.id, need="CANARY", document="CANARY")
    with system_session(conducted.cast.app.state.database) as session:
        entries = session.execute(select(LedgerEntry).where(LedgerEntry.action == "format_asked_for")).scalars().all()
    assert [entry.side for entry in entries] == ["inspectorate"]
    assert "CANARY" not in str([(entry.summary, entry.detail) for entry in entries])


def test_what_was_settled_long_ago_no_longer_says_who_asked(conducted: Conducted, coordinator: Person, support: Person) -> None:
    address, open_one = asked(coordinator, inspection_id=conducted.id), asked(coordinator, inspection_id=conducted.id)
    changed(support, address, state="sent")
    settled_at = datetime.fromisoformat(support.get(address).json()["changed_at"])
    with system_session(conducted.cast.app.state.database) as session:
        assert forget_settled(session, settled_at + timedelta(days=89)) == 0
        assert forget_settled(session, settled_at + LATER) == 1
    kept = support.get(address).json()
    assert (kept["document"], kept["name"], kept["send_to"], kept["need"]) == ("Notification letter", None, None, None)
    assert support.get(open_one).json()["send_to"] is not None


@pytest.fixture
def published(cast: Cast, at: Callable[[datetime], datetime]) -> World:
    world = populate(cast, at)
    notify(world)
    submit(world)
    world.conducted.week(19)
    share(world)
    issue(world)
    embargo(world, Role.SENIOR_MANAGER)
    agree_publication(world)
    publish(world)
    return world


def test_anybody_asks_for_a_published_report_and_its_support_officer_answers(published: World, served: TestClient) -> None:
    address = f"/api/v1/public/reports/{published.ids['reference']}/alternative-formats"
    answer = served.post(address, json=PUBLIC)
    assert answer.status_code == 201, answer.text
    receipt = answer.json()
    support = published.by(Role.STRATEGIC_SUPPORT_OFFICER)
    found = next(row for row in support.get("/alternative-formats").json()["items"] if row["reference"] == receipt["reference"])
    assert (found["name"], found["language"], found["report_reference"]) == ("Morag", "Gaelic", published.ids["reference"])
    assert found["document"] == receipt["document"]
    assert all(row["name"] != "Morag" for row in published.by(Role.LEAD_INSPECTOR).get("/alternative-formats").json()["items"])


def test_asking_without_an_account_is_slowed(published: World, served: TestClient) -> None:
    address = f"/api/v1/public/reports/{published.ids['reference']}/alternative-formats"
    answers = [served.post(address, json=PUBLIC) for _ in range(throttle.MOST_FROM_ONE_ADDRESS + 1)]
    assert [answer.status_code for answer in answers] == [201] * throttle.MOST_FROM_ONE_ADDRESS + [429]
    assert int(answers[-1].headers["retry-after"]) > 3000


def test_a_report_that_is_not_out_cannot_be_asked_for(conducted: Conducted, served: TestClient) -> None:
    for reference in (conducted.reference, "JSW-1999-001"):
        assert served.post(f"/api/v1/public/reports/{reference}/alternative-formats", json=PUBLIC).status_code == 404
    with system_session(conducted.cast.app.state.database) as session:
        assert session.execute(select(FormatRequest)).all() == []
