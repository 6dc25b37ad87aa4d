"""What the columns of a lost grid hold in most rows, for the rows that are short of cells."""

from __future__ import annotations

from collections import Counter

from pipeline.text.cell_fits import empty_cost
from pipeline.text.cell_shapes import shape_of
from pipeline.text.flat_table import FlatRow, FlatRows, FlatTable

_PROFILE = 0.8
_FEWEST_PROFILED = 3
_UNLIKE = -1.2
_OFTEN_EMPTY = -0.2
_RARE = 0.3
_TELLING = ("percent", "number", "quantity", "date", "units")


def profile_of(table: FlatTable, read: FlatRows) -> dict[tuple[int, str], float]:
    """For each column and kind of cell the share of the column's cells that are of it."""
    seen = Counter(
        (column, shape_of(table.tokens[a]).kind if b == a + 1 else "sentence")
        for row in read.rows
        if row.cells and _is_full(table, row)
        for column, (a, b) in enumerate(row.cells)
        if any(table.tokens[a:b])
    )
    filled: Counter[int] = Counter()
    for (column, _), count in seen.items():
        filled[column] += count
    found = {each: _worth(each[1], n / filled[each[0]]) for each, n in seen.items()}
    for column, count in filled.items():
        unseen = (kind for kind in _TELLING if (column, kind) not in seen)
        found |= {(column, kind): _UNLIKE for kind in unseen if count >= _FEWEST_PROFILED}
    return found


def _worth(kind: str, share: float) -> float:
    """Points for a kind of cell that so many cells of a column are of."""
    rare = kind in _TELLING and share < _RARE
    return _UNLIKE * (1 - share / _RARE) if rare else _PROFILE * share


def _is_full(table: FlatTable, row: FlatRow) -> bool:
    """Whether a row has all cells but those that are often left out."""
    return all(
        any(table.tokens[a:b]) or empty_cost(kind) >= _OFTEN_EMPTY
        for (a, b), kind in zip(row.cells, table.kinds, strict=True)
    )
