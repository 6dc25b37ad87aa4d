"""Narrow gutters, and captions of tables side by side, each on a page drawn for it."""

from __future__ import annotations

import pytest

from pipeline.read.pdf import read_pdf
from pipeline.read.reading import Reading
from tests.read.pdf.expect import cells, grids, paragraphs
from tests.read.pdf.writer import Page, pdf, width_of

SIZE = 10.0
LEADING = 17.0
LEFT = (
    ("一、普惠托育", "新增普惠托位二百六十个，建成社区托育点八个，由区卫健委负责。"),
    ("二、老年助餐", "改造老年助餐点九个，为三百名老年人提供助餐服务，由区民政局负责。"),
    ("三、道路改造", "改造城区道路十公里，新增停车位三百四十个，更新路灯三百四十盏。"),
)
RIGHT = (
    ("四、技能培训", "开展技能培训三百八十人次，新增就业岗位三百八十个，年内全部完成。"),
    ("五、助残服务", "为四百二十名残疾人提供康复服务，改造残疾人家庭十二户，按月公开。"),
    ("六、公园建设", "建成公园十三个、公厕十三座，更新健身器材四百六十套，年内开放。"),
)
CLOSING = "以上项目由区人民政府按月公开进展情况，年内全部完成，请社会各界对目标任务进行监督。"
FIGURES = (("街道", "数量"), ("南山街道", "12"), ("东湖街道", "8"), ("临江街道", "20"))


def read(page: Page) -> Reading:
    return read_pdf(pdf([page]), 0, 0)


def set_lines(
    page: Page, text: str, x: float, y: float, width: float, *, indent: float = 0
) -> float:
    """Set a text to a width; returns where the next one goes."""
    line, at = "", x + indent
    for character in text:
        if at + width_of(line + character, SIZE) > x + width:
            page.text(at, y, line, SIZE)
            line, at, y = "", x, y + LEADING
        line += character
    page.text(at, y, line, SIZE)
    return y + LEADING


def set_column(
    page: Page, deeds: tuple[tuple[str, str], ...], x: float, y: float, width: float
) -> float:
    """Set headings, and below each a paragraph with an indent."""
    for heading, text in deeds:
        y = set_lines(page, heading, x, y, width)
        y = set_lines(page, text, x, y, width, indent=2 * SIZE)
    return y


def flat(deeds: tuple[tuple[str, str], ...]) -> list[str]:
    return [text for deed in deeds for text in deed]


def set_ruled(page: Page, x: float, top: float, width: float) -> float:
    """Set a small table with all rules; returns where it ends."""
    bottom = top + 18 * len(FIGURES)
    for index in range(len(FIGURES) + 1):
        page.line(x, top + 18 * index, x + width, top + 18 * index)
    for at in (x, x + width / 2, x + width):
        page.line(at, top, at, bottom)
    for index, (one, other) in enumerate(FIGURES):
        page.text(x + 5, top + 18 * index + 13, one, SIZE)
        page.text(x + width / 2 + 5, top + 18 * index + 13, other, SIZE)
    return bottom


def set_open(page: Page, x: float, top: float, width: float) -> float:
    """Set a small table with three rules across; returns where it ends."""
    for index, (one, other) in enumerate(FIGURES):
        page.text(x + 5, top + 18 * index + 13, one, SIZE)
        page.text(x + width / 2 + 5, top + 18 * index + 13, other, SIZE)
    bottom = top + 18 * len(FIGURES)
    for y in (top, top + 18, bottom):
        page.line(x, y, x + width, y)
    return bottom


@pytest.mark.parametrize("shift", [0, 4, 8])
@pytest.mark.parametrize("gutter", [7, 10, 14, 30])
def test_a_gutter_as_narrow_as_a_word_gap(gutter: float, shift: float) -> None:
    page = Page()
    page.text(200, 80, "南山区民生实事项目公告", 14)
    set_column(page, LEFT, 72, 110, 210)
    set_column(page, RIGHT, 282 + gutter, 110 + shift, 210)
    set_lines(page, CLOSING, 72, 300, 437, indent=20)
    reading = read(page)
    assert grids(reading) == []
    assert paragraphs(reading)[1:] == [*flat(LEFT), *flat(RIGHT), CLOSING]


def test_a_line_of_the_whole_width_ends_the_columns_and_others_begin_below() -> None:
    page = Page()
    y = max(set_column(page, LEFT, 72, 110, 210), set_column(page, RIGHT, 293, 110, 210))
    y = set_lines(page, CLOSING[:-1] * 2 + CLOSING, 72, y, 431, indent=20)
    set_column(page, RIGHT, 72, y, 210)
    set_column(page, LEFT, 293, y, 210)
    assert paragraphs(read(page)) == [
        *flat(LEFT), *flat(RIGHT), CLOSING[:-1] * 2 + CLOSING, *flat(RIGHT), *flat(LEFT),
    ]  # fmt: skip


@pytest.mark.parametrize("ruled", [False, True])
@pytest.mark.parametrize("right", [False, True])
def test_a_table_in_one_of_the_columns(right: bool, ruled: bool) -> None:
    page = Page()
    set_table = set_ruled if ruled else set_open
    xs = (293.0, 72.0) if right else (72.0, 293.0)
    y = set_column(page, LEFT[:2], xs[0], 110, 210)
    y = set_table(page, xs[0], y - 5, 200) + LEADING
    set_column(page, LEFT[2:], xs[0], y, 210)
    set_column(page, RIGHT, xs[1], 110, 210)
    reading = read(page)
    assert [text for *_, text in cells(reading, *grids(reading))] == [
        text for row in FIGURES for text in row
    ]
    first, second = (RIGHT, LEFT) if right else (LEFT, RIGHT)
    assert paragraphs(reading) == [*flat(first), *flat(second)]


def test_three_columns() -> None:
    page = Page()
    for x, deeds in ((50, LEFT), (223, RIGHT), (396, LEFT)):
        set_column(page, deeds, x, 110, 160)
    assert paragraphs(read(page)) == [*flat(LEFT), *flat(RIGHT), *flat(LEFT)]


def test_a_document_number_and_a_date_stay_out_of_the_columns() -> None:
    page = Page()
    set_lines(page, CLOSING, 72, 56, 437, indent=20)
    page.text(420, 90, "南政发〔2025〕1号", SIZE)
    y = set_column(page, LEFT, 72, 110, 210)
    set_column(page, RIGHT, 293, 110, 210)
    page.text(92, y + 20, "特此公告。", SIZE)
    page.text(400, y + 40, "2025年1月20日", SIZE)
    assert paragraphs(read(page)) == [
        CLOSING, "南政发〔2025〕1号", *flat(LEFT), *flat(RIGHT), "特此公告。", "2025年1月20日",
    ]  # fmt: skip


def test_a_first_column_that_begins_higher() -> None:
    page = Page()
    set_column(page, (("", LEFT[0][1] * 2), *LEFT[1:]), 72, 110, 210)
    set_column(page, RIGHT, 293, 110 + 3 * LEADING, 210)
    assert paragraphs(read(page)) == [LEFT[0][1] * 2, *flat(LEFT[1:]), *flat(RIGHT)]


# What must not become columns.


def test_items_of_a_list_two_by_two_stay_beside_each_other() -> None:
    page = Page()
    pairs = [
        ("1.新建社区食堂一百二十个；", "2.改造农村公路八十六公里；"),
        ("3.新增学位一千五百个；", "4.免费体检二千人次以上；"),
        ("5.新增停车位二百个；", "6.新增城镇就业三千人；"),
        ("7.新建公园绿地三百亩；", "8.建成口袋公园六个；"),
        ("9.更新燃气管道四百米；", "10.改造老旧小区七个。"),
    ]
    for index, (one, other) in enumerate(pairs):
        page.text(72, 110 + LEADING * index, one, SIZE)
        page.text(212, 110 + LEADING * index, other, SIZE)
    assert paragraphs(read(page)) == [one + other for one, other in pairs]


def test_equally_long_names_side_by_side_stay_beside_each_other() -> None:
    page = Page()
    names = [
        "城东区人民政府",
        "城西区人民政府",
        "河口县人民政府",
        "平山县人民政府",
        "南山区人民政府",
    ]
    for index, name in enumerate(names):
        page.text(72, 110 + LEADING * index, name, SIZE)
        page.text(152, 110 + LEADING * index, name[::-1], SIZE)
    assert "".join(paragraphs(read(page))) == "".join(name + name[::-1] for name in names)


@pytest.mark.parametrize("gap", [7, 12])
def test_a_word_gap_that_moves_from_line_to_line_is_no_gutter(gap: float) -> None:
    page = Page()
    text = "".join(deed for _, deed in (*LEFT, *RIGHT))
    lines = [text[:40], *(text[40 + 42 * i : 82 + 42 * i] for i in range(3))]
    for index, line in enumerate(lines):
        x = 92.0 if index == 0 else 72.0
        cut = 20 + 3 * (index % 3)
        page.text(x, 110 + LEADING * index, line[:cut], SIZE)
        page.text(x + SIZE * cut + gap, 110 + LEADING * index, line[cut:], SIZE)
    assert paragraphs(read(page)) == ["".join(lines)]


def test_short_names_beside_texts_are_no_column() -> None:
    page = Page()
    rows = [("项目名称", "工作内容"), *((a[0], b[1]) for a, b in zip(LEFT, RIGHT, strict=True))]
    y = 110.0
    for name, text in rows:
        page.text(72, y, name, SIZE)
        y = set_lines(page, text, 160, y, 210) + 8
    given = "".join(read(page).text.split())
    assert all(name + text[:10] in given for name, text in rows)


def test_cells_of_text_on_both_sides_between_rules_across_are_no_columns() -> None:
    page = Page()
    page.text(150, 100, "存在问题", SIZE)
    page.text(370, 100, "整改措施", SIZE)
    y = 120.0
    for (_, one), (_, other) in zip(LEFT, RIGHT, strict=True):
        page.line(68, y - 13, 507, y - 13)
        y = max(set_lines(page, one, 72, y, 210), set_lines(page, other, 293, y, 210))
    page.line(68, y - 13, 507, y - 13)
    page.line(68, 85, 507, 85)
    reading = read(page)
    assert len(grids(reading)) == 1
    assert paragraphs(reading) == []


# Tables side by side.


@pytest.mark.parametrize("ruled", [False, True])
def test_captions_on_one_line_stand_above_their_tables(ruled: bool) -> None:
    page = Page()
    page.text(72, 120, "表1　老年助餐点", SIZE)
    page.text(310, 120, "表2　社区托育点", SIZE)
    set_ruled(page, 72, 130, 200)
    (set_ruled if ruled else set_open)(page, 310, 130, 200)
    reading = read(page)
    one, other = grids(reading)
    assert paragraphs(reading) == ["表1老年助餐点", "表2社区托育点"]
    assert reading.blocks[1] is one
    assert reading.blocks[3] is other


def test_captions_of_two_lines_units_and_notes_of_tables_of_other_heights() -> None:
    page = Page()
    page.text(82, 100, "表1　南山区老年助餐点", SIZE)
    page.text(320, 100, "表2　南山区社区托育点", SIZE)
    page.text(230, 114, "单位：个", SIZE)
    page.text(470, 114, "单位：个", SIZE)
    set_ruled(page, 72, 122, 200)
    bottom = set_ruled(page, 310, 122, 200)
    page.text(72, bottom + 14, "注：一个街道可有几个老年助餐点；", SIZE)
    page.text(310, bottom + 14, "注：含在建的。", SIZE)
    set_lines(page, CLOSING, 72, bottom + 50, 430, indent=20)
    assert paragraphs(read(page)) == [
        "表1南山区老年助餐点", "单位：个", "注：一个街道可有几个老年助餐点；",
        "表2南山区社区托育点", "单位：个", "注：含在建的。", CLOSING,
    ]  # fmt: skip


def test_a_line_with_a_gap_above_one_table_stays_a_line() -> None:
    page = Page()
    page.text(72, 120, "表1　老年助餐点", SIZE)
    page.text(450, 120, "单位：个", SIZE)
    set_ruled(page, 72, 130, 420)
    assert paragraphs(read(page)) == ["表1老年助餐点单位：个"]


def test_a_sentence_above_two_tables_stays_a_line() -> None:
    page = Page()
    page.text(92, 120, "各街道老年助餐点数量见左表，社区托育点数量见右表，", SIZE)
    page.text(360, 120, "请遵照执行。", SIZE)
    set_ruled(page, 72, 130, 200)
    set_ruled(page, 310, 130, 200)
    text = "各街道老年助餐点数量见左表，社区托育点数量见右表，请遵照执行。"
    assert paragraphs(read(page)) == [text]
