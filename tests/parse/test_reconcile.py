"""The parts of a circular brought together: one row per item, nothing overridden silently."""

import pytest

from pipeline.circular import Item
from tests.parse.circulars import measures, notice, parsed, targets

FIRST = "1.修桥3座，方便出行。（牵头单位：区交通局）"


def table(first: str = "1、修桥", second: str = "2、修路") -> str:
    header = [f"单位名|{first}|{second}", "|桥梁（座）|县道（公里）"]
    return targets(*header, "全市合计|9|7", "鼓楼区|3|5")


def annex(first: str = "修桥3座，方便出行。（牵头单位：区交通局）", second: str = "修路。") -> str:
    return measures(f"（一）{first}", "推进举措：", "1.按月调度。", f"（二）{second}")


def items(text: str) -> tuple[Item, Item]:
    first, second = parsed(text).items
    return first, second


NOTICE = notice(FIRST, "2.修路。")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (NOTICE, (True, False, False)),
        (NOTICE + annex(), (True, True, False)),
        (NOTICE + table(), (True, False, True)),
        (annex() + table(), (False, True, True)),
        (table(), (False, False, True)),
        (NOTICE + annex() + table(), (True, True, True)),
    ],
    ids=["notice", "notice, measures", "notice, tables", "measures, tables", "tables", "all"],
)
def test_an_item_knows_its_parts(text: str, parts: tuple[bool, bool, bool]) -> None:
    for item in items(text):
        assert (item.in_notice, item.in_measures, item.in_targets) == parts
        assert not item.in_list


def test_an_item_that_only_one_part_has() -> None:
    text = NOTICE + measures("（一）修桥。", "推进举措：", "1.抓。", "（二）修路。", "（三）植树。")
    assert [(i.item_number, i.in_notice, i.in_measures) for i in parsed(text).items] == [
        (1, True, True),
        (2, True, True),
        (3, False, True),
    ]


def test_the_notices_wording_is_kept_and_each_part_keeps_its_own() -> None:
    circular = parsed(NOTICE + annex("修桥4座。（牵头单位：区水利局）") + table())
    assert circular.items[0].text == "修桥3座，方便出行。"
    assert circular.items[0].lead_units == ("区交通局",)
    assert [m.text for m in circular.item_mentions if m.item_number == 1] == [
        "修桥3座，方便出行。",
        "修桥4座。",
        "修桥",
    ]


def test_a_list_without_duties_beside_one_with_measures() -> None:
    assert all(item.in_notice for item in items(notice("1.修桥3座。", "2.修路。") + annex()))


@pytest.mark.parametrize(
    ("in_notice", "in_annex", "in_table", "responsibility"),
    [
        ("（牵头单位：区交通局）", "（牵头单位：区交通局）", "（区交通局）", "local"),
        ("（牵头单位：区交通局）", "（属市级任务）", "（属市级任务）", "city"),
        ("（属市级任务）", "（鼓楼区无任务）", "（属市级任务）", "none"),
        ("（属市级任务）", "（属省级任务）", "", "province"),
        ("（属省级任务）", "", "", "province"),
        ("", "", "（鼓楼区无任务）", "none"),
        ("", "", "", "local"),
    ],
)
def test_the_most_specific_responsibility(
    in_notice: str, in_annex: str, in_table: str, responsibility: str
) -> None:
    text = (
        notice(FIRST, f"2.修路。{in_notice}")
        + annex(second=f"修路。{in_annex}")
        + table(second=f"2、修路{in_table}")
    )
    assert items(text)[1].responsibility == responsibility


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param(NOTICE, "修桥3座", id="first clause"),
        pytest.param(NOTICE + table("1、桥梁建设（区交通局）"), "桥梁建设", id="the table's name"),
        pytest.param(NOTICE + table("1、修桥3"), "修桥3", id="a short one as printed"),
    ],
)
def test_title(text: str, title: str) -> None:
    assert items(text)[0].title == title


def test_units_of_all_roles_in_print() -> None:
    bracket = "（牵头单位：市发改委、财政局；配合单位：区卫健委；分管领导：李某）"
    circular = parsed(notice(f"1.修桥。{bracket}", "2.修路。"))
    assert [(u.position, u.role, u.printed_name, u.name) for u in circular.responsible_units] == [
        (1, "lead", "市发改委", "市发展和改革委员会"),
        (2, "lead", "财政局", "市财政局"),
        (3, "cooperating", "区卫健委", "区卫生健康委员会"),
        (4, "leader", "李某", "李某"),
    ]
    item = circular.items[0]
    assert item.lead_units == ("市发展和改革委员会", "市财政局")
    assert item.cooperating_units == ("区卫生健康委员会",)
    assert circular.item_mentions[0].lead_units == ("市发改委", "财政局")


def test_each_unit_leads_to_its_own_characters() -> None:
    circular = parsed(notice("1.修桥。（牵头单位：区妇联、区残\n— 1 —\n联）", "2.修路。"))
    words = [
        [circular.text[slice(*span)] for span in unit.place.spans]
        for unit in circular.responsible_units
    ]
    assert words == [["区妇联"], ["区残", "联"]]


def test_units_come_from_the_first_part_that_names_any() -> None:
    text = notice("1.修桥。", "2.修路。") + annex() + table("1、修桥（区水利局）")
    assert items(text)[0].lead_units == ("区交通局",)


def test_a_deadline() -> None:
    text = notice("1.修桥。（牵头单位：区交通局；完成时限：10月底前）", "2.修路。")
    assert [item.deadline for item in items(text)] == ["10月底前", None]


def test_quantities_of_the_notice() -> None:
    circular = parsed(
        notice("1.修桥3座，改造农村公路不少于12.5公里。（属市级任务）", "2.修路。") + annex()
    )
    assert [
        (q.part, q.item_number, q.quantity_number, q.value, q.unit, q.comparator)
        for q in circular.quantities
        if q.part == "notice"
    ] == [("notice", 1, 1, 3.0, "座", "eq"), ("notice", 1, 2, 12.5, "公里", "ge")]
    for quantity in circular.quantities:
        (span,) = quantity.place.spans
        assert circular.text[slice(*span)] == quantity.raw


def test_numbers_that_restart_in_sections_meet_in_all_parts() -> None:
    text = notice(
        "一、交通", "1.修桥。（属市级任务）", "2.修路。", "二、教育", "1.建校。"
    ) + measures(
        "一、交通",
        "（一）修桥。",
        "推进举措：",
        "1.抓。",
        "（二）修路。",
        "二、教育",
        "（一）建校。",
    )
    table = ["单位名|一、交通||二、教育", "|1、修桥|2、修路|1、建校", "|桥（座）|路（条）|校（所）"]
    circular = parsed(text + targets(*table, "全市合计|9|7|8", "鼓楼区|3|5|1"))
    assert [(m.part, m.item_number, m.section_number) for m in circular.item_mentions] == [
        (part, number, section)
        for part in ("notice", "measures", "targets")
        for number, section in ((1, 1), (2, 1), (3, 2))
    ]
    assert [item.title for item in circular.items] == ["修桥", "修路", "建校"]
