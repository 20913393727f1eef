"""Refusals at the edge: every answer that is not a success is a problem detail, the framework's own included."""

import errno
import json
import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import iter_route_contexts
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from plumbline.kernel.problems import (
    FieldError,
    Forbidden,
    InternalError,
    InvalidRequest,
    MethodNotAllowed,
    NotFound,
    PayloadTooLarge,
    Problem,
    StorageFull,
    Unauthenticated,
    Unavailable,
    UnsupportedMediaType,
)
from plumbline.kernel.web.database_failures import problem_of
from plumbline.kernel.web.invalid import field_errors

PROBLEM_JSON: Final = "application/problem+json"
EXAMPLE_INSTANCE: Final = "5f2b8c1e9d3a4f60"

log = structlog.get_logger("plumbline.problems")


def problems(*kinds: type[Problem]) -> dict[int | str, dict[str, Any]]:
    """Give FastAPI's `responses=` for the refusals of an operation: one entry a status, one example a kind."""
    responses: dict[int | str, dict[str, Any]] = {}
    for kind in kinds:
        described = responses.setdefault(
            kind.status,
            {
                "description": HTTPStatus(kind.status).phrase,
                "content": {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/ProblemDetail"}, "examples": {}}},
            },
        )
        described["content"][PROBLEM_JSON]["examples"][kind.slug] = {"summary": kind.title, "value": example_of(kind)}
    return responses


def example_of(kind: type[Problem]) -> dict[str, object]:
    """Give what an answer of this kind looks like."""
    return {
        "type": kind.address(),
        "title": kind.title,
        "status": kind.status,
        "detail": kind.example or f"{kind.title}.",
        "instance": EXAMPLE_INSTANCE,
        "errors": [{"pointer": "/title", "code": "missing", "detail": "This member is required."}] if kind is InvalidRequest else [],
    }


def request_id(scope: Mapping[str, Any]) -> str:
    """Give the id of this request, which the headers middleware made or accepted; empty outside of it."""
    return str(scope.get("state", {}).get("request_id", ""))


def answer(problem: Problem, instance: str) -> Response:
    """Write a problem as a response. ASCII only, so that no text in it can fail to be encoded."""
    body = json.dumps(problem.as_document(instance), ensure_ascii=True, default=str)
    return Response(body, problem.status, headers={"Cache-Control": "no-store", **problem.headers}, media_type=PROBLEM_JSON)


def install_problem_handlers(app: FastAPI) -> None:
    """Answer every exception of `app` with a problem detail."""
    app.add_exception_handler(Problem, _answer_problem)
    app.add_exception_handler(RequestValidationError, _answer_invalid)
    app.add_exception_handler(HTTPException, _answer_framework)
    app.add_exception_handler(DBAPIError, _answer_database)
    app.add_exception_handler(PoolTimeout, _answer_database)
    app.add_exception_handler(ClientDisconnect, _answer_nobody)
    app.add_middleware(UnexpectedErrors)


async def _answer_problem(request: Request, problem: Exception) -> Response:
    assert isinstance(problem, Problem)
    if problem.status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        log.info("refused", problem=problem.slug, status=problem.status, method=request.method, route=_route_of(request))
    return answer(problem, request_id(request.scope))


async def _answer_invalid(request: Request, invalid: Exception) -> Response:
    assert isinstance(invalid, RequestValidationError)
    errors = field_errors(invalid.errors())
    many = "One value is not valid." if len(errors) == 1 else f"{len(errors)} values are not valid."
    return answer(InvalidRequest(many, errors), request_id(request.scope))


async def _answer_framework(request: Request, failure: Exception) -> Response:
    assert isinstance(failure, HTTPException)
    return answer(_in_our_words(request, failure), request_id(request.scope))


def _in_our_words(request: Request, failure: HTTPException) -> Problem:
    match failure.status_code:
        case 401:
            return Unauthenticated()
        case 403:
            return Forbidden("You may not do this.")
        case 404:
            return NotFound()
        case 405:
            return MethodNotAllowed("Use one of the methods in the Allow header.", headers={"Allow": _allowed(request)})
        case 413:
            return PayloadTooLarge("The body is larger than this address takes.")
        case 415:
            return UnsupportedMediaType("This address does not take a body of this kind.")
        case status if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return InternalError()
        case _:
            return InvalidRequest("The body cannot be read.", [FieldError("", "unreadable", "The body cannot be read.")])


def _allowed(request: Request) -> str:
    """Every method of this address: the framework names only those of the first route that matches it."""
    methods: set[str] = set()
    for route in iter_route_contexts(request.app.routes):
        pattern: re.Pattern[str] | None = getattr(route, "path_regex", None)
        if pattern is not None and pattern.match(request.scope["path"]):
            methods |= route.methods or set()
    return ", ".join(sorted(methods | ({"HEAD"} if "GET" in methods else set())))


async def _answer_database(request: Request, failure: Exception) -> Response:
    problem = problem_of(failure)
    if isinstance(problem, NotFound):
        # Row security stopped what the application's own rules let through: nobody sees more, but a rule is wrong.
        log.critical("row_security_refused", alert=True, method=request.method, route=_route_of(request))
    elif problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        log.error(
            "database_failed",
            problem=problem.slug,
            sqlstate=getattr(getattr(failure, "orig", None), "sqlstate", None),
            route=_route_of(request),
        )
        if isinstance(problem, InternalError):
            raise failure
    return answer(problem, request_id(request.scope))


async def _answer_nobody(request: Request, failure: Exception) -> Response:
    del request, failure
    return Response(status_code=HTTPStatus.BAD_REQUEST)  # the caller has gone; nobody reads this


def _route_of(request: Request) -> str:
    """Give the template of the address: the address itself may hold a secret, such as that of a calendar feed."""
    return str(getattr(request.scope.get("route"), "path", "unknown"))


class UnexpectedErrors:
    """Answers what nobody foresaw with a 500 that says nothing, and writes the cause to the log.

    The framework's own handler raises again, upon which the server closes the connection: one fault would cost two requests.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; raises only what happens after the answer has begun."""
        begun = False

        async def watch(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, watch)
        except Exception as failure:
            if scope["type"] != "http" or begun:
                raise
            full = isinstance(failure, OSError) and failure.errno == errno.ENOSPC
            problem = StorageFull() if full else Unavailable() if isinstance(failure, ConnectionError) else InternalError()
            log.exception("unexpected_error", problem=problem.slug, method=scope["method"])
            await answer(problem, request_id(scope))(scope, receive, send)
