"""The caller and the time as parameters of a router function."""

from datetime import datetime
from typing import Annotated
from urllib.parse import unquote
from uuid import UUID

from fastapi import Depends, Request
from fastapi.security import HTTPBearer
from sqlalchemy import select
from sqlalchemy.orm import Session

from plumbline.identity.authentication import Authentication
from plumbline.identity.principal import Principal
from plumbline.kernel import idempotency
from plumbline.kernel.clock import now_sql
from plumbline.kernel.problems import FieldError, InvalidRequest
from plumbline.kernel.web.session import SessionDep

bearer = HTTPBearer(auto_error=False, bearerFormat="at+jwt", description="An access token from POST /sign-in or POST /oauth/token.")


def authenticate(request: Request, session: Session) -> tuple[Principal, datetime]:
    """Find the caller of a request; the one place that reads the Authorization header.

    Raises Unauthenticated (401), and for a POST with an `Idempotency-Key` what `idempotency.begin` raises.
    """
    authentication: Authentication = request.app.state.authentication
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    principal, now = authentication.of_token(session, token.strip() if scheme.lower() == "bearer" else None)
    request.state.holder = principal.subject
    request.state.now = now
    session.info["reason"] = _reason(request)
    if request.method == "POST":
        _take_key(request, session, principal)
    return principal, now


def _reason(request: Request) -> str | None:
    given = request.headers.get("audit-reason")
    return unquote(given, errors="replace")[:2000] if given else None


def _take_key(request: Request, session: Session, principal: Principal) -> None:
    key = request.headers.get("idempotency-key")
    if key is None:
        if principal.machine:
            raise InvalidRequest(
                "An API client sends an Idempotency-Key with every POST, so that a repeated request is done once.",
                errors=[FieldError("/headers/Idempotency-Key", "missing", "Send a value of your own making, new for each act.")],
            )
        return
    if not 1 <= len(key) <= idempotency.LONGEST_KEY or not key.isascii() or not key.isprintable():
        raise InvalidRequest(
            "The Idempotency-Key cannot be read.",
            errors=[FieldError("/headers/Idempotency-Key", "malformed", "Send 1 to 200 printable ASCII characters.")],
        )
    if request.state.streamed and not request.state.body_hash:
        return  # what is streamed is known by its hash once it has arrived: the key is taken with the work
    named = request.path_params.get("inspection_id")
    if named is not None and not _still_a_member(principal, str(named)):
        # Whoever lost the inspection meanwhile gets the ordinary refusal, not the old answer.
        return
    request.state.attempt = idempotency.Attempt(principal.subject, request.method, request.url.path, key, request.state.body_hash)
    idempotency.begin(session, request.state.attempt)


def _still_a_member(principal: Principal, inspection_id: str) -> bool:
    try:
        return bool(principal.roles_in(UUID(inspection_id)))
    except ValueError:
        return False


def _caller(request: Request, session: SessionDep, _: Annotated[object, Depends(bearer)]) -> tuple[Principal, datetime]:
    return authenticate(request, session)


# These two only take apart what is there; `async`, so that neither goes over to a thread of its own for it.
async def _principal(caller: Annotated[tuple[Principal, datetime], Depends(_caller)]) -> Principal:
    return caller[0]


async def _now(caller: Annotated[tuple[Principal, datetime], Depends(_caller)]) -> datetime:
    return caller[1]


def _public_now(request: Request, session: SessionDep) -> datetime:
    now = session.execute(select(now_sql(production=request.app.state.database.production))).scalar_one()
    request.state.now = now
    return now


CurrentPrincipal = Annotated[Principal, Depends(_principal)]
Now = Annotated[datetime, Depends(_now)]
PublicNow = Annotated[datetime, Depends(_public_now)]
"""The time for an operation that anyone may call without a token."""
NEEDS_TOKEN = [Depends(bearer)]
"""Said of a handler that streams, which authenticates in a transaction of its own and so has no caller in its signature."""
