"""The list of cases that a council sends for sampling: its columns, what must agree between them, and which cases belong in it."""

import re
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from plumbline.methodology.framework import Status
from plumbline.methodology.parts import Citation, Code, Part, Prose, Title

ColumnKind = Literal["code", "text", "date", "integer", "yes_no", "choice", "choices"]
"""A `code` is a short reference without spaces and with a figure in it; a `text` is free, and so is looked through for names."""


def plain(words: str) -> str:
    """Give a heading or a choice as it is compared: without case, and with spaces, lines, hyphens and dashes taken as one."""
    return " ".join(re.sub(r"[\W_]+", " ", words.casefold()).split())


class DatedChoice(Part):
    """A choice that the law brought in or took away, both days included; an open end holds still."""

    value: Title
    valid_from: date | None = None
    valid_until: date | None = None
    status: Status
    """Whether the days were found in a published source; unverified ones are shown as to be confirmed."""
    source: Citation

    @model_validator(mode="after")
    def _has_a_day(self) -> Self:
        if self.valid_from is None and self.valid_until is None:
            raise ValueError("give the day from which or until which this is a choice, or put it among the plain choices")
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            raise ValueError("this choice ends before it starts; correct one of the two days")
        return self

    def held_on(self, day: date) -> bool:
        """Whether it could be chosen on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_until is None or day <= self.valid_until)


class Band(Part):
    """The value of a band, and the highest number that is in it; the last band has no highest."""

    value: Title
    up_to: int | None = None


class Derivation(Part):
    """How a band follows from a number. It is worked out again at every reading and never kept beside its number."""

    column: Code
    """The column of whole numbers that it follows from."""
    bands: tuple[Band, ...] = Field(min_length=2)
    may_stand_alone: bool = False
    """Whether a council may give the band without its number, where less need be known of a person that way."""

    def band_of(self, number: int) -> str:
        """Give the band that a number is in."""
        return next(band.value for band in self.bands if band.up_to is None or number <= band.up_to)


class CaseListColumn(Part):
    """One column of the list."""

    code: Code
    title: Title
    kind: ColumnKind
    required: bool = False
    unique: bool = False
    """Whether no two cases may have the same value, as with the reference of the case."""
    choices: tuple[Title, ...] = ()
    dated_choices: tuple[DatedChoice, ...] = ()
    choices_as_of: Code | None = None
    """The column with the day on which a dated choice has to have held."""
    also_called: tuple[Title, ...] = ()
    """Other headings under which councils keep it."""
    spellings: dict[Title, Title] = Field(default_factory=dict)
    """Other ways of writing a choice, each with the choice it means."""
    lowest: int | None = None
    highest: int | None = None
    earliest: date | None = None
    derived: Derivation | None = None
    note: Prose | None = None

    @property
    def every_choice(self) -> tuple[str, ...]:
        """All choices, those too that held for a time only."""
        return (*self.choices, *(choice.value for choice in self.dated_choices))

    def dated(self, value: str) -> DatedChoice | None:
        """Give the days of a choice; None for one that always held."""
        return next((choice for choice in self.dated_choices if choice.value == value), None)


class NotBefore(Part):
    """One day is the same as another or later."""

    rule: Literal["not_before"]
    column: Code
    other: Code


class NotAfterCensus(Part):
    """A day is not later than the day as of which the list is drawn up."""

    rule: Literal["not_after_census"]
    column: Code


class OnlyWith(Part):
    """A column is filled only where another has one of these values."""

    rule: Literal["only_with"]
    column: Code
    other: Code
    any_of: tuple[Title, ...] = Field(min_length=1)


class NeededWith(Part):
    """A column has to be filled where another has one of these values."""

    rule: Literal["needed_with"]
    column: Code
    other: Code
    any_of: tuple[Title, ...] = Field(min_length=1)


CaseListRule = Annotated[NotBefore | NotAfterCensus | OnlyWith | NeededWith, Field(discriminator="rule")]


class CaseType(Part):
    """One kind of case, by what was chosen in the column that tells them apart."""

    value: Title
    all_of: tuple[Title, ...] = ()
    none_of: tuple[Title, ...] = ()


class CaseTypes(Part):
    """The kinds by which a list is described; a case is of the first that fits."""

    code: Code
    title: Title
    column: Code
    """A column of several choices."""
    types: tuple[CaseType, ...] = Field(min_length=2)

    def type_of(self, chosen: tuple[str, ...]) -> str | None:
        """Give the kind of a case; None where none fits."""
        taken = frozenset(chosen)
        return next((each.value for each in self.types if taken.issuperset(each.all_of) and taken.isdisjoint(each.none_of)), None)


class CaseListWindow(Part):
    """Which cases belong in the list: those that ran at some time in so many years up to the census date."""

    begun: Code
    """The column with the day on which an order was imposed."""
    ended: Code
    """The column with the day on which it ended; empty while it runs."""
    years: int = Field(ge=1, le=20)
    explanation: Prose
    guidance: Citation | None = None
