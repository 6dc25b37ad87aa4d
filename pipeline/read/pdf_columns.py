"""Tables without rules: lines whose parts stand in columns, again and again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.read.pdf_ink import Extent
from pipeline.read.pdf_lines import Piece, PrintedLine

Rows = list[list[tuple[PrintedLine, ...]]]
_FEWEST_ROWS = 3
_NARROWEST = 4.0
_ROW_GAP = 1.6


def unruled_tables(
    lines: Sequence[PrintedLine],
) -> Iterator[PrintedLine | tuple[tuple[float, ...], Rows]]:
    """The lines of a page, runs of lines in columns as tables (column edges, rows of cells)."""
    start = 0
    while start < len(lines):
        end = _run_end(lines, start)
        table = _table(lines[start:end]) if end - start >= _FEWEST_ROWS else None
        if table is None:
            yield lines[start]
            start += 1
        else:
            yield table
            start = end


def _run_end(lines: Sequence[PrintedLine], start: int) -> int:
    """Behind the last of the lines that stand in the columns of the first."""
    if len(lines[start].pieces) < 2:
        return start
    end = start + 1
    gutters = _gutters_of(lines[start])
    while end < len(lines):
        left = _open_gutters(gutters, lines[end])
        near = lines[end].extent.top - lines[end - 1].extent.bottom < _ROW_GAP * lines[end].em
        if not left or not near or lines[end].slanted:
            break
        if len(left) < len(gutters) and len(lines[end].pieces) < 2:
            break
        gutters = left
        end += 1
    while end > start and len(lines[end - 1].pieces) < 2 and _is_paragraph(lines[end - 1], gutters):
        end -= 1
    return end


def _gutters_of(line: PrintedLine) -> list[tuple[float, float]]:
    return [(left.x1, right.x0) for left, right in pairwise(line.pieces)]


def _open_gutters(
    gutters: Sequence[tuple[float, float]], line: PrintedLine
) -> list[tuple[float, float]]:
    """What is left of gaps between columns where a line is printed."""
    left = []
    for gutter in gutters:
        rest = gutter
        for piece in line.pieces:
            rest = _without(rest, piece)
        if rest[1] - rest[0] > _NARROWEST:
            left.append(rest)
    return left


def _without(gutter: tuple[float, float], piece: Piece) -> tuple[float, float]:
    """The widest part of a gap that a piece of a line leaves free."""
    start, end = gutter
    if piece.x1 <= start or piece.x0 >= end:
        return gutter
    return _wider((start, max(start, piece.x0)), (min(end, piece.x1), end))


def _wider(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    return one if one[1] - one[0] >= other[1] - other[0] else other


def _is_paragraph(line: PrintedLine, gutters: Sequence[tuple[float, float]]) -> bool:
    """Whether a line lies in the first column only, so that it may stand below the table."""
    return line.extent.x1 <= gutters[0][0] + _NARROWEST


def _table(lines: Sequence[PrintedLine]) -> tuple[tuple[float, ...], Rows] | None:
    """Column edges and rows; None where too few lines have several columns."""
    gutters = _gutters_of(lines[0])
    for line in lines[1:]:
        gutters = _open_gutters(gutters, line)
    several = sum(len(line.pieces) > 1 for line in lines)
    if not gutters or several < _FEWEST_ROWS:
        return None
    middles = [(start + end) / 2 for start, end in gutters]
    rows: Rows = []
    for line in lines:
        cells = _cells(line, middles)
        if rows and not cells[0] and cells:
            rows[-1] = [above + below for above, below in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
    edges = (min(line.extent.x0 for line in lines), *middles, max(line.extent.x1 for line in lines))
    return (edges, rows) if len(rows) > 1 else None


def _cells(line: PrintedLine, middles: Sequence[float]) -> list[tuple[PrintedLine, ...]]:
    """The parts of a line, each in its column."""
    cells: list[tuple[PrintedLine, ...]] = [()] * (len(middles) + 1)
    for column in range(len(cells)):
        left = middles[column - 1] if column else float("-inf")
        right = middles[column] if column < len(middles) else float("inf")
        pieces = [piece for piece in line.pieces if left < (piece.x0 + piece.x1) / 2 < right]
        if pieces:
            cells[column] = (
                _part(line, pieces[0].start, pieces[-1].end, pieces[0].x0, pieces[-1].x1),
            )
    return cells


def _part(line: PrintedLine, start: int, end: int, x0: float, x1: float) -> PrintedLine:
    """A part of a line, with its own box."""
    extent = Extent(x0, line.extent.top, x1, line.extent.bottom)
    return replace(line, text=line.text[start:end].strip(), extent=extent, pieces=())
