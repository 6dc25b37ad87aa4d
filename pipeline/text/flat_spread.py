"""The header of a table whose grid is gone, spread over a known number of columns.

Its cells come one after the other, row by row; how many columns each stands over is not printed.
It is decided only where the arithmetic leaves one way: as many labels as columns, sub-headers that
come again with each group, one label over all. Where two ways are left there is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise, takewhile

import msgspec
from msgspec.structs import replace

from pipeline.text.column_labels import is_of_period, kind_of, period_of
from pipeline.text.labels import Style, label_of
from pipeline.text.quantity_units import is_unit
from pipeline.text.unit_lists import are_unit_names

_PAIR = 2
_ROLES = {"goal", "achieved", "rate"}
_BRACKET = re.compile(r"（[^（）]*）$")


class HeadRow(msgspec.Struct, frozen=True):
    """A row of a header.

    Attributes:
        labels: its cells, as indices of labels.
        widths: how many columns each of them stands over.
        stub: the label at the head of the row, where it has one of its own (单位, 责任单位).
    """

    labels: tuple[int, ...]
    widths: tuple[int, ...]
    stub: int | None = None


Head = tuple[HeadRow, ...]


def spread(labels: Sequence[str], columns: int) -> Head | None:
    """Deal labels into rows over columns; None where nothing or more than one way fits.

    Args:
        labels: in print, without what stands over the column of row names.
        columns: number of values in a row.
    """
    if all(is_role(label) or _is_bare_unit(label) for label in labels):
        return None  # nothing there says what the values are of
    return _rows(labels, 0, len(labels), columns)


def is_role(label: str) -> bool:
    """Whether a label only tells targets, results and parts of the year apart."""
    return kind_of(label) in _ROLES or is_of_period(label)


def _rows(
    labels: Sequence[str], start: int, end: int, columns: int, closed: bool = False
) -> Head | None:
    """The rows of labels ``start`` to ``end`` over columns.

    Args:
        labels: of the whole header.
        start: the first of those that are still to be dealt.
        end: behind the last of them.
        columns: places in each row, groups of sub-headers counting as one.
        closed: whether a row stands below them that ends the header for certain.
    """
    if end - start == columns:
        return _one_row(labels, start, end)
    below = end - columns
    if below <= start:
        return None
    if _heads_row(labels[below - 1]):
        own = HeadRow(tuple(range(below, end)), (1,) * columns, below - 1)
        return _on_top(_rows(labels, start, below - 1, columns, True), own)
    sizes = _sizes(labels, below, end)
    if sizes is not None:
        own = HeadRow(tuple(range(below, end)), (1,) * columns)
        return _on_top(_widened(_rows(labels, start, below, len(sizes), True), sizes), own)
    found = _under_numbers(labels, start, end, columns, closed)
    return found or _stacked(labels, start, end, columns, closed)


def _one_row(labels: Sequence[str], start: int, end: int) -> Head | None:
    """All labels side by side; none where only some of them have a number, or other ones."""
    own = range(start, end)
    if len({_style(labels[i]) for i in own}) > 1 or any(_heads_row(labels[i]) for i in own):
        return None
    return (HeadRow(tuple(own), (1,) * len(own)),)


def _heads_row(label: str) -> bool:
    """Whether a label names the row that it begins: of units, or of who owes the items."""
    kind = kind_of(label) or ""
    return kind == "unit" or kind.startswith("duty:")


def _on_top(above: Head | None, row: HeadRow) -> Head | None:
    return (*above, row) if above is not None else None


def _sizes(labels: Sequence[str], start: int, end: int) -> list[int] | None:
    """How many columns each header above a last row has; None where that row does not tell."""
    row = labels[start:end]
    if all(map(is_role, row)):
        return None if is_role(labels[start - 1]) else _role_groups(row)
    if all(map(_is_bare_unit, row)) or (
        all(map(are_unit_names, row)) and not are_unit_names(labels[start - 1])
    ):
        return [1] * len(row)
    return _periods(row)


def _role_groups(row: Sequence[str]) -> list[int] | None:
    """Groups of 目标 | 完成 | 完成率, each beginning as the first, none with a role twice."""
    keys = [(kind_of(label), period_of(label), _bare(label)) for label in row]
    starts = [i for i, key in enumerate(keys) if key == keys[0]]
    groups = [keys[a:b] for a, b in pairwise([*starts, len(keys)])]
    longest = max(groups, key=len)
    if len({key[:2] for key in longest}) < len(longest):
        return None
    if any([key for key in longest if key in group] != group for group in groups):
        return None
    return [len(group) for group in groups]


def _periods(row: Sequence[str]) -> list[int] | None:
    """Groups of sub-headers of any name that come again and again."""
    for size in range(2, len(row) // 2 + 1):
        first = list(map(_bare, row[:size]))
        if len(row) % size or len(set(first)) < size:
            continue
        if all(_bare(label) == first[i % size] for i, label in enumerate(row)):
            return [size] * (len(row) // size)
    return None


def _bare(label: str) -> str:
    return _BRACKET.sub("", label)


def _is_bare_unit(label: str) -> bool:
    return is_unit(label.strip("（）"))


def _widened(rows: Head | None, sizes: Sequence[int]) -> Head | None:
    """Rows over groups of columns as rows over the columns."""
    if rows is None:
        return None
    edges = [0, *accumulate(sizes)]
    return tuple(replace(row, widths=_in_columns(row.widths, edges)) for row in rows)


def _in_columns(widths: Sequence[int], edges: Sequence[int]) -> tuple[int, ...]:
    ends = [0, *accumulate(widths)]
    return tuple(edges[b] - edges[a] for a, b in pairwise(ends))


def _under_numbers(
    labels: Sequence[str], start: int, end: int, columns: int, closed: bool
) -> Head | None:
    """A first row of numbered labels: one over all, or one over each cell of the row below.

    A single label without a number above several numbered ones stands over all of them.
    """
    styles = [_style(labels[i]) for i in range(start, end)]
    count = len(list(takewhile(lambda style: style == styles[0], styles)))
    if styles[0] is None:
        over_items = count == 1 and styles[count] == styles[-1] and len(styles) > _PAIR
        if not over_items:
            return None
    elif styles[0] in styles[count:]:
        return None
    below = _rows(labels, start + count, end, columns, closed)
    if below is None or count not in {1, len(below[0].labels)}:
        return None
    widths = (columns,) if count == 1 else below[0].widths
    return (HeadRow(tuple(range(start, start + count)), widths), *below)


def _style(label: str) -> Style | None:
    found = label_of(label)
    return found.style if found and not found.doubtful else None


def _stacked(
    labels: Sequence[str], start: int, end: int, columns: int, closed: bool
) -> Head | None:
    """Labels over a single column, or one over two: there is no other way for these.

    Without a row of sub-headers below them the last one may stand in the table and head its first
    rows, unless units show what stands over numbers.
    """
    own = range(start, end)
    styles = [style for i in own if (style := _style(labels[i]))]
    if any(_heads_row(labels[i]) or is_role(labels[i]) for i in own):
        return None
    if len(set(styles)) < len(styles):
        return None
    has_unit = [_has_unit(labels[i]) for i in own]
    if not closed and (any(has_unit[:-columns]) or not all(has_unit[-columns:])):
        return None
    if columns == 1:
        return tuple(HeadRow((i,), (1,)) for i in own)
    if columns == _PAIR and len(own) == _PAIR + 1 and not styles:
        return (HeadRow((start,), (2,)), HeadRow((start + 1, start + 2), (1, 1)))
    return None


def _has_unit(label: str) -> bool:
    match = _BRACKET.search(label)
    return match is not None and _is_bare_unit(match.group())
