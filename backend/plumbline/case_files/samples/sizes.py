"""How many cases are enough. Pure: the arithmetic of a proportion in a finite population.

The size answers: if half of all cases showed something, how many must be read so that the share found lies within the margin
of the true one, with the confidence asked for? A half is the worst case: every other share needs fewer.
"""

from math import ceil
from statistics import NormalDist

_WORST_SHARE = 0.5


def sample_size(population: int, confidence: int, margin: int) -> int:
    """Give the number of cases for a confidence and a margin in per cent, with the correction for a finite population.

    n0 = z² · p · (1 - p) / e², n = n0 / (1 + (n0 - 1) / N), rounded up. Raises ValueError for what is no percentage between 0 and 100.
    """
    hundred = 100
    if not (0 < confidence < hundred and 0 < margin < hundred):
        raise ValueError("a confidence and a margin lie between 0 and 100 per cent")
    if population < 1:
        return 0
    z = NormalDist().inv_cdf((1 + confidence / hundred) / 2)
    endless = z**2 * _WORST_SHARE * (1 - _WORST_SHARE) / (margin / hundred) ** 2
    needed = endless / (1 + (endless - 1) / population)
    # Rounded first: what is whole but for the last binary digit is not rounded up to the next case.
    return min(population, max(1, ceil(round(needed, 9))))


def margin_of(population: int, size: int, confidence: int) -> float | None:
    """Give the margin in per cent that a size has: what somebody who overrides the offer gets for it. None for no case."""
    if size < 1 or population < 1:
        return None
    if size >= population:
        return 0.0
    z = NormalDist().inv_cdf((1 + confidence / 100) / 2)
    corrected = (population - size) / (population - 1)
    return 100 * z * float((_WORST_SHARE * (1 - _WORST_SHARE) / size * corrected) ** 0.5)
