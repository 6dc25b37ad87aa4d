"""The ink of a page to its blocks: printed lines and tables, in reading order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from operator import attrgetter
from statistics import median

import msgspec

from pipeline.errors import UnreadableError
from pipeline.read.grid import Lattice, lattices
from pipeline.read.pdf_abreast import with_captions
from pipeline.read.pdf_beside import TextColumn, in_order
from pipeline.read.pdf_columns import Unruled, unruled_blocks
from pipeline.read.pdf_gutters import Area, areas_of
from pipeline.read.pdf_ink import SLANTED, Extent, Frame, Glyph, PageInk
from pipeline.read.pdf_lines import PrintedLine, Sheet, printed_lines
from pipeline.read.pdf_strips import TextColumns
from pipeline.read.pdf_strokes import SNAP, Stroke, TooManyRulesError, strokes

_FEW_GLYPHS = 20
_PICTURE = 0.5
_OVERPRINT = 1.7
_MOST_UNKNOWN = 0.25


class PrintedCell(msgspec.Struct, frozen=True):
    """A cell as printed: its place in its table, and its lines.

    ``irregular`` says that the rules around it are no rectangle, so that it was cut into some.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    lines: tuple[PrintedLine, ...]
    irregular: bool = False


class PrintedTable(msgspec.Struct, frozen=True, eq=False):
    """The part of a table that stands on one page.

    Attributes:
        extent: in the frame of reading.
        xs: where columns begin and end.
        row_count: number of its rows.
        cells: row by row; they cover it exactly.
        gaps: what stays open between the columns of a table without rules.
    """

    extent: Extent
    page: int
    xs: tuple[float, ...]
    row_count: int
    cells: tuple[PrintedCell, ...]
    gaps: tuple[tuple[float, float], ...] = ()


PrintedBlock = PrintedLine | PrintedTable


class PrintedPage(msgspec.Struct, frozen=True):
    """A page as printed.

    Attributes:
        number: from 1.
        width: in the frame of reading.
        height: in the frame of reading.
        to_page: from the frame of reading to the page as shown.
        blocks: lines and tables in reading order.
        marks: watermarks.
        columns: the column of text of each line that does not have the width of the page.
    """

    number: int
    width: float
    height: float
    to_page: Frame
    blocks: tuple[PrintedBlock, ...]
    marks: tuple[PrintedLine, ...] = ()
    columns: Mapping[PrintedLine, TextColumn] = msgspec.field(default_factory=dict)


def lay_out(ink: PageInk) -> PrintedPage:
    """Find the lines and tables of a page.

    Raises:
        UnreadableError: it has no text layer, or more rules than any table.
    """
    _require_text(ink)
    sheet = Sheet(ink.number, ink.width, ink.height)
    glyphs, marks = _without_overprint(ink.glyphs)
    flat, steep = strokes(ink.rules) if ink.rules else ([], [])
    tables, rest = _ruled_tables(flat, steep, glyphs, sheet)
    across = [rule for rule in flat if not any(_is_within(rule, table) for table in tables)]
    ordered, columns = in_order(_blocks(printed_lines(rest, sheet), tables, across))
    return PrintedPage(
        ink.number,
        ink.width,
        ink.height,
        ink.to_page,
        tuple(ordered),
        tuple(printed_lines(marks, sheet)),
        columns,
    )


def _blocks(
    lines: Sequence[PrintedLine], tables: Sequence[PrintedTable], rules: Sequence[Stroke]
) -> list[PrintedBlock | TextColumns[PrintedTable]]:
    """The blocks of a page or a column, not in order yet."""
    found: list[PrintedBlock | TextColumns[PrintedTable]] = []
    for area in areas_of(lines, tables, rules):
        if isinstance(area, Area):
            found += area.tables
            for each in unruled_blocks(area.lines, rules):
                found.append(_unruled(each) if isinstance(each, Unruled) else each)
        else:
            columns = (_blocks(column.lines, column.tables, rules) for column in area)
            found.append(TextColumns(tuple(map(tuple, columns))))
    return with_captions(found)


def _is_within(rule: Stroke, table: PrintedTable) -> bool:
    x0, top, x1, bottom = table.extent
    return top - SNAP < rule.at < bottom + SNAP and rule.start < x1 and x0 < rule.end


def _require_text(ink: PageInk) -> None:
    pictured = ink.picture_share > _PICTURE
    if pictured and ink.solid_count < _FEW_GLYPHS:
        raise UnreadableError(
            f"第 {ink.number} 页没有文字层（是扫描图像）；识别文字需要 OCR，本版本没有安装"
        )
    if ink.curve_count > _FEW_GLYPHS and not ink.solid_count:
        raise UnreadableError(
            f"第 {ink.number} 页没有文字层（文字已转为曲线）；识别文字需要 OCR，本版本没有安装"
        )
    if ink.unknown_share > _MOST_UNKNOWN:
        raise UnreadableError(f"第 {ink.number} 页的文字没有编码，无法读取")


def _without_overprint(glyphs: Sequence[Glyph]) -> tuple[list[Glyph], list[Glyph]]:
    """Part the text from watermarks: slanted glyphs, and large ones printed over others."""
    slanted = [glyph for glyph in glyphs if glyph.turn == SLANTED]
    rest = [glyph for glyph in glyphs if glyph.turn != SLANTED] if slanted else list(glyphs)
    if not rest:
        return rest, slanted
    sizes = list(map(attrgetter("em"), rest))
    if max(sizes) <= _OVERPRINT * min(sizes):
        return rest, slanted
    usual = median(sizes)
    large = [glyph for glyph in rest if glyph.em > _OVERPRINT * usual]
    if not large or len(large) > len(rest) / 2:
        return rest, slanted
    small = sorted(
        ((g.top + g.bottom) / 2, (g.x0 + g.x1) / 2)
        for g in rest
        if g.em <= _OVERPRINT * usual and not g.text.isspace()
    )
    over = {(g.em, round(g.bottom)) for g in large if _covers(g, small)}
    marks = [g for g in large if (g.em, round(g.bottom)) in over]
    if not marks:
        return rest, slanted
    return [g for g in rest if (g.em, round(g.bottom)) not in over], slanted + marks


def _covers(glyph: Glyph, points: Sequence[tuple[float, float]]) -> bool:
    for y, x in points[bisect_left(points, (glyph.top, 0.0)) :]:
        if y > glyph.bottom:
            return False
        if glyph.x0 < x < glyph.x1:
            return True
    return False


def _ruled_tables(
    flat: Sequence[Stroke], steep: Sequence[Stroke], glyphs: Sequence[Glyph], sheet: Sheet
) -> tuple[list[PrintedTable], list[Glyph]]:
    """The ruled tables that hold text in more than one cell, and the glyphs outside."""
    try:
        found = lattices(flat, steep) if flat and steep else []
    except TooManyRulesError as error:
        raise UnreadableError(
            f"第 {sheet.number} 页有 {error.args[0]} 条线，超出表格可能的规模，无法读取"
        ) from error
    if not found:
        return [], list(glyphs)
    held: dict[tuple[int, int], list[Glyph]] = {}
    rest: list[Glyph] = []
    owners = [_owners(lattice) for lattice in found]
    for glyph in glyphs:
        key = _cell_of(glyph, found, owners)
        if key is None:
            rest.append(glyph)
        else:
            held.setdefault(key, []).append(glyph)
    tables: list[PrintedTable] = []
    for index, lattice in enumerate(found):
        filled = [some for (i, _), some in held.items() if i == index and _is_solid(some)]
        if len(filled) > 1:
            tables.append(_table(index, lattice, held, sheet))
        else:
            rest += (g for (i, _), some in held.items() if i == index for g in some)
    return tables, rest


def _is_solid(glyphs: Sequence[Glyph]) -> bool:
    return not all(glyph.text.isspace() for glyph in glyphs)


def _owners(lattice: Lattice) -> dict[tuple[int, int], int]:
    """Index of the cell over each place."""
    return {
        (row, column): index
        for index, cell in enumerate(lattice.cells)
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }


def _cell_of(
    glyph: Glyph, found: Sequence[Lattice], owners: Sequence[dict[tuple[int, int], int]]
) -> tuple[int, int] | None:
    """Lattice and cell that the centre of a glyph lies in; the innermost lattice decides."""
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    for index in range(len(found) - 1, -1, -1):
        place = found[index].place(x, y)
        if place is not None:
            return index, owners[index][place]
    return None


def _table(
    index: int, lattice: Lattice, held: dict[tuple[int, int], list[Glyph]], sheet: Sheet
) -> PrintedTable:
    cells = tuple(
        PrintedCell(
            *span,
            tuple(printed_lines(held.get((index, number), ()), sheet)),
            number in lattice.irregular,
        )
        for number, span in enumerate(lattice.cells)
    )
    return PrintedTable(lattice.extent, sheet.number, lattice.xs, len(lattice.ys) - 1, cells)


def _unruled(table: Unruled) -> PrintedTable:
    """A table without rules."""
    lines = [line for cell in table.cells for line in cell.lines]
    top = min(line.extent.top for line in lines)
    bottom = max(line.extent.bottom for line in lines)
    extent = Extent(table.xs[0], top, table.xs[-1], bottom)
    cells = tuple(PrintedCell(*cell) for cell in table.cells)
    return PrintedTable(extent, lines[0].page, table.xs, table.row_count, cells, table.gaps)
