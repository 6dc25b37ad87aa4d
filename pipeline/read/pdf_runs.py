"""Runs of strips in columns: which strips, and the gaps that stay open between the columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

import msgspec

from pipeline.read.pdf_strips import (
    Gap,
    Strip,
    column_of,
    covered,
    gaps_between,
    middles_of,
    spans_of,
)

_ROW_GAP = 1.6
_FIRST_GAP = 3.0
_EVENLY = 1.3
_SETTLED = 3
_MOST_HEADS = 3
_MOST_FEET = 2
_SAME_SIZE = 0.12
_LEADER = re.compile(r"[.·．․‥・](?:\s?[.·．․‥・]){3,}|…(?:\s?…){2,}|_{4,}")


class Run(msgspec.Struct, frozen=True):
    """Strips whose pieces stand in columns.

    Attributes:
        heads: strips above whose pieces stand over several columns.
        strips: the others.
        feet: strips below in the first column only, which may be lines below a table.
        gaps: what stays open between the columns in all of them.
    """

    heads: tuple[Strip, ...]
    strips: tuple[Strip, ...]
    feet: tuple[Strip, ...]
    gaps: tuple[Gap, ...]

    @property
    def em(self) -> float:
        """Usual size of its lines."""
        return usual_size(self.strips)


def usual_size(strips: Sequence[Strip]) -> float:
    """The size of most lines."""
    return median(line.em for strip in strips for line in strip.lines)


def run_at(strips: Sequence[Strip], start: int) -> Run | None:
    """The longest run that begins at a strip; None where no other strip has its gaps."""
    end = _end(strips, start)
    if end == start:
        return None
    inner = end
    first = gaps_between(covered(spans_of(strips[start:end])), strips[start].em)[0]
    while inner > start + 1 and _stands_below(strips[inner - 1], first):
        inner -= 1
    return _with_columns(strips[start:inner], strips[inner:end])


def _end(strips: Sequence[Strip], start: int) -> int:
    """Behind the last strip that leaves gaps of the first open."""
    em = strips[start].em
    spans = covered(spans_of(strips[start : start + 1]))
    gaps = gaps_between(spans, em)
    if not gaps or has_leader(strips[start]):
        return start
    widest, lines, end = 0.0, len(strips[start].lines), start + 1
    while end < len(strips):
        strip = strips[end]
        apart = strip.top - strips[end - 1].bottom
        united = covered([*spans, *spans_of([strip])])
        left = gaps_between(united, em)
        if not _is_near(strip, apart, widest, lines, em) or has_leader(strip):
            break
        if not left or not _fits(strip, spans, gaps, left, lines >= _SETTLED):
            break
        spans, gaps, widest = united, left, max(widest, apart)
        lines, end = lines + len(strip.lines), end + 1
    return end


def has_leader(strip: Strip) -> bool:
    """Whether dots lead from one part to the other, as in a list of contents."""
    return any(_LEADER.search(line.text) for line in strip.lines)


def _is_near(strip: Strip, apart: float, widest: float, lines: int, em: float) -> bool:
    """Whether a strip is no further away than the rows of a table are."""
    if any(line.slanted or not line.pieces for line in strip.lines):
        return False
    several = len(strip.pieces) > 1
    if not several and abs(strip.em - em) > _SAME_SIZE * em:
        return False
    most = _FIRST_GAP if several and lines < _SETTLED else _ROW_GAP
    return apart < max(most * em, _EVENLY * widest)


def _fits(
    strip: Strip, spans: Sequence[Gap], gaps: Sequence[Gap], left: Sequence[Gap], settled: bool
) -> bool:
    """Whether a strip stands in the columns; the first ones may be heads over several."""
    single = len(strip.pieces) < 2
    closed = sum(not any(a <= x0 and x1 <= b for x0, x1 in left) for a, b in gaps)
    if closed and (single or settled):
        return False
    piece = strip.pieces[0]
    inside = any(piece.x0 < end and start < piece.x1 for start, end in spans)
    return inside or not (single and settled)


def _stands_below(strip: Strip, first: Gap) -> bool:
    """Whether a strip lies in the first column only, so that it may stand below the table."""
    pieces = strip.pieces
    return len(pieces) < 2 and pieces[0].x1 <= first[0]


def _with_columns(strips: Sequence[Strip], feet: Sequence[Strip]) -> Run:
    """The run of some strips, without those at its ends that hide columns of all the others."""
    em = usual_size(strips)
    best, most = (0, len(strips)), len(open_gaps(strips, em))
    for out in range(1, _MOST_HEADS + _MOST_FEET + 1):
        for heads in range(max(0, out - _MOST_FEET), min(out, _MOST_HEADS) + 1):
            inner = strips[heads : len(strips) - out + heads]
            if len(inner) < _SETTLED - 1:
                continue
            found = open_gaps(inner, em)
            if len(found) > most and _are_shown(inner, found):
                best, most = (heads, len(inner)), len(found)
    heads, count = best
    inner = strips[heads : heads + count]
    below = () if heads + count < len(strips) else tuple(feet)
    return Run(tuple(strips[:heads]), tuple(inner), below, tuple(open_gaps(inner, em)))


def open_gaps(strips: Sequence[Strip], em: float) -> list[Gap]:
    """The gaps that all strips leave open between columns.

    Where no strip has something on both sides of a gap it parts no columns, but a name that is
    centred from numbers that are set to the right.
    """
    gaps = gaps_between(covered(spans_of(strips)), em)
    if not gaps:
        return []
    middles = middles_of(gaps)
    filled: list[set[int]] = [set() for _ in range(len(gaps) + 1)]
    for index, strip in enumerate(strips):
        for piece in strip.pieces:
            filled[column_of(piece, middles)].add(index)
    kept, here = [], filled[0]
    for gap, beside in zip(gaps, filled[1:], strict=True):
        if here & beside:
            kept.append(gap)
            here = beside
        else:
            here = here | beside
    return kept


def _are_shown(strips: Sequence[Strip], gaps: Sequence[Gap]) -> bool:
    """Whether more than one strip has something on both sides of each gap."""
    return all(
        sum(
            any(piece.x1 <= gap[0] for piece in strip.pieces)
            and any(piece.x0 >= gap[1] for piece in strip.pieces)
            for strip in strips
        )
        >= _SETTLED - 1
        for gap in gaps
    )
