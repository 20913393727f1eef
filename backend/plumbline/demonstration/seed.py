"""Filling an empty installation with the demonstration: once, whole or not at all, and never in production."""

import json
import os
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import func, select, update

from plumbline.demonstration.people import LORNE_AND_COWAL, STRATHMORE, Cast, DemonstrationAccount, make_people
from plumbline.demonstration.script import Wanted, play
from plumbline.identity.model import Account
from plumbline.identity.principal import Principal
from plumbline.identity.roles import Role, Side
from plumbline.kernel.clock import read_now
from plumbline.kernel.database import Database
from plumbline.kernel.problems import Problem
from plumbline.kernel.storage import Storage
from plumbline.kernel.transaction import system_session
from plumbline.methodology.service import publish_shipped
from plumbline.notifications.model import Notification
from plumbline.timetable import calendar

ACCOUNTS: Final = "demonstration-accounts.json"
SEEDING: Final = 7_311_953_207
"""The lock under which one of several that start at once fills the installation."""
FRIDAY: Final = 4
ADMINISTRATOR: Final = "Catriona Weir"


class NoDemonstrationHere(Problem):
    """Accounts whose passwords were printed have no place in production."""

    status, title = 409, "There is no demonstration in production"


def seed_demonstration(database: Database, storage: Storage, home: Path) -> list[DemonstrationAccount]:
    """Make the demonstration, relative to the product's today, and give who can sign in; nothing where anybody has an account.

    The policies and the ledger's actions must be registered: importing `plumbline.main` does so.
    Raises NoDemonstrationHere (409) in production.
    """
    if database.production:
        raise NoDemonstrationHere("Use an installation of its own for it.")
    with system_session(database) as session:
        session.execute(select(func.pg_advisory_xact_lock(SEEDING)))
        now = read_now(session, production=False)
        publish_shipped(session, now=now - timedelta(weeks=52))
        if session.execute(select(Account.id).limit(1)).first() is not None:
            return []
        cast = make_people(session, now - timedelta(weeks=51))
        administrator = _administrator(cast)
        for wanted in inspections(calendar.local(now).date()):
            play(session, storage, cast, administrator, wanted, now)
        # Written before the commit: passwords that nobody was told would lock everybody out.
        _tell(home / ACCOUNTS, cast.told)
    with system_session(database) as session:
        # The notices were written with the acts: who looks in has read what is older than two weeks.
        old = Notification.told_at < now - timedelta(weeks=2)
        session.execute(update(Notification).where(old).values(seen_at=Notification.told_at))
    return cast.told


def inspections(today: date) -> list[Wanted]:
    """Say which inspections there are: week 3, the eve of the week-11 deadline, weeks 16 and 23, and one published. Pure."""
    monday = calendar.monday_of(today)
    eve_of = today + timedelta(days=1)
    while eve_of.weekday() > FRIDAY:
        eve_of += timedelta(days=1)
    # The method's Wednesday, or the last one before the day to which the deadline was moved.
    week_11 = calendar.monday_of(eve_of - timedelta(days=2))
    return [
        Wanted(LORNE_AND_COWAL, monday - timedelta(weeks=2)),
        Wanted(STRATHMORE, week_11 - timedelta(weeks=10), due_on=eve_of, also_outside=True),
        Wanted(STRATHMORE, monday - timedelta(weeks=15)),
        Wanted(LORNE_AND_COWAL, monday - timedelta(weeks=24), slips=True),
        Wanted(STRATHMORE, monday - timedelta(weeks=29), long_ago=True),
    ]


def _administrator(cast: Cast) -> Principal:
    account = cast.accounts[ADMINISTRATOR]
    return Principal(
        account_id=account.id,
        client_id=None,
        session_id=None,
        organisation_id=account.organisation_id,
        side=Side.INSPECTORATE,
        name=account.name,
        organisation_roles=frozenset({Role.INSPECTORATE_ADMINISTRATOR}),
    )


def _tell(place: Path, told: list[DemonstrationAccount]) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    beside = place.with_suffix(".part")
    beside.unlink(missing_ok=True)
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump([asdict(account) for account in told], file, indent=2, ensure_ascii=False)
    beside.replace(place)
