"""Words that stand in a cell instead of a number."""

import pytest

from pipeline.text.cells import Placeholder, placeholder_of


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("—", "none"),
        ("－", "none"),
        ("--", "none"),
        ("/", "none"),
        ("全市参照执行", "follow_total"),
        ("全市参照执\n行", "follow_total"),
        ("参照全市执行", "follow_total"),
        ("按全省统一执行", "follow_total"),
        ("同全市", "follow_total"),
        ("配合开展", "support"),
        ("配合全市推进", "support"),
        ("协助市级开展", "support"),
        ("待认定", "pending"),
        ("待省下达", "pending"),
    ],
)
def test_placeholders(cell: str, kind: Placeholder) -> None:
    assert placeholder_of(cell) == kind


@pytest.mark.parametrize("cell", ["无", "无任务", "不涉及", "暂无", "本区无任务", "南山区无任务"])
def test_words_for_nothing_to_do(cell: str) -> None:
    assert placeholder_of(cell) == "none"


@pytest.mark.parametrize(
    "cell", ["", "0", "98", "≥98%", "0.67", "按期完成", "全覆盖", "全市", "1处、配合开展2处"]
)
def test_numbers_and_other_words_are_none(cell: str) -> None:
    assert placeholder_of(cell) is None
