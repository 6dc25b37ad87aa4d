import pytest

from tests.faults.planting import findings, in_cells, only, quotes

RULE = "members_sum"


def test_members_that_do_not_add_up() -> None:
    found = only(in_cells((4, 1, "0.31")), RULE)
    assert (found["item_number"], found["indicator_number"], found["severity"]) == (1, 1, "error")
    assert (found["expected"], found["actual"]) == ("12100个", "1.2万个")
    assert quotes(found) == ["1.2", "0.31", "0.4", "0.2", "0.3"]


@pytest.mark.parametrize("text", ["待认定", "≥10"])
def test_a_member_without_a_plain_number_leaves_no_sum(text: str) -> None:
    assert RULE not in {each["rule"] for each in findings(in_cells((4, 3, text)))}


def test_a_rate_that_is_counted_in_pieces_is_not_added() -> None:
    assert findings(in_cells((2, 3, "每千人口托位数（个）"), (3, 3, "150"))) == []
