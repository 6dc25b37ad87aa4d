"""Target tables with a row per region and a column per indicator."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from pipeline.circular import ValueRole
from pipeline.document import Cell, Document, Grid
from pipeline.parse.duties import duty_from
from pipeline.parse.lists import section_entry
from pipeline.parse.places import is_region_label
from pipeline.parse.reading import Leftover, SectionEntry
from pipeline.parse.region_headers import (
    VALUE_ROLES,
    Levels,
    distinct,
    levels_of,
    section_numbers,
    unnumbered_levels,
)
from pipeline.parse.target_table import (
    HeaderItem,
    Indicator,
    Read,
    TargetTable,
    Value,
    header_item,
    indicator_name,
    is_value,
    key,
    reader_of,
    split_unit,
)
from pipeline.text.column_labels import kind_of, period_of
from pipeline.text.duty_types import Role
from pipeline.text.passage import Passage
from pipeline.text.responsibility import statement_in
from pipeline.text.roles import role_of_label
from pipeline.text.table_notes import is_table_note

_FEWEST_COLUMNS = 2
_REMARK = re.compile(r"[：。；\d]")


class _Column(msgspec.Struct, frozen=True):
    """A data column: what its values are of, and as what; ``origin`` is its index in the grid."""

    index: int
    origin: int
    indicator: Indicator
    role: ValueRole = "target"
    period: str | None = None
    unit: str | None = None
    headers: tuple[Passage, ...] = ()


def read_region_rows(
    document: Document, grid: Grid, headings: Collection[str] = ()
) -> TargetTable | None:
    """Read a grid with a row per region; None where no header of items stands over values.

    Args:
        document: for places in the source.
        grid: the table.
        headings: titles of the sections of the circular's lists; they tell a header row of
            sections from one of items where neither has numbers.
    """
    read = reader_of(document)
    matrix, ordinals = _without_ordinals(grid.matrix(), read)
    height = _header_height(matrix, read)
    header = matrix[:height]
    levels = levels_of(header, read) or unnumbered_levels(matrix, height, read, headings)
    if not height or levels is None:
        return None
    shift = grid.column_count - len(matrix[0])
    columns = list(_columns(header, levels, read, shift))
    indicators = list({id(each.indicator): each.indicator for each in columns}.values())
    stubs = {key(row[0]): row[0] for row in header if row[0].column_span < grid.column_count}
    labels = (read(cell) for cell in stubs.values() if cell.lines)
    remarks = (read(row[0]) for row in matrix[height:] if row[0].lines and _is_note(row, read))
    notes = (text for text in remarks if is_table_note(text.text))
    return TargetTable(
        tuple(_sections(header, levels, read)),
        tuple(indicators),
        tuple(_values(matrix[height:], columns, indicators, read)),
        tuple(Leftover("table_label", label) for label in [*labels, *ordinals, *notes]),
    )


def _without_ordinals(
    matrix: list[list[Cell]], read: Read
) -> tuple[list[list[Cell]], list[Passage]]:
    """A matrix whose first column names regions: a column of ordinals before it goes."""
    first = [row[0] for row in matrix]
    heads = [cell for cell in first if cell.lines and kind_of(read(cell).text) == "number"]
    if not heads or len(matrix[0]) <= _FEWEST_COLUMNS:
        return matrix, []
    ordinals = [read(cell) for cell in distinct(first) if cell.lines and cell.column_span == 1]
    return [row[1:] for row in matrix], ordinals


def _header_height(matrix: Sequence[Sequence[Cell]], read: Read) -> int:
    """Rows above the first whose cells are mostly values."""
    for index, row in enumerate(matrix):
        filled = [cell for cell in distinct(row[1:]) if cell.lines]
        values = sum(is_value(read(cell).text) for cell in filled)
        if row[0].lines and filled and 2 * values > len(filled):
            return index
    return 0


def _columns(
    header: Sequence[Sequence[Cell]], levels: Levels, read: Read, shift: int
) -> Iterator[_Column]:
    """Data columns, those of one indicator (target, achieved, rate) with one Indicator."""
    items: dict[tuple[int, int], HeaderItem] = {}
    known: dict[tuple[tuple[int, int], ...], Indicator] = {}
    for index in range(1, len(header[0])):
        cell = header[levels.items][index]
        if not cell.lines:
            continue
        item = items.setdefault(key(cell), _item(header, levels, index, read))
        rows = [i for i in range(len(header)) if i not in {levels.roles, levels.units}]
        told = levels.roles is not None and header[levels.roles][index].row == levels.roles
        shared = [each for each in distinct([header[i][index] for i in rows]) if each.lines]
        own_unit = [header[levels.units][index]] if levels.units is not None and not told else []
        above = [*shared, *(each for each in own_unit if each.lines)]
        name, unit = _name(header, levels, index, item, read)
        section = _section_number(header, levels, index, read)
        made = Indicator(section, item, name, unit, tuple(read(each) for each in above))
        same = () if told else (index,)
        own = known.setdefault((*map(key, shared), *((i, i) for i in same)), made)
        yield _with_role(_Column(index, index + shift, own), header, levels, read)


def _item(header: Sequence[Sequence[Cell]], levels: Levels, index: int, read: Read) -> HeaderItem:
    """An item's header with what a row of duties says of it."""
    item = header_item(read(header[levels.items][index]))
    if levels.duties is None:
        return item
    row = header[levels.duties]
    role = role_of_label(read(row[0]).text)
    text = read(row[index])
    named: Role = "cooperating" if role == "cooperating" else "lead"
    duty = duty_from(statement_in(text.text, named), text)
    return replace(item, duty=item.duty + duty)


def _with_role(
    column: _Column, header: Sequence[Sequence[Cell]], levels: Levels, read: Read
) -> _Column:
    """A column with what the row of roles says of its values."""
    cell = header[levels.roles][column.index] if levels.roles is not None else None
    if cell is None or cell.row != levels.roles or not cell.lines:
        return column
    label = read(cell)
    role = VALUE_ROLES.get(kind_of(label.text), "target")
    unit = split_unit(label)[1] or _unit_below(header, levels, column.index, read)
    below = [header[levels.units][column.index]] if levels.units is not None else []
    headers = (label, *(read(each) for each in below if each.lines))
    return replace(column, role=role, period=period_of(label.text), unit=unit, headers=headers)


def _unit_below(
    header: Sequence[Sequence[Cell]], levels: Levels, index: int, read: Read
) -> str | None:
    """The unit of a column in the row of units."""
    if levels.units is None:
        return None
    return read(header[levels.units][index]).text.strip("（）") or None


def _name(
    header: Sequence[Sequence[Cell]], levels: Levels, index: int, item: HeaderItem, read: Read
) -> tuple[Passage | None, str | None]:
    """Name and unit of a column: its headers below the item's, else the item's own title."""
    cell = header[levels.items][index]
    below = distinct([header[i][index] for i in levels.indicators])
    own = [read(each) for each in below if each.lines and key(each) != key(cell)]
    name, unit = indicator_name(own) if own else (item.title, item.unit)
    unit = unit or (item.unit if name else None)
    return name, unit or _unit_below(header, levels, index, read)


def _is_note(row: Sequence[Cell], read: Read) -> bool:
    """Whether a row is a remark and no region: over the whole width, or a lone sentence or date."""
    first = row[0]
    if first.column_span >= len(row):
        return True
    text = read(first).text
    alone = first.row_span == 1 and not any(cell.lines for cell in row[1:])
    return alone and not is_region_label(text) and _REMARK.search(text) is not None


def _section_number(
    header: Sequence[Sequence[Cell]], levels: Levels, index: int, read: Read
) -> int | None:
    if levels.sections is None:
        return None
    row = header[levels.sections]
    return section_numbers(row, read).get(key(row[index]))


def _sections(
    header: Sequence[Sequence[Cell]], levels: Levels, read: Read
) -> Iterator[SectionEntry]:
    row = header[levels.sections] if levels.sections is not None else ()
    numbers = section_numbers(row, read)
    for cell in distinct(row):
        if key(cell) in numbers:
            yield section_entry(read(cell), numbers[key(cell)])


def _values(
    rows: Sequence[Sequence[Cell]],
    columns: Sequence[_Column],
    indicators: Sequence[Indicator],
    read: Read,
) -> Iterator[Value]:
    places = {id(indicator): place for place, indicator in enumerate(indicators)}
    for row in rows:
        if not row[0].lines or _is_note(row, read):
            continue
        label = read(row[0])
        at = row[0].row
        for column in columns:
            cell = row[column.index]
            yield Value(
                places[id(column.indicator)],
                label,
                cell,
                read(cell),
                inherited=bool(cell.lines) and (cell.row != at or cell.column != column.origin),
                role=column.role,
                period=column.period,
                unit=column.unit,
                headers=column.headers,
            )
