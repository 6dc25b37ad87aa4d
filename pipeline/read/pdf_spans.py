"""Names in the first column that are centred on several rows: which rows are theirs."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from pipeline.read.pdf_filled import Filled, Group
from pipeline.read.pdf_lines import PrintedLine, part_of
from pipeline.read.pdf_strips import Parts, Strip, column_of, strips_of

_SLACK = 0.5
_OFF = 0.3
_LINE_GAP = 0.9

Spans = dict[int, tuple[int, Parts]]


class _Name(msgspec.Struct, frozen=True):
    parts: Parts

    @property
    def middle(self) -> float:
        return (self.parts[0].extent.top + self.parts[-1].extent.bottom) / 2


def has_names_between(table: Filled) -> bool:
    """Whether names stand alone between rows that have their running numbers further right."""
    if not table.counting:
        return False
    alone = [row[0] and not any(row[1:]) for row in table.cells]
    numbered = [bool(row[table.counting]) for row in table.cells]
    return any(alone[numbered.index(True) :])


def has_names_off_rows(table: Filled, rows: Sequence[Group]) -> bool:
    """Whether a name is neither at the top nor in the middle of the row that it would be in."""
    if not table.counting:
        return False
    slack = _OFF * table.em
    for row in rows:
        parts = [part for index in row for part in table.cells[index][0]]
        others = [p for i in row for cell in table.cells[i][1:] for p in cell]
        if parts and others:
            name, top = _Name(tuple(parts)), min(p.extent.top for p in others)
            middle = (top + max(p.extent.bottom for p in others)) / 2
            if abs(name.middle - middle) > slack and abs(parts[0].extent.top - top) > slack:
                return True
    return False


def without_first_column(
    strips: Sequence[Strip], middles: Sequence[float]
) -> tuple[list[Strip], list[PrintedLine]]:
    """Strips of what stands in the other columns, and the lines of the first one."""
    names: list[PrintedLine] = []
    others: list[PrintedLine] = []
    for strip in strips:
        for line in strip.lines:
            own = [piece for piece in line.pieces if column_of(piece, middles) == 0]
            rest = line.pieces[len(own) :]
            if own:
                names.append(part_of(line, own))
            if rest:
                others.append(part_of(line, rest))
    return strips_of(others), names


def spans_of_names(
    table: Filled, rows: Sequence[Group], lines: Sequence[PrintedLine], *, or_nearest: bool
) -> Spans:
    """For each row in which a name begins how many rows it covers, and the name.

    Args:
        table: strips without the first column.
        rows: of the table.
        lines: of the first column.
        or_nearest: whether each name is given to the nearest row where names do not lie in the
            middle of rows that are theirs; else there are no names.
    """
    heights = [(table.strips[row[0]].top, table.strips[row[-1]].bottom) for row in rows]
    names = list(_names(lines, table.em))
    return _tiled(heights, names, table.em) or (_nearest(heights, names) if or_nearest else {})


def _names(lines: Sequence[PrintedLine], em: float) -> list[_Name]:
    found: list[_Name] = []
    for line in lines:
        if found and line.extent.top - found[-1].parts[-1].extent.bottom < _LINE_GAP * em:
            found[-1] = _Name((*found[-1].parts, line))
        else:
            found.append(_Name((line,)))
    return found


def _tiled(heights: Sequence[tuple[float, float]], names: Sequence[_Name], em: float) -> Spans:
    spans: Spans = {}
    start = 0
    for name in names:
        ends = (
            end
            for end in range(start, len(heights))
            if abs((heights[start][0] + heights[end][1]) / 2 - name.middle) < _SLACK * em
        )
        end = next(ends, None)
        if end is None:
            return {}
        spans[start] = end - start + 1, name.parts
        start = end + 1
    return spans if start == len(heights) else {}


def _nearest(heights: Sequence[tuple[float, float]], names: Sequence[_Name]) -> Spans:
    spans: Spans = {}
    for name in names:
        row = min(
            range(len(heights)),
            key=lambda i, m=name.middle: abs(sum(heights[i]) / 2 - m),  # type: ignore[misc]
        )
        _, before = spans.get(row, (1, ()))
        spans[row] = 1, (*before, *name.parts)
    return spans
