from tests.faults.planting import in_cells, only, quotes


def test_a_share_above_its_whole() -> None:
    # The shares of the members no longer add up to it.
    found = only(in_cells((3, 2, "12001")), "part_exceeds_whole", "members_sum")
    assert (found["item_number"], found["indicator_number"], found["region_number"]) == (1, 2, 1)
    assert (found["expected"], found["actual"]) == ("≤1.2万个", "12001个")
    assert quotes(found) == ["12001", "1.2"]
    assert found["severity"] == "error"
