"""Lines that a web site puts around a text."""

import pytest

from pipeline.text.site_labels import pairs
from pipeline.text.site_lines import is_dateline, is_path_or_address, is_site_end, is_site_line


@pytest.mark.parametrize(
    "line",
    [
        "首页 | 政务公开 | 乡镇公开 | 濮院镇",
        "主办：昌黎县人民政府　承办：昌黎县人民政府办公室",
        "首页>政务公开>通知",
        "当前位置：首页>>正文",
        "打印关闭",
        "登录/注册",
        "字体：大中小",
        "上一篇：另一份通知",
        "https://example.org/a",
        "分享到：",
    ],
)
def test_a_line_of_a_site(line: str) -> None:
    assert is_site_line(line)


@pytest.mark.parametrize(
    "line", ["关闭矿井5座", "下载能力提升工程", "保存量>5万", "新建A->B->C道路", "首页改版工程"]
)
def test_a_line_of_the_text(line: str) -> None:
    assert not is_site_line(line)
    assert not is_path_or_address(line)


def test_who_runs_the_site_stands_above_another_line_of_it() -> None:
    assert is_site_end("主办单位：区政府", above_footer=True)
    assert not is_site_end("主办单位：区政府", above_footer=False)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2025 01/19 09:55:42", True),
        ("2024/1/7 20:58:50", True),
        ("2024-01-07 16:10 区政府办", True),
        ("2024-01-07", False),
    ],
)
def test_a_date_with_a_time(line: str, expected: bool) -> None:
    assert is_dateline(line) is expected


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "索 引 号 AB1/2023-05 发文日期 2023-01-04",
            [("索引号", "AB1/2023-05"), ("发文日期", "2023-01-04")],
        ),
        ("• 文号: 鼓政〔2024〕1号", [("文号", "鼓政〔2024〕1号")]),
        ("区信息网 发布时间：2024-01-04", [("发布时间", "2024-01-04")]),
        ("时间", []),
        ("时间紧，任务重：抓紧办", []),
        ("资金来源：财政", []),
    ],
)
def test_labels_and_values(line: str, found: list[tuple[str, str]]) -> None:
    assert [(each.name, line[each.start : each.end].strip()) for each in pairs(line)] == found
