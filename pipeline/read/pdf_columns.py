"""Tables without rules, or with rules across only: strips of lines that stand in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.read.pdf_evidence import is_prose, is_table
from pipeline.read.pdf_filled import Filled, Group, filled, row_of
from pipeline.read.pdf_heads import Placed, head_of
from pipeline.read.pdf_lines import PrintedLine
from pipeline.read.pdf_rows import is_mixed, rows_of
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
from pipeline.read.pdf_tops import columns_of, with_levels, without_captions

_LEAST_SHARED = 0.8
_FURTHER = 0.1


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
            yield from found[0]
            start += found[1]
        else:
            yield from strips[start].lines
            start += 1


def _read(run: Run, rules: Sequence[Stroke]) -> tuple[list[Found], int] | None:
    """What a run is, and how many strips it takes; None for text that happens to have gaps."""
    captions, run = without_captions(run)
    run = with_levels(run)
    middles = middles_of(run.gaps)
    count = len(captions) + len(run.heads) + len(run.strips)
    heights = _rules_at(run, rules)
    table = filled(run.strips, middles, heights, run.em)
    if is_mixed(table):
        single = [
            Strip((line,), line.extent.top, line.extent.bottom) for line in _lines(run.strips)
        ]
        table = filled(single, middles, heights, run.em)
        groups = [[index] for index in range(len(single))]
    else:
        groups = rows_of(table)
    groups, below = _without_notes(table, groups, heights)
    rows = [row_of(table, group) for group in groups]
    if is_table(table, rows, len(heights)):
        return [*_lines(captions), *_table(run, rows, middles), *below], count
    columns = cells_of(_lines((*run.strips, *run.feet)), middles)
    if is_prose(columns, run.em):
        above = _lines((*captions, *run.heads))
        return [*above, TextColumns(tuple(columns))], count + len(run.feet)
    return None


def _lines(strips: Sequence[Strip]) -> list[PrintedLine]:
    return [line for strip in strips for line in strip.lines]


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
    """The rows of a table, and lines below it.

    These are the rows at its end with one cell only that is the first or further away from the
    row above than any other, if there is no rule below.
    """
    below: list[PrintedLine] = []
    kept = list(groups)
    while len(kept) > 2:
        first, *others = row_of(table, kept[-1])
        end = table.strips[kept[-1][-1]].bottom
        if sum(map(bool, (first, *others))) > 1 or (rules and max(rules) > end - table.em / 2):
            break
        apart = [table.apart[group[0] - 1] or 0.0 for group in kept[1:]]
        if not first and apart[-1] <= max(apart[:-1]) + _FURTHER * table.em:
            break
        below[:0] = [line for index in kept.pop() for line in table.strips[index].lines]
    return kept, below


def _table(run: Run, rows: Sequence[Sequence[Parts]], middles: Sequence[float]) -> Iterator[Found]:
    """A table, behind the lines above it that are no head."""
    head = head_of(run.heads, columns_of(run), middles, run.em) if run.heads else []
    if head is None:
        yield from _lines(run.heads)
    cells = list(head or ())
    offset = 2 if head else 0
    cells += (
        Placed(offset + index, column, 1, 1, cell)
        for index, row in enumerate(rows)
        for column, cell in enumerate(row)
    )
    left = min(part.extent.x0 for cell in cells for part in cell.lines)
    right = max(part.extent.x1 for cell in cells for part in cell.lines)
    yield Unruled((left, *middles, right), run.gaps, offset + len(rows), tuple(cells))
