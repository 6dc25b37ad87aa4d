"""The rest of a row that the page cut, where it is one cell's and stands alone on its page.

Rules around one filled cell are no table by themselves, as a frame around a text is none. Below
a table that the page before ends with, and in its columns, they are a part of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from msgspec.structs import replace

from pipeline.read.grid import Lattice, lattices
from pipeline.read.pdf_ink import PageInk
from pipeline.read.pdf_layout import PrintedBlock, PrintedCell, PrintedPage, PrintedTable
from pipeline.read.pdf_lines import PrintedLine
from pipeline.read.pdf_strokes import strokes
from pipeline.read.stitch import share_columns

_MOST_FOOTERS = 2


def with_rest(before: PrintedPage | None, page: PrintedPage, ink: PageInk) -> PrintedPage:
    """A page whose first lines are a table if they go on with that of the page before."""
    table = _last_table(before) if before else None
    lines = [*takewhile(lambda block: isinstance(block, PrintedLine), page.blocks)]
    if table is None or not lines or not ink.rules:
        return page
    for lattice in lattices(*strokes(ink.rules)):
        held = {line for line in lines if isinstance(line, PrintedLine) and _place(line, lattice)}
        if held and share_columns(table.xs, lattice.xs):
            part = _part(lattice, sorted(held, key=lambda line: line.extent.top), page.number)
            return replace(page, blocks=_exchanged(page.blocks, held, part))
    return page


def _last_table(page: PrintedPage) -> PrintedTable | None:
    """The table that a page ends with, but for footers."""
    last = page.blocks[: -_MOST_FOOTERS - 2 : -1]
    return next((block for block in last if isinstance(block, PrintedTable)), None)


def _place(line: PrintedLine, lattice: Lattice) -> tuple[int, int] | None:
    return lattice.place((line.extent.x0 + line.extent.x1) / 2, line.extent.middle)


def _part(lattice: Lattice, lines: Sequence[PrintedLine], page: int) -> PrintedTable:
    """The lattice as a table, each line in the cell that it lies in."""
    cells = tuple(
        PrintedCell(
            *span,
            tuple(
                line
                for line in lines
                if (place := _place(line, lattice))
                and span.row <= place[0] < span.row + span.row_span
                and span.column <= place[1] < span.column + span.column_span
            ),
            index in lattice.irregular,
        )
        for index, span in enumerate(lattice.cells)
    )
    return PrintedTable(lattice.extent, page, lattice.xs, len(lattice.ys) - 1, cells)


def _exchanged(
    blocks: Sequence[PrintedBlock], lines: set[PrintedLine], table: PrintedTable
) -> tuple[PrintedBlock, ...]:
    """The blocks with a table where the first of some lines stood."""
    first = next(index for index, block in enumerate(blocks) if block in lines)
    rest = [block for block in blocks[first:] if block not in lines]
    return (*blocks[:first], table, *rest)
