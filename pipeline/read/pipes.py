"""Pipe tables, as Markdown writes them: one row per line, cells between vertical bars."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from pipeline.document import Cell, Grid, Line
from pipeline.read.tabs import grid_of, row_of
from pipeline.text.passage import Span

_BAR = re.compile(r"(?<!\\)(?:\\\\)*[|｜]")
_RULE_CELL = re.compile(r"\s*:?[-—=]{2,}:?\s*|\s*:?-:?\s*")
_BREAK = re.compile(r"<br\s*/?>", re.I)
_FEWEST_CELLS = 2


def is_pipe_row(text: str) -> bool:
    """Whether a line is a row of a pipe table: it begins or ends with a bar, or has two.

    A backslash before a bar makes it a character of the cell.
    """
    stripped = text.strip()
    bars = [match.end() for match in _BAR.finditer(stripped)]
    if not bars:
        return False
    inner = [bar for bar in bars if 1 < bar < len(stripped)]
    framed = bars[0] == 1 or bars[-1] == len(stripped)
    return len(inner) >= _FEWEST_CELLS or (framed and len(inner) >= 1)


def is_rule(text: str) -> bool:
    """Whether a row only parts the header from the body: ``|---|:--:|``."""
    bounds = list(_cells(text, Span(0, len(text))))
    return bool(bounds) and all(_RULE_CELL.fullmatch(text, *span) for span in bounds)


def is_head(text: str, spans: Sequence[Span]) -> bool:
    """Whether a run of pipe rows is the head of a table, without a row of values."""
    return not any(row_of(text, list(_cells(text, span))).is_data for span in spans)


def pipe_grid(text: str, spans: Sequence[Span], file: int, offset: int) -> Grid:
    """Read a run of pipe rows; what is no cell (bars, dashes under the header) is in its marks.

    Args:
        text: of the file.
        spans: of the rows in it, in their order.
        file: index of the file in the document.
        offset: where in the document's text the file begins.
    """
    printed = [span for span in spans if not is_rule(text[span.start : span.end])]
    grid = grid_of([row_of(text, list(_cells(text, span))) for span in printed], file, offset)
    cells = tuple(
        replace(
            cell, lines=tuple(part for line in cell.lines for part in _parts(text, line, offset))
        )
        for cell in grid.cells
    )
    return replace(grid, cells=cells, marks=tuple(_marks(text, spans, cells, offset)))


def _cells(text: str, row: Span) -> Iterator[Span]:
    """The ranges between the bars of a row; bars at its ends frame it and part no cells."""
    start, end = _trimmed(text, row)
    bars = [match.end() - 1 for match in _BAR.finditer(text, start, end)]
    edges = [start - 1, *bars, end]
    if bars and bars[0] == start:
        edges = edges[1:]
    if len(bars) > 0 and bars[-1] == end - 1 and len(edges) > 2:
        edges = edges[:-1]
    for left, right in pairwise(edges):
        yield _trimmed(text, Span(left + 1, right))


def _trimmed(text: str, span: Span) -> Span:
    content = text[span.start : span.end]
    left = span.start + len(content) - len(content.lstrip())
    return Span(left, max(left, span.start + len(content.rstrip())))


def _parts(text: str, line: Line, offset: int) -> Iterator[Line]:
    """The lines of a cell that <br> parts."""
    start, end = line.span.start - offset, line.span.end - offset
    position = start
    for match in [*_BREAK.finditer(text, start, end), None]:
        part = _trimmed(text, Span(position, end if match is None else match.start()))
        if part.start < part.end:
            yield replace(line, span=Span(part.start + offset, part.end + offset))
        position = end if match is None else match.end()


def _marks(text: str, rows: Sequence[Span], cells: Sequence[Cell], offset: int) -> Iterator[Span]:
    """What of the rows stands in no cell."""
    taken = sorted(line.span for cell in cells for line in cell.lines)
    for row in rows:
        position = row.start + offset
        inside = [span for span in taken if row.start <= span.start - offset < row.end]
        for span in [*inside, Span(row.end + offset, row.end + offset)]:
            gap = text[position - offset : span.start - offset]
            if gap.strip():
                mark = _trimmed(text, Span(position - offset, span.start - offset))
                yield Span(mark.start + offset, mark.end + offset)
            position = span.end
