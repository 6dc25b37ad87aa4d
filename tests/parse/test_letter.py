"""The lines around the list: title, number, salutation, signature, and what is none of them."""

from datetime import date

import pytest

from tests.parse.circulars import item_texts, left, notice, parsed

TITLE = "鼓楼区人民政府办公室关于印发《鼓楼区2024年民生实事》的通知"
ITEMS = "1.修桥。（属市级任务）\n2.修路。（属市级任务）\n"
SALUTATION = "各街道办事处，区各部门：\n"


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([TITLE], id="one line"),
        pytest.param(
            ["鼓楼区人民政府办公室", "关于印发《鼓楼区2024年民生实事》的通知"], id="issuer above"
        ),
        pytest.param(
            ["鼓楼区人民政府办公室关于印发", "《鼓楼区2024年民生实事》的通知"], id="before 《"
        ),
        pytest.param(
            ["鼓楼区人民政府办公室关于印发《鼓楼区", "2024年民生实事》的 通知"], id="inside 《》"
        ),
        pytest.param(
            ["鼓楼区人民政府办公室关于", "印发《鼓楼区2024年", "民生实事》的", "通知"], id="four"
        ),
        pytest.param(
            ["鼓楼区人民政府办公室关于印发 《鼓楼区 2024 年民生实事》的 通 知"], id="blanks"
        ),
    ],
)
def test_the_title_over_lines(lines: list[str]) -> None:
    circular = parsed("\n".join(lines) + "\n" + SALUTATION + ITEMS)
    assert circular.heading.title == TITLE
    assert left(circular, "unparsed") == []


@pytest.mark.parametrize(
    ("salutation", "addressees"),
    [
        ("各镇、街道办，区直各单位：", ("各镇、街道办", "区直各单位")),
        ("各街道办事处；区各部门:", ("各街道办事处", "区各部门")),
        ("各街道办事处，\n区各部门：", ("各街道办事处", "区各部门")),
        ("市民政局：", ("市民政局",)),
    ],
)
def test_the_salutation(salutation: str, addressees: tuple[str, ...]) -> None:
    assert parsed(f"{TITLE}\n{salutation}\n{ITEMS}").heading.addressees == addressees


def test_no_salutation() -> None:
    circular = parsed(f"{TITLE}\n现将鼓楼区2024年民生实事印发给你们，请认真贯彻执行。\n{ITEMS}")
    assert circular.heading.addressees == ()
    assert left(circular, "preamble") == ["现将鼓楼区2024年民生实事印发给你们，请认真贯彻执行。"]


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("鼓政办〔2024〕5号", "鼓政办〔2024〕5号"),
        ("鼓政办〔 2024 〕 5 号", "鼓政办〔2024〕5号"),
        ("鼓政办[2024]5号", "鼓政办[2024]5号"),
        ("鼓政办【2024】第5号", "鼓政办【2024】第5号"),
    ],
)
@pytest.mark.parametrize("above", [True, False], ids=["above the title", "below it"])
def test_the_document_number(printed: str, number: str, above: bool) -> None:
    head = [printed, TITLE] if above else [TITLE, printed]
    assert parsed("\n".join([*head, SALUTATION, ITEMS])).heading.document_number == number


def test_the_document_number_in_a_bracket_of_its_own() -> None:
    heading = parsed(f"{TITLE}\n（鼓政办〔2024〕5号）\n{SALUTATION}{ITEMS}").heading
    assert heading.document_number == "鼓政办〔2024〕5号"
    assert heading.addressees == ("各街道办事处", "区各部门")


def test_a_cited_number_is_not_the_circulars_own() -> None:
    preamble = "根据《市民生实事办法》（宁政办〔2023〕7号）要求，现将有关事项通知如下。\n"
    assert parsed(f"{TITLE}\n{SALUTATION}{preamble}{ITEMS}").heading.document_number is None


@pytest.mark.parametrize(
    ("tail", "issued_on"),
    [
        ("鼓楼区人民政府办公室\n2024年3月5日\n", date(2024, 3, 5)),
        ("鼓楼区人民政府办公室\n二〇二四年三月五日\n", date(2024, 3, 5)),
        ("2024年3月5日\n", date(2024, 3, 5)),
        ("各单位要加强领导。\n", None),
    ],
)
def test_the_signature(tail: str, issued_on: date | None) -> None:
    circular = parsed(f"{TITLE}\n{SALUTATION}{ITEMS}{tail}")
    assert circular.heading.issued_on == issued_on
    assert item_texts(circular) == ["修桥。", "修路。"]
    assert left(circular, "unparsed") == []


def test_the_signature_behind_an_item_without_full_stop() -> None:
    items = ITEMS.replace("。（属市级任务）", "")
    circular = parsed(f"{TITLE}\n{SALUTATION}{items}鼓楼区人民政府办公室\n2024年3月5日\n")
    assert circular.heading.issued_on == date(2024, 3, 5)
    assert item_texts(circular) == ["修桥", "修路"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param("（此件公开发布）", "closing", id="disclosure"),
        pytest.param("抄送：区委各部门", "closing", id="copies"),
        pytest.param("联系人：张某", "closing", id="contact"),
    ],
)
def test_lines_behind_the_signature(line: str, reason: str) -> None:
    circular = parsed(f"{TITLE}\n{SALUTATION}{ITEMS}2024年3月5日\n{line}\n")
    assert [(run.text, run.reason) for run in circular.residue] == [(line, reason)]


def test_title_of_the_list_and_preamble_above_the_items() -> None:
    circular = parsed(notice("鼓楼区2024年民生实事", "1.修桥。（属市级任务）", "2.修路。"))
    assert left(circular, "heading") == ["鼓楼区2024年民生实事"]
    assert left(circular, "preamble") == [
        "现将《鼓楼区2024年民生实事》印发给你们，请认真贯彻执行。"
    ]


def test_an_unknown_line_above_the_title_is_not_explained_away() -> None:
    circular = parsed(f"乱码片段\n{TITLE}\n{SALUTATION}{ITEMS}")
    assert left(circular, "unparsed") == ["乱码片段"]


def test_letterhead_and_index_number() -> None:
    head = "索引号：01430/2024-012\n南京市鼓楼区人民政府文件\n"
    heading = parsed(f"{head}{TITLE}\n{SALUTATION}{ITEMS}").heading
    assert heading.index_number == "01430/2024-012"
    assert heading.issuer == "南京市鼓楼区人民政府"


def test_a_table_of_metadata_with_a_short_row() -> None:
    table = (
        "索 引 号：\t014/2024-12\t主题分类：\t综合政务\n"
        "名　　称：\t关于印发2024年民生实事的通知\n"
        "文　　号：\t鼓政办〔2024〕5号\t成文日期：\t2024年3月5日\n"
        "有 效 性：\t有效\n"
    )
    circular = parsed(f"{table}{TITLE}\n{SALUTATION}{ITEMS}")
    heading = circular.heading
    assert heading.index_number == "014/2024-12"
    assert heading.document_number == "鼓政办〔2024〕5号"
    assert str(heading.issued_on) == "2024-03-05"
    assert circular.item_attributes == ()
    assert left(circular, "unparsed") == []


def test_a_street_office_signs() -> None:
    signed = "西乡街道办事处\n2024年2月29日\n"
    title = "西乡街道办事处关于印发《西乡街道2024年民生实事》的通知"
    circular = parsed(f"{title}\n{SALUTATION}{ITEMS}{signed}")
    assert circular.heading.issuer == "西乡街道办事处"
    assert left(circular, "unparsed") == []


def test_the_date_in_the_bracket_below_the_title_of_a_resolution() -> None:
    title = "桓仁县第十八届人民代表大会第二次会议关于2023年民生实事项目票决结果的决议"
    circular = parsed(f"{title}\n（2023年1月12日县第十八届人民代表大会第二次会议通过）\n{ITEMS}")
    assert str(circular.heading.issued_on) == "2023-01-12"


def test_labelled_metadata_over_a_circular() -> None:
    metadata = (
        "标题：鼓楼区关于印发2024年民生实事的通知\n发文字号：鼓政办〔2024〕5号\n"
        "成文日期：2024-03-05\n有效性：有效\n"
    )
    circular = parsed(metadata + "各街道：\n现将民生实事印发给你们。\n1.修桥。（属市级任务）\n")
    heading = circular.heading
    assert (heading.title, heading.document_number) == (
        "鼓楼区关于印发2024年民生实事的通知",
        "鼓政办〔2024〕5号",
    )
    assert (str(heading.issued_on), heading.addressees) == ("2024-03-05", ("各街道",))
    assert [r.text for r in circular.residue if r.reason == "web_chrome"] == ["有效性：有效"]


METADATA = [
    pytest.param("发文字号：鼓政办〔2024〕5号\n成文日期：2024-03-05\n", id="a label to a line"),
    pytest.param("  • 文件编号:鼓政办〔2024〕5号\n  • 成文日期:2024-03-05\n", id="bullets"),
    pytest.param("文号:\n鼓政办〔2024〕5号\n成文日期:\n2024-03-05\n", id="values below"),
    pytest.param("文    号 鼓政办〔2024〕5号 发文日期 2024-03-05\n", id="blanks for colons"),
    pytest.param(
        "文號：鼓政办〔2024〕5号\n成文日期：2024年3月5日\n發佈日期：2024-03-06\n", id="traditional"
    ),
    pytest.param("文號 鼓政办〔2024〕5号 發文日期 2024-03-05\n", id="traditional, by blanks"),
    pytest.param("文号：鼓政办〔2024〕5号 | 成文日期：2024年03月05日 |\n", id="a pipe row"),
    pytest.param(
        "文号： | 鼓政办〔2024〕5号 | 有效性： | 有效\n成文日期： | 2024-03-05 | 分类： | 通知\n",
        id="a pipe table",
    ),
    pytest.param(
        "文号 | 鼓政办〔2024〕5号 | 有效性 ||\n发布机构 | 鼓楼区 | 签发时间 | 2024-03-05 |\n",
        id="a pipe table without colons",
    ),
    pytest.param(
        "文号\n鼓政办〔2024〕5号\n效力状态\n有效\n签发日期\n2024-03-05\n编辑\n审核\n李明\n",
        id="lines without colons",
    ),
]


@pytest.mark.parametrize("lines", METADATA)
@pytest.mark.parametrize("behind", [False, True], ids=["above", "behind"])
def test_what_a_site_states(lines: str, behind: bool) -> None:
    body = f"{TITLE}\n{SALUTATION}{ITEMS}"
    heading = parsed(body + lines if behind else lines + body).heading
    assert heading.document_number == "鼓政办〔2024〕5号"
    assert heading.issued_on == date(2024, 3, 5)
    assert heading.addressees == ("各街道办事处", "区各部门")


def test_the_title_that_the_sites_table_without_colons_states() -> None:
    table = f"索引号 | 014/2024-12 | 有效性 | |\n主题词 | 2024年民生实事 通知 |\n名称 | {TITLE} |\n"
    circular = parsed(f"{table}{SALUTATION}{ITEMS}")
    assert (circular.heading.title, circular.heading.index_number) == (TITLE, "014/2024-12")
    assert left(circular, "unparsed") == []


def test_the_title_below_a_label_without_value_is_not_its_value() -> None:
    lines = f"索引号\n014/2024-12\n编辑\n李明\n有效性\n{TITLE}\n"
    assert parsed(f"{lines}{SALUTATION}{ITEMS}").heading.title == TITLE


def test_the_columns_of_a_table_are_no_labels_of_a_site() -> None:
    rows = "序号 | 名称 | 时间 | 来源\n1 | 修桥 | 6月 | 票决\n2 | 修路 | 9月 | 票决\n"
    assert item_texts(parsed(f"2024年民生实事清单\n{rows}"), "list") == ["修桥", "修路"]


def test_the_signature_goes_before_what_the_site_says() -> None:
    head = "发布日期：2024-03-09 16:20 来源：区政府办 浏览次数：\n"
    signed = "鼓楼区人民政府办公室\n2024年3月 5日\n"
    circular = parsed(head + TITLE + "\n" + SALUTATION + ITEMS + signed)
    assert circular.heading.issued_on == date(2024, 3, 5)
    assert left(circular, "unparsed") == []


def test_a_field_of_the_last_item_is_no_line_of_a_site() -> None:
    items = ["1.修桥。", "时间：2024年底", "2.修路。", "时间：2024年12月"]
    circular = parsed(notice(*items))
    assert left(circular, "web_chrome") == []


@pytest.mark.parametrize(
    "lines",
    [
        ["首页 > 政务公开 > 文件", "打印 关闭", "字体： 大 中 小"],
        ["当前位置：网站首页 >> 公告 >> 正文", "登录/注册", "分享到："],
    ],
)
def test_tools_and_paths_of_a_site(lines: list[str]) -> None:
    ends = ["扫一扫在手机打开当前页", "上一篇：另一份通知", "主办单位：区政府", "苏ICP备2024号"]
    text = "\n".join([*lines, TITLE, SALUTATION + ITEMS + "2024年3月5日", *ends])
    circular = parsed(text)
    assert left(circular, "web_chrome") == [*lines, *ends]
    assert left(circular, "unparsed") == []


def test_an_item_may_begin_as_a_footer_does() -> None:
    lines = ["1.修桥。", "主办单位：区交通局", "2.修路。", "主办单位：区水利局"]
    circular = parsed(notice(*lines))
    assert [unit.name for unit in circular.responsible_units] == ["区交通局", "区水利局"]


ANNOUNCED = (
    "鼓楼县第八届人民代表大会\n第三次会议公告\n（第2号）\n"
    "鼓楼县第八届人民代表大会第三次会议票决产生2024年3件民生实事项目：\n"
    "一、修桥项目；\n二、修路项目；\n三、修渠项目。\n现予公告。\n"
    "鼓楼县第八届人民代表大会第三次会议主席团\n2024年1月9日\n"
)


def test_an_announcement_of_a_congress() -> None:
    circular = parsed(ANNOUNCED)
    heading = circular.heading
    assert heading.title == "鼓楼县第八届人民代表大会第三次会议公告"
    assert heading.document_number == "第2号"
    assert heading.issuer == "鼓楼县第八届人民代表大会第三次会议主席团"
    assert heading.issued_on == date(2024, 1, 9)
    assert item_texts(circular)[-1] == "修渠项目。"
    assert left(circular, "closing") == ["现予公告。"]


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(TITLE, id="as it is"),
        pytest.param(f"鼓政办〔2024〕5号{TITLE}", id="behind its number"),
        pytest.param("\n".join([TITLE[:10], TITLE[10:20], TITLE[20:]]), id="over lines"),
        pytest.param(f"《{TITLE}》", id="as a law collection cites it"),
    ],
)
def test_a_title_printed_twice(again: str) -> None:
    circular = parsed(f"{TITLE}\n{again}\n{SALUTATION}{ITEMS}")
    assert circular.heading.title == TITLE
    assert circular.heading.addressees == ("各街道办事处", "区各部门")
    assert left(circular, "unparsed") == []


def test_the_name_of_a_sites_column_is_no_part_of_the_title() -> None:
    assert parsed(f"【政务公开】{TITLE}\n{SALUTATION}{ITEMS}").heading.title == TITLE


@pytest.mark.parametrize("mark", ["-鼓楼区人民政府门户网站", "_通知公告_南京市政务网", ".docx"])
def test_what_a_site_puts_behind_the_title_is_no_part_of_it(mark: str) -> None:
    again = "\n".join([TITLE[:10], TITLE[10:]])
    circular = parsed(f"{TITLE}{mark}\n{again}\n{SALUTATION}{ITEMS}")
    assert circular.heading.title == TITLE
    assert left(circular, "preamble") == []


def test_the_site_behind_the_title_knows_the_region() -> None:
    title = "州人民政府关于落实2024年民生实事分工的意见-湘西州人民政府门户网站"
    heading = parsed(f"{title}\n{SALUTATION}{ITEMS}").heading
    assert heading.region_code == "433100"


def test_the_title_in_a_law_collection() -> None:
    circular = parsed(f"鼓政办〔2024〕5号《{TITLE}》\n《{TITLE}》\n鼓政办〔2024〕5号\n{ITEMS}")
    assert circular.heading.title == TITLE
    assert circular.heading.document_number == "鼓政办〔2024〕5号"
    assert left(circular, "preamble") == []


def test_number_and_date_on_one_line() -> None:
    heading = parsed(f"{TITLE}\n鼓政办〔2024〕5号  二○二四年三月五日\n{SALUTATION}{ITEMS}").heading
    assert heading.document_number == "鼓政办〔2024〕5号"
    assert heading.issued_on == date(2024, 3, 5)


def test_everything_on_one_line() -> None:
    title = "鼓楼区人民政府办公室关于分解落实2024年“三件实事”的通知"
    text = (
        f"{title} （鼓政办〔2024〕5号） 各街道办事处，区各部门：现就有关事项通知如下："
        "一、修桥。（责任单位：区交通局） 二、修路。（责任单位：区交通局） "
        "三、修渠。（责任单位：区水利局）"
        "鼓楼区人民政府办公室 二○二四年三月五日"
    )
    circular = parsed(text)
    heading = circular.heading
    assert (heading.title, heading.document_number) == (title, "鼓政办〔2024〕5号")
    assert heading.addressees == ("各街道办事处", "区各部门")
    assert heading.issued_on == date(2024, 3, 5)
    assert item_texts(circular) == ["修桥。", "修路。", "修渠。"]
    assert left(circular, "preamble") == ["现就有关事项通知如下："]


def test_title_number_and_text_on_one_line() -> None:
    heading = parsed(f"{TITLE} 鼓政办〔2024〕5号 现将民生实事印发给你们。\n{ITEMS}").heading
    assert (heading.title, heading.document_number) == (TITLE, "鼓政办〔2024〕5号")


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["鼓楼区2024年十件民生实事项目清单"], "鼓楼区2024年十件民生实事项目清单"),
        (["鼓楼区2024年民生实事", "责任分解表"], "鼓楼区2024年民生实事责任分解表"),
        (
            ["鼓楼区2024年民生实事项目", "（征求意见稿）"],
            "鼓楼区2024年民生实事项目（征求意见稿）",
        ),
        (["《政府工作报告》2024年重点工作", "及民生实事分工方案"], None),
    ],
)
def test_the_title_of_the_list_where_there_is_no_other(lines: list[str], title: str | None) -> None:
    head = ["各区政府：", "现印发给你们，请认真贯彻执行。", "2024年3月5日"]
    circular = parsed("\n".join([*head, *lines, ITEMS]))
    assert circular.heading.title == (title or "".join(lines))
    assert left(circular, "heading") == left(circular, "unparsed") == []


def test_the_title_of_the_list_is_of_the_documents_row() -> None:
    circular = parsed(f"鼓楼区2024年民生实事清单\n{ITEMS}")
    assert [circular.text[slice(*span)] for span in circular.heading.place.spans] == [
        "鼓楼区2024年民生实事清单"
    ]


@pytest.mark.parametrize(
    "salutation",
    ["各街道办事处，区各部门", "各街道办事处\n区各部门：", "各街道办事处，区各部门:"],
    ids=["without colon", "a body to a line", "narrow colon"],
)
def test_salutations_of_other_forms(salutation: str) -> None:
    text = f"{TITLE}\n2024年3月5日\n{salutation}\n现将民生实事印发给你们。\n{ITEMS}"
    assert parsed(text).heading.addressees == ("各街道办事处", "区各部门")


def test_odd_words_around_the_list_are_not_explained_away() -> None:
    circular = parsed(f"{TITLE}\n{SALUTATION}乱码片段\n{ITEMS}其他乱码\n甲 乙\n")
    assert left(circular, "unparsed") == ["乱码片段", "其他乱码", "甲 乙"]


@pytest.mark.parametrize(
    "line",
    [
        "各责任单位要加强领导。",
        "一、加强领导。各部门要明确责任。",
        "特此通知。",
        "（联系人：张某，联系电话：12345）",
        "注：表中数字为全年目标。",
    ],
)
def test_what_closes_a_circular(line: str) -> None:
    circular = parsed(f"{TITLE}\n{SALUTATION}{ITEMS}2024年3月5日\n{line}\n")
    assert left(circular, "unparsed") == []
    assert left(circular, "closing") == [line]


def test_a_paragraph_that_demands_nothing_may_be_a_lost_item() -> None:
    circular = parsed(f"{TITLE}\n{SALUTATION}{ITEMS}2024年3月5日\n新建驿站12家。\n")
    assert left(circular, "unparsed") == ["新建驿站12家。"]


def test_a_note_below_a_table_goes_on_under_numbers() -> None:
    lines = ["注：1.表中数字为全年目标。", "2.“—”为无任务。"]
    circular = parsed("\n".join([TITLE, SALUTATION + ITEMS + "2024年3月5日", *lines]))
    assert left(circular, "closing") == lines


def test_the_number_of_an_announcement_below_a_headline() -> None:
    heading = parsed("鼓楼县3件民生实事出炉\n" + ANNOUNCED.replace("大会\n第", "大会第", 1)).heading
    assert heading.document_number == "第2号"


def test_the_letter_may_stand_above_the_title_of_what_it_brings() -> None:
    plan = "鼓楼区关于落实2024年民生实事的分工方案"
    text = (
        "各开发区、镇（街道），区各部门：\n现将《分工方案》印发给你们，请认真贯彻落实。\n"
        f"鼓楼区人民政府\n2024年3月5日\n（此件公开发布）\n{plan}\n{ITEMS}"
    )
    heading = parsed(text).heading
    assert heading.title == plan
    assert heading.addressees == ("各开发区、镇（街道）", "区各部门")


def test_the_sites_name_in_front_of_its_date() -> None:
    line = "鼓楼区人民政府门户网站 www.glq.gov.cn 发布时间：2024-03-05 11:02 【字体："
    circular = parsed(f"{TITLE}\n{line}\n{SALUTATION}{ITEMS}")
    assert circular.heading.issued_on == date(2024, 3, 5)
    assert left(circular, "unparsed") == []


def test_the_headline_below_a_news_sites_date() -> None:
    text = (
        "2025 01/19 09:55:42\n鼓楼区政府2件惠民实事确定\n记者1月18日获悉，实事正式确定。\n"
        f"区政府2件惠民实事具体为：\n{ITEMS}"
    )
    circular = parsed(text)
    assert circular.heading.title == "鼓楼区政府2件惠民实事确定"
    assert circular.heading.issued_on == date(2025, 1, 19)
    assert left(circular, "unparsed") == []


def test_a_date_that_lost_its_characters_is_not_guessed() -> None:
    signed = "鼓楼区人民政府\n2024112\n鼓楼区2024年民生实事项目清单\n"
    circular = parsed(f"区政府关于2024年民生实事的通知\n{SALUTATION}{signed}{ITEMS}")
    assert circular.heading.issued_on is None
    assert circular.heading.issuer == "鼓楼区人民政府"
    assert left(circular, "unparsed") == ["2024112"]
