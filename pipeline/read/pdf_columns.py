"""Tables without rules, or with rules across only: strips of lines that stand in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Never

import msgspec

from pipeline.read.pdf_body import Body, body_of
from pipeline.read.pdf_cut_rows import cut_row_at
from pipeline.read.pdf_evidence import is_prose, is_table
from pipeline.read.pdf_heads import Placed, head_of
from pipeline.read.pdf_lines import PrintedLine
from pipeline.read.pdf_runs import Run, run_at
from pipeline.read.pdf_strips import (
    Gap,
    TextColumns,
    cells_of,
    covered,
    lines_of,
    middles_of,
    spans_of,
    strips_of,
)
from pipeline.read.pdf_strokes import Stroke
from pipeline.read.pdf_tops import columns_of, with_levels, without_captions

_LEAST_SHARED = 0.8
_MOST_ABOVE = 2
# A table may begin below lines with gaps that are none; each try reads all of them.
_MOST_TRIES = 4


class Unruled(msgspec.Struct, frozen=True):
    """A table that columns make.

    Attributes:
        xs: where its columns begin and end.
        gaps: what stays open between the columns.
        row_count: number of its rows.
        cells: they cover it exactly.
    """

    xs: tuple[float, ...]
    gaps: tuple[Gap, ...]
    row_count: int
    cells: tuple[Placed, ...]


Found = PrintedLine | Unruled | TextColumns[Never]


def unruled_blocks(lines: Sequence[PrintedLine], rules: Sequence[Stroke]) -> Iterator[Found]:
    """The lines of a page, those in columns as tables or as text in columns.

    Args:
        lines: from the top.
        rules: those across the page that belong to no ruled table.
    """
    strips = strips_of(lines)
    start = end = tries = 0
    while start < len(strips):
        run = cut_row_at(strips, start) if start <= _MOST_ABOVE else None
        run = run or run_at(strips, start)
        found = _read(run, rules) if run else None
        if run and found:
            yield from found[0]
            start += found[1]
            continue
        if run and start >= end:
            end, tries = start + len(run.heads) + len(run.strips), 0
        tries += run is not None
        following = start + 1 if tries < _MOST_TRIES else max(end, start + 1)
        yield from lines_of(strips[start:following])
        start = following


def _read(run: Run, rules: Sequence[Stroke]) -> tuple[list[Found], int] | None:
    """What a run is, and how many strips it takes; None for text that happens to have gaps."""
    captions, run = without_captions(run)
    run = with_levels(run)
    count = len(captions) + len(run.heads) + len(run.strips)
    heights = _rules_at(run, rules)
    body = body_of(run, heights)
    if is_table(body.table, body.filled_rows(), len(heights)):
        return [*lines_of(captions), *_table(run, body), *body.below], count
    columns = cells_of(lines_of((*run.strips, *run.feet)), middles_of(run.gaps))
    if is_prose(columns, run.em):
        above = lines_of((*captions, *run.heads))
        return [*above, TextColumns(tuple(columns))], count + len(run.feet)
    return None


def _rules_at(run: Run, rules: Sequence[Stroke]) -> list[float]:
    """Heights of the rules that run across the columns."""
    spans = covered(spans_of((*run.heads, *run.strips)))
    left, right = spans[0][0], spans[-1][1]
    strips = (*run.heads, *run.strips)
    top, bottom = strips[0].top - 2 * run.em, strips[-1].bottom + 2 * run.em
    return [
        rule.at
        for rule in rules
        if top < rule.at < bottom
        and min(rule.end, right) - max(rule.start, left) > _LEAST_SHARED * (right - left)
    ]


def _table(run: Run, body: Body) -> Iterator[Found]:
    """A table, behind the lines above it that are no head."""
    middles = middles_of(run.gaps)
    head = head_of(run.heads, columns_of(run), middles, run.em) if run.heads else []
    if head is None:
        yield from lines_of(run.heads)
    offset = 2 if head else 0
    cells = (*(head or ()), *(cell._replace(row=offset + cell.row) for cell in body.cells()))
    left = min(part.extent.x0 for cell in cells for part in cell.lines)
    right = max(part.extent.x1 for cell in cells for part in cell.lines)
    yield Unruled((left, *middles, right), run.gaps, offset + len(body.rows), cells)
