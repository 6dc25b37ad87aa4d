"""Thin bars to strokes: the pieces of one rule joined, and rules that make up one table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from pipeline.read.pdf_ink import Extent

SNAP = 3.0
_JOIN = 4.5
_SHORTEST = 8.0
_DOT = 3.0
_IN_LINE = 0.6
_MOST_CROSSINGS = 1_000_000
_NEAR = 30.0


class TooManyRulesError(ValueError):
    """A drawing and no table; ``args[0]`` is the number of rules."""


class Stroke(NamedTuple):
    """A rule: its position across, and from where to where it runs."""

    at: float
    start: float
    end: float


Component = tuple[list[Stroke], list[Stroke]]


def strokes(rules: Sequence[Extent]) -> tuple[list[Stroke], list[Stroke]]:
    """Horizontal and vertical strokes: the pieces of one rule joined, specks dropped.

    A double rule becomes one stroke, and so do the dots of a dotted one.
    """
    flat: list[Stroke] = []
    steep: list[Stroke] = []
    for x0, top, x1, bottom in rules:
        is_dot = max(x1 - x0, bottom - top) <= _DOT
        if is_dot or x1 - x0 >= bottom - top:
            flat.append(Stroke((top + bottom) / 2, x0, x1))
        if is_dot or x1 - x0 < bottom - top:
            steep.append(Stroke((x0 + x1) / 2, top, bottom))
    return _joined(flat), _joined(steep)


def _joined(pieces: Sequence[Stroke]) -> list[Stroke]:
    """Pieces in one line made one, then lines side by side as those of a double rule."""
    joined: list[Stroke] = []
    for group in grouped(sorted(pieces), _IN_LINE):
        at = sum(piece.at for piece in group) / len(group)
        runs = _runs(sorted((piece.start, piece.end) for piece in group))
        joined += (Stroke(at, start, end) for start, end in runs if end - start >= _SHORTEST)
    single: list[Stroke] = []
    for stroke in sorted(joined):
        index = _beside(stroke, single)
        if index is None:
            single.append(stroke)
        else:
            single[index] = _united(single[index], stroke)
    return single


def _beside(stroke: Stroke, others: Sequence[Stroke]) -> int | None:
    """The last of the strokes that runs beside another, as near as a double rule's."""
    for index in range(len(others) - 1, -1, -1):
        other = others[index]
        if stroke.at - other.at > SNAP:
            return None
        if stroke.start < other.end + SNAP and other.start < stroke.end + SNAP:
            return index
    return None


def _united(one: Stroke, other: Stroke) -> Stroke:
    first, second = one.end - one.start, other.end - other.start
    at = (one.at * first + other.at * second) / (first + second)
    return Stroke(at, min(one.start, other.start), max(one.end, other.end))


def grouped(ordered: Iterable[Stroke], distance: float) -> Iterator[list[Stroke]]:
    """Groups of strokes at about one position, in their order."""
    group: list[Stroke] = []
    for stroke in ordered:
        if group and stroke.at - group[0].at > distance:
            yield group
            group = []
        group.append(stroke)
    if group:
        yield group


def _runs(intervals: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Intervals with the small gaps between them closed."""
    start, end = intervals[0]
    for left, right in intervals[1:]:
        if left - end > _JOIN:
            yield start, end
            start, end = left, right
        end = max(end, right)
    yield start, end


def components(flat: Sequence[Stroke], steep: Sequence[Stroke]) -> list[Component]:
    """Strokes that touch each other, directly or through others: those of one table.

    Raises:
        TooManyRulesError: more of them than any table has.
    """
    if len(flat) * len(steep) > _MOST_CROSSINGS:
        raise TooManyRulesError(len(flat) + len(steep))
    parent = list(range(len(flat) + len(steep)))
    upright = sorted((stroke.at, index) for index, stroke in enumerate(steep))
    for index, stroke in enumerate(flat):
        for position in range(bisect_left(upright, (stroke.start - SNAP, -1)), len(upright)):
            at, other = upright[position]
            if at > stroke.end + SNAP:
                break
            if steep[other].start - SNAP <= stroke.at <= steep[other].end + SNAP:
                parent[root(parent, index)] = root(parent, len(flat) + other)
    groups: dict[int, Component] = {}
    for index, stroke in enumerate((*flat, *steep)):
        pair = groups.setdefault(root(parent, index), ([], []))
        pair[index >= len(flat)].append(stroke)
    loose = [pair[0][0] for pair in groups.values() if len(pair[0]) == 1 and not pair[1]]
    tables = [pair for pair in groups.values() if pair[0] and pair[1]]
    for table in tables:
        _take_loose(table, loose)
    return tables


def _take_loose(table: Component, loose: list[Stroke]) -> None:
    """Add rules above and below that run as far as the table, which has no outer rules there.

    A row that is one cell from side to side has then no rule that touches the others.
    """
    flat, steep = table
    start, end = min(stroke.start for stroke in flat), max(stroke.end for stroke in flat)
    uprights = [stroke.at for stroke in steep]
    if min(uprights) - start < _SHORTEST or end - max(uprights) < _SHORTEST:
        return
    heights = [lower.at - upper.at for upper, lower in pairwise(sorted(flat))]
    near = max(_NEAR, 2 * median(heights or [0.0]))
    for stroke in sorted(loose, key=lambda each: abs(each.at - flat[0].at)):
        as_far = abs(stroke.start - start) <= SNAP and abs(stroke.end - end) <= SNAP
        gap = min(abs(stroke.at - other.at) for other in flat)
        if as_far and gap <= near:
            flat.append(stroke)
            loose.remove(stroke)


def root(parent: list[int], index: int) -> int:
    """The first of the group that an index was joined to."""
    while parent[index] != index:
        parent[index] = parent[parent[index]]
        index = parent[index]
    return index
