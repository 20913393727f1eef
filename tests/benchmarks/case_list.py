"""How long a list of 100,000 cases takes to check and draw from, and what it holds in memory: `python -m tests.benchmarks.case_list`."""

import tempfile
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

from tests.case_files.lists.lists_made import CENSUS, KEY, THEME, cases, text_of

from plumbline.case_files.lists.checking import CaseRow, ListChecker
from plumbline.case_files.samples.drawing import Case, draw

CASES, SIZE = 100_000, 68


def main() -> None:
    """Print the figures for one list."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "list.csv"
        file.write_text(text_of(cases(CASES)), encoding="utf-8")
        begun = time.perf_counter()
        drawn = [Case(row.reference, (str(row.values["gender"]),)) for row in _checked(file)]
        read = time.perf_counter()
        draw(bytes(32), drawn, SIZE)
        ended = time.perf_counter()
        tracemalloc.start()
        for _ in _checked(file):
            pass
        peak = tracemalloc.get_traced_memory()[1]
    print(f"{len(drawn):,} cases: checked in {read - begun:.1f} s, drawn in {ended - read:.2f} s")
    print(f"{(ended - begun) * 10_000 / CASES:.2f} s for 10,000 cases; at most {peak / 2**20:.0f} MiB while it is checked")


def _checked(file: Path) -> Iterator[CaseRow]:
    with file.open("rb") as opened:
        checker = ListChecker(THEME, census_on=CENSUS, key=KEY)
        yield from checker.check(opened)
        assert checker.report.accepted == CASES


if __name__ == "__main__":
    main()
