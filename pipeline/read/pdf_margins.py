"""The columns of text of a PDF's pages: where lines begin and end, and how far they stand apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median

import msgspec
from msgspec.structs import replace

from pipeline.read.pdf_beside import TextColumn
from pipeline.read.pdf_lines import PrintedLine

INDENT = 0.8
_GRAIN = 2.0
_FEW_LINES = 4
_FEWEST_FULL = 2
_SURELY_FULL = 3
_SIDE_BY_SIDE = 0.5
_RAGGED = 1.5


class Measure(msgspec.Struct, frozen=True):
    """The column of text on a page.

    Attributes:
        left: where its lines begin that are not indented.
        right: where full lines end.
        leading: from one line to the next.
        em: size of most lines.
    """

    left: float
    right: float
    leading: float
    em: float


Measures = Mapping[PrintedLine, Measure]


def measures_of(
    lines: Sequence[PrintedLine],
    widths: Mapping[int, float],
    columns: Mapping[PrintedLine, TextColumn],
) -> Measures:
    """The column of text of each line; a page with few lines has that of the fullest.

    Where few lines of a page are full, another page of its width tells the margins.
    """
    by_page: dict[int, list[PrintedLine]] = {}
    by_column: dict[TextColumn, list[PrintedLine]] = {}
    for line in lines:
        column = columns.get(line)
        if column is None:
            by_page.setdefault(line.page, []).append(line)
        else:
            by_column.setdefault(column, []).append(line)
    wide = max(by_page, key=lambda page: len(by_page[page]), default=0)
    measures: dict[PrintedLine, Measure] = {}
    known = {
        page: _measure(some if len(some) > _FEW_LINES else by_page[wide], widths[page])
        for page, some in by_page.items()
    }
    full = {page: _full_count(some, known[page]) for page, some in by_page.items()}
    # The last of a width is the one with most full lines, the leftmost of several.
    ordered = sorted(full, key=lambda page: (full[page], -known[page].left))
    models = {widths[page]: page for page in ordered}
    for page, some in by_page.items():
        model, measure = models[widths[page]], known[page]
        if full[page] < _SURELY_FULL and full[model] >= _FEWEST_FULL:
            measure = _completed(measure, known[model], _indent(by_page[model], known[model]))
        measures |= dict.fromkeys(some, measure)
    for column, some in by_column.items():
        measures |= dict.fromkeys(some, _measure(some, widths[some[0].page], column.right))
    return measures


def _full_count(lines: Sequence[PrintedLine], measure: Measure) -> int:
    """How many lines end at the right margin."""
    return sum(abs(line.extent.x1 - measure.right) < _RAGGED * line.em for line in lines)


def _indent(lines: Sequence[PrintedLine], measure: Measure) -> float:
    """Where indented lines begin; the left margin where none are."""
    begun = (line.extent.x0 for line in lines if line.extent.x0 > measure.left + INDENT * line.em)
    places = Counter(round(x0 / _GRAIN) for x0 in begun)
    return max(places, key=places.__getitem__) * _GRAIN if places else measure.left


def _completed(measure: Measure, model: Measure, indent: float) -> Measure:
    """The column of a page without full lines, as a page with some has it.

    Its lines begin at the left margin of that page, or all of them where a paragraph begins.
    """
    if min(abs(measure.left - left) for left in (model.left, indent)) > _GRAIN:
        return measure
    return replace(measure, left=model.left, right=max(measure.right, model.right))


def _measure(lines: Sequence[PrintedLine], width: float, bound: float | None = None) -> Measure:
    """What some lines share; where few are full, they have room up to a bound or the margin."""
    lefts = Counter(round(line.extent.x0 / _GRAIN) for line in lines)
    usual = [left for left, count in lefts.items() if count >= max(2, len(lines) // 10)]
    left = min(usual or lefts) * _GRAIN
    ends = sorted(line.extent.x1 for line in lines)
    em = median(line.em for line in lines)
    # A single line may stand out, but where two end side by side, the others are short.
    beside = (end for before, end in pairwise(ends) if end - before < _SIDE_BY_SIDE * em)
    right = max([ends[min(len(ends) - 1, int(0.95 * len(ends)))], *beside])
    if sum(abs(end - right) < _RAGGED * em for end in ends) < _FEWEST_FULL:
        right = max(right, width - left if bound is None else bound)
    # Lines that are not justified end up to a character before the margin.
    right = max([right, *(end for end in ends if end < right + em)])
    steps = Counter(
        round(b.extent.bottom - a.extent.bottom)
        for a, b in pairwise(lines)
        if a.page == b.page and b.extent.bottom > a.extent.bottom
    )
    leading = min((step for step, n in steps.items() if n == max(steps.values())), default=0)
    return Measure(left, right, leading, em)
