"""Tables of regions in a run of lines with one cell each: a name, then its values, line by line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.parse.flat_region_heads import FlatHeader, decided, stub_above
from pipeline.parse.places import names_row
from pipeline.parse.target_table import is_value
from pipeline.text.flat_table import Range

_FEWEST_ROWS = 2
_FEWEST_SURE_ROWS = 3
_LONGEST_PIECE = 8
# The end of a name that a narrow column broke: 经济技术 | 开发区.
_TYPE = re.compile(r"[县区市旗镇乡]|街道(?:办事处)?|.{0,4}(?:开发|示范|新|园)区|管委会")


@dataclass(frozen=True, slots=True)
class RegionLines:
    """A row: the lines of its ordinal (if any), of its region's name, and of its values."""

    ordinal: Range
    name: Range
    values: Range

    @property
    def width(self) -> int:
        """How many values it has."""
        return self.values[1] - self.values[0]


@dataclass(frozen=True, slots=True)
class FlatRegions:
    """A table of regions in a run of lines.

    Attributes:
        start: its first line.
        end: the line behind its last one.
        header: None where its cells can be dealt to the columns in no way, or in several.
        rows: those with a value in each column.
        odd: lines of rows in which it is not certain in which columns the values stand.
    """

    start: int
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
            stub = stub_above(texts, at)
            rows = _rows(texts, at, numbered=stub is not None and stub.ordinals is not None)
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
    header = decided(texts, stub, first, columns)
    if header is None and (stub is None or count < _FEWEST_SURE_ROWS or columns < _FEWEST_ROWS):
        return None
    if header is None:
        end = _end_of_undecided(texts, end, columns)
    full = tuple(row for row in rows if row.width == columns)
    odd = [i for row in rows if row not in full for i in range(row.ordinal[0], row.values[1])]
    start = header.stub.start if header else stub.start if stub else first
    return FlatRegions(start, end, header, full, tuple(odd))


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
    at = start - (numbered and texts[start - 1] == "1")
    ordinal = 1
    heads: list[tuple[int, Range]] = []
    while at < len(texts):
        has_ordinal = numbered and texts[at] == str(ordinal)
        name = _name(texts, at + has_ordinal)
        if name is not None:
            heads.append((at, name))
            ordinal += has_ordinal
            at = name[1]
        elif is_value(texts[at]) and heads:
            at += 1
        else:
            break
    bounds = [*(first for first, _ in heads), at]
    return [
        RegionLines((first, name[0]), name, (name[1], end))
        for (first, name), (_, end) in zip(heads, pairwise(bounds), strict=True)
    ]


def _name(texts: Sequence[str], at: int) -> Range | None:
    """The lines of a region's name that begins there: one, or two that are none apart."""
    if at >= len(texts):
        return None
    if names_row(texts[at]):
        return (at, at + 1)
    pieces = texts[at : at + 2]
    broken = len(pieces) > 1 and len(pieces[0]) <= _LONGEST_PIECE and _TYPE.fullmatch(pieces[1])
    return (at, at + 2) if broken and names_row("".join(pieces)) else None
