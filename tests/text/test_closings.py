"""Lines that close a circular."""

import pytest

from pipeline.text.closings import is_contact, is_demand, is_note, is_set_closing


@pytest.mark.parametrize(
    "line",
    [
        "（此件公开发布）",
        "信息公开选项：主动公开",
        "现予以公告。",
        "特此通知。",
        "抄送：区委各部门",
        "鼓楼区人民政府办公室2024年3月5日印发",
        "（共印50份）",
    ],
)
def test_set_closings(line: str) -> None:
    assert is_set_closing(line)


@pytest.mark.parametrize("line", ["现公布2024年民生实事", "公开发布民生实事办理情况，接受监督。"])
def test_no_set_closing(line: str) -> None:
    assert not is_set_closing(line)


def test_contacts_and_notes() -> None:
    assert is_contact("监督电话：12345")
    assert is_contact("（联系人：张某，电话：12345）")
    assert not is_contact("开通12345热线。")
    assert is_note("注：表中为全年数。")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("各责任单位要按月报送进展。", True),
        ("以上实事由督查室负责督查。", True),
        ("新建驿站12家。", False),
        ("要修桥3座。", False),
    ],
)
def test_demands(text: str, expected: bool) -> None:
    assert is_demand(text) is expected
