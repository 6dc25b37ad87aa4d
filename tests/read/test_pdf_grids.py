"""Random ruled tables, drawn and read back: every cell, its spans and its words."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.read.pdf import read_pdf
from tests.read.pdf.drawing import STYLES, Drawn, Style, draw
from tests.read.pdf.expect import cells, grids
from tests.read.pdf.writer import Page, pdf

WORDS = st.text("全市合计烈山区任务数一二三四个—≥%0123456789.", min_size=1, max_size=3).filter(
    lambda text: text[0] != "."
)


@st.composite
def tilings(draw_: st.DrawFn) -> tuple[int, int, list[Drawn]]:
    """A grid of cells, some merged, most of them with words."""
    rows, columns = draw_(st.integers(2, 7)), draw_(st.integers(2, 7))
    free = {(r, c) for r in range(rows) for c in range(columns)}
    found: list[Drawn] = []
    for row, column in sorted(free):
        if (row, column) not in free:
            continue
        wide = draw_(st.sampled_from((1, 1, 1, 2, 3)))
        tall = draw_(st.sampled_from((1, 1, 1, 2, 3)))
        while wide > 1 and not {(row, c) for c in range(column, column + wide)} <= free:
            wide -= 1
        covered = {(r, c) for r in range(row, row + tall) for c in range(column, column + wide)}
        while not covered <= free:
            tall -= 1
            covered = {(r, c) for r in range(row, row + tall) for c in range(column, column + wide)}
        free -= covered
        lines = tuple(draw_(st.lists(WORDS, max_size=2)))
        found.append(Drawn(row, column, tall, wide, lines))
    return rows, columns, found


def tidy(rows: int, columns: int, found: Sequence[Drawn], style: Style) -> bool:
    """Whether the drawing shows every row and column.

    Each is begun by a cell; and without outer rules a cell from side to side would cut the
    table in two.
    """
    begun = {c.row for c in found}, {c.column for c in found}
    filled = sum(bool(cell.lines) for cell in found)
    cut = style == "open" and any(
        cell.columns == columns and (0 < cell.row < rows - cell.rows or cell.rows > 1)
        for cell in found
    )
    return len(begun[0]) == rows and len(begun[1]) == columns and filled > 1 and not cut


@settings(max_examples=150)
@given(tilings(), st.sampled_from(STYLES), st.data())
def test_a_drawn_grid_is_read_back(
    tiling: tuple[int, int, list[Drawn]], style: Style, data: st.DataObject
) -> None:
    rows, columns, found = tiling
    if not tidy(rows, columns, found, style):
        return
    xs, ys = edges(data, columns, 40, 30, 80), edges(data, rows, 60, 24, 60)
    page = Page(900, 700)
    draw(page, found, xs, ys, style)
    reading = read_pdf(pdf([page]), 0, 0)
    assert [cells(reading, grid) for grid in grids(reading)] == [
        sorted(cell.expected() for cell in found)
    ]


def edges(data: st.DataObject, count: int, start: float, least: int, most: int) -> list[float]:
    """Positions of rows or columns."""
    steps = data.draw(st.lists(st.integers(least, most), min_size=count, max_size=count))
    positions = [start]
    for step in steps:
        positions.append(positions[-1] + step)
    return positions


@pytest.mark.parametrize("style", ["line", "bar", "frame", "double", "dashed", "grey"])
def test_the_cells_are_those_that_pdfplumber_sees(style: Style) -> None:
    found = [
        Drawn(0, 0, 2, 1, ("县区",)),
        Drawn(0, 1, 1, 2, ("一、就业",)),
        Drawn(1, 1, 1, 1, ("新增",)),
        Drawn(1, 2, 1, 1, ("培训",)),
        Drawn(2, 0, 1, 1, ("全市",)),
        Drawn(2, 1, 1, 1, ("33",)),
        Drawn(2, 2, 2, 1, ("参照", "执行")),
        Drawn(3, 0, 1, 1, ("烈山区",)),
        Drawn(3, 1, 1, 1, ("7",)),
    ]
    page = Page()
    draw(page, found, [50, 130, 220, 300], [100, 130, 160, 190, 230], style)
    data = pdf([page])
    (grid,) = grids(read_pdf(data, 0, 0))
    with pdfplumber.open(io.BytesIO(data)) as opened:
        (table,) = opened.pages[0].find_tables()
    assert len(table.cells) == len(grid.cells)
