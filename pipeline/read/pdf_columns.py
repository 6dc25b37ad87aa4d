"""Tables without rules, or with rules across only: strips of lines that stand in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.read.pdf_evidence import is_prose, is_table
from pipeline.read.pdf_heads import Placed, head_of
from pipeline.read.pdf_lines import PrintedLine
from pipeline.read.pdf_rows import Filled, Group, filled, is_mixed, rows_of
from pipeline.read.pdf_runs import Run, run_at
from pipeline.read.pdf_strips import (
    Gap,
    Parts,
    Strip,
    TextColumns,
    cells_of,
    covered,
    middles_of,
    spans_of,
    strips_of,
)
from pipeline.read.pdf_strokes import Stroke

_LEAST_SHARED = 0.8


@dataclass(frozen=True, slots=True)
class Unruled:
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


Found = PrintedLine | Unruled | TextColumns


def unruled_blocks(lines: Sequence[PrintedLine], rules: Sequence[Stroke]) -> Iterator[Found]:
    """The lines of a page, those in columns as tables or as text in columns.

    Args:
        lines: from the top.
        rules: those across the page that belong to no ruled table.
    """
    strips = strips_of(lines)
    start = 0
    while start < len(strips):
        run = run_at(strips, start)
        found = _read(run, rules) if run else None
        if run and found:
            yield from found
            start += run.length
        else:
            yield from strips[start].lines
            start += 1


def _read(run: Run, rules: Sequence[Stroke]) -> list[Found] | None:
    """What a run is; None for lines of text that happen to have gaps."""
    middles = middles_of(run.gaps)
    columns = cells_of((line for s in run.strips for line in s.lines), middles)
    heights = _rules_at(run, rules)
    table = filled(run.strips, middles, heights, run.em)
    if is_mixed(table):
        single = [Strip((line,), line.extent.top, line.extent.bottom) for line in _lines(run)]
        table = filled(single, middles, heights, run.em)
        groups = [[index] for index in range(len(single))]
    else:
        groups = rows_of(table)
    groups, below = _without_notes(table, groups, heights)
    rows = [_row(table, group) for group in groups]
    if is_table(table, rows, len(heights)):
        return [*_table(run, rows, middles), *below]
    if is_prose(columns, run.em):
        heads = [line for strip in run.heads for line in strip.lines]
        return [*heads, TextColumns(tuple(columns))]
    return None


def _lines(run: Run) -> list[PrintedLine]:
    return [line for strip in run.strips for line in strip.lines]


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


def _without_notes(
    table: Filled, groups: list[Group], rules: Sequence[float]
) -> tuple[list[Group], list[PrintedLine]]:
    """The rows of a table, and lines below it: rows at its end with one cell, and no rule below."""
    below: list[PrintedLine] = []
    kept = list(groups)
    while len(kept) > 1:
        row = _row(table, kept[-1])
        end = table.strips[kept[-1][-1]].bottom
        if sum(map(bool, row)) > 1 or (rules and max(rules) > end - table.em / 2):
            break
        below[:0] = [line for index in kept.pop() for line in table.strips[index].lines]
    return kept, below


def _row(table: Filled, group: Group) -> list[Parts]:
    """The cells of a row."""
    return [
        tuple(part for index in group for part in table.cells[index][column])
        for column in range(len(table.cells[0]))
    ]


def _table(run: Run, rows: Sequence[Sequence[Parts]], middles: Sequence[float]) -> Iterator[Found]:
    """A table, behind the lines above it that are no head."""
    parts = [part for row in rows for cell in row for part in cell]
    edges = (min(p.extent.x0 for p in parts), max(p.extent.x1 for p in parts))
    bounds = [edges[0], *(x for gap in run.gaps for x in gap), edges[1]]
    columns = list(zip(bounds[::2], bounds[1::2], strict=True))
    head = head_of(run.heads, columns, middles, run.em) if run.heads else []
    if head is None:
        yield from (line for strip in run.heads for line in strip.lines)
    cells = list(head or ())
    offset = 2 if head else 0
    cells += (
        Placed(offset + index, column, 1, 1, cell)
        for index, row in enumerate(rows)
        for column, cell in enumerate(row)
    )
    left = min([edges[0], *(p.extent.x0 for c in cells for p in c.lines)])
    right = max([edges[1], *(p.extent.x1 for c in cells for p in c.lines)])
    yield Unruled((left, *middles, right), run.gaps, offset + len(rows), tuple(cells))
