"""The outermost lines of pages, and how they stand to the type area."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median, median_high, median_low
from typing import Literal

import msgspec
from msgspec.structs import replace

from pipeline.read.pdf_layout import PrintedBlock, PrintedPage
from pipeline.read.pdf_lines import PrintedLine

_MARGIN = 0.13
_OUTERMOST = 2
_SMALLER = 0.9
_NOT_LARGER = 1.05
_LARGER = 1.2
_FAR = 1.5
_WIDER = 1.3
_LEAST_FAR = 0.8
_LEADING = 1.5
_BEYOND = 0.3
_FEW_LINES = 3

Side = Literal["top", "bottom"]
SIDES: tuple[Side, Side] = ("top", "bottom")


class Edge(msgspec.Struct, frozen=True):
    """One of the two outermost lines of a page, within its upper or lower margin.

    Attributes:
        line: itself.
        side: of the page.
        small: its type is smaller than the text's.
        large: its type is larger than the text's, as a title's is.
        apart: it is smaller than the text, or far from it and not larger.
        outside: it stands outside the type area, further from it than lines from each other.
        as_text: its size and distance are those of the lines further in.
        by_title: the next line further in is larger than the text.
    """

    line: PrintedLine
    side: Side
    small: bool
    large: bool
    apart: bool
    outside: bool
    as_text: bool
    by_title: bool


class _Type(msgspec.Struct, frozen=True):
    """How a document is set: size and pitch of its text, and where pages of it begin and end."""

    em: float
    pitch: float
    top: float
    bottom: float


def edges(pages: Sequence[PrintedPage]) -> list[Edge]:
    """The outermost lines of all pages."""
    set_ = _type_of(pages)
    return [edge for page in pages for side in SIDES for edge in _edges(page, side, set_)]


def _outermost(page: PrintedPage, side: Side) -> list[PrintedBlock]:
    """The two outermost blocks within a margin, from the outside."""
    some = page.blocks[: _OUTERMOST + 1] if side == "top" else page.blocks[-_OUTERMOST - 1 :]
    within = [
        block
        for block in some
        if (
            block.extent.bottom < _MARGIN * page.height
            if side == "top"
            else block.extent.top > (1 - _MARGIN) * page.height
        )
    ]
    return within[:_OUTERMOST] if side == "top" else within[: -_OUTERMOST - 1 : -1]


def _inner_lines(page: PrintedPage) -> list[PrintedLine]:
    """The lines outside tables that are none of the outermost."""
    outer = {id(block) for side in SIDES for block in _outermost(page, side)}
    return [b for b in page.blocks if isinstance(b, PrintedLine) and id(b) not in outer]


def _type_of(pages: Sequence[PrintedPage]) -> _Type:
    inner = [_inner_lines(page) for page in pages]
    sizes = [line.em for lines in inner for line in lines]
    em = median(sizes or [line.em for page in pages for line in _every_line(page)] or [0.0])
    tops = [block.extent.top for page in pages if (block := _first_of_type(page, "top", em))]
    ends = [block.extent.bottom for page in pages if (block := _first_of_type(page, "bottom", em))]
    return _Type(em, _pitch(inner, em), median_low(tops or [0.0]), median_high(ends or [0.0]))


def _pitch(pages: Sequence[Sequence[PrintedLine]], em: float) -> float:
    """How far lines of the text stand from each other, paragraphs far apart left out."""
    steps = [
        step
        for lines in pages
        for above, below in pairwise(lines)
        if 0 < (step := below.extent.bottom - above.extent.bottom) < 2 * _FAR * em
    ]
    return median(steps) if len(steps) > _FEW_LINES else _LEADING * em


def _every_line(page: PrintedPage) -> Iterator[PrintedLine]:
    for block in page.blocks:
        if isinstance(block, PrintedLine):
            yield block
        else:
            yield from (line for cell in block.cells for line in cell.lines)


def _first_of_type(page: PrintedPage, side: Side, em: float) -> PrintedBlock | None:
    """The first block from the outside that is no small line in the margin."""
    small = [
        block
        for block in _outermost(page, side)
        if isinstance(block, PrintedLine) and block.em < _SMALLER * em
    ]
    inward = page.blocks if side == "top" else page.blocks[::-1]
    return next((block for block in inward if block not in small), None)


def _edges(page: PrintedPage, side: Side, set_: _Type) -> Iterator[Edge]:
    """The edges of one side of a page, from the inside, as the outer ones lean on the inner."""
    inward = page.blocks if side == "top" else page.blocks[::-1]
    own = _inner_lines(page)
    here = replace(set_, em=median(line.em for line in own)) if len(own) > _FEW_LINES else set_
    inner: Edge | None = None
    for block in _outermost(page, side)[::-1]:
        inner = _edge(block, side, inward, here, inner) if isinstance(block, PrintedLine) else None
        if inner is not None:
            yield inner


def _edge(
    line: PrintedLine,
    side: Side,
    inward: Sequence[PrintedBlock],
    set_: _Type,
    inner: Edge | None,
) -> Edge:
    at = inward.index(line)
    next_ = inward[at + 1] if at + 1 < len(inward) else None
    gap = _gap(line, next_) if next_ else float("inf")
    small, no_larger = line.em < _SMALLER * set_.em, line.em < _NOT_LARGER * set_.em
    beyond = _is_beyond(line, side, set_)
    far = gap > max(_WIDER * (set_.pitch - set_.em), _LEAST_FAR * set_.em)
    leans = inner is not None and inner.outside and no_larger
    outermost = at == 0 and (small or (no_larger and gap > _FAR * line.em))
    return Edge(
        line,
        side,
        small,
        large=line.em > _LARGER * set_.em,
        apart=outermost or (small and beyond and far),
        outside=beyond and (far or leans),
        as_text=_is_set_as_text(line, inward, set_.em),
        by_title=isinstance(next_, PrintedLine) and next_.em > _LARGER * set_.em,
    )


def _is_beyond(line: PrintedLine, side: Side, set_: _Type) -> bool:
    """Whether a line stands above the first or below the last line of usual pages."""
    if side == "top":
        return line.extent.bottom < set_.top - _BEYOND * line.em
    return line.extent.top > set_.bottom + _BEYOND * line.em


def _gap(one: PrintedBlock, other: PrintedBlock) -> float:
    """The space between two blocks, one above the other."""
    return max(
        one.extent.top - other.extent.bottom,
        other.extent.top - one.extent.bottom,
    )


def _is_set_as_text(line: PrintedLine, inward: Sequence[PrintedBlock], em: float) -> bool:
    """Whether a line is no smaller than the text, and the next line further in is near."""
    lines = [block for block in inward if isinstance(block, PrintedLine)]
    at = lines.index(line)
    if at + 1 >= len(lines) or line.em <= _SMALLER * em:
        return False
    return _gap(line, lines[at + 1]) <= _FAR * line.em
