from tests.faults.planting import findings, in_text, only, quotes


def test_a_title_that_declares_another_number() -> None:
    found = only(in_text(("《淮北市2024年实施4项", "《淮北市2024年实施5项")), "total_item_count")
    assert (found["expected"], found["actual"], found["severity"]) == ("5", "4", "error")
    assert quotes(found) == ["淮北市人民政府办公室关于印发《淮北市2024年实施5项民生实事》的通知"]
    assert found["message"] == "标题声明共5项，实际列出4项"


def test_of_nested_numbers_one_counts_the_items() -> None:
    assert findings(in_text(("《淮北市2024年实施4项", "《淮北市2024年实施2件4项"))) == []


def test_the_number_of_a_preamble_is_not_the_titles() -> None:
    changed = in_text(("现将《淮北市2024年实施4项民生实事》", "现将10类民生实事"))
    assert findings(changed) == []


def test_a_preamble_that_declares_nearly_what_is_listed() -> None:
    changed = in_text(("现将《淮北市2024年实施4项民生实事》", "现将5项民生实事"))
    found = only(changed, "declared_count_mismatch")
    assert (found["expected"], found["actual"], found["severity"]) == ("5", "4", "info")
    assert found["message"] == "说明段落声明共5项，实际列出4项"


LISTS = """丽水市人民政府办公室关于印发2018年重点工作和{}方面民生实事责任分解的通知
各县（市、区）人民政府：
现印发给你们。
附件：1.2018年重点工作责任分解
2.2018年民生实事责任分解
丽水市人民政府办公室
2018年4月18日
附件1
2018年重点工作责任分解
1.生产总值增长7%。
牵头单位：市发改委
2.建设政务网。
牵头单位：市行政服务中心
附件2
2018年民生实事责任分解
一、改造老旧小区20个。
牵头单位：市建设局
二、新建公办幼儿园6所。
牵头单位：市教育局
三、新增停车位3000个。
牵头单位：市建设局
"""


def test_a_title_may_count_any_of_the_lists_or_all() -> None:
    assert [findings(LISTS.format(count)) for count in ("两", "三", "五")] == [[], [], []]
    assert only(LISTS.format("九"), "total_item_count")["expected"] == "9"
