"""Tables whose dump has one cell per line, given their rows and columns back."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.document import Cell, Document, Grid, Line
from pipeline.parse.reading import Leftover, TextLine
from pipeline.text.cells import placeholder_of
from pipeline.text.column_labels import kind_of
from pipeline.text.counts import count_bracket
from pipeline.text.labels import Style
from pipeline.text.quantity_cells import parse_value
from pipeline.text.quantity_units import is_unit
from pipeline.text.responsibility import is_deadline
from pipeline.text.unit_lists import are_unit_names

_LONGEST_HEAD = 12
_FEWEST_COLUMNS = 3
_MOST_COLUMNS = 16
_FEWEST_KNOWN = 3
_NUMBER = re.compile(r"\d{1,3}")
_SENTENCE = re.compile(r"[。；，]")
_EMPTY = -1.5
_EMPTY_CATEGORY = -0.1
_MORE = -0.6
_SHORT_CATEGORY = 10
_SHORT_TITLE = 30
_LONGEST_PERSON = 4


@dataclass(frozen=True, slots=True)
class _Head:
    """The lines that name the columns, and what these hold."""

    start: int
    labels: tuple[TextLine, ...]
    kinds: tuple[str, ...]


def with_flat_tables(
    document: Document, blocks: Sequence[TextLine | Grid]
) -> tuple[list[TextLine | Grid], list[Leftover]]:
    """The blocks of a segment with each such run of lines replaced by its grid."""
    lines = [block for block in blocks if isinstance(block, TextLine)]
    head = _find_head(lines) if len(lines) == len(blocks) else None
    if head is None:
        return list(blocks), []
    first = head.start + len(head.labels)
    body, repeated = _without_heads(lines[first:], head)
    rows, rest = _rows(body, head)
    grid = _grid(document, head, rows)
    below, behind = _further(document, rest)
    leftovers = [Leftover("running_header", line.passage) for line in repeated]
    return [*lines[: head.start], grid, *below], leftovers + behind


def _further(
    document: Document, rest: list[TextLine]
) -> tuple[list[TextLine | Grid], list[Leftover]]:
    """What stands behind a table; it may hold another."""
    return with_flat_tables(document, rest) if rest else ([], [])


def _find_head(lines: Sequence[TextLine]) -> _Head | None:
    """Consecutive short lines, most of them names of columns, right above a line 1."""
    for start, line in enumerate(lines):
        if kind_of(line.text) != "number":
            continue
        labels: list[TextLine] = []
        for each in lines[start : start + _MOST_COLUMNS]:
            if _is_first(each) or len(each.text) > _LONGEST_HEAD or _SENTENCE.search(each.text):
                break
            labels.append(each)
        kinds = [kind_of(each.text) for each in labels]
        known = sum(kind is not None for kind in kinds)
        named = len(labels) >= _FEWEST_COLUMNS and known >= _FEWEST_KNOWN
        if named and _begins(lines, start + len(labels)):
            return _Head(start, tuple(labels), tuple(kind or "attribute" for kind in kinds))
    return None


def _is_first(line: TextLine) -> bool:
    return line.text == "1" or _is_section(line)


def _begins(lines: Sequence[TextLine], index: int) -> bool:
    return index < len(lines) and _is_first(lines[index])


def _is_section(line: TextLine) -> bool:
    """Whether a line is a heading over the whole width of the table."""
    styles = {Style.HAN_COMMA, Style.HAN_PARENTHESES}
    headed = line.label is not None and line.label.style in styles
    return headed and (count_bracket(line.text) is not None or len(line.text) <= _SHORT_CATEGORY)


def _without_heads(lines: Sequence[TextLine], head: _Head) -> tuple[list[TextLine], list[TextLine]]:
    """The lines of the body, and those that repeat the head on a further page."""
    words = [label.text for label in head.labels]
    body: list[TextLine] = []
    repeated: list[TextLine] = []
    index = 0
    while index < len(lines):
        run = lines[index : index + len(words)]
        if [line.text for line in run] == words:
            repeated += run
            index += len(words)
        else:
            body.append(lines[index])
            index += 1
    return body, repeated


def _rows(
    lines: Sequence[TextLine], head: _Head
) -> tuple[list[list[list[TextLine]]], list[TextLine]]:
    """Rows of cells of lines: one for each number that runs on; a heading has one cell."""
    rows: list[list[list[TextLine]]] = []
    tokens: list[TextLine] = []
    expected = 1
    for index, line in enumerate(lines):
        if line.text == str(expected):
            _close(rows, tokens, head)
            tokens = [line]
            expected += 1
        elif _is_section(line):
            _close(rows, tokens, head)
            tokens = []
            rows.append([[line]])
        elif not tokens and rows and len(rows[-1]) == 1:
            return rows[:-1], [rows[-1][0][0], *lines[index:]]
        else:
            tokens.append(line)
    last, rest = _last_tokens(tokens, head)
    _close(rows, last, head)
    return rows, rest


def _last_tokens(tokens: list[TextLine], head: _Head) -> tuple[list[TextLine], list[TextLine]]:
    """The cells of the last row, and the lines behind the table."""
    return tokens[: len(head.kinds)], tokens[len(head.kinds) :]


def _close(rows: list[list[list[TextLine]]], tokens: list[TextLine], head: _Head) -> None:
    if tokens:
        rows.append(_aligned(tokens, head.kinds))


def _aligned(tokens: Sequence[TextLine], kinds: Sequence[str]) -> list[list[TextLine]]:
    """Each line put into the column it fits best, in order; a text may take several lines."""
    best: dict[tuple[int, int], tuple[float, int]] = {(0, 0): (0.0, 0)}
    for column, kind in enumerate(kinds):
        for taken in range(len(tokens) + 1):
            if (taken, column) not in best:
                continue
            score = best[taken, column][0]
            for count in range(min(len(tokens) - taken, _most(kind)) + 1):
                total = score + _fit([t.text for t in tokens[taken : taken + count]], kind)
                place = (taken + count, column + 1)
                if place not in best or total > best[place][0]:
                    best[place] = (total, count)
    cells: list[list[TextLine]] = []
    taken = max(t for t, column in best if column == len(kinds))
    for column in range(len(kinds), 0, -1):
        count = best[taken, column][1]
        cells.append(list(tokens[taken - count : taken]))
        taken -= count
    return cells[::-1]


def _most(kind: str) -> int:
    """How many lines a cell may have."""
    texts = {"content", "goal", "measures", "title", "attribute"}
    return 4 if kind in texts or kind.startswith("duty") else 1


def _fit(texts: Sequence[str], kind: str) -> float:
    """How well lines are the cell of a column."""
    if not texts:
        return _EMPTY_CATEGORY if kind == "section" else _EMPTY
    text = "".join(texts)
    return _fit_text(text, kind) + _MORE * (len(texts) - 1)


def _fit_text(text: str, kind: str) -> float:
    """Points for a text in a column: a fit that only this column would have counts most."""
    if placeholder_of(text) is not None:
        return -1.0 if kind in {"number", "title", "content"} else 1.0
    if kind.startswith("duty:") and kind not in {"duty:deadline", "duty:leader"}:
        return 2.5 if are_unit_names(text) else -1.0
    holds, fits, else_ = _FITS.get(kind, (_is_other, 0.3, -0.5))
    return fits if holds(text) else else_


def _is_text(text: str) -> bool:
    return bool(_SENTENCE.search(text) or re.search(r"\d", text))


def _is_category(text: str) -> bool:
    return len(text) <= _SHORT_CATEGORY and not _SENTENCE.search(text) and not are_unit_names(text)


def _is_title(text: str) -> bool:
    return len(text) <= _SHORT_TITLE and not text.endswith("。")


def _is_person(text: str) -> bool:
    return len(text) <= _LONGEST_PERSON and not are_unit_names(text)


def _is_other(text: str) -> bool:
    return not are_unit_names(text)


_Fit = tuple[Callable[[str], bool], float, float]
_VALUE: _Fit = (lambda text: parse_value(text) is not None, 2.0, 0.0)
_TEXT: _Fit = (_is_text, 2.0, 0.2)
_FITS: dict[str, _Fit] = {
    "number": (lambda text: _NUMBER.fullmatch(text) is not None, 3.0, -9.0),
    "section": (_is_category, 1.5, -2.0),
    "title": (_is_title, 1.0, -0.5),
    "content": _TEXT,
    "goal": _TEXT,
    "measures": _TEXT,
    "duty:deadline": (is_deadline, 3.0, -1.0),
    "duty:leader": (_is_person, 2.0, -0.5),
    "unit": (lambda text: is_unit(text) or are_unit_names(text), 2.0, -1.0),
    "achieved": _VALUE,
    "rate": _VALUE,
}


def _grid(document: Document, head: _Head, rows: Sequence[Sequence[Sequence[TextLine]]]) -> Grid:
    """The grid of a head and aligned rows; an omitted category goes on from the row above."""
    width = len(head.kinds)
    cells = [Cell(0, column, lines=(_line(label),)) for column, label in enumerate(head.labels)]
    above: dict[int, int] = {}
    for index, row in enumerate(rows, 1):
        if len(row) == 1:
            cells.append(Cell(index, 0, 1, width, tuple(map(_line, row[0]))))
            above = {}
            continue
        for column, lines in enumerate(row):
            if not lines and column in above and head.kinds[column] == "section":
                at = above[column]
                cell = cells[at]
                cells[at] = Cell(cell.row, cell.column, cell.row_span + 1, 1, cell.lines)
                continue
            if lines:
                above[column] = len(cells)
            cells.append(Cell(index, column, lines=tuple(map(_line, lines))))
    return Grid(len(rows) + 1, width, tuple(cells))


def _line(line: TextLine) -> Line:
    return Line(line.span)
