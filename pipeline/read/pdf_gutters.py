"""Areas of a page: text in columns beside each other, each with its tables, and what is around it.

Between columns a gutter stays open from top to bottom, be it as narrow as a word gap. Here it is
looked for before tables without rules are, so that each column may have some of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter
from statistics import median
from typing import Generic, Protocol, TypeVar

import msgspec

from pipeline.read.pdf_column_text import is_column_text
from pipeline.read.pdf_ink import Extent
from pipeline.read.pdf_lines import PrintedLine
from pipeline.read.pdf_strips import (
    Gap,
    cells_of,
    column_of_span,
    covered,
    gaps_between,
    middles_of,
)
from pipeline.read.pdf_strokes import Stroke

_APART = 2.5
_NEAR = 1.6
_FULL = 1.5
_FEWEST_LINES = 4
_MOST_GAPS = 2
_MOST_CLOSED = 6
# Columns may begin below lines with gaps that are none; each try reads all of them.
_MOST_TRIES = 4


class _Table(Protocol):
    @property
    def extent(self) -> Extent: ...


T = TypeVar("T", bound=_Table)


class Area(msgspec.Struct, Generic[T], frozen=True):
    """A part of a page: its lines from the top, and its ruled tables."""

    lines: tuple[PrintedLine, ...]
    tables: tuple[T, ...]


Columned = tuple[Area[T], ...]


class _Item(msgspec.Struct, Generic[T], frozen=True, eq=False):
    """What is printed somewhere: a line, a table or, if it is neither, a rule."""

    top: float
    bottom: float
    spans: tuple[Gap, ...]
    line: PrintedLine | None = None
    table: T | None = None


_Items = Sequence[_Item[T]]


def areas_of(
    lines: Sequence[PrintedLine], tables: Sequence[T], rules: Sequence[Stroke]
) -> Iterator[Area[T] | Columned[T]]:
    """The areas of a page from the top: columns beside each other, and what has its whole width.

    Args:
        lines: those in no ruled table, from the top.
        tables: the ruled ones.
        rules: those across the page that belong to no ruled table; one across a gutter ends it.
    """
    bands = list(_bands(_items(lines, tables, rules), min((x.em for x in lines), default=0)))
    first = {next(_lines_in(band)): columns for band, columns in bands}
    taken = {line for band, _ in bands for line in _lines_in(band)}
    held = {id(item.table) for band, _ in bands for item in band}
    rest: list[PrintedLine] = []
    yield Area((), tuple(table for table in tables if id(table) not in held))
    for line in lines:
        if line not in taken:
            rest.append(line)
        elif line in first:
            yield Area(tuple(rest), ())
            yield first[line]
            rest = []
    yield Area(tuple(rest), ())


def _items(
    lines: Sequence[PrintedLine], tables: Sequence[T], rules: Sequence[Stroke]
) -> list[_Item[T]]:
    """Everything from the top, but for lines that are not upright."""
    found: list[_Item[T]] = [
        _Item(x.extent.top, x.extent.bottom, tuple((p.x0, p.x1) for p in x.pieces), line=x)
        for x in lines
        if x.pieces and not x.slanted
    ]
    if not any(_is_beside(found, index) for index in range(len(found))):
        return []
    found += (
        _Item(x.extent.top, x.extent.bottom, ((x.extent.x0, x.extent.x1),), table=x) for x in tables
    )
    found += (_Item(rule.at, rule.at, ((rule.start, rule.end),)) for rule in rules)
    return sorted(found, key=attrgetter("top"))


def _is_beside(items: _Items[T], index: int) -> bool:
    """Whether something stands beside a part of a line, or of the one that begins next."""
    item = items[index]
    if item.line is None:
        return False
    if len(item.spans) > 1:
        return True
    if index + 1 == len(items) or items[index + 1].top >= item.bottom:
        return False
    return len(covered((*item.spans, *items[index + 1].spans))) > 1


def _lines_in(items: _Items[T]) -> Iterator[PrintedLine]:
    return (item.line for item in items if item.line is not None)


def _bands(items: _Items[T], em: float) -> Iterator[tuple[_Items[T], Columned[T]]]:
    """What stands in columns, and these, one after the other."""
    start = done = tries = reached = 0
    while start < len(items):
        if not _is_beside(items, start):
            start += 1
            continue
        first = _top_of(items, start, done)
        end, gaps = _end(items, first, start, em)
        band = _columned(items, first, end, done, gaps)
        if band:
            yield band
            start = done = items.index(band[0][-1], first) + 1
            tries = 0
            continue
        tries = tries + 1 if start < reached else 1
        reached = max(reached, end)
        start = start + 1 if tries < _MOST_TRIES else max(end, start + 1)


def _top_of(items: _Items[T], start: int, done: int) -> int:
    """Where the items begin that stand beside an item."""
    first = start
    while first > done and items[first - 1].bottom > items[start].top:
        first -= 1
    return first


def _end(items: _Items[T], first: int, start: int, em: float) -> tuple[int, list[Gap]]:
    """Behind the last item that leaves a gap open, and the gaps that all leave open."""
    spans = covered(span for item in items[first : start + 1] for span in item.spans)
    bottom = max(item.bottom for item in items[first : start + 1])
    gaps, end = gaps_between(spans, em), start + 1
    while end < len(items) and items[end].top - bottom < _APART * em:
        united = covered((*spans, *items[end].spans))
        left = gaps_between(united, em)
        if (gaps or items[end].top >= items[start].bottom) and not left:
            break
        spans, gaps, end = united, left, end + 1
        bottom = max(bottom, items[end - 1].bottom)
    return end, gaps


def _columned(
    items: _Items[T], first: int, end: int, done: int, gaps: Sequence[Gap]
) -> tuple[_Items[T], Columned[T]] | None:
    """The items that stand in columns beside each other, and these; None where none do."""
    if end - first < _FEWEST_LINES or not gaps or len(gaps) > _MOST_CLOSED:
        return None
    widest = sorted(gaps, key=lambda gap: gap[0] - gap[1])
    choices = [list(gaps)] if 1 < len(gaps) <= _MOST_GAPS else []
    for some in (*choices, *([gap] for gap in widest)):
        begin = _begin(items, first, done, some)
        printed = [item for item in items[begin:end] if item.line or item.table]
        band = _without_rest(printed, middles_of(some))
        columns = _parted(band, middles_of(some))
        if all(_is_column(column, columns) for column in columns):
            return band, columns
    return None


def _begin(items: _Items[T], first: int, done: int, gaps: Sequence[Gap]) -> int:
    """Where the first column begins: it may begin above the others with full lines."""
    edge, middle = gaps[0][0], middles_of(gaps)[0]
    begin = at = first
    while at > done:
        above, below = items[at - 1], items[at]
        line = above.line
        if line is None or line.extent.x1 > middle or below.top - above.bottom > _NEAR * line.em:
            break
        at -= 1
        if edge - line.extent.x1 < _FULL * line.em:
            begin = at
    return begin


def _without_rest(band: _Items[T], middles: Sequence[float]) -> _Items[T]:
    """Without lines far below those that end the shorter columns, as a date may stand there."""
    bottoms = [float("-inf")] * (len(middles) + 1)
    for item in band:
        for span in item.spans:
            column = column_of_span(span, middles)
            bottoms[column] = max(bottoms[column], item.bottom)
    shared = min(bottoms)
    count, bottom = len(band), float("-inf")
    for index, item in enumerate(band):
        em = item.line.em if item.line else 0.0
        if item.top > shared and em and item.top - bottom > _NEAR * em:
            count = index
            break
        bottom = max(bottom, item.bottom)
    return band[:count]


def _parted(band: _Items[T], middles: Sequence[float]) -> Columned[T]:
    """The columns of a band."""
    tables: list[list[T]] = [[] for _ in range(len(middles) + 1)]
    for item in band:
        if item.table is not None:
            tables[column_of_span(item.spans[0], middles)].append(item.table)
    lines = cells_of(_lines_in(band), middles)
    return tuple(Area(some, tuple(own)) for some, own in zip(lines, tables, strict=True))


def _is_column(area: Area[T], columns: Columned[T]) -> bool:
    """Whether an area is a column of text, many of its lines beside those of all others."""
    if len(area.lines) < _FEWEST_LINES:
        return False
    reach = [_reach(column) for column in columns if column is not area]
    top, bottom = max(top for top, _ in reach), min(bottom for _, bottom in reach)
    beside = sum(top <= line.extent.middle <= bottom for line in area.lines)
    em = median(line.em for line in area.lines)
    return beside >= _FEWEST_LINES and is_column_text(area.lines, em)


def _reach(area: Area[T]) -> tuple[float, float]:
    """From where to where a column runs down."""
    extents = [line.extent for line in area.lines] + [table.extent for table in area.tables]
    return min((x.top for x in extents), default=0), max((x.bottom for x in extents), default=0)
