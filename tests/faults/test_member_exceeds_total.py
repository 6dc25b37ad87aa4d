from tests.faults.planting import findings, in_cells, only, quotes

RULE = "member_exceeds_total"


def test_a_member_above_the_total() -> None:
    # A sum that holds a member above the total differs from it too.
    found = only(in_cells((5, 4, "41")), RULE, "members_sum")
    assert (found["item_number"], found["indicator_number"], found["region_number"]) == (3, 1, 3)
    assert (found["expected"], found["actual"], found["severity"]) == ("≤40个", "41个", "error")
    assert quotes(found) == ["41", "40"]
    assert found["message"] == "第3项第1个指标“新增老年食堂”：相山区的41个大于合计的40个"


def test_a_percentage_may_be_above_the_whole_region() -> None:
    assert findings(in_cells((5, 5, "100"))) == []
