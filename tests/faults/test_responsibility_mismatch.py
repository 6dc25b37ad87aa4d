from tests.faults.planting import findings, in_cells, in_text, only, quotes

RULE = "responsibility_mismatch"


def test_parts_that_state_different_responsibility() -> None:
    found = only(in_text(("救助。（属省级任务）", "救助。（属市级任务）"), last=True), RULE)
    assert (found["part"], found["item_number"], found["severity"]) == (None, 4, "warning")
    assert (found["expected"], found["actual"]) == ("属省级任务", "属市级任务")
    assert quotes(found) == ["（属省级任务）", "（属市级任务）", "（属省级任务）"]


def test_a_part_that_says_nothing_disagrees_with_nothing() -> None:
    assert findings(in_cells((1, 6, "4、重大疾病困难患者救助"))) == []
