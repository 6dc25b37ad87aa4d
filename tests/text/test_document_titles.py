"""What titles look like."""

import pytest

from pipeline.text.document_titles import (
    column_name,
    file_mark,
    is_assembly_title,
    is_formal_title,
    is_headline,
    is_list_title,
    is_list_title_over,
    own_title,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("关于印发2024年民生实事的通知", True),
        ("关于2024年民生实事实施情况的通报", True),
        ("关于征求《2024年民生实事（征求意见稿）》意见的公告", True),
        ("关于印发《2024年民生实事的通知", False),
        ("根据区政府关于民生实事的意见，", False),
    ],
)
def test_formal_titles(text: str, expected: bool) -> None:
    assert is_formal_title(text) is expected


def test_titles_of_a_congress() -> None:
    assert is_assembly_title("鼓楼县人民代表大会公告")
    assert is_assembly_title("鼓楼县第八届人民代表大会第三次会议关于民生实事项目的决定")
    assert not is_assembly_title("鼓楼县人民代表大会代表票决")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年鼓楼区十件民生实事项目清单", True),
        ("鼓楼区2024年民生工作要点", True),
        ("2024年上半年重点工作进展情况表", True),
        ("（注：表中为全年目标）", False),
        ("鼓楼区民生实事工作专班", False),
        ("2024年新建学校3所。", False),
        ("2024年3月5日", False),
        ("修桥项目", False),
        ("加强领导", False),
    ],
)
def test_titles_of_lists(text: str, expected: bool) -> None:
    assert is_list_title(text) is expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["2024年区《政府工作报告》目标任务", "责任分解方案"], True),
        (["鼓楼区2024年民生实事项目", "（征求意见稿）"], True),
        (["2024年民生实事清单", "2023年民生实事完成情况表"], False),
        (["鼓楼区民生工程领导小组", "责任分解表"], False),
    ],
)
def test_titles_over_lines(lines: list[str], expected: bool) -> None:
    assert is_list_title_over(lines) is expected


def test_the_headline_of_a_page() -> None:
    assert is_headline("鼓楼区今年再办十件实事")
    assert is_headline("东山镇第九届人民代表大会第二次会议胜利召开")
    assert not is_headline("今年办哪些民生实事？")


def test_what_stands_around_a_title() -> None:
    assert column_name("【通知公告】鼓楼区2024年民生实事清单") == 6
    assert column_name("【2024】鼓楼区2024年民生实事清单") == 0
    assert file_mark("民生实事清单.docx") == ".docx"
    assert file_mark("民生实事清单_第2页") == "_第2页"
    assert file_mark("民生实事清单") == ""
    assert file_mark("民生实事清单-鼓楼区人民政府门户网站") == "-鼓楼区人民政府门户网站"
    assert file_mark("民生实事清单 | 通知公告 | 鼓楼网") == " | 通知公告 | 鼓楼网"


def test_the_title_itself_in_a_line() -> None:
    cited = "鼓政办〔2024〕5号《关于印发〈民生实事〉的通知》"
    assert cited[slice(*own_title(cited))] == "关于印发〈民生实事〉的通知"
    two = "《民生实事》和《重点工作》"
    assert two[slice(*own_title(two))] == two
