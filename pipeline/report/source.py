"""The canonical text as lines that a page can lead to, and passages cut from it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import msgspec

from pipeline.report.model import Range, Row

_LINE = re.compile(r"[^\r\n\f]*(?:\r\n|[\r\n\f]|$)")
_AROUND = 36
_NEAR = 48
_ENOUGH = 6
_BARELY = 12
_LONGEST_MARK = 260


class Line(msgspec.Struct, frozen=True):
    """A line of the canonical text; ``text`` is without its end."""

    number: int
    start: int
    text: str


class Piece(msgspec.Struct, frozen=True):
    """Some characters of a passage, marked or around the marked ones."""

    text: str
    marked: bool


class Passage(msgspec.Struct, frozen=True):
    """A place in the source, shown beside what is said of it.

    Attributes:
        part: where it stands; None where that is nowhere in particular.
        ranges: of the marked words.
        line: the number of the first line.
        pieces: the words, and some around them.
        file: index of the source file.
        page: its page, where the source has pages.
    """

    part: str | None
    ranges: tuple[Range, ...]
    line: int
    pieces: tuple[Piece, ...]
    file: int | None = None
    page: int | None = None

    @property
    def href(self) -> str:
        """Leads to it in the page of the circular."""
        return href(self.ranges)


class Source:
    """A canonical text."""

    def __init__(self, text: str) -> None:
        """Keep the text; lines are cut when first asked for."""
        self.text = text

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every line, blank ones too."""
        found = (match for match in _LINE.finditer(self.text) if match[0])
        return tuple(
            Line(number, match.start(), match[0].rstrip("\r\n\f"))
            for number, match in enumerate(found, 1)
        )

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]

    def line_of(self, offset: int) -> int:
        """Number of the line that a character stands in."""
        return bisect_right(self._starts, offset)

    def passages(self, evidence: Iterable[Row]) -> tuple[Passage, ...]:
        """Places of a finding; those that stand close together are one."""
        groups: list[list[Row]] = []
        for each in evidence:
            near = next((group for group in groups if _is_near(group, each)), None)
            if near is None:
                groups.append([each])
            else:
                near.append(each)
        return tuple(map(self._passage, groups))

    def _passage(self, group: Sequence[Row]) -> Passage:
        ranges = _joined((row["start"], row["end"]) for row in group)
        first = group[0]
        return Passage(
            first["part"],
            ranges,
            self.line_of(ranges[0][0]),
            tuple(self._pieces(ranges)),
            first["file"],
            first["page"],
        )

    def _around(self, start: int, end: int) -> Range:
        """Where a passage begins and ends: in its own lines, unless these say nothing more."""
        near = max(start - _AROUND, 0), min(end + _AROUND, len(self.text))
        if not self.lines:
            return near
        first, last = self.lines[self.line_of(start) - 1], self.lines[self.line_of(end - 1) - 1]
        own = max(near[0], first.start), min(near[1], last.start + len(last.text))
        if (start - own[0]) + (own[1] - end) >= _ENOUGH:
            return own
        return max(near[0], start - _BARELY), min(near[1], end + _BARELY)

    def _pieces(self, ranges: Sequence[Range]) -> list[Piece]:
        start, end = self._around(ranges[0][0], ranges[-1][1])
        pieces = [Piece("…", False)] if start else []
        for left, right in ranges:
            words = self.text[left:right]
            if len(words) > _LONGEST_MARK:
                words = f"{words[: _LONGEST_MARK // 2]} … {words[-_LONGEST_MARK // 2 :]}"
            pieces += [Piece(self.text[start:left], False), Piece(words, True)]
            start = right
        pieces.append(Piece(self.text[start:end], False))
        return [*pieces, Piece("…", False)] if end < len(self.text) else pieces


def _is_near(group: Sequence[Row], each: Row) -> bool:
    """Whether a place is of the same page as others and stands close to them."""
    first = group[0]
    if any(first[name] != each[name] for name in ("part", "file", "page")):
        return False
    start, end = min(row["start"] for row in group), max(row["end"] for row in group)
    return bool(each["start"] - end <= _NEAR and start - each["end"] <= _NEAR)


def href(ranges: Iterable[Range]) -> str:
    """The fragment that marks some ranges of the text in the page."""
    return "#p=" + ",".join(f"{start}-{end}" for start, end in ranges)


def href_of(spans: Iterable[Mapping[str, int]] | None) -> str | None:
    """The same for a column of places; None where there is none."""
    ranges = [(span["start"], span["end"]) for span in spans or () if span["start"] < span["end"]]
    return href(ranges) if ranges else None


def _joined(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """In order, and none over another."""
    found: list[Range] = []
    for start, end in sorted(ranges):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
