from tests.faults.planting import in_cells, only, quotes


def test_an_item_under_the_section_before_its_own() -> None:
    found = only(in_cells((0, 3, "二、社会保障"), (0, 4, "")), "section_misplaced")
    assert (found["part"], found["item_number"]) == ("targets", 2)
    assert (found["expected"], found["actual"]) == ("促进就业", "社会保障")
    assert quotes(found) == ["2、家政服务业（牵头单位：市商务局）"]
    assert found["severity"] == "warning"
