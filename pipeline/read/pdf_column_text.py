"""Whether lines below each other are a column of text: paragraphs with indents, set to a width."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipeline.read.pdf_lines import PrintedLine

_FLUSH = 0.4
_LEAST_INDENT = 1.2
_MOST_INDENT = 3.0
_FULL = 1.6
_LEADING = 2.6
_NARROW = 8
_LEAST_ALIGNED = 0.6
_MOST_FULL = 0.6
_MOST_GAPS = 0.5
_FEWEST_TURNS = 2


def is_column_text(lines: Sequence[PrintedLine], em: float) -> bool:
    """Whether lines begin at one edge or indented, and full ones go on at that edge.

    Args:
        lines: from the top.
        em: their usual size.

    Items of a list end where their words do, and a cell of a table has no indent; so paragraphs
    show which have an indent, reach the right edge and go on at the left one, or, where these
    are few, lines that are full.
    """
    left = min(line.extent.x0 for line in lines)
    right = max(line.extent.x1 for line in lines)
    if right - left < _NARROW * em or median(_width(line) for line in lines) < _NARROW * em / 2:
        return False
    insets = [(line.extent.x0 - left) / em for line in lines]
    aligned = sum(_is_flush(inset) or _is_indent(inset) for inset in insets)
    gaps = sum(line.has_far_gap for line in lines)
    if aligned < _LEAST_ALIGNED * len(lines) or gaps > _MOST_GAPS * len(lines):
        return False
    full = [right - line.extent.x1 < _FULL * em for line in lines]
    turns = [
        inset
        for (inset, following), is_full, (line, below) in zip(
            pairwise(insets), full, pairwise(lines), strict=False
        )
        if is_full and _is_flush(following) and _is_near(line, below)
    ]
    begun = sum(map(_is_indent, turns))
    several = begun >= _FEWEST_TURNS or sum(full) >= _MOST_FULL * len(lines)
    return begun > 0 and len(turns) >= _FEWEST_TURNS and several


def _width(line: PrintedLine) -> float:
    return line.extent.x1 - line.extent.x0


def _is_flush(inset: float) -> bool:
    return inset < _FLUSH


def _is_indent(inset: float) -> bool:
    return _LEAST_INDENT < inset < _MOST_INDENT


def _is_near(line: PrintedLine, below: PrintedLine) -> bool:
    """Whether two lines stand as those of a paragraph do."""
    return 0 < below.extent.bottom - line.extent.bottom < _LEADING * line.em
