from tests.faults.planting import only, quotes
from tests.faults.sound import circular

STRANGE = "ABC-123，"


def test_text_that_no_rule_understands() -> None:
    found = only(f"{STRANGE}\n\n{circular()}", "unparsed_text")
    assert (found["actual"], found["severity"], found["part"]) == ("1", "warning", None)
    assert quotes(found) == [STRANGE]
