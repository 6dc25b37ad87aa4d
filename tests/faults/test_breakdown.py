import pytest

from tests.faults.planting import Finding, findings, only, quotes
from tests.faults.sound import circular

RULE = "breakdown_mismatch"


def split(*parts: str, total: str = "40个") -> str:
    """The sound circular with measures that split the number of old people's canteens."""
    measures = "".join(f"{n}.{part}。\n\n" for n, part in enumerate(parts, 1))
    before, after = circular().rsplit("1.对符合条件", 1)
    text = before + measures + after[after.index("（四）") :]
    return text.replace("新增老年食堂40个", f"新增老年食堂{total}")


def mismatches(text: str) -> list[Finding]:
    return [each for each in findings(text) if each["rule"] == RULE]


def test_a_split_that_comes_to_more_than_the_whole() -> None:
    found = only(split("在城区新增老年食堂25个", "在农村新增老年食堂25个"), RULE)
    assert (found["part"], found["item_number"], found["severity"]) == ("measures", 3, "info")
    assert (found["expected"], found["actual"]) == ("40个", "50个")
    assert quotes(found) == ["40个", "25个", "25个"]
    assert found["message"] == (
        "推进举措附件第3项：各举措分担的25个、25个合计为50个，而事项的数为“40个”"
    )


def test_a_split_that_comes_to_less_although_each_measure_has_its_part() -> None:
    found = only(split("在城区新增老年食堂20个", "在农村新增老年食堂10个"), RULE)
    assert found["actual"] == "30个"


@pytest.mark.parametrize(
    "parts",
    [
        ("在城区新增老年食堂25个", "在农村新增老年食堂15个"),
        ("在城区新增老年食堂25个，在农村新增老年食堂15个",),
        ("在城区新增老年食堂20个", "加强监管", "在农村新增老年食堂10个"),  # may leave some out
        ("年内新增老年食堂40个", "在城区新增老年食堂25个"),  # says the number again
        ("在城区新增老年食堂20个", "培训厨师15个"),  # something else
        ("每个老年食堂补贴3万元", "每个老年食堂配备桌椅20张"),
        ("对老年食堂配送站5个给予支持", "老年食堂星级示范点3个"),  # far too few for a split
    ],
)
def test_no_alarm_without_a_plain_contradiction(parts: tuple[str, ...]) -> None:
    assert findings(split(*parts)) == []


def test_at_least_so_many_may_be_more() -> None:
    parts = "在城区新增老年食堂25个", "在农村新增老年食堂20个"
    assert findings(split(*parts, total="不少于40个")) == []
    assert len(mismatches(split(*parts))) == 1


def test_of_two_totals_in_one_unit_the_one_that_is_split() -> None:
    total = "40个，改造社区食堂64个"
    sound = "在城区新增老年食堂25个", "在农村新增老年食堂15个"
    assert findings(split(*sound, total=total)) == []
    found = only(split(sound[0], "在农村新增老年食堂20个", total=total), RULE)
    assert quotes(found) == ["40个", "25个", "20个"]
