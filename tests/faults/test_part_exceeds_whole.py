from tests.faults.planting import in_cells, only, quotes


def test_a_share_above_its_whole() -> None:
    # The shares of the members no longer add up to it, and the text still says 800.
    consequences = ("members_sum", "text_target_mismatch")
    found = only(in_cells((3, 2, "12001")), "part_exceeds_whole", *consequences)
    assert (found["item_number"], found["indicator_number"], found["region_number"]) == (1, 2, 1)
    assert (found["expected"], found["actual"]) == ("≤1.2万个", "12001个")
    assert quotes(found) == ["12001", "1.2"]
    assert found["severity"] == "error"
