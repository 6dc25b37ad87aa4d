"""Indicators of the tables and the quantities of the text that are the same thing."""

from __future__ import annotations

from operator import attrgetter
from pathlib import Path

import pytest

from pipeline.circular import Circular, Registration
from pipeline.parse import parse
from pipeline.read import read_document

HEAD = """\
淮北市人民政府办公室关于印发《淮北市2024年实施2项民生实事》的通知

各县、区人民政府：

现将《淮北市2024年实施2项民生实事》印发给你们，请认真抓好落实。

淮北市2024年实施2项民生实事

"""
REAL = Path(__file__).parents[2] / "raw" / "lieshan-2023.txt"
Columns = dict[str, str]
Said = list[tuple[int | None, str | None, str]]


def read(text: str) -> Circular:
    return parse(read_document("a", [("a.txt", text.encode())]), Registration())


def linked(words: str, columns: Columns, label: str = "全市合计") -> Said:
    """Indicator, words of the quantity, and agreement, of an item with such a table."""
    bracket = "。（牵头单位：市民政局）\n\n"
    first = f"1.{words}{bracket}2.开展救助{bracket}附件\n\n任务分解表\n\n"
    rows = [
        ["单位名", "1、养老服务（牵头单位：市民政局）", *[""] * (len(columns) - 1)],
        ["", *columns],
        [label, *columns.values()],
        ["杜集区", *["1"] * len(columns)],
    ]
    return shown(read(HEAD + first + "\n".join("\t".join(row) for row in rows) + "\n"))


def shown(circular: Circular) -> Said:
    names = ("list_number", "item_number", "part", "measure_number", "quantity_number")
    key = attrgetter(*names)
    raws = {key(quantity): quantity.raw for quantity in circular.quantities}
    return [(link.indicator_number, raws.get(key(link)), link.agreement) for link in circular.links]


@pytest.mark.parametrize(
    ("words", "columns", "expected"),
    [
        pytest.param(
            "新增老年食堂40个，新增托位300个",
            {"新增托位（个）": "300", "新增老年食堂（个）": "40"},
            [(1, "300个", "same"), (2, "40个", "same")],
            id="by words, whatever the order",
        ),
        pytest.param(
            "新增停车泊位480个，其中公共停车泊位380个以上",
            {"新增停车位（个）": "480", "其中：公共停车位（个）": "380"},
            [(1, "480个", "same"), (2, "380个以上", "same")],
            id="a share",
        ),
        pytest.param(
            "新增停车泊位480个，其中公共停车泊位380个",
            {"新增停车泊位（个）": "480", "其中：公共停车泊位（个）": "390"},
            [(1, "480个", "same"), (2, "380个", "different")],
            id="one settled, the other different",
        ),
        pytest.param(
            "城镇新增就业0.67万人",
            {"新增就业（人）": "6700"},
            [(1, "0.67万人", "same")],
            id="scale",
        ),
        pytest.param(
            "发放补贴600元/人·月",
            {"补贴标准（元/人·月）": "600"},
            [(1, "600元/人·月", "same")],
            id="a denominator in the unit",
        ),
        pytest.param(
            "每千人口托位数达到4.1个",
            {"每千人口托位数（个）": "4.1"},
            [(1, "达到4.1个", "same")],
            id="a denominator in the name",
        ),
        pytest.param(
            "补助标准由每人每年610元提高至每人每年640元",
            {"补助标准（元/人·年）": "650"},
            [(1, "每人每年640元", "different"), (None, "每人每年610元", "unmatched")],
            id="a change is what it comes to",
        ),
        pytest.param(
            "每年托养残疾人不少于100人",
            {"残疾人托养（人）": "100"},
            [(1, "不少于100人", "same")],
            id="a year's number",
        ),
        pytest.param(
            "扶持不少于170名创业者",
            {"扶持创业者（人）": "170"},
            [(1, "不少于170名", "same")],
            id="persons are persons",
        ),
        pytest.param(
            "新建服务站点10家以上",
            {"新建服务站点（个）": "10"},
            [(1, "10家以上", "same")],
            id="counted in other pieces",
        ),
        pytest.param(
            "新建服务站点10家以上",
            {"新建服务站点（个）": "12"},
            [(None, "10家以上", "unmatched"), (1, None, "unmatched")],
            id="other numbers in other pieces are no contradiction",
        ),
        pytest.param(
            "新增老年食堂40个",
            {"新增托位（个）": "300", "新增学位（个）": "210"},
            [(None, "40个", "unmatched"), (1, None, "unmatched"), (2, None, "unmatched")],
            id="nothing alike",
        ),
        pytest.param(
            "新增城区托位25个、农村托位15个",
            {"新增托位（个）": "40"},
            [(None, "25个", "unmatched"), (None, "15个", "unmatched"), (1, None, "unmatched")],
            id="a sum is no contradiction",
        ),
        pytest.param("新增老年食堂40个", {"新增老年食堂（%）": "40"}, None, id="another dimension"),
    ],
)
def test_pairs(words: str, columns: Columns, expected: Said | None) -> None:
    if expected is None:
        expected = [(None, "40个", "unmatched"), (1, None, "unmatched")]
    assert linked(words, columns) == expected


def test_a_number_of_another_region_is_no_counterpart() -> None:
    """The total's own row is not there: nothing to compare the text with."""
    assert linked("新增老年食堂1个", {"新增老年食堂（个）": "9"}, label="相山区") == []


def test_the_real_circular() -> None:
    circular = read(REAL.read_text("utf-8"))
    found = shown(circular)
    assert [each for each in found if each[2] == "different"] == []
    assert [each for each in found if each[2] == "part"] == [
        (1, "120名", "part"),
        (1, "9名", "part"),
        (1, "430名", "part"),
        (1, "不少于17人次", "part"),
        (1, "不少于20人次", "part"),
    ]
    own = {(t.item_number, t.indicator_number) for t in circular.targets if t.kind == "number"
           and t.region_name == "烈山区"}  # fmt: skip
    matched = {(k.item_number, k.indicator_number) for k in circular.links if k.agreement == "same"}
    # 反诈民警人数: no part but the table has it.
    assert own - matched == {(49, 2)}


def test_shares_say_what_they_are_shares_of() -> None:
    words = "新增老年食堂40个，改造社区食堂64个，新增托位300个"
    measures = "在城区改造社区食堂30个。", "在农村改造社区食堂34个。", "在城区新增老年食堂25个。"
    means = "".join(f"（{n}）{each}\n\n" for n, each in enumerate(measures, 1))
    item = f"1.{words}。（牵头单位：市民政局）\n\n推进举措：\n\n{means}2.开展救助。\n"
    circular = read(HEAD + item)
    shares = [link for link in circular.links if link.agreement == "part"]
    assert [(link.measure_number, link.part_of) for link in shares] == [(1, 2), (2, 2)]
