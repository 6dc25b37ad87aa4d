"""Data cells of the target tables, one row per indicator and region."""

import pytest

from pipeline.circular import Circular, Target
from tests.parse.circulars import notice, parsed, targets

NOTICE = notice(
    "一、交通（1项）",
    "1.修桥3座。（牵头单位：区交通局）",
    "二、住房（2项）",
    "2.新增泊位480个。（牵头单位：区住建局）",
    "3.危房清零。（属市级任务）",
)


def table(*rows: str) -> Circular:
    return parsed(NOTICE + targets(*rows))


def one_cell(cell: str) -> Target:
    """The first of three cells of a row; the others make it a row of numbers."""
    header = ["单位名|1、修桥|2、泊位|3、危房", "|桥梁（座）|泊位（个）|危房（户）"]
    return table(*header, f"鼓楼区|{cell}|5|6").targets[0]


@pytest.mark.parametrize(
    ("cell", "comparator", "value", "unit", "value_base", "unit_base"),
    [
        ("3", "eq", 3.0, "座", 3.0, "座"),
        ("24.807", "eq", 24.807, "座", 24.807, "座"),
        ("1,200", "eq", 1200.0, "座", 1200.0, "座"),
        ("１２", "eq", 12.0, "座", 12.0, "座"),
        ("≥98%", "ge", 98.0, "%", 98.0, "%"),
        ("不少于3", "ge", 3.0, "座", 3.0, "座"),
        ("0.5万人", "eq", 0.5, "万人", 5000.0, "人"),
        ("0", "eq", 0.0, "座", 0.0, "座"),
    ],
)
def test_numbers(  # noqa: PLR0917
    cell: str, comparator: str, value: float, unit: str, value_base: float, unit_base: str
) -> None:
    target = one_cell(cell)
    assert (target.kind, target.raw) == ("number", cell)
    assert (target.comparator, target.value, target.unit) == (comparator, value, unit)
    assert (target.value_base, target.unit_base) == (value_base, unit_base)


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        pytest.param("全市参照执行", "follow_total"),
        pytest.param("配合开展", "support"),
        pytest.param("待认定", "pending"),
        pytest.param("—", "none"),
        pytest.param("/", "none"),
        pytest.param("", "blank"),
        pytest.param("按期完成", None),
        pytest.param("3个乡镇", None),
        pytest.param("2024年", None),
    ],
)
def test_cells_without_a_number(cell: str, kind: str | None) -> None:
    target = one_cell(cell)
    assert (target.kind, target.raw) == (kind, cell or None)
    assert (target.comparator, target.value, target.value_base, target.unit_base) == (None,) * 4


@pytest.mark.parametrize("cell", ["无", "无任务", "本区无任务"])
def test_words_for_nothing_to_do(cell: str) -> None:
    assert one_cell(cell).kind == "none"


def test_rows_and_their_order() -> None:
    header = ["单位名|2、泊位（个）|1、修桥||3、危房", "||公路桥（座）|铁路桥（座）|—"]
    circular = table(*header, "全市合计|1|2|3|—", "鼓楼区|4|5|6|—")
    assert [
        (t.item_number, t.indicator_number, t.region_number, t.region_label, t.value)
        for t in circular.targets
    ] == [
        (1, 1, 1, "全市合计", 2.0),
        (1, 1, 2, "鼓楼区", 5.0),
        (1, 2, 1, "全市合计", 3.0),
        (1, 2, 2, "鼓楼区", 6.0),
        (2, 1, 1, "全市合计", 1.0),
        (2, 1, 2, "鼓楼区", 4.0),
        (3, 1, 1, "全市合计", None),
        (3, 1, 2, "鼓楼区", None),
    ]


def test_indicators_of_an_item_run_on_through_tables() -> None:
    first = "单位名|1、修桥\n|公路桥（座）\n全市合计|9\n鼓楼区|3\n\n"
    second = "单位名|1、修桥\n|铁路桥（座）\n全市合计|8\n鼓楼区|2"
    circular = table(first + second)
    assert [(t.table_number, t.indicator_number, t.indicator) for t in circular.targets[::2]] == [
        (1, 1, "公路桥"),
        (2, 2, "铁路桥"),
    ]


def test_a_region_printed_twice_has_a_number_each() -> None:
    header = ["单位名|1、修桥|2、泊位", "|桥梁（座）|泊位（个）"]
    circular = table(*header, "全市合计|9|7", "开发区|3|5", "鼓楼区|2|1", "开发区|4|1")
    keys = [(t.item_number, t.indicator_number, t.region_number) for t in circular.targets]
    assert len(set(keys)) == 8


def test_a_merged_cell_is_inherited_by_the_rows_below_its_first() -> None:
    header = ["单位名|1、修桥|2、泊位", "|桥梁（座）|泊位（个）"]
    found = table(*header, "全市合计|全市参照执|7", "鼓楼区|行|5").targets[:2]
    assert [(t.raw, t.kind, t.inherited) for t in found] == [
        ("全市参照执行", "follow_total", False),
        ("全市参照执行", "follow_total", True),
    ]
    assert found[0].place == found[1].place
    assert len(found[0].place.spans) == 2


def test_an_empty_cell_under_a_number_is_blank_and_inherits_nothing() -> None:
    header = ["单位名|1、修桥|2、泊位", "|桥梁（座）|泊位（个）"]
    target = table(*header, "全市合计|9|7", "鼓楼区||5").targets[1]
    assert (target.kind, target.raw, target.inherited) == ("blank", None, False)
    assert target.place.spans == ()


@pytest.mark.parametrize(
    ("names", "part_of"),
    [
        (["泊位（个）", "其中：公共泊位（个）"], [None, 1]),
        (["泊位（个）", "其中公共泊位（个）", "其中：专用泊位（个）"], [None, 1, 1]),
        (["泊位（个）", "车库（个）", "其中：公共车库（个）"], [None, None, 2]),
        (["泊位（个）", "公共泊位（个）"], [None, None]),
    ],
)
def test_part_and_whole(names: list[str], part_of: list[int | None]) -> None:
    rows = ["单位名|2、停车" + "|" * (len(names) - 1), "|" + "|".join(names)]
    rows += ["全市合计" + "|9" * len(names), "鼓楼区" + "|3" * len(names)]
    assert [t.part_of for t in table(*rows).targets if t.region_number == 1] == part_of


def test_a_part_without_a_whole_is_part_of_nothing() -> None:
    circular = table("单位名|2、停车", "|其中：公共泊位（个）", "全市合计|9", "鼓楼区|3")
    assert [t.part_of for t in circular.targets] == [None, None]


def test_an_item_under_a_wrong_section_goes_where_its_number_says() -> None:
    rows = ["单位名|一、交通||二、住房", "|1、修桥|2、泊位|3、危房", "|桥梁（座）|泊位（个）|—"]
    circular = table(*rows, "全市合计|9|7|—", "鼓楼区|3|5|—")
    assert [(t.item_number, t.section_number, t.repaired) for t in circular.targets[::2]] == [
        (1, 1, False),
        (2, 2, True),
        (3, 2, False),
    ]
    counted = [(s.section_number, s.item_count) for s in circular.sections if s.part == "targets"]
    assert counted == [(1, 1), (2, 2)]


def test_a_table_by_itself_keeps_the_sections_of_its_grid() -> None:
    rows = ["单位名|一、交通||二、住房", "|1、修桥|2、泊位|3、危房", "|桥梁（座）|泊位（个）|—"]
    circular = parsed(targets(*rows, "全市合计|9|7|—", "鼓楼区|3|5|—"))
    assert [(t.item_number, t.section_number, t.repaired) for t in circular.targets[::2]] == [
        (1, 1, False),
        (2, 1, False),
        (3, 2, False),
    ]


def test_mentions_of_a_table_by_itself_have_its_sections() -> None:
    rows = ["单位名|一、交通||二、住房", "|1、修桥|2、泊位|3、危房", "|桥梁（座）|泊位（个）|—"]
    circular = parsed(targets(*rows, "全市合计|9|7|—", "鼓楼区|3|5|—"))
    assert [(s.section_title, s.item_count) for s in circular.sections] == [
        ("交通", 2),
        ("住房", 1),
    ]
    assert [item.section_number for item in circular.items] == [1, 1, 2]


def test_headers_and_label_are_the_place_of_a_value() -> None:
    rows = ["单位名|一、交通|", "|1、修桥|2、泊位", "|桥梁（座）|泊位（个）", "全市合计|9|7"]
    circular = table(*rows)
    target = circular.targets[0]
    words = [circular.text[slice(*span)] for span in target.header_place.spans]
    assert words == ["一、交通", "1、修桥", "桥梁（座）", "全市合计"]
    assert [circular.text[slice(*span)] for span in target.place.spans] == ["9"]


def test_regions_of_the_rows() -> None:
    header = ["单位名|1、修桥|2、泊位", "|桥梁（座）|泊位（个）"]
    circular = table(*header, "全市合计|9|7", "鼓楼区|3|5")
    assert [(t.region_name, t.region_code, t.region_role) for t in circular.targets[:2]] == [
        ("南京市", "320100", "total"),
        ("鼓楼区", "320106", "member"),
    ]


def test_a_column_of_ordinals_before_the_regions_is_no_region() -> None:
    text = notice("1.改造小区12户。（属市级任务）", "2.培训9人。（属市级任务）") + (
        "附件\n任务表\n序号\t县区\t1.改造小区（户）\t2.培训（人）\n"
        "1\t玄武区\t8\t5\n2\t秦淮区\t4\t4\n\t合计\t12\t9\n"
    )
    assert [(t.region_label, t.item_number, t.value) for t in parsed(text).targets] == [
        ("玄武区", 1, 8.0),
        ("秦淮区", 1, 4.0),
        ("合计", 1, 12.0),
        ("玄武区", 2, 5.0),
        ("秦淮区", 2, 4.0),
        ("合计", 2, 9.0),
    ]


def test_a_unit_in_the_items_own_header_is_no_part_of_its_name() -> None:
    text = notice("1.改造小区12户。（属市级任务）", "2.培训9人。（属市级任务）") + (
        "附件\n任务表\n县区\t1.改造小区（户）\t2.培训（人）\t\n\t\t全年\t上半年\n"
        "玄武区\t8\t5\t3\n秦淮区\t4\t4\t2\n"
    )
    circular = parsed(text)
    assert [item.title for item in circular.items] == ["改造小区", "培训"]
    assert {(t.indicator, t.unit, t.period) for t in circular.targets} == {
        ("改造小区", "户", None),
        ("培训", "人", None),
        ("培训", "人", "上半年"),
    }


def test_sections_without_numbers_over_numbered_items() -> None:
    rows = [
        "县区|惠民生||稳就业",
        "|1.修桥|2.修路|3.招聘",
        "|修桥（座）|修路（公里）|招聘会（场）",
        "全区|9|7|5",
        "东镇|5|4|2",
        "西镇|4|3|3",
    ]
    notice_ = notice("一、稳就业", "3.招聘5场。", "二、惠民生", "1.修桥9座。", "2.修路7公里。")
    circular = parsed(notice_ + targets(*rows))
    own = [s for s in circular.sections if s.part == "targets"]
    assert [(s.section_number, s.section_title, s.item_count) for s in own] == [
        (1, "稳就业", 1),
        (2, "惠民生", 2),
    ]
