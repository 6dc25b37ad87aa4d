"""How word processors set a page: a form each, drawn as they draw it."""

from __future__ import annotations

import pytest

from pipeline.document import Line
from pipeline.errors import UnreadableError
from pipeline.read.pdf import read_pdf
from pipeline.read.reading import Reading
from tests.read.pdf.circulars import deed
from tests.read.pdf.drawing import Drawn, draw
from tests.read.pdf.expect import cells, grids, paragraphs, words
from tests.read.pdf.raw import GBK_FONT, raw_pdf
from tests.read.pdf.writer import Page, pdf

XS, YS = [60.0, 200.0, 340.0, 480.0], [100.0, 140.0, 180.0, 220.0]
TABLE = [
    Drawn(0, 0, 1, 1, ("县区",)),
    Drawn(0, 1, 1, 2, ("一、就业",)),
    Drawn(1, 0, 1, 1, ("全市",)),
    Drawn(1, 1, 1, 1, ("33",)),
    Drawn(1, 2, 2, 1, ("全市参照", "执行")),
    Drawn(2, 0, 1, 1, ("东山区",)),
    Drawn(2, 1, 1, 1, ("7",)),
]
EXPECTED = [cell.expected() for cell in TABLE]


def read(page: Page) -> Reading:
    return read_pdf(pdf([page]), 0, 0)


def wordless() -> Page:
    """The words of the table without its rules."""
    page = Page()
    draw(page, TABLE, XS, YS, "line")
    page.content = [line for line in page.content if line.startswith("BT")]
    return page


def boxes() -> list[tuple[float, float, float, float]]:
    return [(XS[c.column], YS[c.row], XS[c.column + c.columns], YS[c.row + c.rows]) for c in TABLE]


def table(reading: Reading) -> list[tuple[int, int, int, int, str]]:
    (grid,) = grids(reading)
    return cells(reading, grid)


@pytest.mark.parametrize("gap", [-1.0, 0.5, 1.5])
def test_a_bar_for_each_edge_with_gaps_or_overlaps_at_the_corners(gap: float) -> None:
    page = wordless()
    for x0, top, x1, bottom in boxes():
        for y in (top, bottom):
            page.bar(x0 + gap, y - 0.24, x1 - gap, y + 0.24)
        for x in (x0, x1):
            page.bar(x - 0.24, top + gap, x + 0.24, bottom - gap)
    assert table(read(page)) == EXPECTED


def test_corners_drawn_as_squares_of_their_own() -> None:
    page = wordless()
    for x0, top, x1, bottom in boxes():
        for y in (top, bottom):
            page.bar(x0 + 0.5, y, x1, y + 0.5)
            page.bar(x0, y, x0 + 0.5, y + 0.5)
            page.bar(x1, y, x1 + 0.5, y + 0.5)
        for x in (x0, x1):
            page.bar(x, top + 0.5, x + 0.5, bottom)
    assert table(read(page)) == EXPECTED


def test_neighbours_each_draw_their_edge() -> None:
    page = wordless()
    for index, (x0, top, x1, bottom) in enumerate(boxes()):
        d = 0.35 * (-1) ** index
        for y in (top, bottom):
            page.line(x0, y + d, x1, y + d, dash="1 1" if index % 2 else "")
        for x in (x0, x1):
            page.line(x + d, top, x + d, bottom, dash="1 1" if index % 2 else "")
    assert table(read(page)) == EXPECTED


@pytest.mark.parametrize("grey", [1.0, 0.85, 0.5])
def test_shading_behind_the_cells(grey: float) -> None:
    shaded = Page()
    for x0, top, x1, bottom in boxes():
        shaded.bar(x0 + 0.3, top + 0.3, x1 - 0.3, bottom - 0.3, grey)
        shaded.bar(x0 + 5.4, top + 4, x1 - 5.4, bottom - 4, grey)
    draw(page := Page(), TABLE, XS, YS, "line")
    shaded.content += page.content
    assert table(read(shaded)) == EXPECTED


def test_shading_of_the_words_of_a_line_is_no_table() -> None:
    page = Page()
    for index in range(4):
        page.bar(72, 100 + 20 * index, 400, 116 + 20 * index, 0.9)
        page.text(72, 112 + 20 * index, f"{index + 1}.新增就业三千人。", 12)
    reading = read(page)
    assert grids(reading) == []
    assert len(paragraphs(reading)) == 4


def test_each_cell_clipped() -> None:
    page = wordless()
    clipped = []
    for text, (x0, top, x1, bottom) in zip(
        page.content, [box for cell, box in zip(TABLE, boxes(), strict=True) for _ in cell.lines],
        strict=True,
    ):  # fmt: skip
        clip = f"{x0} {842 - bottom} {x1 - x0} {bottom - top} re W n"
        clipped.append(f"q {clip} {text} Q")
    page.content = clipped
    for box in boxes():
        page.frame(*box)
    assert table(read(page)) == EXPECTED


def hexed(text: str) -> str:
    return text.encode("utf-16-be").hex()


def test_words_in_many_runs_with_kerning() -> None:
    shown = "".join(f"<{hexed(c)}> {(-1) ** i * 30} " for i, c in enumerate("1.新增城镇就业3300人"))
    data = raw_pdf(f"BT /F1 12 Tf 72 700 Td [{shown}] TJ ET")
    assert paragraphs(read_pdf(data, 0, 0)) == ["1.新增城镇就业3300人"]


def test_blanks_between_han_and_digits() -> None:
    page = Page()
    page.text(72, 100, "新增就业 3300 人", 12)
    assert paragraphs(read(page)) == ["新增就业3300人"]


def test_marked_content_with_actual_text_reads_once() -> None:
    marked = f"/Span<</ActualText<feff{hexed('新增')}>>>BDC <{hexed('新增')}> Tj EMC"
    data = raw_pdf(f"BT /F1 12 Tf 72 700 Td {marked} <{hexed('就业')}> Tj ET")
    assert paragraphs(read_pdf(data, 0, 0)) == ["新增就业"]


FOOTERS = ["- 3 -", "— 3 —", "－3－", "·3·", "第 3 页 共 12 页", "第3页，共12页",
           "第 3 页/共 12 页", "3/12", "3 / 12", "Page 3 of 12", "共 12 页 第 3 页",
           "[3]", "(3)", "~ 3 ~"]  # fmt: skip


@pytest.mark.parametrize("footer", FOOTERS)
def test_page_fields(footer: str) -> None:
    pages = []
    for number in range(1, 5):
        page = Page()
        for line in range(6):
            page.text(96, 100 + 20 * line, f"{6 * number + line}.{deed(number + line)[:30]}", 12)
        page.text(280, 800, footer.replace("3", str(number)), 10)
        pages.append(page)
    reading = read_pdf(pdf(pages), 0, 0)
    aside = [b for b in reading.blocks if isinstance(b, Line) and b.role == "furniture"]
    assert [words(reading, block) for block in aside] == [
        "".join(footer.replace("3", str(number)).split()) for number in range(1, 5)
    ]


def test_a_page_within_a_form_object() -> None:
    page = Page()
    draw(page, TABLE, XS, YS, "bar")
    data = raw_pdf("q 1 0 0 1 0 0 cm /X0 Do Q", forms=("\n".join(page.content),))
    assert table(read_pdf(data, 0, 0)) == EXPECTED


def test_a_form_object_scaled_and_moved() -> None:
    page = Page()
    draw(page, TABLE, XS, YS, "frame")
    data = raw_pdf("q 0.8 0 0 0.8 40 60 cm /X0 Do Q", forms=("\n".join(page.content),))
    reading = read_pdf(data, 0, 0)
    assert table(reading) == EXPECTED
    line = grids(reading)[0].cells[0].lines[0]
    assert line.box is not None
    assert 40 + 0.8 * 60 < line.box.x0 < line.box.x1 < 40 + 0.8 * 200


@pytest.mark.parametrize(
    "page",
    [
        "/MediaBox[-100 -200 495 642]",
        "/MediaBox[0 0 800 1000]/CropBox[0 0 595 842]",
        "/MediaBox[0 0 595 842]/UserUnit 2",
        "/MediaBox[0 0 595 842]/Rotate 90",
        "/MediaBox[0 0 595 842]/Rotate -90",
    ],
)
def test_boxes_of_the_page(page: str) -> None:
    shift = (-100, -200) if "[-100" in page else (0, 0)
    drawn = Page()
    draw(drawn, TABLE, XS, YS, "line")
    content = "\n".join(drawn.content)
    data = raw_pdf(f"1 0 0 1 {shift[0]} {shift[1]} cm {content}", page=page)
    assert table(read_pdf(data, 0, 0)) == EXPECTED


def test_a_landscape_page_amid_portrait_ones() -> None:
    pages = [Page(), Page(842, 595), Page(rotate=90), Page()]
    for number, page in enumerate(pages):
        page.text(72, 80, f"{number + 1}.新增就业三千人。", 12)
        draw(page, TABLE, XS, YS, "line")
        page.text(72, 300, "以上任务由各县区落实。", 12)
    reading = read_pdf(pdf(pages), 0, 0)
    assert [cells(reading, grid) for grid in grids(reading)] == [EXPECTED] * 4


def test_an_invisible_layer_over_a_scan_is_read() -> None:
    lines = "".join(
        f"BT 3 Tr /F1 12 Tf 72 {700 - 20 * i} Td <{hexed('新增城镇就业三千三百人。')}> Tj ET "
        for i in range(4)
    )
    data = raw_pdf(f"q 595 0 0 842 0 0 cm /I1 Do Q {lines}")
    assert read_pdf(data, 0, 0).text.count("新增城镇就业") == 4


def test_a_font_by_its_gbk_codes() -> None:
    data = raw_pdf(
        f"BT /F1 12 Tf 72 700 Td <{'新增就业3300人'.encode('gbk').hex()}> Tj ET", font=GBK_FONT
    )
    assert paragraphs(read_pdf(data, 0, 0)) == ["新增就业3300人"]


NO_UNICODE = (
    b"<</Type/Font/Subtype/Type0/BaseFont/AB+F/Encoding/Identity-H/DescendantFonts[<</Type/Font"
    b"/Subtype/CIDFontType2/BaseFont/AB+F/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
    b"/Supplement 0>>/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/AB+F/Flags 4"
    b"/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>]"
)
SOME_UNICODE = NO_UNICODE + b"/ToUnicode 7 0 R>>"
CMAP = (
    b"/CIDInit/ProcSet findresource begin 12 dict begin begincmap /CMapName/X def "
    b"1 begincodespacerange <0000><ffff> endcodespacerange "
    b"1 beginbfrange <0041><0060><4e00> endbfrange endcmap end end"
)
TO_UNICODE = b"<</Length %d>>stream\n" % len(CMAP) + CMAP + b"\nendstream"

TYPE_THREE = (
    b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]"
    b"/CharProcs<</a1 7 0 R/a2 7 0 R/three 7 0 R>>/Encoding<</Differences[1/a1/a2 51/three]>>"
    b"/FirstChar 1/LastChar 51/Widths[1000 1000%s 500]/Resources<<>>>>"
) % (b" 0" * 48)
PROC = b"<</Length 34>>stream\n500 0 d0 100 0 300 700 re f       \nendstream"


def test_characters_without_unicode_are_not_invented() -> None:
    shown = "0041004200430044123400450046"
    data = raw_pdf(f"BT /F1 12 Tf 72 700 Td <{shown}> Tj ET", font=SOME_UNICODE, more=(TO_UNICODE,))
    assert read_pdf(data, 0, 0).text.strip() == "一丁丂七\ufffd丄丅"


@pytest.mark.parametrize(
    ("font", "shown"),
    [(TYPE_THREE, "010102010201020133"), (NO_UNICODE + b">>", "00410042004300440045")],
)
def test_a_page_of_characters_without_unicode_is_refused(font: bytes, shown: str) -> None:
    data = raw_pdf(f"BT /F1 12 Tf 72 700 Td <{shown}> Tj ET", font=font, more=(PROC,))
    with pytest.raises(UnreadableError, match="第 1 页的文字没有编码"):
        read_pdf(data, 0, 0)


def test_a_red_head_over_a_rule() -> None:
    page = Page()
    page.content.append("1 0 0 rg")
    page.text(110, 150, "某市人民政府办公室文件", 36)
    page.content.append("0 g")
    page.text(220, 200, "某政办〔2024〕3号", 16)
    page.line(72, 215, 523, 215, width=2)
    page.text(96, 250, "1.新增就业三千人。", 16)
    reading = read(page)
    assert grids(reading) == []
    assert [words(reading, b) for b in reading.blocks if isinstance(b, Line)] == [
        "某市人民政府办公室文件", "某政办〔2024〕3号", "1.新增就业三千人。",
    ]  # fmt: skip
