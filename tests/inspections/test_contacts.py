"""R22, R28, R30: contacts by designation; a name is not needed."""

from uuid import UUID

from sqlalchemy import select
from tests.timetable.plans import Planned

from plumbline.identity.roles import Role
from plumbline.kernel.ledger import LedgerEntry
from plumbline.kernel.transaction import system_session

CHAIR = {"designation": "Chair of the community planning partnership", "email": "chair@example.test"}


def test_a_contact_needs_no_name_and_both_sides_read_it(active: Planned) -> None:
    made = active.support.post(f"{active.path}/contacts", CHAIR)
    assert (made.status_code, made.json()["name"], made.json()["email"]) == (201, None, "chair@example.test")
    read = active.person(Role.SENIOR_MANAGER).get(f"{active.path}/contacts").json()["items"]
    assert [contact["designation"] for contact in read] == [CHAIR["designation"]]


def test_the_coordinator_names_the_contact_of_an_onsite_week_and_changes_it(active: Planned) -> None:
    coordinator = active.person(Role.INSPECTION_COORDINATOR)
    given = {"designation": "Onsite contact, week 15", "telephone": "01382 000000", "hours": "8 to 18"}
    address = f"{active.path}/contacts/{coordinator.post(f'{active.path}/contacts', given).json()['id']}"
    assert coordinator.patch(address, {"hours": None}).status_code == 428
    changed = coordinator.patch(address, {"hours": None, "telephone": "01382 000001"}, headers=coordinator.etag(address)).json()
    assert (changed["designation"], changed["telephone"], changed["hours"]) == ("Onsite contact, week 15", "01382 000001", None)
    assert coordinator.patch(address, {"designation": None}, headers=coordinator.etag(address)).status_code == 422
    assert coordinator.patch(address, {"designation": ""}, headers=coordinator.etag(address)).status_code == 422
    assert coordinator.delete(address, headers=coordinator.etag(address)).status_code == 204
    assert coordinator.get(address).status_code == 404


def test_the_support_officers_number_stands_with_the_inspection_for_those_who_read_its_contacts(active: Planned) -> None:
    readers = {role: active.person(role) for role in (Role.INSPECTION_COORDINATOR, Role.ANALYST, Role.LOCAL_FILE_READER)}

    def told() -> list[str | None]:
        return [person.get(active.path).json()["support_telephone"] for person in readers.values()]

    active.support.post(f"{active.path}/contacts", {"designation": "Somebody else", "telephone": "01632 960 199"})
    assert told() == [None, None, None]
    contact = {"designation": "Questions", "email": active.support.get("/me").json()["email"].upper()}
    address = f"{active.path}/contacts/{active.support.post(f'{active.path}/contacts', contact).json()['id']}"
    assert told() == [None, None, None]
    active.support.patch(address, {"telephone": "01632 960 123"}, headers=active.support.etag(address))
    assert told() == ["01632 960 123", "01632 960 123", None]


def test_who_arranges_contacts(active: Planned) -> None:
    expected = {
        Role.LEAD_INSPECTOR: 201,
        Role.STRATEGIC_SUPPORT_OFFICER: 201,
        Role.INSPECTION_COORDINATOR: 201,
        Role.CHIEF_EXECUTIVE: 201,
        Role.INSPECTION_TEAM: 403,
        Role.SENIOR_MANAGER: 403,
        Role.CONTRIBUTOR: 404,
        Role.LOCAL_FILE_READER: 404,
        Role.COUNCIL_ADMINISTRATOR: 404,
    }
    assert {role: active.person(role).post(f"{active.path}/contacts", CHAIR).status_code for role in expected} == expected


def test_a_name_or_number_leaves_no_trace_that_could_not_be_removed(active: Planned) -> None:
    made = active.lead.post(f"{active.path}/contacts", CHAIR | {"name": "CANARY", "telephone": "07700 900000"}).json()
    address = f"{active.path}/contacts/{made['id']}"
    active.lead.delete(address, headers=active.lead.etag(address))
    with system_session(active.cast.app.state.database) as session:
        entries = session.execute(select(LedgerEntry).where(LedgerEntry.chain == UUID(active.id))).scalars().all()
    kept = [entry.summary + str(entry.detail) for entry in entries if entry.subject_kind == "contact"]
    assert kept == ["Chair of the community planning partnership.{}"] * 4
