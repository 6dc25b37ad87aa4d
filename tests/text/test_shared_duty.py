"""Who owes several items, said once behind them."""

import pytest

from pipeline.text.shared_duty import shared_duties

Found = list[tuple[tuple[int, ...], list[tuple[str, str]]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("以上项目由县教育局负责。", [((), [("lead", "县教育局")])]),
        (
            "修路5公里。以上各项牵头单位：县交通局；配合单位：县财政局。",
            [((), [("lead", "县交通局"), ("cooperating", "县财政局")])],
        ),
        (
            "第1项由县住建局负责，第2、3项由县城管局负责。",
            [((1,), [("lead", "县住建局")]), ((2, 3), [("lead", "县城管局")])],
        ),
        ("第2至4项由县水利局牵头。", [((2, 3, 4), [("lead", "县水利局")])]),
        (
            "修路。（第1件由县住建局负责；第2、3件由县水利局牵头）",
            [((1,), [("lead", "县住建局")]), ((2, 3), [("lead", "县水利局")])],
        ),
        ("以上6项均由县教体局负责。", [((), [("lead", "县教体局")])]),
        ("以上实事办理情况由县政府督查室负责督查。", []),
        ("上述项目要认真落实。", []),
        ("修路5公里。（牵头单位：县交通局）", []),
        ("第一名甲县；第二名乙县。", []),
    ],
)
def test_shared_duties(text: str, expected: Found) -> None:
    found = [
        (each.numbers, [(unit.role, unit.printed_name) for unit in each.statement.units])
        for each in shared_duties(text)
    ]
    assert found == expected
