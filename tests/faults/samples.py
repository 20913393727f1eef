"""Sound values for a JSON schema: what a mutation starts from, so that it reaches past the first check."""

from random import Random
from typing import Any
from uuid import UUID

Schema = dict[str, Any]

BY_FORMAT = {
    "date": "2026-01-05",
    "date-time": "2026-03-25T12:00:00Z",
    "email": "someone@example.test",
    "uri": "https://example.test/a",
    "password": "correct horse battery staple",
    "time": "12:00:00",
}
BY_PATTERN = {"JSW-2026-003": "[A-Z]", "week_11": "[A-Za-z0-9]", "week_12": "[a-z]"}


def sample(schema: Schema, components: Schema, chance: Random, depth: int = 0) -> Any:
    """Give a value that `schema` allows, as far as a schema can say."""
    if "$ref" in schema:
        return sample(components[schema["$ref"].rsplit("/", 1)[1]], components, chance, depth)
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return chance.choice(schema["enum"])
    for union in ("anyOf", "oneOf"):
        if union in schema:
            return sample(chance.choice(schema[union]), components, chance, depth)
    if "allOf" in schema:
        return sample(schema["allOf"][0], components, chance, depth)
    kind = schema.get("type")
    if kind == "object":
        return _object(schema, components, chance, depth)
    if kind == "array":
        size = max(schema.get("minItems", 0), 0 if depth > 4 else 1)
        return [sample(schema.get("items", {}), components, chance, depth + 1) for _ in range(size)]
    return _scalar(kind, schema, chance)


def _object(schema: Schema, components: Schema, chance: Random, depth: int) -> dict[str, Any]:
    required = set(schema.get("required", ()))
    return {
        name: sample(member, components, chance, depth + 1)
        for name, member in schema.get("properties", {}).items()
        if name in required or (depth < 4 and chance.random() < 0.7)
    }


def _scalar(kind: str | None, schema: Schema, chance: Random) -> Any:
    if kind == "string":
        return _text(schema, chance)
    if kind == "integer":
        return max(schema.get("minimum", 0), min(3, schema.get("maximum", 3)))
    if kind == "number":
        return float(schema.get("minimum", 0))
    return {"boolean": True, "null": None}.get(kind or "", "anything")


def _text(schema: Schema, chance: Random) -> str:
    form = schema.get("format")
    if form == "uuid":
        return str(UUID(int=chance.getrandbits(128), version=4))
    if form in BY_FORMAT:
        return BY_FORMAT[form]
    for value, hint in BY_PATTERN.items():
        if hint in schema.get("pattern", ""):
            return value
    text = "An ordinary text"
    return text[: schema.get("maxLength", 100)].ljust(schema.get("minLength", 0), "x")
