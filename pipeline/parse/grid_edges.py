"""Rows at the edges of a grid that are no rows of its table: its title, who signed below it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from pipeline.document import Document, Grid
from pipeline.parse.reading import TextLine, text_line
from pipeline.text.dates import date_of
from pipeline.text.document_titles import BODY_NAME, is_list_title

_FEWEST_ROWS = 2


def without_edges(document: Document, grid: Grid) -> tuple[list[TextLine], Grid, list[TextLine]]:
    """The lines above the table of a grid, the grid of the table alone, and the lines below it."""
    caption, grid = _without_caption(document, grid)
    grid, signature = _without_signature(document, grid)
    return [caption] if caption else [], grid, signature


def cut(grid: Grid, rows: set[int]) -> Grid:
    """A grid without some rows at its ends; cells that span into the last of them end before."""
    kept = [row for row in range(grid.row_count) if row not in rows]
    first, end = kept[0], kept[-1] + 1
    cells = (
        replace(cell, row=cell.row - first, row_span=min(cell.row + cell.row_span, end) - cell.row)
        for cell in grid.cells
        if cell.row not in rows
    )
    return replace(grid, row_count=len(kept), cells=tuple(cells))


def _without_caption(document: Document, grid: Grid) -> tuple[TextLine | None, Grid]:
    """The title that the first row of a grid is, merged over all columns, and the grid below."""
    first, *others = grid.cells
    wide = first.column_span == grid.column_count > 1 or not any(
        cell.row == 0 and cell.lines for cell in others
    )
    if not wide or first.row_span > 1 or not first.lines or grid.row_count == 1:
        return None, grid
    line = text_line(document.text, *(line.span for line in first.lines))
    return (line, cut(grid, {0})) if is_list_title(line.text) else (None, grid)


def _without_signature(document: Document, grid: Grid) -> tuple[Grid, list[TextLine]]:
    """A grid without the rows at its end that hold a body's name or a date and nothing else."""
    lines = list(_signature(document, grid))
    if not any(date_of(line.text) for line in lines) or grid.row_count - len(lines) < _FEWEST_ROWS:
        return grid, []
    rows = set(range(grid.row_count - len(lines), grid.row_count))
    return cut(grid, rows), lines[::-1]


def _signature(document: Document, grid: Grid) -> Iterator[TextLine]:
    """The lines of such rows, from the last up."""
    for row in range(grid.row_count - 1, 0, -1):
        filled = [cell for cell in grid.cells if cell.lines and cell.row == row]
        if len(filled) != 1 or filled[0].row_span > 1:
            return
        line = text_line(document.text, *(each.span for each in filled[0].lines))
        if not (BODY_NAME.fullmatch(line.text) or date_of(line.text)):
            return
        yield line
