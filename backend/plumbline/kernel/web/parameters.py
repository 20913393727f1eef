"""What an operation declares in its signature, its dependencies' included."""

from typing import Any, Final, get_args, get_origin

from fastapi import params
from fastapi.dependencies.models import Dependant
from fastapi.dependencies.utils import get_flat_params
from fastapi.security.base import SecurityBase

_MANY: Final = frozenset({list, set, frozenset, tuple})


def query_parameters(dependant: Dependant) -> tuple[frozenset[str], frozenset[str]]:
    """Give the names of all query parameters, and of those that may be given more than once."""
    fields = [field for field in get_flat_params(dependant) if isinstance(field.field_info, params.Query)]
    many = [field for field in fields if _is_list(field.field_info.annotation)]
    return frozenset(field.alias for field in fields), frozenset(field.alias for field in many)


def needs_caller(dependant: Dependant) -> bool:
    """Whether the operation is for those who have signed in only."""
    return isinstance(dependant.call, SecurityBase) or any(needs_caller(inner) for inner in dependant.dependencies)


def _is_list(annotation: Any) -> bool:  # noqa: ANN401 (any annotation)
    return any(get_origin(part) in _MANY for part in (annotation, *get_args(annotation)))
