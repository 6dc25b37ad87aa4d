"""A header whose grid is gone, dealt over columns only where there is one way to do it."""

import pytest

from pipeline.text.flat_spread import spread

ROLES = ["目标任务", "完成数", "完成率（%）"]


def dealt(labels: str | list[str], columns: int) -> list[list[tuple[str, int]]] | None:
    """Rows of labels with the number of columns that each stands over."""
    words = labels.split("|") if isinstance(labels, str) else labels
    rows = spread(words, columns)
    if rows is None:
        return None
    return [
        [(words[label], width) for label, width in zip(row.labels, row.widths, strict=True)]
        for row in rows
    ]


def test_as_many_labels_as_columns_are_one_row() -> None:
    assert dealt("修路（公里）|改厕（户）|建园（所）", 3) == [
        [("修路（公里）", 1), ("改厕（户）", 1), ("建园（所）", 1)]
    ]


def test_roles_that_come_again_part_the_columns() -> None:
    assert dealt(["修路（公里）", "改厕（户）", *ROLES, *ROLES], 6) == [
        [("修路（公里）", 3), ("改厕（户）", 3)],
        [(role, 1) for role in ROLES * 2],
    ]


def test_groups_of_roles_need_not_be_as_long() -> None:
    rows = dealt("修路（公里）|改厕（户）|目标|完成|完成率|目标|完成", 5)
    assert rows and rows[0] == [("修路（公里）", 3), ("改厕（户）", 2)]


def test_sub_headers_of_any_name_that_come_again() -> None:
    rows = dealt("1.修路|2.改厕|数量|投资（万元）|数量|投资（万元）", 4)
    assert rows and rows[0] == [("1.修路", 2), ("2.改厕", 2)]


def test_an_item_over_all_its_indicators() -> None:
    assert dealt("1.交通|修路（公里）|修桥（座）|建站（个）", 3) == [
        [("1.交通", 3)],
        [("修路（公里）", 1), ("修桥（座）", 1), ("建站（个）", 1)],
    ]


def test_a_section_over_items_with_an_indicator_each() -> None:
    assert dealt("一、民生|1.交通|2.卫生|修路（公里）|改厕（户）|目标|完成|目标|完成", 4) == [
        [("一、民生", 4)],
        [("1.交通", 2), ("2.卫生", 2)],
        [("修路（公里）", 2), ("改厕（户）", 2)],
        [("目标", 1), ("完成", 1), ("目标", 1), ("完成", 1)],
    ]


def test_what_stands_over_one_group_of_roles_is_a_row_each() -> None:
    assert dealt(["交通", "修路（公里）", *ROLES], 3) == [
        [("交通", 3)],
        [("修路（公里）", 3)],
        [(role, 1) for role in ROLES],
    ]


def test_rows_with_a_stub_of_their_own() -> None:
    rows = spread(["修路", "改厕", "责任单位", "市交通局", "市住建局", "单位", "公里", "户"], 2)
    assert rows and [row.stub for row in rows] == [None, 2, 5]
    assert [row.labels for row in rows] == [(0, 1), (3, 4), (6, 7)]


def test_units_and_departments_stand_one_below_each_header() -> None:
    assert dealt("修路|改厕|建园|公里|户|所", 3) == [
        [("修路", 1), ("改厕", 1), ("建园", 1)],
        [("公里", 1), ("户", 1), ("所", 1)],
    ]
    assert dealt("1.交通|2.卫生|市交通局|市住建局", 2) == [
        [("1.交通", 1), ("2.卫生", 1)],
        [("市交通局", 1), ("市住建局", 1)],
    ]


@pytest.mark.parametrize(
    ("labels", "columns"),
    [
        ("1.交通|2.卫生|修路（公里）|修桥（座）|改厕（户）", 3),  # two and one, or one and two
        ("交通|修路（公里）|修桥（座）|建站（个）", 3),  # over all, or over the last two
        ("交通|卫生|修路（公里）|改厕（户）|目标|完成|目标|完成", 4),  # side by side, or one below
        ("1.交通|2.卫生|修路（公里）|修桥（座）", 3),  # an item has two, which?
        ("1.修路（公里）|改厕（户）", 2),  # an item beside no item
        ("数量|新建幼儿园", 1),  # the last may head the rows below it
        ("计划（个）|投资（万元）|新建幼儿园", 2),
        ("数量|1.新建幼儿园", 1),
        ("修路|目标|完成|目标|完成", 3),  # fewer values than sub-headers
        ("修路|目标|完成|完成|目标|完成|完成", 6),  # a role twice
        ("修路|改厕", 3),
        ("目标|完成|完成率", 3),  # nothing says of what
        ("公里|户", 2),
    ],
)
def test_no_or_several_ways_are_none(labels: str, columns: int) -> None:
    assert dealt(labels, columns) is None
