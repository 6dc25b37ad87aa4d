"""What a file shows, before it is canonical text: paragraphs and tables, tables inside tables."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import msgspec
from msgspec.structs import replace

from pipeline.document import Block, Cell, Grid, LineRole
from pipeline.read.canvas import Canvas
from pipeline.read.cut_cells import rejoined

DEEPEST_TABLE = 16
"""Tables inside tables beyond this depth are read as text."""

_MOST_PLACES = 1_000_000
_LONG_CELL_LINES = 12
_LONG_CELL_SHARE = 0.8


class Paragraph(msgspec.Struct, frozen=True):
    """A text on lines of its own; its line breaks are line ends."""

    text: str
    role: LineRole = "body"


class Slot(msgspec.Struct):
    """A cell as a format describes it; it grows while later rows are read."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    story: list[Paragraph | Table] = msgspec.field(default_factory=list)


class Table(msgspec.Struct):
    """Cells that do not overlap; they need not fill the grid."""

    slots: list[Slot]


Story = Paragraph | Table


def set_down(story: Iterable[Story], canvas: Canvas) -> Iterator[Block]:
    """Write a story on a canvas; its lines and grids in reading order."""
    for each in story:
        if isinstance(each, Paragraph):
            yield from canvas.lines(each.text, each.role)
        elif _is_layout(table := tidied(each)):
            for slot in table.slots:
                yield from set_down(slot.story, canvas)
        else:
            yield _grid(table, canvas)


def paragraphs(story: Iterable[Story]) -> Iterator[Paragraph]:
    """The paragraphs of a story, those in its tables row by row."""
    for each in story:
        if isinstance(each, Paragraph):
            yield each
        else:
            for slot in sorted(each.slots, key=_place):
                yield from paragraphs(slot.story)


def tidied(table: Table) -> Table:
    """The same table in the fewest rows and columns that part its cells.

    A column at which no cell begins only widens others: hundreds of them, or spans of ten
    thousand, say no more than one.
    """
    slots = sorted(table.slots, key=_place)
    rows = sorted({slot.row for slot in slots})
    columns = sorted({slot.column for slot in slots})

    def moved(slot: Slot) -> Slot:
        row, column = bisect_left(rows, slot.row), bisect_left(columns, slot.column)
        row_end = bisect_left(rows, slot.row + slot.row_span)
        column_end = bisect_left(columns, slot.column + slot.column_span)
        return Slot(row, column, row_end - row, column_end - column, slot.story)

    return Table([moved(slot) for slot in slots])


def size_of(table: Table) -> tuple[int, int]:
    """Rows and columns of a table."""
    rows = max((slot.row + slot.row_span for slot in table.slots), default=0)
    columns = max((slot.column + slot.column_span for slot in table.slots), default=0)
    return rows, columns


def _is_layout(table: Table) -> bool:
    """Whether a table only arranges a page: its cells are text to be read one after the other.

    So is one of a single row or column, one whose words stand mostly in tables inside it, one
    with most of its words in a single cell of many paragraphs, and one beyond all reason.
    """
    rows, columns = size_of(table)
    if rows < 2 or columns < 2 or rows * columns > _MOST_PLACES:
        return True
    lengths = [_length(slot.story) for slot in table.slots]
    inside = sum(
        _length([each]) for slot in table.slots for each in slot.story if isinstance(each, Table)
    )
    longest = max(range(len(lengths)), key=lengths.__getitem__)
    lines = sum(1 for each in paragraphs(table.slots[longest].story) if each.text.strip())
    long_cell = lines >= _LONG_CELL_LINES and lengths[longest] > _LONG_CELL_SHARE * sum(lengths)
    return inside * 2 > sum(lengths) or long_cell


def _length(story: Sequence[Story]) -> int:
    return sum(len(each.text.strip()) for each in paragraphs(story))


def _grid(table: Table, canvas: Canvas) -> Grid:
    """A tidied table as a grid; places that no cell covers get empty cells."""
    rows, columns = size_of(table)
    owned = bytearray(rows * columns)
    for slot in table.slots:
        for row in range(slot.row, slot.row + slot.row_span):
            start = row * columns + slot.column
            owned[start : start + slot.column_span] = b"\1" * slot.column_span
    free = [Slot(*divmod(place, columns)) for place, taken in enumerate(owned) if not taken]
    cells: list[Cell] = []
    words: dict[tuple[int, int], str] = {}
    every = sorted([*table.slots, *free], key=_place)
    for _, row_slots in groupby(every, key=lambda slot: slot.row):
        for slot in row_slots:
            texts = [each.text for each in paragraphs(slot.story)]
            words[slot.row, slot.column] = "".join("".join(texts).split())
            empty = Cell(slot.row, slot.column, slot.row_span, slot.column_span)
            cells.append(replace(empty, lines=canvas.cell(texts)))
        canvas.end_row()
    return rejoined(Grid(rows, columns, tuple(cells)), lambda cell: words[cell.row, cell.column])


def _place(slot: Slot) -> tuple[int, int]:
    return slot.row, slot.column
