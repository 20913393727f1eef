"""R80: small counts are held back, and so are those from which they could be worked out."""

from collections import defaultdict
from itertools import product
from random import Random

import pytest

from plumbline.case_files.analysis.suppression import SMALLEST_SHOWN, hidden_cells, hidden_totals


def published(row: tuple[int, ...]) -> tuple[object, ...]:
    """What a reader of one row sees: its counts with gaps, and its total unless that is held back."""
    hidden, (without_total, _) = hidden_cells([row]), hidden_totals([row])
    return (*(None if (0, c) in hidden else count for c, count in enumerate(row)), None if without_total else sum(row))


@pytest.mark.parametrize("width", [2, 3, 4])
def test_from_what_is_published_no_small_count_can_be_worked_out(width: int) -> None:
    behind: dict[tuple[object, ...], list[tuple[int, ...]]] = defaultdict(list)
    for row in product(range(9), repeat=width):
        behind[published(row)].append(row)
    told = [
        (shown, rows[0])
        for shown, rows in behind.items()
        for c in range(width)
        if shown[c] is None and 0 < rows[0][c] < SMALLEST_SHOWN and len({row[c] for row in rows}) == 1
    ]
    assert told == []
    assert len(behind) > 20


def test_counts_that_are_large_enough_or_nought_are_shown() -> None:
    assert hidden_cells([[5, 9, 0], [12, 5, 30]]) == frozenset()
    assert hidden_totals([[5, 9, 0], [12, 5, 30]]) == ([], [])


def test_one_small_count_takes_the_smallest_other_of_its_row_and_column_with_it() -> None:
    assert hidden_cells([[3, 9, 20], [11, 8, 14], [30, 17, 16]]) == {(0, 0), (0, 1), (1, 0), (1, 1)}


def test_every_row_and_column_with_a_gap_has_two_that_come_to_five_or_hides_its_total() -> None:
    chance, gaps = Random(7), 0
    for _ in range(2000):
        rows, columns = chance.randint(2, 5), chance.randint(2, 5)
        table = [[chance.choice((0, 1, 2, 3, 4, 6, 9, 15, 40)) for _ in range(columns)] for _ in range(rows)]
        hidden, (without_row, without_column) = hidden_cells(table), hidden_totals(table)
        assert all((r, c) in hidden for r in range(rows) for c in range(columns) if 0 < table[r][c] < SMALLEST_SHOWN)
        lines = [([(r, c) for c in range(columns)], r in without_row) for r in range(rows)]
        lines += [([(r, c) for r in range(rows)], c in without_column) for c in range(columns)]
        for line, without_total in lines:
            held = [table[r][c] for r, c in line if (r, c) in hidden]
            gaps += bool(held)
            assert not held or without_total or (len(held) > 1 and sum(held) >= SMALLEST_SHOWN)
        assert len(without_row) != 1
        assert len(without_column) != 1
    assert gaps > 1000


def test_an_empty_table_hides_nothing() -> None:
    assert hidden_cells([]) == frozenset()
    assert hidden_totals([]) == ([], [])
