"""Operations on machine clients, for the administrators of an organisation."""

from uuid import UUID

from plumbline.identity.clients import choices, service
from plumbline.identity.clients.schema import (
    ApiClientChange,
    ApiClientChoices,
    ApiClientSubmission,
    ApiClientView,
    SecretMadeView,
    SecretSubmission,
)
from plumbline.identity.current import CurrentPrincipal, Now
from plumbline.kernel.paging import Page
from plumbline.kernel.problems import InvalidRequest, NotFound, PreconditionFailed, PreconditionRequired, SecretAlreadyShown
from plumbline.kernel.web.paging import PageDep
from plumbline.kernel.web.preconditions import IfMatchDep
from plumbline.kernel.web.problems import problems
from plumbline.kernel.web.route import feature_router, shows_secret
from plumbline.kernel.web.session import SessionDep

router = feature_router("/api-clients", "api clients")


@router.get("", responses=problems(NotFound))
def list_api_clients(session: SessionDep, principal: CurrentPrincipal, page: PageDep, now: Now) -> Page[ApiClientView]:
    """List the machine clients of your organisation, with when each was last used."""
    return service.list_api_clients(session, principal, page, now)


@router.post("", status_code=201, responses=problems(NotFound, InvalidRequest))
def create_api_client(given: ApiClientSubmission, session: SessionDep, principal: CurrentPrincipal, now: Now) -> ApiClientView:
    """Create a machine client: one role of your organisation, named inspections, the scopes it needs and no more."""
    return service.create_api_client(session, principal, given, now)


@router.get("/choices", responses=problems(NotFound))
def list_api_client_choices(principal: CurrentPrincipal, now: Now) -> ApiClientChoices:
    """List the roles and scopes that a machine of your organisation can hold, in plain words, and what no machine may hold."""
    return choices.list_choices(principal, now)


@router.get("/{client_id}", responses=problems(NotFound))
def get_api_client(client_id: UUID, session: SessionDep, principal: CurrentPrincipal, now: Now) -> ApiClientView:
    """Read one machine client."""
    return service.get_api_client(session, principal, client_id, now)


@router.patch("/{client_id}", responses=problems(NotFound, InvalidRequest, PreconditionRequired, PreconditionFailed))
def change_api_client(
    client_id: UUID, change: ApiClientChange, session: SessionDep, principal: CurrentPrincipal, precondition: IfMatchDep, now: Now
) -> ApiClientView:
    """Change a client's name, scopes or inspections: they hold from its next request on."""
    return service.change_api_client(session, principal, client_id, change, precondition, now)


@router.delete("/{client_id}", status_code=204, responses=problems(NotFound, PreconditionRequired, PreconditionFailed))
def revoke_api_client(client_id: UUID, session: SessionDep, principal: CurrentPrincipal, precondition: IfMatchDep, now: Now) -> None:
    """End a client for good. Its tokens are refused from the next call on."""
    return service.revoke_api_client(session, principal, client_id, precondition, now)


@router.post(
    "/{client_id}/secrets",
    status_code=201,
    responses=problems(NotFound, InvalidRequest, service.TooManySecrets, service.ClientRevoked, SecretAlreadyShown),
)
@shows_secret
def make_api_client_secret(
    client_id: UUID, given: SecretSubmission, session: SessionDep, principal: CurrentPrincipal, now: Now
) -> SecretMadeView:
    """Make a secret. It is shown this once; two can live at a time, so that the new one is in place before the old one goes."""
    return service.make_api_client_secret(session, principal, client_id, given.expires_on, now)


@router.post("/{client_id}/secrets/{secret_id}/revocation", status_code=204, responses=problems(NotFound))
def revoke_api_client_secret(client_id: UUID, secret_id: UUID, session: SessionDep, principal: CurrentPrincipal, now: Now) -> None:
    """Revoke one secret. The tokens that were issued for it are refused from the next call on."""
    return service.revoke_api_client_secret(session, principal, client_id, secret_id, now)
