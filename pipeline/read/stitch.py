"""Tables that go on over pages: their parts joined, with what is repeated taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.read.pdf_layout import PrintedBlock, PrintedCell, PrintedPage, PrintedTable
from pipeline.read.pdf_lines import PrintedLine

_CONTINUED = re.compile(
    r"[（(]?(?:续表|续上表|接上表|上接.*|续)\s*\d*[）)]?|.{0,30}[（(]续(?:表|上表)?[）)]"
)
_SAME_EDGE = 4.0


@dataclass(frozen=True, slots=True)
class JoinedTable:
    """A table with the parts of it that stand on later pages.

    Attributes:
        parts: in print.
        row_count: of the whole.
        cells: of the whole, without repeated headers.
        repeated: lines of repeated headers, and 续表.
    """

    parts: tuple[PrintedTable, ...]
    row_count: int
    column_count: int
    cells: tuple[PrintedCell, ...]
    repeated: tuple[PrintedLine, ...]


def stitch(pages: Sequence[PrintedPage], furniture: set[PrintedLine]) -> list[JoinedTable]:
    """All tables of a document, the parts of each joined."""
    joined: list[JoinedTable] = []
    open_table: JoinedTable | None = None
    for page in pages:
        blocks = [b for b in page.blocks if isinstance(b, PrintedTable) or b not in furniture]
        for index, block in enumerate(blocks):
            if not isinstance(block, PrintedTable):
                continue
            announced = _announced(blocks[:index])
            if open_table is not None and announced is not None:
                longer = _continued(open_table, block, announced)
                if longer is not None:
                    joined[-1] = open_table = longer
                    continue
            joined.append(_single(block))
            open_table = joined[-1]
        last = blocks[-1] if blocks else None
        if not isinstance(last, PrintedTable):
            open_table = None
    return joined


def _single(table: PrintedTable) -> JoinedTable:
    return JoinedTable((table,), table.row_count, len(table.xs) - 1, table.cells, ())


def _announced(above: Sequence[PrintedBlock]) -> tuple[PrintedLine, ...] | None:
    """Lines above the first table of a page that say it is continued; None if others are there."""
    lines = [block for block in above if isinstance(block, PrintedLine)]
    if len(lines) < len(above):
        return None
    told = tuple(line for line in lines if _CONTINUED.fullmatch("".join(line.text.split())))
    return told if len(told) == len(lines) else None


def _continued(
    upper: JoinedTable, lower: PrintedTable, announced: tuple[PrintedLine, ...]
) -> JoinedTable | None:
    """Both as one table, if the columns are the same."""
    last = upper.parts[-1]
    if lower.page != last.page + 1 or not _same_columns(last.xs, lower.xs):
        return None
    headers = _repeated_rows(upper, lower)
    if not headers and not announced and _has_own_header(upper, lower):
        return None
    dropped = [cell for cell in lower.cells if cell.row < headers]
    body = [replace(c, row=c.row - headers) for c in lower.cells if c.row >= headers]
    cells, row_count = _appended(upper, body, lower.row_count - headers)
    lines = (*announced, *(line for cell in dropped for line in cell.lines))
    return JoinedTable(
        (*upper.parts, lower), row_count, upper.column_count, cells, (*upper.repeated, *lines)
    )


def _same_columns(upper: Sequence[float], lower: Sequence[float]) -> bool:
    """Whether columns begin at the same places, or at the same distances from the first."""
    if len(upper) != len(lower):
        return False
    shift = lower[0] - upper[0]
    return all(abs(b - a - shift) < _SAME_EDGE for a, b in zip(upper, lower, strict=True))


def _row_texts(cells: Sequence[PrintedCell], row: int) -> list[tuple[int, int, str]]:
    """The cells that begin in a row, with what they say."""
    return [(cell.column, cell.column_span, _text(cell)) for cell in cells if cell.row == row]


def _text(cell: PrintedCell) -> str:
    return "".join("".join(line.text.split()) for line in cell.lines)


def _repeated_rows(upper: JoinedTable, lower: PrintedTable) -> int:
    """How many rows at the top of the lower part are those at the top of the upper one."""
    count = 0
    while count < min(lower.row_count - 1, upper.row_count - 1):
        above, below = _row_texts(upper.cells, count), _row_texts(lower.cells, count)
        if above != below or not any(text for *_, text in above):
            break
        count += 1
    while count and any(c.row < count < c.row + c.row_span for c in lower.cells):
        count -= 1
    return count


def _has_own_header(upper: JoinedTable, lower: PrintedTable) -> bool:
    """Whether the lower part begins with a header of its own and is another table.

    A header has merged cells or words where the rows above have numbers.
    """
    merged = any(c.row == 0 and c.column_span > 1 for c in lower.cells)
    had_merged = any(c.row == 0 and c.column_span > 1 for c in upper.cells)
    if merged and had_merged:
        return True
    return _shape(lower.cells, 0) != _shape(upper.cells, upper.row_count - 1) and _shape(
        lower.cells, 0
    ) == _shape(upper.cells, 0)


def _shape(cells: Sequence[PrintedCell], row: int) -> list[tuple[int, bool]]:
    """Columns of the filled cells over a row, and whether each holds a digit first."""
    return [
        (cell.column, _text(cell)[:1].isdigit())
        for cell in cells
        if cell.row <= row < cell.row + cell.row_span and cell.lines
    ]


def _appended(
    upper: JoinedTable, body: Sequence[PrintedCell], row_count: int
) -> tuple[tuple[PrintedCell, ...], int]:
    """The cells of both parts; a row or a merged cell that the page cut is one again."""
    last = upper.row_count - 1
    cut = _is_cut_row(upper, body)
    offset = upper.row_count - (1 if cut else 0)
    moved = [replace(cell, row=cell.row + offset) for cell in body]
    if cut:
        joined = list(_joined_row(upper.cells, moved, last))
    else:
        joined = list(_joined_columns(upper, moved))
    joined.sort(key=lambda cell: (cell.row, cell.column))
    return tuple(joined), offset + row_count


def _key_column(cells: Sequence[PrintedCell], first_row: int, end_row: int) -> int | None:
    """The first column in which nearly each row has a cell of its own with words in it."""
    rows = end_row - first_row
    filled: dict[int, int] = {}
    for cell in cells:
        if first_row <= cell.row and cell.lines and cell.column_span == 1:
            filled[cell.column] = filled.get(cell.column, 0) + 1
    columns = [column for column, count in filled.items() if count >= 0.8 * rows]
    return min(columns, default=None)


def _is_cut_row(upper: JoinedTable, body: Sequence[PrintedCell]) -> bool:
    """Whether the first row of a part is the rest of the last row before the page break.

    It has nothing where each row has words (the number, the name), and goes on with words
    only in cells that have some above.
    """
    top = [cell for cell in body if cell.row == 0]
    first = min((c.row for c in upper.cells if c.row_span == 1 and c.row > 0), default=0)
    key = _key_column(upper.cells, first, upper.row_count)
    if key is None or not any(cell.lines for cell in top):
        return False
    last = upper.row_count - 1
    over = {
        column: cell
        for cell in upper.cells
        if cell.row <= last < cell.row + cell.row_span
        for column in range(cell.column, cell.column + cell.column_span)
    }
    here = {cell.column: cell for cell in top}
    if key not in here or here[key].lines or any(cell.row_span > 1 for cell in top):
        return False
    return all(over[cell.column].lines for cell in top if cell.lines) and all(
        (over[c.column].column, over[c.column].column_span) == (c.column, c.column_span)
        for c in top
    )


def _joined_row(
    upper: Sequence[PrintedCell], moved: Sequence[PrintedCell], last: int
) -> Iterator[PrintedCell]:
    rest = {cell.column: cell for cell in moved if cell.row == last}
    for cell in upper:
        ends_here = cell.row + cell.row_span - 1 == last
        if ends_here and cell.column in rest:
            below = rest[cell.column]
            yield replace(cell, lines=cell.lines + below.lines)
        else:
            yield cell
    yield from (cell for cell in moved if cell.row > last)


def _joined_columns(upper: JoinedTable, moved: Sequence[PrintedCell]) -> Iterator[PrintedCell]:
    """Put an empty cell at the top of a part to the merged cell that the page break cut."""
    first = upper.row_count
    ending = {
        (cell.column, cell.column_span): cell
        for cell in upper.cells
        if cell.row + cell.row_span == first and cell.row_span > 1 and cell.lines
    }
    taken: dict[tuple[int, int], PrintedCell] = {}
    for cell in moved:
        key = (cell.column, cell.column_span)
        if cell.row == first and not cell.lines and key in ending:
            taken[key] = cell
        else:
            yield cell
    for cell in upper.cells:
        below = taken.get((cell.column, cell.column_span))
        if below is not None and ending[cell.column, cell.column_span] is cell:
            yield replace(cell, row_span=cell.row_span + below.row_span)
        else:
            yield cell
