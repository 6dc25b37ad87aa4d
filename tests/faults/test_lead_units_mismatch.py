from tests.faults.planting import findings, in_cells, in_text, only, quotes

RULE = "lead_units_mismatch"


def test_parts_that_name_different_units() -> None:
    found = only(in_cells((1, 4, "3、养老服务（牵头单位：市卫健委）")), RULE)
    assert (found["part"], found["item_number"], found["severity"]) == (None, 3, "warning")
    assert (found["expected"], found["actual"]) == ("市民政局", "市卫生健康委员会")
    assert quotes(found) == ["市民政局", "市民政局", "市卫健委"]


def test_the_annex_may_not_leave_a_unit_out_as_the_table_does() -> None:
    text = in_text(("市商务局、市妇联", "市商务局"), last=True)
    found = only(text, RULE)
    assert found["item_number"] == 2
    assert quotes(found) == ["市商务局", "市妇联", "市商务局", "市商务局"]


def test_an_abbreviation_is_the_same_unit() -> None:
    assert findings(in_text(("市妇联", "市妇女联合会"))) == []
