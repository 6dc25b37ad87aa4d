import pytest

from tests.faults.planting import findings, in_text, only, quotes
from tests.parse.circulars import notice, parsed

RULE = "text_damaged"


@pytest.mark.parametrize(
    ("sound", "damaged", "shown", "expected", "actual"),
    [
        ("整合培训资源，", "整合培训资源\n\n源，", ["培训资源", "源，提升"], "源", "源源"),
        ("整合培训资源，提升", "整合培训资源，提\n提升", ["资源，提", "提升从业"], "提", "提提"),
        (
            "整合培训资源，",
            "整合培训\n\n培训资源，",
            ["整合培训", "培训资源，"],
            "培训",
            "培训培训",
        ),
        ("提供便利。", "提供便利利。就近提供便利。", ["提供便利利。就近"], "利", "利利"),
        ("帮扶。", "幫扶。", ["行兜底幫扶。"], "帮", "幫"),
        ("规范发布", "规范 and 发布", ["，规范 and 发布流"], None, "and"),
        ("一次性建设补贴", "一次性（建设补贴", ["一次性（建设补"], "）", None),
    ],
)
def test_damage(
    sound: str, damaged: str, shown: list[str], expected: str | None, actual: str | None
) -> None:
    found = only(in_text((sound, damaged)), RULE)
    assert (found["part"], found["severity"]) == ("measures", "info")
    assert found["measure_number"] is not None
    assert (found["expected"], found["actual"]) == (expected, actual)
    assert quotes(found) == shown


def test_a_character_lost_at_a_page_break_that_another_part_has() -> None:
    text = in_text(("低保对象认定准确率", "低保对象\n\n定准确率"), last=True)
    found = only(text, RULE, "item_text_mismatch")
    assert (found["expected"], found["actual"], found["item_number"]) == ("认", None, 3)
    assert quotes(found) == ["保对象", "定准确"]


@pytest.mark.parametrize(
    "words",
    [
        "家\n家户户参与，",  # a word that doubles its character
        "二〇二\n二年起，",  # a number
        "食品安全\n全面覆盖，",  # two words that share a character
        "加强全市\n市、县联动，",  # a word of one character
        "一户\n一户落实，",
        "手机app操作，",
        "每kg补贴，",
        "采用epc模式，",
        "乾坤著名，",  # legal in simplified Chinese too
    ],
)
def test_what_only_looks_like_damage(words: str) -> None:
    assert findings(in_text(("多渠道筹集岗位，", f"多渠道筹集岗位，{words}"))) == []


def test_a_circular_in_traditional_chinese_is_not_damaged() -> None:
    from opencc import OpenCC  # type: ignore[import-untyped]

    from tests.faults.planting import findings
    from tests.faults.sound import NOTICE

    whole = OpenCC("s2t").convert(NOTICE[: NOTICE.index("附件：")])
    assert RULE not in {each["rule"] for each in findings(whole)}


def test_a_word_begun_twice_at_a_page_break() -> None:
    text = notice(
        "1.加装电梯40台，惠及居民居",
        "— 2 —",
        "居民1100户。（属市级任务）",
        "2.修路。（属市级任务）",
    )
    (found,) = [each for each in parsed(text).observations if each.item_number == 1]
    assert (found.kind, found.expected, found.actual) == (
        "repeated_characters",
        "居民",
        "居民居居民",
    )


@pytest.mark.parametrize(
    "below", ["目标任务：开发公益性岗位300个。", "开发公益性岗位300个，安置困难人员就业。"]
)
def test_a_name_whose_words_the_text_below_begins_with(below: str) -> None:
    lines = [f"{i}.公益性岗位开发\n{below}\n牵头单位：区民政局" for i in (1, 2, 3, 4)]
    assert [o.kind for o in parsed(notice(*lines)).observations] == []
