"""Tab-separated rows to grids: a merged cell leaves empty cells, which find their cell again.

In a dump the grid itself is gone, so spans follow from form: in the header an empty cell
continues the cell to its left under the same parent, else the cell above; in the body an empty
cell under a word continues the word, under a number or a dash it is blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

import msgspec
from msgspec.structs import replace

from pipeline.document import Block, Cell, Grid, Line
from pipeline.text.cells import placeholder_of
from pipeline.text.counts import count_bracket
from pipeline.text.labels import label_of
from pipeline.text.normalize import normalize
from pipeline.text.passage import Span
from pipeline.text.quantity_cells import parse_value

_CELL = re.compile(r"[^\t]*")
_NUMBER = re.compile(r"\d{1,3}[.、．]?")
_TEXT = re.compile(r"[，。；,;\d]")
_LONGEST_CUT = 4
_LONGEST_DASH = 2


class Row(msgspec.Struct, frozen=True):
    """The cells of one printed row: their texts, and their ranges without blanks around."""

    texts: tuple[str, ...]
    spans: tuple[Span, ...]

    @property
    def is_alone(self) -> bool:
        """Whether only the first cell is filled: a heading over the whole table."""
        return bool(self.texts[0]) and not any(self.texts[1:])

    @property
    def is_data(self) -> bool:
        """Whether the cells behind the first are values."""
        filled = [text for text in self.texts[1:] if text]
        values = sum(is_value(text) for text in filled)
        return 2 * values > len(filled)

    @property
    def is_numbered(self) -> bool:
        """Whether the first cell is a bare number, as in a column of them."""
        return _NUMBER.fullmatch(self.texts[0]) is not None


def is_value(text: str) -> bool:
    """Whether a cell holds a number or a placeholder."""
    return placeholder_of(text) is not None or parse_value(normalize(text)) is not None


def grids(text: str, spans: Sequence[Span], file: int, offset: int) -> Iterator[Block]:
    """The tables of a run of tab-separated lines, in their order."""
    rows = [_row(text, span) for span in spans]
    for start, end in _tables(text, spans, rows):
        table = rows[start:end]
        if max(len(row.texts) for row in table) > 1:
            yield grid_of(table, file, offset)
        else:
            yield from (Line(_moved(row.spans[0], offset), file) for row in table)


def is_head(text: str, spans: Sequence[Span]) -> bool:
    """Whether a run of tab-separated lines is the head of a table, without a row of values."""
    return not any(_row(text, span).is_data for span in spans)


def whole_grid(text: str, spans: Sequence[Span], file: int, offset: int) -> Grid:
    """The one table of tab-separated lines, whatever stands between them."""
    return grid_of([_row(text, span) for span in spans], file, offset)


def grid_of(rows: Sequence[Row], file: int, offset: int) -> Grid:
    """The grid of rows whose merged cells left empty ones; short rows are filled up."""
    return _Layout(_padded(rows), file, offset).grid()


def row_of(text: str, bounds: Sequence[tuple[int, int]]) -> Row:
    """A row from the ranges between its delimiters."""
    texts = tuple(text[start:end].strip() for start, end in bounds)
    return Row(texts, tuple(_trimmed(text, *bound) for bound in bounds))


def _row(text: str, span: Span) -> Row:
    cells = [match.span() for match in _CELL.finditer(text, span.start, span.end)]
    # A match of nothing follows each filled cell at its tab; keep one cell between two tabs.
    bounds = [cell for i, cell in enumerate(cells) if i == 0 or cells[i - 1][1] != cell[0]]
    return row_of(text, bounds)


def _trimmed(text: str, start: int, end: int) -> Span:
    content = text[start:end]
    left = start + len(content) - len(content.lstrip())
    return Span(left, max(left, start + len(content.rstrip())))


def _tables(text: str, spans: Sequence[Span], rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Where one table ends and the next begins: at empty lines, and at a header under data.

    Where every row is parted from the next by an empty line, empty lines say nothing.
    """
    gaps = [len(re.findall(r"\r\n|\r|\n", text[a.end : b.start])) > 1 for a, b in pairwise(spans)]
    telling = not all(gaps)
    start = 0
    for index, gap in enumerate(gaps, 1):
        if (gap and telling) or _begins_anew(rows, index):
            yield start, index
            start = index
    yield start, len(rows)


def _begins_anew(rows: Sequence[Row], index: int) -> bool:
    """Whether a header row stands right under a data row."""
    row = rows[index]
    if not row.texts[0] or row.is_data or not rows[index - 1].is_data:
        return False
    below = rows[index + 1] if index + 1 < len(rows) else None
    if row.is_alone and (below is None or below.is_alone or below.is_data):
        return False  # a heading among the rows
    labels = (label_of(normalize(text)) for text in row.texts)
    return any(label is not None and not label.doubtful for label in labels)  # 5.0 is none


def _padded(rows: Sequence[Row]) -> list[Row]:
    """Rows of one width: trailing tabs that were cut off are put back, those of a few rows go."""
    filled = [max((i for i, text in enumerate(row.texts, 1) if text), default=1) for row in rows]
    width = max([*filled, min((len(row.texts) for row in rows), default=0)])
    padded = []
    for row in rows:
        missing = width - len(row.texts)
        end = row.spans[-1].end
        texts = (*row.texts, *[""] * missing)[:width]
        padded.append(Row(texts, (*row.spans, *[Span(end, end)] * missing)[:width]))
    return padded


def _moved(span: Span, offset: int) -> Span:
    return Span(span.start + offset, span.end + offset)


class _Layout:
    """Finds the cell over each place of a table."""

    def __init__(self, rows: Sequence[Row], file: int, offset: int) -> None:
        self._rows, self._file, self._offset = rows, file, offset
        self._width = len(rows[0].texts) if rows else 0
        # The header ends where the values begin; a table of words only has one header row.
        values = list(takewhile(lambda row: not (row.is_data or row.is_numbered), rows))
        self._header_rows = len(values) if len(values) < len(rows) else 1
        if 0 < len(values) < len(rows) and _is_rest(rows[0], rows[len(values)]):
            self._header_rows = 0
        self._owner: list[list[Cell]] = []

    def grid(self) -> Grid:
        """The table with true row and column spans."""
        for index, row in enumerate(self._rows):
            if index < self._header_rows:
                self._owner.append(self._header_row(index, row))
            else:
                self._owner.append(self._data_row(index, row))
        cells = {(cell.row, cell.column): cell for line in self._owner for cell in line}
        ordered = tuple(cells[key] for key in sorted(cells))
        return Grid(len(self._rows), self._width, ordered, inferred=True)

    def _cell(self, index: int, column: int) -> Cell:
        span = self._rows[index].spans[column]
        if span.start == span.end:
            return Cell(index, column)
        return Cell(index, column, lines=(Line(_moved(span, self._offset), self._file),))

    def _header_row(self, index: int, row: Row) -> list[Cell]:
        if row.is_alone and index < self._header_rows:
            return [replace(self._cell(index, 0), column_span=self._width)] * self._width
        owners: list[Cell] = []
        for column in range(self._width):
            if row.texts[column]:
                owners.append(self._cell(index, column))
            elif column > 1 and owners[-1].row == index and self._same_parent(index, column):
                owners.append(self._widen(owners, owners[-1]))
            else:
                owners.append(self._continue_down(index, column) or self._cell(index, column))
        return owners

    def _same_parent(self, index: int, column: int) -> bool:
        """Whether a place and the one to its left stand under one header cell."""
        if index == 0:
            return True
        above = self._owner[index - 1]
        return _key(above[column]) == _key(above[column - 1])

    def _widen(self, owners: list[Cell], left: Cell) -> Cell:
        """Stretch the cell to the left over one more column, in all its places."""
        wider = replace(left, column_span=left.column_span + 1)
        self._replace(owners, left, wider)
        return wider

    def _continue_down(self, index: int, column: int) -> Cell | None:
        """Stretch the header cell above over one more row, if all below it is empty."""
        if index == 0:
            return None
        above = self._owner[index - 1][column]
        columns = range(above.column, above.column + above.column_span)
        if above.column_span == self._width or any(self._rows[index].texts[c] for c in columns):
            return None
        if above.row + above.row_span > index:
            return above
        return self._stretch(above)

    def _data_row(self, index: int, row: Row) -> list[Cell]:
        if row.is_alone and _is_heading(row.texts[0]):
            return [replace(self._cell(index, 0), column_span=self._width)] * self._width
        owners: list[Cell] = []
        for column in range(self._width):
            above = self._owner[index - 1][column] if index > self._header_rows else None
            if above is not None and column and self._goes_on(above, index, column):
                owners.append(self._stretch(above, self._cell(index, column).lines))
            else:
                owners.append(self._cell(index, column))
        return owners

    def _goes_on(self, above: Cell, index: int, column: int) -> bool:
        """Whether the cell above reaches into a place: it is empty, or holds the rest of a word."""
        if above.column_span > 1:
            return False  # a heading over the table goes on in none of its columns
        printed = self._rows[index].texts[column]
        word = self._printed(above)
        if not printed:
            # A text belongs to its own numbered row; a category or a unit may hold for several.
            apart = self._rows[index].is_numbered and _TEXT.search(word) is not None
            return bool(word) and not _is_number_or_dash(word) and not apart
        if not word or is_value(word):
            return False
        below = [self._rows[i].texts[column] for i in range(index, len(self._rows))]
        return any(
            placeholder_of(word + "".join(below[:count])) not in {None, "none"}
            for count in range(1, min(len(below), _LONGEST_CUT) + 1)
        )

    def _printed(self, cell: Cell) -> str:
        rows = range(cell.row, cell.row + cell.row_span)
        return "".join(self._rows[row].texts[cell.column] for row in rows)

    def _stretch(self, above: Cell, lines: tuple[Line, ...] = ()) -> Cell:
        """Stretch a cell over one more row, with the lines it has there."""
        longer = replace(above, row_span=above.row_span + 1, lines=above.lines + lines)
        for line in self._owner:
            self._replace(line, above, longer)
        return longer

    @staticmethod
    def _replace(owners: list[Cell], old: Cell, new: Cell) -> None:
        owners[:] = [new if _key(cell) == _key(old) else cell for cell in owners]


def _is_heading(text: str) -> bool:
    """Whether a cell alone in its row is a heading over the rows below."""
    wording = normalize(text)
    return label_of(wording) is not None or count_bracket(wording) is not None


def _is_rest(first: Row, numbered: Row) -> bool:
    """Whether a table begins with the rest of a row that the page before it began."""
    number = re.match(r"\d+", numbered.texts[0]) if numbered.is_numbered else None
    return not first.texts[0] and number is not None and int(number.group()) > 1


def _key(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.column


def _is_number_or_dash(word: str) -> bool:
    dash = placeholder_of(word) == "none" and len(word) <= _LONGEST_DASH
    return dash or parse_value(normalize(word)) is not None
