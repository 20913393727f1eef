"""Drawing a sample again from a file, with no database and nothing to trust but the seed: what `plumbline sample verify` does."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from plumbline.case_files.samples.allocation import FloorTooHighError
from plumbline.case_files.samples.drawing import NOT_GIVEN, Case, DrawnStratum, canonical, commitment_of, draw, frame_sha256

REFERENCE = "case_ref"


class UnreadableError(Exception):
    """The files or the options say nothing that could be drawn from; the text says what to change."""


@dataclass(frozen=True, kw_only=True)
class Claims:
    """What somebody says about the draw, to be found true or not; what is left out is not looked at."""

    frame_sha256: str | None = None
    commitment: str | None = None
    sample: frozenset[str] | None = None


@dataclass(frozen=True)
class Recomputed:
    """The draw as it comes out here, and every claim that it does not bear out."""

    cases: int
    frame_sha256: str
    commitment: str
    strata: list[DrawnStratum]
    differences: list[str] = field(default_factory=list)

    @property
    def drawn(self) -> list[str]:
        """The references of the sample, stratum by stratum in the order of their ranks."""
        return [canonical(case.reference) for stratum in self.strata for case in stratum.drawn]


def read_cases(file: Path, columns: Sequence[str]) -> list[Case]:
    """Read the frame as it is downloaded, or a list with a header row in which `case_ref` stands. Raises UnreadableError."""
    text = _text_of(file)
    first = text.split("\n", 1)[0]
    if REFERENCE not in first:
        if columns:
            raise UnreadableError(f"{file.name} has no header row with {REFERENCE}: a frame brings its strata, so leave out --stratum.")
        return [Case(values[0], tuple(values[1:])) for line in io.StringIO(text) if (values := line.rstrip("\n").split("\t"))]
    separator = max(",;\t", key=first.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    missing = [column for column in (REFERENCE, *columns) if column not in (rows.fieldnames or ())]
    if missing:
        raise UnreadableError(f"{file.name} has no column {', '.join(missing)}.")
    return [Case(row[REFERENCE], tuple((row[column] or "").strip() or NOT_GIVEN for column in columns)) for row in rows]


def read_references(file: Path) -> frozenset[str]:
    """Read the sample: one reference a line, or a CSV file with references in its first column."""
    rows = csv.reader(io.StringIO(_text_of(file), newline=""))
    return frozenset(canonical(row[0]) for row in rows if row and row[0] not in {"", REFERENCE})


def recompute(cases: Sequence[Case], seed: str, size: int, floor: int, claims: Claims) -> Recomputed:
    """Draw again and compare with what is claimed. Raises UnreadableError for what no draw can be made from."""
    try:
        key = bytes.fromhex(seed)
        made = Recomputed(len(cases), frame_sha256(cases), commitment_of(key), draw(key, cases, size, floor))
    except FloorTooHighError as refused:
        raise UnreadableError(f"With a floor of {floor} the strata need {refused.needed} cases, and the size is {size}.") from None
    except ValueError as refused:
        raise UnreadableError(f"{str(refused).capitalize()}.") from None
    return Recomputed(made.cases, made.frame_sha256, made.commitment, made.strata, list(_differences(made, claims)))


def _differences(made: Recomputed, claims: Claims) -> Iterator[str]:
    if claims.frame_sha256 is not None and claims.frame_sha256.lower() != made.frame_sha256:
        yield f"The frame is another one: its SHA-256 is {made.frame_sha256}."
    if claims.commitment is not None and claims.commitment.lower() != made.commitment:
        yield f"The seed is not the one that was committed to: its SHA-256 is {made.commitment}."
    if claims.sample is not None:
        drawn = frozenset(made.drawn)
        yield from _named("in the sample, and not drawn here", claims.sample - drawn)
        yield from _named("drawn here, and not in the sample", drawn - claims.sample)


def _named(what: str, references: Iterable[str]) -> Iterator[str]:
    if names := sorted(references):
        yield f"{len(names)} {what}: {', '.join(names)}"


def _text_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as refused:
        raise UnreadableError(f"{file.name} cannot be read: {refused.strerror}.") from None
    except UnicodeDecodeError:
        raise UnreadableError(f"{file.name} is not in UTF-8. Save it as “CSV UTF-8”.") from None
