"""Word documents, written part by part as Word writes them."""

from __future__ import annotations

import io

import docx as python_docx
import pytest

from pipeline.errors import UnreadableError
from pipeline.read import read_document
from pipeline.read.docx import read_docx
from pipeline.read.ordinals import ordinal
from pipeline.read.reading import Reading
from tests.read.shown import archive, assert_nothing_lost, blocks, cells

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
NAMES = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}" xmlns:v="urn:v" xmlns:wps="urn:wps"'


def package(body: str, **parts: str) -> bytes:
    """A document whose other parts (styles, numbering, header1 …) are given by name."""
    relations = "".join(
        f'<Relationship Id="{name}" Type="{R}/{name.rstrip("0123456789")}" Target="{name}.xml"/>'
        for name in parts
    )
    root = "http://schemas.openxmlformats.org/package/2006/relationships"
    files: dict[str, str | bytes] = {
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relations xmlns="{root}">{relations}</Relations>',
    }
    files |= {f"word/{name}.xml": content for name, content in parts.items()}
    return archive(files)


def read(body: str, **parts: str) -> Reading:
    reading = read_docx(package(body, **parts), 0, 0)
    assert_nothing_lost(reading)
    return reading


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def numbered(list_id: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def level(index: int, style: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(levels: str, *nums: str) -> str:
    plain = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    definition = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
    return f"<w:numbering {NAMES}>{definition}{plain}{''.join(nums)}</w:numbering>"


def test_paragraphs_and_tables_keep_their_order() -> None:
    reading = read(p("甲") + table(tc("A") + tc("B"), tc("C") + tc("D")) + p("") + p("乙"))
    assert blocks(reading) == ["甲", [["A", "B"], ["C", "D"]], "乙"]


def test_ranges_count_from_the_offset() -> None:
    reading = read_docx(package(p("甲") + table(tc("A") + tc("B"), tc("") + tc("D"))), 2, 100)
    assert_nothing_lost(reading, 100)
    assert blocks(reading, 100) == ["甲", [["A", "B"], ["", "D"]]]


def test_merged_cells_have_their_spans() -> None:
    start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    reading = read(
        table(
            tc("单位", start) + tc("一、就业", '<w:gridSpan w:val="2"/>'),
            tc("", on) + tc("1、岗位（个）") + tc("2、培训（人）"),
            tc("全市") + tc("300") + tc("全市参照执行", start),
            tc("某区") + tc("20") + tc("", on),
        )
    )
    assert cells(reading) == [
        (0, 0, 2, 1, "单位"),
        (0, 1, 1, 2, "一、就业"),
        (1, 1, 1, 1, "1、岗位（个）"),
        (1, 2, 1, 1, "2、培训（人）"),
        (2, 0, 1, 1, "全市"),
        (2, 1, 1, 1, "300"),
        (2, 2, 2, 1, "全市参照执行"),
        (3, 0, 1, 1, "某区"),
        (3, 1, 1, 1, "20"),
    ]


def test_words_cut_over_two_cells_are_one_cell_again() -> None:
    reading = read(
        table(
            tc("名") + tc("甲项") + tc("乙项"),
            tc("全市") + tc("全市参照执") + tc("配合"),
            tc("某区") + tc("行") + tc("协调"),
        )
    )
    assert (1, 1, 2, 1, "全市参照执/行") in cells(reading)
    assert (1, 2, 1, 1, "配合") in cells(reading)


def test_rows_that_begin_late_or_end_early_are_filled_up() -> None:
    late = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + tc("丙") + tc("丁")
    reading = read(table(tc("甲") + tc("乙") + tc("戊"), late, tc("己")))
    assert blocks(reading) == [[["甲", "乙", "戊"], ["", "丙", "丁"], ["己", "", ""]]]


def test_a_table_that_only_arranges_the_page_is_text() -> None:
    inner = table(tc("名") + tc("数"), tc("甲") + tc("1"))
    row = f"<w:tr><w:tc>{p('题')}{inner}{p('')}</w:tc><w:tc>{p('注')}</w:tc></w:tr>"
    outer = f"<w:tbl>{row}</w:tbl>"
    assert blocks(read(outer)) == ["题", [["名", "数"], ["甲", "1"]], "注"]


def test_a_small_table_inside_a_cell_is_its_text() -> None:
    cell = f"<w:tc>{p('内容：')}{table(tc('小') + tc('表'))}{p('')}</w:tc>"
    reading = read(table(tc("序号") + tc("很长的一段说明文字"), tc("1") + cell))
    assert blocks(reading) == [[["序号", "很长的一段说明文字"], ["1", "内容：/小/表"]]]


def test_generated_numbers_stand_at_the_head_of_their_paragraphs() -> None:
    levels = (
        level(0, "chineseCountingThousand", "%1、", '<w:suff w:val="nothing"/>')
        + level(1, "decimal", "%2.")
        + level(2, "decimalEnclosedCircle", "%3", '<w:lvlRestart w:val="0"/>')
    )
    texts = ["就业", "岗位", "培训", "小项", "教育", "90%的学校", "小项"]
    depths = [0, 1, 1, 2, 0, 1, 2]
    body = "".join(p(t, numbered(1, d)) for t, d in zip(texts, depths, strict=True))
    assert blocks(read(body, numbering=numbering(levels))) == [
        "一、就业", "1. 岗位", "2. 培训", "① 小项", "二、教育", "1. 90%的学校", "② 小项",
    ]  # fmt: skip


def test_lists_of_one_definition_count_on_unless_they_begin_anew() -> None:
    anew = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = "".join(p("项", numbered(each)) for each in (1, 1, 2, 3, 3, 0))
    part = numbering(level(0, "decimal", "（%1）", '<w:suff w:val="nothing"/>'), anew)
    assert blocks(read(body, numbering=part)) == [
        "（1）项", "（2）项", "（3）项", "（5）项", "（6）项", "项",
    ]  # fmt: skip


def test_numbers_of_several_levels_and_of_a_start() -> None:
    levels = level(0, "chineseCounting", "%1", start=3) + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    body = p("甲", numbered(1)) + p("乙", numbered(1, 1)) + p("丙", numbered(1, 1))
    assert blocks(read(body, numbering=numbering(levels))) == ["三 甲", "3.1 乙", "3.2 丙"]


def test_a_style_numbers_its_paragraphs() -> None:
    styles = (
        f'<w:styles {NAMES}><w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" '
        'w:styleId="Item"><w:basedOn w:val="Base"/></w:style></w:styles>'
    )
    part = numbering(level(0, "decimal", "%1、", '<w:pStyle w:val="Base"/>'))
    body = p("甲", '<w:pStyle w:val="Item"/>') + p("乙", '<w:pStyle w:val="Item"/>')
    off = p("丙", '<w:pStyle w:val="Item"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert blocks(read(body + off, numbering=part, styles=styles)) == ["1、 甲", "2、 乙", "丙"]


@pytest.mark.parametrize(
    ("number", "style", "printed"),
    [
        (21, "chineseCounting", "二十一"),
        (105, "chineseCounting", "一〇五"),
        (105, "chineseCountingThousand", "一百〇五"),
        (110, "chineseCountingThousand", "一百一十"),
        (10, "chineseCountingThousand", "十"),
        (2024, "chineseCountingThousand", "二千〇二十四"),
        (12, "ideographDigital", "一二"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (20, "decimalEnclosedCircle", "⑳"),
        (21, "decimalEnclosedCircle", "㉑"),
        (36, "decimalEnclosedCircleChinese", "㊱"),
        (51, "decimalEnclosedCircle", "51"),
        (3, "decimalEnclosedParen", "⑶"),
        (3, "decimalEnclosedFullstop", "⒊"),
        (12, "decimalFullWidth", "１２"),
        (7, "decimalZero", "07"),
        (28, "lowerLetter", "bb"),
        (14, "upperRoman", "XIV"),
        (11, "ideographTraditional", "甲"),
        (4, "never heard of", "4"),
        (0, "chineseCounting", "0"),
        (1, "none", ""),
    ],
)
def test_ways_of_writing_numbers(number: int, style: str, printed: str) -> None:
    assert ordinal(number, style) == printed


def test_text_boxes_are_read_once_behind_their_paragraph() -> None:
    box = f"<w:txbxContent>{p('框中文字')}</w:txbxContent>"
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}"
        f"</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert blocks(read(f"<w:p>{r('段')}{drawing}{r('落')}</w:p>")) == ["段落", "框中文字"]


def test_headers_footers_and_footnotes_are_furniture() -> None:
    header = f"<w:hdr {NAMES}>{p('页眉')}{table(tc('左') + tc('右'))}</w:hdr>"
    footer = (
        f'<w:ftr {NAMES}><w:p>{r("— ")}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
        f'<w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{r("3")}<w:r><w:fldChar w:fldCharType="end"/></w:r>{r(" —")}</w:p></w:ftr>'
    )
    notes = (
        f'<w:footnotes {NAMES}><w:footnote w:type="separator"><w:p/></w:footnote>'
        f"<w:footnote>{p('脚注一')}</w:footnote></w:footnotes>"
    )
    sections = (
        '<w:sectPr><w:headerReference r:id="header1"/>'
        '<w:footerReference r:id="footer1"/></w:sectPr>'
    )
    reading = read(p("正文") + sections, header1=header, footer1=footer, footnotes=notes)
    assert blocks(reading) == ["正文"]
    assert blocks(reading, role="furniture") == ["页眉", "左", "右", "— 3 —", "脚注一"]


def test_contents_are_furniture() -> None:
    styles = (
        f'<w:styles {NAMES}><w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/>'
        "</w:style></w:styles>"
    )
    reading = read(p("一、就业\t1", '<w:pStyle w:val="TOC1"/>') + p("一、就业"), styles=styles)
    assert blocks(reading) == ["一、就业"]
    assert len(blocks(reading, role="furniture")) == 1


def test_insertions_are_read_and_deletions_are_not() -> None:
    deleted = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{r('移')}</w:moveFrom>"
    body = f"<w:p>{r('新增')}<w:ins>{r('500')}</w:ins>{deleted}{moved}</w:p>"
    assert blocks(read(body)) == ["新增500"]


def test_a_paragraph_whose_end_was_deleted_goes_on() -> None:
    levels = numbering(level(0, "decimal", "%1、", '<w:suff w:val="nothing"/>'))
    cut = f"<w:p><w:pPr>{numbered(1)}<w:rPr><w:del/></w:rPr></w:pPr>{r('前半')}</w:p>"
    body = cut + p("后半", numbered(1)) + p("下一条", numbered(1))
    assert blocks(read(body, numbering=levels)) == ["1、前半后半", "2、下一条"]


def test_deleted_rows_are_not_read() -> None:
    gone = "<w:trPr><w:del/></w:trPr>" + tc("旧") + tc("行")
    assert blocks(read(table(tc("A") + tc("B"), gone, tc("C") + tc("D")))) == [
        [["A", "B"], ["C", "D"]]
    ]


def test_hidden_text_is_not_read() -> None:
    styles = (
        f'<w:styles {NAMES}><w:style w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    )
    runs = [
        r("见"),
        r("不见", "<w:vanish/>"),
        r("不见", '<w:rStyle w:val="H"/>'),
        r("仍见", '<w:vanish w:val="0"/>'),
    ]
    body = f"<w:p>{''.join(runs)}</w:p>"
    assert blocks(read(body, styles=styles)) == ["见仍见"]


def test_breaks_tabs_hyphens_symbols_and_wrappers() -> None:
    body = (
        f"<w:p>{r('甲')}<w:r><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:softHyphen/>"
        '<w:noBreakHyphen/><w:sym w:font="Wingdings" w:char="F06C"/></w:r>'
        f"<w:hyperlink>{r('链接')}</w:hyperlink><w:smartTag>{r('标签')}</w:smartTag>"
        f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{r('控件')}</w:sdtContent></w:sdt>"
        f"<w:fldSimple>{r('域')}</w:fldSimple></w:p>"
        f"<w:sdt><w:sdtContent>{p('块')}</w:sdtContent></w:sdt>"
    )
    assert blocks(read(body)) == ["甲\t乙", "丙-●链接标签控件域", "块"]


def test_digits_in_circles_and_ruby() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>eq \\o\\ac(○,</w:instrText>'
        '</w:r><w:r><w:instrText>3)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    ruby = f"<w:r><w:ruby><w:rt>{r('lì')}</w:rt><w:rubyBase>{r('烈')}</w:rubyBase></w:ruby></w:r>"
    assert blocks(read(f"<w:p>{field}{ruby}{r('山')}</w:p>")) == ["③烈山"]


def test_python_docx_writes_what_is_read() -> None:
    document = python_docx.Document()
    document.add_paragraph("第一段")
    grid = document.add_table(rows=3, cols=3)
    for index in range(9):
        grid.cell(index // 3, index % 3).text = str(index)
    grid.cell(0, 0).merge(grid.cell(1, 1))
    document.add_paragraph("末段")
    buffer = io.BytesIO()
    document.save(buffer)
    reading = read_docx(buffer.getvalue(), 0, 0)
    assert_nothing_lost(reading)
    assert (0, 0, 2, 2, "0/1/3/4") in cells(reading)


def test_a_strict_document_reads_the_same() -> None:
    data = package(p("甲") + table(tc("A") + tc("B"), tc("C") + tc("D")))
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = f'<w:document xmlns:w="{strict}"><w:body>{p("甲")}</w:body></w:document>'
    assert blocks(read_docx(archive({"word/document.xml": body}), 0, 0)) == ["甲"]
    assert blocks(read_docx(data, 0, 0))[0] == "甲"


# What harm a file may mean.


def test_entities_are_refused() -> None:
    bomb = (
        '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        f"<w:document {NAMES}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
    )
    with pytest.raises(UnreadableError, match="实体"):
        read_docx(archive({"word/document.xml": bomb}), 0, 0)


def test_external_entities_are_not_fetched() -> None:
    outside = (
        '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        f"<w:document {NAMES}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
    )
    with pytest.raises(UnreadableError, match="实体"):
        read_docx(archive({"word/document.xml": outside}), 0, 0)


def test_a_zip_bomb_is_not_unpacked() -> None:
    with pytest.raises(UnreadableError, match="过大"):
        read_docx(archive({"word/document.xml": b" " * (40 << 20)}), 0, 0)


def test_nesting_without_end_is_refused() -> None:
    deep = "<w:sdt><w:sdtContent>" * 400 + p("深") + "</w:sdtContent></w:sdt>" * 400
    with pytest.raises(UnreadableError):
        read_docx(package(deep), 0, 0)


def test_tables_nested_deeply_are_read_as_text() -> None:
    deep = p("深")
    for _ in range(40):
        deep = f"<w:tbl><w:tr><w:tc>{deep}{p('')}</w:tc></w:tr></w:tbl>"
    assert blocks(read(deep)) == ["深"]


def test_spans_beyond_reason_are_one_column() -> None:
    wide = '<w:gridSpan w:val="999999999"/>'
    reading = read(table(tc("题", wide), tc("A") + tc("B"), tc("C") + tc("D")))
    assert blocks(reading) == [[["题", "题"], ["A", "B"], ["C", "D"]]]


def test_styles_in_a_circle_end() -> None:
    styles = (
        f'<w:styles {NAMES}><w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
    )
    assert blocks(read(p("甲", '<w:pStyle w:val="A"/>'), styles=styles)) == ["甲"]


@pytest.mark.parametrize("cut", [10, 200, -30])
def test_a_cut_off_file_says_so(cut: int) -> None:
    data = package(p("正文" * 200))
    with pytest.raises(UnreadableError, match=r"一\.docx"):
        read_document("一", [("一.docx", data[:cut])])


def test_content_decides_and_not_the_name() -> None:
    document = read_document("一", [("一.txt", package(p("正文")))])
    assert document.text == "正文\n"
    assert document.files[0].media_type.endswith("wordprocessingml.document")
