"""Accounts as their administrators look after them: seen, deactivated, helped back in."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, func, or_, select
from sqlalchemy.orm import Session

from plumbline.identity.accounts.policy import visible_to
from plumbline.identity.accounts.schema import AccountView, PasswordLinkView
from plumbline.identity.audit import record
from plumbline.identity.installation import Installation
from plumbline.identity.invitations.links import make_password_link
from plumbline.identity.model import Account, SignInSession
from plumbline.identity.principal import Principal
from plumbline.identity.rules import permitted_actions, require
from plumbline.identity.sign_in import sessions
from plumbline.kernel.mail import sends_mails
from plumbline.kernel.paging import Key, Page, PageRequest
from plumbline.kernel.problems import NotFound, Problem

OTHER_ADMINISTRATOR = "Another administrator can deactivate your account."


class NotYourself(Problem):
    """An administrator cannot lock themselves out."""

    status, title = 409, "You cannot do this to your own account"
    example = "Another administrator can do it."


def list_accounts(
    session: Session, principal: Principal, page: PageRequest, *, find: str | None = None, active: bool | None = None
) -> Page[AccountView]:
    """Give the accounts that the administrator looks after, by name; `find` is a part of a name or an address."""
    require(principal, None, "list_accounts")
    statement = _accounts(principal)
    if find is not None:
        statement = statement.where(or_(Account.name.icontains(find, autoescape=True), Account.email.icontains(find, autoescape=True)))
    if active is not None:
        statement = statement.where(Account.deactivated_at.is_(None) if active else Account.deactivated_at.is_not(None))
    keys = (Key(Account.name, "name"), Key(Account.id, "id"))
    rows, cursor, count = page.read(session, statement, keys, filters={"find": find, "active": active})
    return Page(items=[_view(row) for row in rows], next_cursor=cursor, count=count)


def get_account(session: Session, principal: Principal, account_id: UUID) -> AccountView:
    """Give one account. Raises NotFound (404)."""
    require(principal, None, "get_account")
    row = session.execute(_accounts(principal).where(Account.id == account_id)).one_or_none()
    if row is None:
        raise NotFound
    view = _view(row)
    view.permitted_actions = permitted_actions(principal, None, _acts(view, principal))
    return view


def deactivate_account(session: Session, principal: Principal, account_id: UUID, reason: str, now: datetime) -> AccountView:
    """Close an account: its sessions end at once, and no token of it is taken on the next call. Raises NotYourself (409)."""
    account = _locked(session, principal, account_id, "deactivate_account")
    if account.id == principal.account_id:
        raise NotYourself(OTHER_ADMINISTRATOR)
    account.deactivated_at = account.deactivated_at or now
    sessions.end_all(session, account.id, "the account was deactivated", now)
    return _recorded(session, principal, "account_deactivated", account, f"{account.name}'s account was deactivated.", reason, now)


def reactivate_account(session: Session, principal: Principal, account_id: UUID, reason: str, now: datetime) -> AccountView:
    """Open an account again; roles that were not ended meanwhile hold again."""
    account = _locked(session, principal, account_id, "reactivate_account")
    account.deactivated_at = None
    return _recorded(session, principal, "account_reactivated", account, f"{account.name}'s account was reactivated.", reason, now)


def make_password_link_for(
    session: Session, installation: Installation, principal: Principal, account_id: UUID, now: datetime
) -> PasswordLinkView:
    """Make a link with which the person chooses a new password; the administrator never knows one."""
    account = _locked(session, principal, account_id, "make_password_link")
    if account.deactivated_at is not None:
        raise NotFound
    link, address = make_password_link(session, installation.public_origin, account.id, by=principal.subject, now=now)
    summary = f"A link for a new password was made for {account.name}."
    record(session, principal, "password_link_made", now=now, subject=("account", account.id), summary=summary)
    return PasswordLinkView(address=address, mailed=sends_mails(session), expires_at=link.expires_at)


def reset_one_time_codes(session: Session, principal: Principal, account_id: UUID, reason: str, now: datetime) -> AccountView:
    """Forget a lost authenticator; the person sets up another at the next sign-in, and is signed out until then."""
    account = _locked(session, principal, account_id, "reset_one_time_codes")
    account.one_time_secret = account.one_time_offer = account.one_time_confirmed_at = account.one_time_last_step = None
    account.recovery_hashes = []
    sessions.end_all(session, account.id, "one-time codes were reset", now)
    return _recorded(session, principal, "one_time_codes_reset", account, f"{account.name}'s one-time codes were reset.", reason, now)


def end_sessions_of_account(session: Session, principal: Principal, account_id: UUID, reason: str, now: datetime) -> AccountView:
    """Sign somebody out everywhere."""
    account = _locked(session, principal, account_id, "end_sessions_of_account")
    sessions.end_all(session, account.id, "ended by an administrator", now)
    return _recorded(session, principal, "sessions_ended", account, f"{account.name} was signed out everywhere.", reason, now)


def _locked(session: Session, principal: Principal, account_id: UUID, operation: str) -> Account:
    require(principal, None, operation)
    wanted = select(Account).where(Account.id == account_id, visible_to(principal)).with_for_update()
    account = session.execute(wanted).scalar_one_or_none()
    if account is None:
        raise NotFound
    return account


def _recorded(
    session: Session, principal: Principal, action: str, account: Account, summary: str, reason: str, now: datetime
) -> AccountView:
    session.flush()
    record(session, principal, action, now=now, subject=("account", account.id), summary=summary, reason=reason)
    return get_account(session, principal, account.id)


def _acts(account: AccountView, principal: Principal) -> dict[str, str | None]:
    """Say of each act whether the state of the account forbids it."""
    closed = "The account is deactivated." if account.deactivated_at else None
    yourself = OTHER_ADMINISTRATOR if account.id == principal.account_id else None
    return {
        "deactivate_account": closed or yourself,
        "reactivate_account": None if closed else "The account is not deactivated.",
        "make_password_link": closed,
        "reset_one_time_codes": None,
        "end_sessions_of_account": None,
    }


def _accounts(principal: Principal) -> Select[*tuple[Any, ...]]:
    last_used = select(func.max(SignInSession.last_used_at)).where(SignInSession.account_id == Account.id).scalar_subquery()
    return select(
        Account.id,
        Account.organisation_id,
        Account.name,
        Account.email,
        Account.post,
        Account.administrator,
        Account.one_time_confirmed_at,
        Account.created_at,
        Account.deactivated_at,
        last_used.label("last_used_at"),
    ).where(visible_to(principal))


def _view(row: Row[Any]) -> AccountView:
    return AccountView(
        id=row.id,
        organisation_id=row.organisation_id,
        name=row.name,
        email=row.email,
        post=row.post,
        administrator=row.administrator,
        one_time_codes=row.one_time_confirmed_at is not None,
        created_at=row.created_at,
        deactivated_at=row.deactivated_at,
        last_used_at=row.last_used_at,
    )
