"""How long the draw of a sample from 100,000 cases takes, and what it holds in memory: `python -m tests.benchmarks.case_sample`."""

import time
import tracemalloc

from plumbline.case_files.samples.drawing import Case, draw, frame_sha256

CASES, SIZE, STRATA = 100_000, 68, 12


def main() -> None:
    """Print the figures for one draw with its frame's hash."""
    cases = [Case(f"SM-{number:06}", (f"locality {number % STRATA}",)) for number in range(CASES)]
    begun = time.perf_counter()
    frame_sha256(cases)
    hashed = time.perf_counter()
    strata = draw(bytes(32), cases, SIZE, floor=2)
    drawn = time.perf_counter()
    tracemalloc.start()
    draw(bytes(32), cases, SIZE, floor=2)
    peak = tracemalloc.get_traced_memory()[1]
    assert sum(stratum.size for stratum in strata) == SIZE
    print(f"{CASES:,} cases: frame hashed in {hashed - begun:.2f} s, drawn in {drawn - hashed:.2f} s")
    print(f"{(drawn - hashed) * 10_000 / CASES:.3f} s for 10,000 cases; {peak / 2**20:.0f} MiB beside the list itself")


if __name__ == "__main__":
    main()
