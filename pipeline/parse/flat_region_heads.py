"""The header of a table of regions whose grid is gone: which lines it has, and over what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from pipeline.parse.places import heads_places, is_corner, names_row
from pipeline.parse.target_table import is_value
from pipeline.text.column_labels import is_listed, kind_of
from pipeline.text.flat_spread import HeadRow, is_role, spread
from pipeline.text.flat_table import Range
from pipeline.text.table_notes import is_table_note, is_table_title

_MOST_LABELS = 200
_LONGEST_LABEL = 40
_LONGEST_PIECE = 5
_SENTENCE = re.compile(r"[。；：]")
_BRACKET = re.compile(r"（[^（）]*）")
_NOTE = re.compile(r"（?(?:计量)?单位：.{1,20}")
_NAMING = {"title", "indicator", "content", "section"}


class Stub(msgspec.Struct, frozen=True):
    """The cell over the names of regions, and the one over their ordinals before it."""

    lines: Range
    ordinals: int | None = None

    @property
    def start(self) -> int:
        """The first line of the header."""
        return self.lines[0] if self.ordinals is None else self.ordinals


class FlatHeader(msgspec.Struct, frozen=True):
    """A header whose cells have found their columns.

    Attributes:
        stub: over the names; no lines where the corner of the table is empty.
        labels: the lines of each cell of the rest.
        rows: which cells stand in which row, over how many columns.
        notes: lines between them that say something of the whole table.
    """

    stub: Stub
    labels: tuple[Range, ...]
    rows: tuple[HeadRow, ...]
    notes: tuple[int, ...] = ()


def stub_above(texts: Sequence[str], body: int) -> Stub | None:
    """The nearest cell above a body that names a column of regions."""
    for at in _above(texts, body):
        if heads_places(texts[at]) or is_corner(texts[at]):
            return _stub(texts, at, body)
    # 单位 heads a column of regions too, where none else does.
    farthest = [at for at in _above(texts, body) if kind_of(texts[at]) == "unit"]
    return _stub(texts, farthest[-1], body) if farthest else None


def _above(texts: Sequence[str], body: int) -> Iterator[int]:
    """Lines above a body that can be of its header, the nearest first."""
    for at in range(body - 1, max(body - _MOST_LABELS, 0) - 1, -1):
        text = texts[at]
        if is_value(text) and kind_of(text) is None:
            return
        if not _NOTE.fullmatch(text) and (len(text) > _LONGEST_LABEL or _SENTENCE.search(text)):
            return
        yield at


def _stub(texts: Sequence[str], at: int, body: int) -> Stub:
    """A stub with the word beside it for what stands in the other direction (地区 | 项目)."""
    start, end = at, at + 1
    if end < body - 1 and _names_headers(texts[end]):
        end += 1
    elif start and _names_headers(texts[start - 1]):
        start -= 1
    numbered = start > 0 and kind_of(texts[start - 1]) == "number"
    return Stub((start, end), start - 1 if numbered else None)


def _names_headers(text: str) -> bool:
    return is_listed(text) and kind_of(text) in _NAMING


def decided(texts: Sequence[str], stub: Stub | None, body: int, columns: int) -> FlatHeader | None:
    """The header above a body of so many columns, if its cells fit them in one way only."""
    own = stub or _corner(texts, body)
    if own is None:
        return None
    notes = tuple(i for i in range(own.lines[1], body) if _NOTE.fullmatch(texts[i]))
    printed = [i for i in range(own.lines[1], body) if i not in notes]
    if any(heads_places(texts[i]) for i in printed):
        return None
    found = {}
    for labels in _ways(texts, printed):
        rows = spread(["".join(texts[a:b]) for a, b in labels], columns)
        # A name without values above the first row would be the last label.
        if rows is not None and (len(rows) == 1 or not names_row(texts[printed[-1]])):
            found[labels] = FlatHeader(own, labels, rows, notes)
    return found.popitem()[1] if len(found) == 1 else None


def _corner(texts: Sequence[str], body: int) -> Stub | None:
    """The empty corner of a header that begins right below a line that is none of it."""
    for at in _above(texts, body):
        if is_table_title(texts[at]) or is_table_note(texts[at]):
            return Stub((at + 1, at + 1))
    return None


def _ways(texts: Sequence[str], printed: Sequence[int]) -> Iterator[tuple[Range, ...]]:
    """How lines make cells: as printed, or with names of roles joined that a column broke."""
    plain = tuple(_labels(texts, printed, join=False))
    yield plain
    joined = tuple(_labels(texts, printed, join=True))
    if joined != plain:
        yield joined


def _labels(texts: Sequence[str], printed: Sequence[int], join: bool) -> Iterator[Range]:
    """The lines of each cell; a bracket that is alone on its line ends the cell above."""
    at = 0
    while at < len(printed):
        first = printed[at]
        at += 1
        if join and at < len(printed) and _is_broken_role(texts[first], texts[printed[at]]):
            at += 1
        while at < len(printed) and _BRACKET.fullmatch(texts[printed[at]]):
            at += 1
        yield (first, printed[at - 1] + 1)


def _is_broken_role(first: str, second: str) -> bool:
    """Whether two lines are one name only together (目标 | 任务), no matter what each is."""
    short = max(len(first), len(second)) <= _LONGEST_PIECE
    whole = first + _BRACKET.sub("", second)
    return short and is_role(whole) and is_listed(whole)
