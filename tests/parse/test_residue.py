"""What no row holds, each run once and with its reason."""

import pytest

from pipeline.circular import Reason
from tests.parse.circulars import left, measures, notice, parsed, targets

ITEMS = ["1.修桥3座。（牵头单位：区交通局）", "2.修路5公里。（属市级任务）"]
WHOLE = (
    notice(
        "鼓楼区2024年民生实事",
        *ITEMS,
        "各单位要加强领导。",
        "— 1 —",
        "附件：1.推进举措",
        "2.分解表",
    )
    + measures("（一）修桥3座。", "推进举措：", "1.按月调度。", "— 2 —", "（二）修路5公里。")
    + targets("单位名|1、修桥|2、修路", "|桥（座）|路（公里）", "全市合计|9|7", "鼓楼区|3|5")
)


@pytest.mark.parametrize(
    ("reason", "runs"),
    [
        ("preamble", ["现将《鼓楼区2024年民生实事》印发给你们，请认真贯彻执行。"]),
        (
            "heading",
            [
                "鼓楼区2024年民生实事",
                "附件1",
                "鼓楼区2024年民生实事推进举措",
                "推进举措：",
                "附件2",
                "鼓楼区2024年民生实事目标任务分解表",
            ],
        ),
        ("closing", ["各单位要加强领导。"]),
        ("page_number", ["— 1 —", "— 2 —"]),
        ("table_label", ["单位名"]),
        ("unparsed", []),
    ],
)
def test_reasons(reason: Reason, runs: list[str]) -> None:
    assert left(parsed(WHOLE), reason) == runs


def test_runs_are_numbered_in_the_order_of_the_text() -> None:
    residue = parsed(WHOLE).residue
    assert [run.run_number for run in residue] == list(range(1, len(residue) + 1))
    starts = [run.place.spans[0].start for run in residue]
    assert starts == sorted(starts)


def test_each_run_is_one_range_of_the_text_without_blanks_around() -> None:
    circular = parsed(WHOLE)
    for run in circular.residue:
        (span,) = run.place.spans
        assert circular.text[slice(*span)] == run.text == run.text.strip()


def test_a_table_that_is_not_understood_is_left_cell_by_cell() -> None:
    circular = parsed(notice(*ITEMS) + targets("姓名|电话", "张某|李某"))
    assert left(circular, "unparsed")[-4:] == ["姓名", "电话", "张某", "李某"]
