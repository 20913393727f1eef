"""How long something may take after an order is imposed: rules with the dates between which they hold (R77)."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from plumbline.methodology.framework import Status
from plumbline.methodology.parts import Citation, Code, Part, Prose, Title

Months = Annotated[int, Field(ge=1, le=120)]


class ColumnDate(Part):
    """A date of the case list, such as the day on which the order was imposed."""

    rule: Literal["column"]
    column: Code


class AnswerDate(Part):
    """A date that the reader found in the record."""

    rule: Literal["answer"]
    question: Code


StartingDate = Annotated[ColumnDate | AnswerDate, Field(discriminator="rule")]


class Within(Part):
    """One thing by so many working days after another; the day of the first is day 0."""

    rule: Literal["within"]
    start: StartingDate
    also_from: Code | None = None
    """A column with the day on which the service received the order: then lateness is shown from there too."""
    happened: Code
    working_days: int = Field(ge=1, le=260)


class Periodic(Part):
    """One thing at least once in each period, whose ends are counted in months from a date of the case list."""

    rule: Literal["periodic"]
    start: ColumnDate
    happened: Code
    at_months: tuple[Months, ...] = Field(min_length=1)
    then_every_months: Months


class Level(Part):
    """Up to how much has how many months."""

    up_to: int = Field(ge=1)
    months: Months


class ByLevel(Part):
    """One thing in as many months as its amount allows, or by a later date that was set for the one case."""

    rule: Literal["by_level"]
    start: ColumnDate
    happened: Code
    amount: Code
    levels: tuple[Level, ...] = Field(min_length=1)
    or_later: Code | None = None


Limit = Annotated[Within | Periodic | ByLevel, Field(discriminator="rule")]


class DatedLimit(Part):
    """A limit for orders imposed from one day to another, both included; an open end holds still."""

    imposed_from: date
    imposed_until: date | None = None
    limit: Limit
    status: Status
    """Whether it was found in a published source; an unverified one is never shown as official."""
    source: Citation


class TimescaleRule(Part):
    """Something that is due in time, with the limits that held at different times."""

    code: Code
    title: Title
    explanation: Prose
    limits: tuple[DatedLimit, ...] = Field(min_length=1)

    def limit_for(self, imposed_on: date) -> DatedLimit | None:
        """Give the limit that held for an order imposed on a day; None where none did."""
        for dated in self.limits:
            if dated.imposed_from <= imposed_on and (dated.imposed_until is None or imposed_on <= dated.imposed_until):
                return dated
        return None
