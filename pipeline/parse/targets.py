"""Target tables to rows: one per indicator and region."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

from pipeline.circular import Comparator, Kind, Target
from pipeline.document import Cell, Document
from pipeline.parse.columns import Column, DataRow, HeaderItem, TargetTable
from pipeline.parse.places import RowRegion, row_regions
from pipeline.parse.repair import Completion, complete_columns
from pipeline.text.cells import placeholder_of
from pipeline.text.passage import Passage
from pipeline.text.quantity_cells import ParsedValue, parse_value
from pipeline.text.quantity_units import base
from pipeline.text.regions import Region


@dataclass(frozen=True, slots=True)
class Indicator:
    """A data column that has found its item, its order in it, and its full name.

    Attributes:
        number: order within the item.
        item_number: of the item in its list.
        section_number: the one its item's number belongs to.
        name: completed where the header is cut off; None for a dash.
        repaired: whether name, unit or section were completed from another part.
        part_of: number of the whole, where the name begins with 其中.
    """

    table_number: int
    column: Column
    item_number: int
    section_number: int | None
    number: int
    name: str | None
    unit: str | None
    repaired: bool
    part_of: int | None


@dataclass(frozen=True, slots=True)
class Known:
    """What the other parts say of an item that a table only names.

    Attributes:
        number_of: number in its list of an item header in a section.
        section_of: section that an item's number belongs to.
        texts_of: the item's text in each other part, the notice's first.
    """

    number_of: Callable[[HeaderItem, int | None], int]
    section_of: Callable[[int], int | None]
    texts_of: Callable[[int], Sequence[str]]


def read_targets(
    document: Document,
    tables: Sequence[TargetTable],
    known: Known,
    issuing: Region | None,
    list_number: int,
) -> list[Target]:
    """The targets of all tables of one list, in the order of their key."""
    labels = list(dict.fromkeys(row.label.text for table in tables for row in table.rows))
    regions = dict(zip(labels, row_regions(labels, issuing), strict=True))
    numbers = {label: number for number, label in enumerate(labels, 1)}
    found: list[Target] = []
    for indicator in _indicators(tables, known, issuing, regions):
        table = tables[indicator.table_number - 1]
        position = table.columns.index(indicator.column)
        for row in table.rows:
            label = row.label.text
            target = _target(document, indicator, row, position, regions[label])
            found.append(replace(target, list_number=list_number, region_number=numbers[label]))
    return sorted(found, key=lambda t: (t.item_number, t.indicator_number, t.region_number))


def _indicators(
    tables: Sequence[TargetTable],
    known: Known,
    issuing: Region | None,
    regions: dict[str, RowRegion],
) -> Iterator[Indicator]:
    """The columns of all tables, item by item, numbered and completed."""
    by_item: dict[int, list[tuple[int, Column]]] = {}
    for table_number, table in enumerate(tables, 1):
        for column in table.columns:
            number = known.number_of(column.item, column.section)
            by_item.setdefault(number, []).append((table_number, column))
    for item_number, columns in by_item.items():
        values = [_own_value(tables[t - 1], column, issuing, regions) for t, column in columns]
        completed = _completed([column for _, column in columns], values, known, item_number)
        yield from _numbered(columns, completed, item_number, known.section_of(item_number))


def _own_value(
    table: TargetTable,
    column: Column,
    issuing: Region | None,
    regions: dict[str, RowRegion],
) -> str | None:
    """What the issuing region's row says, else the last row."""
    position = table.columns.index(column)
    code = issuing.code if issuing else None
    rows = [row for row in table.rows if regions[row.label.text].code == code] or table.rows[-1:]
    return rows[0].cells[position][1].text if rows else None


def _completed(
    columns: Sequence[Column], values: Sequence[str | None], known: Known, item_number: int
) -> list[Completion | None]:
    """Completions from the first part that has any for a column."""
    done: list[Completion | None] = [None] * len(columns)
    for text in known.texts_of(item_number):
        found = complete_columns(columns, values, text)
        done = [before or after for before, after in zip(done, found, strict=True)]
    return done


def _numbered(
    columns: Sequence[tuple[int, Column]],
    completed: Sequence[Completion | None],
    item_number: int,
    section: int | None,
) -> Iterator[Indicator]:
    whole: int | None = None
    for number, ((table, column), completion) in enumerate(zip(columns, completed, strict=True), 1):
        name = completion.name if completion else (column.name.text if column.name else None)
        unit = completion.unit if completion else column.unit
        misplaced = column.section is not None and section not in {None, column.section}
        part = bool(name and name.startswith("其中"))
        whole = whole if part else number
        yield Indicator(
            table,
            column,
            item_number,
            section if section is not None else column.section,
            number,
            name,
            unit,
            repaired=completion is not None or misplaced,
            part_of=whole if part else None,
        )


def _target(
    document: Document, indicator: Indicator, row: DataRow, position: int, region: RowRegion
) -> Target:
    cell, wording = row.cells[position]
    kind, value = _meaning(wording.text, cell)
    unit = (value.unit if value else None) or indicator.unit
    value_base, unit_base = base(value.value, unit) if value else (None, None)
    return Target(
        list_number=1,
        item_number=indicator.item_number,
        indicator_number=indicator.number,
        region_number=0,
        value_role="target",
        period=None,
        region_label=row.label.text,
        section_number=indicator.section_number,
        indicator=indicator.name,
        unit=unit,
        region_name=region.name,
        region_code=region.code,
        region_role=region.role,
        kind=kind,
        raw=_printed(document, cell),
        comparator=cast(Comparator, value.comparator) if value else None,
        value=float(value.value) if value else None,
        value_base=float(value_base) if value_base is not None else None,
        unit_base=unit_base,
        inherited=(cell.row, cell.column) != (row.row, indicator.column.index) and bool(cell.lines),
        part_of=indicator.part_of,
        repaired=indicator.repaired,
        table_number=indicator.table_number,
        place=document.place(wording),
        header_place=document.place(*indicator.column.headers, row.label),
    )


def _meaning(text: str, cell: Cell) -> tuple[Kind | None, ParsedValue | None]:
    """Kind and value of a cell; no kind for words that no rule knows."""
    if not cell.lines:
        return "blank", None
    if kind := placeholder_of(text):
        return kind, None
    value = parse_value(text)
    return ("number", value) if value else (None, None)


def _printed(document: Document, cell: Cell) -> str | None:
    lines = (document.text[line.span.start : line.span.end].strip() for line in cell.lines)
    return "".join(lines) or None


def merged_headers(tables: Sequence[TargetTable], known: Known) -> dict[int, list[HeaderItem]]:
    """The item headers of all tables by item number; one per cell, in print."""
    found: dict[int, list[HeaderItem]] = {}
    for table in tables:
        for column in table.columns:
            headers = found.setdefault(known.number_of(column.item, column.section), [])
            if column.item not in headers:
                headers.append(column.item)
    return found


def wholes(headers: Sequence[HeaderItem]) -> tuple[Passage, ...]:
    """Everything that an item's headers print."""
    return tuple(header.whole for header in headers)
