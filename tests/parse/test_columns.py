"""The header of a target table: sections, items, indicators, units."""

import pytest

from pipeline.circular import Circular
from tests.parse.circulars import left, notice, parsed, targets

ITEMS = notice("1.修桥3座。（牵头单位：区交通局）", "2.修路5公里。（属市级任务）")
TITLED = "单位名|1、修桥|2、修路"


def columns(circular: Circular) -> list[tuple[int, str | None, str | None]]:
    """Item, indicator and unit of each data column."""
    return [
        (each.item_number, each.indicator, each.unit)
        for each in circular.targets
        if each.region_number == 1
    ]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        pytest.param(
            [TITLED, "|桥梁（座）|县道（公里）"],
            [(1, "桥梁", "座"), (2, "县道", "公里")],
            id="unit in a bracket",
        ),
        pytest.param(
            [TITLED, "|桥梁(座)|县道( 公里 )"],
            [(1, "桥梁", "座"), (2, "县道", "公里")],
            id="half-width brackets",
        ),
        pytest.param(
            [TITLED, "|桥梁|县道", "计量单位|座|公里"],
            [(1, "桥梁", "座"), (2, "县道", "公里")],
            id="a row of units",
        ),
        pytest.param(
            [TITLED, "|桥梁（座）（含便桥）|县道（含护栏）"],
            [(1, "桥梁（含便桥）", "座"), (2, "县道（含护栏）", None)],
            id="another bracket behind the unit",
        ),
        pytest.param(
            [TITLED, "|桥梁（含便桥）（座）|县道（四级）"],
            [(1, "桥梁（含便桥）", "座"), (2, "县道（四级）", None)],
            id="only a unit is taken out",
        ),
        pytest.param(
            [TITLED, "|—|县道（公里）"], [(1, None, None), (2, "县道", "公里")], id="a dash"
        ),
        pytest.param([TITLED], [(1, "修桥", None), (2, "修路", None)], id="no indicators"),
        pytest.param(
            ["单位名|1、修桥（座）|2、修路（公里）"],
            [(1, "修桥", "座"), (2, "修路", "公里")],
            id="unit in the item's header",
        ),
        pytest.param(
            ["单位名|1、修桥||2、修路", "|市级|县级|乡道", "|桥梁（座）|桥梁（座）|里程（公里）"],
            [(1, "市级桥梁", "座"), (1, "县级桥梁", "座"), (2, "乡道里程", "公里")],
            id="two levels of indicators",
        ),
        pytest.param(
            ["单位名|一、交通|", *["|1、修桥|2、修路"], "|桥梁（座）|县道（公里）"],
            [(1, "桥梁", "座"), (2, "县道", "公里")],
            id="a section above",
        ),
    ],
)
def test_indicators(header: list[str], expected: list[tuple[int, str, str]]) -> None:
    data = ["全市合计" + "|9" * len(expected), "鼓楼区" + "|3" * len(expected)]
    assert columns(parsed(ITEMS + targets(*header, *data))) == expected


@pytest.mark.parametrize(
    ("cell", "label", "number"),
    [
        pytest.param("2、修路", "2、", 2, id="2、"),
        pytest.param("2.修路", "2.", 2, id="2."),
        pytest.param("2 修路", "2", 2, id="no separator"),
        pytest.param("2修路", "2", 2, id="nothing between"),
        pytest.param("（2）修路", "（2）", 2, id="（2）"),
        pytest.param("（二）修路", "（二）", 2, id="（二）"),
    ],
)
def test_numbers_of_items(cell: str, label: str, number: int) -> None:
    first = cell.replace("2", "1").replace("二", "一").replace("修路", "修桥")
    rows = [f"单位名|{first}|{cell}", "|桥梁（座）|县道（公里）", "全市合计|9|7", "鼓楼区|3|5"]
    mention = parsed(ITEMS + targets(*rows)).item_mentions[-1]
    assert (mention.item_number, mention.label, mention.text) == (number, label, "修路")


@pytest.mark.parametrize(
    ("cell", "text", "responsibility", "units"),
    [
        ("2、修路（牵头单位：区交通局）", "修路", "local", ("区交通局",)),
        ("2、修路 (牵头单位: 区交通局)", "修路", "local", ("区交通局",)),
        ("2、修路（区交通局）", "修路", "local", ("区交通局",)),
        ("2、修路（属市级任务）", "修路", "city", ()),
        ("2、修路（鼓楼区无任务）", "修路", "none", ()),
        ("2、修路（一期）", "修路（一期）", None, ()),
        ("2、修路", "修路", None, ()),
    ],
)
def test_responsibility_in_a_header(
    cell: str, text: str, responsibility: str | None, units: tuple[str, ...]
) -> None:
    rows = [f"单位名|1、修桥|{cell}", "|桥梁（座）|县道（公里）", "全市合计|9|7", "鼓楼区|3|5"]
    mention = parsed(ITEMS + targets(*rows)).item_mentions[-1]
    assert (mention.text, mention.responsibility, mention.lead_units) == (
        text,
        responsibility,
        units,
    )


def test_the_header_of_the_regions_is_a_table_label() -> None:
    rows = [TITLED, "|桥梁|县道", "单位|座|公里", "全市合计|9|7", "鼓楼区|3|5"]
    assert left(parsed(ITEMS + targets(*rows)), "table_label") == ["单位名", "单位"]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(["姓名|电话", "张某|李某"], id="words only"),
        pytest.param(["全市合计|9|7", "鼓楼区|3|5"], id="no header"),
        pytest.param(["单位名|甲组|乙组", "全市合计|9|7"], id="headers that name no item"),
    ],
)
def test_a_table_that_no_rule_understands_is_unparsed(rows: list[str]) -> None:
    circular = parsed(ITEMS + targets(*rows))
    cells = [cell for row in rows for cell in row.split("|")]
    assert circular.targets == ()
    assert left(circular, "unparsed")[-len(cells) :] == cells


def test_a_header_without_a_number_finds_its_item_by_its_words() -> None:
    rows = ["单位名|修路（公里）|修桥（座）", "全市合计|7|9", "鼓楼区|5|3"]
    assert columns(parsed(ITEMS + targets(*rows))) == [(1, "修桥", "座"), (2, "修路", "公里")]


def test_a_column_whose_header_names_no_item_is_unparsed() -> None:
    rows = ["单位名|修路（公里）|甲组", "全市合计|7|9", "鼓楼区|5|3"]
    circular = parsed(ITEMS + targets(*rows))
    assert columns(circular) == [(2, "修路", "公里")]
    assert left(circular, "unparsed") == ["甲组", "9", "3"]


def test_columns_of_parts_of_the_year_are_of_one_indicator() -> None:
    rows = [
        "单位名|1、修桥（座）|||2、修路（公里）||",
        "|全年目标|上半年|第一季度|全年目标|上半年|第一季度",
        "全市合计|9|4|2|7|3|1",
        "鼓楼区|3|1|1|5|2|1",
    ]
    circular = parsed(ITEMS + targets(*rows))
    assert [(t.indicator, t.period, t.value) for t in circular.targets if t.region_number == 1] == [
        ("修桥", None, 9),
        ("修桥", "上半年", 4),
        ("修桥", "第一季度", 2),
        ("修路", None, 7),
        ("修路", "上半年", 3),
        ("修路", "第一季度", 1),
    ]


def test_a_row_that_adds_up_some_regions_is_no_member() -> None:
    rows = [TITLED, "|桥梁（座）|县道（公里）", "全市合计|9|7", "主城区小计|8|6", "鼓楼区|3|5"]
    circular = parsed(ITEMS + targets(*rows))
    roles = {each.region_label: each.region_role for each in circular.targets}
    assert roles == {"全市合计": "total", "主城区小计": "subtotal", "鼓楼区": "member"}


def test_a_remark_below_the_regions_is_no_region() -> None:
    rows = [TITLED, "|桥梁（座）|县道（公里）", "全市合计|9|7", "鼓楼区|3|5", "注：含便桥。||"]
    circular = parsed(ITEMS + targets(*rows))
    assert {each.region_label for each in circular.targets} == {"全市合计", "鼓楼区"}
    assert "注：含便桥。" in left(circular, "table_label")
