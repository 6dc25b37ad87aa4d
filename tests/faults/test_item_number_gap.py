import pytest

from tests.faults.planting import findings, only, quotes
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
    text = ALONE.replace("3.推进", "1.推进").replace("4.开展", "2.开展")
    assert findings(text) == []
    found = only(text.replace("2.开展", "3.开展"), "item_number_gap")
    assert found["section_number"] == 2


LEVELS = """清河县2013年民生实事
一、改善居住
（一）全力推进棚户区改造。
1.改造棚户区800户。（责任单位：县住建局）
2.改造泥草房120户。（责任单位：县农业局）
（二）打通断头路4条。（责任单位：县城管局）
"""


def test_items_on_two_levels_run_on_with_the_headings_of_theirs() -> None:
    assert findings(LEVELS) == []
    found = only(LEVELS.replace("（二）", "（五）"), "item_number_gap")
    assert (found["expected"], found["actual"]) == ("1—2", "1、5")
