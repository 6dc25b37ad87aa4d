"""What stands above the rows of a table without rules: captions, and heads of two levels."""

from __future__ import annotations

import re

from msgspec.structs import replace

from pipeline.read.pdf_filled import text_of
from pipeline.read.pdf_heads import head_of
from pipeline.read.pdf_kinds import is_number, number_columns
from pipeline.read.pdf_runs import Run, open_gaps
from pipeline.read.pdf_strips import Gap, Strip, cells_of, column_of, covered, middles_of, spans_of

_FEWEST = 3
_MOST_LEVELS = 3
_LABELLED = re.compile(r"[^：:]{1,12}[：:]")


def columns_of(run: Run) -> list[Gap]:
    """From where to where the words of each column run, but for those of the heads."""
    spans = covered(spans_of(run.strips))
    edges = [spans[0][0], *(x for gap in run.gaps for x in gap), spans[-1][1]]
    return list(zip(edges[::2], edges[1::2], strict=True))


def without_captions(run: Run) -> tuple[tuple[Strip, ...], Run]:
    """The lines above a table that are no part of it (表1 …　单位：万元), and the rest."""
    captions: tuple[Strip, ...] = ()
    while not run.heads and len(run.strips) > _FEWEST and _is_caption(run):
        captions = (*captions, run.strips[0])
        rest = run.strips[1:]
        run = replace(run, strips=rest, gaps=tuple(open_gaps(rest, run.em)))
    return captions, run


def _is_caption(run: Run) -> bool:
    """Whether the first strip has a label, or words in a place where no other strip has some."""
    if not run.gaps:
        return False
    middles = middles_of(run.gaps)
    first, *others = ({column_of(piece, middles) for piece in strip.pieces} for strip in run.strips)
    texts = ["".join(line.text.split()) for line in run.strips[0].lines]
    if any(_LABELLED.search(text) for text in texts):
        return len(first) <= len(middles) or len(middles) < _FEWEST - 1
    return bool(first.difference(*others)) and bool(others[0] - first)


def with_levels(run: Run) -> Run:
    """A run whose first strips are heads, if some of their names stand over several columns."""
    if run.heads:
        return run
    count = _head_length(run)
    if not 1 <= count <= _MOST_LEVELS or len(run.strips) < count + 2:
        return run
    heads, strips = run.strips[:count], run.strips[count:]
    gaps = tuple(open_gaps(strips, run.em))
    below = replace(run, heads=heads, strips=strips, gaps=gaps)
    return run if head_of(heads, columns_of(below), middles_of(gaps), run.em) is None else below


def _head_length(run: Run) -> int:
    """How many strips stand above the first number of a column of numbers."""
    rows = [cells_of(strip.lines, middles_of(run.gaps)) for strip in run.strips]
    columns = [
        [text_of((part,)) for row in rows for part in row[column]]
        for column in range(len(run.gaps) + 1)
    ]
    numbers = number_columns(columns)
    return next(
        (
            index
            for index, row in enumerate(rows)
            if any(is_number(text_of(row[column])) for column in numbers)
        ),
        0,
    )
