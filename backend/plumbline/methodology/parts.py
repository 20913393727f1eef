"""What every part of a method document has in common. Pure: no database, no HTTP."""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


class Part(BaseModel):
    """A part of a method: never changed once read, and a member that is not known is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, str_strip_whitespace=True)


def _quoted(value: object) -> object:
    # YAML reads 1.1 as a number and 12:00 as 720: say so, instead of "should be a valid string".
    if isinstance(value, int | float) and not isinstance(value, bool):
        raise ValueError('write this in quotes, such as "1.1" or "12:00"')  # noqa: TRY004 (pydantic reports a ValueError)
    return value


def quoted_word(value: object) -> object:
    """Refuse what YAML makes of a bare yes or no, and say how it is written."""
    if isinstance(value, bool):
        raise ValueError('write this in quotes, such as "yes" or "no"')  # noqa: TRY004 (pydantic reports a ValueError)
    return _quoted(value)


CODE = r"^[a-z0-9][a-z0-9_.-]*$"
WALL_TIME = r"^([01]\d|2[0-3]):[0-5]\d$"
# PostgreSQL keeps no NUL, and no other control has a place in a text to be read.
NO_CONTROLS = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+$"

Code = Annotated[str, BeforeValidator(_quoted), Field(pattern=CODE, max_length=60)]
"""A stable name that other data refers to."""
Title = Annotated[str, BeforeValidator(_quoted), Field(pattern=NO_CONTROLS, min_length=1, max_length=300)]
Prose = Annotated[str, BeforeValidator(_quoted), Field(pattern=NO_CONTROLS, min_length=1, max_length=4000)]
Citation = Annotated[str, BeforeValidator(_quoted), Field(pattern=NO_CONTROLS, min_length=1, max_length=300)]
"""The place in the published guidance, such as 'stage 2, week 11'."""
WallTime = Annotated[str, BeforeValidator(_quoted), Field(pattern=WALL_TIME)]
"""A time of day as the clock on the wall in Scotland shows it."""
