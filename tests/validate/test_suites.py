"""The rules as files: each of the contract once, and broken ones refused with a reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import SuiteError
from pipeline.schema.enums import RULE
from pipeline.validate.suites import load_suites
from pipeline.validate.views import VIEWS

FOLDER = Path(__file__).parents[2] / "expectations"
# As the data contract has them, and rules of our own, which are info.
SEVERITIES = {
    "section_item_count": "error",
    "total_item_count": "error",
    "item_number_gap": "error",
    "item_missing_in_part": "error",
    "member_exceeds_total": "error",
    "members_sum": "error",
    "part_exceeds_whole": "error",
    "text_target_mismatch": "error",
    "responsibility_mismatch": "warning",
    "lead_units_mismatch": "warning",
    "item_text_mismatch": "warning",
    "header_repaired": "warning",
    "section_misplaced": "warning",
    "target_pending": "info",
    "text_damaged": "info",
    "joined_names": "info",
    "unit_missing": "info",
    "breakdown_mismatch": "info",
    "declared_count_mismatch": "info",
    "target_year_mismatch": "info",
    "irregular_grid": "info",
    "traditional_script": "info",
    "unparsed_text": "warning",
}


def test_every_rule_of_the_contract_has_its_severity() -> None:
    rules = [rule for suite in load_suites().values() for rule in suite]
    assert {rule.name: rule.severity for rule in rules} == SEVERITIES
    assert set(RULE.names) == set(SEVERITIES)


def test_suites_are_written_for_people() -> None:
    for path in FOLDER.glob("*.json"):
        text = path.read_text(encoding="utf-8")
        assert "\\u" not in text, path
        for expectation in json.loads(text)["expectations"]:
            assert not expectation["description"].isascii()
            assert not expectation["meta"]["message"].isascii()


def written(folder: Path, view: str = "unparsed", **changes: object) -> Path:
    suite = json.loads((FOLDER / "unparsed.json").read_text(encoding="utf-8"))
    expectation = suite["expectations"][0]
    meta = {key: changes.pop(key) for key in list(changes) if key in expectation["meta"]}
    expectation["meta"].update(meta)
    suite.update(changes)
    (folder / f"{view}.json").write_text(json.dumps(suite), encoding="utf-8")
    return folder


def test_other_rules_may_stand_in_for_ours(tmp_path: Path) -> None:
    (rules,) = load_suites(written(tmp_path, severity="error")).values()
    assert rules[0].severity == "error"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": "other"}, "its name is not unparsed"),
        ({"rule": "no_such_rule"}, "unknown rule or severity: no_such_rule"),
        ({"severity": "fatal"}, "unknown rule or severity"),
        ({"message": "{no_such_column}"}, "no such columns: no_such_column"),
        ({"message": "{first"}, "expected '}'"),
        ({"expectations": [{}]}, "'meta'"),
    ],
)
def test_a_broken_suite_is_refused(tmp_path: Path, changes: dict[str, Any], said: str) -> None:
    with pytest.raises(SuiteError, match=r"unparsed\.json is broken: ") as caught:
        load_suites(written(tmp_path, **changes))
    assert said in str(caught.value)


def test_a_folder_without_suites_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SuiteError, match="holds no suites"):
        load_suites(tmp_path)


def test_a_suite_without_a_view_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SuiteError, match="no view for the suite other"):
        load_suites(written(tmp_path, "other"))


def test_in_a_wheel_the_suites_lie_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.validate import suites

    inside = tmp_path / "pipeline" / "expectations"
    inside.mkdir(parents=True)
    for path in FOLDER.glob("*.json"):
        (inside / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(suites, "_FOLDERS", (tmp_path / "expectations", inside))
    assert load_suites().keys() == VIEWS.keys()
    (inside / "shares.json").unlink()
    with pytest.raises(SuiteError, match="lacks the suite shares"):
        load_suites()
