"""Strips of a page: lines that share some of their height, and the gaps that they leave open."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Generic, Protocol, TypeVar

import msgspec

from pipeline.read.pdf_ink import Extent
from pipeline.read.pdf_lines import Piece, PrintedLine, part_of

_OVERLAP = 0.15
_NARROWEST = 0.4

Gap = tuple[float, float]
Parts = tuple[PrintedLine, ...]


class Strip(msgspec.Struct, frozen=True):
    """Lines beside each other, also where one begins half a line below the other.

    Attributes:
        lines: from the top.
        top: where the first begins.
        bottom: where the last ends.
    """

    lines: Parts
    top: float
    bottom: float

    @property
    def em(self) -> float:
        """Size of its largest glyph."""
        return max(line.em for line in self.lines)

    @property
    def pieces(self) -> list[Piece]:
        """The pieces of its lines."""
        return [piece for line in self.lines for piece in line.pieces]


class Block(Protocol):
    """What stands somewhere on a page."""

    @property
    def extent(self) -> Extent:
        """The rectangle that it covers."""


B_co = TypeVar("B_co", bound=Block, covariant=True)


class TextColumns(msgspec.Struct, Generic[B_co], frozen=True):
    """Columns beside each other, from the left: lines, tables or columns again in each."""

    columns: tuple[tuple[PrintedLine | B_co | TextColumns[B_co], ...], ...]

    @property
    def extent(self) -> Extent:
        """The rectangle that it covers."""
        x0, top, x1, bottom = zip(*(each.extent for c in self.columns for each in c), strict=True)
        return Extent(min(x0), min(top), max(x1), max(bottom))


def strips_of(lines: Iterable[PrintedLine]) -> list[Strip]:
    """Lines from the top as strips; a turned or slanted one is a strip of its own."""
    found: list[Strip] = []
    for line in lines:
        top, bottom = line.extent.top, line.extent.bottom
        if found and line.pieces and not line.slanted and _shares(found[-1], line):
            last = found[-1]
            found[-1] = Strip((*last.lines, line), min(last.top, top), max(last.bottom, bottom))
        else:
            found.append(Strip((line,), top, bottom))
    return found


def _shares(strip: Strip, line: PrintedLine) -> bool:
    last = strip.lines[-1]
    if not last.pieces or last.slanted:
        return False
    slack = _OVERLAP * min(last.em, line.em)
    return line.extent.top < strip.bottom - slack and line.extent.bottom > strip.top + slack


def lines_of(strips: Iterable[Strip]) -> list[PrintedLine]:
    """The lines of some strips."""
    return [line for strip in strips for line in strip.lines]


def covered(spans: Iterable[Gap]) -> list[Gap]:
    """Where something is printed: the union of some spans, from the left."""
    united: list[Gap] = []
    for start, end in sorted(spans):
        if united and start <= united[-1][1]:
            united[-1] = united[-1][0], max(united[-1][1], end)
        else:
            united.append((start, end))
    return united


def spans_of(strips: Iterable[Strip]) -> Iterator[Gap]:
    """From where to where each piece runs."""
    return ((piece.x0, piece.x1) for strip in strips for piece in strip.pieces)


def gaps_between(spans: Sequence[Gap], em: float) -> list[Gap]:
    """The gaps between spans, but for those too narrow to part columns."""
    return [
        (left[1], right[0])
        for left, right in pairwise(spans)
        if right[0] - left[1] > _NARROWEST * em
    ]


def middles_of(gaps: Sequence[Gap]) -> list[float]:
    """Where the columns meet."""
    return [(start + end) / 2 for start, end in gaps]


def column_of(piece: Piece, middles: Sequence[float]) -> int:
    """The column in which the middle of a piece lies."""
    return column_of_span((piece.x0, piece.x1), middles)


def column_of_span(span: Gap, middles: Sequence[float]) -> int:
    """The column in which the middle of a span lies."""
    return bisect_right(middles, (span[0] + span[1]) / 2)


def cells_of(lines: Iterable[PrintedLine], middles: Sequence[float]) -> list[Parts]:
    """The parts of lines, each in its column."""
    cells: list[list[PrintedLine]] = [[] for _ in range(len(middles) + 1)]
    for line in lines:
        for column, part in parts_of(line, middles):
            cells[column].append(part)
    return [tuple(cell) for cell in cells]


def parts_of(line: PrintedLine, middles: Sequence[float]) -> Iterator[tuple[int, PrintedLine]]:
    """The parts of a line, each with its column."""
    pieces: list[Piece] = []
    at = 0
    for piece in line.pieces:
        column = column_of(piece, middles)
        if pieces and column != at:
            yield at, part_of(line, pieces)
            pieces = []
        at = column
        pieces.append(piece)
    if pieces:
        yield at, part_of(line, pieces)
