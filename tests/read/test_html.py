"""Web pages as the publishing systems of government sites make them, sound and broken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import UnreadableError
from pipeline.read import read_document
from pipeline.read.html import read_html
from pipeline.read.reading import Reading
from pipeline.read.sniff import is_web_page
from tests.read.shown import assert_nothing_lost, blocks, cells

TITLE = "关于印发某区2024年实施2项民生实事的通知"
TEXT = (
    "<p>各镇人民政府：</p><p>现将《某区2024年实施2项民生实事》印发给你们，请认真落实。</p>"
    "<p>一、促进就业（2项）</p><p>1.新增就业0.5万人。<br>（牵头单位：区人社局）</p>"
    "<p>2.发放补贴300万元。（牵头单位：区财政局）</p>"
)
TABLE = (
    '<table border=1><tr><td rowspan=2>单位名<td colspan="2">一、促进就业'
    "<tr><td>1、新增就业（万人）<td>2、发放补贴（万元）<tr><td>全市合计<td>3.3<td>2000<tr><td>某区<td>0.5<td>300</table>"
)
SITE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}_某区人民政府</title>
<meta name="ArticleTitle" content="{TITLE}"><meta name="PubDate" content="2024-03-11 10:00">
<meta name="ContentSource" content="某区政府办"><style>.x{{color:red}}</style></head><body>
<div class="top-nav"><ul><li><a href="/">首页</a></li>
<li><a href="/zwgk">政务公开</a></li></ul></div>
<div class="location">当前位置：<a href="/">首页</a> &gt; <a>政务公开</a></div>
<table class="xxgk"><tr><th>索&nbsp;引&nbsp;号：</th><td>003012345/202403-00001</td>
<th>组配分类：</th>
<td>其他文件</td></tr><tr><th>发布机构：</th><td>某区人民政府办公室</td><th>成文日期：</th>
<td>2024年3月8日</td></tr><tr><th>文号：</th><td>某政办〔2024〕5号</td><th>有效性：</th>
<td></td></tr></table>
<div class="wrap"><h1>{TITLE}</h1>
<div class="info">发布时间：2024-03-11　来源：某区政府办　浏览次数：123
字体：【<a>大</a> <a>小</a>】</div>
<div class="con">{TEXT}<p>附件2</p>{TABLE}<p>某区人民政府办公室</p><p>2024年3月8日</p></div>
<div class="share">分享到：<a>微信</a><a>微博</a></div></div>
<script>var a = "<p>不是正文。</p>";</script>
<div class="footer"><p>主办：某区人民政府 建议使用IE8以上浏览器。</p></div></body></html>"""


def read(page: str, encoding: str = "utf-8", offset: int = 0) -> Reading:
    reading = read_html(page.encode(encoding), 0, offset)
    assert_nothing_lost(reading, offset)
    return reading


def body(markup: str) -> Reading:
    return read(f"<html><body>{markup}</body></html>")


def test_the_text_is_found_among_what_stands_around_it() -> None:
    assert blocks(read(SITE)) == [
        TITLE,
        "各镇人民政府：",
        "现将《某区2024年实施2项民生实事》印发给你们，请认真落实。",
        "一、促进就业（2项）",
        "1.新增就业0.5万人。",
        "（牵头单位：区人社局）",
        "2.发放补贴300万元。（牵头单位：区财政局）",
        "附件2",
        [
            ["单位名", "一、促进就业", "一、促进就业"],
            ["单位名", "1、新增就业（万人）", "2、发放补贴（万元）"],
            ["全市合计", "3.3", "2000"],
            ["某区", "0.5", "300"],
        ],
        "某区人民政府办公室",
        "2024年3月8日",
    ]
    assert blocks(read(SITE), role="chrome") == [
        "首页",
        "政务公开",
        "当前位置：首页 > 政务公开",
        "分享到：微信微博",
        "主办：某区人民政府 建议使用IE8以上浏览器。",
    ]


def test_metadata_are_given_the_most_telling_first() -> None:
    reading = read(SITE)
    assert reading.metadata == {
        "title": TITLE,
        "document_number": "某政办〔2024〕5号",
        "index_number": "003012345/202403-00001",
        "issued_on": "2024-03-08",
        "issuer": "某区人民政府办公室",
    }
    assert "2024年3月8日" in blocks(reading, role="metadata")


def test_the_document_carries_its_metadata() -> None:
    document = read_document("一", [("通知.html", SITE.encode()), ("附件.txt", "附件".encode())])
    assert document.metadata["issued_on"] == "2024-03-08"


def test_a_headline_is_the_page_title_without_the_name_of_the_site() -> None:
    page = SITE.replace(f"{TITLE}_某区人民政府", f"{TITLE}-某区人民政府")
    assert TITLE in blocks(read(page), role="body")


def test_a_title_that_the_text_repeats_is_only_metadata() -> None:
    page = SITE.replace(TEXT, f"<p>{TITLE}</p>{TEXT}")
    assert blocks(read(page)).count(TITLE) == 1
    assert TITLE in blocks(read(page), role="metadata")


def test_metadata_as_lines_and_lists() -> None:
    labels = (
        "<ul><li><b>索引号：</b><span>A001/2023-001</span></li><li>发文字号：</li><li>烈政〔2023〕1号</li>"
        "<li>【发布机构】：某区政府</li><li>有效性：</li></ul>"
        "<p>生成日期：2023-02-30 发布日期：2023-03-01</p>"
    )
    metadata = body(f"<div>{labels}</div><div id=zoom>{TEXT}</div>").metadata
    assert metadata == {
        "index_number": "A001/2023-001",
        "document_number": "烈政〔2023〕1号",
        "issuer": "某区政府",
        "issued_on": "2023-03-01",
    }


def test_labels_of_a_site_in_traditional_script() -> None:
    labels = (
        "<table><tr><td>索引號：</td><td>A001/2023-001</td><td>文號：</td><td>烈政〔2023〕1号</td></tr>"
        "<tr><td>發文機關：</td><td>某区政府</td><td>成文日期：</td><td>2023年3月1日</td></tr></table>"
        "<p>發佈日期：2023-03-02 瀏覽次數：12</p>"
    )
    metadata = body(f"<div>{labels}</div><div id=zoom>{TEXT}</div>").metadata
    assert metadata == {
        "index_number": "A001/2023-001",
        "document_number": "烈政〔2023〕1号",
        "issuer": "某区政府",
        "issued_on": "2023-03-01",
    }


def test_a_metadata_table_inside_the_text_is_no_grid() -> None:
    table = (
        "<table><tr><td>索引号</td><td>A1</td></tr><tr><td>发布机构</td><td>某局</td></tr>"
        "<tr><td>名称</td><td>民生实事通知</td></tr></table>"
    )
    reading = body(f"<div class=TRS_Editor>{table}{TEXT}{TABLE}</div>")
    assert reading.metadata["issuer"] == "某局"
    assert sum(isinstance(block, list) for block in blocks(reading)) == 1


def test_a_page_without_site_is_all_text() -> None:
    assert len(blocks(body(TEXT + TABLE))) == 7


def test_a_page_laid_out_in_tables() -> None:
    page = (
        "<table><tr><td><a>首页</a></td><td><a>新闻</a></td></tr></table><table><tr><td width=200>"
        f"<a>栏目</a><a>栏目</a></td><td>{TEXT}{TABLE}</td></tr></table>"
    )
    reading = body(page)
    assert blocks(reading)[0] == "各镇人民政府："
    assert isinstance(blocks(reading)[-1], list)


def test_a_form_around_the_whole_page_is_not_the_sites() -> None:
    assert len(blocks(body(f"<form class=nav>{TEXT}</form><div class=footer>版权。</div>"))) == 6


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="display: none">藏</p>',
        '<p style="color:red;visibility:hidden">藏</p>',
        "<p hidden>藏</p>",
        '<p aria-hidden="true">藏</p>',
        "<script>藏</script>",
        "<style>藏</style>",
        "<template><p>藏</p></template>",
        "<noscript>藏</noscript>",
        "<!-- 藏 -->",
        "<textarea>藏</textarea>",
        "<ruby>烈<rt>藏</rt></ruby>",
        '<input value="藏">',
    ],
)
def test_what_is_not_shown_is_not_read(hidden: str) -> None:
    reading = body(f"{TEXT}<div>甲{hidden}乙</div>")
    assert "藏" not in reading.text
    assert "甲" in reading.text
    assert "乙" in reading.text


def test_hidden_cells_leave_no_place() -> None:
    table = "<table><tr><td>A<td hidden>X<td>B<tr><td>C<td>D</table>"
    assert blocks(body(table)) == [[["A", "B"], ["C", "D"]]]


def test_blanks_and_line_breaks() -> None:
    reading = body(
        "<p>  甲\n\n 乙<br/>丙&nbsp;丁<span>戊</span></p>己<div>庚</div>辛<pre>一\n 二</pre>"
    )
    assert blocks(reading) == ["甲 乙", "丙\xa0丁戊", "己", "庚", "辛", "一", "二"]


def test_numbers_of_ordered_lists() -> None:
    page = "<ol><li>甲<li>乙</ol><ol start=5><li>丙<li value=9>丁<li>戊</ol><ol type=a><li>己</ol>"
    plain = '<ol style="list-style:none"><li>庚</ol><ul><li>辛</ul>'
    shown = ["1. 甲", "2. 乙", "5. 丙", "9. 丁", "10. 戊", "a. 己", "庚", "辛"]
    assert blocks(body(page + plain)) == shown


def test_spans_that_overlap_are_resolved_as_browsers_do() -> None:
    upper = "<tr><td rowspan=2>A<td>B<td rowspan=2>C"
    table = f"<table>{upper}<tr><td colspan=2>D<tr><td>E<td>F<td>G</table>"
    assert cells(body(table)) == [
        (0, 0, 2, 1, "A"),
        (0, 1, 1, 1, "B"),
        (0, 2, 2, 1, "C"),
        (1, 1, 1, 1, "D"),
        (2, 0, 1, 1, "E"),
        (2, 1, 1, 1, "F"),
        (2, 2, 1, 1, "G"),
    ]


def test_a_cell_ends_with_its_group_of_rows() -> None:
    table = (
        "<table><thead><tr><th rowspan=9>H<th>I</thead><tbody><tr><td rowspan=0>A<td>B"
        "<tr><td>C</tbody></table>"
    )
    assert blocks(body(table)) == [[["H", "I"], ["A", "B"], ["A", "C"]]]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("declared", ["", '<meta charset="gb2312">', "<meta charset=utf-8>"])
def test_encodings(encoding: str, declared: str) -> None:
    page = f"<html><head>{declared}</head><body>{TEXT}</body></html>"
    assert blocks(read(page, encoding))[0] == "各镇人民政府："


def test_ranges_count_from_the_offset() -> None:
    assert blocks(read(SITE, offset=77), 77)[0] == TITLE


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"<!DOCTYPE html><p>", True),
        ("\ufeff<html>".encode(), True),
        ("<html>".encode("utf-16"), True),
        (b'<?xml version="1.0"?><!-- x --><html xmlns="">', True),
        (b"<table><tr><td>1</td></tr></table>\n", True),
        (b"<table> is a tag", False),
        ("一、促进就业 <html>".encode(), False),
        (b"", False),
    ],
)
def test_what_a_web_page_is(data: bytes, expected: bool) -> None:
    assert is_web_page(data) is expected


def test_other_xml_is_not_read_as_text() -> None:
    with pytest.raises(UnreadableError, match="XML"):
        read_document("一", [("一.txt", '<?xml version="1.0"?><a>民生</a>'.encode())])


# What harm a page may mean.


def test_spans_beyond_reason_end() -> None:
    row = "<tr>" + "<td colspan=10000 rowspan=99999>x" * 100
    assert_nothing_lost(body(f"<table>{row * 50}</table>"))


def test_a_table_made_to_take_all_time_is_read_as_text() -> None:
    row = "<tr>" + "<td colspan=1000 rowspan=65534>x" * 2 + "</tr>"
    reading = body(f"<table>{row}{'<tr><td>y</td></tr>' * 5000}</table>")
    assert reading.text.count("y") == 5000


def test_unclosed_tags_may_nest_deeply() -> None:
    reading = body(f"{TEXT}{'<span><font>' * 5000}末尾")
    assert "末尾" in reading.text


def test_blocks_nested_without_end_are_refused() -> None:
    with pytest.raises(UnreadableError, match="嵌套"):
        body("<div>" * 100_000 + "深")


def test_tables_nested_deeply_are_read_as_text() -> None:
    reading = body("<table><tr><td>甲" * 100 + "<table><tr><td>1<td>2<tr><td>3<td>4")
    assert reading.text.count("甲") == 100


@pytest.mark.parametrize(
    "text",
    ["1" * 200 + "甲", "扫一扫" * 60 + "。", "文号" + "\xa0" * 20_000 + "甲", "大小" * 300 + "甲"],
)
def test_no_line_takes_long_to_understand(text: str) -> None:
    assert text[:10] in body(f"<p>{text}</p>").text


def test_no_prolog_takes_long_to_understand() -> None:
    assert not is_web_page(b"<!-- -->" * 900 + b"x")


def test_long_lists_take_no_time() -> None:
    assert "20000. 项" in blocks(body(f"<ol>{'<li>项' * 20_000}</ol>"))[-1]


@given(
    st.lists(
        st.sampled_from(
            [
                "<table>",
                "<tr>",
                "<td>",
                "<td/rowspan=2>",
                "<td/colspan=3>",
                "</table>",
                "</td>",
                "</tr>",
                "<p>",
                "</p>",
                "<div>",
                "</div>",
                "<br>",
                "甲",
                "乙。",
                "&nbsp;",
                "<li>",
                "<ol>",
                "</ol>",
                "<tbody>",
                "<thead>",
                "索引号：",
                "<b>",
                "</b>",
                "<span/hidden>",
                "</body>",
                "<!--",
                "-->",
                "<pre>",
                "<body>",
            ]
        ),
        max_size=60,
    )
)
def test_no_markup_is_too_broken(pieces: list[str]) -> None:
    try:
        body("".join(pieces))
    except UnreadableError as error:
        assert "网页" in str(error)
