"""References of statements: S1, A1, P1. One is given once in a section and never to another statement. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from plumbline.kernel.problems import FieldError
from plumbline.self_evaluation.content import StatementKind

LETTERS = {StatementKind.STRENGTH: "S", StatementKind.AREA_FOR_IMPROVEMENT: "A", StatementKind.ACTION: "P"}
"""P for what is planned: an area for improvement has the A."""


@dataclass(frozen=True)
class Numbered:
    """References in the order of the statements, and the highest number ever given for each letter."""

    references: list[str]
    issued: dict[str, int]


def refused_references(entered: Sequence[tuple[StatementKind, str | None]], issued: dict[str, int]) -> list[FieldError]:
    """Say what is wrong with the references that came in: one made up, or one given twice."""
    errors: list[FieldError] = []
    seen: set[str] = set()
    for index, (_, reference) in enumerate(entered):
        if reference is None:
            continue
        pointer = f"/statements/{index}/reference"
        if int(reference[1:]) > issued.get(reference[0], 0):
            errors.append(FieldError(pointer, "unknown_reference", "Leave the reference out for a new statement: it is given one."))
        if reference in seen:
            errors.append(FieldError(pointer, "duplicate_reference", "Two statements carry this reference."))
        seen.add(reference)
    return errors


def give_references(entered: Sequence[tuple[StatementKind, str | None]], issued: dict[str, int]) -> Numbered:
    """Keep what each statement was called, and call each new one by the next number of its kind.

    A statement that changes its kind gets a new reference: S2 stays the name of the strength that it was.
    """
    highest = dict(issued)
    references: list[str] = []
    for kind, reference in entered:
        letter = LETTERS[kind]
        if reference is None or reference[0] != letter:
            highest[letter] = highest.get(letter, 0) + 1
            references.append(f"{letter}{highest[letter]}")
        else:
            references.append(reference)
    return Numbered(references, highest)
