"""Sections, items and measures of a list, joined over whatever cuts them."""

import pytest

from tests.parse.circulars import item_texts, left, measures, notice, parsed

LAST = "2.修路。（属市级任务）"
BREAKS = {
    "blank line": "\n\n",
    "page number": "\n— 3 —\n",
    "form feed": "\f",
    "all of them": "\n\n— 3 —\n\n\f",
    "CRLF": "\r\n",
}


@pytest.mark.parametrize("gap", BREAKS.values(), ids=BREAKS)
@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("1.为559名残疾人提供康", "复救助。（牵头单位：区残联）", id="word"),
        pytest.param("1.为559名残疾人提供", "康复救助。（牵头单位：区残联）", id="phrase"),
        pytest.param("1.为559名残疾人提供康复救助。（牵头单位：区残", "联）", id="unit"),
        pytest.param("1.为559名残疾人提供康复救助。（牵头", "单位：区残联）", id="bracket label"),
        pytest.param("1.为559名残疾人提供康复救助。（", "牵头单位：区残联）", id="bracket"),
        pytest.param(
            "1.为559名残疾人提供康复救助。", "（牵头单位：区残联）", id="before a bracket"
        ),
        pytest.param("1.为559", "名残疾人提供康复救助。（牵头单位：区残联）", id="number and unit"),
        pytest.param(
            "1.", "为559名残疾人提供康复救助。（牵头单位：区残联）", id="behind the label"
        ),
    ],
)
def test_a_break_within_an_item(first: str, second: str, gap: str) -> None:
    circular = parsed(notice(first + gap + second, LAST))
    assert item_texts(circular) == ["为559名残疾人提供康复救助。", "修路。"]
    assert [unit.name for unit in circular.responsible_units] == ["区残疾人联合会"]
    assert left(circular, "unparsed") == []


@pytest.mark.parametrize("gap", BREAKS.values(), ids=BREAKS)
def test_a_break_within_a_number(gap: str) -> None:
    circular = parsed(notice(f"1.新增岗位12{gap}00个。（属市级任务）", LAST))
    assert item_texts(circular) == ["新增岗位1200个。", "修路。"]
    assert [quantity.value for quantity in circular.quantities] == [1200]


def test_the_closing_behind_an_item_over_two_lines() -> None:
    lines = ["1.修桥。（属市级任务）", "2.修", "路。（属市级任务）", "各单位要压实责任。"]
    circular = parsed(notice(*lines))
    assert item_texts(circular) == ["修桥。", "修路。"]
    assert left(circular, "closing") == ["各单位要压实责任。"]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["2", ".修路。（属市级任务）"], id="before the dot"),
        pytest.param(["2", "— 3 —", ".修路。（属市级任务）"], id="at a page break"),
        pytest.param(["（", "2）修路。（属市级任务）"], id="inside a bracket"),
    ],
)
def test_a_break_within_a_label(lines: list[str]) -> None:
    first = "（1）" if lines[0] == "（" else "1."
    circular = parsed(notice(f"{first}修桥。（属市级任务）", *lines))
    assert item_texts(circular) == ["修桥。", "修路。"]


def test_a_break_within_a_section_heading() -> None:
    circular = parsed(notice("一、交通出", "— 1 —", "行（2项）", "1.修桥。（属市级任务）", LAST))
    (section,) = circular.sections
    assert (section.section_title, section.declared_item_count) == ("交通出行", 2)


@pytest.mark.parametrize(
    ("bracket", "text"),
    [
        pytest.param("。（属市级任务）", "修桥。", id="behind the full stop"),
        pytest.param("（属市级任务）。", "修桥。", id="before the full stop"),
        pytest.param("(属市级任务)", "修桥", id="half width"),
        pytest.param("(属市级任务）", "修桥", id="mixed width"),
        pytest.param("。（ 属 市级 任务 ）", "修桥。", id="blanks"),
        pytest.param("。（属市级任务", "修桥。", id="never closed"),
    ],
)
def test_the_bracket_is_no_part_of_the_text(bracket: str, text: str) -> None:
    circular = parsed(notice(f"1.修桥{bracket}", LAST))
    assert item_texts(circular)[0] == text
    assert [each.responsibility for each in circular.item_mentions] == ["city", "city"]


def test_a_full_stop_on_both_sides_of_the_bracket_stands_once() -> None:
    circular = parsed(notice("1.修桥。（属市级任务）。", LAST))
    assert item_texts(circular) == ["修桥。", "修路。"]


def test_an_item_without_a_bracket_says_nothing_of_responsibility() -> None:
    circular = parsed(notice("1.修桥。", "2.食堂（助餐点）。", "3.修路。（属市级任务）"))
    assert [each.responsibility for each in circular.item_mentions] == [None, None, "city"]
    assert [each.responsibility for each in circular.items] == ["local", "local", "city"]


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        pytest.param(
            ["推进举措：", "1.按月调度。", "2.压实责任。"],
            [(1, "1.", "按月调度。"), (2, "2.", "压实责任。")],
            id="numbered",
        ),
        pytest.param(
            ["推进举措：", "制定方案，", "— 4 —", "定期督查。"],
            [(1, None, "制定方案，定期督查。")],
            id="one without number, over a page break",
        ),
        pytest.param(
            ["推进举措:", "1.按月", "— 4 —", "调度。", "2.压实责任。"],
            [(1, "1.", "按月调度。"), (2, "2.", "压实责任。")],
            id="half-width colon, page break",
        ),
        pytest.param(
            ["工作措施：", "1.压实责任：一是挂图，二是督办。"],
            [(1, "1.", "压实责任：一是挂图，二是督办。")],
            id="an enumeration within",
        ),
        pytest.param(
            ["推进举措：", "1.按月调度。", "3.压实责任。"],
            [(1, "1.", "按月调度。"), (3, "3.", "压实责任。")],
            id="a gap",
        ),
        pytest.param([], [], id="none"),
    ],
)
def test_measures(lines: list[str], rows: list[tuple[int, str | None, str]]) -> None:
    text = measures("（一）修桥。（牵头单位：区交通局）", *lines, "（二）修路。（属市级任务）",
                    "推进举措：", "1.分段施工。")  # fmt: skip
    circular = parsed(notice("1.修桥。（牵头单位：区交通局）", LAST) + text)
    assert [
        (each.measure_number, each.label, each.text)
        for each in circular.measures
        if each.item_number == 1
    ] == rows
    assert [each.text for each in circular.measures if each.item_number == 2] == ["分段施工。"]
    assert left(circular, "unparsed") == []


def test_measures_right_under_the_items_of_the_notice() -> None:
    lines = ["1.修桥。（属市级任务）", "（1）抓进度。", "（2）抓质量。", LAST, "（1）抓资金。"]
    circular = parsed(notice(*lines))
    assert {each.part for each in circular.item_mentions} == {"notice"}
    assert [(each.item_number, each.text) for each in circular.measures] == [
        (1, "抓进度。"),
        (1, "抓质量。"),
        (2, "抓资金。"),
    ]


def test_measures_in_notice_and_annex_have_keys_of_their_own() -> None:
    text = notice("1.修桥。（属市级任务）", "推进举措：", "（1）抓进度。", LAST) + measures(
        "（一）修桥。（属市级任务）", "推进举措：", "1.抓进度。", "（二）修路。（属市级任务）"
    )
    keys = [(m.list_number, m.item_number, m.measure_number) for m in parsed(text).measures]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    "closing",
    [
        ["各单位要压实责任，按月报送进展。"],
        ["各单位要压实责任，", "— 2 —", "按月报送进展。"],
        ["各单位要压实责任。", "各镇要加强调度。"],
    ],
    ids=["one line", "over a page break", "two paragraphs"],
)
def test_paragraphs_behind_the_last_item(closing: list[str]) -> None:
    circular = parsed(notice("1.修桥。（属市级任务）", LAST, *closing))
    assert item_texts(circular) == ["修桥。", "修路。"]
    assert left(circular, "closing") == [line for line in closing if not line.startswith("—")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("2.推动“快递进村”", "建设。（属市级任务）", id="behind a quote"),
        pytest.param("2.新增食堂（助餐点）", "3个。（属市级任务）", id="behind a bracket"),
    ],
)
def test_the_last_item_goes_on_behind_a_quote_or_bracket(first: str, second: str) -> None:
    circular = parsed(notice("1.修桥。（属市级任务）", first, "— 2 —", second))
    assert item_texts(circular)[1] == (first[2:] + second).removesuffix("（属市级任务）")


@pytest.mark.parametrize(
    ("heading", "title", "declared"),
    [
        ("一、交通（2项）", "交通", 2),
        ("一、交通（2）", "交通", 2),
        ("一、交通(2 项)", "交通", 2),
        ("一、交通（两项）：", "交通", 2),
        ("一、交通出行", "交通出行", None),
        ("一、交通（含公交）", "交通（含公交）", None),
    ],
)
def test_section_headings(heading: str, title: str, declared: int | None) -> None:
    (section,) = parsed(notice(heading, "1.修桥。（属市级任务）", LAST)).sections
    assert section.section_title == title
    assert section.declared_item_count == declared
    assert section.item_count == 2


def test_names_on_lines_of_their_own() -> None:
    circular = parsed(
        notice(
            "1.增加公办学位供给\n今年秋季开学前新建幼儿园3所。（牵头单位：区教育局）",
            "2.提升基层医疗能力\n年底前改造卫生院2个、卫生室9个。（牵头单位：区卫健委）",
            "3.改善老人就餐条件\n全年新建助餐点12个，方便就近就餐。（牵头单位：区民政局）",
        )
    )
    assert [(item.title, item.text) for item in circular.items] == [
        ("增加公办学位供给", "今年秋季开学前新建幼儿园3所。"),
        ("提升基层医疗能力", "年底前改造卫生院2个、卫生室9个。"),
        ("改善老人就餐条件", "全年新建助餐点12个，方便就近就餐。"),
    ]


def test_the_last_item_has_as_many_paragraphs_as_its_like() -> None:
    circular = parsed(
        notice(
            "1.修桥3座。\n方便出行。（牵头单位：区交通局）",
            "2.修路。\n全长5公里。（牵头单位：区交通局）",
            "3.改造管道25公里。\n惠及居民1.2万户。（牵头单位：区住建局）",
            "各部门要压实责任。",
        )
    )
    assert circular.items[-1].text == "改造管道25公里。惠及居民1.2万户。"
    assert [r.text for r in circular.residue if r.reason == "closing"] == ["各部门要压实责任。"]


def test_the_first_unit_leads_where_the_circular_says_so_once() -> None:
    circular = parsed(
        notice(
            "1.修桥。",
            "责任单位：区交通局、区财政局（列第一位者为牵头单位，下同）",
            "2.修路。",
            "责任单位：区住建局、区水利局",
        )
    )
    assert [(u.item_number, u.role, u.printed_name) for u in circular.responsible_units] == [
        (1, "lead", "区交通局"),
        (1, "cooperating", "区财政局"),
        (2, "lead", "区住建局"),
        (2, "cooperating", "区水利局"),
    ]


INTRODUCED = [
    pytest.param("一、惠民\n坚持教育优先，全年投入2000万元。", id="a sentence"),
    pytest.param("一、惠民\n围绕出行便利，着力补短板：", id="an announcement"),
    pytest.param("一、惠民。坚持教育优先。全年投入2000万元。", id="on the same line"),
    pytest.param("一、惠民（2项）\n坚持教育优先。", id="below a count"),
]


@pytest.mark.parametrize("heading", INTRODUCED)
def test_the_introduction_of_a_section_is_no_part_of_its_title(heading: str) -> None:
    first = "1.改造农村公路和危桥，安装护栏3公里。（牵头单位：区交通局）"
    circular = parsed(notice(heading, first, LAST))
    assert [section.section_title for section in circular.sections] == ["惠民"]
    assert len(left(circular, "preamble")) == 2
    assert left(circular, "unparsed") == []


def test_a_heading_over_two_lines_of_a_printed_width() -> None:
    lines = [
        "一、加快推进农村基础设施和公共服务设",
        "施建设；",
        "1.改造农村公路和危桥，安装护栏3公里",
    ]
    circular = parsed(notice(*lines, "。（牵头单位：区交通局）", LAST))
    (section,) = circular.sections
    assert section.section_title.startswith("加快推进农村基础设施和公共服务设施建设")


def test_masked_characters_are_no_bullets() -> None:
    lines = ["**市**区人民代表大会公告", "**市**区会议表决通过", "1.**区民宅改造工程3个。"]
    circular = parsed(notice(*lines, "2.**镇公园建设工程1个。"))
    assert item_texts(circular) == ["**区民宅改造工程3个。", "**镇公园建设工程1个。"]
    assert circular.sections == ()


def test_two_items_in_one_paragraph_after_a_lost_line_end() -> None:
    lines = ["一、养老工程。新增床位620张。牵头单位：区民政局；责任单位：区卫生健康局。"]
    lines += ["二、教育工程。新增学位500个。牵头单位：区教育局。三、电网工程。改造台区186个。"]
    lines += ["四、广电工程。安装终端1600套。牵头单位：区文化和旅游局。"]
    circular = parsed(notice(*lines))
    assert [text[:4] for text in item_texts(circular)] == [
        "养老工程",
        "教育工程",
        "电网工程",
        "广电工程",
    ]


def test_projects_numbered_without_a_separator() -> None:
    blocks = [
        f"项目{number}　{name}\n项目内容：{text}\n责任单位：镇社会事务办\n得票数：7{number}票"
        for number, name, text in (
            ("一", "养老服务站提质", "新增床位48张。"),
            ("二", "工匠培训", "培训1400人次。"),
            ("三", "村道路灯改造", "更换路灯620盏。"),
        )
    ]
    circular = parsed(notice(*blocks))
    assert [(i.title, i.text) for i in circular.items] == [
        ("养老服务站提质", "新增床位48张。"),
        ("工匠培训", "培训1400人次。"),
        ("村道路灯改造", "更换路灯620盏。"),
    ]
    assert [a.column_label for a in circular.item_attributes] == ["得票数"] * 3


def test_steps_in_a_wrapped_part() -> None:
    lines = [
        "1.课后服务全覆盖",
        "目标任务：全部学校提供午餐供餐和课后延时服务，新",
        "建改造学校食堂11个。",
        "推进举措：①推行“中央厨房+配餐”“自建食堂”两种模式，每餐家长",
        "委员会陪餐不少于1人。②延时服务经费由财政补助和家长自愿分担，每",
        "生每学期财政补助180元。",
        "责任单位：区教育局",
    ]
    circular = parsed(notice(*lines, "2.修路。\n目标任务：修路3公里。\n责任单位：区交通局"))
    assert [m.label for m in circular.measures] == ["①", "②"]


def test_two_short_headings_over_long_paragraphs_are_titles() -> None:
    texts = ["区里今年安排的20座桥已经全部开工。", "区里今年安排的300户已经全部开工。"]
    lines = ["一、修建桥梁", texts[0], "二、改造房屋", texts[1]]
    circular = parsed(notice(*lines))
    assert [each.title for each in circular.items] == ["修建桥梁", "改造房屋"]
    assert item_texts(circular) == texts


def test_as_many_names_in_a_sentence_as_it_declares() -> None:
    circular = parsed(notice("3件惠民实事为：培养带头人、搬迁“东关、西关”幼儿园、建设市场。"))
    assert item_texts(circular) == ["培养带头人", "搬迁“东关、西关”幼儿园", "建设市场"]
    assert left(circular, "unparsed") == []


def test_items_that_are_each_one_among_several() -> None:
    circular = parsed(notice("之一：“亮点工程”——修桥。", "之二：“安居工程”——修路。"))
    assert [each.label for each in circular.item_mentions] == ["之一：", "之二："]
    assert item_texts(circular) == ["“亮点工程”——修桥。", "“安居工程”——修路。"]


def test_a_label_keeps_its_wide_stop() -> None:
    circular = parsed(notice("1．修桥3座。（属市级任务）", "2.修路。（属市级任务）"))
    assert [mention.label for mention in circular.item_mentions] == ["1．", "2."]
