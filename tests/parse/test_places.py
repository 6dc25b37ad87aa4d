"""The region that a row of a table is about."""

import pytest

from pipeline.circular import RegionRole
from pipeline.parse.places import row_regions
from pipeline.text.regions import resolve

Row = tuple[str | None, str | None, RegionRole]
NANJING = resolve("南京市")
GULOU = resolve("鼓楼区", NANJING)


def rows(labels: list[str], issuing: str = "区") -> list[Row]:
    region = {"区": GULOU, "市": NANJING}.get(issuing)
    return [(row.name, row.code, row.role) for row in row_regions(labels, region)]


@pytest.mark.parametrize(
    "total", ["全市合计", "全市", "全市总计", "市合计", "全市汇总", "全市总体", "市级合计"]
)
def test_the_total_above_a_districts_own_row(total: str) -> None:
    assert rows([total, "鼓楼区"]) == [
        ("南京市", "320100", "total"),
        ("鼓楼区", "320106", "member"),
    ]


@pytest.mark.parametrize("total", ["合计", "总计", "全市合计", "共计"])
def test_the_total_of_a_citys_own_table(total: str) -> None:
    assert rows([total, "鼓楼区", "市本级", "江北新区"], issuing="市") == [
        ("南京市", "320100", "total"),
        ("鼓楼区", "320106", "member"),
        ("市本级", None, "member"),
        ("江北新区", None, "member"),
    ]


def test_the_whole_of_an_autonomous_region() -> None:
    region = resolve("宁夏回族自治区")
    total, member = row_regions(["全区", "银川市"], region)
    assert (total.name, total.role) == ("宁夏回族自治区", "total")
    assert (member.name, member.role) == ("银川市", "member")


def test_the_citys_own_name_is_the_total_over_its_districts() -> None:
    assert rows(["南京市", "玄武区", "鼓楼区"], issuing="市") == [
        ("南京市", "320100", "total"),
        ("玄武区", "320102", "member"),
        ("鼓楼区", "320106", "member"),
    ]


def test_a_name_without_its_type() -> None:
    assert rows(["合计", "玄武", "鼓楼"], issuing="市")[1:] == [
        ("玄武区", "320102", "member"),
        ("鼓楼区", "320106", "member"),
    ]


def test_a_total_without_level_is_of_the_own_region_or_of_the_one_above_its_row() -> None:
    assert rows(["合计", "幕府山街道"])[0] == ("鼓楼区", "320106", "total")
    assert rows(["合计", "鼓楼区"])[0] == ("南京市", "320100", "total")


@pytest.mark.parametrize("label", ["幕府山街道", "开发区", "市本级", "鼓楼"])
def test_what_is_in_no_table_of_regions_stays_as_printed(label: str) -> None:
    assert rows([label], issuing="无") == [(label, None, "member")]


def test_a_total_of_nobody_knows_what() -> None:
    assert rows(["全市合计", "本区"], issuing="无") == [
        (None, None, "total"),
        ("本区", None, "member"),
    ]


@pytest.mark.parametrize("total", ["全镇", "全乡合计", "全街道"])
def test_the_total_of_a_town(total: str) -> None:
    assert [(r.name, r.role) for r in row_regions([total, "永越村"], None)] == [
        (None, "total"),
        ("永越村", "member"),
    ]
