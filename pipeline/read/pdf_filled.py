"""Strips with their parts in columns, and what these columns hold."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from pipeline.read.pdf_kinds import counting_column, is_number, number_columns
from pipeline.read.pdf_lines import PrintedLine
from pipeline.read.pdf_strips import Parts, Strip, cells_of

_SLACK = 0.3

Group = list[int]


class Filled(msgspec.Struct, frozen=True):
    """Strips with their parts in columns, and what the columns hold.

    Attributes:
        strips: from the top.
        cells: for each strip its parts in each column.
        apart: for each strip but the first, how far it stands below the one before; None where
            a rule parts them.
        numbers: columns of numbers.
        counting: the column of running numbers.
        em: usual size of the lines.
    """

    strips: Sequence[Strip]
    cells: Sequence[Sequence[Parts]]
    apart: Sequence[float | None]
    numbers: frozenset[int]
    counting: int | None
    em: float


def text_of(parts: Parts) -> str:
    """The words of a cell without blanks."""
    return "".join("".join(part.text.split()) for part in parts)


def filled(
    strips: Sequence[Strip], middles: Sequence[float], rules: Sequence[float], em: float
) -> Filled:
    """Strips in columns.

    Args:
        strips: from the top.
        middles: where the columns meet.
        rules: heights of rules across.
        em: usual size of the lines.
    """
    cells = [cells_of(strip.lines, middles) for strip in strips]
    columns = [
        [text_of((part,)) for row in cells for part in row[column]]
        for column in range(len(middles) + 1)
    ]
    apart = [
        None if any(a.bottom - _SLACK * em < rule < b.top + _SLACK * em for rule in rules)
        else b.top - a.bottom
        for a, b in pairwise(strips)
    ]  # fmt: skip
    return Filled(strips, cells, apart, number_columns(columns), counting_column(columns), em)


def numbers_in(parts: Sequence[PrintedLine]) -> int:
    """How many lines of a cell are numbers."""
    return sum(is_number(text_of((part,))) for part in parts)


def row_of(table: Filled, group: Group) -> list[Parts]:
    """The cells of a row that some strips are."""
    return [
        tuple(part for index in group for part in table.cells[index][column])
        for column in range(len(table.cells[0]))
    ]
