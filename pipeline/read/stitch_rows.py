"""Where a page break cuts a table: rows and merged cells put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.read.pdf_layout import PrintedCell
from pipeline.text.brackets import open_brackets
from pipeline.text.normalize import normalize

_PADDING = 16.0
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
    cut = _is_cut_row(pairs, xs)
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


def _is_cut_row(
    pairs: Sequence[tuple[PrintedCell | None, PrintedCell]], xs: Sequence[float]
) -> bool:
    """Whether the first row of a part is the rest of the last row before the page break.

    Its cells are those of the row above; the first that is filled there, a number or name, has
    nothing more here; and every cell with words here had no room for them above.
    """
    filled = [(upper, lower) for upper, lower in pairs if lower.lines]
    if not filled or any(upper is None for upper, _ in pairs):
        return False
    own = [
        (upper, lower) for upper, lower in pairs if upper and upper.row_span == 1 and upper.lines
    ]
    if not own or own[0][1].lines:
        return False
    return all(upper is not None and _had_no_room(upper, lower, xs) for upper, lower in filled)


def _had_no_room(upper: PrintedCell, lower: PrintedCell, xs: Sequence[float]) -> bool:
    """Whether the first word below did not fit behind the last line above."""
    if not upper.lines:
        return False
    last, first = upper.lines[-1], lower.lines[0]
    wide = xs[upper.column + upper.column_span] - xs[upper.column]
    if last.extent.x1 - last.extent.x0 + first.lead > wide - _PADDING:
        return True
    return bool(open_brackets(normalize("".join(line.text for line in upper.lines))[-120:]))


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
