"""Tables of labels and values that a site puts above a text or below its table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.document import Document, Grid
from pipeline.parse.reading import Leftover, TextLine, text_line
from pipeline.parse.site import Site, take_pairs
from pipeline.text.normalize import passage
from pipeline.text.site_labels import pairs

_FEWEST = 2


def without_site(
    document: Document, blocks: Sequence[TextLine | Grid], site: Site
) -> Iterator[TextLine | Grid]:
    """The blocks, grids without the rows at their ends that are the site's."""
    for block in blocks:
        kept = _without_rows(document, block, site) if isinstance(block, Grid) else block
        if kept is not None:
            yield kept


def _without_rows(document: Document, grid: Grid, site: Site) -> Grid | None:
    rows = _rows(document, grid)
    taken = [row for row in rows if _is_stated(document.text, rows[row])]
    if sum(_labels(document.text, rows[row]) for row in taken) < _FEWEST:
        return grid
    ends = set(_run(taken, range(grid.row_count))) | set(
        _run(taken, range(grid.row_count - 1, -1, -1))
    )
    for row in sorted(ends):
        take_pairs(document.text, rows[row], site)
    if len(ends) < grid.row_count:
        return _cut(grid, ends)
    site.leftovers += [
        Leftover("web_chrome", passage(document.text, [mark])) for mark in grid.marks
    ]
    return None


def _rows(document: Document, grid: Grid) -> dict[int, list[TextLine]]:
    """The filled cells of each row that no cell spans into another."""
    spanned = {
        row
        for cell in grid.cells
        if cell.row_span > 1
        for row in range(cell.row, cell.row + cell.row_span)
    }
    rows: dict[int, list[TextLine]] = {
        row: [] for row in range(grid.row_count) if row not in spanned
    }
    for cell in grid.cells:
        if cell.lines and cell.row in rows:
            line = text_line(document.text, *(line.span for line in cell.lines))
            if line.text:
                rows[cell.row].append(line)
    return rows


def _is_stated(text: str, cells: Sequence[TextLine]) -> bool:
    """Whether the cells of a row are labels and values in turn, or both in each."""
    labelled = [bool(pairs(text[cell.span.start : cell.span.end])) for cell in cells]
    if not cells or not labelled[0]:
        return False
    return all(own or labelled[i - 1] for i, own in enumerate(labelled))


def _labels(text: str, cells: Sequence[TextLine]) -> int:
    return sum(len(pairs(text[cell.span.start : cell.span.end])) for cell in cells)


def _run(taken: Sequence[int], order: range) -> Iterator[int]:
    for row in order:
        if row not in taken:
            return
        yield row


def _cut(grid: Grid, rows: set[int]) -> Grid:
    """A grid without some rows at its ends."""
    kept = [row for row in range(grid.row_count) if row not in rows]
    cells = (replace(c, row=c.row - kept[0]) for c in grid.cells if c.row not in rows)
    return replace(grid, row_count=len(kept), cells=tuple(cells))
