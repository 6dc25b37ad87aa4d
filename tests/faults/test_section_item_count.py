import pytest

from tests.faults.planting import in_text, only, quotes

RULE = "section_item_count"


@pytest.mark.parametrize(("last", "part"), [(False, "notice"), (True, "measures")])
def test_a_section_that_declares_another_number(last: bool, part: str) -> None:
    found = only(in_text(("社会保障（2项）", "社会保障（3项）"), last=last), RULE)
    assert (found["part"], found["section_number"], found["item_number"]) == (part, 2, None)
    assert (found["expected"], found["actual"], found["severity"]) == ("3", "2", "error")
    assert quotes(found) == ["二、社会保障（3项）"]
    assert "“社会保障”声明有3项，实际列出2项" in found["message"]
