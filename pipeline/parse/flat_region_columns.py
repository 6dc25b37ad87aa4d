"""Tables with a column per region in a run of lines with one cell each, their rows not numbered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

import msgspec

from pipeline.document import Cell, Grid, Line
from pipeline.parse.places import heads_places, names_row
from pipeline.parse.target_table import is_value
from pipeline.text.column_labels import kind_of
from pipeline.text.flat_table import Range
from pipeline.text.quantity_units import is_unit

_FEWEST_REGIONS = 2
_FEWEST_ROWS = 2
_LONGEST_NAME = 40
_NAMING = {"title", "indicator", "content"}

Row = tuple[int, ...]


class FlatColumns(msgspec.Struct, frozen=True):
    """A table in a run of lines: which of them is which cell.

    Attributes:
        stub: lines over the names of what is counted.
        head: the rest of the header: 单位 where there is a column of units, names of regions.
        rows: of lines, each with a name, its unit, and a value for each region.
        odd: lines of rows in which it is not certain to which regions the values belong.
        end: the line behind the last one.
    """

    stub: Range
    head: Row
    rows: tuple[Row, ...]
    odd: tuple[int, ...]
    end: int

    @property
    def start(self) -> int:
        """Its first line."""
        return self.stub[0]

    @property
    def body(self) -> int:
        """The first line below its header."""
        return self.head[-1] + 1

    def grid(self, lines: Callable[[Range], tuple[Line, ...]]) -> Grid:
        """Lay it out."""
        cells = [Cell(0, 0, lines=lines(self.stub))]
        cells += [Cell(0, n, lines=lines((i, i + 1))) for n, i in enumerate(self.head, 1)]
        for index, row in enumerate(self.rows, 1):
            cells += [Cell(index, n, lines=lines((i, i + 1))) for n, i in enumerate(row)]
        return Grid(len(self.rows) + 1, len(self.head) + 1, tuple(cells))


def find_region_columns(texts: Sequence[str], until: int) -> FlatColumns | None:
    """The first such table that begins above a line; None where there is none."""
    return next(filter(None, (_table(texts, at) for at in range(until))), None)


def _table(texts: Sequence[str], at: int) -> FlatColumns | None:
    """The table whose first column is headed by a line, with 地区 beside it or not."""
    if kind_of(texts[at]) not in _NAMING or (at and kind_of(texts[at - 1]) == "number"):
        return None
    start = at - (at > 0 and heads_places(texts[at - 1]))
    end = at + 1 + (at + 1 < len(texts) and start == at and heads_places(texts[at + 1]))
    unit = int(end < len(texts) and kind_of(texts[end]) == "unit")
    regions = len(list(takewhile(names_row, texts[end + unit :])))
    if regions < _FEWEST_REGIONS:
        return None
    below = end + unit + regions
    rows = list(_rows(texts, below))
    full = tuple(row for row in rows if _is_full(texts, row, unit, regions))
    if len(full) < _FEWEST_ROWS or 2 * len(full) <= len(rows):
        return None
    odd = tuple(i for row in rows if row not in full for i in row)
    return FlatColumns((start, end), tuple(range(end, below)), full, odd, rows[-1][-1] + 1)


def _rows(texts: Sequence[str], start: int) -> Iterator[Row]:
    """Words and the values behind them, again and again, as far as values follow words."""
    at = start
    while at < len(texts):
        words = len(list(takewhile(_is_words, texts[at:])))
        values = len(list(takewhile(is_value, texts[at + words :])))
        if not words or not values:
            return
        yield tuple(range(at, at + words + values))
        at += words + values


def _is_words(text: str) -> bool:
    return not is_value(text) and len(text) <= _LONGEST_NAME


def _is_full(texts: Sequence[str], row: Row, unit: int, regions: int) -> bool:
    """Whether a row has one line for its name, one for its unit, and one for each region."""
    words = [i for i in row if not is_value(texts[i])]
    measured = not unit or is_unit(texts[row[1]].strip("（）"))
    return len(words) == 1 + unit and len(row) == 1 + unit + regions and measured
