from tests.faults.planting import findings, in_cells, only, quotes
from tests.faults.sound import CELLS, circular


def test_a_header_that_is_cut_off() -> None:
    # The number of a cut header has its unit from the item's text too.
    found = only(in_cells((2, 3, "培训家政服")), "header_repaired")
    assert (found["part"], found["item_number"], found["indicator_number"]) == ("targets", 2, 1)
    assert (found["expected"], found["actual"]) == ("培训家政服务人员", "培训家政服")
    assert quotes(found) == ["培训家政服"]
    assert found["severity"] == "warning"


def test_a_table_without_names_of_items_has_no_header_that_could_be_cut() -> None:
    labels = ("序号", "指标", *(row[0] for row in CELLS[3:]))
    names = {1: 1, 2: 3, 3: 4}  # a column of the sound table for each item
    rows = [(str(item), *(row[at] for row in CELLS[2:])) for item, at in names.items()]
    rules = [each["rule"] for each in findings(circular(cells=(labels, *rows)))]
    assert rules == ["item_missing_in_part"]  # the fourth
