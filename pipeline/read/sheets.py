"""Workbooks (XLSX, XLS): each visible sheet as titles and tables.

A sheet is cut into tables at its empty rows. Rows above a table that say one thing only (附件2,
its title, 单位：万元) and notes below it are lines. What is hidden (sheets, rows, columns, text
under merged cells) is in the canonical text as furniture, behind the sheet's tables. Not read:
comments, charts, pictures, names of sheets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

import msgspec

from pipeline.document import Block
from pipeline.errors import UnreadableError
from pipeline.read.canvas import Canvas
from pipeline.read.reading import Reading
from pipeline.read.story import Paragraph, Slot, Table, set_down, size_of, tidied
from pipeline.read.workbook import Area, Sheet
from pipeline.text.labels import label_of
from pipeline.text.normalize import normalize

_MOST_MERGED = 2_000_000
_UNIT_LINE = re.compile(r"(?:计量|金额)?单位[：:].*")
_NOTE = re.compile(r"(?:备?注|说明|填报|填表|制表|审核|联系)")


def read_xlsx(data: bytes, file: int, offset: int) -> Reading:
    """Read an XLSX workbook; ranges count from ``offset``."""
    from pipeline.read.xlsx import xlsx_sheets

    return _reading(xlsx_sheets(data), file, offset)


def read_xls(data: bytes, file: int, offset: int) -> Reading:
    """Read an XLS workbook; ranges count from ``offset``."""
    from pipeline.read.xls import xls_sheets

    return _reading(xls_sheets(data), file, offset)


def _reading(sheets: Iterable[Sheet], file: int, offset: int) -> Reading:
    canvas = Canvas(file, offset)
    blocks = [block for sheet in sheets for block in _blocks(sheet, canvas)]
    return Reading(canvas.text, tuple(blocks))


def _blocks(sheet: Sheet, canvas: Canvas) -> Iterator[Block]:
    view = _view(sheet)
    for band in _bands(view.slots):
        yield from _table(band, canvas)
    for text in () if sheet.is_hidden else sheet.boxes:
        yield from canvas.lines(text)
    for _, places in groupby(sorted(view.unseen), key=lambda place: place[0]):
        yield from canvas.lines("\t".join(sheet.cells[place] for place in places), "furniture")
    for text in (*(sheet.boxes if sheet.is_hidden else ()), *sheet.margins):
        yield from canvas.lines(text, "furniture")


class _View(msgspec.Struct, frozen=True):
    """What can be seen of a sheet, and what can not.

    Attributes:
        slots: filled and merged cells, in order, placed as if nothing hidden were there.
        unseen: the places of all other filled cells.
    """

    slots: Sequence[Slot]
    unseen: Sequence[tuple[int, int]]


def _view(sheet: Sheet) -> _View:
    if sheet.is_hidden or not sheet.cells:
        return _View((), tuple(sheet.cells))
    rows = _visible(max(row for row, _ in sheet.cells) + 1, sheet.hidden_rows)
    columns = _visible(max(column for _, column in sheet.cells) + 1, sheet.hidden_columns)
    slots: list[Slot] = []
    shown: set[tuple[int, int]] = set()
    for area in _areas(sheet, len(rows) - 1, len(columns) - 1):
        row, column = rows[area.row], columns[area.column]
        height, width = rows[area.row_end] - row, columns[area.column_end] - column
        if height and width:
            place = area.row, area.column
            text = sheet.cells.get(place)
            slots.append(Slot(row, column, height, width, [Paragraph(text)] if text else []))
            shown.add(place)
    slots.sort(key=lambda slot: (slot.row, slot.column))
    return _View(slots, [place for place in sheet.cells if place not in shown])


def _areas(sheet: Sheet, rows: int, columns: int) -> Iterator[Area]:
    """Merged areas that do not overlap an earlier one, then all other filled cells."""
    taken: set[tuple[int, int]] = set()
    for area in _clipped(sheet.merged, rows, columns):
        across = range(area.column, area.column_end)
        places = {(row, each) for row in range(area.row, area.row_end) for each in across}
        if taken.isdisjoint(places):
            taken |= places
            yield area
    for row, column in sheet.cells:
        if (row, column) not in taken:
            yield Area(row, column, row + 1, column + 1)


def _visible(count: int, hidden: frozenset[int]) -> list[int]:
    """How many visible rows (or columns) stand before each one, and before the end."""
    before = [0]
    for index in range(count):
        before.append(before[-1] + (index not in hidden))
    return before


def _clipped(merged: Iterable[Area], rows: int, columns: int) -> Iterator[Area]:
    """Merged areas within the filled part of a sheet."""
    total = 0
    for area in merged:
        clipped = Area(
            area.row, area.column, min(area.row_end, rows), min(area.column_end, columns)
        )
        size = max(clipped.row_end - clipped.row, 0) * max(clipped.column_end - clipped.column, 0)
        total += size
        if total > _MOST_MERGED:
            raise UnreadableError("工作表中合并的单元格过多")
        if size:
            yield clipped


def _bands(slots: Sequence[Slot]) -> Iterator[list[Slot]]:
    """The cells between empty rows; a row is empty where no filled cell stands or reaches into."""
    band: list[Slot] = []
    end = 0
    for slot in slots:
        if not slot.story:
            continue
        if band and slot.row > end:
            yield _with_empty(band, slots, end)
            band = []
        end = max(end if band else 0, slot.row + slot.row_span)
        band.append(slot)
    if band:
        yield _with_empty(band, slots, end)


def _with_empty(band: list[Slot], slots: Sequence[Slot], end: int) -> list[Slot]:
    """The band with the merged cells in it that hold nothing."""
    first = band[0].row
    empty = [slot for slot in slots if not slot.story and first <= slot.row < end]
    return sorted([*band, *empty], key=lambda slot: (slot.row, slot.column))


def _table(band: Sequence[Slot], canvas: Canvas) -> Iterator[Block]:
    """Titles, table, notes."""
    slots = tidied(Table(list(band))).slots
    rows = [list(row) for _, row in groupby(slots, key=lambda slot: slot.row)]
    width = size_of(Table(slots))[1]
    titles = _count(rows, lambda row: _is_title(row, width))
    notes = _count(rows[:titles:-1], lambda row: _is_note(row, width))
    end = len(rows) - notes
    for row in rows[:titles]:
        yield from set_down((each for slot in row for each in slot.story), canvas)
    body = [slot for row in rows[titles:end] for slot in row]
    yield from set_down([Table(body)] if body else [], canvas)
    for row in rows[end:]:
        yield from set_down((each for slot in row for each in slot.story), canvas)


def _count(rows: Iterable[list[Slot]], is_one: Callable[[list[Slot]], bool]) -> int:
    """How many rows in turn are such."""
    count = 0
    for row in rows:
        if not is_one(row):
            break
        count += 1
    return count


def _is_title(row: Sequence[Slot], width: int) -> bool:
    """Whether a row says one thing over the whole table; a numbered heading is part of it."""
    filled = [slot for slot in row if slot.story]
    if len(filled) != 1 or filled[0].row_span > 1 or width == 1:
        return False
    text = normalize(_text(filled[0]))
    alone = filled[0].column_span in {1, width}
    return bool(_UNIT_LINE.fullmatch(text)) or (alone and label_of(text) is None)


def _is_note(row: Sequence[Slot], width: int) -> bool:
    filled = [slot for slot in row if slot.story]
    return len(filled) == 1 and filled[0].row_span == 1 and bool(_NOTE.match(_text(filled[0])))


def _text(slot: Slot) -> str:
    return "".join(each.text for each in slot.story if isinstance(each, Paragraph)).strip()
