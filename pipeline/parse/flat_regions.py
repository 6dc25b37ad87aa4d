"""Tables of regions in a run of lines with one cell each: a name, then its values, line by line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from pipeline.parse.flat_region_heads import FlatHeader, decided, stub_above
from pipeline.parse.places import names_row
from pipeline.parse.target_table import is_value
from pipeline.text.characters import HAN_LETTER
from pipeline.text.flat_table import Range

_FEWEST_ROWS = 2
_FEWEST_SURE_ROWS = 3
_LONGEST_PIECE = 8
# The end of a name that a narrow column broke: 经济技术 | 开发区.
_TYPE = re.compile(r"[县区市旗镇乡]|街道(?:办事处)?|.{0,4}(?:开发|示范|新|园)区|管委会")

_UNKNOWN = re.compile(rf"{HAN_LETTER}{{2,8}}")


class RegionLines(msgspec.Struct, frozen=True):
    """A row: the lines of its ordinal (if any), of its region's name, and of its values."""

    ordinal: Range
    name: Range
    values: Range

    @property
    def width(self) -> int:
        """How many values it has."""
        return self.values[1] - self.values[0]


class FlatRegions(msgspec.Struct, frozen=True):
    """A table of regions in a run of lines.

    Attributes:
        start: its first line.
        body: the first one below its header.
        end: the line behind its last one.
        header: None where its cells can be dealt to the columns in no way, or in several.
        rows: those with a value in each column.
        odd: lines of rows in which it is not certain in which columns the values stand.
    """

    start: int
    body: int
    end: int
    header: FlatHeader | None
    rows: tuple[RegionLines, ...]
    odd: tuple[int, ...]


def find_regions(texts: Sequence[str]) -> FlatRegions | None:
    """The first table of regions; None where there is none."""
    at = 0
    while at < len(texts) - 1:
        end = at + 1
        if names_row(texts[at]) and is_value(texts[end]):
            first = at - (at > 0 and texts[at - 1] == "1")
            stub = stub_above(texts, first)
            has_ordinals = stub is not None and stub.ordinals is not None
            rows = _rows(texts, first if has_ordinals else at, has_ordinals)
            end = max(end, rows[-1].values[1])
            if found := _table(texts, rows, end):
                return found
        at = end
    return None


def _table(texts: Sequence[str], rows: Sequence[RegionLines], end: int) -> FlatRegions | None:
    """A table of rows, most of which have the same number of values."""
    columns, count = Counter(row.width for row in rows).most_common(1)[0]
    first = rows[0].ordinal[0]
    stub = stub_above(texts, first)
    if count < _FEWEST_ROWS or 2 * count <= len(rows) or not columns:
        return None
    # A row with more values shows that others have lost some.
    is_least = any(row.width > columns for row in rows)
    header = None if is_least else decided(texts, stub, first, columns)
    if header is None and (stub is None or count < _FEWEST_SURE_ROWS or columns < _FEWEST_ROWS):
        return None
    if header is None:
        end = _end_of_undecided(texts, end, columns)
    full = tuple(row for row in rows if row.width == columns)
    odd = [i for row in rows if row not in full for i in range(row.ordinal[0], row.values[1])]
    start = header.stub.start if header else stub.start if stub else first
    return FlatRegions(start, first, end, header, full, tuple(odd))


def _end_of_undecided(texts: Sequence[str], end: int, columns: int) -> int:
    """Where a table ends that has headings among its rows, each a line."""
    while end + 1 < len(texts) and names_row(texts[end + 1]):
        rows = _rows(texts, end + 1, numbered=False)
        if not all(row.width == columns for row in rows):
            break
        end = rows[-1].values[1]
    return end


def _rows(texts: Sequence[str], start: int, numbered: bool) -> list[RegionLines]:
    """Rows from a first name on up to the first line that is neither a name nor a value."""
    at, ordinal = start, 1
    heads: list[Range] = []
    names: list[Range] = []
    while at < len(texts):
        width = at - names[-1][1] if names else 0
        is_next = numbered and texts[at] == str(ordinal) and width >= _width(heads, names)
        behind = at + is_next
        name = _name(texts, behind) or _unlisted(texts, behind, width, ordinal * is_next)
        if name is None and not (names and is_value(texts[at])):
            break
        if name is not None:
            heads.append((at, behind))
            names.append(name)
            ordinal += is_next
        at = name[1] if name else at + 1
    ends = [*(first for first, _ in heads[1:]), at]
    rows = zip(heads, names, ends, strict=True)
    return [RegionLines(head, name, (name[1], end)) for head, name, end in rows]


def _width(heads: Sequence[Range], names: Sequence[Range]) -> int:
    """The number of values of the last row but one, as many as the last one should have."""
    return heads[-1][0] - names[-2][1] if len(names) > 1 else 0


def _unlisted(texts: Sequence[str], at: int, width: int, ordinal: int) -> Range | None:
    """A name that no list has (宁东), between two rows that have as many values as its own."""
    end = at + 1 + width
    if width < _FEWEST_ROWS or end >= len(texts) or not _UNKNOWN.fullmatch(texts[at]):
        return None
    below = end + (ordinal > 0 and texts[end] == str(ordinal + 1))
    follows = names_row(texts[min(below, len(texts) - 1)])
    in_row = not is_value(texts[at]) and all(map(is_value, texts[at + 1 : end]))
    return (at, at + 1) if follows and in_row else None


def _name(texts: Sequence[str], at: int) -> Range | None:
    """The lines of a region's name that begins there: one, or two that are none apart."""
    if at >= len(texts):
        return None
    if names_row(texts[at]):
        return (at, at + 1)
    pieces = texts[at : at + 2]
    broken = len(pieces) > 1 and len(pieces[0]) <= _LONGEST_PIECE and _TYPE.fullmatch(pieces[1])
    return (at, at + 2) if broken and names_row("".join(pieces)) else None
