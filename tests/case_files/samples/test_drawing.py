"""R54: a random sample that nobody can steer and anybody can draw again."""

import hashlib
import hmac
import random
from collections import Counter
from itertools import pairwise

import pytest
from tests.case_files.samples.frames import frame_of_949, seed

from plumbline.case_files.samples.drawing import Case, canonical, commitment_of, draw, frame_sha256, frame_text, population_of, rank_of

SEED = bytes(range(32))


def drawn(key: bytes, cases: list[Case], size: int, floor: int = 0) -> list[str]:
    return [case.reference for stratum in draw(key, cases, size, floor) for case in stratum.drawn]


def test_r54_a_rank_is_the_hmac_of_the_reference_under_the_seed() -> None:
    assert rank_of(SEED, "SM-0001") == hmac.new(SEED, b"SM-0001", hashlib.sha256).digest()
    # Written down once from `printf %s SM-0001 | openssl dgst -sha256 -mac HMAC -macopt hexkey:000102…1f`.
    assert rank_of(SEED, "SM-0001").hex() == "d89a34aada38189a9d138a8734334a5181fb47ae8698b58d88e4eefd88788ce4"
    assert commitment_of(SEED) == hashlib.sha256(SEED).hexdigest()


def test_r54_two_ways_of_typing_a_reference_are_one_case() -> None:
    assert canonical("  Cafe\u0301-1\u00a0") == "Caf\u00e9-1"
    assert rank_of(SEED, " Cafe\u0301-1") == rank_of(SEED, "Caf\u00e9-1")
    assert frame_sha256([Case("Cafe\u0301-1 ")]) == frame_sha256([Case("Caf\u00e9-1")])


def test_r54_64_of_949_are_drawn_by_rank_within_strata_and_the_rest_is_the_reserve_in_order() -> None:
    cases = frame_of_949()
    strata = draw(SEED, cases, 64, floor=2)
    assert [(stratum.stratum[0], stratum.size) for stratum in strata] == [
        ("16-17", 2),
        ("18-20", 5),
        ("21-25", 12),
        ("26-30", 13),
        ("31-40", 18),
        ("over 40", 14),
    ]
    for stratum in strata:
        assert {case.stratum for case in stratum.ranked} == {stratum.stratum}
        ranks = [rank_of(SEED, case.reference) for case in (*stratum.drawn, *stratum.reserve)]
        assert all(before < after for before, after in pairwise(ranks))
    assert sorted(case.reference for stratum in strata for case in stratum.ranked) == sorted(case.reference for case in cases)


def test_r54_the_order_of_the_list_changes_nothing() -> None:
    cases = frame_of_949()
    shuffled = random.Random(1).sample(cases, len(cases))
    assert draw(SEED, shuffled, 64, 2) == draw(SEED, cases, 64, 2)
    assert frame_text(shuffled) == frame_text(cases)
    assert frame_text(cases[:2]) == "SM-0001\t16-17\nSM-0002\t16-17\n"


def test_r54_another_seed_case_or_stratum_is_another_draw_or_frame() -> None:
    cases = frame_of_949()
    assert drawn(SEED, cases, 64) != drawn(seed(1), cases, 64)
    moved = [Case(cases[0].reference, ("over 40",)), *cases[1:]]
    assert len({frame_sha256(cases), frame_sha256(moved), frame_sha256(cases[1:])}) == 3


def test_r54_a_case_more_or_less_shifts_no_other_rank() -> None:
    cases = [Case(case.reference) for case in frame_of_949()]
    whole = [case.reference for case in draw(SEED, cases, 64)[0].ranked]
    without = [case.reference for case in draw(SEED, cases[1:], 64)[0].ranked]
    assert without == [reference for reference in whole if reference != cases[0].reference]


def test_r54_every_case_is_as_likely_as_any_other_over_1000_seeds() -> None:
    """Counts of inclusion are binomial: none is out of its bounds, all together scatter as much as chance does, and pairs too."""
    population, size, seeds = 120, 12, 1000
    cases = [Case(f"SM-{number:04}") for number in range(population)]
    samples = [frozenset(drawn(seed(number), cases, size)) for number in range(seeds)]
    counts = Counter(reference for sample in samples for reference in sample)
    share = size / population
    deviation = (seeds * share * (1 - share)) ** 0.5
    scores = [(counts[case.reference] - seeds * share) / deviation for case in cases]
    assert max(abs(score) for score in scores) < 4.5  # two-sided, for each of 120: seven in a million
    spread = sum(score**2 for score in scores) * (population - 1) / population  # chi-squared, 119 degrees of freedom
    assert abs(spread - 119) < 4 * (2 * 119) ** 0.5
    together = sum(before.reference in sample and after.reference in sample for sample in samples for before, after in pairwise(cases))
    pairs, chance = seeds * (population - 1), size * (size - 1) / (population * (population - 1))
    assert abs(together - pairs * chance) < 4 * (pairs * chance * (1 - chance)) ** 0.5


def test_r54_within_a_stratum_every_case_is_as_likely_too() -> None:
    cases = [Case(f"SM-{number:03}", ("small" if number < 10 else "large",)) for number in range(60)]
    seeds, sizes = 500, {"small": 2, "large": 10}
    counts = Counter(reference for number in range(seeds) for reference in drawn(seed(number), cases, 12))
    for case in cases:
        name = case.stratum[0]
        share = sizes[name] / (10 if name == "small" else 50)
        assert abs(counts[case.reference] - seeds * share) < 4.5 * (seeds * share * (1 - share)) ** 0.5, case


@pytest.mark.parametrize(
    ("cases", "why"),
    [
        ([Case("SM-1"), Case(" SM-1 ")], "twice"),
        ([Case("SM-1"), Case("SM-1", ("other",))], "twice"),
        ([Case("  ")], "no reference"),
        ([Case("SM\t1")], "tab or a line break"),
        ([Case("SM-1", ("in\nforce",))], "tab or a line break"),
    ],
)
def test_a_frame_that_could_be_read_in_two_ways_has_no_hash(cases: list[Case], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        frame_text(cases)


def test_a_seed_of_another_length_is_refused() -> None:
    for wrong in (b"", bytes(31), bytes(33)):
        with pytest.raises(ValueError, match="32 bytes"):
            draw(wrong, [Case("SM-1")], 1)


def test_the_frame_is_counted_by_stratum() -> None:
    assert population_of([Case("1", ("b",)), Case("2", ("a",)), Case("3", ("b",))]) == {("a",): 1, ("b",): 2}
