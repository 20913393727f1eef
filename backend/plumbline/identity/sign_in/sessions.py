"""A session's life: begun, renewed by refresh tokens, ended."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import structlog
from sqlalchemy import String, cast, select, update
from sqlalchemy.orm import Session

from plumbline.identity import refresh
from plumbline.identity.access_claims import LIFETIME, AccessClaims
from plumbline.identity.authentication import BROWSER
from plumbline.identity.installation import Installation
from plumbline.identity.model import Account, Membership, Organisation, RefreshToken, SignInSession
from plumbline.identity.refresh import Verdict
from plumbline.identity.roles import Role, Side
from plumbline.identity.rules import POLICY, PermittedAction
from plumbline.identity.sign_in.schema import AccessTokenView
from plumbline.kernel.problems import RecordedProblem

log = structlog.get_logger(__name__)

OVER_EVERY_PAGE = ("list_accounts",)
"""Acts that the frame of the pages leads to: told with the token, so that no page has to ask who its reader is."""


class SessionEnded(RecordedProblem):
    """Signed out, too long idle, or twelve hours old."""

    status, title = 401, "Your session has ended"
    example = "You were away for more than 30 minutes. Sign in again; what you had typed is kept in this browser."


class RefreshTokenReused(RecordedProblem):
    """Somebody else used what only this browser should have: both are signed out."""

    status, title = 401, "Your session was ended for safety"
    example = "This session was used from two places, so it was ended. Sign in again and tell your administrator if you do not know why."


@dataclass(frozen=True)
class SignedIn:
    """An access token to give, and the refresh token for the cookie."""

    view: AccessTokenView
    refresh_token: str
    session_id: UUID


def begin(session: Session, installation: Installation, account: Account, *, browser: str, now: datetime) -> SignedIn:
    """Open a new session with its own first refresh token: nothing the browser brought along is taken up."""
    opened = SignInSession(account_id=account.id, created_at=now, last_used_at=now, browser=browser)
    session.add(opened)
    session.flush()
    token = refresh.new_token()
    session.add(RefreshToken(hash=refresh.stored_hash(token), session_id=opened.id, issued_at=now))
    session.flush()
    return _signed_in(session, installation, account, opened, token, now)


def renew(session: Session, installation: Installation, token: str, now: datetime) -> SignedIn:
    """Give the next access token and the presented token's one successor.

    Raises SessionEnded or, for a token whose successor was used, RefreshTokenReused (401), which ends the session.
    """
    presented, signed_in = _locked(session, token)
    if presented is None or signed_in is None or signed_in.ended_at is not None:
        raise SessionEnded("Sign in again.")
    account = session.get_one(Account, signed_in.account_id)
    following = refresh.successor(installation.refresh_key, token)
    kept = session.get(RefreshToken, refresh.stored_hash(following))
    verdict = refresh.judge(
        used=presented.used_at is not None,
        successor_used=kept is not None and kept.used_at is not None,
        began_at=signed_in.created_at,
        last_used_at=signed_in.last_used_at,
        now=now,
    )
    if verdict is Verdict.REUSED:
        end(session, [signed_in.id], "a refresh token was used twice", now)
        log.warning("refresh_token_reused", account=str(account.id), session=str(signed_in.id))
        raise RefreshTokenReused("This session was used from two places, so it was ended. Sign in again.")
    if verdict in {Verdict.IDLE, Verdict.EXPIRED} or account.deactivated_at is not None:
        end(session, [signed_in.id], verdict.value, now)
        away = "You were away for more than 30 minutes." if verdict is Verdict.IDLE else "A session holds for twelve hours."
        raise SessionEnded(f"{away} Sign in again.")
    if verdict is Verdict.ROTATE:
        presented.used_at = now
        session.add(RefreshToken(hash=refresh.stored_hash(following), session_id=signed_in.id, issued_at=now))
    signed_in.last_used_at = now
    session.flush()
    return _signed_in(session, installation, account, signed_in, following, now)


def sign_out(session: Session, token: str | None, now: datetime) -> None:
    """End the session that a refresh token belongs to, whichever of its tokens it is. Silent where there is none."""
    if token is None:
        return
    _, signed_in = _locked(session, token)
    if signed_in is not None:
        end(session, [signed_in.id], "signed out", now)


def end(session: Session, sessions: Iterable[UUID], because: str, now: datetime) -> None:
    """End sessions at once: their access tokens are refused on the next call."""
    ending = update(SignInSession).where(SignInSession.id.in_(list(sessions)), SignInSession.ended_at.is_(None))
    session.execute(ending.values(ended_at=now, ended_because=because))


def end_all(session: Session, account_id: UUID, because: str, now: datetime, *, but: UUID | None = None) -> None:
    """End every session of a person, but for the one they act in."""
    live = select(SignInSession.id).where(SignInSession.account_id == account_id, SignInSession.ended_at.is_(None))
    end(session, [found for found in session.execute(live).scalars() if found != but], because, now)


def _locked(session: Session, token: str) -> tuple[RefreshToken | None, SignInSession | None]:
    """Lock the session row first and read the token after: sixteen tabs at once find one order."""
    presented = refresh.stored_hash(token)
    owner = select(RefreshToken.session_id).where(RefreshToken.hash == presented).scalar_subquery()
    signed_in = session.execute(select(SignInSession).where(SignInSession.id == owner).with_for_update()).scalar_one_or_none()
    return session.get(RefreshToken, presented), signed_in


def scopes_of(roles: frozenset[Role]) -> list[str]:
    """Give every scope that these roles can use."""
    return sorted({rule.scope for rule in POLICY.values() if rule.roles & roles})


def _signed_in(
    session: Session, installation: Installation, account: Account, signed_in: SignInSession, token: str, now: datetime
) -> SignedIn:
    held = select(cast(Membership.role, String)).where(Membership.account_id == account.id, Membership.until_at.is_(None))
    roles = frozenset(Role(role) for role in session.execute(held).scalars())
    if account.administrator:
        side = session.get_one(Organisation, account.organisation_id).side
        roles |= {Role.INSPECTORATE_ADMINISTRATOR if side is Side.INSPECTORATE else Role.COUNCIL_ADMINISTRATOR}
    scope = " ".join(scopes_of(roles))
    claims = AccessClaims.issue(
        sub=str(account.id), client_id=BROWSER, scope=scope, sid=str(signed_in.id), authenticated_at=signed_in.created_at, now=now
    )
    view = AccessTokenView(
        access_token=installation.tokens.sign(claims),
        expires_in=int(LIFETIME.total_seconds()),
        idle_seconds=int(refresh.IDLE.total_seconds()),
        server_time=now,
        scope=scope,
        permitted_actions=[PermittedAction(action=name, allowed=True) for name in OVER_EVERY_PAGE if POLICY[name].roles & roles],
    )
    return SignedIn(view, token, signed_in.id)
