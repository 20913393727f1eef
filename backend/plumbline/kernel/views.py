"""The models at the edge: `View` goes out, `Submission` comes in."""

from datetime import UTC, datetime
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

VOLATILE: Final = frozenset(
    {
        "permitted_actions",
        "warnings",
        "links",
        "next_tasks",
        "server_time",
        "expires_in",
        "days_left",
        "days_late",
        "overdue",
        "today",
        "current_week",
        "read_at",
        "etag",
    }
)
"""Members that follow from rights, links or the clock, left out of ETags: else at noon every open editor gets a 412."""


class View(BaseModel):
    """What a caller reads. Instants leave in UTC, with `Z`; infinities and NaN cannot leave at all."""

    model_config = ConfigDict(allow_inf_nan=False, extra="forbid")

    @field_validator("*")
    @classmethod
    def give_instants_in_utc(cls, value: Any) -> Any:  # noqa: ANN401 (every field)
        """Turn an aware datetime into UTC. Raises ValueError at a naive one, since nobody can say what it means."""
        if not isinstance(value, datetime):
            return value
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return value.astimezone(UTC)


@cache
def _kinds(annotation: Any) -> frozenset[type]:  # noqa: ANN401 (any annotation)
    if get_origin(annotation) is Annotated:
        return _kinds(get_args(annotation)[0])
    if get_origin(annotation) in {Union, UnionType}:
        return frozenset().union(*(_kinds(member) for member in get_args(annotation))) - {NoneType}
    return frozenset({annotation}) if isinstance(annotation, type) else frozenset({object})


class Submission(BaseModel):
    """What a caller sends. Unknown members are refused: a typo must not be lost in silence."""

    model_config = ConfigDict(allow_inf_nan=False, extra="forbid")

    @field_validator("*", mode="before")
    @classmethod
    def refuse_near_misses(cls, value: Any, info: ValidationInfo) -> Any:  # noqa: ANN401 (every field)
        """Refuse "3" for a number and 1 for a truth value, which pydantic would turn into one.

        Pydantic's strict mode cannot be used: it would refuse every date, identifier and enumeration in JSON.
        """
        annotation: Any = cls.model_fields[info.field_name or ""].annotation
        kinds = _kinds(annotation)
        if kinds == {bool} and not isinstance(value, bool | NoneType):
            raise PydanticCustomError("bool_type", "This must be true or false.")
        if kinds <= {int, float} and isinstance(value, str | bool):
            raise PydanticCustomError("number_type", "This must be a number, without quotation marks.")
        return value
