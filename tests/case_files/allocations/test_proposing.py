"""R74, R75: who is proposed to read what: no own case, even loads, both sides at what is read twice."""

from collections import Counter
from itertools import product

import pytest

from plumbline.case_files.allocations.proposing import ProposedReader, SampledRecord, propose, read_twice
from plumbline.identity.roles import Side

LOCAL = [ProposedReader(f"local {n}", Side.COUNCIL, frozenset({f"W{n}"})) for n in range(6)]
INSPECTORS = [ProposedReader(f"inspector {n}", Side.INSPECTORATE) for n in range(6)]
SIDES = {reader.id: reader.side for reader in (*LOCAL, *INSPECTORS)}


def sample(size: int) -> list[SampledRecord]:
    return [SampledRecord(f"C{n:03}", f"W{n % 9}") for n in range(size)]


@pytest.mark.parametrize(("cases", "percentage", "twice"), [(64, 20, 13), (10, 0, 0), (10, 100, 10), (0, 20, 0), (1, 1, 1), (7, 50, 4)])
def test_the_share_read_twice_is_rounded_up_and_spread(cases: int, percentage: int, twice: int) -> None:
    places = read_twice(cases, percentage)
    assert len(places) == twice
    assert places <= set(range(cases))
    if twice > 1:
        gaps = [later - earlier for earlier, later in zip(sorted(places), sorted(places)[1:], strict=False)]
        assert max(gaps) - min(gaps) <= 1


def test_r75_64_cases_for_six_pairs_are_shared_evenly_and_13_read_by_both_sides() -> None:
    proposal = propose(sample(64), [*LOCAL, *INSPECTORS], 20)
    assert (len(proposal.readings), proposal.without_reader, proposal.without_second_reader) == (77, [], [])
    loads = Counter(reading.reader for reading in proposal.readings)
    assert max(loads.values()) - min(loads.values()) <= 1
    readers: dict[str, list[str]] = {}
    for reading in proposal.readings:
        readers.setdefault(reading.case, []).append(reading.reader)
    assert len(readers) == 64
    double = [both for both in readers.values() if len(both) == 2]
    assert len(double) == 13
    assert all({SIDES[one] for one in both} == {Side.COUNCIL, Side.INSPECTORATE} for both in double)


def test_r74_nobody_is_ever_given_a_case_of_a_worker_whose_code_stands_with_them() -> None:
    codes = {reader.id: reader.worker_codes for reader in (*LOCAL, *INSPECTORS)}
    for size, local, inspectors, percentage in product((1, 5, 23), range(4), range(3), (0, 20, 100)):
        cases = sample(size)
        held = {case.id: case.worker_code for case in cases}
        proposal = propose(cases, [*LOCAL[:local], *INSPECTORS[:inspectors]], percentage)
        assert not [reading for reading in proposal.readings if held[reading.case] in codes[reading.reader]]
        first = [reading.case for reading in proposal.readings if not reading.second]
        assert sorted([*first, *proposal.without_reader]) == sorted(held)
        second = [reading for reading in proposal.readings if reading.second]
        assert len({(reading.case, reading.reader) for reading in proposal.readings}) == len(proposal.readings)
        assert {reading.case for reading in second} <= set(first)


def test_a_case_that_nobody_may_read_is_said_and_not_given() -> None:
    proposal = propose([SampledRecord("C1", "W0"), SampledRecord("C2")], [LOCAL[0]], 100)
    assert proposal.without_reader == ["C1"]
    assert proposal.without_second_reader == ["C2"]
    assert [(reading.case, reading.reader) for reading in proposal.readings] == [("C2", "local 0")]


def test_the_same_cases_and_readers_give_the_same_proposal_whatever_the_order_of_readers() -> None:
    readers = [*LOCAL, *INSPECTORS]
    assert propose(sample(64), readers, 20) == propose(sample(64), readers[::-1], 20)
