"""The parts of the OpenAPI document that follow from the kernel and not from a feature."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

from plumbline.kernel.problems import (
    IdempotencyConflict,
    IdempotencyKeyReused,
    InternalError,
    InvalidRequest,
    NotFound,
    PayloadTooLarge,
    PreconditionFailed,
    PreconditionRequired,
    Problem,
    Unauthenticated,
    Unavailable,
    UnsupportedMediaType,
)
from plumbline.kernel.web.problems import EXAMPLE_INSTANCE, PROBLEM_JSON, problems

JSON: Final = "application/json"
MERGE_PATCH: Final = "application/merge-patch+json"
VERBS: Final = frozenset({"get", "put", "post", "delete", "options", "head", "patch"})

FIELD_ERROR: Final = {
    "type": "object",
    "required": ["pointer", "code", "detail"],
    "properties": {
        "pointer": {
            "type": "string",
            "description": "A JSON pointer into the body, or `query:`, `path:` or `header:` and a name.",
            "examples": ["/title"],
        },
        "code": {"type": "string", "examples": ["missing"]},
        "detail": {"type": "string", "examples": ["This member is required."]},
    },
}
IDEMPOTENCY_KEY: Final = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "A value of your own making: sent again, the request is done once and answered the same. API clients must send it.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 200},
}
AUDIT_REASON: Final = {
    "name": "Audit-Reason",
    "in": "header",
    "required": False,
    "description": "Why, for the audit trail: percent-encoded UTF-8.",
    "schema": {"type": "string", "maxLength": 2000},
}
PROBLEM_DETAIL: Final = {
    "type": "object",
    "description": "RFC 9457. `type` is the address of a page that explains it; further members depend on the type.",
    "required": ["type", "title", "status", "detail", "instance", "errors"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference", "examples": ["/problems/invalid-request"]},
        "title": {"type": "string"},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": {"type": "string"},
        "instance": {"type": "string", "description": "The id of the request, as in X-Request-ID.", "examples": [EXAMPLE_INSTANCE]},
        "errors": {"type": "array", "items": {"$ref": "#/components/schemas/FieldError"}},
    },
}


@dataclass(frozen=True)
class Access:
    """Who may call an operation, in words, and the scope that a token needs."""

    words: str
    scope: str


def finish_openapi(app: FastAPI, access: Callable[[str], Access | None]) -> None:
    """Make `app.openapi()` describe what the route class and the exception handlers do to every operation.

    `access` gives what the rule of an operation says, or None for one that has no rule.
    """
    generate = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _finished(app, generate(), access)
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def _finished(app: FastAPI, document: dict[str, Any], access: Callable[[str], Access | None]) -> dict[str, Any]:
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    for ours in ("HTTPValidationError", "ValidationError"):
        schemas.pop(ours, None)  # the framework's own answer, which is never given
    schemas["FieldError"], schemas["ProblemDetail"] = FIELD_ERROR, PROBLEM_DETAIL
    handlings = _handlings(app)
    for path, verb, operation in operations(document):
        _declare_media_types(verb, operation, handlings.get((path, verb)))
        _declare_headers(verb, operation)
        _declare_access(operation, access(operation["operationId"]))
        for status, response in problems(*_always_possible(verb, operation)).items():
            _merge(operation.setdefault("responses", {}), str(status), response)
        if verb == "get" and "200" in operation["responses"]:
            operation["responses"].setdefault("304", {"description": "Not changed since the ETag in If-None-Match."})
        operation["responses"] = dict(sorted(operation["responses"].items()))
    return document


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Give path, verb and description of every operation in an OpenAPI document."""
    for path, item in document.get("paths", {}).items():
        for verb in VERBS & item.keys():
            yield path, verb, item[verb]


def _handlings(app: FastAPI) -> dict[tuple[str, str], Any]:
    return {
        (route.path_format or "", verb.lower()): getattr(route.endpoint, "handling", None)
        for route in iter_route_contexts(app.routes)
        for verb in route.methods or ()
    }


def _declare_media_types(verb: str, operation: dict[str, Any], handling: Any) -> None:  # noqa: ANN401 (route.Handling or None)
    """Say which media types the gate lets through: FastAPI writes application/json whatever the route declares."""
    content = operation.get("requestBody", {}).get("content", {})
    if set(content) != {JSON}:
        return
    rule = getattr(handling, "body", None)
    declared = rule.media_types if rule else ((MERGE_PATCH,) if verb == "patch" else (JSON,))
    operation["requestBody"]["content"] = dict.fromkeys(declared, content[JSON])


def _declare_headers(verb: str, operation: dict[str, Any]) -> None:
    """Name the headers that are read for every signed-in write, whatever the operation."""
    if not operation.get("security") or verb in {"get", "head", "options"}:
        return
    parameters = operation.setdefault("parameters", [])
    if verb == "post":
        parameters.append(IDEMPOTENCY_KEY)
    parameters.append(AUDIT_REASON)


def _declare_access(operation: dict[str, Any], access: Access | None) -> None:
    if access is None:
        return
    operation["description"] = f"{operation.get('description', '').rstrip()}\n\n{access.words}".strip()
    operation["security"] = [{name: [access.scope] for name in scheme} for scheme in operation.get("security", [])]


def _always_possible(verb: str, operation: dict[str, Any]) -> list[type[Problem]]:
    headers = {parameter["name"].lower() for parameter in operation.get("parameters", []) if parameter["in"] == "header"}
    kinds: list[type[Problem]] = [InvalidRequest, InternalError, Unavailable]
    if operation.get("security"):
        kinds.append(Unauthenticated)
    if any(parameter["in"] == "path" for parameter in operation.get("parameters", [])):
        kinds.append(NotFound)
    if verb not in {"get", "head", "options"}:
        kinds += [PayloadTooLarge, UnsupportedMediaType]
    if "if-match" in headers:
        kinds += [PreconditionRequired, PreconditionFailed]
    if "idempotency-key" in headers:
        kinds += [IdempotencyConflict, IdempotencyKeyReused]
    return kinds


def _merge(responses: dict[str, Any], status: str, addition: dict[str, Any]) -> None:
    """Add examples to a status that a feature has declared; replace the framework's own description of it."""
    declared = responses.get(status, {}).get("content", {}).get(PROBLEM_JSON)
    if declared is None:
        responses[status] = addition
        return
    declared["examples"] = declared.get("examples", {}) | addition["content"][PROBLEM_JSON]["examples"]
