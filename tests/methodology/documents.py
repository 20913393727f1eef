"""The two methods of the tests, whole and with one thing changed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from plumbline.methodology.loading import SHIPPED, MethodRefusedError, load, parse, shipped

THEMATIC_FILE = Path(__file__).parent / "data" / "throughcare-thematic.yaml"
JSW_FOLDER = SHIPPED / "jsw-2019"
JSW = shipped("jsw-2019")
THEMATIC = load(THEMATIC_FILE)

Change = Callable[[dict[str, Any]], object]


def thematic_document() -> dict[str, Any]:
    document = yaml.safe_load(THEMATIC_FILE.read_text())
    assert isinstance(document, dict)
    return document


def refusals_of(change: Change) -> list[str]:
    """Everything that is said about the thematic method after one change."""
    document = thematic_document()
    change(document)
    return _refusals(document)


def refusals_within(*path: str | int, value: object) -> list[str]:
    """Everything that is said about the 2019 method with something else at a place; in a list a step may be a code."""
    here: Any = (document := JSW.document())
    for step in path[:-1]:
        here = here[step] if isinstance(step, int) or isinstance(here, dict) else next(row for row in here if row["code"] == step)
    here[path[-1]] = value
    return _refusals(document)


def _refusals(document: dict[str, Any]) -> list[str]:
    try:
        parse(document)
    except MethodRefusedError as refused:
        return [str(problem) for problem in refused.problems]
    return []
