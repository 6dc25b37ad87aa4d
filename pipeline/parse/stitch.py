"""Tables that go on over a page: their grids joined, a repeated header left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.document import Cell, Document, Grid
from pipeline.parse.reading import Leftover, TextLine
from pipeline.parse.target_table import Read, is_value, reader_of
from pipeline.text.passage import Passage

_CONTINUED = re.compile(r"（?续(?:上)?[表页]?[\d一二三四五六七八九十]*）?|.{0,30}（续）")


def joined(
    document: Document, blocks: Sequence[TextLine | Grid]
) -> tuple[list[Grid], list[Leftover]]:
    """The grids of a segment, each joined with what goes on with it.

    A grid goes on with the one before it if nothing but 续表 stands between them and it has the
    same number of columns and either repeats the header or begins with values.
    """
    grids: list[Grid] = []
    leftovers: list[Leftover] = []
    between: list[TextLine] = []
    for block in blocks:
        if isinstance(block, TextLine):
            between.append(block)
            continue
        alone = all(_CONTINUED.fullmatch(line.text) for line in between)
        height = _continued(document, grids[-1], block) if grids and alone else None
        if height is None:
            grids.append(block)
        else:
            grids[-1] = _append(grids[-1], block, height)
            leftovers += _repeated(document, block, height)
            leftovers += [Leftover("table_label", line.passage) for line in between]
        between = []
    return grids, leftovers


def _continued(document: Document, first: Grid, second: Grid) -> int | None:
    """Rows of a repeated header, 0 for none; None where the second goes not on with the first."""
    if first.column_count != second.column_count:
        return None
    ours, theirs = _texts(document, first), _texts(document, second)
    height = 0
    while height < min(len(ours), len(theirs)) and ours[height] == theirs[height]:
        height += 1
    if height and any(ours[height - 1]):
        cut = any(cell.row < height < cell.row + cell.row_span for cell in second.cells)
        return height if height < second.row_count and not cut else None
    if not any(map(_holds_values, ours)) and any(map(_holds_values, theirs)):
        return 0  # the page ends within the header
    firsts = [row[0] for row in ours]
    filled = [text for text in theirs[0][1:] if text]
    values = sum(map(is_value, filled))
    # The rest of a row that the page cut has no number of its own.
    numbers = [row[0] for row in theirs if row[0]][:1]
    goes_on = bool(numbers) and _number(numbers[0]) == max(map(_number, firsts), default=0) + 1
    return 0 if filled and (2 * values > len(filled) or goes_on) else None


def _holds_values(row: Sequence[str]) -> bool:
    """Whether most cells behind the first of a row are values."""
    filled = [text for text in row[1:] if text]
    return 2 * sum(map(is_value, filled)) > len(filled)


def _number(text: str) -> int:
    """The number that a cell of a column of numbers holds, 0 for anything else."""
    match = re.fullmatch(r"(\d{1,3})[.、．]?", text)
    return int(match.group(1)) if match else 0


def _texts(document: Document, grid: Grid) -> list[tuple[str, ...]]:
    read = reader_of(document)
    return [tuple(read(cell).text for cell in row) for row in grid.matrix()]


def _append(first: Grid, second: Grid, height: int) -> Grid:
    shift = first.row_count - height
    below = (replace(c, row=c.row + shift) for c in second.cells if c.row >= height)
    cells = (*first.cells, *below)
    marks = first.marks + second.marks
    return Grid(shift + second.row_count, first.column_count, cells, marks, first.inferred)


def _repeated(document: Document, grid: Grid, height: int) -> list[Leftover]:
    read: Read = reader_of(document)
    wordings: list[Passage] = [read(c) for c in _header(grid, height) if c.lines]
    return [Leftover("running_header", text) for text in wordings]


def _header(grid: Grid, height: int) -> list[Cell]:
    return [cell for cell in grid.cells if cell.row < height]
