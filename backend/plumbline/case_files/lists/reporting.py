"""What is said about a list: every problem with its place and never its value, and what was left out. Pure."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

MOST_PROBLEMS: Final = 500
MOST_OF_A_KIND: Final = 25
"""So many problems of one kind in one column are listed; a mistake made throughout would hide all others."""
MOST_NOTICES: Final = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class ListProblem:
    """One thing to put right."""

    row: int | None
    """The row as a spreadsheet numbers it; None for what concerns the whole list."""
    column: str | None
    """The code of the column in the method; None where there is none."""
    place: str | None
    """The cell or the column as a spreadsheet names it, such as F12 or F."""
    code: str
    sentence: str
    fingerprint: str | None = None
    """Given where a value was taken for an identifier: by it the value can be confirmed to be harmless."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ListNotice:
    """Something that was done with the list and needs no correction, such as leaving out a row of totals."""

    row: int | None
    code: str
    sentence: str


@dataclass(kw_only=True)
class ListReport:
    """Everything that is said about one list. It is whole when the last row has been read."""

    form: str | None = None
    charset: str | None = None
    separator: str | None = None
    sheet: str | None = None
    heading_row: int | None = None
    cases: int = 0
    accepted: int = 0
    problems: list[ListProblem] = field(default_factory=list)
    counts: Counter[tuple[str | None, str]] = field(default_factory=Counter)
    """How many problems there are, by column and code, listed or not."""
    notices: list[ListNotice] = field(default_factory=list)
    missing: Counter[str] = field(default_factory=Counter)
    """In how many cases a column is empty."""
    rows_sha256: str | None = None
    """Over the accepted rows in their order, each as its canonical line; None while a problem stands."""

    @property
    def total(self) -> int:
        """The number of all problems, listed or not."""
        return self.counts.total()

    @property
    def in_order(self) -> bool:
        """Whether the list can be accepted."""
        return not self.counts

    @property
    def unlisted(self) -> Mapping[tuple[str | None, str], int]:
        """How many problems of each kind are counted and not listed."""
        return self.counts - Counter((problem.column, problem.code) for problem in self.problems)

    def add(self, problem: ListProblem) -> None:
        """Count a problem, and list it unless too many of its kind or of all kinds are listed."""
        kind = (problem.column, problem.code)
        self.counts[kind] += 1
        if self.counts[kind] <= MOST_OF_A_KIND and len(self.problems) < MOST_PROBLEMS:
            self.problems.append(problem)

    def note(self, notice: ListNotice) -> None:
        """List a notice."""
        if len(self.notices) < MOST_NOTICES:
            self.notices.append(notice)
