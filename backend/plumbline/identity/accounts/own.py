"""A person's own account: who I am, where I am signed in, my password."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.identity import passwords, refresh
from plumbline.identity.accounts.schema import (
    MeView,
    NextTaskView,
    OrganisationView,
    PasswordChangeSubmission,
    RolesView,
    SessionView,
)
from plumbline.identity.accounts.standing import permitted_on_codes
from plumbline.identity.audit import record
from plumbline.identity.inspections_seen import INSPECTION
from plumbline.identity.invitations.acceptance import require_good_password
from plumbline.identity.model import Account, Organisation, SignInSession
from plumbline.identity.principal import Principal
from plumbline.identity.rules import permitted_actions
from plumbline.identity.sign_in import sessions, throttle
from plumbline.kernel.problems import FieldError, Forbidden, InvalidRequest, NotFound, RecordedProblem

Due = Callable[[Session, Principal, datetime], list[NextTaskView]]
_DUE: list[Due] = []
"""What features above know to be due from the caller; filled by main."""


WORKPLACES: dict[str, str | None] = dict.fromkeys(("list_accounts", "list_api_clients", "create_inspection"))
"""What only some people find at all, wherever they are: their pages are linked from the top."""
AT_HOME: dict[str, str | None] = dict.fromkeys(("list_own_self_evaluations", "create_own_self_evaluation"))
"""What a role in any inspection opens beside the inspections."""


class WrongPassword(RecordedProblem):
    """The current password was not right. It counts as a failed sign-in."""

    status, title = 422, "The current password is not right"
    example = "Type the password that you sign in with now."


def register_due(*sources: Due) -> None:
    """Add sources of tasks to `GET /me`."""
    _DUE.extend(due for due in sources if due not in _DUE)


def read_me(session: Session, principal: Principal, now: datetime, *, production: bool) -> MeView:
    """Say who calls. A machine client sees its own name, role and inspections."""
    organisation = session.get_one(Organisation, principal.organisation_id)
    account = session.get_one(Account, principal.account_id) if principal.account_id else None
    held = frozenset().union(*principal.memberships.values(), principal.organisation_roles)
    found = session.get(SignInSession, principal.session_id) if principal.session_id else None
    return MeView(
        id=principal.subject,
        machine=principal.machine,
        name=principal.name,
        email=account.email if account else None,
        post=account.post if account else None,
        organisation=OrganisationView(id=organisation.id, name=organisation.name, side=organisation.side),
        roles=_roles(session, principal),
        organisation_roles=sorted(principal.organisation_roles),
        scopes=sorted(principal.scopes) if principal.scopes is not None else sessions.scopes_of(held),
        session=_session_view(found, principal) if found else None,
        one_time_codes=account is not None and account.one_time_confirmed_at is not None,
        recovery_codes_left=len(account.recovery_hashes) if account else 0,
        permitted_actions=[
            *permitted_on_codes(account, production=production),
            *permitted_actions(principal, None, WORKPLACES),
            *permitted_actions(principal.at_home(), principal.organisation_id, AT_HOME),
        ],
        next_tasks=_most_pressing(session, principal, now),
        server_time=now,
    )


def _most_pressing(session: Session, principal: Principal, now: datetime) -> list[NextTaskView]:
    """Gather what every feature knows to be due, the most pressing first and what has no deadline last."""
    tasks = [task for due in _DUE for task in due(session, principal, now)]
    return sorted(tasks, key=lambda task: (task.due_at is None, task.due_at or now))


def list_sessions(session: Session, principal: Principal, now: datetime) -> list[SessionView]:
    """Give the caller's live sessions, the newest first."""
    live = select(SignInSession).where(
        SignInSession.account_id == require_person(principal),
        SignInSession.ended_at.is_(None),
        SignInSession.created_at > now - refresh.ABSOLUTE,
        SignInSession.last_used_at > now - refresh.IDLE,
    )
    return [_session_view(found, principal) for found in session.execute(live.order_by(SignInSession.created_at.desc())).scalars()]


def end_other_sessions(session: Session, principal: Principal, now: datetime) -> None:
    """End every session of the caller but the one they ask from."""
    sessions.end_all(session, require_person(principal), "ended by its owner from another browser", now, but=principal.session_id)


def end_session(session: Session, principal: Principal, session_id: UUID, now: datetime) -> None:
    """End one of the caller's own sessions. Raises NotFound (404) for anybody else's."""
    own = select(SignInSession.id).where(SignInSession.id == session_id, SignInSession.account_id == require_person(principal))
    if session.execute(own).scalar_one_or_none() is None:
        raise NotFound
    sessions.end(session, [session_id], "ended by its owner", now)


def change_password(
    session: Session, principal: Principal, given: PasswordChangeSubmission, typed_key: bytes, address: str, now: datetime
) -> None:
    """Change the caller's password and end every other session. Guessing the current one is slowed like signing in.

    Raises WrongPassword and InvalidRequest (422), TooManyRequests (429).
    """
    account = proved(session, principal, given.current_password, typed_key, address, now)
    if given.new_password == given.current_password:
        raise InvalidRequest(
            "Choose another password.", errors=[FieldError("/new_password", "unchanged", "This is the password you have.")]
        )
    require_good_password(given.new_password, account, session.get_one(Organisation, account.organisation_id), "/new_password")
    account.password_hash = passwords.hashed(given.new_password)
    sessions.end_all(session, account.id, "the password was changed", now, but=principal.session_id)
    record(
        session, principal, "password_changed", now=now, subject=("account", account.id), summary=f"{account.name} changed their password."
    )


def proved(session: Session, principal: Principal, current_password: str, typed_key: bytes, address: str, now: datetime) -> Account:
    """Lock the caller's account and check that it is its holder who asks: an open browser alone changes no way of signing in.

    Raises Forbidden (403) for a machine, TooManyRequests (429), WrongPassword (422).
    """
    account = session.get_one(Account, require_person(principal), with_for_update=True)
    who = throttle.who_is(typed_key, account.email)
    throttle.admit(session, who, address, now)
    if not passwords.matches(current_password, account.password_hash):
        throttle.record_failure(session, who, address, now)
        raise WrongPassword(
            "Type the password that you sign in with now.",
            errors=[FieldError("/current_password", "wrong_password", "This is not your current password.")],
        )
    return account


def require_person(principal: Principal) -> UUID:
    """Give the caller's account. Raises Forbidden (403) for a machine client."""
    if principal.account_id is None:
        raise Forbidden("Only a person who is signed in may do this.")
    return principal.account_id


def _roles(session: Session, principal: Principal) -> list[RolesView]:
    references = select(INSPECTION.c.id, INSPECTION.c.reference).where(INSPECTION.c.id.in_(list(principal.memberships)))
    return [
        RolesView(
            inspection_id=row.id,
            reference=row.reference,
            roles=sorted(principal.memberships[row.id]),
            roles_in_words=sorted(role.words for role in principal.memberships[row.id]),
        )
        for row in session.execute(references.order_by(INSPECTION.c.reference))
    ]


def _session_view(found: SignInSession, principal: Principal) -> SessionView:
    return SessionView(
        id=found.id,
        browser=found.browser,
        signed_in_at=found.created_at,
        last_used_at=found.last_used_at,
        idle_ends_at=min(found.last_used_at + refresh.IDLE, found.created_at + refresh.ABSOLUTE),
        ends_at=found.created_at + refresh.ABSOLUTE,
        current=found.id == principal.session_id,
    )
