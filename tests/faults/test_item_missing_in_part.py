from tests.faults.planting import in_text, only, quotes
from tests.faults.sound import NOTICE

RULE = "item_missing_in_part"
ITEM = NOTICE[NOTICE.index("（四）") : NOTICE.index("附件2\n")]


def test_an_item_missing_in_the_annex_that_claims_all() -> None:
    # Its section still declares two items, and has one.
    found = only(in_text((ITEM, "")), RULE, "section_item_count")
    assert (found["part"], found["item_number"], found["severity"]) == ("measures", 4, "error")
    assert quotes(found) == [
        "4.开展重大疾病困难患者救助。（属省级任务）",
        "4、重大疾病困难患者救助（属省级任务）",
    ]
    assert found["message"] == "第4项见于通知、目标表，而推进举措附件没有"


def test_an_annex_that_claims_fewer_may_leave_items_out() -> None:
    changes = (ITEM, ""), ("2024年4项民生实事推进举措\n\n一", "2024年民生实事推进举措\n\n一")
    text = in_text(*changes, ("（2项）\n\n（三）", "（1项）\n\n（三）"))
    assert "推进举措附件没有" not in str(only_messages(text))


def only_messages(text: str) -> list[str]:
    from tests.faults.planting import findings

    return [each["message"] for each in findings(text)]
