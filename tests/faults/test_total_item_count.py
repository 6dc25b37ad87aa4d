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
