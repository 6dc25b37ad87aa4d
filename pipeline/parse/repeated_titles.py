"""Titles that a table prints once more above the part of it on the next page or sheet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.document import Document, Grid
from pipeline.parse.reading import Leftover, TextLine
from pipeline.parse.target_table import reader_of

_CONTINUED = re.compile(r"（?续(?:上)?[表页]?\d*）?$|（续\d*）$")
_MOST_LINES = 6


def without_repeated_titles(
    document: Document, blocks: Sequence[TextLine | Grid]
) -> tuple[list[TextLine | Grid], list[Leftover]]:
    """The blocks without lines between two grids that stand above the first of them, too.

    Both grids must begin with the same row. 附件2, the title and the date of a table come again
    with each of its pages or sheets; without them the grids are one after the other.
    """
    kept: list[TextLine | Grid] = []
    leftovers: list[Leftover] = []
    above: set[str] = set()
    between: list[TextLine] = []
    last: Grid | None = None
    for block in blocks:
        if isinstance(block, TextLine):
            between.append(block)
            continue
        again = [line for line in between if _words(line) in above]
        same = last is not None and _first_row(document, last) == _first_row(document, block)
        if same and len(again) == len(between):
            leftovers += [Leftover("running_header", line.passage) for line in again]
        else:
            kept += between
            above = {_words(line) for line in between[-_MOST_LINES:]}
        kept.append(block)
        between, last = [], block
    return kept + between, leftovers


def _words(line: TextLine) -> str:
    """A line without what says that it comes again."""
    return _CONTINUED.sub("", line.text)


def _first_row(document: Document, grid: Grid) -> list[str]:
    read = reader_of(document)
    return [read(cell).text for cell in grid.cells if cell.row == 0]
