"""Tables without rules, and text that only looks like one, each on a page drawn for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.document import Line
from pipeline.read.pdf import read_pdf
from pipeline.read.reading import Reading
from tests.read.pdf.expect import cells, grids, paragraphs, words
from tests.read.pdf.writer import Page, pdf, width_of

Align = Literal["left", "center", "right"]
Row = Sequence[str]
TASKS = (
    "新建社区食堂十二个，为老年人提供助餐服务。",
    "改造农村公路八十六公里，方便群众出行，新建公交站点三十个，完善候车设施。",
    "新增公办幼儿园学位一千五百个。",
    "为老年人免费提供健康体检，改造社区卫生服务站八个，新增家庭医生服务点二十个，"
    "开展技能培训六十场，新增就业岗位三千个，帮扶困难人员就业。",
)
OFFICES = ("市民政局", "市交通局", "市教育局", "市卫健委")


def wrapped(text: str, width: float, size: float) -> list[str]:
    """The lines of a cell."""
    lines = [""]
    for character in text:
        if width_of(lines[-1] + character, size) > width:
            lines.append("")
        lines[-1] += character
    return lines


def set_table(
    page: Page,
    rows: Sequence[Row],
    xs: Sequence[float],
    *,
    y: float = 100,
    align: Sequence[Align] = (),
    size: float = 10,
    leading: float = 14,
    apart: float = 8,
    centred: bool = False,
) -> float:
    """Set rows of cells between positions; returns where the text goes on.

    ``apart`` is what is left free between rows beyond the leading of their lines, ``centred``
    that cells stand at half the height of their row; the head always does.
    """
    for index, row in enumerate(rows):
        texts = [wrapped(t, xs[i + 1] - xs[i] - 8, size) for i, t in enumerate(row)]
        height = max(map(len, texts)) * leading
        for column, lines in enumerate(texts):
            how = align[column] if align and index else "left" if align else "center"
            down = (height - len(lines) * leading) / 2 if centred or not index else 0
            for number, line in enumerate(lines):
                free = xs[column + 1] - xs[column] - 8 - width_of(line, size)
                x = xs[column] + 4 + {"left": 0, "center": free / 2, "right": free}[how]
                page.text(x, y + down + number * leading, line, size)
        y += height + apart
    return y


def read(*pages: Page) -> Reading:
    return read_pdf(pdf(list(pages)), 0, 0)


def lines_of(reading: Reading) -> list[Line]:
    """The lines inside and outside of tables."""
    found = [block for block in reading.blocks if isinstance(block, Line)]
    return found + [line for g in grids(reading) for cell in g.cells for line in cell.lines]


def rows_of(reading: Reading) -> list[list[str]]:
    """The words of the only table, row by row; no cell is merged."""
    (grid,) = grids(reading)
    rows = [[""] * grid.column_count for _ in range(grid.row_count)]
    for row, column, height, width, text in cells(reading, grid):
        assert (height, width) == (1, 1)
        rows[row][column] = text
    return rows


DUTIES = [
    ["序号", "工作内容", "责任单位"],
    *([str(i + 1), task, OFFICES[i]] for i, task in enumerate(TASKS)),
]
DUTIES_ON = [[str(i + 4), task, OFFICES[i]] for i, task in enumerate(TASKS)]
WORDS = st.sampled_from(
    ["序号", "1", "2", "3", "合计", "责任单位", "120", "—", "新增就业", "（个）"]
)
XS = [72.0, 110.0, 380.0, 470.0]
FIGURES = [
    ["县区", "新建食堂", "公路里程", "就业人数"],
    ["全市", "1200", "86.5", "30000"],
    ["城东区", "700", "—", "9000"],
    ["城西区", "", "6.5", "21000"],
    ["河口县", "500", "80", ""],
]
FIGURE_XS = [72.0, 160.0, 250.0, 340.0, 430.0]


@pytest.mark.parametrize("centred", [False, True])
@pytest.mark.parametrize(("leading", "apart"), [(12, 6), (14, 8), (18, 12), (11, 4), (20, 9)])
def test_rows_of_one_to_four_lines(centred: bool, leading: float, apart: float) -> None:
    page = Page()
    set_table(page, DUTIES, XS, leading=leading, apart=apart, centred=centred)
    assert rows_of(read(page)) == DUTIES


@pytest.mark.parametrize("centred", [False, True])
def test_rows_no_further_apart_than_their_lines(centred: bool) -> None:
    """The number of the row tells where it begins, or where its middle is."""
    page = Page()
    set_table(page, DUTIES, XS, apart=0, centred=centred)
    assert rows_of(read(page)) == DUTIES


@pytest.mark.parametrize("align", ["left", "center", "right"])
@pytest.mark.parametrize("apart", [0, 4, 12, 20])
def test_one_line_rows_of_numbers_with_blanks_and_dashes(align: Align, apart: float) -> None:
    page = Page()
    set_table(page, FIGURES, FIGURE_XS, align=["left", align, align, align], apart=apart)
    assert rows_of(read(page)) == FIGURES


def test_a_head_of_several_lines_in_some_columns() -> None:
    rows = [["县区", "新建社区老年食堂（个）", "改造农村公路（公里）", "就业"], *FIGURES[1:]]
    page = Page()
    set_table(page, rows, FIGURE_XS, align=["left", "right", "right", "right"], apart=8)
    assert rows_of(read(page)) == rows


def test_a_column_whose_cells_are_all_blank_and_a_ragged_one() -> None:
    rows = [["序号", "项目名称", "责任单位", "备注"]]
    rows += [[str(i + 1), TASKS[i % 4][: 4 + 3 * i], OFFICES[i % 4], ""] for i in range(5)]
    page = Page()
    set_table(page, rows, [72, 110, 300, 390, 480])
    assert rows_of(read(page)) == rows


def test_a_category_that_is_printed_once() -> None:
    rows = [["类别", *DUTIES[0]], ["一老一小", *DUTIES[1]], ["", *DUTIES[2]]]
    rows += [["民生保障", *DUTIES[3]], ["", *DUTIES[4]]]
    page = Page()
    set_table(page, rows, [72, 130, 165, 400, 470], centred=True)
    assert rows_of(read(page)) == rows


@pytest.mark.parametrize("middle", [False, True])
def test_a_head_of_two_levels(middle: bool) -> None:
    page = Page()
    place = (74, 108 if middle else 100, "县区")
    for x, y, text in (
        place, (205, 100, "就业服务"), (395, 100, "托育服务"),
        (170, 116, "新增就业"), (260, 116, "技能培训"), (350, 116, "新增托位"), (440, 116, "补贴"),
    ):  # fmt: skip
        page.text(x, y, text, 10)
    figures = (
        ("全市", "900", "80", "60", "7"),
        ("城东区", "400", "30", "20", ""),
        ("河口县", "500", "50", "40", "7"),
    )
    for index, row in enumerate(figures):
        for x, text in zip((74, 180, 270, 360, 440), row, strict=True):
            page.text(x, 134 + 18 * index, text, 10)
    reading = read(page)
    (grid,) = grids(reading)
    assert cells(reading, grid)[:7] == [
        (0, 0, 2, 1, "县区"),
        (0, 1, 1, 2, "就业服务"),
        (0, 3, 1, 2, "托育服务"),
        (1, 1, 1, 1, "新增就业"),
        (1, 2, 1, 1, "技能培训"),
        (1, 3, 1, 1, "新增托位"),
        (1, 4, 1, 1, "补贴"),
    ]
    assert [cell[-1] for cell in cells(reading, grid)][7:12] == ["全市", "900", "80", "60", "7"]


def test_a_table_of_words_with_rules_across() -> None:
    rows = [["名目", "办法", "去处"], ["甲类", TASKS[0], "城东"], ["乙类", TASKS[1], "城西"],
            ["丙类", TASKS[3], "河口"]]  # fmt: skip
    page = Page()
    end = set_table(page, rows, [72, 130, 330, 420], apart=8)
    for y in (86, 106, end - 12):
        page.line(72, y, 420, y)
    assert rows_of(read(page)) == rows


def test_rules_between_all_rows_part_them() -> None:
    page = Page()
    y = 100.0
    for row in DUTIES:
        page.line(72, y - 12, 470, y - 12)
        y = set_table(page, [row], XS, y=y, leading=12, apart=3)
    page.line(72, y - 12, 470, y - 12)
    assert rows_of(read(page)) == DUTIES


def test_a_table_goes_on_over_the_page_between_rows() -> None:
    more = [[str(i + 5), task, OFFICES[i]] for i, task in enumerate(TASKS)]
    first, second = Page(height=400), Page(height=400)
    end = set_table(first, DUTIES, XS)
    assert end < 390
    set_table(second, [["", "", ""], *more], XS, y=50)
    assert rows_of(read(first, second)) == [*DUTIES, *more]


def test_a_row_goes_on_over_the_page() -> None:
    """The rest of a cell at the top of a page belongs to the row that had no room for it."""
    first, second = Page(height=400), Page(height=400)
    set_table(first, [*DUTIES[:3], ["3", TASKS[3][:52], OFFICES[3]]], XS)
    second.text(114, 50, TASKS[3][52:], 10)
    set_table(second, [["", "", ""], *DUTIES_ON], XS, y=50)
    (_, *rows) = rows_of(read(first, second))
    assert rows == [*DUTIES[1:3], ["3", TASKS[3], OFFICES[3]], *DUTIES_ON]


def test_a_category_centred_on_its_rows_covers_them() -> None:
    page = Page()
    xs = [72, 130, 165, 400, 470]
    y = set_table(page, [["类别", *DUTIES[0]]], xs)
    tops = []
    for row in DUTIES[1:]:
        tops.append(y)
        y = set_table(page, [["", "", "", ""], ["", *row]], xs, y=y - 22)
    page.text(80, (tops[0] + tops[2] - 22) / 2, "一老一小", 10)
    page.text(80, (tops[2] + y - 22) / 2, "民生保障", 10)
    reading = read(page)
    (grid,) = grids(reading)
    assert [cell for cell in cells(reading, grid) if cell[1] == 0] == [
        (0, 0, 1, 1, "类别"),
        (1, 0, 2, 1, "一老一小"),
        (3, 0, 2, 1, "民生保障"),
    ]
    assert [cell[-1] for cell in cells(reading, grid) if cell[1] == 2] == ["工作内容", *TASKS]


def test_in_doubt_each_printed_line_is_a_row() -> None:
    """Nothing tells which lines of evenly spaced ones are a row: they are not mixed."""
    page = Page()
    lines = (
        ("", "改造农村公路", "120"),
        ("城东区", "新建公交站点", ""),
        ("", "方便群众出行", "70"),
        ("城西区", "完善候车设施改造道路", ""),
        ("", "新增停车位", "85"),
    )
    for index, line in enumerate(lines):
        for x, text in zip((72, 150, 300), line, strict=True):
            page.text(x, 100 + 14 * index, text, 10)
    assert rows_of(read(page)) == [list(line) for line in lines]


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 40), WORDS), min_size=4, max_size=40))
@settings(max_examples=80)
def test_no_character_is_lost(places: list[tuple[int, int, str]]) -> None:
    page = Page()
    taken: set[tuple[int, int]] = set()
    printed = ""
    for column, step, text in places:
        if not {(column, step + d) for d in (-1, 0, 1)} & taken:
            taken.add((column, step))
            page.text(40 + 75 * column, 60 + 7 * step, text, 10)
            printed += text
    reading = read(page)
    assert Counter("".join(reading.text.split())) == Counter(printed)
    held = "".join(words(reading, line) for line in lines_of(reading))
    assert Counter(held) == Counter(printed)


def test_lines_around_a_table_stay_lines() -> None:
    page = Page()
    page.text(72, 80, "表1　各县区目标任务", 10)
    page.text(370, 80, "单位：万元", 10)
    end = set_table(page, FIGURES, FIGURE_XS, y=100, apart=6)
    page.text(72, end, "注：就业人数含自主创业。", 10)
    page.text(330, end + 30, "某市人民政府办公室", 10)
    page.text(350, end + 48, "2024年3月1日", 10)
    reading = read(page)
    assert rows_of(reading) == FIGURES
    assert paragraphs(reading)[-3:] == [
        "注：就业人数含自主创业。",
        "某市人民政府办公室",
        "2024年3月1日",
    ]


def prose(page: Page, text: str, x: float, y: float, width: float) -> float:
    """Set a paragraph with an indent."""
    for line in wrapped("　　" + text, width, 10):
        page.text(x + width_of("　　", 10) * line.startswith("　　"), y, line.strip("　"), 10)
        y += 16
    return y


@pytest.mark.parametrize("shift", [0, 5, 8])
def test_text_in_two_columns_is_no_table_and_is_read_column_by_column(shift: float) -> None:
    page, y, z = Page(), 100.0, 100.0 + shift
    left = ["".join(TASKS[i:]) for i in range(4)]
    right = ["".join(TASKS[: i + 1]) for i in range(4)]
    for one, other in zip(left, right, strict=True):
        y, z = prose(page, one, 72, y, 200), prose(page, other, 300, z, 200)
    reading = read(page)
    assert grids(reading) == []
    assert paragraphs(reading) == [*left, *right]


LOOKALIKES: dict[str, list[list[tuple[float, str]]]] = {
    "names of those who sign": [
        [(72, "甲方代表"), (220, "乙方代表"), (370, "见证人")],
        [(72, "张三丰"), (220, "李四光"), (370, "王五一")],
        [(72, "赵六合"), (220, "孙七星"), (370, "周八方")],
        [(72, "吴九州"), (220, "郑十全"), (370, "冯百川")],
    ],
    "addressees": [
        [(72, "城东区人民政府"), (220, "城西区人民政府"), (370, "河口县人民政府")],
        [(72, "平山县人民政府"), (220, "高新区管委会"), (370, "市政府各部门")],
        [(72, "市直各单位"), (220, "驻市各单位"), (370, "各人民团体")],
    ],
    "a form": [
        [(72, "联系人：张三"), (300, "电话：0561-1234567")],
        [(72, "审核人：李四"), (300, "日期：2024年3月1日")],
        [(72, "填报人：王五"), (300, "编号：20240301")],
    ],
    "authors in brackets": [
        [(72, "1.新建社区食堂12个。"), (380, "（市民政局）")],
        [(72, "2.改造农村公路86公里。"), (380, "（市交通局）")],
        [(72, "3.新增学位1500个。"), (380, "（市教育局）")],
        [(72, "4.免费体检2000人。"), (380, "（市卫健委）")],
    ],
    "contents with leaders": [
        [(72, "一、社区食堂........................................"), (400, "1")],
        [(72, "二、农村公路........................................"), (400, "3")],
        [(72, "三、幼儿园．．．．．．．．．．．．．．．．．．．．"), (400, "12")],
        [(72, "四、健康体检····························"), (400, "15")],
    ],
    "numbers with a wide gap behind": [
        [(72, "1."), (110, "新建社区食堂12个。")],
        [(72, "2."), (110, "改造农村公路86公里，新建站点。")],
        [(72, "3."), (110, "新增公办幼儿园学位1500个。")],
        [(72, "4."), (110, "免费体检2000人。")],
    ],
    "items in brackets and Han numbers": [
        [(72, "（一）"), (122, "新建社区食堂12个。")],
        [(72, "（二）"), (122, "改造农村公路86公里，新建站点。")],
        [(72, "（三）"), (122, "新增公办幼儿园学位1500个。")],
    ],
    "two items on a line": [
        [(72, "1.新建社区食堂12个；"), (300, "2.改造农村公路86公里；")],
        [(72, "3.新增学位1500个；"), (300, "4.免费体检2000人；")],
        [(72, "5.新增停车位200个；"), (300, "6.新增就业3000人。")],
    ],
}


@pytest.mark.parametrize("name", LOOKALIKES)
def test_text_with_gaps_is_no_table(name: str) -> None:
    page = Page()
    for index, line in enumerate(LOOKALIKES[name]):
        for x, text in line:
            page.text(x, 100 + 18 * index, text, 10)
    reading = read(page)
    assert grids(reading) == []
    printed = "".join(text for line in LOOKALIKES[name] for _, text in line)
    assert Counter("".join(reading.text.split())) == Counter("".join(printed.split()))


@pytest.mark.parametrize("right", [False, True])
def test_text_beside_a_ruled_table_is_a_column_of_its_own(right: bool) -> None:
    page = Page()
    x0 = 72.0 if right else 330.0
    for top in (100, 130, 160, 190, 220):
        page.line(x0, top, x0 + 150, top)
        if top < 220:
            page.text(x0 + 8, top + 18, "城东区", 10)
            page.text(x0 + 90, top + 18, str(top), 10)
    for x in (x0, x0 + 80, x0 + 150):
        page.line(x, 100, x, 220)
    x = 242.0 if right else 72.0
    end = prose(page, TASKS[3], x, 112, 240)
    prose(page, TASKS[1], x, end, 240)
    prose(page, TASKS[3] + TASKS[1], 72, 240, 410)
    reading = read(page)
    assert len(grids(reading)) == 1
    assert paragraphs(reading) == [TASKS[3], TASKS[1], TASKS[3] + TASKS[1]]
