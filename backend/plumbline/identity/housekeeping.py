"""What identity forgets once it can matter no more, and what production refuses to start with."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, func, inspect, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from plumbline.identity import refresh
from plumbline.identity.access_claims import LONGEST_LIFETIME_SECONDS
from plumbline.identity.invitations.model import PasswordLink
from plumbline.identity.model import Account, RefreshToken, RevokedToken, SignInSession
from plumbline.identity.sign_in import throttle
from plumbline.identity.sign_in.model import SignInFailure
from plumbline.kernel.database import Database
from plumbline.kernel.transaction import system_session

SESSIONS_KEPT = timedelta(days=90)
"""Long enough to see who was signed in when something is asked about a session."""


def forget_expired(session: Session, now: datetime) -> int:
    """Delete refresh tokens, revocations, links and counts whose time is over; gives how many."""
    long_over = now - refresh.ABSOLUTE - timedelta(seconds=LONGEST_LIFETIME_SECONDS)
    old_sessions = select(SignInSession.id).where(SignInSession.created_at < now - SESSIONS_KEPT)
    stale: list[tuple[InstrumentedAttribute[bytes] | InstrumentedAttribute[str], ColumnElement[bool]]] = [
        (RefreshToken.hash, RefreshToken.session_id.in_(select(SignInSession.id).where(SignInSession.created_at < long_over))),
        (RevokedToken.jti, RevokedToken.expires_at < now - timedelta(seconds=LONGEST_LIFETIME_SECONDS)),
        (PasswordLink.hash, PasswordLink.expires_at < now - SESSIONS_KEPT),
        (SignInFailure.who, SignInFailure.at <= now - throttle.WINDOW),
    ]
    done = sum(len(session.execute(delete(key.class_).where(condition).returning(key)).all()) for key, condition in stale)
    return done + len(session.execute(delete(SignInSession).where(SignInSession.id.in_(old_sessions)).returning(SignInSession.id)).all())


def count_demonstration_accounts(session: Session) -> int:
    """Give how many accounts of a demonstration there are: production does not start with any."""
    return session.execute(select(func.count()).select_from(Account).where(Account.demonstration)).scalar_one()


def refuse_demonstration_accounts(database: Database) -> None:
    """Raise RuntimeError in production over a database that was seeded: its passwords were printed."""
    if not database.production:
        return
    with database.engine.connect() as connection:
        if not inspect(connection).has_table("account"):
            return  # a database without its tables holds nobody; `/readyz` says that it is not ready
    with system_session(database) as session:
        if count_demonstration_accounts(session):
            raise RuntimeError("this database holds the accounts of a demonstration: start production with an empty one")
