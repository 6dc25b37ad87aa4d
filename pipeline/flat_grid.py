"""The grid of a table that was found in a run of cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from pipeline.document import Cell, Grid, Line
from pipeline.text.cell_shapes import shape_of
from pipeline.text.flat_heads import FlatHead
from pipeline.text.flat_table import FlatRow, Range
from pipeline.text.flat_tables import FoundTable
from pipeline.text.passage import Span

Lines = Callable[[int], tuple[Line, ...]]

# A category, and who owes an item, is printed once for the rows that share it.
_GOES_ON = {"section", "duty:lead", "duty:responsible"}


def flat_grid(
    found: FoundTable, tokens: Sequence[str], lines_of: Lines, marks: tuple[Span, ...] = ()
) -> Grid:
    """Lay the cells of a table out; an omitted category goes on from the row above.

    Args:
        found: head and rows, as ranges of tokens.
        tokens: all of them.
        lines_of: the printed lines of a token.
        marks: characters that only draw the table.
    """
    again = {index for start, end in found.repeated for index in range(start, end)}
    dropped = again | set(found.rows.skipped)

    def lines(span: Range) -> tuple[Line, ...]:
        return tuple(x for i in range(*span) if i not in dropped for x in lines_of(i))

    head = list(_head(found.head, lines))
    height = max(cell.row + cell.row_span for cell in head)
    body = _body(found.rows.rows, found.head.kinds, height, tokens, lines)
    count = height + len(found.rows.rows)
    return Grid(count, len(found.head.columns), (*head, *body), marks)


def _head(head: FlatHead, lines: Callable[[Range], tuple[Line, ...]]) -> Iterator[Cell]:
    """One row of labels, or two where some stand under another."""
    height = 2 if any(column.parent for column in head.columns) else 1
    seen: set[Range] = set()
    for index, column in enumerate(head.columns):
        if column.parent is None:
            yield Cell(0, index, height, lines=lines(column.label))
            continue
        if column.parent not in seen:
            seen.add(column.parent)
            width = sum(each.parent == column.parent for each in head.columns)
            yield Cell(0, index, 1, width, lines(column.parent))
        yield Cell(1, index, lines=lines(column.label))


def _body(
    rows: Sequence[FlatRow],
    kinds: Sequence[str],
    height: int,
    tokens: Sequence[str],
    lines: Callable[[Range], tuple[Line, ...]],
) -> list[Cell]:
    cells: list[Cell] = []
    above: dict[int, int] = {}
    for index, row in enumerate(rows, height):
        if not row.cells:
            cells.append(Cell(index, 0, 1, len(kinds), lines((row.start, row.end))))
            above = {}
            continue
        is_total = any(shape_of("".join(tokens[a:b])).is_total for a, b in row.cells[:2])
        for column, span in enumerate(row.cells):
            own = lines(span)
            if not own and column in above and kinds[column] in _GOES_ON and not is_total:
                at = above[column]
                cells[at] = replace(cells[at], row_span=cells[at].row_span + 1)
                continue
            above.pop(column, None)
            if own and not is_total:
                above[column] = len(cells)
            cells.append(Cell(index, column, lines=own))
    return cells
