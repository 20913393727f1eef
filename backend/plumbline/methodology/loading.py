"""From files, or from a stored document, to a method that has been checked whole."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from plumbline.methodology import parts
from plumbline.methodology.checks import contradictions
from plumbline.methodology.method import Method
from plumbline.methodology.yaml_reading import UnreadableFileError, read_yaml

SHIPPED = Path(__file__).parent / "data"
"""The methods that come with the product, one folder each."""


@dataclass(frozen=True)
class MethodProblem:
    """One thing to put right: in which file, where in the document, and how."""

    file: str
    path: str
    advice: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.path, self.advice) if part)


class MethodRefusedError(Exception):
    """A document that is not a method; it carries everything that is wrong with it."""

    def __init__(self, problems: list[MethodProblem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def load(path: Path) -> Method:
    """Read a method from one YAML file, or from a folder of them with its members shared out among the files.

    Raises MethodRefusedError.
    """
    document, origin = _gather(path)
    return parse(document, origin)


def parse(document: Mapping[str, Any], origin: Mapping[str, str] | None = None) -> Method:
    """Check a document and give the method; `origin` says which file a member came from. Raises MethodRefusedError."""
    origin = origin or {}
    try:
        # By way of JSON: a YAML file and a stored document are then held to the same strict types.
        method = Method.model_validate_json(json.dumps(document, default=_as_json))
    except ValidationError as error:
        raise MethodRefusedError([_explained(details, document, origin) for details in _own(error.errors())]) from error
    found = [MethodProblem(_file_of(path, origin), path, advice) for path, advice in contradictions(method)]
    if found:
        raise MethodRefusedError(found)
    return method


def restored(document: Mapping[str, Any]) -> Method:
    """Give back a method from a document that was checked before it was stored."""
    return Method.model_validate_json(json.dumps(document))


def shipped(method_id: str) -> Method:
    """Read one of the methods that come with the product. Raises MethodRefusedError."""
    return load(SHIPPED / method_id)


def _gather(path: Path) -> tuple[dict[str, Any], dict[str, str]]:
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    if not files:
        raise MethodRefusedError([MethodProblem(path.name, "", "the folder holds no file whose name ends in .yaml")])
    document: dict[str, Any] = {}
    origin: dict[str, str] = {}
    problems: list[MethodProblem] = []
    for file in files:
        try:
            content = read_yaml(file)
        except UnreadableFileError as error:
            problems.append(MethodProblem(file.name, "", str(error)))
            continue
        problems += [MethodProblem(file.name, name, f"this is given in {origin[name]} too; keep one") for name in content if name in origin]
        document |= content
        origin |= dict.fromkeys(content, file.name)
    if problems:
        raise MethodRefusedError(problems)
    return document, origin


def _as_json(value: object) -> str:
    # YAML makes dates of what looks like one; anything else it can make (bytes, sets) is no text.
    return value.isoformat() if isinstance(value, date) else f"a value that is not text: {type(value).__name__}"


_ADVICE = {
    "extra_forbidden": "this member is not known here; take it out or correct its spelling",
    "missing": "this member is missing; add it",
    "string_type": "this has to be text; put it in quotes",
    "too_short": "this list may not be empty",
    "union_tag_not_found": "say by which rule this is counted: rule: in_week, or rule: after_milestone",
}
_ADVICE_BY_PATTERN = {
    parts.CODE: "a code is small letters, figures, '_', '.' and '-', at most 60 of them",
    parts.NO_CONTROLS: "this may not be empty or hold control characters",
    parts.WALL_TIME: 'a time is written with four figures, such as "09:00"',
}


def _own(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """Leave out lists that are called too short only because their members were refused."""
    places = [details["loc"] for details in errors]
    return [
        details
        for details in errors
        if details["type"] != "too_short"
        or not any(place != details["loc"] and place[: len(details["loc"])] == details["loc"] for place in places)
    ]


def _explained(details: ErrorDetails, document: Mapping[str, Any], origin: Mapping[str, str]) -> MethodProblem:
    path = _readable(details["loc"], document)
    pattern = details.get("ctx", {}).get("pattern")
    advice = _ADVICE_BY_PATTERN.get(str(pattern)) or _ADVICE.get(details["type"])
    said = details["msg"].removeprefix("Value error, ").replace("Input should be", "this has to be")
    return MethodProblem(_file_of(path, origin), path, _which_kind(details, path) or advice or said)


def _which_kind(details: ErrorDetails, path: str) -> str | None:
    """Say what tells kinds of a part apart, where that is missing or unknown; a deadline has words of its own."""
    member = str(details.get("ctx", {}).get("discriminator", "")).strip("'")
    if details["type"] == "union_tag_invalid":
        return f"{member} has to be one of {details['ctx']['expected_tags']}"
    return f"say of which kind this is: give its {member}" if details["type"] == "union_tag_not_found" and "deadline" not in path else None


def _readable(location: tuple[int | str, ...], document: Any) -> str:  # noqa: ANN401 (any JSON value)
    """Name a place as a person would look for it: `tasks[submit_case_list].deadline.week`, not `tasks.15.deadline.in_week.week`."""
    path, here = "", document
    for index, step in enumerate(location):
        if isinstance(step, int):
            here = here[step] if isinstance(here, list) and step < len(here) else None
            name = here.get("code", here.get("number", here.get("value", step))) if isinstance(here, dict) else step
            path += f"[{name}]"
        elif isinstance(here, dict) and index + 1 < len(location) and (step not in here or step in (here.get("rule"), here.get("kind"))):
            continue  # the tag by which pydantic chose among kinds of deadline or of question
        else:
            here = here.get(step) if isinstance(here, dict) else None
            path += f".{step}" if path else step
    return path


def _file_of(path: str, origin: Mapping[str, str]) -> str:
    return origin.get(path.replace("[", ".").replace(",", ".").split(".")[0], "")
