"""R75: how far two readers agree, and when a kappa may be given at all."""

from itertools import product

import pytest

from plumbline.case_files.analysis.agreement import agreement, weighted_kappa

SCALE = ("1", "2", "3", "4", "5", "6")
FACT = ("yes", "partly", "no")


def spread(table: list[list[int]], order: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(order[r], order[c]) for r, row in enumerate(table) for c, count in enumerate(row) for _ in range(count)]


def test_agreement_is_the_percentage_of_the_same_answers() -> None:
    assert agreement([("yes", "yes"), ("yes", "no"), ("no", "no"), ("partly", "partly")]) == 75
    assert agreement([]) is None


def test_kappa_is_given_from_30_records_on() -> None:
    pairs = [("yes", "yes"), ("no", "yes"), ("partly", "no")] * 10
    assert weighted_kappa(pairs[:29], FACT) is None
    assert weighted_kappa(pairs, FACT) is not None


def test_two_answers_give_the_kappa_that_cohen_wrote_down() -> None:
    # The usual worked example: 20, 5, 10, 15 of 50 agree to 70 %, by chance to 50 %.
    assert weighted_kappa(spread([[20, 5], [10, 15]], ("yes", "no")), ("yes", "no")) == pytest.approx(0.4)


def test_with_linear_weights_it_is_the_mean_of_every_cut_through_the_scale_weighted_by_chance() -> None:
    # Of linear weights it is known that they are the sum over the cuts "up to k or more": another way to the same number.
    table = [[9, 2, 1], [3, 8, 2], [0, 4, 7]]
    pairs = spread(table, FACT)
    apart = by_chance = 0.0
    for cut in (1, 2):
        low_first = [FACT.index(first) < cut for first, _ in pairs]
        low_second = [FACT.index(second) < cut for _, second in pairs]
        p, q = sum(low_first) / len(pairs), sum(low_second) / len(pairs)
        apart += sum(a != b for a, b in zip(low_first, low_second, strict=True)) / len(pairs)
        by_chance += p * (1 - q) + q * (1 - p)
    assert weighted_kappa(pairs, FACT) == pytest.approx(1 - apart / by_chance)


def test_readers_who_always_agree_have_one_and_who_answer_without_looking_have_nought() -> None:
    assert weighted_kappa([(point, point) for point in SCALE] * 5, SCALE) == 1
    assert weighted_kappa(list(product(SCALE, SCALE)), SCALE) == pytest.approx(0)


def test_being_near_counts_for_more_than_being_far() -> None:
    near = [("4", "4")] * 20 + [("2", "2")] * 10 + [("4", "5")] * 5
    far = [("4", "4")] * 20 + [("2", "2")] * 10 + [("4", "1")] * 5
    one, other = weighted_kappa(near, SCALE), weighted_kappa(far, SCALE)
    assert one is not None
    assert other is not None
    assert one > other


def test_one_answer_throughout_tells_nothing() -> None:
    assert weighted_kappa([("yes", "yes")] * 40, FACT) is None
    assert weighted_kappa([("yes", "yes")] * 40, ("yes",)) is None


def test_an_answer_without_a_place_in_the_order_is_refused() -> None:
    with pytest.raises(ValueError, match="place"):
        weighted_kappa([("yes", "perhaps")] * 40, FACT)
