"""The workflow for pull requests: its commands are commands of ours."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline import cli

ROOT = Path(__file__).parents[1]


def workflow() -> dict[Any, Any]:
    text = (ROOT / ".github/workflows/circulars.yml").read_text(encoding="utf-8")
    found: dict[Any, Any] = yaml.safe_load(text)
    return found


def steps() -> list[dict[str, Any]]:
    (job,) = workflow()["jobs"].values()
    return list(job["steps"])


def test_it_runs_when_circulars_change() -> None:
    # YAML 1.1 reads the key `on` as true.
    assert "raw/**" in workflow()[True]["pull_request"]["paths"]
    assert workflow()["permissions"] == {"contents": "read"}


def test_every_step_does_one_thing() -> None:
    for step in steps():
        assert ("uses" in step) is not ("run" in step)
        assert set(step) <= {"name", "uses", "with", "run", "if", "env"}
        # What a pull request says must not become part of a script.
        assert "${{" not in step.get("run", "")


def test_its_commands_and_options_exist(capsys: pytest.CaptureFixture[str]) -> None:
    called = re.findall(r"minsheng (\w+)(.*)", "\n".join(step.get("run", "") for step in steps()))
    assert [name for name, _ in called] == ["report", "report"]
    for name, rest in called:
        assert cli.main([name, "--help"]) == 0
        known = re.findall(r"--[\w-]+", capsys.readouterr().out)
        assert set(re.findall(r"--[\w-]+", rest)) <= set(known)
    targets = re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    assert "run" in targets


def test_the_report_is_kept_whatever_was_found() -> None:
    kept = steps()[-1]
    assert kept["uses"].startswith("actions/upload-artifact@")
    assert kept["with"]["path"] == "parsed/report/"
    assert "cancelled()" in kept["if"]
