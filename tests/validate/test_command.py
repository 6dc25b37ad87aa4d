"""``minsheng run`` and ``minsheng validate``: findings, and what they do to the exit code."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline import cli
from tests.faults.planting import in_cells, in_text
from tests.faults.sound import circular

Minsheng = Callable[..., tuple[int, str, str]]


@pytest.fixture
def minsheng(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Minsheng:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    Path("raw").mkdir()

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["minsheng", *arguments])
        code = cli.main()
        captured = capfd.readouterr()
        return code, captured.out, captured.err

    return call


def put(text: str, name: str = "small-2024") -> None:
    Path("raw", f"{name}.txt").write_text(text, encoding="utf-8")


def open_findings() -> list[str]:
    found = json.loads(Path("parsed/summary.json").read_bytes())["circulars"]["small-2024"]
    return list(found["open_findings"])


def test_a_run_finds_and_counts(minsheng: Minsheng) -> None:
    put(in_cells((4, 1, "0.31"), (5, 4, "待认定")))
    code, out, err = minsheng("run")
    assert (code, err) == (0, "")
    assert "findings: 1 error · 1 hint\n" in out
    table = pq.read_table("parsed/findings.parquet")
    assert sorted(table["finding_id"].to_pylist()) == open_findings()
    found = json.loads(minsheng("run", "--json")[1])
    assert found["findings"] == {"error": 1, "warning": 0, "info": 1}


def test_a_sound_circular(minsheng: Minsheng) -> None:
    put(circular())
    code, out, _ = minsheng("run", "--fail-on", "warning")
    assert (code, "no findings\n" in out) == (0, True)


@pytest.mark.parametrize(
    ("fail_on", "code"), [("error", 0), ("warning", 1), ("never", 0), ("info", 2)]
)
def test_findings_as_severe_as_told_fail_the_run(
    minsheng: Minsheng, fail_on: str, code: int
) -> None:
    put(in_text(("全市城乡低保", "全省城乡低保"), last=True))
    assert minsheng("run", "--fail-on", fail_on)[0] == code
    if code != 2:
        assert minsheng("validate", "--fail-on", fail_on)[0] == code


def test_a_document_that_cannot_be_read_goes_before_findings(minsheng: Minsheng) -> None:
    put(in_cells((4, 1, "0.31")))
    put("", "empty")
    assert minsheng("run", "--fail-on", "error")[0] == 3


def test_without_checking_there_are_no_findings_and_old_ones_go(minsheng: Minsheng) -> None:
    put(in_cells((4, 1, "0.31")))
    minsheng("run")
    assert open_findings()
    code, out, _ = minsheng("run", "--no-validate", "--fail-on", "error")
    assert (code, "findings" in out) == (0, False)
    assert open_findings() == []
    assert json.loads(minsheng("run", "--no-validate", "--json")[1])["findings"] is None


def test_validate_writes_the_findings_that_a_run_would(minsheng: Minsheng) -> None:
    put(in_cells((4, 1, "0.31")))
    minsheng("run", "--out", "whole")
    minsheng("run", "--no-validate")
    code, out, err = minsheng("validate")
    assert (code, err) == (0, "")
    assert "findings: 1 error\n" in out
    assert " s\n" not in out.splitlines()[3]
    for path in Path("whole").rglob("*"):
        if path.is_file():
            assert (Path("parsed") / path.relative_to("whole")).read_bytes() == path.read_bytes()


def test_other_rules(minsheng: Minsheng) -> None:
    put(in_cells((4, 1, "0.31"), (5, 4, "待认定")))
    source = Path(__file__).parents[2] / "expectations" / "target_states.json"
    Path("rules").mkdir()
    Path("rules/target_states.json").write_bytes(source.read_bytes())
    assert "findings: 1 hint\n" in minsheng("run", "--expectations", "rules")[1]
    code, _, err = minsheng("validate", "--expectations", "none")
    assert (code, err) == (2, "minsheng: none holds no suites of rules (*.json)\n")


def test_a_check_that_cannot_be_computed_ends_the_run(minsheng: Minsheng) -> None:
    put(circular())
    source = Path(__file__).parents[2] / "expectations" / "unparsed.json"
    Path("rules").mkdir()
    broken = source.read_text(encoding="utf-8").replace(
        '"column": "unparsed_count"', '"column": "x"'
    )
    Path("rules/unparsed.json").write_text(broken, encoding="utf-8")
    code, out, err = minsheng("run", "--expectations", "rules")
    assert (code, out) == (4, "")
    assert err.startswith("minsheng: internal error: InternalCheckError: suite unparsed: ")
    assert not Path("parsed").exists()


def test_tables_that_are_torn_are_not_checked(minsheng: Minsheng) -> None:
    put(circular())
    assert minsheng("validate")[0] == 2
    minsheng("run", "--no-validate")
    Path("parsed/text/small-2024.txt").unlink()
    code, _, err = minsheng("validate")
    assert (code, "run again" in err) == (2, True)
