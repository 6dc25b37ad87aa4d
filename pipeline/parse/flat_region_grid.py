"""The grid of a table of regions that was found in a run of lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import accumulate

from pipeline.document import Cell, Grid, Line
from pipeline.parse.flat_region_heads import FlatHeader
from pipeline.parse.flat_regions import RegionLines
from pipeline.text.flat_table import Range

Lines = Callable[[Range], tuple[Line, ...]]


def region_grid(header: FlatHeader, rows: tuple[RegionLines, ...], lines: Lines) -> Grid:
    """Lay header and rows out; an ordinal before the names makes a column of its own.

    Args:
        header: over the columns.
        rows: each with a value in every column.
        lines: the printed lines of a range.
    """
    left = 2 if header.stub.ordinals is not None else 1
    height = len(header.rows)
    width = left + sum(header.rows[0].widths)
    cells = [*_stubs(header, left, lines), *_labels(header, left, lines)]
    for index, row in enumerate(rows, height):
        if left > 1:
            cells.append(Cell(index, 0, lines=lines(row.ordinal)))
        cells.append(Cell(index, left - 1, lines=lines(row.name)))
        values = range(*row.values)
        cells += [Cell(index, left + n, lines=lines((i, i + 1))) for n, i in enumerate(values)]
    return Grid(height + len(rows), width, tuple(cells))


def _stubs(header: FlatHeader, left: int, lines: Lines) -> Iterator[Cell]:
    """What stands over ordinals and names: one cell down to the first row with its own."""
    own = [i for i, row in enumerate(header.rows) if row.stub is not None]
    height = own[0] if own else len(header.rows)
    ordinals = header.stub.ordinals
    if ordinals is not None:
        yield Cell(0, 0, len(header.rows), lines=lines((ordinals, ordinals + 1)))
    yield Cell(0, left - 1, height, lines=lines(header.stub.lines))
    for index in range(height, len(header.rows)):
        stub = header.rows[index].stub
        yield Cell(index, left - 1, lines=lines(header.labels[stub]) if stub is not None else ())


def _labels(header: FlatHeader, left: int, lines: Lines) -> Iterator[Cell]:
    for index, row in enumerate(header.rows):
        starts = accumulate(row.widths, initial=left)
        for label, width, column in zip(row.labels, row.widths, starts, strict=False):
            yield Cell(index, column, 1, width, lines(header.labels[label]))
