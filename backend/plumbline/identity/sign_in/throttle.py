"""Slowing down those who guess. Counted by (person, address) and by address, in PostgreSQL, so that every process knows.

Never by person alone: then anybody could lock a named coordinator out on the morning of the deadline.
"""

import hashlib
import hmac
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from plumbline.identity.sign_in.model import SignInFailure
from plumbline.kernel.problems import TooManyRequests

WINDOW = timedelta(minutes=15)
MOST_FOR_ONE = 5
MOST_FROM_ONE_ADDRESS = 50
"""A council's people share one address, so this is what a whole office mistypes in a bad quarter of an hour."""


def who_is(key: bytes, email: str) -> bytes:
    """Give what stands for a typed address in the count."""
    return hmac.digest(key, email.strip().casefold().encode(), hashlib.sha256)


def admit(session: Session, who: bytes, address: str, now: datetime) -> None:
    """Let an attempt pass or raise TooManyRequests (429), which is the same for accounts that do not exist.

    One attempt at a time for each (person, address): parallel guesses must not pass the count together.
    """
    lock = int.from_bytes(hashlib.sha256(who + address.encode()).digest()[:8], "big", signed=True)
    if not session.execute(select(func.pg_try_advisory_xact_lock(lock))).scalar_one():
        raise TooManyRequests(1, "Another attempt with this address is being answered. Wait a second.")
    recent = select(func.count(), func.min(SignInFailure.at)).where(SignInFailure.address == address, SignInFailure.at > now - WINDOW)
    for statement, most in ((recent.where(SignInFailure.who == who), MOST_FOR_ONE), (recent, MOST_FROM_ONE_ADDRESS)):
        failures, first = session.execute(statement).one()
        if failures >= most:
            wait = int((first + WINDOW - now).total_seconds()) + 1
            raise TooManyRequests(wait, f"There were too many failed attempts from where you are. Wait {(wait + 59) // 60} minutes.")


def record_failure(session: Session, who: bytes, address: str, now: datetime) -> None:
    """Count one failure, and forget those that no longer count."""
    session.execute(delete(SignInFailure).where(SignInFailure.at <= now - WINDOW))
    session.add(SignInFailure(who=who, address=address, at=now))
    session.flush()


def forget_failures(session: Session, who: bytes, address: str) -> None:
    """Somebody who signed in starts from nought; the address's other failures stand."""
    session.execute(delete(SignInFailure).where(SignInFailure.who == who, SignInFailure.address == address))
