from tests.faults.planting import findings, in_cells, only, quotes

RULE = "unit_missing"


def test_numbers_without_a_unit() -> None:
    found = only(in_cells((2, 4, "社区老年助餐点")), RULE)
    assert (found["item_number"], found["indicator_number"]) == (3, 1)
    assert (found["region_number"], found["severity"]) == (None, "info")
    assert found["actual"] == "40、10、12、8"
    assert quotes(found)[:6] == ["40", "10", "12", "8", "10", "社区老年助餐点"]


def test_a_unit_in_each_cell_will_do() -> None:
    cells = [
        (row, 3, f"{number}人次")
        for row, number in zip(range(3, 8), (600, 150, 250, 120, 80), strict=True)
    ]
    assert findings(in_cells((2, 3, "培训家政服务人员合计"), *cells)) == []
