"""How many cases of each stratum. Pure: whole numbers only, so that two machines never round apart.

In proportion to the stratum's share of all cases, by largest remainder, and never fewer than a floor (or than all there are).
"""

from collections.abc import Mapping

Stratum = tuple[str, ...]
"""The values of the chosen columns, in their order; () where no column was chosen."""


class FloorTooHighError(ValueError):
    """The smallest number of every stratum asks for more cases than the sample has."""

    def __init__(self, needed: int) -> None:
        super().__init__(f"the floor of every stratum together needs {needed} cases")
        self.needed = needed


def allocate(population: Mapping[Stratum, int], size: int, floor: int = 0) -> dict[Stratum, int]:
    """Share `size` cases out over the strata.

    A stratum whose share is below the floor gets the floor, and the others share what is left, until none falls below. Equal
    remainders go to the larger stratum, then to the one whose values come first. Raises FloorTooHighError, and ValueError for a
    size that there are not enough cases for.
    """
    if not 0 <= size <= sum(population.values()):
        raise ValueError("there are not as many cases")
    least = {stratum: min(floor, count) for stratum, count in population.items()}
    if (needed := sum(least.values())) > size:
        raise FloorTooHighError(needed)
    shared = dict(population)
    left = size
    while raised := [stratum for stratum, count in shared.items() if left * count < least[stratum] * sum(shared.values())]:
        for stratum in raised:
            del shared[stratum]
        left = size - sum(least[stratum] for stratum in population if stratum not in shared)
    return {stratum: least[stratum] for stratum in population} | _by_largest_remainder(shared, left)


def _by_largest_remainder(population: Mapping[Stratum, int], size: int) -> dict[Stratum, int]:
    total = sum(population.values())
    if not total:
        return {}
    parts = {stratum: divmod(size * count, total) for stratum, count in population.items()}
    sizes = {stratum: whole for stratum, (whole, _) in parts.items()}
    order = sorted(parts, key=lambda stratum: (-parts[stratum][1], -population[stratum], stratum))
    for stratum in order[: size - sum(sizes.values())]:
        sizes[stratum] += 1
    return sizes
