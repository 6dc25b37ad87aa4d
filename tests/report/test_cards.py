"""Findings by item, with their words and places; checks with their outcome."""

from __future__ import annotations

from typing import Any

from pipeline.report.cards import groups
from pipeline.report.checks import by_rule, overview
from pipeline.report.material import Material
from pipeline.report.model import Check
from pipeline.report.source import Source

TEXT = "一、实施项目，全区完成率达到98%。\n" * 3
DOCUMENT = {"document_id": "a", "status": "parsed"}


def finding(
    rule: str, item: int | None, severity: str = "warning", **more: object
) -> dict[str, Any]:
    keys = ("part", "section_number", "measure_number", "indicator_number", "region_number")
    return {
        **dict.fromkeys((*keys, "expected", "actual", "reviewer", "note")),
        "document_id": "a",
        "finding_id": f"{rule}-{item}-{severity}",
        "rule": rule,
        "severity": severity,
        "list_number": 1,
        "item_number": item,
        "message": "",
        "status": "open",
        "evidence": [],
        **more,
    }


def material(*findings: dict[str, Any]) -> Material:
    items = [{"list_number": 1, "item_number": n, "title": f"事项{n}"} for n in (1, 2)]
    texts = (("notice", "全区完成98%"), ("measures", "全市完成98%"))
    mentions = [
        {"list_number": 1, "item_number": 2, "part": part, "text": text} for part, text in texts
    ]
    tables: dict[str, list[dict[str, Any]]] = {
        "items": items,
        "item_mentions": mentions,
        "findings": list(findings),
    }
    return Material(DOCUMENT, TEXT, tables)


def test_findings_stand_by_item_and_the_severest_first() -> None:
    found = groups(
        material(
            finding("unit_missing", 2, "info"),
            finding("members_sum", 2, "error"),
            finding("lead_units_mismatch", 1, status="accepted"),
            finding("lead_units_mismatch", 1, "info"),
            finding("unparsed_text", None),
        ),
        Source(TEXT),
    )
    assert [(each.item_number, each.title) for each in found] == [
        (None, None),
        (1, "事项1"),
        (2, "事项2"),
    ]
    assert [card.row["severity"] for card in found[2].cards] == ["error", "info"]
    assert [card.row["status"] for card in found[1].cards] == ["open", "accepted"]


def test_wordings_are_compared_word_by_word() -> None:
    (group,) = groups(material(finding("item_text_mismatch", 2)), Source(TEXT))
    (card,) = group.cards
    assert card.sides == ("通知", "推进举措附件")
    assert [(each.kind, each.text) for each in card.words] == [
        ("same", "全"),
        ("removed", "区"),
        ("added", "市"),
        ("same", "完成98%"),
    ]


def test_names_that_have_little_in_common_stand_side_by_side() -> None:
    def words(expected: str, actual: str) -> int:
        one = finding("lead_units_mismatch", 1, expected=expected, actual=actual)
        return len(groups(material(one), Source(TEXT))[0].cards[0].words)

    assert words("区农业农村水利局", "区农业农村局") == 3
    assert words("市公安局烈山分局", "区公安分局") == 0
    assert words("本级任务", "属市级任务") == 0


def test_a_check_says_how_it_ended() -> None:
    rules = ("members_sum", "item_number_gap", "unit_missing", "part_exceeds_whole")
    checks = [Check(f"view-{rule}", rule, "error", ("",)) for rule in rules]
    rows = [
        finding("members_sum", 1, "error"),
        finding("unit_missing", 1, "error", status="accepted"),
    ]
    compared = {"view-members_sum": 2, "view-item_number_gap": 3, "view-unit_missing": 1}
    found = overview(DOCUMENT, rows, checks, compared)
    states = [each.state for each in found.outcomes]
    assert states == ["found", "passed", "settled", "idle"]
    assert found.verdict == "error"
    assert [(check.rule, count) for check, count in by_rule([found])] == [("members_sum", 1)]
    assert overview(DOCUMENT, [], checks, {}).verdict == "fit"
    assert overview({"document_id": "b", "status": "failed"}, [], checks, {}).verdict == "failed"
