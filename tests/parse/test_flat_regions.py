"""Tables of regions with one cell per line: read where there is one way to, else shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.circular import Circular
from pipeline.errors import NotACircularError
from tests.parse.circulars import left, notice, parsed

HEAD = (
    "宿州市人民政府办公室关于下达2022年民生实事目标任务的通知\n"
    "宿政办发〔2022〕7号\n"
    "各县（市、区）人民政府，市直有关部门：\n"
    "现将2022年民生实事目标任务下达给你们，请认真组织实施。\n"
    "附件：2022年民生实事目标任务分解表\n"
    "宿州市人民政府办公室\n"
    "2022年3月15日\n"
    "附件\n"
    "2022年民生实事目标任务分解表\n"
)


def table(*rows: str, head: str = HEAD) -> Circular:
    """A circular with the cells of these rows, one per line; an empty one vanishes as in a dump."""
    cells = [cell for row in rows for cell in row.split("|") if cell]
    return parsed(head + "\n".join(cells) + "\n")


def values(circular: Circular, role: str = "target") -> list[tuple[str | None, ...]]:
    """Indicator, unit, region and cell of each value."""
    own = (each for each in circular.targets if each.value_role == role)
    return [(each.indicator, each.unit, each.region_label, each.raw) for each in own]


def test_one_header_row_the_total_last() -> None:
    circular = table(
        "单位：个",
        "县区|新建幼儿园|新增车位",
        "市本级|—|300",
        "埇桥区|2|200",
        "萧县|3|50",
        "合计|5|550",
    )
    assert values(circular) == [
        ("新建幼儿园", "个", "市本级", "—"),
        ("新建幼儿园", "个", "埇桥区", "2"),
        ("新建幼儿园", "个", "萧县", "3"),
        ("新建幼儿园", "个", "合计", "5"),
        ("新增车位", "个", "市本级", "300"),
        ("新增车位", "个", "埇桥区", "200"),
        ("新增车位", "个", "萧县", "50"),
        ("新增车位", "个", "合计", "550"),
    ]
    assert [t.region_role for t in circular.targets[:4]] == ["member"] * 3 + ["total"]
    assert left(circular, "table_label") == ["单位：个", "县区"]
    assert not left(circular, "unparsed")


def test_a_unit_of_the_whole_table_within_its_header() -> None:
    for head in ("县区|单位：个|新建幼儿园|新增车位", "县区|新建幼儿园|新增车位|（单位：个）"):
        circular = table(head, "埇桥区|2|200|萧县|3|50|合计|5|250")
        assert {unit for _, unit, _, _ in values(circular)} == {"个"}


def test_items_indicators_and_roles_the_total_first() -> None:
    circular = table(
        "地区|1.城乡就业",
        "新增就业|（人）|再就业|（人）",
        "目标任务|完成数|完成比例（%）|目标任务|完成数|完成比例（%）",
        "全市|300|330|110|60|54|90",
        "埇桥区|200|220|110|40|36|90",
        "萧县|100|110|110|20|18|90",
    )
    assert [(i.item_number, i.title) for i in circular.items] == [(1, "城乡就业")]
    assert values(circular, "achieved") == [
        ("新增就业", "人", "全市", "330"),
        ("新增就业", "人", "埇桥区", "220"),
        ("新增就业", "人", "萧县", "110"),
        ("再就业", "人", "全市", "54"),
        ("再就业", "人", "埇桥区", "36"),
        ("再就业", "人", "萧县", "18"),
    ]
    assert {unit for _, unit, _, _ in values(circular, "rate")} == {"%"}


def test_several_tables_one_behind_the_other() -> None:
    circular = table(
        "地区|1.修路（公里）|全市|3|埇桥区|2|萧县|1",
        "地区|2.改厕（户）|3.建园（所）|全市|30|3|埇桥区|20|2|萧县|10|1",
    )
    assert [(i.item_number, i.title) for i in circular.items] == [
        (1, "修路"),
        (2, "改厕"),
        (3, "建园"),
    ]
    assert [t.raw for t in circular.targets] == ["3", "2", "1", "30", "20", "10", "3", "2", "1"]


def test_ordinals_responsible_units_and_units_of_measure() -> None:
    circular = table(
        "序号|县区|1.建园|2.改厕",
        "牵头单位|市教育局|市住建局",
        "单位|所|户",
        "1|埇桥区|10|2",
        "2|宿东|20|3",
        "3|萧县|5|4",
        "合计|35|9",
    )
    assert [i.lead_units for i in circular.items] == [
        ("市教育局",),
        ("市住房和城乡建设局",),
    ]
    assert values(circular) == [
        ("建园", "所", "埇桥区", "10"),
        ("建园", "所", "宿东", "20"),
        ("建园", "所", "萧县", "5"),
        ("建园", "所", "合计", "35"),
        ("改厕", "户", "埇桥区", "2"),
        ("改厕", "户", "宿东", "3"),
        ("改厕", "户", "萧县", "4"),
        ("改厕", "户", "合计", "9"),
    ]
    assert not left(circular, "unparsed")


def test_townships_a_broken_name_and_a_broken_role() -> None:
    circular = table(
        "镇街|项目",
        "修路工程|修建公路（公里）",
        "目标|任务|进度|完成比例|（%）",
        "全市|9|9|100",
        "砀城镇|5|5|100",
        "宿州经济|开发区|4|4|100",
    )
    assert values(circular) == [
        ("修建公路", "公里", "全市", "9"),
        ("修建公路", "公里", "砀城镇", "5"),
        ("修建公路", "公里", "宿州经济开发区", "4"),
    ]


def test_parts_of_the_year() -> None:
    circular = table(
        "县（区）|修路（公里）|改厕（户）",
        "上半年|全年|上半年|全年",
        "埇桥区|1|2|10|20",
        "萧县|2|3|20|30",
    )
    found = [(t.indicator, t.period, t.region_label, t.raw) for t in circular.targets]
    assert found[:2] == [("修路", None, "埇桥区", "2"), ("修路", "上半年", "埇桥区", "1")]
    assert len(found) == 8


def test_a_page_break_with_the_header_again() -> None:
    head = "地区|1.修路（公里）|2.改厕（户）"
    circular = table(head, "全市|6|60|埇桥区|3|30", head, "萧县|2|20|泗县|1|10")
    assert [t.raw for t in circular.targets] == ["6", "3", "2", "1", "60", "30", "20", "10"]
    assert left(circular, "running_header") == ["地区", "1.修路（公里）", "2.改厕（户）"]


def test_a_page_break_within_a_row() -> None:
    head = "地区|1.修路（公里）|2.改厕（户）|3.建园（所）"
    circular = table(head, "全市|6|60|9|埇桥区|3|30|4|萧县|2", head, "20|3|泗县|1|10|2")
    assert values(circular)[:4] == [
        ("修路", "公里", "全市", "6"),
        ("修路", "公里", "埇桥区", "3"),
        ("修路", "公里", "萧县", "2"),
        ("修路", "公里", "泗县", "1"),
    ]
    assert not left(circular, "unparsed")


def test_a_row_with_a_lost_cell_is_shown_and_not_guessed() -> None:
    circular = table(
        "地区|1.交通|修路（公里）|修桥（座）|建站（个）",
        "全市|6|7|8|埇桥区|3|3|3|砀山县|4|5|萧县|3|0|5",
    )
    assert "砀山县" not in {t.region_label for t in circular.targets}
    assert left(circular, "unparsed") == ["砀山县", "4", "5"]


UNDECIDED = (
    # two indicators of the first item and one of the second, or the other way
    ("地区|1.交通|2.卫生|修路（公里）|修桥（座）|改厕（户）", 3),
    # as many values as sub-headers less one: a column without values
    ("地区|1.交通|修路（公里）|修桥（座）|目标|完成|完成率|目标|完成|完成率", 5),
)


@pytest.mark.parametrize(("head", "count"), UNDECIDED)
def test_a_header_that_fits_in_several_ways_or_none_leaves_all_unparsed(
    head: str, count: int
) -> None:
    cells = "|".join(str(n) for n in range(1, count + 1))
    circular = table(head, f"全市|{cells}|埇桥区|{cells}|萧县|{cells}", head=notice("1.建园。"))
    assert [i.text for i in circular.items] == ["建园。"]
    assert not circular.targets
    printed = "|".join([head, f"全市|{cells}|埇桥区|{cells}|萧县|{cells}"])
    assert "".join(left(circular, "unparsed")) == printed.replace("|", "")


def test_a_row_with_more_values_than_the_others_shows_that_those_lost_some() -> None:
    circular = table(
        "地区|修路（公里）|修桥（座）",
        "全市|6|7|8|埇桥区|3|3|砀山县|4|5|萧县|3|0",
        head=notice("1.建园。"),
    )
    assert not circular.targets
    assert "全市" in left(circular, "unparsed")


def test_headings_among_the_rows_leave_all_unparsed() -> None:
    circular = table(
        "地区|计划（个）|投资（万元）",
        "一、建园|埇桥区|2|300|萧县|3|200|泗县|1|100",
        "二、改厕|埇桥区|20|30|萧县|30|40|泗县|10|50",
        head=notice("1.修桥。"),
    )
    assert [i.text for i in circular.items] == ["修桥。"]
    assert not circular.targets
    assert {"一、建园", "二、改厕", "40"} <= set(left(circular, "unparsed"))


def test_rows_of_regions_within_a_table_of_items_are_no_table_of_regions() -> None:
    with pytest.raises(NotACircularError):
        table("项目|地区|数量", "建园|埇桥区|2|萧县|3|泗县|1", "改厕|埇桥区|20|萧县|30|泗县|10")


def test_a_list_of_addressees_and_units_is_no_table() -> None:
    names = "各县（区）人民政府|埇桥区|砀山县|萧县|市教育局|市住建局"
    circular = table(names, head=notice("1.建园10所。"))
    assert not circular.targets
    assert not circular.item_mentions[1:]


def test_a_table_of_items_stays_one() -> None:
    circular = table(
        "序号|项目|主要内容|责任单位|完成时限",
        "1|修桥|修桥3座。|埇桥区|10月底",
        "2|修路|修路5公里。|萧县|11月底",
    )
    assert [(i.item_number, i.text) for i in circular.items] == [
        (1, "修桥3座。"),
        (2, "修路5公里。"),
    ]
    assert not circular.targets


def test_a_column_per_region_without_numbers_of_the_rows() -> None:
    for stub in ("项目", "地区|指标名称"):
        circular = table(
            f"{stub}|单位|全市|埇桥区|高新区",
            "新建幼儿园|所|10|6|4",
            "改造老旧小区|个|700|700|—",
            "改造|危房|户|9|5|4",
        )
        assert values(circular) == [
            ("新建幼儿园", "所", "全市", "10"),
            ("新建幼儿园", "所", "埇桥区", "6"),
            ("新建幼儿园", "所", "高新区", "4"),
            ("改造老旧小区", "个", "全市", "700"),
            ("改造老旧小区", "个", "埇桥区", "700"),
            ("改造老旧小区", "个", "高新区", "—"),
        ]
        assert left(circular, "unparsed") == ["改造", "危房", "户", "9", "5", "4"]


def test_a_dash_in_a_text_without_such_a_table_draws_a_line() -> None:
    circular = parsed(notice("1.建园10所。", "—", "2.修路5公里。"))
    assert left(circular, "table_label") == ["—"]


REGIONS = ("全市", "埇桥区", "萧县", "泗县")
ROLES: tuple[tuple[str, ...], ...] = ((), ("目标", "完成"), ("目标任务", "完成数", "完成率（%）"))


@given(
    counts=st.lists(st.integers(1, 3), min_size=1, max_size=4),
    numbered=st.booleans(),
    unit=st.sampled_from(("", "（个）")),
    roles=st.sampled_from(ROLES),
    merged=st.booleans(),
)
def test_no_value_is_read_in_another_place_than_its_own(
    counts: list[int], numbered: bool, unit: str, roles: tuple[str, ...], merged: bool
) -> None:
    """Items with some indicators each; a merged header is of an item that is its own indicator."""
    items = [f"{i}.工程{i}类" if numbered else f"工程{i}类" for i in range(1, len(counts) + 1)]
    own = [merged and count == 1 for count in counts]
    below = [[f"指数{i}{n}{unit}" for n in range(c)] for i, c in enumerate(counts)]
    under = [name for names, single in zip(below, own, strict=True) if not single for name in names]
    names = [
        name
        for item, single, each in zip(items, own, below, strict=True)
        for name in ([item] if single else each)
    ]
    width = len(names) * max(len(roles), 1)
    rows = {r: [str(1000 * i + n) for n in range(width)] for i, r in enumerate(REGIONS, 1)}
    body = [cell for region, cells in rows.items() for cell in (region, *cells)]
    lines = ["地区", *items, *under, *roles * len(names), *body]
    circular = table("|".join(lines), head=notice("1.修桥。"))
    if circular.targets:
        assert len(circular.targets) == width * len(rows)
    for each in circular.targets:
        column = rows[str(each.region_label)].index(str(each.raw))
        name, role = divmod(column, max(len(roles), 1))
        assert names[name].removesuffix(unit).endswith(str(each.indicator))
        assert ("target", "achieved", "rate").index(each.value_role) == role
