"""What is over is forgotten, and what still holds is not."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func, select
from tests.identity.people_with_passwords import PASSWORD, Resident, with_password
from tests.people import Cast

from plumbline.identity.housekeeping import count_demonstration_accounts, forget_expired
from plumbline.identity.model import RefreshToken, SignInSession
from plumbline.identity.sign_in.model import SignInFailure
from plumbline.kernel.database import Database
from plumbline.kernel.transaction import system_session

MORNING = "2026-03-25T06:00:00Z"


def left(database: Database) -> tuple[int, int, int]:
    with system_session(database) as session:
        counted = [
            session.execute(select(func.count()).select_from(kept)).scalar_one() for kept in (RefreshToken, SignInSession, SignInFailure)
        ]
    return counted[0], counted[1], counted[2]


@pytest.mark.parametrize(
    ("later", "kept"),
    [
        (timedelta(minutes=10), (1, 2, 1)),
        (timedelta(hours=1), (1, 2, 0)),
        (timedelta(hours=13), (0, 2, 0)),
        (timedelta(days=91), (0, 0, 0)),
    ],
    ids=str,
)
def test_each_thing_is_kept_as_long_as_it_can_matter(
    client: TestClient, ann: Resident, database: Database, at: Callable[[str], datetime], later: timedelta, kept: tuple[int, int, int]
) -> None:
    morning = at(MORNING)
    client.post("/api/v1/sign-in", json={"email": ann.email, "password": PASSWORD})
    client.post("/api/v1/sign-in", json={"email": "nobody@example.test", "password": PASSWORD})
    with system_session(database) as session:
        for began in session.execute(select(SignInSession)).scalars():
            began.created_at = morning
    with system_session(database) as session:
        forget_expired(session, morning + later)
    assert left(database) == kept


def test_accounts_of_a_demonstration_are_counted(cast: Cast, database: Database) -> None:
    with_password(cast.person(), "ann@strathmore.example")
    with system_session(database) as session:
        assert count_demonstration_accounts(session) == 0
    with_password(cast.person(), "demo@strathmore.example", demonstration=True)
    with system_session(database) as session:
        assert count_demonstration_accounts(session) == 1
