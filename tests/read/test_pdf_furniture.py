"""Heads, footers and page numbers: how pages are set, drawn page by page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from pipeline.document import Line
from pipeline.read.pdf import read_pdf
from pipeline.read.reading import Reading
from tests.read.pdf.drawing import Drawn, draw
from tests.read.pdf.expect import grids, paragraphs, words
from tests.read.pdf.writer import Page, pdf, width_of

LONG = "新增城镇就业三千三百人，帮扶就业困难人员六百五十人，开展补贴性职业技能培训不少于两千人次，"
LEFT, RIGHT, FIRST, LAST = 72.0, 523.0, 100.0, 760.0
SIZE, PITCH = 14.0, 24.0


def aside(reading: Reading) -> list[str]:
    return [
        words(reading, block)
        for block in reading.blocks
        if isinstance(block, Line) and block.role == "furniture"
    ]


def read(pages: Sequence[Page]) -> Reading:
    return read_pdf(pdf(list(pages)), 0, 0)


def filled(number: int, lines: int = 27) -> Page:
    """A page of short paragraphs in the type area."""
    page = Page()
    for line in range(lines):
        page.text(LEFT + 28, FIRST + PITCH * line, f"（{line + 1}）改造危桥{number * 7}座。", SIZE)
    return page


def right(page: Page, baseline: float, text: str, size: float = 9) -> None:
    page.text(RIGHT - width_of(text, size), baseline, text, size)


def test_heads_of_odd_and_even_pages() -> None:
    pages = [filled(n) for n in (1, 2, 3, 4)]
    for number, page in enumerate(pages, 1):
        if number % 2:
            right(page, 60, "高新区民生实事项目")
            right(page, 800, f"— {number} —")
        else:
            page.text(LEFT, 60, "高新区人民政府文件", 9)
            page.text(LEFT, 800, f"— {number} —", 9)
    reading = read(pages)
    assert len(aside(reading)) == 8
    assert len(paragraphs(reading)) == 4 * 27


def test_an_even_head_that_occurs_only_once() -> None:
    pages = [filled(n) for n in (1, 2, 3)]
    for number, page in enumerate(pages, 1):
        if number % 2:
            right(page, 60, "高新区民生实事项目")
        else:
            page.text(LEFT, 60, "高新区人民政府文件", 9)
    assert len(aside(read(pages))) == 3


def test_the_number_of_the_page_on_the_outer_side_of_the_head() -> None:
    pages = [filled(n) for n in (1, 2, 3, 4)]
    for number, page in enumerate(pages, 1):
        if number % 2:
            right(page, 60, f"平江市民生实事　{number}")
        else:
            page.text(LEFT, 60, f"{number}　平江市民生实事", 9)
    assert len(aside(read(pages))) == 4


@pytest.mark.parametrize("step", [1, 2])
def test_titles_whose_years_count_with_the_pages_are_text(step: int) -> None:
    pages = []
    for number in range(4):
        page = Page()
        page.text(180, FIRST, f"{2021 + step * number}年民生实事项目完成情况", 18)
        page.text(LEFT + 28, FIRST + 50, LONG[:24], SIZE)
        right(page, 60, f"平江市民生实事　{number + 1}")
        pages.append(page)
    reading = read(pages)
    assert aside(reading) == [f"平江市民生实事{number + 1}" for number in range(4)]


def test_heads_that_name_the_section_of_each_page() -> None:
    sections = ("促进就业", "改善居住", "发展教育", "保障健康")
    pages = [filled(n) for n in range(4)]
    for page, section in zip(pages, sections, strict=True):
        right(page, 60, section)
    assert aside(read(pages)) == list(sections)


def test_headings_that_begin_each_page_in_the_size_of_the_text_are_text() -> None:
    sections = ("一、促进就业", "二、改善居住", "三、发展教育", "四、保障健康")
    pages = [filled(n, 20) for n in range(4)]
    for page, section in zip(pages, sections, strict=True):
        page.text(LEFT + 28, FIRST - 2 * PITCH, section, SIZE)
    reading = read(pages)
    assert aside(reading) == []


def test_two_pages_with_one_head() -> None:
    pages = [filled(1), filled(2, 5)]
    for page in pages:
        right(page, 60, "高新区民生实事项目")
    assert aside(read(pages)) == ["高新区民生实事项目"] * 2


def test_a_first_page_without_head_and_number() -> None:
    pages = [filled(n) for n in (1, 2)]
    right(pages[1], 60, "高新区民生实事 第2页")
    pages[1].text(290, 800, "2", 9)
    assert aside(read(pages)) == ["高新区民生实事第2页", "2"]


def test_footers_of_two_lines() -> None:
    pages = [filled(n) for n in (1, 2)]
    for number, page in enumerate(pages, 1):
        page.text(230, 795, "高新区人民政府办公室", 9)
        page.text(280, 808, f"第{number}页", 9)
    assert len(aside(read(pages))) == 4


@pytest.mark.parametrize(
    "told",
    [
        "共3页 第{}页", "第{}页，共3页", "第{}页（共3页）", "共3页/第{}页", "Page {} of 3",
        "页码：{}/3", "{} / 3", "· {} ·", "Page {}",
    ],
)  # fmt: skip
@pytest.mark.parametrize("baseline", [50.0, 805.0])
def test_numbers_at_the_top_or_at_the_bottom(told: str, baseline: float) -> None:
    pages = [filled(n) for n in (1, 2, 3)]
    for number, page in enumerate(pages, 1):
        right(page, baseline, told.format(number))
    reading = read(pages)
    assert aside(reading) == ["".join(told.format(n).split()) for n in (1, 2, 3)]


def note(page: Page, number: int) -> None:
    page.text(LEFT, LAST, f"注：第{number}项由市民政局牵头。", 9)


def remark(page: Page, number: int) -> None:
    page.text(LEFT, LAST, f"联系人：张三，电话：0561-12345{number}7", 9)


def unit(page: Page, number: int) -> None:
    right(page, FIRST - PITCH, "单位：万元" if number < 3 else "单位：个")


@pytest.mark.parametrize("add", [note, remark, unit])
def test_small_lines_at_the_edge_of_the_type_area_are_text(
    add: Callable[[Page, int], None],
) -> None:
    pages = [filled(n) for n in (1, 2, 3)]
    for number, page in enumerate(pages, 1):
        page.text(280, 805, f"- {number} -", 9)
    add(pages[1], 2)
    assert aside(read(pages)) == ["-1-", "-2-", "-3-"]


def test_the_last_line_of_a_letter_in_the_lower_margin_is_text() -> None:
    pages = [filled(1), filled(2)]
    pages[1].text(LEFT + 28, 780, "（此件公开发布）", SIZE)
    for number, page in enumerate(pages, 1):
        page.text(280, 805, f"- {number} -", 9)
    reading = read(pages)
    assert aside(reading) == ["-1-", "-2-"]
    assert paragraphs(reading)[-1] == "（此件公开发布）"


def test_a_head_over_tables_alone() -> None:
    pages = [Page(), Page()]
    for index, page in enumerate(pages):
        rows = [[f"{index}{r}{c}" for c in range(3)] for r in range(10)]
        cells = [
            Drawn(r, c, 1, 1, (t if index or r else "目录",))
            for r, row in enumerate(rows)
            for c, t in enumerate(row)
        ]
        draw(page, cells, [60, 200, 340, 480], [80 + 40 * r for r in range(11)], "line")
        page.text(LEFT, 45, "平江市民生实事　" + str(index + 1), 8)
    reading = read(pages)
    assert aside(reading) == ["平江市民生实事1", "平江市民生实事2"]
    assert len(grids(reading)) == 1


def test_pages_of_a_gazette_that_begin_with_a_later_number() -> None:
    pages = [filled(n) for n in (1, 2, 3)]
    for number, page in enumerate(pages, 17):
        if number % 2:
            right(page, 60, f"政策文件　{number}")
        else:
            page.text(LEFT, 60, f"{number}　平江市人民政府公报", 9)
    assert len(aside(read(pages))) == 3


def test_what_a_browser_prints_around_a_page() -> None:
    pages = [filled(n, 28) for n in (1, 2)]
    for number, page in enumerate(pages, 1):
        page.text(24, 24, "2024/3/5 10:21", 8)
        page.text(250, 24, "某市2024年民生实事", 8)
        page.text(24, 828, "https://www.example.gov.cn/art/2024/3/5/art_12.html", 8)
        right(page, 828, f"{number}/2", 8)
    reading = read(pages)
    assert len(aside(reading)) == 4
    assert len(paragraphs(reading)) == 56


@pytest.mark.parametrize("told", ["[{}]", "（{}）", "{}"])
def test_numbers_in_brackets_that_count_with_the_pages(told: str) -> None:
    pages = [filled(n) for n in (1, 2, 3)]
    for number, page in enumerate(pages, 4):
        page.text(285, 800, told.format(number), 9)
    assert len(aside(read(pages))) == 3


def test_large_numbers_over_the_text_of_each_page_are_text() -> None:
    pages = [filled(n, 12) for n in (1, 2, 3)]
    for number, page in enumerate(pages, 1):
        page.text(285, FIRST - PITCH, str(number), 22)
    assert aside(read(pages)) == []


def test_a_title_that_returns_over_each_part_of_a_table_is_text_once() -> None:
    pages = []
    for part in range(3):
        page = Page()
        rows = [("县区", "目标"), *((f"第{part}{r}区", str(r)) for r in range(9))]
        cells = [Drawn(r, c, 1, 1, (t,)) for r, row in enumerate(rows) for c, t in enumerate(row)]
        page.text(180, 90, "平江市民生实事任务分解表", 18)
        draw(page, cells, [72, 300, 523], [110 + 30 * r for r in range(11)], "line")
        pages.append(page)
    reading = read(pages)
    assert paragraphs(reading) == ["平江市民生实事任务分解表"]
    assert aside(reading).count("平江市民生实事任务分解表") == 2
    assert len(grids(reading)) == 1


def test_the_imprint_at_the_foot_of_the_last_page_is_text() -> None:
    pages = [filled(n) for n in (1, 2, 3)]
    for number, page in enumerate(pages, 1):
        page.text(LEFT if number % 2 == 0 else 480, 790, f"— {number} —", 12)
    pages[2].text(LEFT, 762, "平江市人民政府办公室　2024年3月5日印发", 12)
    reading = read(pages)
    assert aside(reading) == ["—1—", "—2—", "—3—"]
    assert paragraphs(reading)[-1] == "平江市人民政府办公室2024年3月5日印发"


def test_a_section_over_only_two_pages_and_other_heads_before_it() -> None:
    pages = [filled(n) for n in range(1, 7)]
    for number, page in enumerate(pages, 1):
        words_ = "促进就业" if number < 3 else "改善居住" if number < 5 else "保障健康"
        right(page, 60, f"{words_}　{number}") if number % 2 else page.text(
            LEFT, 60, f"{number}　民生实事", 9
        )
    assert len(aside(read(pages))) == 6


def test_captions_of_tables_at_the_top_of_each_page_are_text() -> None:
    pages = []
    for part in range(1, 5):
        page = filled(part, 10)
        page.text(LEFT, FIRST - 2 * PITCH, f"表{part} 各县区目标任务", 10)
        pages.append(page)
    assert aside(read(pages)) == []


def test_a_small_line_over_the_title_of_each_page_is_text() -> None:
    pages = []
    for kind in ("就业类", "住房类", "教育类"):
        page = filled(1, 12)
        page.text(LEFT, FIRST - 60, kind, 10)
        page.text(200, FIRST - 30, f"{kind}民生实事", 20)
        pages.append(page)
    assert aside(read(pages)) == []


@pytest.mark.parametrize("told", ["单位：万元", "（单位：个）", "注：数据截至年底。"])
def test_what_returns_with_each_part_of_a_table_is_text_once(told: str) -> None:
    pages = []
    for part in range(3):
        page = Page()
        rows = [("县区", "目标"), *((f"第{part}{r}区", str(r)) for r in range(9))]
        cells = [Drawn(r, c, 1, 1, (t,)) for r, row in enumerate(rows) for c, t in enumerate(row)]
        right(page, 95, told)
        draw(page, cells, [72, 300, 523], [110 + 30 * r for r in range(11)], "line")
        page.text(290, 810, str(part + 1), 9)
        pages.append(page)
    reading = read(pages)
    assert paragraphs(reading) == ["".join(told.split())]
    assert aside(reading).count(told) == 2
    assert len(grids(reading)) == 1


def test_heads_and_numbers_of_a_wide_page_among_high_ones() -> None:
    wide = Page(842, 595)
    rows = [(f"第{r}区", str(r)) for r in range(11)]
    cells = [Drawn(r, c, 1, 1, (t,)) for r, row in enumerate(rows) for c, t in enumerate(row)]
    draw(wide, cells, [80, 420, 760], [80 + 35 * r for r in range(12)], "line")
    pages = [filled(1), wide, filled(3)]
    for number, page in enumerate(pages, 1):
        page.text(page.width - 160, 50, "平江市民生实事", 9)
        page.text(page.width / 2, page.height - 35, f"— {number} —", 9)
    assert len(aside(read(pages))) == 6


def test_a_cover_without_head() -> None:
    cover = Page()
    cover.text(130, 300, "平江市民生实事项目", 32)
    cover.text(230, 700, "2024年3月", 18)
    pages = [cover, *(filled(n) for n in (2, 3, 4))]
    for number, page in enumerate(pages[1:], 1):
        right(page, 60, f"平江市民生实事项目　{number}")
    reading = read(pages)
    assert aside(reading) == [f"平江市民生实事项目{number}" for number in (1, 2, 3)]
    assert paragraphs(reading)[:2] == ["平江市民生实事项目", "2024年3月"]
