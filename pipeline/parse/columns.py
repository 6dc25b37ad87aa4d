"""A target table's grid: its header levels, its data columns, its region rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.document import Cell, Document, Grid
from pipeline.parse.lists import section_entry
from pipeline.parse.reading import Leftover, SectionEntry
from pipeline.text.cells import placeholder_of
from pipeline.text.labels import Label, Style, bare_label_of, label_of
from pipeline.text.normalize import passage
from pipeline.text.passage import Passage
from pipeline.text.quantity_cells import parse_value
from pipeline.text.quantity_units import is_unit
from pipeline.text.responsibility import Statement, statement_of

_SECTION_STYLES = {Style.HAN_COMMA, Style.HAN_PARENTHESES}
_UNIT_ROW = re.compile(r"(?:计量)?单位(?:：.*)?")
_BRACKET = re.compile(r"（(?:[^（）]|（[^（）]*）)*）")


@dataclass(frozen=True, slots=True)
class HeaderItem:
    """The header cell of an item.

    Attributes:
        number: as printed; None where there is none.
        label: as printed.
        title: without number and bracket.
        statement: of responsibility; its ranges count in ``body``.
        body: title and bracket.
        whole: everything in the cell.
    """

    number: int | None
    label: Label | None
    title: Passage
    statement: Statement | None
    body: Passage
    whole: Passage


@dataclass(frozen=True, slots=True)
class Column:
    """A data column: the headers that give its cells their meaning.

    Attributes:
        index: of the column in the grid.
        section: number in the section header above it; None without one.
        item: its item's header; one object for all columns of the item.
        name: of the indicator, unit bracket removed; None for a dash or no header.
        unit: from the header's bracket or a row of units.
        headers: everything printed above its cells, outermost first.
    """

    index: int
    section: int | None
    item: HeaderItem
    name: Passage | None
    unit: str | None
    headers: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class DataRow:
    """A row of values; ``cells`` has one entry per data column, merged cells repeated."""

    label: Passage
    row: int
    cells: tuple[tuple[Cell, Passage], ...]


@dataclass(frozen=True, slots=True)
class TargetTable:
    """A table of regions and indicators, read off its grid."""

    sections: tuple[SectionEntry, ...]
    columns: tuple[Column, ...]
    rows: tuple[DataRow, ...]
    leftovers: tuple[Leftover, ...]


def read_table(document: Document, grid: Grid) -> TargetTable | None:
    """Read a grid as a table of targets; None where it has no header of items over data rows."""
    read = _reader(document)
    matrix = grid.matrix()
    header_rows = _header_height(matrix, read)
    levels = _levels(matrix[:header_rows], read)
    if not header_rows or header_rows == grid.row_count or levels.items is None:
        return None
    items: dict[tuple[int, int], HeaderItem] = {}
    columns = tuple(_columns(matrix[:header_rows], levels, read, items))
    rows = tuple(
        DataRow(read(row[0]), index, tuple((row[c.index], read(row[c.index])) for c in columns))
        for index, row in enumerate(matrix)
        if index >= header_rows and row[0].lines
    )
    sections = tuple(_sections(matrix, levels, read))
    labels = {_key(row[0]): row[0] for row in matrix[:header_rows]}
    stubs = [read(cell) for cell in labels.values() if cell.column_span < grid.column_count]
    leftovers = tuple(Leftover("table_label", stub) for stub in stubs if stub.text)
    return TargetTable(sections, columns, rows, leftovers)


Read = Callable[[Cell], Passage]


def _reader(document: Document) -> Read:
    """Normalised wording of cells, each read once."""
    known: dict[tuple[int, int], Passage] = {}

    def read(cell: Cell) -> Passage:
        if _key(cell) not in known:
            known[_key(cell)] = passage(document.text, (line.span for line in cell.lines))
        return known[_key(cell)]

    return read


def _key(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.column


@dataclass(frozen=True, slots=True)
class _Levels:
    """Rows of the header by what they hold."""

    sections: int | None
    items: int | None
    indicators: tuple[int, ...]
    units: int | None


def _header_height(matrix: Sequence[Sequence[Cell]], read: Read) -> int:
    """Rows above the first whose cells are mostly values."""
    for index, row in enumerate(matrix):
        filled = [cell for cell in {_key(c): c for c in row[1:]}.values() if cell.lines]
        values = sum(_is_value(read(cell).text) for cell in filled)
        if row[0].lines and filled and 2 * values > len(filled):
            return index
    return 0


def _is_value(text: str) -> bool:
    return placeholder_of(text) is not None or parse_value(text) is not None


def _levels(header: Sequence[Sequence[Cell]], read: Read) -> _Levels:
    """Tell section, item, indicator and unit rows apart by how their cells are numbered."""
    styles = [_row_styles(row, read) for row in header]
    items = _first(i for i, found in enumerate(styles) if found and not found <= _SECTION_STYLES)
    if items is None:
        items = _last(i for i, found in enumerate(styles) if found)
    sections = _last(i for i in range(items or 0) if styles[i] and styles[i] <= _SECTION_STYLES)
    units = _first(i for i, row in enumerate(header) if _is_unit_row(row, read))
    below = range((items or 0) + 1, len(header))
    return _Levels(sections, items, tuple(i for i in below if i != units), units)


def _first(indices: Iterator[int]) -> int | None:
    return next(indices, None)


def _last(indices: Iterator[int]) -> int | None:
    return max(indices, default=None)


def _row_styles(row: Sequence[Cell], read: Read) -> set[Style]:
    """Styles of the numbers in a header row, if most of its filled cells are numbered."""
    cells = [
        cell for cell in {_key(c): c for c in row}.values() if cell.lines and _is_header(cell, row)
    ]
    labels = [label for cell in cells if (label := header_label(read(cell).text))]
    return {label.style for label in labels} if 2 * len(labels) > len(cells) else set()


def _is_header(cell: Cell, row: Sequence[Cell]) -> bool:
    """Whether a cell of a header row heads data columns and not the column of regions."""
    return cell.column > 0 or cell.column_span == len(row)


def header_label(text: str) -> Label | None:
    """The number of a header cell, its separator missing or not."""
    return label_of(text) or bare_label_of(text)


def _is_unit_row(row: Sequence[Cell], read: Read) -> bool:
    texts = [read(cell).text for cell in row[1:] if cell.lines]
    units = sum(is_unit(text.strip("（）")) for text in texts)
    return (
        bool(texts)
        and _UNIT_ROW.fullmatch(read(row[0]).text) is not None
        and 2 * units > len(texts)
    )


def _columns(
    header: Sequence[Sequence[Cell]],
    levels: _Levels,
    read: Read,
    items: dict[tuple[int, int], HeaderItem],
) -> Iterator[Column]:
    assert levels.items is not None
    for index in range(1, len(header[0])):
        cell = header[levels.items][index]
        if not cell.lines:
            continue
        item = items.setdefault(_key(cell), _header_item(read(cell)))
        below = _own_cells((header[i][index] for i in levels.indicators), cell)
        name, unit = _indicator([read(each) for each in below], item)
        if levels.units is not None:
            unit = unit or read(header[levels.units][index]).text.strip("（）") or None
        above = [header[i][index] for i in range(len(header))]
        headers = tuple(read(each) for each in {_key(c): c for c in above if c.lines}.values())
        yield Column(index, _section_number(header, levels, index, read), item, name, unit, headers)


def _own_cells(cells: Iterator[Cell], item: Cell) -> list[Cell]:
    """Header cells below the item's own, outermost first, merged ones once."""
    return list(
        {_key(cell): cell for cell in cells if cell.lines and _key(cell) != _key(item)}.values()
    )


def _header_item(whole: Passage) -> HeaderItem:
    label = header_label(whole.text)
    body = whole[label.end if label else 0 :].strip()
    statement = statement_of(body.text, unlabelled=True)
    title = body if statement is None else (body[: statement.start] + body[statement.end :]).strip()
    return HeaderItem(label.number if label else None, label, title, statement, body, whole)


def _indicator(headers: Sequence[Passage], item: HeaderItem) -> tuple[Passage | None, str | None]:
    """Name and unit from the header cells of one column; the item's own title without any."""
    if not headers:
        return split_unit(item.title)
    if placeholder_of(headers[-1].text) == "none":
        return None, None
    name, unit = split_unit(headers[-1])
    outer = [split_unit(header)[0] for header in headers[:-1]]
    for above in reversed([each for each in outer if each is not None]):
        name = above + name if name else above
    return name, unit


def split_unit(header: Passage) -> tuple[Passage | None, str | None]:
    """A header without the bracket that holds its unit, and that unit."""
    for match in _BRACKET.finditer(header.text):
        inner = match.group()[1:-1].strip()
        behind = _BRACKET.sub("", header.text[match.end() :]).strip()
        if not behind and is_unit(inner):
            name = (header[: match.start()] + header[match.end() :]).strip()
            return name, inner
    return header.strip(), None


def _section_number(
    header: Sequence[Sequence[Cell]], levels: _Levels, index: int, read: Read
) -> int | None:
    if levels.sections is None:
        return None
    label = label_of(read(header[levels.sections][index]).text)
    return label.number if label else None


def _sections(
    matrix: Sequence[Sequence[Cell]], levels: _Levels, read: Read
) -> Iterator[SectionEntry]:
    if levels.sections is None:
        return
    row = matrix[levels.sections]
    for cell in {_key(c): c for c in row}.values():
        label = label_of(read(cell).text)
        if label and _is_header(cell, row):
            yield section_entry(read(cell), label.number)
