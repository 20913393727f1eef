"""How far two readers of the same records agree (R75). Pure."""

from collections import Counter
from collections.abc import Sequence

ENOUGH_FOR_KAPPA = 30
"""Below this many records read twice a kappa says more about chance than about readers: only the percentage is given."""


def agreement(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Give the percentage of records to which both readers gave the same answer; None where none was read twice."""
    return 100 * sum(first == second for first, second in pairs) / len(pairs) if pairs else None


def weighted_kappa(pairs: Sequence[tuple[str, str]], order: Sequence[str]) -> float | None:
    """Give Cohen's kappa with linear weights over the answers in their order, from 30 records on.

    None below that, and where both readers gave one and the same answer throughout: chance alone would agree as well.
    Raises ValueError for an answer that is not in the order.
    """
    place = {answer: at for at, answer in enumerate(order)}
    unknown = {answer for pair in pairs for answer in pair} - place.keys()
    if unknown:
        raise ValueError("every answer needs its place in the order")
    if len(pairs) < ENOUGH_FOR_KAPPA or len(order) < 2:  # noqa: PLR2004 (one answer cannot be disagreed about)
        return None
    apart = sum(abs(place[first] - place[second]) for first, second in pairs) / len(pairs)
    firsts, seconds = Counter(first for first, _ in pairs), Counter(second for _, second in pairs)
    by_chance = (
        sum(one * other * abs(place[first] - place[second]) for first, one in firsts.items() for second, other in seconds.items())
        / len(pairs) ** 2
    )
    return None if by_chance == 0 else 1 - apart / by_chance
