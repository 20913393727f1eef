"""Which counts of a table are held back, so that nobody can be recognised in what is published. Pure.

A count from one to four is held back, and further counts of its row and column with it, until those that are held back
cannot be worked out from the totals: in every line with one of them there are at least two, which come to five or more.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

SMALLEST_SHOWN = 5
Table = Sequence[Sequence[int]]
Line = Sequence[tuple[int, int]]
Hidden = frozenset[tuple[int, int]]


def hidden_cells(table: Table) -> Hidden:
    """Give the (row, column) of every count that is held back where the totals of rows and columns are shown.

    Where a line has not enough to hide behind, all of it is held back: its total then has to be, which `hidden_totals` says.
    """
    hidden = {(r, c) for r, row in enumerate(table) for c, count in enumerate(row) if 0 < count < SMALLEST_SHOWN}
    grew = True
    while grew:
        grew = False
        for line in (*_rows(table), *_columns(table)):
            while _too_open(table, line, hidden):
                shown = [cell for cell in line if cell not in hidden]
                if not shown:
                    break
                # The smallest, and a nought only where there is nothing else; all that are equal, for a choice among
                # equals would tell, to whoever knows how it is made, which of the gaps is the small one.
                smallest = min((table[r][c] == 0, table[r][c]) for r, c in shown)[1]
                hidden |= {(r, c) for r, c in shown if table[r][c] == smallest}
                grew = True
    return frozenset(hidden)


def hidden_totals(table: Table) -> tuple[list[int], list[int]]:
    """Give the rows and the columns whose totals are held back; never one alone, which the sum of all would tell."""
    hidden = hidden_cells(table)
    return _totals(table, _rows(table), hidden), _totals(table, _columns(table), hidden)


def _totals(table: Table, lines: Sequence[Line], hidden: Hidden) -> list[int]:
    held = [at for at, line in enumerate(lines) if _too_open(table, line, hidden)]
    others = [at for at in range(len(lines)) if at not in held]
    if len(held) == 1 and others:
        held.append(min(others, key=lambda at: (sum(table[r][c] for r, c in lines[at]), at)))
    return sorted(held)


def _rows(table: Table) -> list[Line]:
    """The rows, where their totals say more than the counts themselves."""
    return [[(r, c) for c in range(len(row))] for r, row in enumerate(table) if len(row) > 1]


def _columns(table: Table) -> list[Line]:
    return [[(r, c) for r in range(len(table))] for c in range(len(table[0]))] if len(table) > 1 else []


def _too_open(table: Table, line: Line, hidden: AbstractSet[tuple[int, int]]) -> bool:
    of_line = [table[r][c] for r, c in line if (r, c) in hidden]
    # All as small, or all as large, as a small count can be: their sum alone then tells each of them.
    alike = all(count == 1 for count in of_line) or all(count == SMALLEST_SHOWN - 1 for count in of_line)
    return bool(of_line) and (len(of_line) == 1 or sum(of_line) < SMALLEST_SHOWN or alike)
