"""Ranges of the canonical text -> the lines they stand in, with the ranges marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from pipeline.trace.model import Mark, Quote

_AROUND = 60  # characters kept on each side of a mark in a long line
_CUT = "…"


class Range(msgspec.Struct, frozen=True):
    """A half-open range of the canonical text."""

    start: int
    end: int
    is_header: bool = False


def quotes(text: str, row: Mapping[str, Any], title: str = "") -> Iterator[Quote]:
    """The lines that a row with places was read from."""
    ranges = [Range(span["start"], span["end"]) for span in row["spans"]]
    headers = row.get("header_spans") or ()
    ranges += [Range(span["start"], span["end"], True) for span in headers]
    pages = [box["page"] for box in row.get("boxes") or ()]
    yield from of_ranges(text, ranges, title, min(pages, default=None))


def of_ranges(
    text: str, ranges: Iterable[Range], title: str = "", page: int | None = None
) -> Iterator[Quote]:
    """The lines that ranges stand in; lines with nothing between them are one quote."""
    group: list[Range] = []
    bounds = (0, 0)
    for each in sorted(set(ranges), key=lambda one: (one.start, one.end)):
        start, end = _lines_around(text, each)
        if group and text[bounds[1] : start].strip():
            yield _quote(text, bounds, group, title, page)
            group = []
        bounds = (bounds[0], max(bounds[1], end)) if group else (start, end)
        group.append(each)
    if group:
        yield _quote(text, bounds, group, title, page)


def _lines_around(text: str, each: Range) -> tuple[int, int]:
    start = text.rfind("\n", 0, each.start) + 1
    end = text.find("\n", max(each.start, each.end - 1))
    return start, len(text) if end < 0 else end


def _quote(
    text: str, bounds: tuple[int, int], ranges: Sequence[Range], title: str, page: int | None
) -> Quote:
    line = text.count("\n", 0, bounds[0]) + 1
    pieces: list[str] = []
    marks: list[Mark] = []
    at = 0
    for start, end in _kept(text, bounds, ranges):
        piece = text[start:end]
        before = _CUT if start > bounds[0] and text[start - 1] != "\n" else ""
        pieces += [before, piece]
        at += len(before)
        marks += [
            Mark(one.start - start + at, min(one.end, end) - start + at, one.is_header)
            for one in ranges
            if start <= one.start < end
        ]
        at += len(piece)
    after = _CUT if end < bounds[1] else ""
    return _trimmed(Quote(title, line, page, "".join(pieces) + after, _apart(marks)))


def _kept(text: str, bounds: tuple[int, int], ranges: Sequence[Range]) -> list[tuple[int, int]]:
    """What of the lines is shown: all that is near a mark, joined where it touches."""
    found: list[tuple[int, int]] = []
    for each in ranges:
        start = max(bounds[0], each.start - _AROUND)
        end = min(bounds[1], each.end + _AROUND)
        if found and start <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _apart(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Marks without overlap: of two, the later begins where the earlier ends."""
    found: list[Mark] = []
    for mark in sorted(marks, key=lambda one: (one.start, one.end)):
        start = max(mark.start, found[-1].end) if found else mark.start
        if start < mark.end:
            found.append(replace(mark, start=start))
    return tuple(found)


def _trimmed(quote: Quote) -> Quote:
    """Without white space before the first word and after the last."""
    words = quote.text.strip()
    lead = len(quote.text) - len(quote.text.lstrip())
    marks = tuple(
        replace(mark, start=max(0, mark.start - lead), end=min(mark.end - lead, len(words)))
        for mark in quote.marks
    )
    line = quote.line + quote.text[:lead].count("\n")
    return replace(quote, line=line, text=words, marks=_apart(marks))


def words(text: str, spans: Iterable[Mapping[str, int]]) -> str:
    """The words that a row was read from, as they stand."""
    return "".join(text[span["start"] : span["end"]] for span in spans)
