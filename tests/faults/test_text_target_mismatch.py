import pytest

from tests.faults.planting import Finding, findings, in_cells, in_text, only, quotes
from tests.faults.sound import circular

RULE = "text_target_mismatch"


def both_parts(old: str, new: str) -> str:
    """The sound circular with words of an item changed in the notice and in the annex."""
    return circular().replace(old, new)


def mismatches(text: str) -> list[Finding]:
    return [each for each in findings(text) if each["rule"] == RULE]


@pytest.mark.parametrize(
    ("old", "new", "key", "shown"),
    [
        ("岗位1.2万个", "岗位1.3万个", (1, 1), ("1.3万个", "1.2万个")),
        ("岗位1.2万个", "岗位1.2个", (1, 1), ("1.2个", "1.2万个")),
        ("公益性岗位800个", "公益性岗位880个", (1, 2), ("880个", "800个")),
        ("600人次", "660人次", (2, 1), ("660人次", "600人次")),
        ("食堂40个", "食堂46个", (3, 1), ("46个", "40个")),
        ("达到98%以上", "达到89%以上", (3, 2), ("达到89%以上", "98%")),
    ],
)
def test_a_number_of_the_text_that_is_another_in_the_table(
    old: str, new: str, key: tuple[int, int], shown: tuple[str, str]
) -> None:
    found = only(both_parts(old, new), RULE)
    assert (found["item_number"], found["indicator_number"], found["region_number"]) == (*key, 1)
    assert (found["expected"], found["actual"], found["severity"]) == (*shown, "error")
    # In the notice, in the table, and in the annex.
    said, cell, again = quotes(found)
    assert said == again == shown[0]
    assert shown[1].startswith(cell)


def test_one_part_that_says_another_number() -> None:
    found = only(in_text(("600人次", "660人次"), last=True), RULE, "item_text_mismatch")
    assert quotes(found) == ["660人次", "600"]
    assert found["message"] == (
        "第2项第1个指标“培训家政服务人员”：推进举措附件的文字为“660人次”，"
        "目标表中全市合计的目标为600人次"
    )


def test_a_number_of_the_table_that_is_another_in_the_text() -> None:
    (found,) = mismatches(in_cells((3, 4, "41")))
    assert (found["item_number"], found["indicator_number"]) == (3, 1)
    assert quotes(found) == ["40个", "41", "40个"]


def test_two_numbers_of_an_item_that_changed_places() -> None:
    text = both_parts("新增老年食堂40个，全市", "新增老年食堂45个，新增托位40个，全市")
    assert [each["indicator_number"] for each in mismatches(text)] == [1]


@pytest.mark.parametrize(
    "words",
    [
        "新增老年食堂40个左右",  # the same number, told otherwise
        "新增老年食堂不少于40个",
        "老年食堂由30个增加至40个",
        "累计建成老年食堂95个",  # a stock
        "濉溪县新增老年食堂10个",  # another region
        "全省新增老年食堂900个",
        "新增城区老年食堂25个、农村老年食堂15个",  # the sum
        "新增老年食堂40余个",
        "新增老年食堂3—4个",
        "新增老年食堂10家、助餐点30家",
        "老年食堂补贴50万元",  # another unit
        "每个社区新增老年食堂2个",  # a rate
        "方便老年人就餐",
    ],
)
def test_no_alarm_where_nothing_is_certain(words: str) -> None:
    assert mismatches(both_parts("新增老年食堂40个", words)) == []


def test_a_total_is_not_compared_with_a_district_text() -> None:
    text = circular().replace("淮北市人民政府办公室", "淮北市烈山区人民政府办公室")
    text = text.replace("《淮北市2024", "《烈山区2024").replace(
        "淮北市2024年实施4", "烈山区2024年实施4"
    )
    numbers = {(each["item_number"], each["actual"]) for each in mismatches(text)}
    assert (3, "8个") in numbers  # its own row is
    assert not any(actual.startswith("40") for _, actual in numbers)


GOALS = (
    "新增城镇就业岗位1.2万个，其中公益性岗位800个",
    "培训家政服务人员600人次",
    "新增老年食堂40个，认定准确率98%以上",
    "救助困难患者",
)


def in_words(*goals: str) -> str:
    """The sound circular with a table that has a row per item, and its goal in words."""
    head = ("序号", "项目名称", "目标任务", "牵头单位")
    names = ("就业促进行动", "家政服务业", "养老服务", "困难患者救助")
    units = ("市人社局", "市商务局、市妇联", "市民政局", "")
    numbers = map(str, range(1, 5))
    return circular(cells=(head, *zip(numbers, names, goals, units, strict=True)))


def test_a_table_that_says_the_numbers_in_words() -> None:
    assert mismatches(in_words(*GOALS)) == []
    (found,) = mismatches(in_words(*GOALS[:2], GOALS[2].replace("40个", "46个"), GOALS[3]))
    assert (found["part"], found["item_number"], found["severity"]) == ("list", 3, "error")
    assert quotes(found) == ["40个", "46个"]
    assert (found["expected"], found["actual"]) == ("40个", "46个")


def test_a_table_whose_goals_are_named_beside_their_numbers() -> None:
    head = ("序号", "项目名称", "目标任务", "单位", "年度目标", "牵头单位")
    rows = [
        ("1", "就业促进行动", "新增城镇就业岗位", "万个", "1.2", "市人社局"),
        ("", "", "其中：公益性岗位", "个", "800", ""),
        ("2", "家政服务业", "培训家政服务人员", "人次", "600", "市商务局、市妇联"),
        ("3", "养老服务", "新增老年食堂", "个", "40", "市民政局"),
        ("", "", "认定准确率", "%", "98", ""),
    ]
    assert mismatches(circular(cells=(head, *rows))) == []
    rows[3] = (*rows[3][:4], "45", rows[3][5])
    (found,) = mismatches(circular(cells=(head, *rows)))
    assert (found["item_number"], found["indicator_number"]) == (3, 1)
    assert quotes(found) == ["40个", "45", "40个"]
