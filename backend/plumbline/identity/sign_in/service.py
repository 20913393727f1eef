"""Signing in with a password and a one-time code."""

from dataclasses import dataclass
from datetime import datetime

import structlog
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from plumbline.identity import one_time_codes, passwords
from plumbline.identity.installation import Installation
from plumbline.identity.model import Account
from plumbline.identity.sign_in import sessions, throttle
from plumbline.identity.sign_in.schema import EnrolmentSubmission, EnrolmentView, SignInSubmission
from plumbline.identity.sign_in.sessions import SignedIn
from plumbline.kernel.problems import Problem, RecordedProblem

log = structlog.get_logger(__name__)


class SignInRefused(RecordedProblem):
    """The same words whatever was wrong: nobody learns here whether an account exists."""

    status, title = 401, "We could not sign you in"
    example = "The e-mail address, the password or the code is not right."
    advice = (
        "Check the address and the password. If a code was asked for, wait for the next one. "
        "An administrator of your organisation can give you a link for a new password."
    )

    def __init__(self, detail: str = "The e-mail address, the password or the code is not right.") -> None:
        super().__init__(detail)


class OneTimeCodeRequired(Problem):
    """The password was right; the account also has an authenticator."""

    status, title = 401, "A one-time code is needed"
    example = "Send one_time_code as well: the six digits that your authenticator shows, or a recovery code."


class EnrolmentRequired(Problem):
    """In production nobody works with a password alone."""

    status, title = 403, "Set up one-time codes first"
    example = "Set up an authenticator at POST /api/v1/sign-in/enrolment, then sign in with its code."


class AlreadyEnrolled(Problem):
    """A second authenticator would let whoever learnt the password replace the first."""

    status, title = 409, "One-time codes are set up already"
    example = "Sign in with a code. If the telephone is lost, use a recovery code or ask an administrator to start again."


@dataclass(frozen=True)
class Attempt:
    """One attempt to sign in, from where and with what browser."""

    address: str
    browser: str
    now: datetime


def sign_in(session: Session, installation: Installation, given: SignInSubmission, attempt: Attempt) -> SignedIn:
    """Open a session. Raises SignInRefused and OneTimeCodeRequired (401), EnrolmentRequired (403), TooManyRequests (429)."""
    who = throttle.who_is(installation.typed_key, given.email)
    account = _with_password(session, who, given.email, given.password, attempt)
    if account.one_time_secret is None and installation.production:
        raise EnrolmentRequired("Set up an authenticator at POST /api/v1/sign-in/enrolment, then sign in with its code.")
    if account.one_time_secret is not None and (account.one_time_confirmed_at or installation.production or given.one_time_code):
        if given.one_time_code is None:
            raise OneTimeCodeRequired("Send one_time_code as well: the six digits that your authenticator shows, or a recovery code.")
        if not _take_code(installation, account, given.one_time_code, attempt.now):
            raise _refused(session, who, attempt)
    throttle.forget_failures(session, who, attempt.address)
    signed_in = sessions.begin(session, installation, account, browser=attempt.browser, now=attempt.now)
    log.info("signed_in", account=str(account.id), session=str(signed_in.session_id), address=attempt.address)
    return signed_in


def enrol(session: Session, installation: Installation, given: EnrolmentSubmission, attempt: Attempt) -> EnrolmentView:
    """Give an authenticator's secret and ten recovery codes; the first sign-in with a code makes them hold.

    Raises SignInRefused (401), AlreadyEnrolled (409), TooManyRequests (429).
    """
    who = throttle.who_is(installation.typed_key, given.email)
    account = _with_password(session, who, given.email, given.password, attempt)
    if account.one_time_confirmed_at is not None:
        raise AlreadyEnrolled("Sign in with a code. If the telephone is lost, use a recovery code or ask an administrator to start again.")
    secret, codes = one_time_codes.new_secret(), one_time_codes.new_recovery_codes()
    account.one_time_secret = one_time_codes.sealed(installation.codes_key, secret)
    account.one_time_last_step = None
    account.recovery_hashes = [one_time_codes.recovery_hash(installation.codes_key, code) for code in codes]
    log.info("one_time_codes_enrolled", account=str(account.id), address=attempt.address)
    return EnrolmentView(secret=secret, otpauth_uri=one_time_codes.provisioning_address(secret, account.email), recovery_codes=codes)


def _with_password(session: Session, who: bytes, email: str, password: str, attempt: Attempt) -> Account:
    throttle.admit(session, who, attempt.address, attempt.now)
    # Locked, so that two sign-ins at once cannot both take the same code.
    found = select(Account).where(func.lower(Account.email) == email.strip().lower()).with_for_update()
    account = session.execute(found).scalar_one_or_none()
    # The same work with and without an account: the time must not tell which it was.
    right = passwords.matches(password, account.password_hash if account else None)
    if not right or account is None or account.deactivated_at is not None:
        raise _refused(session, who, attempt)
    return account


def _refused(session: Session, who: bytes, attempt: Attempt) -> SignInRefused:
    throttle.record_failure(session, who, attempt.address, attempt.now)
    log.warning("sign_in_refused", who=who.hex()[:16], address=attempt.address)
    return SignInRefused()


def _take_code(installation: Installation, account: Account, code: str, now: datetime) -> bool:
    secret = one_time_codes.opened(installation.codes_key, account.one_time_secret or "")
    step = one_time_codes.accepted_step(secret, code, account.one_time_last_step, now)
    if step is not None:
        account.one_time_last_step = step
        account.one_time_confirmed_at = account.one_time_confirmed_at or now
        return True
    written = one_time_codes.recovery_hash(installation.codes_key, code)
    if account.one_time_confirmed_at is None or written not in account.recovery_hashes:
        return False
    account.recovery_hashes = [kept for kept in account.recovery_hashes if kept != written]
    return True
