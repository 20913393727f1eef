"""Operations on invitations: making them, and using them without an account."""

from uuid import UUID

from plumbline.identity.current import CurrentPrincipal, Now, PublicNow
from plumbline.identity.invitations import acceptance, service
from plumbline.identity.invitations.links import LinkNotValid
from plumbline.identity.invitations.schema import (
    AcceptanceSubmission,
    AcceptedView,
    InvitationMadeView,
    InvitationSubmission,
    InvitationView,
    LinkSubmission,
    NamedView,
    NamingSubmission,
    NewPasswordSubmission,
    OpenedInvitationView,
    OrganisationInvitationSubmission,
)
from plumbline.identity.memberships.service import LeadAlreadyNamed
from plumbline.identity.requests import OWN_PAGE, CrossSiteRefused, InstallationDep
from plumbline.kernel.paging import Page
from plumbline.kernel.problems import (
    Forbidden,
    InvalidRequest,
    NotFound,
    PreconditionFailed,
    PreconditionRequired,
    SecretAlreadyShown,
)
from plumbline.kernel.web.paging import PageDep
from plumbline.kernel.web.preconditions import IfMatchDep
from plumbline.kernel.web.problems import problems
from plumbline.kernel.web.route import caches, feature_router, shows_secret
from plumbline.kernel.web.session import SessionDep

router = feature_router("", "invitations")
OF_INSPECTION = "/inspections/{inspection_id}/invitations"


@router.post(OF_INSPECTION, status_code=201, responses=problems(NotFound, Forbidden, InvalidRequest, SecretAlreadyShown))
@shows_secret
def invite(
    inspection_id: UUID,
    given: InvitationSubmission,
    session: SessionDep,
    installation: InstallationDep,
    principal: CurrentPrincipal,
    now: Now,
) -> InvitationMadeView:
    """Invite somebody who has no account. The link is shown once, works once and for 14 days; send it by hand."""
    return service.invite(session, installation, principal, inspection_id, given, now)


@router.post("/inspections/{inspection_id}/coordinator-link", status_code=201, responses=problems(NotFound, Forbidden, SecretAlreadyShown))
@shows_secret
def invite_naming_of_coordinator(
    inspection_id: UUID, session: SessionDep, installation: InstallationDep, principal: CurrentPrincipal, now: Now
) -> InvitationMadeView:
    """Make the letter's link, by which a council without accounts names its coordinator."""
    return service.invite_naming_of_coordinator(session, installation, principal, inspection_id, now)


@router.get(OF_INSPECTION, responses=problems(NotFound))
def list_invitations(
    inspection_id: UUID, session: SessionDep, principal: CurrentPrincipal, page: PageDep, now: Now
) -> Page[InvitationView]:
    """List the invitations that you may look after, the newest first."""
    return service.list_invitations(session, principal, inspection_id, page, now)


@router.get(OF_INSPECTION + "/{invitation_id}", responses=problems(NotFound))
def get_invitation(inspection_id: UUID, invitation_id: UUID, session: SessionDep, principal: CurrentPrincipal, now: Now) -> InvitationView:
    """Read one invitation; its link is never shown again."""
    return service.get_invitation(session, principal, inspection_id, invitation_id, now)


@router.delete(
    OF_INSPECTION + "/{invitation_id}",
    status_code=204,
    responses=problems(NotFound, Forbidden, PreconditionRequired, PreconditionFailed),
)
def withdraw_invitation(
    inspection_id: UUID, invitation_id: UUID, session: SessionDep, principal: CurrentPrincipal, precondition: IfMatchDep, now: Now
) -> None:
    """Make a link useless at once."""
    return service.withdraw_invitation(session, principal, inspection_id, invitation_id, precondition, now)


@router.post("/invitations", status_code=201, responses=problems(NotFound, InvalidRequest, SecretAlreadyShown))
@shows_secret
def invite_to_organisation(
    given: OrganisationInvitationSubmission, session: SessionDep, installation: InstallationDep, principal: CurrentPrincipal, now: Now
) -> InvitationMadeView:
    """Invite somebody into your own organisation, as an administrator or without a role as yet."""
    return service.invite_to_organisation(session, installation, principal, given, now)


@router.get("/invitations", responses=problems(NotFound))
def list_organisation_invitations(session: SessionDep, principal: CurrentPrincipal, page: PageDep, now: Now) -> Page[InvitationView]:
    """List the invitations into your own organisation."""
    return service.list_organisation_invitations(session, principal, page, now)


@router.get("/invitations/{invitation_id}", responses=problems(NotFound))
def get_organisation_invitation(invitation_id: UUID, session: SessionDep, principal: CurrentPrincipal, now: Now) -> InvitationView:
    """Read one invitation into your own organisation; its link is never shown again."""
    return service.get_organisation_invitation(session, principal, invitation_id, now)


@router.delete("/invitations/{invitation_id}", status_code=204, responses=problems(NotFound, PreconditionRequired, PreconditionFailed))
def withdraw_organisation_invitation(
    invitation_id: UUID, session: SessionDep, principal: CurrentPrincipal, precondition: IfMatchDep, now: Now
) -> None:
    """Make the link of somebody whom you invited into your organisation useless at once."""
    return service.withdraw_organisation_invitation(session, principal, invitation_id, precondition, now)


@router.post("/invitations/opening", responses=problems(LinkNotValid, InvalidRequest))
@caches("no-store")
def open_invitation(given: LinkSubmission, session: SessionDep, now: PublicNow) -> OpenedInvitationView:
    """Say what a link invites to. Opening it does not use it up."""
    return acceptance.open_link(session, given.token, now)


@router.post(
    "/invitations/acceptance",
    status_code=201,
    dependencies=[OWN_PAGE],
    responses=problems(LinkNotValid, InvalidRequest, acceptance.AddressInUse, LeadAlreadyNamed, CrossSiteRefused),
)
@caches("no-store")
def accept_invitation(given: AcceptanceSubmission, session: SessionDep, installation: InstallationDep, now: PublicNow) -> AcceptedView:
    """Come in by way of a link: choose a password and have an account. Sign in afterwards."""
    return acceptance.accept(session, installation, given, now)


@router.post(
    "/invitations/naming",
    status_code=201,
    dependencies=[OWN_PAGE],
    responses=problems(LinkNotValid, InvalidRequest, CrossSiteRefused),
)
@caches("no-store")
def name_coordinator(given: NamingSubmission, session: SessionDep, installation: InstallationDep, now: PublicNow) -> NamedView:
    """Name the council's coordinator with the letter's link; the answer holds the coordinator's own link, once."""
    return acceptance.name_coordinator(session, installation, given, now)


@router.post(
    "/password-resets",
    status_code=204,
    dependencies=[OWN_PAGE],
    responses=problems(LinkNotValid, InvalidRequest, CrossSiteRefused),
)
@caches("no-store")
def set_new_password(given: NewPasswordSubmission, session: SessionDep, now: PublicNow) -> None:
    """Set a new password with a link from an administrator. Every session of the account ends."""
    return acceptance.set_new_password(session, given, now)
