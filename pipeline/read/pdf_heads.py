"""A head of two levels above columns without rules: names over several columns, names below."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from pipeline.read.pdf_lines import Piece, PrintedLine, part_of
from pipeline.read.pdf_strips import Gap, Parts, Strip, column_of

_LEVEL = 0.3
_OFF_CENTRE = 1.5


class Placed(NamedTuple):
    """A cell: its place, how far it reaches, and its lines."""

    row: int
    column: int
    row_span: int
    column_span: int
    lines: Parts


class _Name(msgspec.Struct, frozen=True):
    """A piece in the head, and the columns over which it is printed."""

    piece: Piece
    line: PrintedLine
    first: int
    last: int


def head_of(
    strips: Sequence[Strip], columns: Sequence[Gap], middles: Sequence[float], em: float
) -> list[Placed] | None:
    """The cells of two rows; None where it is not certain which columns a name stands over.

    Args:
        strips: of the head.
        columns: from where to where the words of each column run.
        middles: where the columns meet.
        em: usual size of the lines.
    """
    names = [
        _Name(piece, line, _column(piece.x0, middles), _column(piece.x1, middles))
        for strip in strips
        for line in strip.lines
        for piece in line.pieces
    ]
    lower = _lower_level(names, em)
    if not lower or any(name.last > name.first for name in lower) or _is_crowded(names):
        return None
    cells = _cells(names, lower, columns, middles, em)
    return cells if cells and any(cell.column_span > 1 for cell in cells) else None


def _column(x: float, middles: Sequence[float]) -> int:
    return sum(middle < x for middle in middles)


def _lower_level(names: Sequence[_Name], em: float) -> list[_Name]:
    """The names of the lower level: those at the height of most that stand below the upper one."""
    highest = min(name.line.extent.middle for name in names)
    wide = [name for name in names if name.last > name.first]
    upper = wide or [n for n in names if n.line.extent.middle < highest + _LEVEL * em]
    end = max(name.line.extent.bottom for name in upper)
    below = [name for name in names if name.line.extent.top > end - _LEVEL * em]
    heights = Counter(round(name.line.extent.middle) for name in below)
    level = max(heights, key=lambda height: heights[height], default=0) - _LEVEL * em
    return [name for name in below if name.line.extent.middle >= level]


def _is_crowded(names: Sequence[_Name]) -> bool:
    """Whether two names stand beside each other over one column."""
    places = Counter((name.first, round(name.line.extent.middle)) for name in names)
    return max(places.values()) > 1


def _cells(
    names: Sequence[_Name],
    lower: Sequence[_Name],
    columns: Sequence[Gap],
    middles: Sequence[float],
    em: float,
) -> list[Placed] | None:
    below = {column_of(name.piece, middles) for name in lower}
    upper = [name for name in names if name not in lower]
    own = {c for name in upper for c in range(name.first, name.last + 1)}
    tops = _groups(upper, below - own, columns, em)
    if tops is None:
        return None
    cells: list[Placed] = []
    for (first, last), some in tops:
        if last > first:
            cells.append(Placed(0, first, 1, last - first + 1, _parts(some)))
        else:
            both = [*some, *(n for n in lower if n.first == first)]
            cells.append(Placed(0, first, 2, 1, _parts(both)))
    over = {c for (first, last), _ in tops if last > first for c in range(first, last + 1)}
    for column in range(len(columns)):
        own_names = [name for name in lower if name.first == column]
        if column in over:
            cells.append(Placed(1, column, 1, 1, _parts(own_names)))
        elif all(not c.column <= column < c.column + c.column_span for c in cells):
            cells.append(Placed(0, column, 2, 1, _parts(own_names)))
    return sorted(cells)


def _parts(names: Sequence[_Name]) -> Parts:
    ordered = sorted(names, key=lambda name: (name.line.extent.middle, name.piece.x0))
    return tuple(part_of(name.line, [name.piece]) for name in ordered)


def _groups(
    upper: Sequence[_Name], orphans: set[int], columns: Sequence[Gap], em: float
) -> list[tuple[tuple[int, int], list[_Name]]] | None:
    """The names of the upper level, each with its columns, those without a name shared out."""
    by_columns: dict[tuple[int, int], list[_Name]] = defaultdict(list)
    for name in upper:
        by_columns[name.first, name.last].append(name)
    found: list[tuple[tuple[int, int], list[_Name]]] = []
    left = set(orphans)
    for own, names in sorted(by_columns.items(), key=lambda each: each[0]):
        x0, x1 = min(n.piece.x0 for n in names), max(n.piece.x1 for n in names)
        reach = min(
            _reaches(own, left),
            key=lambda some: abs(columns[some[0]][0] + columns[some[1]][1] - x0 - x1),
        )
        off = abs(columns[reach[0]][0] + columns[reach[1]][1] - x0 - x1) / 2
        if reach[1] > reach[0] and off > _OFF_CENTRE * em:
            return None
        left -= set(range(reach[0], reach[1] + 1))
        found.append((reach, names))
    return found if not left else None


def _reaches(own: tuple[int, int], free: set[int]) -> Iterator[tuple[int, int]]:
    """Ranges of columns that hold its own and free ones beside them."""
    first = own[0]
    while True:
        last = own[1]
        while True:
            yield first, last
            if last + 1 not in free:
                break
            last += 1
        if first - 1 not in free:
            break
        first -= 1
