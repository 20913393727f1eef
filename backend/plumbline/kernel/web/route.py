"""The route class of every operation: what happens before and after a router function, in one place.

Before: the body gate (415, 413, 422 for what is not JSON), then a place at the database. After, while the transaction
is still open: the ETag over what this viewer sees, 304, and the answer kept for an `Idempotency-Key`.
"""

import hmac
import json
from collections.abc import Callable, Coroutine
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any, TypeVar

from fastapi import APIRouter, Request, Response
from fastapi.routing import APIRoute

from plumbline.kernel.etags import etag_of_document, names
from plumbline.kernel.idempotency import Replay
from plumbline.kernel.problems import InvalidRequest
from plumbline.kernel.web.gate import BodyRule, read_body
from plumbline.kernel.web.parameters import needs_caller, query_parameters
from plumbline.kernel.web.session import in_transaction

Handler = Callable[[Request], Coroutine[Any, Any, Response]]
Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])

JSON = "application/json"
MERGE_PATCH = "application/merge-patch+json"
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Handling:
    """What a router function declares about itself beyond its signature."""

    body: BodyRule | None = None
    streamed: bool = False
    admitted: bool = True
    cache: str = "private, no-cache"
    shows_secret: bool = False


def _declare(endpoint: Endpoint, **members: object) -> Endpoint:
    known: Handling = getattr(endpoint, "handling", Handling())
    endpoint.handling = Handling(**(known.__dict__ | members))  # type: ignore[attr-defined]
    return endpoint


def accepts(*media_types: str, limit: int | None = None) -> Callable[[Endpoint], Endpoint]:
    """Declare the media types of an operation's body, and its size where it is not the usual 1 MiB."""
    rule = BodyRule(
        media_types=media_types, json=all(media.endswith("json") for media in media_types), **({"limit": limit} if limit else {})
    )
    return lambda endpoint: _declare(endpoint, body=rule)


def streams(endpoint: Endpoint) -> Endpoint:
    """Declare that the handler reads the body itself, bytes of any type: no gate, and no place held meanwhile."""
    return _declare(endpoint, streamed=True, admitted=False)


def without_database(endpoint: Endpoint) -> Endpoint:
    """Declare that the handler needs no connection, so that it answers however busy the database is."""
    return _declare(endpoint, admitted=False)


def caches(policy: str) -> Callable[[Endpoint], Endpoint]:
    """Declare another Cache-Control: 'no-store' for case data and tokens, 'public, max-age=300' for reference data."""
    return lambda endpoint: _declare(endpoint, cache=policy)


def shows_secret(endpoint: Endpoint) -> Endpoint:
    """Declare that the answer holds a secret: it is never stored, and a replay says so."""
    return _declare(endpoint, shows_secret=True, cache="no-store")


class PlumblineRoute(APIRoute):
    """One operation, gated before and tagged after."""

    def get_route_handler(self) -> Handler:
        """Wrap FastAPI's handler; it runs while the request's session is still open."""
        handle = super().get_route_handler()
        handling: Handling = getattr(self.endpoint, "handling", Handling())
        rule = handling.body or BodyRule(media_types=(MERGE_PATCH,) if "PATCH" in (self.methods or ()) else (JSON,))
        known, repeatable = query_parameters(self.dependant)
        guarded = needs_caller(self.dependant)

        async def answer(request: Request) -> Response:
            request.state.streamed = handling.streamed
            request.state.body_hash = b""
            if not handling.streamed:
                try:
                    await read_body(request, rule, known, repeatable)
                except InvalidRequest:
                    if guarded:
                        # A stranger learns that they are one, and nothing about their request: 401 comes before 422.
                        await in_transaction(request, lambda *_: None)
                    raise
                if request.method == "POST":
                    # Keyed: a body may hold a password, and its plain hash in the database could be searched for it.
                    request.state.body_hash = hmac.digest(request.app.state.body_key, await request.body(), "sha256")
            request.state.secret_shown = handling.shows_secret
            if handling.admitted:
                # Pushed first, so that the place is given back last, after the session's commit.
                stack: AsyncExitStack = request.scope["fastapi_function_astack"]
                await stack.enter_async_context(request.app.state.admission.place())
            try:
                response = await handle(request)
            except Replay as replay:
                request.state.replayed = True
                return Response(replay.body, replay.status, {**replay.headers, "Idempotency-Replayed": "true", "Cache-Control": "no-store"})
            request.state.answer = response
            return _finished(request, response, handling)

        return answer


def _finished(request: Request, response: Response, handling: Handling) -> Response:
    response.headers.setdefault("Cache-Control", handling.cache)
    if "no-store" in handling.cache or response.status_code not in {200, 201} or response.media_type != JSON:
        return response
    etag = etag_of_document(json.loads(bytes(response.body)))
    response.headers["ETag"] = etag
    condition = request.headers.get("if-none-match")
    if request.method in {"GET", "HEAD"} and condition is not None and names(condition, etag, weakly=True):
        return Response(status_code=304, headers={"ETag": etag, "Cache-Control": response.headers["Cache-Control"]})
    return response


def feature_router(prefix: str, tag: str) -> APIRouter:
    """Give the router of a feature; `prefix` is written without the base `/api/v1`, which main adds."""
    return APIRouter(prefix=prefix, tags=[tag], route_class=PlumblineRoute)
