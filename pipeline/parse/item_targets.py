"""Targets in a table of items: an indicator for each row that has numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.parse.item_columns import Head
from pipeline.parse.item_groups import Group, Row, cells_of
from pipeline.parse.reading import ItemEntry
from pipeline.parse.target_table import (
    HeaderItem,
    Indicator,
    Read,
    TargetTable,
    Value,
    key,
    split_unit,
)
from pipeline.text.labels import label_of
from pipeline.text.passage import Passage

_DIGIT = re.compile(r"\d")
_NUMBERS = {"region", "target", "achieved", "rate"}


def has_numbers(heads: Sequence[Head]) -> bool:
    """Whether any column holds values."""
    return any(head.kind in _NUMBERS for head in heads)


def targets_of(
    groups: Sequence[Group], items: Sequence[ItemEntry], heads: Sequence[Head], read: Read
) -> TargetTable:
    """An indicator for each row that has numbers, a value for each column of numbers."""
    columns = [head for head in heads if head.kind in _NUMBERS]
    indicators: list[Indicator] = []
    values: list[Value] = []
    for group, item in zip(groups, items, strict=True) if columns else ():
        title = next(iter(cells_of(group, heads, "title", read)), Passage())
        named = label_of(title.text)
        title = title[named.end :] if named else title
        header = HeaderItem(item.number, item.label, title, item.duty, item.whole)
        for row in group.rows:
            indicators.append(_indicator(row, heads, header, group.section, read))
            values += _values(row, columns, len(indicators) - 1, read)
    return TargetTable((), tuple(indicators), tuple(values), ())


def _indicator(
    row: Row, heads: Sequence[Head], item: HeaderItem, section: int | None, read: Read
) -> Indicator:
    """What the numbers of a row are of: its indicator cell, else its item's title."""
    printed = {
        head.kind: read(row.cells[head.index]) for head in heads if row.cells[head.index].lines
    }
    own = [row.cells[head.index] for head in heads if head.kind == "title"]
    sub = [read(cell) for cell in own if cell.lines and cell.row == row.index]
    goal = printed.get("goal")  # beside a column of numbers it may name them
    goal = goal if goal and "unit" in printed and not _DIGIT.search(goal.text) else None
    named = (
        printed.get("indicator") or printed.get("content") or goal or next(iter(sub), item.title)
    )
    name, unit = split_unit(named)
    if "unit" in printed:
        unit = split_unit(printed["unit"])[1] or printed["unit"].text  # 增幅（%）
    headers = [printed[kind] for kind in ("indicator", "unit") if kind in printed]
    return Indicator(section, item, name, unit, tuple(headers))


def _values(row: Row, columns: Sequence[Head], indicator: int, read: Read) -> Iterator[Value]:
    for head in columns:
        cell = row.cells[head.index]
        region = head.label if head.kind == "region" else head.region
        yield Value(
            indicator,
            region,
            cell,
            read(cell),
            inherited=bool(cell.lines) and key(cell) != (row.index, head.index),
            role="target" if head.kind == "region" else head.kind,  # type: ignore[arg-type]
            period=head.period,
            unit=head.unit,
            headers=() if head.kind == "region" else (head.label,),
        )
