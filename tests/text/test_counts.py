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
