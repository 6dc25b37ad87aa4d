"""Rows that a page break cuts, and rows that it does not: the last and the first row drawn."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.document import Grid, Line
from pipeline.read.pdf import read_pdf
from pipeline.read.reading import Reading
from tests.read.pdf.drawing import Drawn, draw
from tests.read.pdf.expect import grids, paragraphs, words
from tests.read.pdf.writer import Page, pdf

XS = (60.0, 110.0, 230.0, 390.0, 490.0)
Cell = tuple[str, ...]
Row = Sequence[Cell]

HEAD: Row = (("序号",), ("项目",), ("内容",), ("单位",))
NAMED: Row = (("县区",), ("项目",), ("内容",), ("单位",))
WHOLE = ("新增城镇就业三千三百人，帮扶就业困难", "人员六百五十人。")
FULL = "新增城镇就业三千三百人，开展技能培训"
ENDED = "新增就业三千三百人，帮扶困难人员多人。"


def part(rows: Sequence[Row], top: float = 100, height: float = 40) -> Page:
    page = Page()
    cells = [Drawn(r, c, 1, 1, lines) for r, row in enumerate(rows) for c, lines in enumerate(row)]
    draw(page, cells, XS, [top + height * r for r in range(len(rows) + 1)], "line")
    return page


def read(*pages: Page) -> Reading:
    return read_pdf(pdf(list(pages)), 0, 0)


def texts(reading: Reading, grid: Grid) -> list[list[str]]:
    return [
        ["".join(words(reading, line) for line in cell.lines) for cell in row]
        for row in grid.matrix()
    ]


def joined(*rows: Row) -> list[list[str]]:
    return [["".join(cell) for cell in row] for row in rows]


def over(upper: Row, lower: Row) -> list[list[str]]:
    return [["".join((*a, *b)) for a, b in zip(upper, lower, strict=True)]]


def grid_of(*pages: Page) -> list[list[str]]:
    reading = read(*pages)
    (grid,) = grids(reading)
    return texts(reading, grid)


def entry(number: int) -> Row:
    return ((str(number),), (f"项目{number}",), WHOLE, ("市人社局",))


def place(name: str) -> Row:
    return ((name,), ("就业服务",), WHOLE, ("市人社局",))


def test_a_row_of_which_all_cells_are_cut_below_a_header_that_returns() -> None:
    upper: Row = (
        ("城镇就业",), ("城镇就业和职业技能培训工程",), (FULL,), ("市人社局、市教育局、市",),
    )  # fmt: skip
    lower: Row = (("和培训",), ("（二期）",), ("不少于两千人次。",), ("民政局",))
    first, head = place("困难帮扶"), NAMED
    given = grid_of(part([head, first, upper]), part([head, lower, place("技能提升")]))
    assert given == [*joined(head, first), *over(upper, lower), *joined(place("技能提升"))]


def test_each_cell_of_a_cut_row_keeps_its_pages() -> None:
    upper: Row = (
        ("城镇就业",),
        ("城镇就业和职业技能培训工程",),
        (FULL,),
        ("市人社局、市教育局、市",),
    )
    lower: Row = (("和培训",), ("（二期）",), ("不少于两千人次。",), ("民政局",))
    reading = read(part([NAMED, place("困难帮扶"), upper]), part([NAMED, lower]))
    (grid,) = grids(reading)
    for cell in grid.matrix()[2]:
        assert [line.page for line in cell.lines] == [1, 2]
        assert [line.box.page for line in cell.lines if line.box] == [1, 2]


def test_a_row_that_fits_exactly_is_not_joined_with_a_new_number() -> None:
    upper: Row = (("2",), ("项目二",), (FULL[:-1] + "。",), ("市人社局、市教育局、市",))
    given = grid_of(part([HEAD, entry(1), upper]), part([entry(3)]))
    assert given == joined(HEAD, entry(1), upper, entry(3))


def test_full_cells_whose_sentences_end_are_not_joined_with_a_new_name() -> None:
    upper: Row = (
        ("城镇就业",),
        ("城镇就业和职业技能培训工程",),
        (ENDED,),
        ("市人社局、市教育局等",),
    )
    given = grid_of(part([NAMED, place("困难帮扶"), upper]), part([NAMED, place("技能提升")]))
    assert given == joined(NAMED, place("困难帮扶"), upper, place("技能提升"))


def test_a_new_region_below_a_cell_without_full_stop_is_a_row() -> None:
    upper: Row = (("东山区",), ("就业",), (FULL,), ("市人社局",))
    given = grid_of(part([NAMED, place("西河县"), upper]), part([place("南湖区")]))
    assert given == joined(NAMED, place("西河县"), upper, place("南湖区"))


def test_a_number_below_a_number_is_a_row_of_its_own() -> None:
    upper: Row = (("3",), ("项目三",), (FULL,), ("市人社局、市教育局、市",))
    lower: Row = (("4",), ("项目四",), ("改造危桥三座。",), ("市交通局",))
    given = grid_of(part([HEAD, entry(1), upper]), part([lower]))
    assert given == joined(HEAD, entry(1), upper, lower)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (("1.新增就业三千人。",), ("2.开展培训两千人次。",)),
        (("（一）新增就业；",), ("（二）开展培训。",)),
        (("①新增就业三千人；", "②开展培训；"), ("③发放补贴。",)),
    ],
)
def test_numbered_paragraphs_of_a_cell_go_on_below(above: Cell, below: Cell) -> None:
    upper: Row = (("2",), ("项目二",), above, ("市人社局",))
    lower: Row = ((), (), below, ())
    given = grid_of(part([HEAD, entry(1), upper]), part([lower, entry(3)]))
    assert given == [*joined(HEAD, entry(1)), *over(upper, lower), *joined(entry(3))]


def test_numbered_tasks_under_a_category_told_once_are_rows() -> None:
    rows: list[Row] = [
        (("就业",), ("1.新增",), ("1.新增就业。",), ("市人社局",)),
        ((), ("2.培训",), ("2.开展培训。",), ("市人社局",)),
        (("教育",), ("3.学位",), ("1.新增学位。",), ("市教育局",)),
    ]
    last: Row = ((), ("4.托位",), ("2.新增托位。",), ("市教育局",))
    given = grid_of(part([NAMED, *rows]), part([last]))
    assert [row[2] for row in given[1:]] == [
        "1.新增就业。",
        "2.开展培训。",
        "1.新增学位。",
        "2.新增托位。",
    ]


def test_a_row_over_three_pages() -> None:
    upper: Row = (("2",), ("项目二",), (FULL,), ("市人社局",))
    upper = (*upper[:3], ("市人社局、市教育局、市",))
    middle: Row = ((), (), (FULL,), ("民政局、市财政局、市",))
    lower: Row = ((), (), ("不少于两千人次。",), ("卫健委",))
    given = grid_of(part([HEAD, entry(1), upper]), part([middle]), part([lower, entry(3)]))
    assert given[2][2:] == [
        FULL * 2 + "不少于两千人次。",
        "市人社局、市教育局、市民政局、市财政局、市卫健委",
    ]
    assert given[3] == joined(entry(3))[0]


def test_figures_that_fill_their_cells_are_never_run_together() -> None:
    wide = "123456789012345678901234567890123456"
    upper: Row = (("合计",), ("12345678901234567890",), (wide,), ("1500",))
    lower: Row = ((), ("20000000000000000000",), (wide,), ("2000",))
    given = grid_of(part([NAMED, place("全市"), upper]), part([lower]))
    assert [row[1:] for row in given[2:]] == [row[1:] for row in joined(upper, lower)]


def open_table(footer: str, x: float, number: int) -> Page:
    """A table whose last row's sides run on over the footer, without a rule below."""
    page = (
        part([HEAD, entry(1), entry(2)], 620)
        if number == 1
        else part([((), (), ("不少于两千人次。",), ()), entry(3)])
    )
    if number == 1:
        for side in XS:
            page.line(side, 740, side, 815)
        page.text(120, 750, "项目三", 8)
        page.text(70, 750, "3", 8)
        page.text(238, 750, FULL, 8)
        page.text(400, 750, "市人社局", 8)
    page.text(x, 805, footer, 8)
    return page


@pytest.mark.parametrize(
    ("footer", "x"),
    [("— {} —", 280), ("第 {} 页 共 2 页", 280), ("{}", 300), ("高新区民生实事项目安排 {}/2", 190)],
)
def test_a_footer_within_the_sides_of_a_cut_row(footer: str, x: float) -> None:
    reading = read(*(open_table(footer.format(n), x, n) for n in (1, 2)))
    (grid,) = grids(reading)
    aside = [
        words(reading, block)
        for block in reading.blocks
        if isinstance(block, Line) and block.role == "furniture"
    ]
    assert aside == ["".join(footer.format(n).split()) for n in (1, 2)]
    assert texts(reading, grid)[3] == ["3", "项目三", FULL + "不少于两千人次。", "市人社局"]
    assert paragraphs(reading) == []


def test_a_low_last_line_of_a_row_that_is_no_footer_stays_in_its_cell() -> None:
    page = part([HEAD, entry(1)], 660)
    for side in XS:
        page.line(side, 740, side, 815)
    page.line(XS[0], 815, XS[-1], 815)
    page.text(70, 755, "2", 8)
    page.text(238, 755, "新增就业三千人。", 8)
    page.text(238, 800, "每月报送进展。", 8)
    reading = read(page)
    (grid,) = grids(reading)
    assert texts(reading, grid)[2][2] == "新增就业三千人。每月报送进展。"


def test_short_cells_that_stand_at_half_the_height_of_a_cut_row_below_the_break() -> None:
    upper: Row = ((), (), (FULL,), ())
    lower: Row = (("2",), ("项目二",), ("不少于两千人次。",), ("市人社局",))
    given = grid_of(part([HEAD, entry(1), upper]), part([lower, entry(3)]))
    assert given == [*joined(HEAD, entry(1)), *over(upper, lower), *joined(entry(3))]


def test_a_row_without_number_above_a_whole_sentence_is_a_row() -> None:
    upper: Row = ((), (), (ENDED,), ())
    lower: Row = (("2",), ("项目二",), ("不少于两千人次。",), ("市人社局",))
    given = grid_of(part([HEAD, entry(1), upper]), part([lower]))
    assert [row[2] for row in given[2:]] == [ENDED, "不少于两千人次。"]


def test_the_rest_of_one_cell_alone_on_the_last_page() -> None:
    upper: Row = (("2",), ("项目二",), (FULL,), ("市人社局",))
    rest = part([((), (), ("不少于两千人次。",), ())])
    rest.text(60, 170, "各县区要按月报送工作进展。", 10)
    reading = read(part([HEAD, entry(1), upper]), rest)
    (grid,) = grids(reading)
    assert texts(reading, grid)[2] == ["2", "项目二", FULL + "不少于两千人次。", "市人社局"]
    assert paragraphs(reading) == ["各县区要按月报送工作进展。"]


def test_a_framed_text_on_the_page_after_a_table_is_text() -> None:
    framed = Page()
    framed.frame(XS[0], 100, XS[-1], 140)
    framed.text(80, 125, "各县区要按月报送工作进展。", 10)
    reading = read(part([HEAD, entry(1)]), framed)
    assert len(grids(reading)) == 1
    assert paragraphs(reading) == ["各县区要按月报送工作进展。"]


def test_one_cell_of_a_row_over_three_pages() -> None:
    upper: Row = (("2",), ("项目二",), (FULL,), ("市人社局",))
    middle: Row = ((), (), (FULL,), ())
    lower: Row = ((), (), ("不少于两千人次。",), ())
    given = grid_of(part([HEAD, entry(1), upper]), part([middle]), part([lower, entry(3)]))
    assert given[2] == ["2", "项目二", FULL * 2 + "不少于两千人次。", "市人社局"]
    assert given[3:] == joined(entry(3))
