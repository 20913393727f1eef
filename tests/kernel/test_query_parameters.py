from typing import Annotated

from fastapi import Depends, FastAPI, Header, Query
from fastapi.testclient import TestClient

from plumbline.kernel.web.problems import install_problem_handlers
from plumbline.kernel.web.route import feature_router, without_database

router = feature_router("/lists", "lists")


def _page(limit: int = 50) -> int:
    return limit


@router.get("/things")
@without_database
def list_things(
    limit: Annotated[int, Depends(_page)],
    kind: Annotated[list[str] | None, Query()] = None,
    since: Annotated[str, Query(alias="from")] = "",
    if_match: Annotated[str, Header()] = "",
) -> dict[str, object]:
    return {"limit": limit, "kind": kind, "from": since, "if_match": if_match}


def ask(query: str) -> tuple[int, object]:
    app = FastAPI()
    app.include_router(router)
    install_problem_handlers(app)
    answer = TestClient(app).get(f"/lists/things?{query}")
    return answer.status_code, answer.json()


def test_parameters_of_dependencies_and_other_names_are_known() -> None:
    assert ask("limit=3&from=a&kind=x&kind=y") == (200, {"limit": 3, "kind": ["x", "y"], "from": "a", "if_match": ""})


def test_neither_a_header_nor_the_name_in_the_code_is_a_parameter() -> None:
    assert ask("since=a")[0] == ask("if_match=a")[0] == ask("if-match=a")[0] == 422


def test_only_a_list_may_be_given_more_than_once() -> None:
    assert ask("limit=3&limit=4")[0] == 422
