"""Which cases. Pure: every case has a rank that nobody can foresee without the seed and anybody can recompute with it.

The rank is HMAC-SHA-256 with the 32 bytes of the seed as the key and the case's reference as the message, in ascending order
within its stratum. The first are drawn, all others are the reserve, in that order. What else is in the list, and how it is
sorted, changes no rank.
"""

import hashlib
import hmac
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plumbline.case_files.samples.allocation import Stratum, allocate

SEED_BYTES = 32
NOT_GIVEN = "not given"
"""The value of a column that is empty in a case."""


@dataclass(frozen=True, slots=True)
class Case:
    """One case of the frame: the council's pseudonym for it, and its stratum."""

    reference: str
    stratum: Stratum = ()


@dataclass(frozen=True, slots=True)
class DrawnStratum:
    """One stratum with its cases in the order of their ranks: the first `size` are drawn, the rest is the reserve."""

    stratum: Stratum
    size: int
    ranked: Sequence[Case]

    @property
    def drawn(self) -> Sequence[Case]:
        """The cases of the sample."""
        return self.ranked[: self.size]

    @property
    def reserve(self) -> Sequence[Case]:
        """Those that take the place of a case that cannot be read, the first one first."""
        return self.ranked[self.size :]


def canonical(reference: str) -> str:
    """Give a reference as it is ranked and hashed: trimmed and composed (NFC), so that two ways of typing it are one case."""
    return unicodedata.normalize("NFC", reference.strip())


def commitment_of(seed: bytes) -> str:
    """Give what is shown when the list is requested: the SHA-256 of the seed, which fixes it and tells nothing of it."""
    return hashlib.sha256(_checked(seed)).hexdigest()


def rank_of(seed: bytes, reference: str) -> bytes:
    """Give the rank of one case."""
    return hmac.digest(_checked(seed), canonical(reference).encode(), "sha256")


def frame_text(cases: Iterable[Case]) -> str:
    """Write the frame down in the one way that its hash is made of.

    A line for each case, ended by a line feed: the reference, then the values of its stratum, parted by tabs; the lines sorted by
    code point, which is the order of their UTF-8 bytes. Raises ValueError where a reference stands twice or is empty, or something
    holds a tab or a line break.
    """
    written = [(canonical(case.reference), *case.stratum) for case in cases]
    references = [values[0] for values in written]
    if not all(references):
        raise ValueError("a case has no reference")
    if len(set(references)) < len(references):
        raise ValueError("a case stands twice in the frame")
    lines = sorted("\t".join(values) for values in written)
    whole = "".join(f"{line}\n" for line in lines)
    if whole.count("\t") + whole.count("\n") != sum(len(values) for values in written):
        raise ValueError("a value holds a tab or a line break")
    return whole


def frame_sha256(cases: Iterable[Case]) -> str:
    """Give the hash that fixes which cases could be drawn, and in which strata they were."""
    return hashlib.sha256(frame_text(cases).encode()).hexdigest()


def population_of(cases: Iterable[Case]) -> dict[Stratum, int]:
    """Count the cases of each stratum, in the order of their values."""
    return dict(sorted(Counter(case.stratum for case in cases).items()))


def draw(seed: bytes, cases: Sequence[Case], size: int, floor: int = 0) -> list[DrawnStratum]:
    """Draw `size` cases. Raises as `allocate` does, and ValueError for a seed that has not 32 bytes."""
    key = _checked(seed)
    sizes = allocate(population_of(cases), size, floor)
    ranked: dict[Stratum, list[tuple[bytes, str, Case]]] = {stratum: [] for stratum in sizes}
    for case in cases:
        reference = canonical(case.reference)
        ranked[case.stratum].append((hmac.digest(key, reference.encode(), "sha256"), reference, case))
    for entries in ranked.values():
        entries.sort(key=lambda entry: entry[:2])
    return [DrawnStratum(stratum, sizes[stratum], [entry[2] for entry in ranked[stratum]]) for stratum in sizes]


def _checked(seed: bytes) -> bytes:
    if len(seed) != SEED_BYTES:
        raise ValueError("the seed has 32 bytes")
    return seed
