"""R54: cases are shared out over the strata in proportion, by largest remainder, with a floor."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plumbline.case_files.samples.allocation import FloorTooHighError, Stratum, allocate

POPULATIONS = st.dictionaries(st.tuples(st.text("abcdef", min_size=1, max_size=3)), st.integers(1, 400), min_size=1, max_size=12)


def strata(*counts: int) -> dict[Stratum, int]:
    return {(chr(ord("a") + place),): count for place, count in enumerate(counts)}


@pytest.mark.parametrize(
    ("counts", "size", "floor", "expected"),
    [
        ((949,), 64, 0, (64,)),
        ((500, 300, 149), 64, 0, (34, 20, 10)),  # quotas 33.72, 20.23, 10.05
        ((100, 100, 100), 10, 0, (4, 3, 3)),  # equal remainders: the first by name
        ((101, 100, 100), 10, 0, (4, 3, 3)),  # 3.36, 3.32, 3.32
        ((940, 6, 3), 64, 0, (63, 1, 0)),  # 63.394, 0.405, 0.202: a case of the smallest is not read at all
        ((940, 6, 3), 64, 2, (60, 2, 2)),
        ((940, 6, 1), 64, 2, (61, 2, 1)),  # never more than there are
        ((90, 90, 10, 10), 20, 5, (5, 5, 5, 5)),
        ((10, 10), 20, 5, (10, 10)),
        ((7, 3), 0, 0, (0, 0)),
    ],
)
def test_r54_examples(counts: tuple[int, ...], size: int, floor: int, expected: tuple[int, ...]) -> None:
    assert tuple(allocate(strata(*counts), size, floor).values()) == expected


@settings(max_examples=100, deadline=None)
@given(POPULATIONS, st.integers(0, 2000), st.integers(0, 6))
def test_r54_every_allocation_keeps_its_promises(population: dict[Stratum, int], wanted: int, floor: int) -> None:
    total = sum(population.values())
    size, needed = min(wanted, total), sum(min(floor, count) for count in population.values())
    if needed > size:
        with pytest.raises(FloorTooHighError) as refused:
            allocate(population, size, floor)
        assert refused.value.needed == needed
        return
    sizes = allocate(population, size, floor)
    assert sum(sizes.values()) == size
    assert all(min(floor, count) <= sizes[stratum] <= count for stratum, count in population.items())
    assert sizes == allocate(dict(reversed(population.items())), size, floor)
    if floor == 0:  # the quota rule: nobody is a whole case away from their share
        assert all(abs(sizes[stratum] * total - size * count) < total for stratum, count in population.items())
    for stratum, count in population.items():  # a larger stratum never gets fewer
        assert all(sizes[other] <= sizes[stratum] for other, less in population.items() if less < count)


def test_more_cases_than_there_are_cannot_be_drawn() -> None:
    with pytest.raises(ValueError, match="not as many"):
        allocate(strata(3, 4), 8)
