"""Tables over page breaks, drawn so that each way of going on stands alone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.document import Grid, Line
from pipeline.read.pdf import read_pdf
from pipeline.read.reading import Reading
from tests.read.pdf.drawing import Drawn, draw
from tests.read.pdf.expect import grids, words
from tests.read.pdf.writer import Page, pdf

XS = (60.0, 110.0, 260.0, 420.0, 520.0)
Rows = Sequence[Sequence[tuple[str, ...]]]


def part(rows: Rows, top: float = 100, xs: Sequence[float] = XS, above: str = "") -> Page:
    page = Page()
    cells = [Drawn(r, c, 1, 1, lines) for r, row in enumerate(rows) for c, lines in enumerate(row)]
    if above:
        page.text(60, top - 8, above, 10)
    draw(page, cells, xs, [top + 40 * r for r in range(len(rows) + 1)], "line")
    return page


def row(*texts: str) -> list[tuple[str, ...]]:
    return [(text,) if text else () for text in texts]


HEAD = row("序号", "项目", "内容", "单位")
ONE, TWO, THREE = (row(str(i), f"项目{i}", f"内容{i}", f"单位{i}") for i in (1, 2, 3))


def read(*pages: Page) -> Reading:
    return read_pdf(pdf(list(pages)), 0, 0)


def texts(reading: Reading, grid: Grid) -> list[list[str]]:
    return [
        ["".join(words(reading, line) for line in cell.lines) for cell in row_]
        for row_ in grid.matrix()
    ]


def plain(*rows: Sequence[tuple[str, ...]]) -> list[list[str]]:
    return [["".join(cell) for cell in row_] for row_ in rows]


def furniture(reading: Reading) -> list[str]:
    return [
        words(reading, block)
        for block in reading.blocks
        if isinstance(block, Line) and block.role == "furniture"
    ]


def test_a_repeated_header_is_taken_out_and_kept_as_furniture() -> None:
    reading = read(part([HEAD, ONE, TWO]), part([HEAD, THREE]))
    (grid,) = grids(reading)
    assert texts(reading, grid) == plain(HEAD, ONE, TWO, THREE)
    assert furniture(reading) == ["序号", "项目", "内容", "单位"]


def test_each_cell_keeps_its_own_page() -> None:
    (grid,) = grids(read(part([HEAD, ONE]), part([TWO]), part([THREE])))
    assert [cell.lines[0].page for cell in grid.cells if cell.column == 0] == [1, 1, 2, 3]


@pytest.mark.parametrize("told", ["续表", "（续表）", "续上表", "任务分解表（续）"])
def test_a_part_that_says_it_goes_on(told: str) -> None:
    reading = read(part([HEAD, ONE]), part([HEAD, TWO], above=told))
    (grid,) = grids(reading)
    assert texts(reading, grid) == plain(HEAD, ONE, TWO)
    assert furniture(reading)[0] == told


def test_a_part_without_a_header() -> None:
    reading = read(part([HEAD, ONE, TWO]), part([THREE], top=60))
    (grid,) = grids(reading)
    assert texts(reading, grid) == plain(HEAD, ONE, TWO, THREE)


def test_a_line_of_text_between_parts_two_tables() -> None:
    assert len(grids(read(part([HEAD, ONE]), part([HEAD, TWO], above="二、其他任务")))) == 2


def test_other_columns_are_another_table() -> None:
    other = part([HEAD, TWO], xs=(60, 140, 240, 420, 520))
    assert len(grids(read(part([HEAD, ONE]), other))) == 2


def test_a_row_that_the_page_cut_is_one_row() -> None:
    upper = [("2",), ("项目二",), ("新增城镇就业三千三百人，开展技能培训",), ("单位二",)]
    lower: list[tuple[str, ...]] = [(), (), ("不少于两千人次。",), ()]
    reading = read(part([HEAD, ONE, upper]), part([lower, THREE]))
    (grid,) = grids(reading)
    joined = ["2", "项目二", "新增城镇就业三千三百人，开展技能培训不少于两千人次。", "单位二"]
    assert texts(reading, grid) == [*plain(HEAD, ONE), joined, *plain(THREE)]
    (cell,) = [cell for cell in grid.cells if (cell.row, cell.column) == (2, 2)]
    assert [line.page for line in cell.lines] == [1, 2]


def test_numbers_below_a_row_are_never_run_together() -> None:
    reading = read(
        part([row("县区", "指标", "计划", "完成"), row("东山区", "就业", "10", "20")]),
        part([row("", "就业", "12", "34")]),
    )
    (grid,) = grids(reading)
    assert texts(reading, grid)[-1][2:] == ["12", "34"]
    assert "1012" not in "".join(map("".join, texts(reading, grid)))


def test_a_merged_cell_that_the_page_cut_is_one() -> None:
    upper = Page()
    cells = [Drawn(0, c, 1, 1, (t,)) for c, t in enumerate(("类别", "序号", "内容", "单位"))]
    cells += [Drawn(1, 0, 2, 1, ("就业",))]
    cells += [Drawn(r, c, 1, 1, (f"{r}{c}",)) for r in (1, 2) for c in (1, 2, 3)]
    draw(upper, cells, XS, [100, 140, 180, 220], "line")
    lower = Page()
    rest = [Drawn(0, 0, 2, 1)]
    rest += [Drawn(r, c, 1, 1, (f"{r + 3}{c}",)) for r in (0, 1) for c in (1, 2, 3)]
    draw(lower, rest, XS, [60, 100, 140], "line")
    (grid,) = grids(read(upper, lower))
    spans = [(c.row, c.row_span) for c in grid.cells if c.column == 0]
    assert spans == [(0, 1), (1, 4)]


def test_cells_cover_the_joined_table_once() -> None:
    (grid,) = grids(read(part([HEAD, ONE]), part([HEAD, TWO]), part([HEAD, THREE])))
    assert sum(c.row_span * c.column_span for c in grid.cells) == grid.row_count * grid.column_count
    assert len(grid.matrix()) == 4
