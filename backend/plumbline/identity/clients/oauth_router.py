"""The token endpoint and what tells a client about it."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Request, Response

from plumbline.identity.clients import oauth
from plumbline.identity.clients.schema import MachineTokenView
from plumbline.identity.clients.scopes import BOTH_SIDES, INSPECTORATE_ONLY
from plumbline.identity.current import PublicNow
from plumbline.identity.requests import InstallationDep
from plumbline.identity.rules import UNATTENDED_NEVER
from plumbline.kernel.web.route import FORM, PlumblineRoute, accepts, caches, feature_router, without_database
from plumbline.kernel.web.session import SessionDep

router = feature_router("/oauth", "oauth")
well_known = APIRouter(prefix="/.well-known", tags=["oauth"], route_class=PlumblineRoute)

ERROR: dict[str, Any] = {
    "description": "RFC 6749, 5.2",
    "content": {"application/json": {"example": {"error": "invalid_scope", "error_description": "Name the scopes that you need."}}},
}
ERRORS: dict[int | str, dict[str, Any]] = {400: ERROR, 401: ERROR}


def form_of(*names: str) -> dict[str, Any]:
    """Describe a form in the OpenAPI document."""
    properties = {name: {"type": "string"} for name in names}
    schema = {"type": "object", "properties": properties, "required": [names[0]]}
    return {"requestBody": {"required": True, "content": {FORM: {"schema": schema}}}}


async def _form(request: Request) -> dict[str, str]:
    return oauth.read_form(await request.body())


FormDep = Annotated[dict[str, str], Depends(_form)]
ClientCredentials = Annotated[str | None, Header(alias="Authorization", description="HTTP Basic: the client's id and secret.")]


@router.post("/token", responses=ERRORS, openapi_extra=form_of("grant_type", "scope"))
@caches("no-store")
@accepts(FORM)
def issue_token(
    form: FormDep, session: SessionDep, installation: InstallationDep, now: PublicNow, authorization: ClientCredentials = None
) -> MachineTokenView:
    """Exchange a client's secret for an access token of ten minutes with the scopes asked for."""
    return oauth.issue_token(session, installation, authorization, form, now)


@router.post("/revoke", responses=ERRORS, openapi_extra=form_of("token", "token_type_hint"))
@caches("no-store")
@accepts(FORM)
def revoke_token(
    form: FormDep, session: SessionDep, installation: InstallationDep, now: PublicNow, authorization: ClientCredentials = None
) -> None:
    """Take back an access token of your own. It is refused from the next call on."""
    return oauth.revoke_token(session, installation, authorization, form, now)


@well_known.get("/jwks.json")
@without_database
@caches("public, max-age=300")
def get_signing_keys(installation: InstallationDep) -> dict[str, Any]:
    """Read the public keys that access tokens are signed with, the next one before it signs."""
    return installation.tokens.jwks()


@well_known.get("/oauth-authorization-server")
@without_database
@caches("public, max-age=300")
def get_authorization_server(installation: InstallationDep) -> dict[str, Any]:
    """Read where tokens are issued, and how (RFC 8414)."""
    base = f"{installation.public_origin}/api/v1/oauth"
    return {
        "issuer": installation.public_origin,
        "token_endpoint": f"{base}/token",
        "revocation_endpoint": f"{base}/revoke",
        "jwks_uri": f"{installation.public_origin}/.well-known/jwks.json",
        "grant_types_supported": ["client_credentials"],
        "response_types_supported": [],
        "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        "revocation_endpoint_auth_methods_supported": ["client_secret_basic"],
        "scopes_supported": sorted((BOTH_SIDES | INSPECTORATE_ONLY) - UNATTENDED_NEVER),
    }


async def answer_refusal(request: Request, refusal: Exception) -> Response:
    """Answer as OAuth's own clients expect it: JSON, never a problem detail."""
    del request
    if not isinstance(refusal, oauth.OAuthRefusal):
        raise refusal
    headers = {"Cache-Control": "no-store"}
    if refusal.status == oauth.InvalidClient.status:
        headers["WWW-Authenticate"] = 'Basic realm="Plumbline API clients"'
    return Response(refusal.body(), refusal.status, headers, "application/json")
