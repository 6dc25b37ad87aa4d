from tests.faults.planting import in_cells, only, quotes


def test_a_header_that_is_cut_off() -> None:
    # The number of a cut header has its unit from the item's text too.
    found = only(in_cells((2, 3, "培训家政服")), "header_repaired")
    assert (found["part"], found["item_number"], found["indicator_number"]) == ("targets", 2, 1)
    assert (found["expected"], found["actual"]) == ("培训家政服务人员", "培训家政服")
    assert quotes(found) == ["培训家政服"]
    assert found["severity"] == "warning"
