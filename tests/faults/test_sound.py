"""Circulars without a fault: no rule finds anything."""

from tests.faults.planting import findings, in_cells
from tests.faults.sound import NOTICE, circular

MEASURES = NOTICE.index("附件1\n")
TABLE = NOTICE.index("附件2\n")


def test_a_sound_circular_has_no_findings() -> None:
    assert findings(circular()) == []


def test_a_notice_alone_has_no_findings() -> None:
    assert findings(NOTICE[: NOTICE.index("附件：")]) == []


def test_a_circular_without_table_has_no_findings() -> None:
    assert findings(NOTICE[:TABLE].replace("2.2024年4项民生实事目标任务分解表\n", "")) == []


def test_a_table_with_fewer_members_than_the_region_has_no_findings() -> None:
    text = circular()
    assert findings(text.replace(text.splitlines()[-1] + "\n", "")) == []


def test_dashes_count_nothing_in_a_sum() -> None:
    assert findings(in_cells((4, 3, "—"), (5, 3, "400"))) == []
