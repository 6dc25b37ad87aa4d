"""A circular into its notice and annexes, also when some are missing."""

import pytest

from tests.parse.circulars import item_texts, left, measures, notice, parsed, targets

ITEMS = ["一、交通（2项）", "1.修桥3座。（牵头单位：区交通局）", "2.修路5公里。（属市级任务）"]
REPEATED = [
    "一、交通（2项）",
    "（一）修桥3座。（牵头单位：区交通局）",
    "推进举措：",
    "1.按月调度。",
    "（二）修路5公里。（属市级任务）",
]
TABLE = [
    "单位名|一、交通|",
    "|1、修桥（牵头单位：区交通局）|2、修路（属市级任务）",
    "|修桥（座）|修路（公里）",
    "全市合计|9|7",
    "鼓楼区|3|5",
]
NOTICE, MEASURES, TARGETS = notice(*ITEMS), measures(*REPEATED), targets(*TABLE)


@pytest.mark.parametrize(
    ("text", "parts", "measure_count", "target_count"),
    [
        pytest.param(NOTICE, ["notice"], 0, 0, id="only the notice"),
        pytest.param(MEASURES, ["measures"], 1, 0, id="only the measures"),
        pytest.param(TARGETS, ["targets"], 0, 4, id="only the tables"),
        pytest.param(NOTICE + MEASURES, ["notice", "measures"], 1, 0, id="without tables"),
        pytest.param(NOTICE + TARGETS, ["notice", "targets"], 0, 4, id="without measures"),
        pytest.param(MEASURES + TARGETS, ["measures", "targets"], 1, 4, id="without the notice"),
        pytest.param(
            NOTICE + MEASURES + TARGETS, ["notice", "measures", "targets"], 1, 4, id="whole"
        ),
    ],
)
def test_parts(text: str, parts: list[str], measure_count: int, target_count: int) -> None:
    circular = parsed(text)
    assert [(each.part, each.item_number) for each in circular.item_mentions] == [
        (part, number) for part in parts for number in (1, 2)
    ]
    assert len(circular.measures) == measure_count
    assert len(circular.targets) == target_count
    assert left(circular, "unparsed") == []


@pytest.mark.parametrize(
    ("marker", "title"),
    [
        ("附件1", "鼓楼区2024年民生实事推进举措"),
        ("附件 1", "鼓楼区2024年民生实事推进举措"),
        ("附件一", "鼓楼区2024年民生实事推进举措"),
        ("附件1：", "鼓楼区2024年民生实事推进举措"),
        ("附件", "鼓楼区2024年民生实事推进举措"),
        ("附表1", "鼓楼区2024年民生实事推进举措"),
        ("附件：1", "鼓楼区2024年民生实事推进举措"),
    ],
)
def test_markers_of_an_annex(marker: str, title: str) -> None:
    circular = parsed(NOTICE + "\n".join([marker, title, *REPEATED]))
    assert len(item_texts(circular, "measures")) == 2
    assert left(circular, "heading")[:2] == [marker, title]


def test_an_annex_may_be_titled_by_its_kind_alone() -> None:
    circular = parsed("\n".join(["附件1", "推进举措", *REPEATED]))
    assert len(item_texts(circular, "measures")) == 2
    assert left(circular, "unparsed") == []


@pytest.mark.parametrize(
    ("lines", "attachments"),
    [
        pytest.param(
            ["附件：1.推进举措", "2.2024年任务分解表"],
            ("推进举措", "2024年任务分解表"),
            id="one to a line",
        ),
        pytest.param(
            ["附件：", "1.推进举措", "2.任务分解表"], ("推进举措", "任务分解表"), id="below"
        ),
        pytest.param(["附件：任务分解表"], ("任务分解表",), id="one without number"),
        pytest.param(
            ["附件1：推进举措", "附件2：任务分解表"],
            ("推进举措", "任务分解表"),
            id="a marker on each line",
        ),
    ],
)
def test_the_attachment_list_holds_no_items(lines: list[str], attachments: tuple[str, ...]) -> None:
    circular = parsed(notice(*ITEMS, *lines) + MEASURES)
    assert circular.heading.attachments == attachments
    assert len(item_texts(circular)) == len(item_texts(circular, "measures")) == 2
    assert left(circular, "unparsed") == []


def test_several_attachments_on_a_line() -> None:
    circular = parsed(notice(*ITEMS, "附件：1.推进举措 2.任务分解表"))
    assert circular.heading.attachments == ("推进举措", "任务分解表")


@pytest.mark.parametrize(
    "line", ["附件所列桥梁，年内开工。（属市级任务）", "附表中的道路，年内完工。（属市级任务）"]
)
def test_a_line_that_only_speaks_of_an_annex_begins_none(line: str) -> None:
    circular = parsed(notice("1.修桥，", line, "2.修路。（属市级任务）"))
    assert item_texts(circular) == ["修桥，" + line.removesuffix("（属市级任务）"), "修路。"]


def test_page_numbers_around_a_marker() -> None:
    circular = parsed(NOTICE + "— 3 —\n\f" + MEASURES + "— 4 —\n" + TARGETS)
    assert left(circular, "page_number") == ["— 3 —", "— 4 —"]
    assert {each.part for each in circular.item_mentions} == {"notice", "measures", "targets"}
