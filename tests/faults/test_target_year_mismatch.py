import pytest

from tests.faults.planting import findings, only, quotes
from tests.faults.sound import circular

RULE = "target_year_mismatch"
PLACE = "新增老年食堂40个"


@pytest.mark.parametrize(
    ("words", "quoted"),
    [("到2023年底，", "到2023年底"), ("2025年6月底前", "2025年6月底前")],
)
def test_another_year_than_that_of_the_circular(words: str, quoted: str) -> None:
    found = only(circular().replace(PLACE, words + PLACE), RULE)
    assert (found["item_number"], found["severity"], found["expected"]) == (3, "info", "2024")
    assert quotes(found) == [quoted, quoted]
    assert found["message"] == f"第3项写“{quoted}”，而本文件是2024年的任务"


@pytest.mark.parametrize(
    "words",
    ["到2024年底，", "截至2023年底，", "在2023年基础上，", "较2023年末，", "按照2023年标准，"],
)
def test_years_that_are_no_other_target(words: str) -> None:
    assert findings(circular().replace(PLACE, words + PLACE)) == []
