"""Which strips of a table without rules are one row.

Rows stand further apart than the lines of a cell, or rules part them. A reading in which two
numbers or two running numbers share a cell is wrong, whatever the distances. Where all lines
stand equally far apart, the running number tells where a row begins, or where its middle is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.read.pdf_kinds import counting_column, is_number, number_columns
from pipeline.read.pdf_lines import PrintedLine
from pipeline.read.pdf_strips import Parts, Strip, cells_of

_JUMP = 0.25
_SLACK = 0.3

Group = list[int]


@dataclass(frozen=True, slots=True)
class Filled:
    """Strips with their parts in columns, and what the columns hold.

    Attributes:
        strips: from the top.
        cells: for each strip its parts in each column.
        apart: for each strip but the first, how far it stands below the one before; None where
            a rule parts them.
        numbers: columns of numbers.
        counting: the column of running numbers.
        em: usual size of the lines.
    """

    strips: Sequence[Strip]
    cells: Sequence[Sequence[Parts]]
    apart: Sequence[float | None]
    numbers: frozenset[int]
    counting: int | None
    em: float


def text_of(parts: Parts) -> str:
    """The words of a cell without blanks."""
    return "".join("".join(part.text.split()) for part in parts)


def filled(
    strips: Sequence[Strip], middles: Sequence[float], rules: Sequence[float], em: float
) -> Filled:
    """Strips in columns.

    Args:
        strips: from the top.
        middles: where the columns meet.
        rules: heights of rules across.
        em: usual size of the lines.
    """
    cells = [cells_of(strip.lines, middles) for strip in strips]
    columns = [
        [text_of((part,)) for row in cells for part in row[column]]
        for column in range(len(middles) + 1)
    ]
    apart = [
        None if any(a.bottom - _SLACK * em < rule < b.top + _SLACK * em for rule in rules)
        else b.top - a.bottom
        for a, b in pairwise(strips)
    ]  # fmt: skip
    return Filled(strips, cells, apart, number_columns(columns), counting_column(columns), em)


def rows_of(table: Filled) -> list[Group]:
    """The rows, each as the numbers of its strips."""
    for most in _thresholds(table):
        rows = list(_joined(table, most))
        if len(rows) > 1 and _is_sound(table, rows):
            return rows
    single = [[index] for index in range(len(table.strips))]
    return _from_above(table) or _about_numbers(table) or single


def is_mixed(table: Filled) -> bool:
    """Whether a single strip has two numbers in a column: it is several rows."""
    return any(_numbers_in(cells[c]) > 1 for cells in table.cells for c in table.numbers)


def _thresholds(table: Filled) -> Iterator[float]:
    """Distances that may be the largest within a row, from the largest."""
    known = sorted(gap for gap in table.apart if gap is not None)
    for near, far in reversed(list(pairwise(known))):
        if far - near > _JUMP * table.em:
            yield (near + far) / 2
    if known and None in table.apart:
        yield known[-1] + 1


def _joined(table: Filled, most: float) -> Iterator[Group]:
    row = [0]
    for index, gap in enumerate(table.apart, 1):
        if gap is None or gap > most:
            yield row
            row = []
        row.append(index)
    yield row


def _cell(table: Filled, row: Group, column: int) -> list[PrintedLine]:
    return [part for index in row for part in table.cells[index][column]]


def _numbers_in(parts: Sequence[PrintedLine]) -> int:
    return sum(is_number(text_of((part,))) for part in parts)


def _is_sound(table: Filled, rows: Sequence[Group]) -> bool:
    """Whether each row may be one: no two numbers in a cell, and a cell of one line."""
    if any(_numbers_in(_cell(table, row, c)) > 1 for row in rows for c in table.numbers):
        return False
    if table.counting is not None:
        counts = [_numbers_in(_cell(table, row, table.counting)) for row in rows]
        return all(counts[next(i for i, count in enumerate(counts) if count) :])
    columns = range(len(table.cells[0]))
    return all(
        len(row) < 2 or any(len(_cell(table, row, c)) == 1 for c in columns) for row in rows[1:]
    )


def _from_above(table: Filled) -> list[Group] | None:
    """Rows that begin with their number or name; the lines below go on with its cells."""
    first = table.counting if table.counting is not None else 0
    rows: list[Group] = []
    for index, cells in enumerate(table.cells):
        if not rows or cells[first]:
            rows.append([index])
        elif any(cells[c] for c in table.numbers) or table.apart[index - 1] is None:
            return None
        elif _goes_on(table, index):
            rows[-1].append(index)
        else:
            return None
    return rows


def _goes_on(table: Filled, index: int) -> bool:
    """Whether each cell of a strip goes on with a full line above it."""
    above, cells = table.cells[index - 1], table.cells[index]
    for column, parts in enumerate(cells):
        if not parts:
            continue
        right = max(p.extent.x1 for row in table.cells for p in row[column])
        if not above[column]:
            return False
        room = right - above[column][-1].extent.x1
        if room > parts[0].lead + _SLACK * table.em:
            return False
    return True


def _about_numbers(table: Filled) -> list[Group] | None:
    """Rows whose middle is at their number; None where the lines are not even on both sides."""
    if table.counting is None:
        return None
    numbered = [bool(_numbers_in(cells[table.counting])) for cells in table.cells]
    heights = [
        part.extent.middle
        for cells in table.cells
        for part in cells[table.counting]
        if is_number(text_of((part,)))
    ]
    rows: list[Group] = []
    start = _first_body(table, heights, numbered.index(True))
    if start is None:
        return None
    rows += [[index] for index in range(start)]
    for height in heights:
        end = _balanced(table, start, height)
        if end is None:
            return None
        rows.append(list(range(start, end)))
        start = end
    return rows if start == len(table.strips) else None


def _first_body(table: Filled, heights: Sequence[float], first: int) -> int | None:
    """The strip that the first row begins with: all rows are balanced from there."""
    for start in range(first, -1, -1):
        at: int | None = start
        for height in heights:
            at = _balanced(table, at, height) if at is not None else None
        if at == len(table.strips):
            return start
    return None


def _balanced(table: Filled, start: int, height: float) -> int | None:
    """Behind the strip up to which lines stand evenly about a height."""
    for end in range(start + 1, len(table.strips) + 1):
        off = (table.strips[start].top + table.strips[end - 1].bottom) / 2 - height
        if abs(off) < _SLACK * table.em:
            return end
        if off > 0:
            return None
    return None
