"""Rows of a table whose lines all stand equally far apart.

The number or name of a row tells where it begins, or, in cells centred on their rows, where its
middle is; and a cell goes on only where the line above was full. Where both readings are
possible, neither is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.read.pdf_filled import Filled, Group, numbers_in
from pipeline.read.pdf_lines import PrintedLine

_SLACK = 0.3


def evenly_spaced_rows(table: Filled) -> list[Group] | None:
    """The rows, each as the numbers of its strips; None in doubt."""
    widths = [
        max((_width(part) for row in table.cells for part in row[column]), default=0.0)
        for column in range(len(table.cells[0]))
    ]
    above, centred = _from_above(table, widths), _about_middles(table, widths)
    if above and centred and above != centred:
        return None
    return above or centred


def _width(part: PrintedLine) -> float:
    return part.extent.x1 - part.extent.x0


def _from_above(table: Filled, widths: Sequence[float]) -> list[Group] | None:
    """Rows that begin with their number or name."""
    first = table.counting if table.counting is not None else 0
    rows: list[Group] = []
    for index, cells in enumerate(table.cells):
        if not rows or cells[first]:
            rows.append([index])
        else:
            numbered = any(cells[c] for c in table.numbers)
            if numbered or _begins_cell(table, index) or not _goes_on(table, index, widths):
                return None
            rows[-1].append(index)
    return rows


def _begins_cell(table: Filled, index: int) -> bool:
    """Whether a strip has a part below none."""
    pairs = zip(table.cells[index - 1], table.cells[index], strict=True)
    return any(part and not over for over, part in pairs)


def _goes_on(table: Filled, index: int, widths: Sequence[float]) -> bool:
    """Whether no rule is above a strip, and each cell goes on with a full line above it."""
    above, cells = table.cells[index - 1], table.cells[index]
    full = (
        widths[c] - _width(above[c][-1]) <= parts[0].lead + _SLACK * table.em
        for c, parts in enumerate(cells)
        if parts and above[c]
    )
    return table.apart[index - 1] is not None and all(full)


def _about_middles(table: Filled, widths: Sequence[float]) -> list[Group] | None:
    """Rows whose middle is at their number or name, as many lines above it as below."""
    heights = list(_middles(table))
    first = next((i for i, cells in enumerate(table.cells) if _marks(table, cells)), 0)
    for start in range(first, -1, -1):
        rows = _balanced_rows(table, start, heights)
        if rows and all(_goes_on(table, i, widths) for row in rows for i in row[1:]):
            return rows
    return None


def _marks(table: Filled, cells: Sequence[Sequence[PrintedLine]]) -> list[PrintedLine]:
    """The numbers of rows in a strip, or else their names."""
    if table.counting is None:
        return list(cells[0])
    return [part for part in cells[table.counting] if numbers_in((part,))]


def _middles(table: Filled) -> Iterator[float]:
    for cells in table.cells:
        yield from (part.extent.middle for part in _marks(table, cells))


def _balanced_rows(table: Filled, start: int, heights: Sequence[float]) -> list[Group] | None:
    """The strips before the first row, each a row, and rows about some heights."""
    rows = [[index] for index in range(start)]
    for height in heights:
        end = _balanced(table, start, height)
        if end is None:
            return None
        rows.append(list(range(start, end)))
        start = end
    return rows if start == len(table.strips) else None


def _balanced(table: Filled, start: int, height: float) -> int | None:
    """Behind the strip up to which lines stand evenly about a height."""
    for end in range(start + 1, len(table.strips) + 1):
        off = (table.strips[start].top + table.strips[end - 1].bottom) / 2 - height
        if abs(off) < _SLACK * table.em:
            return end
        if off > 0:
            return None
    return None
