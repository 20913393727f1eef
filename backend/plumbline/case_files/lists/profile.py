"""What a list looks like as a whole: how many cases of each kind, how many values are missing, and the national figures. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from pydantic import BaseModel, ConfigDict, TypeAdapter

from plumbline.case_files.lists.rules import Values, with_derived
from plumbline.case_files.lists.values import Value
from plumbline.methodology.programme import Theme

COUNTED: Final = frozenset({"choice", "choices", "yes_no"})


class NationalFigure(BaseModel):
    """A published count of orders by the same categories, with the period and the definition it holds for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    title: str
    orders: int
    counts: dict[str, int]
    period: str
    definition: str
    source: str
    licence: str


@dataclass(frozen=True, kw_only=True)
class CategoryProfile:
    """The cases of each category; one case may be in several. `cases` are those with a value, `missing` those without."""

    code: str
    title: str
    counts: dict[str, int]
    cases: int
    missing: int
    national: NationalFigure | None


@dataclass(frozen=True, kw_only=True)
class ListProfile:
    """The whole list."""

    cases: int
    categories: tuple[CategoryProfile, ...]
    missing: dict[str, int]
    """For every column, in how many cases it is empty after bands have been worked out."""


@cache
def national_figures() -> dict[str, NationalFigure]:
    """Give the published figures by the code of their category."""
    written = files(__package__).joinpath("national_figures.json").read_bytes()
    return {figure.code: figure for figure in TypeAdapter(list[NationalFigure]).validate_json(written)}


def profile_of(theme: Theme, cases: Iterable[Values]) -> ListProfile:
    """Count a list once through, from its values in canonical form."""
    counted = [column for column in theme.case_list if column.kind in COUNTED]
    counts: dict[str, Counter[str]] = {column.code: Counter() for column in counted}
    types, by_type = theme.case_list_types, Counter[str]()
    missing: Counter[str] = Counter()
    total = 0
    for values in cases:
        total += 1
        whole = with_derived(theme.case_list, values)
        missing.update(column.code for column in theme.case_list if column.code not in whole)
        for column in counted:
            counts[column.code].update(_categories(whole.get(column.code)))
        if types is not None and (kind := types.type_of(_categories(whole.get(types.column)))) is not None:
            by_type[kind] += types.column in whole
    categories = [
        _category(column.code, column.title, counts[column.code], column.every_choice or ("yes", "no"), total, missing[column.code])
        for column in counted
    ]
    if types is not None:
        order = tuple(each.value for each in types.types)
        categories.insert(0, _category(types.code, types.title, by_type, order, total, total - by_type.total()))
    return ListProfile(
        cases=total,
        categories=tuple(categories),
        missing={column.code: missing[column.code] for column in theme.case_list},
    )


def _category(code: str, title: str, counts: Counter[str], order: tuple[str, ...], total: int, missing: int) -> CategoryProfile:
    return CategoryProfile(
        code=code,
        title=title,
        counts={value: counts[value] for value in order},
        cases=total - missing,
        missing=missing,
        national=national_figures().get(code),
    )


def _categories(value: Value | None) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, bool):
        return ("yes" if value else "no",)
    return value if isinstance(value, tuple) else (str(value),)
