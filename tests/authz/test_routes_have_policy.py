"""Nothing is served that nobody decided about: routes, operations, rules and the oracle name the same things."""

import ast
from collections import Counter
from collections.abc import Iterator
from inspect import iscoroutinefunction
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from tests.authz.visibility import BESIDE, OWN, PUBLIC, visibility

import plumbline
from plumbline.identity.rules import POLICY
from plumbline.kernel.web.openapi import operations
from plumbline.kernel.web.parameters import needs_caller
from plumbline.kernel.web.session import open_session

SOURCE = Path(plumbline.__file__).parent


def routes(app: FastAPI) -> list[Any]:
    """Give every route that FastAPI serves; included routers are not flattened, so that `app.routes` alone shows almost nothing."""
    return [route for route in iter_route_contexts(app.routes) if getattr(route, "include_in_schema", False)]


def test_routes_operations_and_rules_are_the_same_set(app: FastAPI) -> None:
    served = sorted(route.endpoint.__name__ for route in routes(app))
    described = sorted(operation["operationId"] for _, _, operation in operations(app.openapi()))
    decided = sorted({*visibility(), *PUBLIC, *OWN})
    assert served == described == decided
    assert len(served) == len(visibility()) + len(PUBLIC) + len(OWN) == len(POLICY) + 30
    assert not set(POLICY) & (PUBLIC | OWN)


def test_only_what_is_named_is_served_without_being_described(app: FastAPI) -> None:
    assert {route.path_format for route in iter_route_contexts(app.routes) if not getattr(route, "include_in_schema", False)} == BESIDE


def test_no_two_routes_answer_the_same_request(app: FastAPI) -> None:
    named = Counter((method, route.path_format) for route in routes(app) for method in route.methods or ())
    assert [address for address, times in named.items() if times > 1] == []


def test_every_route_asks_for_a_caller_or_is_named_public(app: FastAPI) -> None:
    asks = {route.endpoint.__name__ for route in routes(app) if needs_caller(route.dependant)}
    assert {route.endpoint.__name__ for route in routes(app)} - asks == PUBLIC


def test_an_operation_is_marked_as_guarded_exactly_where_it_is(app: FastAPI) -> None:
    unguarded = {operation["operationId"] for _, _, operation in operations(app.openapi()) if not operation.get("security")}
    assert unguarded - {"issue_token", "revoke_token"} == PUBLIC - {"issue_token", "revoke_token"}


def test_a_route_that_holds_a_session_is_no_coroutine(app: FastAPI) -> None:
    """A blocking query in a coroutine would stop every other request of the process."""
    holding = [route.endpoint for route in routes(app) if _holds_session(route.dependant)]
    assert len(holding) > 100
    assert [endpoint.__name__ for endpoint in holding if iscoroutinefunction(endpoint)] == []


def _holds_session(dependant: Any) -> bool:
    return dependant.call is open_session or any(_holds_session(inner) for inner in dependant.dependencies)


def test_only_the_kernel_commits() -> None:
    found = {str(path.relative_to(SOURCE)) for path, tree in _trees() for call in _calls(tree) if call.func.attr == "commit"}
    assert found
    assert {name for name in found if not name.startswith(("kernel/", "operations/"))} == set()


def _trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(SOURCE.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def _calls(tree: ast.AST) -> Iterator[Any]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute))
