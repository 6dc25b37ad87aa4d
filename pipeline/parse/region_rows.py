"""Target tables with a row per region and a column per indicator."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.circular import ValueRole
from pipeline.document import Cell, Document, Grid
from pipeline.parse.lists import section_entry
from pipeline.parse.places import is_region_label
from pipeline.parse.reading import Leftover, SectionEntry, duty_from
from pipeline.parse.target_table import (
    HeaderItem,
    Indicator,
    Read,
    TargetTable,
    Value,
    header_item,
    header_label,
    indicator_name,
    is_value,
    key,
    reader_of,
    split_unit,
)
from pipeline.text.column_labels import is_of_period, kind_of, period_of
from pipeline.text.counts import count_bracket
from pipeline.text.labels import Style, label_of
from pipeline.text.passage import Passage
from pipeline.text.quantity_units import is_unit
from pipeline.text.responsibility import Role, begins_with_role, statement_in
from pipeline.text.roles import role_of_label
from pipeline.text.table_notes import is_table_note
from pipeline.text.unit_lists import are_unit_names

_SECTION_STYLES = {Style.HAN_COMMA, Style.HAN_PARENTHESES}
_FEWEST_COLUMNS = 2
_VALUE_ROLES: dict[str | None, ValueRole] = {
    None: "target",  # told apart by the part of the year alone
    "goal": "target",
    "achieved": "achieved",
    "rate": "rate",
}
_REMARK = re.compile(r"[：。；\d]")
_UNIT_ROW = re.compile(r"(?:计量)?单位(?:：.*)?")


@dataclass(frozen=True, slots=True)
class _Levels:
    """Rows of the header by what they hold; ``roles`` says 目标, 完成, 完成率, or 全年, 上半年."""

    sections: int | None
    items: int
    indicators: tuple[int, ...]
    units: int | None
    roles: int | None
    duties: int | None


@dataclass(frozen=True, slots=True)
class _Column:
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
    levels = _levels(header, read) or _unnumbered_levels(matrix, height, read, headings)
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
    ordinals = [read(cell) for cell in _distinct(first) if cell.lines and cell.column_span == 1]
    return [row[1:] for row in matrix], ordinals


def _header_height(matrix: Sequence[Sequence[Cell]], read: Read) -> int:
    """Rows above the first whose cells are mostly values."""
    for index, row in enumerate(matrix):
        filled = [cell for cell in _distinct(row[1:]) if cell.lines]
        values = sum(is_value(read(cell).text) for cell in filled)
        if row[0].lines and filled and 2 * values > len(filled):
            return index
    return 0


def _distinct(cells: Sequence[Cell]) -> list[Cell]:
    return list({key(cell): cell for cell in cells}.values())


def _levels(header: Sequence[Sequence[Cell]], read: Read) -> _Levels | None:
    """Tell section, item, indicator and unit rows apart by how their cells are numbered."""
    styles = [_row_styles(row, read) for row in header]
    numbered = [i for i, found in enumerate(styles) if found]
    if not numbered:
        return None
    items = next((i for i in numbered if not styles[i] <= _SECTION_STYLES), numbered[-1])
    return _around(header, items, max((i for i in numbered if i < items), default=None), read)


def _unnumbered_levels(
    matrix: Sequence[Sequence[Cell]], height: int, read: Read, headings: Collection[str]
) -> _Levels | None:
    """The same where headers have no numbers: the first row of them that names no sections.

    Only a table whose rows are regions counts as one then.
    """
    labels = [read(row[0]).text for row in matrix[height:] if row[0].lines]
    if not height or not labels or 2 * sum(map(is_region_label, labels)) <= len(labels):
        return None
    header = matrix[:height]
    named = [i for i, row in enumerate(header) if len(_filled(row)) > 0 and not _is_title(row)]
    apart = {i for i in named if _is_unit_row(header[i], read) or _is_role_row(header, i, read)}
    named = [i for i in named if i not in apart]
    if not named:
        return None
    is_above = len(named) > 1 and _are_sections(
        [read(c).text for c in _filled(header[named[0]])], headings
    )
    return _around(header, named[1] if is_above else named[0], named[0] if is_above else None, read)


def _filled(row: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in _distinct(row[1:]) if cell.lines]


def _is_title(row: Sequence[Cell]) -> bool:
    """Whether a row is one cell over the whole width."""
    return len({key(cell) for cell in row}) == 1


def _are_sections(texts: Sequence[str], headings: Collection[str]) -> bool:
    """Whether most headers of a row name sections: by a count of items, or as the lists do."""
    named = sum(count_bracket(text) is not None or text in headings for text in texts)
    return 2 * named > len(texts)


def _around(
    header: Sequence[Sequence[Cell]], items: int, sections: int | None, read: Read
) -> _Levels:
    """The rows of units, roles, duties and indicators around those of items and sections."""
    units = next((i for i, row in enumerate(header) if _is_unit_row(row, read)), None)
    roles = next((i for i in range(items + 1, len(header)) if _is_role_row(header, i, read)), None)
    rest = ((i, row) for i, row in enumerate(header) if i != items)
    duties = next((i for i, row in rest if _is_duty_row(row, i, read)), None)
    apart = {units, roles, duties}
    below = tuple(i for i in range(items + 1, len(header)) if i not in apart)
    return _Levels(sections, items, below, units, roles, duties)


def _is_duty_row(row: Sequence[Cell], index: int, read: Read) -> bool:
    """Whether the cells of a row name who owes the items, as the first cell or each one says."""
    heads_row = row[0].column_span == 1 and row[0].row == index
    if heads_row and role_of_label(read(row[0]).text) is not None:
        return True
    texts = [read(cell).text for cell in _distinct(row[1:]) if cell.lines]
    return bool(texts) and 2 * sum(map(_names_duty, texts)) > len(texts)


def _names_duty(text: str) -> bool:
    return begins_with_role(text) or are_unit_names(text)


def _is_role_row(header: Sequence[Sequence[Cell]], index: int, read: Read) -> bool:
    """Whether the cells of a row only tell targets from what was achieved, or parts of the year.

    Cells that reach down from a row above do not count.
    """
    own = [cell for cell in header[index][1:] if cell.lines and cell.row == index]
    texts = [read(cell).text for cell in own]
    kinds = [None if is_of_period(text) else kind_of(text) or "" for text in texts]
    told = bool({"achieved", "rate"} & set(kinds)) or (len(texts) > 1 and None in kinds)
    return told and all(kind in _VALUE_ROLES for kind in kinds)


def _row_styles(row: Sequence[Cell], read: Read) -> set[Style]:
    """Styles of the numbers in a header row, if most of its filled cells are numbered."""
    cells = [cell for cell in _distinct(row) if cell.lines and _heads_data(cell, row)]
    labels = [label for cell in cells if (label := header_label(read(cell).text))]
    return {label.style for label in labels} if 2 * len(labels) > len(cells) else set()


def _heads_data(cell: Cell, row: Sequence[Cell]) -> bool:
    """Whether a cell of a header row heads data columns and not the column of regions."""
    return cell.column > 0 or cell.column_span == len(row)


def _is_unit_row(row: Sequence[Cell], read: Read) -> bool:
    texts = [read(cell).text for cell in row[1:] if cell.lines]
    units = sum(is_unit(text.strip("（）")) for text in texts)
    headed = _UNIT_ROW.fullmatch(read(row[0]).text) is not None
    alone = units == len(texts) and len(texts) > 1
    return bool(texts) and (alone or (headed and 2 * units > len(texts)))


def _columns(
    header: Sequence[Sequence[Cell]], levels: _Levels, read: Read, shift: int
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
        shared = [each for each in _distinct([header[i][index] for i in rows]) if each.lines]
        own_unit = [header[levels.units][index]] if levels.units is not None and not told else []
        above = [*shared, *(each for each in own_unit if each.lines)]
        name, unit = _name(header, levels, index, item, read)
        section = _section_number(header, levels, index, read)
        made = Indicator(section, item, name, unit, tuple(read(each) for each in above))
        same = () if told else (index,)
        own = known.setdefault((*map(key, shared), *((i, i) for i in same)), made)
        yield _with_role(_Column(index, index + shift, own), header, levels, read)


def _item(header: Sequence[Sequence[Cell]], levels: _Levels, index: int, read: Read) -> HeaderItem:
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
    column: _Column, header: Sequence[Sequence[Cell]], levels: _Levels, read: Read
) -> _Column:
    """A column with what the row of roles says of its values."""
    cell = header[levels.roles][column.index] if levels.roles is not None else None
    if cell is None or cell.row != levels.roles or not cell.lines:
        return column
    label = read(cell)
    role = _VALUE_ROLES.get(kind_of(label.text), "target")
    unit = split_unit(label)[1] or _unit_below(header, levels, column.index, read)
    below = [header[levels.units][column.index]] if levels.units is not None else []
    headers = (label, *(read(each) for each in below if each.lines))
    return replace(column, role=role, period=period_of(label.text), unit=unit, headers=headers)


def _unit_below(
    header: Sequence[Sequence[Cell]], levels: _Levels, index: int, read: Read
) -> str | None:
    """The unit of a column in the row of units."""
    if levels.units is None:
        return None
    return read(header[levels.units][index]).text.strip("（）") or None


def _name(
    header: Sequence[Sequence[Cell]], levels: _Levels, index: int, item: HeaderItem, read: Read
) -> tuple[Passage | None, str | None]:
    """Name and unit of a column: its headers below the item's, else the item's own title."""
    cell = header[levels.items][index]
    below = _distinct([header[i][index] for i in levels.indicators])
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
    header: Sequence[Sequence[Cell]], levels: _Levels, index: int, read: Read
) -> int | None:
    if levels.sections is None:
        return None
    label = label_of(read(header[levels.sections][index]).text)
    return label.number if label else None


def _sections(
    header: Sequence[Sequence[Cell]], levels: _Levels, read: Read
) -> Iterator[SectionEntry]:
    row = header[levels.sections] if levels.sections is not None else ()
    for cell in _distinct(row):
        label = label_of(read(cell).text)
        if label and _heads_data(cell, row):
            yield section_entry(read(cell), label.number)


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
