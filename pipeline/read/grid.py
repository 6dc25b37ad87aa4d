"""Ruled lines to lattices: cells with true row and column spans.

Rules are snapped to rows and columns, those that touch each other are one table, and each
smallest place between neighbouring rules is joined with the next where no rule parts them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from pipeline.read.pdf_ink import Extent
from pipeline.read.pdf_strokes import SNAP, Stroke, TooManyRulesError, components, grouped, root

_OPEN_SIDE = 10.0
_MOST_PLACES = 250_000


class Span(NamedTuple):
    """A cell of a lattice: first row and column, and how many of each it covers."""

    row: int
    column: int
    row_span: int
    column_span: int


class Lattice(msgspec.Struct, frozen=True):
    """A ruled table.

    Attributes:
        xs: where its columns begin and end.
        ys: where its rows begin and end.
        cells: row by row; they cover it exactly.
        irregular: indices of cells that were cut out of an outline that is no rectangle.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[Span, ...]
    irregular: frozenset[int] = frozenset()

    @property
    def extent(self) -> Extent:
        """The rectangle that it covers."""
        return Extent(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def place(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column at a point; None outside."""
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        inside = 0 <= row < len(self.ys) - 1 and 0 <= column < len(self.xs) - 1
        return (row, column) if inside else None


def lattices(flat: Sequence[Stroke], steep: Sequence[Stroke]) -> list[Lattice]:
    """The ruled tables of a page, from the top.

    Raises:
        TooManyRulesError: the rules make more places than any table has.
    """
    found = (_lattice(*component) for component in components(flat, steep))
    tables = [lattice for lattice in found if lattice is not None]
    return sorted(tables, key=lambda table: (table.ys[0], table.xs[0]))


def _lattice(flat: Sequence[Stroke], steep: Sequence[Stroke]) -> Lattice | None:
    xs, ys = _positions(steep, flat), _positions(flat, steep)
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns < 2:
        return None
    if rows * columns > _MOST_PLACES:
        raise TooManyRulesError(len(flat) + len(steep))
    beside = _walls(steep, xs, ys)
    below = _walls(flat, ys, xs)
    regions = _regions(rows, columns, beside, below)
    cells = list(_rectangles(regions, rows, columns))
    outlines = [regions[cell.row * columns + cell.column] for cell in cells]
    pieces = Counter(outlines)
    irregular = frozenset(i for i, outline in enumerate(outlines) if pieces[outline] > 1)
    return _tidied(xs, ys, cells, irregular)


def _positions(across: Sequence[Stroke], along: Sequence[Stroke]) -> list[float]:
    """Where rows or columns begin and end; an outer rule that is missing is where others end."""
    groups = grouped(sorted(across), SNAP)
    places = [sum(stroke.at for stroke in group) / len(group) for group in groups]
    ends = ([stroke.start for stroke in along], [stroke.end for stroke in along])
    if len(along) > 1:
        first, last = sorted(ends[0])[1], sorted(ends[1])[-2]
        if not places or first < places[0] - _OPEN_SIDE:
            places.insert(0, min(ends[0]))
        if last > places[-1] + _OPEN_SIDE:
            places.append(max(ends[1]))
    return places


def _walls(
    strokes_: Sequence[Stroke], across: Sequence[float], along: Sequence[float]
) -> set[tuple[int, int]]:
    """Pairs (position, place): a stroke at that position runs along most of that place."""
    walls: set[tuple[int, int]] = set()
    for stroke in strokes_:
        position = min(bisect_left(across, stroke.at - SNAP), len(across) - 1)
        first = max(bisect_right(along, stroke.start) - 1, 0)
        for place in range(first, len(along) - 1):
            start, end = along[place], along[place + 1]
            if start >= stroke.end:
                break
            if 2 * (min(end, stroke.end) - max(start, stroke.start)) > end - start:
                walls.add((position, place))
    return walls


def _regions(
    rows: int, columns: int, beside: set[tuple[int, int]], below: set[tuple[int, int]]
) -> list[int]:
    """For each place the region that it belongs to."""
    parent = list(range(rows * columns))
    for row in range(rows):
        for column in range(columns):
            here = row * columns + column
            if column + 1 < columns and (column + 1, row) not in beside:
                parent[root(parent, here + 1)] = root(parent, here)
            if row + 1 < rows and (row + 1, column) not in below:
                parent[root(parent, here + columns)] = root(parent, here)
    return [root(parent, place) for place in range(rows * columns)]


def _rectangles(regions: list[int], rows: int, columns: int) -> Iterator[Span]:
    """Cells that cover all places once; a region that is no rectangle is cut into some."""
    taken = bytearray(rows * columns)
    for here, region in enumerate(regions):
        if taken[here]:
            continue
        row, column = divmod(here, columns)

        def is_free(r: int, c: int, region: int = region) -> bool:
            return regions[r * columns + c] == region and not taken[r * columns + c]

        right = column + 1
        while right < columns and is_free(row, right):
            right += 1
        lower = row + 1
        while lower < rows and all(is_free(lower, c) for c in range(column, right)):
            lower += 1
        for covered in range(row, lower):
            taken[covered * columns + column : covered * columns + right] = b"\1" * (right - column)
        yield Span(row, column, lower - row, right - column)


def _tidied(
    xs: Sequence[float], ys: Sequence[float], cells: Sequence[Span], irregular: frozenset[int]
) -> Lattice | None:
    """Without rows and columns that no cell begins in; None where one cell is left."""
    tops = sorted({cell.row for cell in cells})
    lefts = sorted({cell.column for cell in cells})
    if len(cells) < 2:
        return None
    row_of = {old: new for new, old in enumerate(tops)} | {len(ys) - 1: len(tops)}
    column_of = {old: new for new, old in enumerate(lefts)} | {len(xs) - 1: len(lefts)}
    kept = [
        Span(
            row_of[cell.row],
            column_of[cell.column],
            _rank(tops, cell.row + cell.row_span, row_of) - row_of[cell.row],
            _rank(lefts, cell.column + cell.column_span, column_of) - column_of[cell.column],
        )
        for cell in cells
    ]
    return Lattice(
        tuple(xs[i] for i in (*lefts, len(xs) - 1)),
        tuple(ys[i] for i in (*tops, len(ys) - 1)),
        tuple(kept),
        irregular,
    )


def _rank(starts: Sequence[int], boundary: int, known: dict[int, int]) -> int:
    """The new number of a boundary: of the next one that is kept."""
    return known.get(boundary, bisect_left(starts, boundary))
