"""The description of the API: complete, generated from the code, and committed as it is generated."""

import json
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

from plumbline.kernel.problems import registered
from plumbline.kernel.web.openapi import operations

COMMITTED = Path(__file__).parents[2] / "openapi" / "openapi.json"
PROBLEM = "application/problem+json"
# RFC 6749 and RFC 7009 prescribe their own errors for these two.
OWN_ERRORS = {"issue_token", "revoke_token"}


@pytest.fixture
def described(app: FastAPI) -> dict[str, dict[str, Any]]:
    return {operation["operationId"]: operation for _, _, operation in operations(app.openapi())}


def test_the_committed_description_is_the_one_that_the_code_gives(app: FastAPI) -> None:
    committed = json.loads(COMMITTED.read_text(encoding="utf-8"))
    assert committed == json.loads(json.dumps(app.openapi())), "run `make openapi` and commit what it writes"


def test_an_operation_is_named_after_its_function_and_no_two_share_a_name(app: FastAPI, described: dict[str, Any]) -> None:
    functions = [route.endpoint.__name__ for route in iter_route_contexts(app.routes) if getattr(route, "include_in_schema", False)]
    assert sorted(functions) == sorted(described)
    assert len(described) == sum(1 for _ in operations(app.openapi())) > 150


def test_every_operation_says_what_it_does(described: dict[str, Any]) -> None:
    bare = [name for name, operation in described.items() if not operation.get("summary") or len(operation.get("description", "")) < 20]
    assert bare == []


def test_every_guarded_operation_names_its_scope_and_who_may_call_it(described: dict[str, Any]) -> None:
    silent = [name for name, one in described.items() if one.get("security") and "401" not in one["responses"]]
    assert silent == []
    assert "inspection coordinator" in described["submit_self_evaluation"]["description"]
    assert "self_evaluation:submit" in json.dumps(described["submit_self_evaluation"])


def test_every_refusal_is_described_as_a_problem_detail(described: dict[str, Any]) -> None:
    wrong = [
        (name, status)
        for name, operation in described.items()
        for status, response in operation["responses"].items()
        if status >= "400" and name not in OWN_ERRORS and PROBLEM not in response.get("content", {})
    ]
    assert wrong == []
    assert "HTTPValidationError" not in json.dumps(described)


def test_every_example_of_a_problem_is_one_that_has_a_page(described: dict[str, Any]) -> None:
    examples = [
        example["value"]
        for operation in described.values()
        for response in operation["responses"].values()
        for example in response.get("content", {}).get(PROBLEM, {}).get("examples", {}).values()
    ]
    assert len(examples) > 500
    assert {example["type"].removeprefix("/problems/") for example in examples} <= set(registered())
    assert {"type", "title", "status", "detail", "instance", "errors"} <= set.intersection(*(set(example) for example in examples))


def test_every_operation_that_takes_an_id_can_say_that_there_is_nothing(app: FastAPI) -> None:
    mute = [one["operationId"] for path, _, one in operations(app.openapi()) if "{" in path and "404" not in one["responses"]]
    assert mute == []
