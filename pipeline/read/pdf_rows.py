"""Which strips of a table without rules are one row.

Rows stand further apart than the lines of a cell, or rules part them. A reading in which two
numbers or two running numbers share a cell is wrong, whatever the distances.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.read.pdf_even_rows import evenly_spaced_rows
from pipeline.read.pdf_filled import Filled, Group, numbers_in
from pipeline.read.pdf_lines import PrintedLine

_JUMP = 0.25


def rows_of(table: Filled) -> list[Group]:
    """The rows, each as the numbers of its strips."""
    for most in _thresholds(table):
        rows = list(_joined(table, most))
        if len(rows) > 1 and _is_sound(table, rows):
            return rows
    return evenly_spaced_rows(table) or [[index] for index in range(len(table.strips))]


def is_mixed(table: Filled) -> bool:
    """Whether a single strip has two numbers in a column: it is several rows."""
    return any(numbers_in(cells[c]) > 1 for cells in table.cells for c in table.numbers)


def _thresholds(table: Filled) -> Iterator[float]:
    """Distances that may be the largest within a row, from the largest."""
    known = sorted(gap for gap in table.apart if gap is not None)
    for near, far in reversed(list(pairwise(known))):
        if far - near > _JUMP * table.em:
            yield (near + far) / 2
    if known and None in table.apart:
        yield known[-1] + 1


def _joined(table: Filled, most: float) -> Iterator[Group]:
    row = [0]
    for index, gap in enumerate(table.apart, 1):
        if gap is None or gap > most:
            yield row
            row = []
        row.append(index)
    yield row


def _cell(table: Filled, row: Group, column: int) -> list[PrintedLine]:
    return [part for index in row for part in table.cells[index][column]]


def _is_sound(table: Filled, rows: Sequence[Group]) -> bool:
    """Whether each row may be one: no two numbers in a cell, and a cell of one line."""
    if any(numbers_in(_cell(table, row, c)) > 1 for row in rows for c in table.numbers):
        return False
    if table.counting is not None:
        counts = [numbers_in(_cell(table, row, table.counting)) for row in rows]
        return all(counts[next(i for i, count in enumerate(counts) if count) :])
    columns = range(len(table.cells[0]))
    return all(
        len(row) < 2 or any(len(_cell(table, row, c)) == 1 for c in columns) for row in rows[1:]
    )
