"""Where a page break cuts a table: rows and merged cells put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.read.cut_rows import Break, is_cut_row
from pipeline.read.pdf_layout import PrintedCell

_WORD = re.compile(r"[^\W\d_]{2}")


def appended(
    above: Sequence[PrintedCell],
    below: Sequence[PrintedCell],
    row_count: int,
    xs: Sequence[float],
) -> tuple[PrintedCell, ...]:
    """The cells of two parts of a table.

    Args:
        above: cells of the upper part.
        below: cells of the lower part, without a repeated header.
        row_count: number of rows of the upper part.
        xs: where the common columns begin and end.
    """
    ending = {(c.column, c.column_span): c for c in above if c.row + c.row_span == row_count}
    top = [cell for cell in below if cell.row == 0]
    pairs = [(ending.get((c.column, c.column_span)), c) for c in top]
    own = {id(cell) for pair in pairs for cell in pair}
    others = [cell for cell in (*above, *below) if id(cell) not in own]
    cut = is_cut_row(Break(pairs, others, xs))
    offset = row_count - 1 if cut else row_count
    merged: dict[int, PrintedCell] = {}
    for upper, lower in pairs:
        if upper is not None and (cut or _goes_on(upper, lower, above, below, top)):
            merged[id(upper)] = _together(upper, lower, cut)
    gone = {id(lower) for upper, lower in pairs if upper is not None and id(upper) in merged}
    kept = [merged.get(id(cell), cell) for cell in above]
    kept += [replace(c, row=c.row + offset) for c in below if id(c) not in gone]
    return tuple(sorted(kept, key=lambda cell: (cell.row, cell.column)))


def _together(upper: PrintedCell, lower: PrintedCell, cut: bool) -> PrintedCell:
    rows = upper.row_span + lower.row_span - (1 if cut else 0)
    return replace(upper, row_span=rows, lines=upper.lines + lower.lines)


def _goes_on(
    upper: PrintedCell,
    lower: PrintedCell,
    above: Sequence[PrintedCell],
    below: Sequence[PrintedCell],
    top: Sequence[PrintedCell],
) -> bool:
    """Whether an empty cell at the top of a part belongs to a merged cell that began above."""
    if lower.lines or not upper.lines or not _WORD.search(upper.lines[0].text):
        return False
    if upper.row_span > 1 or lower.row_span > 1:
        return True
    leading = all(not cell.lines for cell in top if cell.column <= lower.column)
    same = (cell for cell in (*above, *below) if cell.column == lower.column)
    return leading or any(cell.row_span > 1 and cell.row > 0 for cell in same)
