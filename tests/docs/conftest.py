"""A served installation with an inspection in its eleventh week, and a council's machine client for it."""

import os
import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
import uvicorn
from sqlalchemy import update
from tests.conducted import Conducted
from tests.debian import install
from tests.people import Person

from plumbline.identity import passwords
from plumbline.identity.model import Account
from plumbline.identity.roles import Role
from plumbline.kernel.transaction import system_session
from plumbline.main import create_app
from plumbline.settings import Settings

CASES = ("case_lists:read", "case_lists:write")
SCOPES = ("inspections:read", "timetable:read", "evidence:read", "evidence:write", "self_evaluation:read", "self_evaluation:write", *CASES)
PASSWORD = "nineteen quay heather barrel"


@pytest.fixture
def address(settings: Settings) -> Iterator[str]:
    """The address of a server that really serves, over the tests' database."""
    with closing(socket.socket()) as listener:
        listener.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(create_app(settings), log_config=None, access_log=False, server_header=False))
        serving = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        serving.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        serving.join()


@dataclass(frozen=True)
class Machine:
    """What council IT has in its environment."""

    inspection: Conducted
    environment: dict[str, str]


@pytest.fixture
def machine(address: str, conducted: Conducted, tmp_path: Path) -> Machine:
    """The client as the council's administrator makes it, an hour before the deadline of the self-evaluation."""
    if shutil.which("curl") is None:
        install("curl")
    assert shutil.which("curl"), "the examples for council IT are tested with curl itself: install it"
    coordinator = conducted.by(Role.INSPECTION_COORDINATOR)
    conducted.week(11, 2, "11:00:00")
    administrator = conducted.cast.person(Role.COUNCIL_ADMINISTRATOR)
    wanted = {"name": "council systems", "role": "inspection_coordinator", "scopes": [*SCOPES, "self_evaluation:submit"]}
    made = administrator.post("/api-clients", {**wanted, "inspection_ids": [conducted.id]})
    assert made.status_code == 201, made.text
    secret = administrator.post(f"/api-clients/{made.json()['id']}/secrets")
    assert secret.status_code == 201, secret.text
    environment = {
        **os.environ,
        "PLUMBLINE": address,
        "CLIENT_ID": made.json()["id"],
        "CLIENT_SECRET": secret.json()["secret"],
        "INSPECTION": conducted.id,
        "EMAIL": _with_password(conducted, coordinator),
        "PASSWORD": PASSWORD,
        "TMPDIR": str(tmp_path),
    }
    return Machine(conducted, environment)


def _with_password(conducted: Conducted, person: Person) -> str:
    with system_session(conducted.cast.app.state.database) as session:
        changed = update(Account).where(Account.id == person.id).values(password_hash=passwords.hashed(PASSWORD)).returning(Account.email)
        return session.execute(changed).scalar_one()
