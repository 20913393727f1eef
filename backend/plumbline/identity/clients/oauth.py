"""OAuth 2.0 client credentials (RFC 6749, 4.4): a secret in, a token of ten minutes out."""

import hmac
import json
from base64 import b64decode
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from urllib.parse import parse_qsl, unquote_plus
from uuid import UUID

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.identity import client_secrets
from plumbline.identity.access_claims import LIFETIME, AccessClaims, BadToken
from plumbline.identity.clients.schema import MachineTokenView
from plumbline.identity.clients.scopes import minted
from plumbline.identity.installation import Installation
from plumbline.identity.model import ApiClient, ApiClientSecret, RevokedToken

log = structlog.get_logger(__name__)
LONGEST_FORM = 20


class OAuthRefusal(Exception):
    """What the token endpoint answers instead of a token."""

    status: ClassVar[int] = 400
    error: ClassVar[str] = "invalid_request"

    def __init__(self, description: str) -> None:
        super().__init__(description)
        self.description = description

    def body(self) -> bytes:
        """Give the answer as JSON."""
        return json.dumps({"error": self.error, "error_description": self.description}).encode()


class InvalidOAuthRequest(OAuthRefusal):
    """A parameter is missing, unknown to us, or there twice."""


class InvalidClient(OAuthRefusal):
    """Unknown, revoked, wrong or expired: one answer."""

    status, error = 401, "invalid_client"


class UnsupportedGrant(OAuthRefusal):
    """No password and no implicit grant: people sign in at /sign-in."""

    error = "unsupported_grant_type"


class InvalidScope(OAuthRefusal):
    """Not the client's to ask for, or not readable in one way."""

    error = "invalid_scope"


@dataclass(frozen=True)
class Presented:
    """A client and the secret that it came with."""

    client: ApiClient
    secret: ApiClientSecret


def read_form(body: bytes) -> dict[str, str]:
    """Read a form and refuse a parameter that is there twice (RFC 6749, 3.2)."""
    try:
        pairs = parse_qsl(
            body.decode("utf-8"), keep_blank_values=True, strict_parsing=bool(body), max_num_fields=LONGEST_FORM, errors="strict"
        )
    except ValueError:
        raise InvalidOAuthRequest("The form cannot be read.") from None
    form = dict(pairs)
    if len(form) != len(pairs):
        raise InvalidOAuthRequest("A parameter is there twice.")
    return form


def authenticate_client(session: Session, authorization: str | None, now: datetime) -> Presented:
    """Check `client_secret_basic`. The secret is found by its hash and compared in constant time. Raises InvalidClient (401)."""
    client_id, secret = _basic(authorization)
    found = session.execute(
        select(ApiClientSecret, ApiClient)
        .join(ApiClient, ApiClient.id == ApiClientSecret.client_id)
        .where(ApiClientSecret.hash == client_secrets.stored_hash(secret))
    ).one_or_none()
    if found is None or not _holds(found.ApiClientSecret, found.ApiClient, client_id, secret, now):
        log.warning("client_refused", client=str(client_secrets.client_of(secret)))
        raise InvalidClient("The client is not known, or its secret is wrong, expired or revoked.")
    return Presented(found.ApiClient, found.ApiClientSecret)


def issue_token(
    session: Session, installation: Installation, authorization: str | None, form: dict[str, str], now: datetime
) -> MachineTokenView:
    """Give an access token with the scopes asked for. Raises an OAuthRefusal."""
    presented = authenticate_client(session, authorization, now)
    if form.keys() - {"grant_type", "scope"}:
        raise InvalidOAuthRequest("Send grant_type and scope, and the client's id and secret by HTTP Basic.")
    if "grant_type" not in form:
        raise InvalidOAuthRequest("grant_type is missing.")
    if form["grant_type"] != "client_credentials":
        raise UnsupportedGrant("Only client_credentials. People sign in at /api/v1/sign-in.")
    scopes = minted(form.get("scope", ""), presented.client.scopes)
    if scopes is None:
        raise InvalidScope("Name the scopes that you need, once each, one space between them, out of those that the client holds.")
    presented.secret.last_used_at = now
    client_id = str(presented.client.id)
    claims = AccessClaims.issue(
        sub=client_id, client_id=client_id, scope=" ".join(scopes), sid=str(presented.secret.id), authenticated_at=now, now=now
    )
    log.info("token_issued", client=client_id, jti=claims.jti)
    return MachineTokenView(access_token=installation.tokens.sign(claims), expires_in=int(LIFETIME.total_seconds()), scope=" ".join(scopes))


def revoke_token(session: Session, installation: Installation, authorization: str | None, form: dict[str, str], now: datetime) -> None:
    """Take one of the client's own tokens back before its time (RFC 7009). A token that is no good is as good as revoked."""
    presented = authenticate_client(session, authorization, now)
    if "token" not in form or form.keys() - {"token", "token_type_hint"}:
        raise InvalidOAuthRequest("Send the token.")
    try:
        claims = installation.tokens.verify(form["token"])
    except BadToken:
        return
    if claims.client_id == str(presented.client.id) and session.get(RevokedToken, claims.jti) is None:
        session.add(RevokedToken(jti=claims.jti, expires_at=claims.exp_instant))
        session.flush()
        log.info("token_revoked", client=claims.client_id, jti=claims.jti)


def _basic(authorization: str | None) -> tuple[str, str]:
    scheme, _, credentials = (authorization or "").partition(" ")
    if scheme.lower() != "basic":
        raise InvalidClient("Send the client's id and secret by HTTP Basic.")
    try:
        client_id, _, secret = b64decode(credentials.strip(), validate=True).decode("ascii").partition(":")
    except ValueError:
        raise InvalidClient("The Authorization header cannot be read.") from None
    return unquote_plus(client_id), unquote_plus(secret)


def _holds(secret: ApiClientSecret, client: ApiClient, client_id: str, presented: str, now: datetime) -> bool:
    try:
        named = UUID(client_id)
    except ValueError:
        return False
    return (
        client.id == named
        and hmac.compare_digest(secret.hash, client_secrets.stored_hash(presented))
        and client.revoked_at is None
        and secret.revoked_at is None
        and now.date() < secret.expires_on
    )
