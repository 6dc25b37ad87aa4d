"""A page that begins with the rest of a row: lines in one column above rows that count on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from pipeline.read.pdf_filled import text_of
from pipeline.read.pdf_kinds import counting_column, is_number
from pipeline.read.pdf_runs import Run, open_gaps, run_at
from pipeline.read.pdf_strips import Strip, cells_of, column_of, middles_of
from pipeline.read.pdf_tops import columns_of

_MOST_LINES = 12
_ALIGNED = 0.5
_NEAR = 1.6


def cut_row_at(strips: Sequence[Strip], start: int) -> Run | None:
    """The run below the rest of a row that a page break cut, with that rest.

    The first row below has a running number that is not the first; the lines above it begin
    where a column begins, and leave all gaps between the columns open.
    """
    seed = start
    while seed < min(start + _MOST_LINES, len(strips)) and len(strips[seed].pieces) == 1:
        seed += 1
    if seed in {start, len(strips)} or not _is_near(strips[start : seed + 1]):
        return None
    run = run_at(strips, seed)
    if run is None or run.heads or not _counts_on(run):
        return None
    above = tuple(strips[start:seed])
    longer = (*above, *run.strips)
    gaps = tuple(open_gaps(longer, run.em))
    kept = len(gaps) == len(run.gaps) and all(_begins_column(strip, run) for strip in above)
    return replace(run, strips=longer, gaps=gaps) if kept else None


def _is_near(strips: Sequence[Strip]) -> bool:
    return all(lower.top - upper.bottom < _NEAR * upper.em for upper, lower in pairwise(strips))


def _counts_on(run: Run) -> bool:
    """Whether the first strip has a running number greater than one."""
    rows = [cells_of(strip.lines, middles_of(run.gaps)) for strip in run.strips]
    texts = [
        [text_of((part,)) for row in rows for part in row[column]]
        for column in range(len(run.gaps) + 1)
    ]
    counting = counting_column(texts)
    if counting is None:
        return False
    first = text_of(rows[0][counting])
    return is_number(first) and first.isdigit() and int(first) > 1


def _begins_column(strip: Strip, run: Run) -> bool:
    """Whether the only piece of a strip begins where a column but the first does."""
    (piece,) = strip.pieces
    column = column_of(piece, middles_of(run.gaps))
    return column > 0 and abs(piece.x0 - columns_of(run)[column][0]) < _ALIGNED * run.em
