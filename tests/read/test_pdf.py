"""What the PDF reader makes of single features, each on a page written for it."""

from __future__ import annotations

import pytest

from pipeline.document import Line
from pipeline.read.pdf import read_pdf
from pipeline.read.reading import Reading
from tests.read.pdf.drawing import Drawn, draw
from tests.read.pdf.expect import cells, grids, paragraphs, words
from tests.read.pdf.writer import Page, pdf, width_of

LONG = "新增城镇就业三千三百人，帮扶就业困难人员六百五十人，开展补贴性职业技能培训不少于两千人次，"


def aside(reading: Reading) -> list[str]:
    return [
        words(reading, block)
        for block in reading.blocks
        if isinstance(block, Line) and block.role == "furniture"
    ]


def wrapped(page: Page, text: str, top: float, indent: float = 24, size: float = 12) -> float:
    """Set a paragraph between 72 and 523 points; returns where the next line goes."""
    x, line = 72 + indent, ""
    for character in text:
        if x + width_of(line + character, size) > 523:
            page.text(x, top, line, size)
            x, line, top = 72, "", top + 20
        line += character
    page.text(x, top, line, size)
    return top + 20


def filled(number: int, footer: str = "", head: str = "") -> Page:
    page = Page()
    top = 100.0
    for index in range(3):
        top = wrapped(page, f"{number * 3 + index + 1}.{LONG * 2}动态清零。", top)
    if footer:
        page.text(280, 800, footer, 10)
    if head:
        page.text(230, 50, head, 10)
    return page


@pytest.mark.parametrize("footer", ["— {} —", "- {} -", "{}", "第 {} 页 共 4 页", "－{}－", "{}/4"])
def test_page_numbers_are_furniture(footer: str) -> None:
    pages = [filled(i, footer.format(i + 1)) for i in range(4)]
    reading = read_pdf(pdf(pages), 0, 0)
    assert aside(reading) == ["".join(footer.format(i + 1).split()) for i in range(4)]
    assert len(paragraphs(reading)) == 12


def test_running_heads_are_furniture_but_an_annex_marker_is_not() -> None:
    pages = [filled(i, head="某市民生实事实施方案") for i in range(4)]
    for page in pages:
        page.text(72, 76, "附件", 12)
    reading = read_pdf(pdf(pages), 0, 0)
    assert aside(reading) == ["某市民生实事实施方案"] * 4
    assert paragraphs(reading).count("附件") == 4


def test_a_running_head_with_the_number_of_the_page() -> None:
    pages = [filled(i, head=f"某市人民政府公报 2024年第{i + 5}页") for i in range(4)]
    reading = read_pdf(pdf(pages), 0, 0)
    assert aside(reading) == [f"某市人民政府公报2024年第{i + 5}页" for i in range(4)]


def test_a_first_line_whose_number_happens_to_count_with_the_pages_is_text() -> None:
    pages = []
    for number in range(1, 5):
        page = Page()
        page.text(96, 80, f"{number}.新增公办幼儿园{number}所，", 12)
        wrapped(page, f"改造危桥{number * 7}座。{LONG}", 100, indent=0)
        pages.append(page)
    assert aside(read_pdf(pdf(pages), 0, 0)) == []


def test_a_number_that_does_not_count_with_the_pages_stays() -> None:
    pages = [filled(0), filled(1)]
    pages[0].text(300, 790, "2023", 12)
    reading = read_pdf(pdf(pages), 0, 0)
    assert aside(reading) == []


@pytest.mark.parametrize("angle", [-35, 45])
def test_a_slanted_watermark_is_furniture_also_over_a_table(angle: float) -> None:
    page = Page()
    draw(page, TABLE, [60, 200, 340, 480], [100, 140, 180, 220], "line")
    page.text(120, 230, "内部资料", 60, angle)
    reading = read_pdf(pdf([page]), 0, 0)
    assert cells(reading, grids(reading)[0]) == [cell.expected() for cell in TABLE]
    assert aside(reading) == ["内部资料"]


def test_a_large_upright_watermark_is_furniture() -> None:
    page = Page()
    draw(page, TABLE, [60, 200, 340, 480], [100, 140, 180, 220], "line")
    page.text(100, 190, "内部资料", 70)
    reading = read_pdf(pdf([page]), 0, 0)
    assert cells(reading, grids(reading)[0]) == [cell.expected() for cell in TABLE]
    assert aside(reading) == ["内部资料"]


TABLE = [
    Drawn(0, 0, 1, 1, ("县区",)),
    Drawn(0, 1, 1, 2, ("一、就业",)),
    Drawn(1, 0, 1, 1, ("全市",)),
    Drawn(1, 1, 1, 1, ("33",)),
    Drawn(1, 2, 2, 1, ("全市参照", "执行")),
    Drawn(2, 0, 1, 1, ("烈山区",)),
    Drawn(2, 1, 1, 1, ("7",)),
]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_shown_sideways_is_read_all_the_same(rotate: int) -> None:
    page = Page(rotate=rotate)
    top = wrapped(page, f"1.{LONG * 2}动态清零。", 60)
    draw(page, TABLE, [60, 200, 340, 480], [top, top + 40, top + 80, top + 120], "line")
    reading = read_pdf(pdf([page]), 0, 0)
    assert cells(reading, grids(reading)[0]) == [cell.expected() for cell in TABLE]
    assert paragraphs(reading) == [f"1.{LONG * 2}动态清零。"]


@pytest.mark.parametrize(("rotate", "angle"), [(90, 270), (0, 90), (0, 270), (270, 90)])
def test_text_turned_on_its_page_is_read_along_its_own_lines(rotate: int, angle: int) -> None:
    page = Page(rotate=rotate)
    for index, text in enumerate(("一、促进就业", "1.新增就业三千人。", "2.新增托位二百个。")):
        x = 100 + 30 * index if angle == 270 else 400 - 30 * index
        page.text(x, 600 if angle == 270 else 200, text, 12, angle)
    reading = read_pdf(pdf([page]), 0, 0)
    assert paragraphs(reading) == ["一、促进就业", "1.新增就业三千人。", "2.新增托位二百个。"]


def test_a_turned_box_lies_on_its_text() -> None:
    page = Page(600, 800, rotate=90)
    page.text(100, 200, "一二三四", 20)
    reading = read_pdf(pdf([page]), 0, 0)
    (line,) = [block for block in reading.blocks if isinstance(block, Line)]
    assert line.box is not None
    assert (line.box.x0, line.box.top) == pytest.approx((800 - 203.6, 100), abs=1)
    assert (line.box.x1, line.box.bottom) == pytest.approx((800 - 183.6, 180), abs=1)


def test_a_character_printed_twice_to_look_bold_is_one() -> None:
    page = Page()
    for shift in (0, 0.3, 0.6):
        page.text(100 + shift, 100, "一、促进就业11项", 16)
    page.text(100, 140, "人人有责11", 16)
    assert paragraphs(read_pdf(pdf([page]), 0, 0)) == ["一、促进就业11项", "人人有责11"]


def test_vertical_words_in_a_narrow_header_are_one_line() -> None:
    page = Page()
    draw(page, [Drawn(0, 0, 2, 1), Drawn(0, 1, 1, 1, ("一、",)), Drawn(1, 1, 1, 1, ("33",))],
         [60, 84, 200], [100, 150, 200], "line")  # fmt: skip
    for index, character in enumerate("单位名称"):
        page.text(67, 118 + 20 * index, character, 10)
    reading = read_pdf(pdf([page]), 0, 0)
    (grid,) = grids(reading)
    assert [words(reading, line) for line in grid.cells[0].lines] == ["单位名称"]


def test_columns_of_vertical_words_go_from_the_right() -> None:
    page = Page()
    draw(page, [Drawn(0, 0, 1, 1), Drawn(0, 1, 1, 1, ("33",))], [60, 100, 200], [100, 200], "line")
    for column, text in ((84, "牵头单位"), (68, "市民政局")):
        for index, character in enumerate(text):
            page.text(column, 120 + 12 * index, character, 10)
    reading = read_pdf(pdf([page]), 0, 0)
    (grid,) = grids(reading)
    assert [words(reading, line) for line in grid.cells[0].lines] == ["牵头单位", "市民政局"]


def test_text_that_touches_or_passes_a_rule_stays_in_its_cell() -> None:
    page = Page()
    draw(page, [Drawn(0, c, 1, 1) for c in range(3)], [60, 100, 140, 180], [100, 112], "line")
    for column, text in enumerate(("新增托位", "培训人次", "创建个数")):
        page.text(60 + 40 * column, 110.5, text, 10)
    reading = read_pdf(pdf([page]), 0, 0)
    assert [cell[-1] for cell in cells(reading, grids(reading)[0])] == [
        "新增托位", "培训人次", "创建个数",
    ]  # fmt: skip


def test_a_text_layer_under_a_seal_is_read() -> None:
    page = Page()
    page.text(350, 700, "某市人民政府办公室", 14)
    page.text(370, 725, "2023年3月1日", 14)
    page.picture(340, 640, 480, 780)
    assert paragraphs(read_pdf(pdf([page]), 0, 0))[0] == "某市人民政府办公室"


def test_a_hyphen_at_the_end_of_a_line_stays() -> None:
    page = Page()
    page.text(72, 100, "2018-", 12)
    page.text(72, 120, "2020", 12)
    assert "".join(paragraphs(read_pdf(pdf([page]), 0, 0))) == "2018-2020"


def test_a_framed_text_is_no_table() -> None:
    page = Page()
    page.frame(60, 80, 400, 200)
    page.text(80, 120, "一、促进就业", 12)
    reading = read_pdf(pdf([page]), 0, 0)
    assert grids(reading) == []
    assert paragraphs(reading) == ["一、促进就业"]


def test_ranges_count_from_the_offset_and_pages_from_one() -> None:
    page = Page()
    page.text(72, 100, "一、促进就业", 12)
    reading = read_pdf(pdf([Page(), page]), 3, 100)
    (line,) = [block for block in reading.blocks if isinstance(block, Line)]
    assert reading.text[line.span.start - 100 : line.span.end - 100] == "一、促进就业"
    assert (line.file, line.page, reading.page_count) == (3, 2, 2)


def test_a_table_of_three_rules_is_read_by_its_columns() -> None:
    page = Page()
    rows = (
        ("县区", "目标值", "完成值"),
        ("东山区", "50", "41"),
        ("西河县", "—", "待认定"),
        ("南湖区", "7", "7"),
    )
    for y in (86, 106, 166):
        page.line(60, y, 500, y)
    for index, texts in enumerate(rows):
        for x, text in zip((70, 220, 380), texts, strict=True):
            page.text(x, 100 + 20 * index, text, 10)
    wrapped(page, LONG * 2, 220)
    reading = read_pdf(pdf([page]), 0, 0)
    (grid,) = grids(reading)
    assert [cell[-1] for cell in cells(reading, grid)] == [text for row in rows for text in row]
    assert paragraphs(reading) == [LONG * 2]


def test_a_row_of_an_unruled_table_may_have_several_lines() -> None:
    page = Page()
    for y, texts in (
        (100, ("1", "新增城镇就业三千三百人", "市人社局")),
        (116, ("", "帮扶就业困难人员", "")),
        (140, ("2", "新增托位二百个", "市教育局")),
        (164, ("3", "送戏进万村演出", "市文旅局")),
        (180, ("", "一百场", "")),
    ):
        for x, text in zip((70, 120, 380), texts, strict=True):
            page.text(x, y, text, 10)
    reading = read_pdf(pdf([page]), 0, 0)
    (grid,) = grids(reading)
    assert [cell[-1] for cell in cells(reading, grid)] == [
        "1", "新增城镇就业三千三百人帮扶就业困难人员", "市人社局",
        "2", "新增托位二百个", "市教育局",
        "3", "送戏进万村演出一百场", "市文旅局",
    ]  # fmt: skip


def test_lines_with_a_gap_that_are_no_table_stay_lines() -> None:
    page = Page()
    page.text(72, 100, "联系人：张三", 12)
    page.text(300, 100, "电话：0561-1234567", 12)
    wrapped(page, LONG * 2, 130)
    reading = read_pdf(pdf([page]), 0, 0)
    assert grids(reading) == []
    assert "0561-1234567" in reading.text


def test_a_line_set_to_the_right_margin_ends_there() -> None:
    page = Page()
    page.text(523 - width_of("白政办〔2025〕18号", 12), 80, "白政办〔2025〕18号", 12)
    page.text(72, 100, "各有关单位、县政府各部门：", 12)
    wrapped(page, f"现印发给你们。{LONG}", 120)
    found = paragraphs(read_pdf(pdf([page]), 0, 0))
    assert found[:2] == ["白政办〔2025〕18号", "各有关单位、县政府各部门："]
