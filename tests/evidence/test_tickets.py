"""Download tickets: one file, one account, sixty seconds to start."""

from collections.abc import Callable
from datetime import datetime

import pytest
from sqlalchemy import select
from tests.evidence import files
from tests.evidence.conftest import Library
from tests.people import Person

from plumbline.evidence.model import DownloadTicket
from plumbline.evidence.tickets import forget_tickets
from plumbline.identity.model import SignInSession
from plumbline.identity.roles import Role
from plumbline.kernel.clock import read_now
from plumbline.kernel.read_log import ReadEntry
from plumbline.kernel.transaction import system_session


@pytest.fixture
def lead(library: Library) -> Person:
    return library.person(Role.LEAD_INSPECTOR)


@pytest.fixture
def address(library: Library, lead: Person, at: Callable[[str], datetime]) -> str:
    at("2026-03-26T09:00:00Z")
    item = library.add_file(indicators=["1.1"])
    library.submit()
    answer = lead.post(f"{library.path}/{item['id']}/download-tickets")
    assert answer.status_code == 201
    assert answer.headers["cache-control"] == "no-store"
    return answer.json()["address"]


def test_a_browser_follows_the_address_without_a_token(library: Library, lead: Person, address: str) -> None:
    answer = library.cast.client.get(address)
    assert (answer.status_code, answer.content) == (200, files.PDF)
    assert answer.headers["content-disposition"].startswith("attachment;")
    with system_session(library.cast.app.state.database) as session:
        assert [(entry.reader, entry.what) for entry in session.execute(select(ReadEntry)).scalars()] == [(lead.id, "E-001, version 1")]


def test_a_ticket_ends_after_sixty_seconds(library: Library, address: str, at: Callable[[str], datetime]) -> None:
    at("2026-03-26T09:01:30Z")
    assert library.cast.client.get(address).status_code == 404
    with system_session(library.cast.app.state.database) as session:
        assert forget_tickets(session, read_now(session, production=False)) == 1


def test_a_ticket_of_somebody_who_left_opens_nothing(library: Library, lead: Person, address: str, at: Callable[[str], datetime]) -> None:
    library.cast.leave(lead, library.id, at("2026-03-26T09:00:10Z"))
    assert library.cast.client.get(address).status_code == 404


def test_a_ticket_ends_with_the_session_it_came_from(library: Library, lead: Person, address: str, at: Callable[[str], datetime]) -> None:
    with system_session(library.cast.app.state.database) as session:
        session.get_one(SignInSession, lead.session_id).ended_at = at("2026-03-26T09:00:10Z")
    assert library.cast.client.get(address).status_code == 404


def test_a_guessed_ticket_opens_nothing(library: Library, address: str) -> None:
    assert library.cast.client.get(f"{address[:-4]}AAAA").status_code == 404


def test_the_secret_itself_is_not_kept(library: Library, address: str) -> None:
    with system_session(library.cast.app.state.database) as session:
        (ticket,) = session.execute(select(DownloadTicket)).scalars()
    assert address.rpartition("/")[2].encode() not in ticket.hash


def test_a_machine_gets_no_ticket(library: Library) -> None:
    item = library.add_file()
    machine = library.cast.machine(Role.INSPECTION_COORDINATOR, library.id, "evidence:read")
    assert machine.post(f"{library.path}/{item['id']}/download-tickets").status_code == 403
