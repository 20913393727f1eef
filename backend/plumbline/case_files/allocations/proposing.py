"""Who could read which case: a proposal that people may change (R74, R75). Pure.

Nobody is given a case of a worker whose code stands with them, loads are even, and the method's share of cases is read
twice, by an inspector and a local reader wherever both are there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from plumbline.identity.roles import Side


@dataclass(frozen=True)
class ProposedReader:
    """A reader as the proposal needs them."""

    id: str
    side: Side
    worker_codes: frozenset[str] = frozenset()


@dataclass(frozen=True)
class SampledRecord:
    """A case of the sample with the code of the worker who holds it, where the list gives one."""

    id: str
    worker_code: str | None = None


@dataclass(frozen=True)
class Reading:
    """One case for one reader; `second` for the other reader of a case that is read twice."""

    case: str
    reader: str
    second: bool


@dataclass(frozen=True)
class Proposal:
    """Who reads what, and the cases for which there are not enough readers who may."""

    readings: list[Reading]
    without_reader: list[str]
    without_second_reader: list[str]


def read_twice(cases: int, percentage: int) -> set[int]:
    """Give the places, evenly spread over the sample, of the cases that two people read; a share is rounded up."""
    twice = min(cases, ceil(cases * percentage / 100))
    return {place * cases // twice for place in range(twice)} if twice else set()


def propose(cases: Sequence[SampledRecord], readers: Sequence[ProposedReader], percentage: int) -> Proposal:
    """Share the cases out, the hardest to place first; the same cases and readers always give the same proposal."""
    loads = dict.fromkeys((reader.id for reader in readers), 0)
    twice = read_twice(len(cases), percentage)
    proposal = Proposal([], [], [])

    def allowed(case: SampledRecord) -> list[ProposedReader]:
        """Whose case it is does not read it."""
        return [reader for reader in readers if case.worker_code is None or case.worker_code not in reader.worker_codes]

    def give(case: SampledRecord, reader: ProposedReader, *, second: bool) -> None:
        """Count it to the reader's load."""
        loads[reader.id] += 1
        proposal.readings.append(Reading(case.id, reader.id, second))

    for place, case in sorted(enumerate(cases), key=lambda one: (len(allowed(one[1])), one[0])):
        able = allowed(case)
        if not able:
            proposal.without_reader.append(case.id)
            continue
        first = min(able, key=lambda reader: (loads[reader.id], reader.id))
        give(case, first, second=False)
        if place not in twice:
            continue
        others = [reader for reader in able if reader.id != first.id]
        if not others:
            proposal.without_second_reader.append(case.id)
            continue
        give(case, min(others, key=lambda reader: (reader.side is first.side, loads[reader.id], reader.id)), second=True)
    return proposal
