"""R80: what a share in a sample says of all cases, checked against sums done another way and against whole populations."""

from random import Random

import pytest

from plumbline.case_files.analysis.shares import share


def test_without_end_of_population_it_is_the_interval_of_wilson() -> None:
    # 15 of 50 at 95 %: the interval that textbooks print.
    found = share(15, 50, 10**9)
    assert found is not None
    assert (found.low, found.high) == (pytest.approx(19.1, abs=0.05), pytest.approx(43.75, abs=0.05))


def test_its_ends_are_where_the_test_of_a_proportion_just_rejects() -> None:
    # Wilson's interval is defined by this: at each end the found share lies z standard errors away.
    z = 1.6448536269514722
    for count, of, population in ((3, 40, 400), (20, 64, 949), (33, 88, 949), (5, 9, 60)):
        found = share(count, of, population, confidence=90)
        assert found is not None
        for end in (found.low / 100, found.high / 100):
            error = (end * (1 - end) / of * (population - of) / (population - 1)) ** 0.5
            assert abs(count / of - end) == pytest.approx(z * error, rel=1e-9)


def test_of_what_was_read_whole_nothing_is_uncertain() -> None:
    found = share(7, 20, 20)
    assert found is not None
    assert (found.low, found.percentage, found.high) == (35, 35, 35)


def test_no_interval_denies_what_was_read() -> None:
    for population in range(1, 26):
        for of in range(1, population + 1):
            for count in range(of + 1):
                found = share(count, of, population)
                assert found is not None
                assert 100 * count / population - 1e-9 <= found.low <= found.percentage + 1e-9
                assert found.percentage - 1e-9 <= found.high <= 100 * (population - of + count) / population + 1e-9


def test_without_an_answer_there_is_no_share() -> None:
    assert share(0, 0, 50) is None


@pytest.mark.parametrize(("count", "of", "population"), [(3, 2, 10), (1, 11, 10), (-1, 5, 10)])
def test_what_cannot_be_counted_is_refused(count: int, of: int, population: int) -> None:
    with pytest.raises(ValueError, match="denominator"):
        share(count, of, population)


@pytest.mark.parametrize(("confidence", "least", "most"), [(90, 0.87, 0.95), (95, 0.925, 0.985)])
def test_of_1000_samples_about_the_stated_part_covers_the_population(confidence: int, least: float, most: float) -> None:
    # 949 orders, of which 74.6 % have unpaid work as the national figures of 2017-18 have it; 64 are read.
    population, read, chance = 949, 64, Random(20260101)
    with_it = round(0.746 * population)
    cases, covered = [True] * with_it + [False] * (population - with_it), 0
    for _ in range(1000):
        found = share(sum(chance.sample(cases, read)), read, population, confidence)
        assert found is not None
        covered += found.low <= 100 * with_it / population <= found.high
    print(f"covered in {covered} of 1000 samples at {confidence} %")
    assert least <= covered / 1000 <= most
