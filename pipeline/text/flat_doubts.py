"""Cells of a lost grid that may as well stand in the column beside theirs: they go into none.

Where a row has fewer values than columns, a value may belong to either side of the gap. A number
in the wrong column is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from pipeline.text.cell_fits import fit
from pipeline.text.cell_shapes import shape_of
from pipeline.text.flat_table import FlatRow, FlatRows

_VALUES = {"goal", "target", "achieved", "rate", "region", "money", "attribute"}
_FITTING = 0.5


def without_doubtful(rows: FlatRows, tokens: Sequence[str], kinds: Sequence[str]) -> FlatRows:
    """A reading without the cells whose columns are in doubt; their tokens are left over."""
    skipped = list(rows.skipped)
    kept = []
    for row in rows.rows:
        out = set(_doubtful(row, tokens, kinds)) if row.cells else set()
        skipped += [i for column in out for i in range(*row.cells[column])]
        cells = ((a, a) if c in out else (a, b) for c, (a, b) in enumerate(row.cells))
        kept.append(replace(row, cells=tuple(cells)) if out else row)
    return replace(rows, rows=tuple(kept), skipped=tuple(sorted(skipped)))


def _doubtful(row: FlatRow, tokens: Sequence[str], kinds: Sequence[str]) -> Iterator[int]:
    """Columns beside an empty one whose cells would fit it as well, and those beside them."""
    if any(shape_of("".join(tokens[a:b])).is_total for a, b in row.cells[:2]):
        return
    for empty, (start, end) in enumerate(row.cells):
        if end > start or kinds[empty] not in _VALUES:
            continue
        for step in (-1, 1):
            gap, column = empty, empty + step
            while 0 <= column < len(kinds) and _may_move(row, tokens, kinds, column, gap):
                yield column
                gap, column = column, column + step


def _may_move(
    row: FlatRow, tokens: Sequence[str], kinds: Sequence[str], column: int, gap: int
) -> bool:
    """Whether a value would fit the column beside its own as well."""
    start, end = row.cells[column]
    text = "".join(tokens[start:end])
    if not text or kinds[column] not in _VALUES:
        return False
    shape = shape_of(text)
    if not (shape.is_value or shape.is_placeholder):
        return False
    if "attribute" in {kinds[gap], kinds[column]}:
        return kinds[gap] == kinds[column]
    told = kinds[column] == "rate" and shape.kind == "percent"
    return not told and fit(text, kinds[gap]) > _FITTING
