"""A signed-in person's one-time codes: an authenticator offered and confirmed, recovery codes renewed, all of it switched off."""

from datetime import datetime

from sqlalchemy.orm import Session

from plumbline.identity import one_time_codes
from plumbline.identity.accounts.own import proved, require_person
from plumbline.identity.accounts.schema import OfferView, ProofSubmission, RecoveryCodesView
from plumbline.identity.accounts.standing import why_not_end, why_not_renew
from plumbline.identity.audit import record
from plumbline.identity.installation import Installation
from plumbline.identity.model import Account
from plumbline.identity.principal import Principal
from plumbline.identity.sign_in import sessions, throttle
from plumbline.kernel.problems import FieldError, Problem, RecordedProblem


class NothingToConfirm(Problem):
    """No authenticator is being set up, or it was set up in another browser meanwhile."""

    status, title = 409, "No authenticator is being set up"
    example = "Begin again: you get a new key for your authenticator."


class WrongCode(RecordedProblem):
    """The code is not one of the authenticator that is being set up. It counts as a failed sign-in."""

    status, title = 422, "The code is not right"
    example = "Wait for the next six digits, and check that the clock of the telephone sets itself."


class CodesStay(Problem):
    """There are none to switch off, or the installation does not allow it."""

    status, title = 409, "One-time codes stay as they are"
    example = "This installation asks everybody for one-time codes. You can move them to another device."


def offer(
    session: Session, installation: Installation, principal: Principal, given: ProofSubmission, address: str, now: datetime
) -> OfferView:
    """Give the key of a new authenticator. Until a code of it is shown, the one that was set up before goes on working."""
    account = proved(session, principal, given.current_password, installation.typed_key, address, now)
    secret = one_time_codes.new_secret()
    account.one_time_offer = one_time_codes.sealed(installation.codes_key, secret)
    return OfferView(secret=secret, otpauth_uri=one_time_codes.provisioning_address(secret, account.email))


def confirm(
    session: Session, installation: Installation, principal: Principal, code: str, address: str, now: datetime
) -> RecoveryCodesView:
    """Let the offered authenticator hold and give ten recovery codes; every other browser of the person is signed out.

    Raises NothingToConfirm (409), WrongCode (422), TooManyRequests (429): guessing is slowed like signing in.
    """
    account = session.get_one(Account, require_person(principal), with_for_update=True)
    if account.one_time_offer is None:
        raise NothingToConfirm("Begin again: you get a new key for your authenticator.")
    who = throttle.who_is(installation.typed_key, account.email)
    throttle.admit(session, who, address, now)
    step = one_time_codes.accepted_step(one_time_codes.opened(installation.codes_key, account.one_time_offer), code, None, now)
    if step is None:
        throttle.record_failure(session, who, address, now)
        raise WrongCode(
            "Wait for the next six digits, and check that the clock of the telephone sets itself.",
            errors=[FieldError("/one_time_code", "wrong_code", "This is not the code that the new authenticator shows now.")],
        )
    account.one_time_secret, account.one_time_offer = account.one_time_offer, None
    account.one_time_confirmed_at, account.one_time_last_step = now, step
    sessions.end_all(session, account.id, "one-time codes were set up", now, but=principal.session_id)
    return _recovery_codes(session, installation, principal, account, "one_time_codes_set_up", "set up one-time codes", now)


def renew_recovery(
    session: Session, installation: Installation, principal: Principal, given: ProofSubmission, address: str, now: datetime
) -> RecoveryCodesView:
    """Give ten new recovery codes; the old ones stop working. Raises CodesStay (409), WrongPassword (422)."""
    account = proved(session, principal, given.current_password, installation.typed_key, address, now)
    refused = why_not_renew(account)
    if refused is not None:
        raise CodesStay(refused)
    return _recovery_codes(session, installation, principal, account, "recovery_codes_renewed", "made new recovery codes", now)


def end(session: Session, installation: Installation, principal: Principal, given: ProofSubmission, address: str, now: datetime) -> None:
    """Sign in with the password alone from now on, where the installation allows it. Raises CodesStay (409), WrongPassword (422)."""
    account = proved(session, principal, given.current_password, installation.typed_key, address, now)
    refused = why_not_end(account, production=installation.production)
    if refused is not None:
        raise CodesStay(refused)
    account.one_time_secret = account.one_time_offer = account.one_time_confirmed_at = account.one_time_last_step = None
    account.recovery_hashes = []
    summary = f"{account.name} switched one-time codes off."
    record(session, principal, "one_time_codes_ended", now=now, subject=("account", account.id), summary=summary)


def _recovery_codes(
    session: Session, installation: Installation, principal: Principal, account: Account, action: str, done: str, now: datetime
) -> RecoveryCodesView:
    codes = one_time_codes.new_recovery_codes()
    account.recovery_hashes = [one_time_codes.recovery_hash(installation.codes_key, code) for code in codes]
    record(session, principal, action, now=now, subject=("account", account.id), summary=f"{account.name} {done}.")
    return RecoveryCodesView(recovery_codes=codes)
