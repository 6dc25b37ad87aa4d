"""Tables whose columns are parted by runs of blanks, as they stand under each other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from pipeline.document import Grid
from pipeline.read.tabs import Row, grid_of, is_value, row_of
from pipeline.text.passage import Span

_GAP = re.compile(r"[ \u00a0]{2,}|[ \u00a0]*\u3000[ \u00a0\u3000]*")
_SENTENCE = re.compile(r"[。；]")
_FEWEST_CELLS = 3
_FEWEST_ROWS = 3


def is_aligned_row(line: str, fewest: int = _FEWEST_CELLS) -> bool:
    """Whether a line is parted by runs of blanks into so many cells, none of them a sentence."""
    cells = _GAP.split(line.strip())
    return len(cells) >= fewest and not _SENTENCE.search(line) and "\t" not in line


def aligned_grid(text: str, spans: Sequence[Span], file: int, offset: int) -> Grid | None:
    """The table of some adjacent lines; None where they do not stand in columns of values."""
    rows = [_cells(text, span) for span in spans]
    width = max(map(len, rows))
    fullest = next(row for row in rows if len(row) == width)
    columns = [_extent(text, _line_start(text, cell[0]), cell) for cell in fullest]
    placed = [_placed(text, row, columns) for row in rows]
    if len(rows) < _FEWEST_ROWS or any(row is None for row in placed):
        return None
    table = [row_of(text, row) for row in placed if row]
    return grid_of(table, file, offset) if _holds_values(table) else None


def _holds_values(rows: Sequence[Row]) -> bool:
    """Whether several rows hold mostly values behind their first cell, as no prose does."""
    data = [row for row in rows if row.is_data and any(map(is_value, row.texts[1:]))]
    return 2 * len(data) >= len(rows) and len(data) > 1


def _cells(text: str, span: Span) -> list[tuple[int, int]]:
    """The ranges of a line's cells."""
    content = text[span.start : span.end]
    start = span.start + len(content) - len(content.lstrip())
    end = span.start + len(content.rstrip())
    gaps = [match.span() for match in _GAP.finditer(text, start, end)]
    bounds = [start, *(at for gap in gaps for at in gap), end]
    return list(zip(bounds[::2], bounds[1::2], strict=True))


def _placed(
    text: str, row: Sequence[tuple[int, int]], columns: Sequence[tuple[int, int]]
) -> list[tuple[int, int]] | None:
    """A row's cells under their columns, empty ones between; None where two share a column."""
    if len(row) == len(columns):
        return list(row)
    start = _line_start(text, row[0][0])
    found = [_nearest(_extent(text, start, cell), columns) for cell in row]
    if any(right <= left for left, right in pairwise(found)):
        return None
    by_column = dict(zip(found, row, strict=True))
    at = row[0][0]
    cells = []
    for index in range(len(columns)):
        cells.append(by_column.get(index, (at, at)))
        at = cells[-1][1]
    return cells


def _nearest(extent: tuple[int, int], columns: Sequence[tuple[int, int]]) -> int:
    """The column that a cell lies over most; its middle decides where it lies over none."""

    def fit(index: int) -> tuple[int, float]:
        left, right = columns[index]
        shared = min(extent[1], right) - max(extent[0], left)
        return max(shared, 0), -abs(sum(extent) - left - right)

    return max(range(len(columns)), key=fit)


def _line_start(text: str, position: int) -> int:
    return max(text.rfind(end, 0, position) for end in "\n\r\f") + 1


def _extent(text: str, line_start: int, cell: tuple[int, int]) -> tuple[int, int]:
    """Where a cell begins and ends on the screen, wide characters taking two places."""
    return columns_of(text[line_start : cell[0]]), columns_of(text[line_start : cell[1]])


def columns_of(text: str) -> int:
    """How many places a text takes on the screen."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
