"""Validation errors in our words. They name the place and the rule, and never repeat what was sent."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from plumbline.kernel.problems import FieldError

MOST_ERRORS: Final = 50
_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_\-\[\]]{0,63}|\d{1,6}", re.ASCII)

_SENTENCES: Final = {
    "missing": "This member is required.",
    "extra_forbidden": "There is a member here that is not known.",
    "string_type": "This must be a text.",
    "string_too_short": "This must have at least {min_length} characters.",
    "string_too_long": "This may have at most {max_length} characters.",
    "string_pattern_mismatch": "This does not have the form that is asked for.",
    "string_unicode": "This text contains half of a character.",
    "too_short": "At least {min_length} are needed.",
    "too_long": "At most {max_length} are allowed.",
    "greater_than": "This must be more than {gt}.",
    "greater_than_equal": "This must be at least {ge}.",
    "less_than": "This must be less than {lt}.",
    "less_than_equal": "This must be at most {le}.",
    "finite_number": "This must be a finite number.",
    "int_type": "This must be a whole number.",
    "int_parsing": "This must be a whole number.",
    "int_parsing_size": "This number is too large.",
    "int_from_float": "This must be a whole number.",
    "float_type": "This must be a number.",
    "float_parsing": "This must be a number.",
    "bool_type": "This must be true or false.",
    "bool_parsing": "This must be true or false.",
    "list_type": "This must be a list.",
    "dict_type": "This must be an object.",
    "model_type": "This must be an object.",
    "model_attributes_type": "This must be an object.",
    "enum": "This must be one of: {expected}.",
    "literal_error": "This must be one of: {expected}.",
    "uuid_type": "This must be an identifier (UUID).",
    "uuid_parsing": "This must be an identifier (UUID).",
    "union_tag_invalid": "This must be one of: {expected_tags}.",
}


def field_errors(found: Iterable[Any]) -> list[FieldError]:
    """Translate pydantic's errors; the first fifty are enough to go on with."""
    return [_translate(error) for error in list(found)[:MOST_ERRORS]]


def _translate(error: Mapping[str, Any]) -> FieldError:
    location, code = tuple(error["loc"]), str(error["type"])
    if code == "extra_forbidden":
        location = location[:-1]  # the last part is the name that was sent
    if code in {"too_long", "too_short"} and isinstance(error.get("input"), str):
        code = f"string_{code}"  # pydantic counts characters and members under one name
    return FieldError(_pointer(location), code, _sentence(code, error))


def _sentence(code: str, error: Mapping[str, Any]) -> str:
    if code in _SENTENCES:
        return _SENTENCES[code].format_map(error.get("ctx", {}))
    message = str(error["msg"]).removeprefix("Value error, ")
    sent = error.get("input")
    if code.endswith("_parsing") or (isinstance(sent, str) and sent.strip() and sent.strip() in message):
        return "This value is not valid."
    return message


def _pointer(location: tuple[str | int, ...]) -> str:
    """Give a JSON pointer into the body, or `query:limit`, `path:…`, `header:…` for what is not in it."""
    source, *rest = location or ("body",)
    # A part that no schema of ours could have named came from the caller.
    parts = [part if _NAME.fullmatch(part) else "*" for part in map(str, rest)]
    if source == "body":
        return "".join(f"/{part}" for part in parts)
    return f"{source}:{'/'.join(parts)}"
