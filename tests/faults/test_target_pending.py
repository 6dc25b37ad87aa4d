import pytest

from tests.faults.planting import findings, in_cells, only, quotes

RULE = "target_pending"


def test_a_target_that_is_still_to_be_determined() -> None:
    found = only(in_cells((5, 4, "待认定")), RULE)
    assert (found["item_number"], found["indicator_number"], found["region_number"]) == (3, 1, 3)
    assert (found["actual"], found["severity"]) == ("待认定", "info")
    assert quotes(found) == ["待认定", "新增老年食堂（个）", "相山区"]


@pytest.mark.parametrize(("row", "label"), [(3, "全市合计"), (5, "相山区")])
def test_a_blank_target(row: int, label: str) -> None:
    found = only(in_cells((row, 4, "")), RULE)
    assert (found["item_number"], found["region_number"]) == (3, row - 2)
    assert (found["expected"], found["actual"]) == (None, None)
    assert quotes(found) == ["新增老年食堂（个）", label]


@pytest.mark.parametrize(("row", "column"), [(5, 6), (3, 6)])
def test_an_item_owed_by_others_may_have_none(row: int, column: int) -> None:
    assert findings(in_cells((row, column, "待认定"))) == []
