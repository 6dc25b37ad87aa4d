"""Cells whose words were cut in two when a merged cell was taken apart (全市参照执 + 行)."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from pipeline.document import Cell, Grid
from pipeline.text.cells import placeholder_of

_LONGEST_CUT = 4
_LONGEST_PIECE = 12

TextOf = Callable[[Cell], str]


def rejoined(grid: Grid, text_of: TextOf) -> Grid:
    """A grid in which pieces of a placeholder, one above the other, are one cell again.

    Only words that mean nothing alone and are a placeholder together are joined: whatever
    else stands in two cells was printed in two.
    """
    by_place = {(cell.row, cell.column): cell for cell in grid.cells}
    for place in sorted(by_place):
        cell = by_place.get(place)
        if cell is None or cell.row == 0 or _is_whole(text_of(cell)):
            continue
        pieces = _pieces(cell, by_place, text_of)
        if pieces:
            for piece in pieces:
                del by_place[piece.row, piece.column]
            by_place[place] = _joined([cell, *pieces])
    return Grid(grid.row_count, grid.column_count, tuple(by_place[key] for key in sorted(by_place)))


def _is_whole(text: str) -> bool:
    return (
        not 0 < len(text) <= _LONGEST_PIECE
        or text[-1].isdigit()
        or placeholder_of(text) is not None
    )


def _pieces(cell: Cell, by_place: dict[tuple[int, int], Cell], text_of: TextOf) -> list[Cell]:
    """The cells below that complete a placeholder; none where they do not."""
    words, pieces, row = text_of(cell), list[Cell](), cell.row + cell.row_span
    while len(pieces) + 1 < _LONGEST_CUT:
        below = by_place.get((row, cell.column))
        if below is None or below.column_span != cell.column_span or not text_of(below):
            return []
        pieces.append(below)
        words += text_of(below)
        if placeholder_of(words) not in {None, "none"}:
            return pieces
        if placeholder_of(text_of(below)) is not None:
            return []
        row += below.row_span
    return []


def _joined(cells: list[Cell]) -> Cell:
    rows = sum(cell.row_span for cell in cells)
    return replace(
        cells[0], row_span=rows, lines=tuple(line for cell in cells for line in cell.lines)
    )
