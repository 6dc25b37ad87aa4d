"""Captions above and notes below tables that stand side by side: each belongs to its table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import Generic, TypeVar

import msgspec

from pipeline.read.pdf_ink import Extent
from pipeline.read.pdf_lines import PrintedLine
from pipeline.read.pdf_strips import (
    Block,
    TextColumns,
    column_of_span,
    covered,
    middles_of,
    parts_of,
)

_NEAR = 2.0
_FAR = 1.4
_NARROW = 2.0
_LEADING = 1.2
_FULL = 1.5
_MOST_ROWS = 6

T = TypeVar("T", bound=Block)
Part = tuple[int, PrintedLine]
Row = Sequence[PrintedLine]


class _Group(msgspec.Struct, Generic[T], frozen=True):
    """Tables side by side, from the left."""

    tables: tuple[T, ...]

    @property
    def extents(self) -> list[Extent]:
        """The rectangle of each."""
        return [table.extent for table in self.tables]

    @property
    def middles(self) -> list[float]:
        """Where the places of the tables meet."""
        return middles_of([(a.x1, b.x0) for a, b in pairwise(self.extents)])


def with_captions(
    blocks: Sequence[PrintedLine | T | TextColumns[T]],
) -> list[PrintedLine | T | TextColumns[T]]:
    """Blocks in which tables side by side with a line over, or below, several are columns.

    Such a line has parts that stand far from each other, each over one of the tables.
    """
    tables = [b for b in blocks if not isinstance(b, PrintedLine | TextColumns)]
    if len(tables) < 2 or not (groups := list(_groups(tables))):
        return list(blocks)
    rows = _rows(block for block in blocks if isinstance(block, PrintedLine))
    gone: set[int] = set()
    added: list[TextColumns[T]] = []
    # From the bottom, so that what stands between two groups is a caption rather than a note.
    for group in reversed(groups):
        parts = _dealt(group, rows)
        if parts and not any(id(line) in gone for line in parts):
            added.append(_as_columns(group, chain.from_iterable(parts.values())))
            gone |= {id(block) for block in chain(group.tables, parts)}
    return [*(block for block in blocks if id(block) not in gone), *added]


def _as_columns(group: _Group[T], parts: Iterable[Part]) -> TextColumns[T]:
    """Each table with the parts of lines that belong to it."""
    columns: list[list[PrintedLine | T | TextColumns[T]]] = [[table] for table in group.tables]
    for column, part in parts:
        columns[column].append(part)
    return TextColumns(tuple(map(tuple, columns)))


def _groups(tables: Sequence[T]) -> Iterator[_Group[T]]:
    """Tables that share their height and nothing of their width."""
    group: list[T] = []
    bottom = float("-inf")
    for table in sorted(tables, key=lambda each: each.extent.top):
        if group and table.extent.top >= bottom:
            yield from _abreast(group)
            group, bottom = [], float("-inf")
        group.append(table)
        bottom = max(bottom, table.extent.bottom)
    yield from _abreast(group)


def _abreast(tables: Sequence[T]) -> Iterator[_Group[T]]:
    ordered = sorted(tables, key=lambda each: each.extent.x0)
    apart = all(left.extent.x1 < right.extent.x0 for left, right in pairwise(ordered))
    if len(ordered) > 1 and apart:
        yield _Group(tuple(ordered))


def _dealt(group: _Group[T], rows: Sequence[Row]) -> dict[PrintedLine, tuple[Part, ...]] | None:
    """The lines around tables side by side and beside them, each as parts with their tables.

    None where no line is dealt over several tables, or one beside them belongs to none.
    """
    top = min(extent.top for extent in group.extents)
    bottom = max(extent.bottom for extent in group.extents)
    first = bisect_left(rows, top, key=lambda row: row[0].extent.middle)
    last = bisect_left(rows, bottom, first, key=lambda row: row[0].extent.middle)
    above = rows[max(0, first - _MOST_ROWS) : first][::-1]
    taken = [*_next(group, above, top), *_next(group, rows[last : last + _MOST_ROWS], bottom)]
    if not taken:
        return None
    found = {line: _parts(group, line) for line in chain(*rows[first:last], *taken)}
    return found if all(found.values()) else None


def _rows(lines: Iterable[PrintedLine]) -> list[Row]:
    """Lines from the top, those beside each other together."""
    rows: list[list[PrintedLine]] = []
    for line in sorted(lines, key=lambda each: each.extent.top):
        if rows and line.extent.middle < rows[-1][0].extent.bottom:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [*rows]


def _next(group: _Group[T], rows: Sequence[Row], edge: float) -> list[Row]:
    """The rows next to the edge of tables that are dealt over these, the nearest first.

    Between them may be some that belong to one table, and behind them a line that goes on.
    """
    taken = 0
    near = _NEAR
    for index, row in enumerate(rows):
        top, bottom = row[0].extent.top, row[0].extent.bottom
        if max(top - edge, edge - bottom) > near * row[0].em:
            break
        parts = [_parts(group, line) for line in row]
        if not all(parts):
            break
        columns = {column for some in parts for column, _ in some}
        if len(columns) > 1 or (taken == index > 0 and _goes_on(group, rows[index - 1], row)):
            taken = index + 1
        edge, near = (bottom if top >= edge else top), _LEADING
    return list(rows[:taken])


def _goes_on(group: _Group[T], before: Row, row: Row) -> bool:
    """Whether a line below goes on with what stands above it and is as wide as the table."""
    if row[0].extent.top < before[0].extent.bottom:
        return False
    ((column, part),) = _parts(group, row[0])
    return any(
        at == column and group.extents[at].x1 - above.extent.x1 < _FULL * part.em
        for line in before
        for at, above in _parts(group, line)
    )


def _parts(group: _Group[T], line: PrintedLine) -> tuple[Part, ...]:
    """The parts of a line, each with the table that it lies over; none where it lies over both."""
    middles, extents = group.middles, group.extents
    if not line.pieces:
        return ()
    parts = tuple(parts_of(line, middles))
    spans = [(part.extent.x0, part.extent.x1) for _, part in parts]
    far = all(right[0] - left[1] > _FAR * line.em for left, right in pairwise(spans))
    wide = len(parts) < 2 or all(end - start >= _NARROW * line.em for start, end in spans)
    within = all(
        start < extents[column].x1
        and extents[column].x0 < end
        and column_of_span((start, start), middles) == column_of_span((end, end), middles)
        for (start, end), (column, _) in zip(spans, parts, strict=True)
    )
    return parts if far and wide and within and len(covered(spans)) == len(parts) else ()
