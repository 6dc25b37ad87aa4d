"""Ruled lines to lattices: cells with true row and column spans.

Rules are snapped to rows and columns, those that touch each other are one table, and each
smallest place between neighbouring rules is joined with the next where no rule parts them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.read.pdf_ink import Extent

SNAP = 3.0
_JOIN = 4.5
_SHORTEST = 8.0
_OPEN_SIDE = 10.0
_MOST_PLACES = 250_000


class Stroke(NamedTuple):
    """A rule: its position across, and from where to where it runs."""

    at: float
    start: float
    end: float


class Span(NamedTuple):
    """A cell of a lattice: first row and column, and how many of each it covers."""

    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(frozen=True, slots=True)
class Lattice:
    """A ruled table: the positions of its columns and rows, and its cells, row by row."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[Span, ...]

    @property
    def extent(self) -> Extent:
        """The rectangle that it covers."""
        return Extent(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def place(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column at a point; None outside."""
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        inside = 0 <= row < len(self.ys) - 1 and 0 <= column < len(self.xs) - 1
        return (row, column) if inside else None


class TooManyRulesError(ValueError):
    """A drawing and no table; ``args[0]`` is the number of rules."""


def strokes(rules: Sequence[Extent]) -> tuple[list[Stroke], list[Stroke]]:
    """Horizontal and vertical strokes: snapped, the pieces of one rule joined, specks dropped.

    A double rule becomes one stroke, and so do the dots of a dotted one.
    """
    flat = [Stroke(r.middle, r.x0, r.x1) for r in rules if r.x1 - r.x0 >= r.bottom - r.top]
    steep = [
        Stroke((r.x0 + r.x1) / 2, r.top, r.bottom) for r in rules if r.bottom - r.top >= r.x1 - r.x0
    ]
    return _joined(flat), _joined(steep)


def _joined(pieces: Sequence[Stroke]) -> list[Stroke]:
    joined: list[Stroke] = []
    for group in _snapped(pieces):
        at = sum(piece.at for piece in group) / len(group)
        for start, end in _runs(sorted((piece.start, piece.end) for piece in group)):
            if end - start >= _SHORTEST:
                joined.append(Stroke(at, start, end))
    return joined


def _snapped(pieces: Sequence[Stroke]) -> Iterator[list[Stroke]]:
    """Groups of pieces at about one position."""
    group: list[Stroke] = []
    for piece in sorted(pieces):
        if group and piece.at - group[0].at > SNAP:
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _runs(intervals: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    if not intervals:
        return
    start, end = intervals[0]
    for left, right in intervals[1:]:
        if left - end > _JOIN:
            yield start, end
            start, end = left, right
        end = max(end, right)
    yield start, end


def lattices(flat: Sequence[Stroke], steep: Sequence[Stroke]) -> list[Lattice]:
    """The ruled tables of a page, from the top.

    Raises:
        TooManyRulesError: the rules make more places than any table has.
    """
    found = (_lattice(*component) for component in _components(flat, steep))
    tables = [lattice for lattice in found if lattice is not None]
    return sorted(tables, key=lambda table: (table.ys[0], table.xs[0]))


def _components(
    flat: Sequence[Stroke], steep: Sequence[Stroke]
) -> list[tuple[list[Stroke], list[Stroke]]]:
    """Strokes that touch each other, directly or through others."""
    if len(flat) * len(steep) > 4 * _MOST_PLACES:
        raise TooManyRulesError(len(flat) + len(steep))
    parent = list(range(len(flat) + len(steep)))
    upright = sorted((stroke.at, index) for index, stroke in enumerate(steep))
    for index, stroke in enumerate(flat):
        first = bisect_left(upright, (stroke.start - SNAP, -1))
        for at, other in upright[first:]:
            if at > stroke.end + SNAP:
                break
            if steep[other].start - SNAP <= stroke.at <= steep[other].end + SNAP:
                parent[_root(parent, index)] = _root(parent, len(flat) + other)
    groups: dict[int, tuple[list[Stroke], list[Stroke]]] = {}
    for index in range(len(parent)):
        pair = groups.setdefault(_root(parent, index), ([], []))
        pair[index >= len(flat)].append(_nth(flat, steep, index))
    return [pair for pair in groups.values() if len(pair[0]) + len(pair[1]) > 2]


def _nth(flat: Sequence[Stroke], steep: Sequence[Stroke], index: int) -> Stroke:
    return flat[index] if index < len(flat) else steep[index - len(flat)]


def _root(parent: list[int], index: int) -> int:
    while parent[index] != index:
        parent[index] = parent[parent[index]]
        index = parent[index]
    return index


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
    return _tidied(xs, ys, list(_rectangles(regions, rows, columns)))


def _positions(across: Sequence[Stroke], along: Sequence[Stroke]) -> list[float]:
    """Where rows or columns begin and end; an outer rule that is missing is where others end."""
    places = sorted({stroke.at for stroke in across})
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
                parent[_root(parent, here + 1)] = _root(parent, here)
            if row + 1 < rows and (row + 1, column) not in below:
                parent[_root(parent, here + columns)] = _root(parent, here)
    return [_root(parent, place) for place in range(rows * columns)]


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


def _tidied(xs: Sequence[float], ys: Sequence[float], cells: Sequence[Span]) -> Lattice | None:
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
    )


def _rank(starts: Sequence[int], boundary: int, known: dict[int, int]) -> int:
    """The new number of a boundary: of the next one that is kept."""
    return known.get(boundary, bisect_left(starts, boundary))
