"""Rows of a table whose grid is gone: the division of its cells in which all evidence agrees best.

The cells of a table come one after the other, as a web page or PDF was copied. What is known is
what its columns hold. Of all ways to deal the cells into rows the one with the most points wins:
points for each cell that fits its column, for numbers that run on by one, for rows that are full.
"""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from pipeline.text.cell_fits import empty_cost, fit, fits, most_lines
from pipeline.text.cell_shapes import shape_of
from pipeline.text.flat_profile import profile_of
from pipeline.text.flat_table import FlatRow, FlatRows, FlatTable, Range

_BEAM = 12.0
_AHEAD = 12
_ASIDE = 8.0
_NEXT, _LATER, _ANEW, _BACK = 0.0, -3.5, -0.5, -7.0
_LABEL_NEXT, _LABEL_BACK = 1.5, -1.0
_SUB_ROW = -1.3
_SUB_EMPTY = -0.25
_SUB_OF_NONE = -3.0
_WALL = -3.0
_MOST_IN_WALLS = 8
_UNLABELLED = -1.0
_TOTAL = 0.5
_HEADING = {1: -1.0, 2: 0.3}
_PAGE_NUMBER = -2.5
_BLANK = -0.05
_LEFT_OUT = -0.2
_UNBROKEN = -2.5
_LOOKS = 3
_LEADING = {"number", "section", "title", "indicator", "duty:leader"}
_TEXTS = {"title", "content", "goal", "indicator", "measures"}


class _State(msgspec.Struct, frozen=True):
    """A way to here: its points, the last ordinal, what is open, and the step that led here."""

    score: float
    last: int = 0
    is_sub: bool = False
    after_heading: bool = False
    before: tuple[int, int] | None = None
    step: str = ""


_Trellis = list[dict[int, _State]]


def glance(table: FlatTable) -> FlatRows:
    """The best reading at first sight."""
    return _read(table)


def read_rows(table: FlatTable) -> FlatRows:
    """The best reading; a second look knows what the columns held at the first."""
    read = glance(table)
    for _ in range(1 if table.walls is None else _LOOKS):
        profile = profile_of(table, read)
        again = _read(replace(table, profile=profile)) if profile else read
        if again.rows == read.rows:
            return again
        read = again
    return read


def _read(table: FlatTable) -> FlatRows:
    trellis: _Trellis = [{} for _ in range(len(table.tokens) + 1)]
    # -1 is the place between two rows, a number from 0 the column that comes next.
    trellis[0][-1] = _State(0.0, after_heading=True)
    best = (0.0, 0)
    for at in range(len(table.tokens) + 1):
        _end_rows(table, trellis, at)
        between = trellis[at].get(-1)
        if between and not between.after_heading and between.score > best[0]:
            best = (between.score, at)
        if not _goes_on(trellis, at, best[0]):
            break
        if at < len(table.tokens):
            _extend(table, trellis, at, best[0])
    return _traced(table, trellis, best)


def _goes_on(trellis: _Trellis, at: int, best: float) -> bool:
    """Whether any way from here may still become the best."""
    ahead = trellis[at : at + _AHEAD]
    return any(state.score > best - _BEAM for states in ahead for state in states.values())


def _put(trellis: _Trellis, at: int, column: int, state: _State) -> None:
    old = trellis[at].get(column)
    if old is None or state.score > old.score:
        trellis[at][column] = state


def _end_rows(table: FlatTable, trellis: _Trellis, at: int) -> None:
    """Leave columns empty up to the end of the row, and end it."""
    width = len(table.kinds)
    for column in range(1, width + 1):
        state = trellis[at].get(column)
        if state is None:
            continue
        if column == width:
            ended = _State(state.score, state.last, before=(at, width), step="end")
            _put(trellis, at, -1, ended)
        else:
            cost = _cost_of_empty(table.kinds[column], state.is_sub)
            passed = _State(
                state.score + cost,
                state.last,
                state.is_sub,
                False,
                (at, column),
                "empty",
            )
            _put(trellis, at, column + 1, passed)


def _cost_of_empty(kind: str, is_sub: bool) -> float:
    cost = empty_cost(kind)
    return max(cost, _SUB_EMPTY) if is_sub else cost


def _extend(table: FlatTable, trellis: _Trellis, at: int, best: float) -> None:
    """Every way to go on with the token at a place."""
    token = table.tokens[at]
    least = max([best - _BEAM, *(state.score - _ASIDE for state in trellis[at].values())])
    for column, state in list(trellis[at].items()):
        if state.score < least or column == len(table.kinds):
            continue
        if token == "":
            _pass_blank(trellis, at, column, state)
            continue
        if token.isdigit() and table.walls is None:
            skipped = _State(
                state.score + _PAGE_NUMBER,
                state.last,
                state.is_sub,
                state.after_heading,
                (at, column),
                "skip",
            )
            _put(trellis, at + 1, column, skipped)
        if column >= 0:
            _take(table, trellis, at, column, state)
            continue
        if (points := _HEADING.get(shape_of(token).heading)) is not None:
            opened = _State(state.score + points, state.last, False, True, (at, -1), "heading")
            _put(trellis, at + 1, -1, opened)
        _begin_row(table, trellis, at, state)


def _pass_blank(trellis: _Trellis, at: int, column: int, state: _State) -> None:
    """An empty cell: of the column, or one that only fills up the row."""
    out = _State(
        state.score + (_LEFT_OUT if column >= 0 else 0.0),
        state.last,
        state.is_sub,
        state.after_heading,
        (at, column),
        "skip",
    )
    _put(trellis, at + 1, column, out)
    if column >= 0:
        blank = _State(
            state.score + _BLANK,
            state.last,
            state.is_sub,
            False,
            (at, column),
            "take 1",
        )
        _put(trellis, at + 1, column + 1, blank)


def _begin_row(table: FlatTable, trellis: _Trellis, at: int, state: _State) -> None:
    """A row whose first columns are empty, up to any one that may be the first with a cell."""
    points = state.score
    if table.starts and at not in table.starts:
        points += _UNBROKEN
    is_sub = False
    for column, kind in enumerate(table.kinds):
        row = _State(points, state.last, is_sub, state.after_heading, (at, -1), "row")
        if not is_sub or kind in _TEXTS:  # a further row of an item says something of it
            _take(table, trellis, at, column, row)
        if kind not in _LEADING:
            break
        if kind in {"number", "title", "indicator"} and not is_sub:
            is_sub = True
            points += _SUB_ROW + (_SUB_OF_NONE if state.after_heading else 0.0)
        points += _cost_of_empty(kind, is_sub)


def _take(table: FlatTable, trellis: _Trellis, at: int, column: int, state: _State) -> None:
    """Give a column its cell: one token, or several lines of a text that go on."""
    begun = state.step.startswith("row")
    lines = table.tokens[at : at + _most(table, column, at)]
    extra, last = _beside(table, column, lines[0], state)
    if table.starts and not begun and at in table.starts:
        extra += _UNBROKEN
    kinds: set[str] = set()
    for count, points in enumerate(fits(lines, table.kinds[column]), 1):
        kinds.add(shape_of(lines[count - 1]).kind)
        whole = state.score + extra + points
        if table.profile:
            whole += table.profile.get((column, min(kinds) if len(kinds) == 1 else "sentence"), 0.0)
        if table.walls is not None and at + count < len(table.tokens):
            whole += 0.0 if at + count in table.walls else _WALL
        step = f"begin {column} {count}" if begun else f"take {count}"
        before = state.before if begun else (at, column)
        _put(
            trellis, at + count, column + 1, _State(whole, last, state.is_sub, False, before, step)
        )


def _most(table: FlatTable, column: int, at: int) -> int:
    """How many tokens a cell may take: of lines as its kind has, up to the next bar."""
    rest = len(table.tokens) - at
    if table.walls is None:
        return min(most_lines(table.kinds[column]), rest)
    walls = table.walls
    longest = min(_MOST_IN_WALLS, rest)
    return next((n for n in range(1, longest) if at + n in walls), longest)


def _beside(table: FlatTable, column: int, line: str, state: _State) -> tuple[float, int]:
    """Points for what a cell says beside what it is, and the ordinal that counts from here on."""
    kind = table.kinds[column]
    shape = shape_of(line)
    if shape.is_total and column == 0:
        return _TOTAL - fit(line, kind), state.last
    if kind == "number" and shape.ordinal:
        return _runs_on(shape.ordinal, state), shape.ordinal
    if column == table.naming and shape.label:
        number = shape.label.number
        back = _LABEL_BACK if 1 < number <= state.last else 0.0
        return (_LABEL_NEXT if number == state.last + 1 else back), number
    if column == table.naming and state.last:
        return _UNLABELLED, state.last
    return 0.0, state.last


def _runs_on(number: int, state: _State) -> float:
    """What a number says after the last one: they run on, with gaps in an excerpt, or anew."""
    if number == state.last + 1:
        return _NEXT
    if number > state.last:
        return _LATER if state.last else -0.5
    return _ANEW if number == 1 and state.after_heading else _BACK


def _traced(table: FlatTable, trellis: _Trellis, best: tuple[float, int]) -> FlatRows:
    """The rows of the best way, from its end backwards."""
    score, end = best
    rows: list[FlatRow] = []
    skipped: list[int] = []
    cells: dict[int, Range] = {}
    place: tuple[int, int] = (end, -1)
    stop = end
    while (state := trellis[place[0]][place[1]]).before is not None:
        at, _ = state.before
        words = state.step.split()
        if words[0] == "end":
            cells, stop = {}, at
        elif words[0] == "skip":
            skipped.append(at)
        elif words[0] == "heading":
            rows.append(FlatRow(at, at + 1))
        elif words[0] == "take":
            cells[place[1] - 1] = (at, at + int(words[1]))
        elif words[0] == "begin":
            cells[int(words[1])] = (at, at + int(words[2]))
            every = (cells.get(c, (at, at)) for c in range(len(table.kinds)))
            rows.append(FlatRow(at, stop, tuple(every)))
        place = state.before
    return FlatRows(tuple(rows[::-1]), tuple(skipped[::-1]), end, score)
