"""What every answer carries, and one line in the log for each request.

Pure ASGI, so that streams are not buffered; the outermost layer, so that no error page escapes it.
"""

import re
import time
from secrets import token_hex
from typing import Final

import structlog
from prometheus_client import Counter, Histogram
from starlette.datastructures import Headers as HeaderView
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# The pages load their own scripts and styles and nothing else; `style-src` has no 'unsafe-inline' on purpose.
PAGES: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; frame-src 'self' blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
# An answer of the API is never a page: should a browser open one all the same, nothing in it can run.
ANSWERS: Final = "default-src 'none'; frame-ancestors 'none'; sandbox"
REQUEST_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{7,63}", re.ASCII)
TWO_YEARS: Final = 63_072_000

REQUESTS: Final = Counter("plumbline_requests", "Answers by method, route and status class", ["method", "route", "status"])
SECONDS: Final = Histogram("plumbline_request_seconds", "Time to the end of the answer", ["method", "route"])
METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

log = structlog.get_logger("plumbline.requests")


class Headers:
    """Adds the security headers and the request id, which is accepted from a proxy only in a safe form."""

    def __init__(self, app: ASGIApp, *, production: bool) -> None:
        self.app = app
        self.production = production

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and complete its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        offered = HeaderView(scope=scope).get("x-request-id", "")
        request_id = offered if REQUEST_ID.fullmatch(offered) else token_hex(8)
        scope.setdefault("state", {})["request_id"] = request_id
        status, started = 500, time.perf_counter()

        async def complete(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                self._complete(MutableHeaders(scope=message), scope["path"], request_id)
            await send(message)

        with structlog.contextvars.bound_contextvars(request_id=request_id):
            try:
                await self.app(scope, receive, complete)
            finally:
                _record(scope, status, time.perf_counter() - started)

    def _complete(self, headers: MutableHeaders, path: str, request_id: str) -> None:
        api = path.startswith("/api/")
        headers["X-Request-ID"] = request_id
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Referrer-Policy"] = "no-referrer"
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
        headers["Cross-Origin-Resource-Policy"] = "same-origin"
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        headers["X-Frame-Options"] = "DENY"
        headers.setdefault("Content-Security-Policy", ANSWERS if api else PAGES)
        if api:
            headers.setdefault("Cache-Control", "no-store")
            headers.add_vary_header("Authorization")
        if self.production:
            headers["Strict-Transport-Security"] = f"max-age={TWO_YEARS}; includeSubDomains"


def _record(scope: Scope, status: int, seconds: float) -> None:
    # The template of the address, never the address: it may hold a ticket, and its identifiers would swell the metrics.
    route = str(getattr(scope.get("route"), "path", "unmatched"))
    method = scope["method"] if scope["method"] in METHODS else "other"
    REQUESTS.labels(method, route, f"{status // 100}xx").inc()
    SECONDS.labels(method, route).observe(seconds)
    log.info("answered", method=method, route=route, status=status, milliseconds=round(seconds * 1000, 1))
