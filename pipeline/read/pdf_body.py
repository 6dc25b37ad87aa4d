"""The rows below the head of a table without rules, and what stands below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from pipeline.read.pdf_filled import Filled, Group, filled, row_of
from pipeline.read.pdf_heads import Placed
from pipeline.read.pdf_lines import PrintedLine
from pipeline.read.pdf_rows import is_mixed, rows_of
from pipeline.read.pdf_runs import Run
from pipeline.read.pdf_spans import (
    Spans,
    has_names_between,
    has_names_off_rows,
    spans_of_names,
    without_first_column,
)
from pipeline.read.pdf_strips import Parts, Strip, lines_of, middles_of

_FURTHER = 0.1


class Body(msgspec.Struct, frozen=True):
    """The rows of a table, names in the first column that may cover several, and lines below."""

    table: Filled
    rows: list[list[Parts]]
    names: Spans
    below: list[PrintedLine]

    def filled_rows(self) -> list[list[Parts]]:
        """The rows with the names where they begin."""
        return [
            [self.names[index][1], *row[1:]] if index in self.names else row
            for index, row in enumerate(self.rows)
        ]

    def cells(self) -> Iterator[Placed]:
        """The cells."""
        covered_rows = {
            row for start, (count, _) in self.names.items() for row in range(start, start + count)
        }
        for index, row in enumerate(self.rows):
            if index in self.names:
                count, parts = self.names[index]
                yield Placed(index, 0, count, 1, parts)
            elif index not in covered_rows:
                yield Placed(index, 0, 1, 1, row[0])
            yield from (
                Placed(index, column, 1, 1, cell) for column, cell in enumerate(row) if column
            )


def body_of(run: Run, rules: Sequence[float]) -> Body:
    """The rows of a run.

    Args:
        run: strips in columns.
        rules: heights of rules across.
    """
    middles = middles_of(run.gaps)
    table = filled(run.strips, middles, rules, run.em)
    mixed = is_mixed(table)
    groups = [] if mixed else rows_of(table)
    if mixed or has_names_between(table) or has_names_off_rows(table, groups):
        body = _with_names(run, rules, or_nearest=mixed)
        if body is not None:
            return body
    if mixed:
        single = [Strip((line,), *line.extent[1::2]) for line in lines_of(run.strips)]
        table = filled(single, middles, rules, run.em)
        groups = [[index] for index in range(len(single))]
    groups, below = _without_notes(table, groups, rules)
    return Body(table, [row_of(table, group) for group in groups], {}, below)


def _with_names(run: Run, rules: Sequence[float], *, or_nearest: bool) -> Body | None:
    """The rows without the first column, and to which of them each name there belongs."""
    middles = middles_of(run.gaps)
    strips, names = without_first_column(run.strips, middles)
    table = filled(strips, middles, rules, run.em)
    if is_mixed(table):
        return None
    groups = rows_of(table)
    spans = spans_of_names(table, groups, names, or_nearest=or_nearest)
    return Body(table, [row_of(table, group) for group in groups], spans, []) if spans else None


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
