"""Names of persons that may be parted in two ways, and labels that a scanner misread."""

from tests.faults.planting import findings, quotes
from tests.parse.circulars import notice

TEXT = notice(
    "I.修桥3座。（牵头单位：区住建局；责任人：张小明李四）",
    "2.修路5公里。（牵头单位：区住建局；责任人：王五）",
    "3.改造小区2个。（牵头单位：区住建局；责任人：陈明张悦）",
)


def test_joined_names() -> None:
    (found,) = (each for each in findings(TEXT) if each["rule"] == "joined_names")
    assert (found["item_number"], found["severity"]) == (1, "info")
    assert found["actual"] == "张小明李四"
    assert "张小明李四" in found["message"]
    assert quotes(found) == ["张小明李四"]


def test_a_misread_label() -> None:
    (found,) = (each for each in findings(TEXT) if each["rule"] == "text_damaged")
    assert (found["item_number"], found["expected"], found["actual"]) == (1, "1.", "I.")
    assert quotes(found) == ["I."]
