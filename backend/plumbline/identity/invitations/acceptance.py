"""What the holder of a link does with it, without an account or a token."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from plumbline.identity import passwords
from plumbline.identity.inspections_seen import INSPECTION
from plumbline.identity.installation import Installation
from plumbline.identity.invitations.links import Invited, LinkNotValid, make_invitation, open_invitation, open_password_link
from plumbline.identity.invitations.model import Invitation, InvitationKind
from plumbline.identity.invitations.schema import (
    AcceptanceSubmission,
    AcceptedView,
    NamedView,
    NamingSubmission,
    NewPasswordSubmission,
    OpenedInvitationView,
)
from plumbline.identity.memberships.service import AlreadyMember, appoint
from plumbline.identity.model import Account, Organisation
from plumbline.identity.roles import ADMINISTRATORS, Role
from plumbline.identity.sign_in import sessions
from plumbline.kernel import ledger
from plumbline.kernel.mail import sends_mails
from plumbline.kernel.problems import FieldError, InvalidRequest, Problem


class AddressInUse(Problem):
    """The address belongs to an account that this link cannot lead to."""

    status, title = 409, "This e-mail address cannot be used"
    example = "Ask whoever invited you to invite you with another address."


def open_link(session: Session, token: str, now: datetime) -> OpenedInvitationView:
    """Say what a link invites to. Raises LinkNotValid (404)."""
    invitation = open_invitation(session, token, now)
    organisation = session.get_one(Organisation, invitation.organisation_id)
    reference = None
    if invitation.inspection_id is not None:
        reference = session.execute(select(INSPECTION.c.reference).where(INSPECTION.c.id == invitation.inspection_id)).scalar_one_or_none()
    return OpenedInvitationView(
        kind=invitation.kind,
        organisation=organisation.name,
        inspection=reference,
        role=invitation.role,
        role_in_words=invitation.role.words if invitation.role else None,
        deputy=invitation.deputy,
        email=invitation.email,
        name=invitation.name,
        post=invitation.post,
        invited_by=invitation.created_by_name,
        expires_at=invitation.expires_at,
        has_account=_account_of(session, invitation) is not None,
    )


def accept(session: Session, installation: Installation, given: AcceptanceSubmission, now: datetime) -> AcceptedView:
    """Bring the person in: an account unless there is one, the membership or the administration, and the link is used up.

    Raises LinkNotValid (404), AddressInUse (409), InvalidRequest (422) for a weak or missing password.
    """
    invitation = open_invitation(session, given.token, now)
    if invitation.kind is not InvitationKind.JOIN:
        raise LinkNotValid
    organisation = session.get_one(Organisation, invitation.organisation_id)
    account = _account_of(session, invitation) or _new_account(session, invitation, organisation, given, now)
    if account.organisation_id != invitation.organisation_id or account.deactivated_at is not None:
        raise AddressInUse("Ask whoever invited you to invite you with another address.")
    if account.password_hash is None:
        account.password_hash = _accepted_password(given.password, account, organisation, "/password")
    _give_role(session, invitation, account, now)
    invitation.used_at, invitation.used_by = now, account.id
    summary = f"{account.name} accepted the invitation."
    _note(session, "invitation_accepted", invitation, account.id, account.name, summary, now)
    return AcceptedView(
        email=account.email,
        organisation=organisation.name,
        inspection_id=invitation.inspection_id,
        enrolment_needed=installation.production and account.one_time_confirmed_at is None,
    )


def name_coordinator(session: Session, installation: Installation, given: NamingSubmission, now: datetime) -> NamedView:
    """Use the letter's link: the person named gets a link of their own, to be sent on by hand (R158)."""
    invitation = open_invitation(session, given.token, now)
    if invitation.kind is not InvitationKind.NAME_COORDINATOR:
        raise LinkNotValid
    invited = Invited(
        organisation_id=invitation.organisation_id,
        inspection_id=invitation.inspection_id,
        role=Role.INSPECTION_COORDINATOR,
        email=given.email,
        name=given.name,
        post=given.post,
    )
    organisation = session.get_one(Organisation, invitation.organisation_id)
    made, address = make_invitation(session, installation.public_origin, invited, by=None, by_name=organisation.name, now=now)
    invitation.used_at = now
    summary = f"{organisation.name} named {given.name} as its inspection coordinator."
    _note(session, "coordinator_named", invitation, None, organisation.name, summary, now)
    return NamedView(name=given.name, email=given.email, address=address, mailed=sends_mails(session), expires_at=made.expires_at)


def set_new_password(session: Session, given: NewPasswordSubmission, now: datetime) -> None:
    """Set a password by way of a link; every session of the account ends. Raises LinkNotValid (404), InvalidRequest (422)."""
    link = open_password_link(session, given.token, now)
    account = session.get_one(Account, link.account_id)
    if account.deactivated_at is not None:
        raise LinkNotValid
    organisation = session.get_one(Organisation, account.organisation_id)
    account.password_hash = _accepted_password(given.new_password, account, organisation, "/new_password")
    link.used_at = now
    sessions.end_all(session, account.id, "the password was replaced", now)


def require_good_password(password: str, account: Account, organisation: Organisation, pointer: str) -> None:
    """Raise InvalidRequest (422) with the reason in a sentence."""
    weakness = passwords.weakness(password, (account.name, account.email, organisation.name))
    if weakness is not None:
        raise InvalidRequest("Choose another password.", errors=[FieldError(pointer, "weak_password", weakness)])


def _accepted_password(password: str | None, account: Account, organisation: Organisation, pointer: str) -> str:
    if password is None:
        raise InvalidRequest("Choose a password.", errors=[FieldError(pointer, "missing", "A new account needs a password.")])
    require_good_password(password, account, organisation, pointer)
    return passwords.hashed(password)


def _account_of(session: Session, invitation: Invitation) -> Account | None:
    if invitation.email is None:
        return None
    return session.execute(select(Account).where(func.lower(Account.email) == invitation.email.lower())).scalar_one_or_none()


def _new_account(
    session: Session, invitation: Invitation, organisation: Organisation, given: AcceptanceSubmission, now: datetime
) -> Account:
    if invitation.email is None:
        raise LinkNotValid
    account = Account(
        organisation_id=organisation.id, email=invitation.email, name=given.name, post=given.post or invitation.post, created_at=now
    )
    account.password_hash = _accepted_password(given.password, account, organisation, "/password")
    session.add(account)
    session.flush()
    return account


def _give_role(session: Session, invitation: Invitation, account: Account, now: datetime) -> None:
    if invitation.role in ADMINISTRATORS:
        account.administrator = True
        return
    if invitation.inspection_id is None or invitation.role is None:
        return
    try:
        appoint(
            session,
            invitation.inspection_id,
            account,
            invitation.role,
            named_by=invitation.created_by,
            now=now,
            deputy=invitation.deputy,
        )
    except AlreadyMember:
        return  # somebody gave the role meanwhile: the person is where the link leads


def _note(session: Session, action: str, invitation: Invitation, actor: UUID | None, actor_name: str, summary: str, now: datetime) -> None:
    session.flush()
    ledger.note(
        session,
        ledger.Occurrence(
            chain=invitation.inspection_id or invitation.organisation_id,
            at=now,
            actor=actor,
            actor_name=actor_name,
            action=ledger.ACTIONS[action],
            subject_kind="invitation",
            subject_id=invitation.id,
            summary=summary,
        ),
    )
