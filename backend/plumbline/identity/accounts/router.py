"""Operations on one's own account and, for administrators, on others'."""

from typing import Annotated
from uuid import UUID

from fastapi import Query

from plumbline.identity.accounts import codes, own, service
from plumbline.identity.accounts.schema import (
    AccountView,
    CodeSubmission,
    MeView,
    OfferView,
    PasswordChangeSubmission,
    PasswordLinkView,
    ProofSubmission,
    ReasonSubmission,
    RecoveryCodesView,
    SessionView,
)
from plumbline.identity.current import CurrentPrincipal, Now
from plumbline.identity.requests import InstallationDep, SenderDep
from plumbline.kernel.paging import Page
from plumbline.kernel.problems import Forbidden, InvalidRequest, NotFound, SecretAlreadyShown, TooManyRequests
from plumbline.kernel.text import Line
from plumbline.kernel.web.paging import PageDep
from plumbline.kernel.web.problems import problems
from plumbline.kernel.web.route import caches, feature_router, shows_secret
from plumbline.kernel.web.session import SessionDep

router = feature_router("", "accounts")

PROVED = (Forbidden, InvalidRequest, own.WrongPassword, TooManyRequests)


@router.get("/me")
def get_me(session: SessionDep, principal: CurrentPrincipal, installation: InstallationDep, now: Now) -> MeView:
    """Read who you are: account, roles, scopes, what is due from you next, and the server's time."""
    return own.read_me(session, principal, now, production=installation.production)


@router.get("/me/sessions", responses=problems(Forbidden))
def list_sessions(session: SessionDep, principal: CurrentPrincipal, now: Now) -> Page[SessionView]:
    """List the browsers in which you are signed in."""
    return Page(items=own.list_sessions(session, principal, now))


@router.post("/me/sessions/ending", status_code=204, responses=problems(Forbidden))
def end_other_sessions(session: SessionDep, principal: CurrentPrincipal, now: Now) -> None:
    """Sign out every browser of yours but the one that you ask from."""
    return own.end_other_sessions(session, principal, now)


@router.post("/me/sessions/{session_id}/ending", status_code=204, responses=problems(NotFound, Forbidden))
def end_session(session_id: UUID, session: SessionDep, principal: CurrentPrincipal, now: Now) -> None:
    """Sign one of your browsers out."""
    return own.end_session(session, principal, session_id, now)


@router.post("/me/password", status_code=204, responses=problems(*PROVED))
@caches("no-store")
def change_password(
    given: PasswordChangeSubmission,
    session: SessionDep,
    principal: CurrentPrincipal,
    installation: InstallationDep,
    sender: SenderDep,
    now: Now,
) -> None:
    """Change your password. Every other browser of yours is signed out."""
    return own.change_password(session, principal, given, installation.typed_key, sender.address, now)


@router.post("/me/one-time-codes", status_code=201, responses=problems(*PROVED, SecretAlreadyShown))
@shows_secret
def offer_one_time_codes(
    given: ProofSubmission,
    session: SessionDep,
    principal: CurrentPrincipal,
    installation: InstallationDep,
    sender: SenderDep,
    now: Now,
) -> OfferView:
    """Begin to set up an authenticator, or another in place of yours. It holds once you send a code that it shows."""
    return codes.offer(session, installation, principal, given, sender.address, now)


@router.post(
    "/me/one-time-codes/confirmation",
    responses=problems(Forbidden, InvalidRequest, codes.WrongCode, codes.NothingToConfirm, TooManyRequests, SecretAlreadyShown),
)
@shows_secret
def confirm_one_time_codes(
    given: CodeSubmission, session: SessionDep, principal: CurrentPrincipal, installation: InstallationDep, sender: SenderDep, now: Now
) -> RecoveryCodesView:
    """Show that the new authenticator works. It is asked for from now on; your recovery codes are shown once, here."""
    return codes.confirm(session, installation, principal, given.one_time_code, sender.address, now)


@router.post("/me/recovery-codes", status_code=201, responses=problems(*PROVED, codes.CodesStay, SecretAlreadyShown))
@shows_secret
def renew_recovery_codes(
    given: ProofSubmission, session: SessionDep, principal: CurrentPrincipal, installation: InstallationDep, sender: SenderDep, now: Now
) -> RecoveryCodesView:
    """Make ten new recovery codes. The old ones stop working; the new ones are shown once."""
    return codes.renew_recovery(session, installation, principal, given, sender.address, now)


@router.post("/me/one-time-codes/ending", status_code=204, responses=problems(*PROVED, codes.CodesStay))
@caches("no-store")
def end_one_time_codes(
    given: ProofSubmission, session: SessionDep, principal: CurrentPrincipal, installation: InstallationDep, sender: SenderDep, now: Now
) -> None:
    """Sign in with your password alone from now on, where the installation allows it."""
    return codes.end(session, installation, principal, given, sender.address, now)


@router.get("/accounts", responses=problems(NotFound))
def list_accounts(
    session: SessionDep,
    principal: CurrentPrincipal,
    page: PageDep,
    find: Annotated[Line | None, Query(max_length=200, description="A part of a name or of an e-mail address.")] = None,
    active: Annotated[bool | None, Query(description="true: those that can sign in; false: the deactivated ones.")] = None,
) -> Page[AccountView]:
    """List the accounts of your organisation. For administrators."""
    return service.list_accounts(session, principal, page, find=find, active=active)


@router.get("/accounts/{account_id}", responses=problems(NotFound))
def get_account(account_id: UUID, session: SessionDep, principal: CurrentPrincipal) -> AccountView:
    """Read one account. For administrators."""
    return service.get_account(session, principal, account_id)


@router.post("/accounts/{account_id}/deactivation", responses=problems(NotFound, service.NotYourself, InvalidRequest))
def deactivate_account(
    account_id: UUID, given: ReasonSubmission, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> AccountView:
    """Close an account. Its sessions end at once."""
    return service.deactivate_account(session, principal, account_id, given.reason, now)


@router.post("/accounts/{account_id}/reactivation", responses=problems(NotFound, InvalidRequest))
def reactivate_account(
    account_id: UUID, given: ReasonSubmission, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> AccountView:
    """Open an account again."""
    return service.reactivate_account(session, principal, account_id, given.reason, now)


@router.post("/accounts/{account_id}/password-link", status_code=201, responses=problems(NotFound, SecretAlreadyShown))
@shows_secret
def make_password_link(
    account_id: UUID, session: SessionDep, installation: InstallationDep, principal: CurrentPrincipal, now: Now
) -> PasswordLinkView:
    """Make a link with which somebody chooses a new password. It is shown once and works for a day."""
    return service.make_password_link_for(session, installation, principal, account_id, now)


@router.post("/accounts/{account_id}/one-time-code-reset", responses=problems(NotFound, InvalidRequest))
def reset_one_time_codes(
    account_id: UUID, given: ReasonSubmission, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> AccountView:
    """Forget somebody's lost authenticator, so that they can set up another."""
    return service.reset_one_time_codes(session, principal, account_id, given.reason, now)


@router.post("/accounts/{account_id}/session-ending", responses=problems(NotFound, InvalidRequest))
def end_sessions_of_account(
    account_id: UUID, given: ReasonSubmission, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> AccountView:
    """Sign somebody out everywhere."""
    return service.end_sessions_of_account(session, principal, account_id, given.reason, now)
