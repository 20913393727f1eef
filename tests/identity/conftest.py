"""People who sign in with a password, an inspection to hold roles in, and callers from other addresses."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import text
from tests.identity.people_with_passwords import Resident, with_password
from tests.people import Cast

from plumbline.identity import passwords
from plumbline.kernel.database import Database
from plumbline.kernel.transaction import system_session


@pytest.fixture(scope="module", autouse=True)
def quick_hashing() -> Iterator[None]:
    """Hash cheaply: what is tested here is who gets in, not how long guessing takes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_hasher", PasswordHash((Argon2Hasher(time_cost=1, memory_cost=64, parallelism=1),)))
        passwords._of_nobody.cache_clear()
        yield
    passwords._of_nobody.cache_clear()


@pytest.fixture
def ann(cast: Cast) -> Resident:
    return with_password(cast.person(name="Ann Example"), "Ann@strathmore.example")


@pytest.fixture
def gone(cast: Cast) -> Resident:
    return with_password(cast.person(name="Gone Example"), "gone@strathmore.example", deactivated_at=datetime(2026, 1, 5, tzinfo=UTC))


@pytest.fixture
def invited(cast: Cast) -> Resident:
    return with_password(cast.person(name="Invited Example"), "invited@strathmore.example", password_hash=None)


@pytest.fixture
def from_address(app: FastAPI, database: Database) -> Callable[[str], TestClient]:
    """Give a caller whose requests come from another address."""
    return lambda address: TestClient(app, client=(address, 50_000), raise_server_exceptions=False)


@pytest.fixture
def inspection_of(cast: Cast, database: Database) -> Callable[[str], UUID]:
    """Make a bare inspection of council 'A' or 'B'; what stands in it is other features' business."""

    def make(council: str) -> UUID:
        made, number = uuid4(), uuid4().hex[:6].upper()
        row = {"id": made, "reference": f"JSW-2026-{number}", "council": cast.organisation(council)}
        with system_session(database) as session:
            session.execute(
                text(
                    "insert into inspection (id, reference, council_id, methodology_id, methodology_version, methodology_sha256,"
                    " week_1_on, stage, state, created_at, notified_at)"
                    " values (:id, :reference, :council, 'jsw-2019', '1', 'x', '2026-01-12', 1, 'active', now(), now())"
                ),
                row,
            )
        return made

    return make
