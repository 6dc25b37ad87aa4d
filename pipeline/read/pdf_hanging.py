"""Footers within a table's last row: the sides of a row that the page cuts run down over them.

Browsers draw the rules of such a row to where the row would end and hide what is below the type
area; the footer then seems to stand in a cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from pipeline.read.pdf_furniture import furniture
from pipeline.read.pdf_ink import Extent
from pipeline.read.pdf_layout import PrintedPage, PrintedTable
from pipeline.read.pdf_lines import PrintedLine

_MARGIN = 0.13
_FAR = 1.0
_SAME_BASE = 0.4
_WORD_GAP = 0.3


class _Hanging(msgspec.Struct, frozen=True):
    """The lowest line within a table's last row, and the page without it in the table."""

    line: PrintedLine
    loosened: PrintedPage


def without_hanging(pages: Sequence[PrintedPage]) -> list[PrintedPage]:
    """Pages on which footers stand below tables and not in them.

    A line is taken out of a table only if it then is a footer as those of other pages are.
    """
    hanging = ((index, _hanging(page)) for index, page in enumerate(pages))
    found = {index: some for index, some in hanging if some is not None}
    if not found:
        return list(pages)
    tried = [found[i].loosened if i in found else page for i, page in enumerate(pages)]
    aside = furniture(tried)
    return [
        found[index].loosened if index in found and found[index].line in aside else page
        for index, page in enumerate(pages)
    ]


def _hanging(page: PrintedPage) -> _Hanging | None:
    """What stands in the lower margin in the last row of the last table, below a gap."""
    table = page.blocks[-1] if page.blocks else None
    if not isinstance(table, PrintedTable):
        return None
    last = (cell for cell in table.cells if cell.row + cell.row_span == table.row_count)
    lines = sorted((line for cell in last for line in cell.lines), key=_base)
    lowest = [line for line in lines if _is_beside(line, lines[-1])]
    above = lines[: -len(lowest)]
    if not above or lowest[0].extent.top < (1 - _MARGIN) * page.height:
        return None
    if min(line.extent.top for line in lowest) - _base(above[-1]) < _FAR * above[-1].em:
        return None
    footer = _as_one(lowest)
    shorter = _without(table, lowest, _base(above[-1]))
    return _Hanging(footer, replace(page, blocks=(*page.blocks[:-1], shorter, footer)))


def _base(line: PrintedLine) -> float:
    return line.extent.bottom


def _is_beside(line: PrintedLine, other: PrintedLine) -> bool:
    return abs(_base(line) - _base(other)) < _SAME_BASE * other.em


def _as_one(lines: Sequence[PrintedLine]) -> PrintedLine:
    """Pieces of a line that the sides of columns cut, as one line."""
    pieces = sorted(lines, key=lambda line: line.extent.x0)
    boxes = [line.extent for line in pieces]
    extent = Extent(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )
    text = pieces[0].text
    for left, right in pairwise(pieces):
        apart = right.extent.x0 - left.extent.x1 > _WORD_GAP * right.em
        text += (" " if apart else "") + right.text
    return replace(pieces[0], text=text, extent=extent, pieces=())


def _without(table: PrintedTable, gone: Sequence[PrintedLine], bottom: float) -> PrintedTable:
    """A table without some lines, that ends with those left."""
    cells = tuple(
        replace(cell, lines=tuple(line for line in cell.lines if line not in gone))
        for cell in table.cells
    )
    return replace(table, cells=cells, extent=table.extent._replace(bottom=bottom))
