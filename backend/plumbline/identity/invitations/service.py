"""Inviting people: into an inspection, into an organisation, and the letter's link by which a council names its coordinator."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from plumbline.identity.audit import record
from plumbline.identity.inspections_seen import SeenInspection, find_inspection
from plumbline.identity.installation import Installation
from plumbline.identity.invitations.links import Invited, make_invitation
from plumbline.identity.invitations.model import Invitation, InvitationKind
from plumbline.identity.invitations.policy import visible_to
from plumbline.identity.invitations.schema import (
    InvitationMadeView,
    InvitationState,
    InvitationSubmission,
    InvitationView,
    OrganisationInvitationSubmission,
)
from plumbline.identity.memberships.service import require_appointer
from plumbline.identity.model import Organisation
from plumbline.identity.principal import Principal
from plumbline.identity.roles import Role, Side
from plumbline.identity.rules import require
from plumbline.kernel.etags import IfMatch
from plumbline.kernel.mail import sends_mails
from plumbline.kernel.paging import Key, Page, PageRequest
from plumbline.kernel.problems import NotFound

KEYS = (Key(Invitation.created_at, "created_at"), Key(Invitation.id, "id"))


def invite(
    session: Session, installation: Installation, principal: Principal, inspection_id: UUID, given: InvitationSubmission, now: datetime
) -> InvitationMadeView:
    """Make a link that brings one person into the inspection. Raises Forbidden (403) naming who invites for that role."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "invite")
    require_appointer(principal, inspection_id, given.role, deputy=given.deputy)
    administers = given.role in {Role.COUNCIL_ADMINISTRATOR, Role.INSPECTORATE_ADMINISTRATOR}
    invited = Invited(
        organisation_id=_organisation_of(session, inspection, given.role.side),
        inspection_id=None if administers else inspection_id,
        role=given.role,
        deputy=given.deputy,
        email=given.email,
        name=given.name,
        post=given.post,
    )
    made, address = make_invitation(session, installation.public_origin, invited, by=principal.subject, by_name=principal.name, now=now)
    summary = f"{given.name} was invited as {given.role.words}{' (deputy)' if given.deputy else ''}."
    record(session, principal, "invitation_made", now=now, inspection_id=inspection_id, subject=("invitation", made.id), summary=summary)
    return _made_view(session, made, address, now)


def invite_naming_of_coordinator(
    session: Session, installation: Installation, principal: Principal, inspection_id: UUID, now: datetime
) -> InvitationMadeView:
    """Make the letter's link (guidance, stage 1): whoever receives the letter says who coordinates for the council."""
    inspection = find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "invite_naming_of_coordinator")
    invited = Invited(
        kind=InvitationKind.NAME_COORDINATOR,
        organisation_id=inspection.council_id,
        inspection_id=inspection_id,
        role=Role.INSPECTION_COORDINATOR,
    )
    made, address = make_invitation(session, installation.public_origin, invited, by=principal.subject, by_name=principal.name, now=now)
    summary = "A link was made by which the council names its coordinator."
    record(session, principal, "invitation_made", now=now, inspection_id=inspection_id, subject=("invitation", made.id), summary=summary)
    return _made_view(session, made, address, now)


def invite_to_organisation(
    session: Session, installation: Installation, principal: Principal, given: OrganisationInvitationSubmission, now: datetime
) -> InvitationMadeView:
    """Make a link that brings one person into the administrator's own organisation."""
    require(principal, None, "invite_to_organisation")
    administrator = Role.COUNCIL_ADMINISTRATOR if principal.side is Side.COUNCIL else Role.INSPECTORATE_ADMINISTRATOR
    invited = Invited(
        organisation_id=principal.organisation_id,
        role=administrator if given.administrator else None,
        email=given.email,
        name=given.name,
        post=given.post,
    )
    made, address = make_invitation(session, installation.public_origin, invited, by=principal.subject, by_name=principal.name, now=now)
    summary = f"{given.name} was invited{' as an administrator' if given.administrator else ''}."
    record(session, principal, "invitation_made", now=now, subject=("invitation", made.id), summary=summary)
    return _made_view(session, made, address, now)


def _made_view(session: Session, made: Invitation, address: str, now: datetime) -> InvitationMadeView:
    return InvitationMadeView(**_view(made, now).model_dump(), address=address, mailed=made.email is not None and sends_mails(session))


def list_invitations(session: Session, principal: Principal, inspection_id: UUID, page: PageRequest, now: datetime) -> Page[InvitationView]:
    """Give the invitations into the inspection that the caller may look after."""
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "list_invitations")
    statement = select(Invitation, *(key.column.label(key.name) for key in KEYS))
    statement = statement.where(Invitation.inspection_id == inspection_id, visible_to(principal))
    rows, cursor, count = page.read(session, statement, KEYS, filters={"inspection": inspection_id}, descending=True)
    return Page(items=[_view(row.Invitation, now) for row in rows], next_cursor=cursor, count=count)


def list_organisation_invitations(session: Session, principal: Principal, page: PageRequest, now: datetime) -> Page[InvitationView]:
    """Give the invitations into the administrator's own organisation."""
    require(principal, None, "list_organisation_invitations")
    statement = select(Invitation, *(key.column.label(key.name) for key in KEYS))
    statement = statement.where(
        Invitation.organisation_id == principal.organisation_id, Invitation.inspection_id.is_(None), visible_to(principal)
    )
    rows, cursor, count = page.read(session, statement, KEYS, filters={}, descending=True)
    return Page(items=[_view(row.Invitation, now) for row in rows], next_cursor=cursor, count=count)


def get_invitation(session: Session, principal: Principal, inspection_id: UUID, invitation_id: UUID, now: datetime) -> InvitationView:
    """Give one invitation. Raises NotFound (404)."""
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "get_invitation")
    return _view(_find(session, principal, inspection_id, invitation_id), now)


def withdraw_invitation(
    session: Session, principal: Principal, inspection_id: UUID, invitation_id: UUID, precondition: IfMatch, now: datetime
) -> None:
    """Make the link useless at once."""
    find_inspection(session, principal, inspection_id)
    require(principal, inspection_id, "withdraw_invitation")
    invitation = _find(session, principal, inspection_id, invitation_id)
    _withdraw(session, principal, invitation, precondition, now)


def get_organisation_invitation(session: Session, principal: Principal, invitation_id: UUID, now: datetime) -> InvitationView:
    """Give one invitation into the administrator's own organisation. Raises NotFound (404)."""
    require(principal, None, "get_organisation_invitation")
    return _view(_find(session, principal, None, invitation_id), now)


def withdraw_organisation_invitation(
    session: Session, principal: Principal, invitation_id: UUID, precondition: IfMatch, now: datetime
) -> None:
    """Make the link of somebody who was invited into the organisation useless at once."""
    require(principal, None, "withdraw_organisation_invitation")
    _withdraw(session, principal, _find(session, principal, None, invitation_id), precondition, now)


def _withdraw(session: Session, principal: Principal, invitation: Invitation, precondition: IfMatch, now: datetime) -> None:
    session.refresh(invitation, with_for_update=True)
    precondition.check(_view(invitation, now))
    if invitation.used_at is not None or invitation.withdrawn_at is not None:
        return
    invitation.withdrawn_at = now
    summary = f"The invitation of {invitation.name or 'whoever names the coordinator'} was withdrawn."
    record(
        session,
        principal,
        "invitation_withdrawn",
        now=now,
        inspection_id=invitation.inspection_id,
        subject=("invitation", invitation.id),
        summary=summary,
    )


def _find(session: Session, principal: Principal, inspection_id: UUID | None, invitation_id: UUID) -> Invitation:
    """Find one of an inspection or, without one, of the caller's own organisation."""
    own = Invitation.organisation_id == principal.organisation_id
    place = Invitation.inspection_id == inspection_id if inspection_id else and_(Invitation.inspection_id.is_(None), own)
    wanted = select(Invitation).where(Invitation.id == invitation_id, place, visible_to(principal))
    found = session.execute(wanted).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def _organisation_of(session: Session, inspection: SeenInspection, side: Side) -> UUID:
    if side is Side.COUNCIL:
        return inspection.council_id
    return session.execute(select(Organisation.id).where(Organisation.side == Side.INSPECTORATE)).scalars().one()


def _view(invitation: Invitation, now: datetime) -> InvitationView:
    state = (
        InvitationState.USED
        if invitation.used_at
        else InvitationState.WITHDRAWN
        if invitation.withdrawn_at
        else InvitationState.EXPIRED
        if now >= invitation.expires_at
        else InvitationState.OPEN
    )
    return InvitationView(
        id=invitation.id,
        kind=invitation.kind,
        inspection_id=invitation.inspection_id,
        role=invitation.role,
        deputy=invitation.deputy,
        email=invitation.email,
        name=invitation.name,
        post=invitation.post,
        invited_by=invitation.created_by_name,
        created_at=invitation.created_at,
        expires_at=invitation.expires_at,
        state=state,
    )
