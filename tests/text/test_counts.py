"""How many items a heading or a title says there are."""

import pytest

from pipeline.text.counts import count_bracket, declared_counts


@pytest.mark.parametrize(
    ("heading", "count", "unit"),
    [
        ("一、促进就业（3项）", 3, "项"),
        ("一、促进就业（3）", 3, None),
        ("一、促进就业（共11项）", 11, "项"),
        ("一、促进就业（六项）", 6, "项"),
        ("一、促进就业（6项指标）", 6, "项"),
        ("一、促进就业（4件）：", 4, "件"),
        ("一、促进就业（4项", 4, "项"),
    ],
)
def test_count_bracket(heading: str, count: int, unit: str | None) -> None:
    found = count_bracket(heading)
    assert found is not None
    assert (found.count, found.unit) == (count, unit)
    assert heading[: found.start] == "一、促进就业"


@pytest.mark.parametrize(
    "heading",
    ["一、促进就业", "促进就业3项", "计划（2024年）", "改造（3公里）", "（3项）任务分工"],
)
def test_no_count_bracket(heading: str) -> None:
    assert count_bracket(heading) is None


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        pytest.param("关于印发《2024年实施50项民生实事》的通知", [(50, "项")], id="title"),
        pytest.param("2024年民生实事项目（20项）", [(20, "项")], id="bracket"),
        pytest.param("十件为民实事", [(10, "件")], id="Chinese numeral"),
        pytest.param("实施10件25项民生实事", [(10, "件"), (25, "项")], id="nested"),
        pytest.param("共10大类33项任务", [(10, "大类"), (33, "项")], id="classes"),
        pytest.param("“10项暖民心行动”", [(10, "项")], id="a name"),
    ],
)
def test_declared_counts(text: str, counts: list[tuple[int, str]]) -> None:
    found = list(declared_counts(text))
    assert [(count.count, count.unit) for count in found] == counts
    assert all(str(count.unit) in text[count.start : count.end] for count in found)


@pytest.mark.parametrize(
    "text", ["第3项任务", "三项制度", "提高两项补贴", "2024年民生实事", "修路12.5条", "一项工程"]
)
def test_numbers_that_count_no_items(text: str) -> None:
    assert list(declared_counts(text)) == []


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("办好30个民生项目", [(30, "个")]),
        ("共确定8大类32项", [(8, "大类"), (32, "项")]),
        ("实施二十五项工程", [(25, "项")]),
    ],
)
def test_more_ways_to_declare(text: str, counts: list[tuple[int, str]]) -> None:
    assert [(count.count, count.unit) for count in declared_counts(text)] == counts


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        pytest.param("2024年十大民生实事", [(10, None)], id="without a unit"),
        pytest.param("2024年度10大重点民生实事项目", [(10, None)], id="in figures"),
        pytest.param("九大民生工程实施方案", [(9, None)], id="works"),
        pytest.param("实施5大类23个项目", [(5, "大类"), (23, "个")], id="of classes"),
        pytest.param("涵盖三大类十二项", [(3, "大类"), (12, "项")], id="Han figures in a row"),
        pytest.param("共25件53个事项", [(25, "件"), (53, "个")], id="of things to do"),
        pytest.param("票决产生10个项目", [(10, "个")], id="voted"),
        pytest.param("得票居前的11个项目确定为民生实事", [(11, "个")], id="voted for"),
        pytest.param("差额票决产生镇民生实事项目10个，现予公告", [(10, "个")], id="named before"),
        pytest.param("票决了镇政府民生实事项目五项：", [(5, "项")], id="before the list"),
        pytest.param("办好10+5件民生实事", [(10, None), (5, "件")], id="a sum"),
        pytest.param("研究确定28项为民办实事项目", [(28, "项")], id="for the people"),
        pytest.param("分解为58项目标任务", [(58, "项")], id="goals"),
        pytest.param("20件（25项）", [(20, "件"), (25, "项")], id="in a bracket"),
        pytest.param("从12项民生实事候选项目中选出10项", [(10, "项")], id="proposed"),
    ],
)
def test_counts_of_other_forms(text: str, counts: list[tuple[int, str | None]]) -> None:
    assert [(count.count, count.unit) for count in declared_counts(text)] == counts


@pytest.mark.parametrize(
    "text", ["3岁以下", "免费筛查两癌", "“十四五”规划", "“三公里”就业圈", "改造8个项目部"]
)
def test_more_numbers_that_count_no_items(text: str) -> None:
    assert list(declared_counts(text)) == []


def test_a_bracket_with_a_bare_measure_word_counts_behind_a_numbered_heading() -> None:
    found = count_bracket("一、幼有所育（2个）")
    assert found is not None
    assert (found.count, found.unit, found.start) == (2, "个", 6)
    assert count_bracket("新建幼儿园（2个）") is None
