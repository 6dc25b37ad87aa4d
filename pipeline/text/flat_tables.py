"""The first table in a run of cells: its head and its rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from pipeline.text.column_labels import kind_of
from pipeline.text.flat_doubts import without_doubtful
from pipeline.text.flat_heads import FlatColumn, FlatHead, heads_at, is_name
from pipeline.text.flat_rows import glance, read_rows
from pipeline.text.flat_table import FlatRows, FlatTable, Range

_WINDOW = 100
_MOST_TRIES = 6
_CUT = -3.0
_KNOWN = 0.6
_FEWEST_POINTS = 0.55


class FoundTable(msgspec.Struct, frozen=True):
    """A table: its head, its rows, and the ranges of heads that come again on later pages.

    Ranges count in all tokens.
    """

    head: FlatHead
    rows: FlatRows
    repeated: tuple[Range, ...]


class Cells(msgspec.Struct, frozen=True):
    """The cells of a dump, or the lines of them; ``walls`` and ``starts`` as in ``FlatTable``."""

    tokens: Sequence[str]
    walls: frozenset[int] | None = None
    starts: frozenset[int] = frozenset()

    def table(self, places: Sequence[int], kinds: tuple[str, ...]) -> FlatTable:
        """The body of a table with the tokens of some places."""
        tokens = [self.tokens[i] for i in places]
        walls = None
        if self.walls is not None:
            walls = frozenset(n for n, i in enumerate(places) if i in self.walls)
        starts = frozenset(n for n, i in enumerate(places) if i in self.starts)
        return FlatTable(tokens, kinds, walls, starts)


def find_table(cells: Cells) -> FoundTable | None:
    """The first table, read as its head and rows agree best; None where none is supported."""
    labels = list(_labels(cells))
    texts = ["".join(cells.tokens[a:b]) for a, b in labels]
    tries = 0
    for start in range(len(texts) - 2):
        heads = [_placed(head, labels) for head in heads_at(texts, start)]
        heads = [head for head in heads if head.end < len(cells.tokens)]
        if not heads:
            continue
        tries += 1
        if tries > _MOST_TRIES:
            return None
        scored = [(_score(cells, head), -order) for order, head in enumerate(heads)]
        score, order = max(scored)
        if score > 0 and (found := _read(cells, heads[-order])):
            return found
    return None


def _labels(cells: Cells) -> Iterator[Range]:
    """What may be a label of a head: each line, or all lines between two bars."""
    count = len(cells.tokens)
    if cells.walls is None:
        yield from ((i, i + 1) for i in range(count))
        return
    bounds = sorted({0, *cells.walls, count})
    for start, end in pairwise(bounds):
        if end > start + 1 and not kind_of("".join(cells.tokens[start:end])):
            # Words above the table run into its first cell where no bar parts them.
            yield (start, end - 1)
            yield (end - 1, end)
        elif cells.tokens[start]:
            yield (start, end)


def _placed(head: FlatHead, labels: Sequence[Range]) -> FlatHead:
    """A head whose ranges count labels, with ranges that count tokens."""

    def placed(span: Range) -> Range:
        return (labels[span[0]][0], labels[span[1] - 1][1])

    columns = (
        FlatColumn(each.kind, placed(each.label), placed(each.parent) if each.parent else None)
        for each in head.columns
    )
    start, end = placed((head.start, head.end))
    return FlatHead(start, end, tuple(columns))


def _score(cells: Cells, head: FlatHead) -> float:
    """Points for a head: of the rows right below it, and for names that are known."""
    window = range(head.end, min(head.end + _WINDOW, len(cells.tokens)))
    rows = glance(cells.table(window, head.kinds))
    labels = ("".join(cells.tokens[slice(*column.label)]) for column in head.columns)
    known = sum(_KNOWN if is_name(label) else -_KNOWN / 2 for label in labels)
    # A head that ends above one more name ends too early.
    cut = _CUT if is_name(cells.tokens[head.end]) else 0.0
    return rows.score + known + cut if any(row.cells for row in rows.rows) else 0.0


def _read(cells: Cells, head: FlatHead) -> FoundTable | None:
    repeated = tuple(_repetitions(cells.tokens, head))
    again = {i for a, b in repeated for i in range(a, b)}
    kept = [i for i in range(head.end, len(cells.tokens)) if i not in again]
    rows = read_rows(cells.table(kept, head.kinds))
    full = [row for row in rows.rows if row.cells]
    if not full or rows.score < _FEWEST_POINTS * len(full) * len(head.kinds):
        return None
    if cells.walls is None:
        rows = without_doubtful(rows, [cells.tokens[i] for i in kept], head.kinds)
    return FoundTable(head, _moved(rows, [*kept, len(cells.tokens)]), repeated)


def _repetitions(tokens: Sequence[str], head: FlatHead) -> list[Range]:
    """Where the words of the head come again, however they are parted there."""
    words = "".join(tokens[head.start : head.end])
    found: list[Range] = []
    at = head.end
    while at < len(tokens):
        end, length = at, 0
        while end < len(tokens) and words.startswith(tokens[end], length) and length < len(words):
            length += len(tokens[end])
            end += 1
        if length == len(words) and tokens[at]:
            found.append((at, end))
            at = end
        else:
            at += 1
    return found


def _moved(rows: FlatRows, places: Sequence[int]) -> FlatRows:
    """Rows with the places of their tokens among all."""

    def moved(span: Range) -> Range:
        a, b = span
        return (places[a], places[b - 1] + 1) if b > a else (places[a], places[a])

    own = tuple(
        type(row)(*moved((row.start, row.end)), tuple(map(moved, row.cells))) for row in rows.rows
    )
    end = places[rows.end - 1] + 1 if rows.end else places[0]
    return FlatRows(own, tuple(places[i] for i in rows.skipped), end, rows.score)
