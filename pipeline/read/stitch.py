"""Tables that go on over pages: their parts joined, with what is repeated taken out."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from pipeline.read.pdf_layout import PrintedBlock, PrintedCell, PrintedPage, PrintedTable
from pipeline.read.pdf_lines import PrintedLine
from pipeline.read.stitch_rows import appended

_CONTINUED = re.compile(
    r"[（(]?(?:续表|续上表|接上表|上接.{0,10}|续)\s*\d*[）)]?|.{0,40}[（(](?:续表|续上表|接上表|续)\s*\d*[）)]"
)
_SAME_EDGE = 4.0


class JoinedTable(msgspec.Struct, frozen=True):
    """A table with the parts of it that stand on later pages.

    Attributes:
        parts: in print.
        xs: where its columns begin and end, as on the first page.
        cells: of the whole, without repeated headers.
        repeated: lines of repeated headers, and 续表.
    """

    parts: tuple[PrintedTable, ...]
    xs: tuple[float, ...]
    row_count: int
    cells: tuple[PrintedCell, ...]
    repeated: tuple[PrintedLine, ...]

    @property
    def gaps(self) -> tuple[tuple[float, float], ...]:
        """What stays open between the columns of its last part, if that has no rules."""
        return self.parts[-1].gaps

    @property
    def column_count(self) -> int:
        """Number of its columns."""
        return len(self.xs) - 1


def stitch(pages: Sequence[PrintedPage], furniture: set[PrintedLine]) -> list[JoinedTable]:
    """All tables of a document, the parts of each joined."""
    joined: list[JoinedTable] = []
    is_open = False
    for page in pages:
        blocks = [b for b in page.blocks if isinstance(b, PrintedTable) or b not in furniture]
        for index, block in enumerate(blocks):
            if not isinstance(block, PrintedTable):
                continue
            announced = _announced(blocks[:index]) if is_open else None
            longer = _continued(joined[-1], block, announced) if announced is not None else None
            if longer is None:
                joined.append(JoinedTable((block,), block.xs, block.row_count, block.cells, ()))
            else:
                joined[-1] = longer
        if blocks:
            is_open = isinstance(blocks[-1], PrintedTable)
    return joined


def _announced(above: Sequence[PrintedBlock]) -> tuple[PrintedLine, ...] | None:
    """Lines above the first table of a page that say it is continued; None if others are there."""
    lines = tuple(block for block in above if isinstance(block, PrintedLine))
    told = all(_CONTINUED.fullmatch("".join(line.text.split())) for line in lines)
    return lines if told and len(lines) == len(above) else None


def _continued(
    upper: JoinedTable, lower: PrintedTable, announced: tuple[PrintedLine, ...]
) -> JoinedTable | None:
    """Both as one table, if the columns are the same and the lower part has no header of its own.

    A header of its own is told by the words of the first header, or by merged cells.
    """
    if lower.page != upper.parts[-1].page + 1:
        return None
    if upper.gaps and lower.gaps:
        xs, lefts = _common_gaps(upper, lower), upper.xs
    else:
        xs = _common_columns(upper.xs, lower.xs)
        lefts = tuple(x + upper.xs[0] - lower.xs[0] for x in lower.xs)
    if xs is None:
        return None
    above = _widened(upper.cells, upper.xs, xs)
    below = _widened(lower.cells, lefts, xs)
    headers = _repeated_rows(above, below, min(upper.row_count, lower.row_count) - 1)
    if not headers and not announced and _has_own_header(above, below):
        return None
    dropped = [line for cell in below if cell.row < headers for line in cell.lines]
    body = [replace(c, row=c.row - headers) for c in below if c.row >= headers]
    cells = appended(above, body, upper.row_count, xs)
    return JoinedTable(
        (*upper.parts, lower),
        xs,
        max(cell.row + cell.row_span for cell in cells),
        cells,
        (*upper.repeated, *announced, *dropped),
    )


def _common_columns(upper: Sequence[float], lower: Sequence[float]) -> tuple[float, ...] | None:
    """The columns of both parts, if one has all that the other has; distances from the left.

    A part whose rows are all merged does not show all columns.
    """
    shift = upper[0] - lower[0]
    moved = [x + shift for x in lower]
    more, fewer = (upper, moved) if len(upper) >= len(moved) else (moved, upper)
    found = all(any(abs(x - other) < _SAME_EDGE for other in more) for x in fewer)
    ends = abs(upper[-1] - moved[-1]) < _SAME_EDGE
    return tuple(more) if found and ends and len(fewer) > 2 else None


def _common_gaps(upper: JoinedTable, lower: PrintedTable) -> tuple[float, ...] | None:
    """The columns of two parts without rules, if both leave the same gaps open between them."""
    if len(upper.gaps) != len(lower.gaps):
        return None
    both = zip(upper.gaps, lower.gaps, strict=True)
    shared = all(min(a[1], b[1]) - max(a[0], b[0]) > _SAME_EDGE for a, b in both)
    return upper.xs if shared else None


def _widened(
    cells: Sequence[PrintedCell], own: Sequence[float], xs: Sequence[float]
) -> list[PrintedCell]:
    """Cells with the numbers of the common columns."""
    at = [min(range(len(xs)), key=lambda i, x=x: abs(xs[i] - x)) for x in own]  # type: ignore[misc]
    return [
        replace(c, column=at[c.column], column_span=at[c.column + c.column_span] - at[c.column])
        for c in cells
    ]


def _text(cell: PrintedCell) -> str:
    return "".join("".join(line.text.split()) for line in cell.lines)


def _repeated_rows(above: Sequence[PrintedCell], below: Sequence[PrintedCell], most: int) -> int:
    """How many rows at the top of the lower part are those at the top of the upper one."""
    count = 0
    while count < most:
        one, other = _row(above, count), _row(below, count)
        if one != other or (not count and not any(text for *_, text in one)):
            break
        count += 1
    while count and any(c.row < count < c.row + c.row_span for c in below):
        count -= 1
    return count


def _row(cells: Sequence[PrintedCell], row: int) -> list[tuple[int, int, int, str]]:
    """The cells that begin in a row, with what they say."""
    return [(c.column, c.column_span, c.row_span, _text(c)) for c in cells if c.row == row]


def _has_own_header(above: Sequence[PrintedCell], below: Sequence[PrintedCell]) -> bool:
    """Whether both parts begin with filled cells over several columns, but not the same."""
    return _is_merged(above) and _is_merged(below)


def _is_merged(cells: Sequence[PrintedCell]) -> bool:
    return any(c.row == 0 and c.column_span > 1 and c.lines for c in cells)


def share_columns(upper: Sequence[float], lower: Sequence[float]) -> bool:
    """Whether two parts of a table have the same columns, though one may not show them all."""
    return _common_columns(upper, lower) is not None
