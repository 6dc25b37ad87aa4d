"""Numbers to levels: which are sections, which items, which belong to a sentence."""

import pytest

from tests.parse.circulars import item_numbers, item_texts, notice, parsed, targets

BRIDGE, ROAD, SCHOOL = (
    "修桥。（属市级任务）",
    "修路。（牵头单位：区交通局）",
    "建校。（属省级任务）",
)


@pytest.mark.parametrize(
    ("numbers", "labels"),
    [
        pytest.param(["1.", "2.", "3."], ["1.", "2.", "3."], id="1."),
        pytest.param(["1、", "2、", "3、"], ["1、", "2、", "3、"], id="1、"),
        pytest.param(["（1）", "（2）", "（3）"], ["（1）", "（2）", "（3）"], id="（1）"),
        pytest.param(["(1)", "(2)", "(3)"], ["（1）", "（2）", "（3）"], id="(1)"),
        pytest.param(["一、", "二、", "三、"], ["一、", "二、", "三、"], id="一、"),
        pytest.param(["（一）", "（二）", "（三）"], ["（一）", "（二）", "（三）"], id="（一）"),
        pytest.param(["①", "②", "③"], ["①", "②", "③"], id="①"),
        pytest.param(
            ["第一项：", "第二项：", "第三项："], ["第一项：", "第二项：", "第三项："], id="第一项"
        ),
        pytest.param(["１．", "２．", "３．"], ["1．", "2．", "3．"], id="full width"),
    ],
)
def test_items_without_sections(numbers: list[str], labels: list[str]) -> None:
    lines = [number + text for number, text in zip(numbers, (BRIDGE, ROAD, SCHOOL), strict=True)]
    circular = parsed(notice(*lines))
    assert item_texts(circular) == ["修桥。", "修路。", "建校。"]
    assert [each.label for each in circular.item_mentions] == labels
    assert [each.section_number for each in circular.item_mentions] == [None] * 3


@pytest.mark.parametrize(
    ("section", "item"),
    [
        pytest.param(("一、", "二、"), ("1.", "2.", "3."), id="一、 and 1."),
        pytest.param(("一、", "二、"), ("（一）", "（二）", "（三）"), id="一、 and （一）"),
        pytest.param(("（一）", "（二）"), ("1.", "2.", "3."), id="（一） and 1."),
        pytest.param(("一、", "二、"), ("1、", "2、", "3、"), id="一、 and 1、"),
        pytest.param(("一、", "二、"), ("（一）", "（二）", "（一）"), id="numbers restart"),
    ],
)
def test_sections_and_items(section: tuple[str, str], item: tuple[str, str, str]) -> None:
    circular = parsed(
        notice(
            f"{section[0]}交通", f"{item[0]}{BRIDGE}", f"{item[1]}{ROAD}",
            f"{section[1]}教育", f"{item[2]}{SCHOOL}",
        )
    )  # fmt: skip
    assert [(s.section_number, s.section_title, s.item_count) for s in circular.sections] == [
        (1, "交通", 2),
        (2, "教育", 1),
    ]
    assert [(m.item_number, m.section_number) for m in circular.item_mentions] == [
        (1, 1),
        (2, 1),
        (3, 2),
    ]


@pytest.mark.parametrize(
    ("lines", "texts"),
    [
        pytest.param(
            ["1.一是新建，", "二是改建。（属市级任务）", "2.修桥。（属市级任务）"],
            ["一是新建，二是改建。", "修桥。"],
            id="an enumeration within a sentence",
        ),
        pytest.param(
            ["1.到", "2024年底完工。（属市级任务）", "2.修桥。（属市级任务）"],
            ["到2024年底完工。", "修桥。"],
            id="a year",
        ),
    ],
)
def test_numbers_that_are_no_labels(lines: list[str], texts: list[str]) -> None:
    assert item_texts(parsed(notice(*lines))) == texts


def test_a_decimal_number_in_an_unfinished_sentence_is_no_label() -> None:
    circular = parsed(notice("1.参保人数达到", "2.5万人。（属市级任务）", "2.修桥。（属市级任务）"))
    assert item_texts(circular) == ["参保人数达到2.5万人。", "修桥。"]


def test_an_item_may_begin_with_a_number() -> None:
    circular = parsed(notice("1.修桥。（属市级任务）", "2.90%的村通水。（属市级任务）"))
    assert item_texts(circular) == ["修桥。", "90%的村通水。"]


def test_a_lost_item_leaves_a_gap() -> None:
    circular = parsed(notice("1." + BRIDGE, "2." + ROAD, "4." + SCHOOL))
    assert item_numbers(circular) == [1, 2, 4]


def test_the_numbers_of_items_do_not_repeat() -> None:
    circular = parsed(notice("1." + BRIDGE, "2." + ROAD, "2." + SCHOOL))
    assert len(set(item_numbers(circular))) == 3


def test_the_points_of_one_item_are_no_items() -> None:
    lines = ["1." + BRIDGE, "2.修路。具体为：", "（1）县道；", "（2）乡道。", "3." + SCHOOL]
    assert item_numbers(parsed(notice(*lines))) == [1, 2, 3]


def test_a_list_in_which_nobody_owes_anything_beside_a_table_of_some_of_its_items() -> None:
    items = [
        "（1）免费开展“两癌”筛查2515人，切实提高服务水平。",
        "（2）开展职业技能培训3489人次。",
        "（3）新增城镇就业5423人，不断满足群众需求。",
        "（4）新建农村公路6公里。",
    ]
    rows = ["序号|项目名称|单位|鼓楼区|玄武区|全市合计", "1|“两癌”筛查|人|263|2252|2515"]
    circular = parsed(notice(*items) + targets(*rows, "3|城镇就业|人|749|4674|5423"))
    assert [m.item_number for m in circular.item_mentions if m.part == "notice"] == [1, 2, 3, 4]


def test_demands_beside_a_table_of_the_items_are_no_list() -> None:
    demands = [
        "一、压实责任。各牵头单位要在4月底前制定细则。",
        "二、强化调度。每季度报送1次进展。",
        "三、严格考核。对排名后3位的要约谈。",
    ]
    rows = ["序号|项目名称|单位|鼓楼区|玄武区|全市合计", "1|“两癌”筛查|人|263|2252|2515"]
    circular = parsed(notice(*demands) + targets(*rows, "2|城镇就业|人|749|4674|5423"))
    assert {m.part for m in circular.item_mentions} == {"targets"}


@pytest.mark.parametrize("mark", ["", "1."])
def test_a_section_of_one_paragraph_among_sections_of_several(mark: str) -> None:
    first = [f"{mark}{BRIDGE}", f"{mark.replace('1', '2')}{ROAD}"]
    circular = parsed(notice("一、交通出行", *first, "二、教育", SCHOOL))
    assert item_texts(circular) == ["修桥。", "修路。", "建校。"]
    assert [(s.section_title, s.item_count) for s in circular.sections] == [
        ("交通出行", 2),
        ("教育", 1),
    ]


def test_the_points_of_a_note_above_the_list_are_no_items() -> None:
    points = ["编制说明", "1.本方案是对实事的细化。", "2.分为两部分，共3项。"]
    lists = ["一、交通（2项）", f"1.{BRIDGE}", f"2.{ROAD}", "二、教育（1项）", f"3.{SCHOOL}"]
    circular = parsed(notice(*points, *lists))
    assert item_texts(circular) == ["修桥。", "修路。", "建校。"]
    assert [s.declared_item_count for s in circular.sections] == [2, 1]
    assert [run.text for run in circular.residue if run.reason == "unparsed"] == []
