"""Tables of labels and values that a site puts above a text or below its table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.document import Cell, Document, Grid
from pipeline.parse.grid_edges import cut, without_edges
from pipeline.parse.reading import Leftover, TextLine, text_line
from pipeline.parse.site import Site, take_cells
from pipeline.parse.stated import bare_statements
from pipeline.text.normalize import passage
from pipeline.text.site_labels import pairs

_FEWEST = 2


def without_site(
    document: Document, blocks: Sequence[TextLine | Grid], site: Site
) -> Iterator[TextLine | Grid]:
    """The blocks; a grid's title or signature as lines, rows that are the site's taken."""
    for block in blocks:
        if isinstance(block, TextLine):
            yield block
            continue
        above, grid, below = without_edges(document, block)
        yield from above
        if kept := _without_rows(document, grid, site):
            yield kept
        yield from below


def _without_rows(document: Document, grid: Grid, site: Site) -> Grid | None:
    rows = _rows(document, grid)
    bare = _bare_rows(document.text, rows)
    taken = [row for row in rows if row in bare or _is_stated(document.text, rows[row])]
    if not bare and sum(_labels(document.text, rows[row]) for row in taken) < _FEWEST:
        return grid
    last = grid.row_count - 1
    ends = {*_run(taken, range(grid.row_count)), *_run(taken, range(last, -1, -1))}
    if any(_spans_out(cell, ends) for cell in grid.cells):
        return grid
    take_cells(document.text, [cell for row in sorted(ends) for cell in rows[row]], site)
    if len(ends) < grid.row_count:
        return cut(grid, ends)
    marks = (passage(document.text, [mark]) for mark in grid.marks)
    site.leftovers += [Leftover("web_chrome", mark) for mark in marks]
    return None


def _rows(document: Document, grid: Grid) -> dict[int, list[TextLine]]:
    """The filled cells that begin in each row."""
    rows: dict[int, list[TextLine]] = {row: [] for row in range(grid.row_count)}
    for cell in grid.cells:
        if cell.lines:
            line = text_line(document.text, *(line.span for line in cell.lines))
            if line.text:
                rows[cell.row].append(line)
    return rows


def _bare_rows(text: str, rows: Mapping[int, Sequence[TextLine]]) -> set[int]:
    """The rows whose cells are all labels without colon and their values."""
    places = [row for row, cells in rows.items() for _ in cells]
    inner = [cell for cells in rows.values() for cell in cells]
    known = bare_statements(text, inner, in_table=True)
    others = {row for index, row in enumerate(places) if index not in known}
    return set(places) - others


def _spans_out(cell: Cell, rows: set[int]) -> bool:
    """Whether a cell begins in one of some rows and ends in one that is none of them."""
    return cell.row in rows and not rows.issuperset(range(cell.row, cell.row + cell.row_span))


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
