import pytest

from tests.faults.planting import only, quotes
from tests.faults.sound import NOTICE

ALONE = NOTICE[: NOTICE.index("附件：")]


@pytest.mark.parametrize(
    ("number", "noted", "printed"),
    [("5", "缺第4项", "1、2、3、5"), ("3", "第3项重复", "1、2、3、3")],
)
def test_a_number_left_out_or_repeated(number: str, noted: str, printed: str) -> None:
    found = only(ALONE.replace("4.开展", f"{number}.开展"), "item_number_gap")
    assert (found["part"], found["list_number"], found["item_number"]) == ("notice", 1, None)
    assert (found["expected"], found["actual"], found["severity"]) == ("1—4", printed, "error")
    assert [quote[:4] for quote in quotes(found)] == ["3.推进", f"{number}.开展"]
    assert found["message"] == f"通知的事项编号不是从1起连续编到4：{noted}"


def test_numbers_may_restart_in_each_section() -> None:
    from tests.faults.planting import findings

    text = ALONE.replace("3.推进", "1.推进").replace("4.开展", "2.开展")
    assert findings(text) == []
    found = only(text.replace("2.开展", "3.开展"), "item_number_gap")
    assert found["section_number"] == 2
