from tests.faults.planting import findings, in_text, only, quotes

RULE = "item_text_mismatch"


def test_one_other_word() -> None:
    found = only(in_text(("全市城乡低保", "全省城乡低保"), last=True), RULE)
    assert (found["part"], found["item_number"], found["severity"]) == (None, 3, "warning")
    assert (found["expected"], found["actual"]) == ("全市", "全省")
    assert quotes(found) == ["全市", "全省"]
    assert found["message"] == (
        "第3项：推进举措附件与通知的文字不一致：“全市”／“全省”"
        "（淮北市的任务应为“全市”，“全省”不是本级范围）"
    )


def test_words_left_out() -> None:
    found = only(in_text(("，培训家政服务人员600人次", ""), last=True), RULE)
    assert (found["expected"], found["actual"]) == ("培训家政服务人员600人次", None)
    assert quotes(found) == ["培训家政服务人员600人次", "家政服务业发展。"]
    assert found["message"].endswith("“培训家政服务人员600人次”／（无）")


def test_punctuation_and_blanks_are_no_difference() -> None:
    text = in_text(
        ("行动，新增城镇就业岗位1.2万个，", "行动；新增城镇就业岗位 1.2 万个,"), last=True
    )
    assert findings(text) == []
