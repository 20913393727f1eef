"""What is done to people's access is entered in the ledger, where both sides or the administrators read it."""

from collections.abc import Callable
from urllib.parse import urlsplit
from uuid import UUID

from fastapi.testclient import TestClient
from sqlalchemy import select
from tests.people import Cast

from plumbline.identity.roles import Role
from plumbline.kernel.database import Database
from plumbline.kernel.ledger import LedgerEntry, find_breaks
from plumbline.kernel.transaction import system_session


def entries(database: Database, chain: UUID, side: str) -> list[tuple[str, str, str | None]]:
    wanted = select(LedgerEntry).where(LedgerEntry.chain == chain, LedgerEntry.side == side).order_by(LedgerEntry.sequence)
    with system_session(database) as session:
        assert find_breaks(session) == []
        return [(entry.action, entry.actor_name, entry.reason) for entry in session.execute(wanted).scalars()]


def test_both_sides_learn_who_joined(client: TestClient, cast: Cast, database: Database, inspection_of: Callable[[str], UUID]) -> None:
    inspection = inspection_of("A")
    lead = cast.person(Role.LEAD_INSPECTOR, inspection, name="Lena Lead")
    link = urlsplit(lead.post(f"/inspections/{inspection}/coordinator-link").json()["address"]).fragment
    given = {"token": link, "name": "Cora Example", "email": "cora@strathmore.example"}
    link = urlsplit(client.post("/api/v1/invitations/naming", json=given).json()["address"]).fragment
    given = {"token": link, "name": "Cora Example", "password": "sixteen pigeons on a wet roof"}
    assert client.post("/api/v1/invitations/acceptance", json=given).status_code == 201
    told = [
        ("invitation_made", "Lena Lead", None),
        ("coordinator_named", "Strathmore Council", None),
        ("invitation_accepted", "Cora Example", None),
    ]
    assert entries(database, inspection, "council") == told
    assert entries(database, inspection, "inspectorate") == told


def test_an_administrators_act_is_kept_with_its_reason(cast: Cast, database: Database) -> None:
    administrator, colleague = cast.person(Role.COUNCIL_ADMINISTRATOR, name="Ida Administrator"), cast.person()
    reason = {"reason": "She has left the council."}
    assert administrator.post(f"/accounts/{colleague.id}/deactivation", reason).status_code == 200
    kept = [("account_deactivated", "Ida Administrator", "She has left the council.")]
    assert entries(database, administrator.organisation_id, "council") == kept


def test_a_role_that_was_ended_keeps_the_reason_given_with_the_request(
    cast: Cast, database: Database, inspection_of: Callable[[str], UUID]
) -> None:
    inspection = inspection_of("A")
    coordinator, reader = cast.person(Role.INSPECTION_COORDINATOR, inspection, name="Cora"), cast.person(Role.LOCAL_FILE_READER, inspection)
    listed = coordinator.get(f"/inspections/{inspection}/members").json()["items"]
    path = f"/inspections/{inspection}/members/{next(row['id'] for row in listed if row['account_id'] == str(reader.id))}"
    answer = coordinator.delete(path, headers=coordinator.etag(path) | {"Audit-Reason": "Fell%20ill"})
    assert answer.status_code == 204, answer.text
    assert entries(database, inspection, "council") == [("member_ended", "Cora", "Fell ill")]
