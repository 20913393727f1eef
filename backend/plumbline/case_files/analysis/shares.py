"""What a share in a sample says of the whole population. Pure.

Wilson's interval for a proportion, with the sample taken for as much larger as the finite population makes it worth: of a
population that was read whole nothing is uncertain.
"""

from dataclasses import dataclass
from statistics import NormalDist


@dataclass(frozen=True)
class Share:
    """A share with its denominator and the interval in which that of all cases lies; percentages, unrounded."""

    count: int
    of: int
    percentage: float
    low: float
    high: float


def share(count: int, of: int, population: int, confidence: int = 95) -> Share | None:
    """Give the share of `of` cases read out of `population`; None where no case could answer.

    Raises ValueError for a count that is more than its denominator, or a denominator that is more than the population.
    """
    if not 0 <= count <= of <= population:
        raise ValueError("a count is no more than its denominator, and that no more than the population")
    if of == 0:
        return None
    found = count / of
    if of == population:
        return Share(count, of, 100 * found, 100 * found, 100 * found)
    z = NormalDist().inv_cdf((1 + confidence / 100) / 2)
    worth = of * (population - 1) / (population - of)
    middle = (found + z**2 / (2 * worth)) / (1 + z**2 / worth)
    half = z / (1 + z**2 / worth) * (found * (1 - found) / worth + z**2 / (4 * worth**2)) ** 0.5
    # What was read is certain: so many of all cases have it, and so many have it not.
    certain, possible = count / population, (population - of + count) / population
    return Share(count, of, 100 * found, 100 * max(middle - half, certain), 100 * min(middle + half, possible))
