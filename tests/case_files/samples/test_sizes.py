"""R54: a proportionate size, by the arithmetic of a finite population."""

import pytest

from plumbline.case_files.samples.sizes import margin_of, sample_size

OFFERS = [(95, 5), (95, 10), (90, 5), (90, 10), (80, 5), (80, 10)]
# Domain facts, section 4: sizes for a share of a half, computed apart from this code.
TABLE = {
    107: (84, 51, 77, 42, 66, 30),
    200: (132, 66, 116, 51, 91, 35),
    400: (197, 78, 162, 58, 117, 38),
    949: (274, 88, 211, 64, 141, 40),
    1151: (289, 89, 220, 64, 144, 40),
}


@pytest.mark.parametrize("population", TABLE)
def test_r54_the_sizes_of_the_table(population: int) -> None:
    assert tuple(sample_size(population, confidence, margin) for confidence, margin in OFFERS) == TABLE[population]


@pytest.mark.parametrize(("population", "size"), [(0, 0), (1, 1), (2, 2), (10, 9), (1_000_000, 68)])
def test_r54_few_cases_are_nearly_all_read_and_no_list_needs_more_than_an_endless_one(population: int, size: int) -> None:
    assert sample_size(population, 90, 10) == size


@pytest.mark.parametrize(("confidence", "margin"), [(0, 10), (100, 10), (90, 0), (90, 100), (90, -5)])
def test_what_is_no_percentage_is_refused(confidence: int, margin: int) -> None:
    with pytest.raises(ValueError, match="per cent"):
        sample_size(949, confidence, margin)


@pytest.mark.parametrize("population", TABLE)
def test_r54_the_size_offered_is_the_smallest_that_keeps_the_margin(population: int) -> None:
    for confidence, margin in OFFERS:
        size = sample_size(population, confidence, margin)
        enough, fewer = margin_of(population, size, confidence), margin_of(population, size - 1, confidence)
        assert enough is not None
        assert fewer is not None
        assert enough <= margin < fewer


def test_the_margin_of_all_is_nothing_and_of_none_unknown() -> None:
    assert margin_of(40, 40, 90) == 0.0
    assert margin_of(40, 0, 90) is None
    assert margin_of(0, 0, 90) is None
