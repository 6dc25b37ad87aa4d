"""The report for other programs: JSON, JUnit, GitHub, Markdown; and what is new since a base."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from pipeline import cli
from tests.faults.planting import in_cells, in_text

Minsheng = Callable[..., tuple[int, str, str]]
HOSTILE = "<b>|@you](javascript:x)\u202e\x01%0A::error::"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder with a run of three circulars: faulty, hostile, broken."""
    base = tmp_path_factory.mktemp("work")
    raw = base / "raw"
    raw.mkdir()
    (raw / "faulty.txt").write_text(in_cells((4, 1, "0.31"), (5, 4, "待认定")), encoding="utf-8")
    hostile = in_text(("培训家政服务人员600人次", f"培训{HOSTILE}600人次"), last=True)
    (raw / "hostile,a:b.txt").write_text(hostile, encoding="utf-8")
    (raw / "broken.txt").write_text("nothing", encoding="utf-8")
    return base


@pytest.fixture
def minsheng(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Minsheng:
    monkeypatch.chdir(folder)

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["minsheng", *arguments])
        code = cli.main()
        captured = capfd.readouterr()
        return code, captured.out, captured.err

    if not Path("parsed").exists():
        call("run")
    return call


def test_json_is_what_lies_beside_the_pages(minsheng: Minsheng) -> None:
    code, out, err = minsheng("report", "--format", "json")
    assert (code, err) == (0, "")
    assert out == Path("parsed/report/report.json").read_text(encoding="utf-8")
    found = {each["document_id"]: each for each in json.loads(out)["circulars"]}
    assert {name: each["verdict"] for name, each in found.items()} == {
        "broken": "failed",
        "faulty": "error",
        "hostile,a:b": "warning",
    }
    faulty = found["faulty"]
    assert faulty["open_findings"] == {"error": 1, "warning": 0, "info": 1}
    states = {each["rule"]: each["state"] for each in faulty["checks"]}
    assert states["members_sum"] == "found"
    assert states["item_number_gap"] == "passed"
    assert len(faulty["findings"]) == 2


def test_junit_fails_where_errors_are_open(minsheng: Minsheng) -> None:
    out = minsheng("report", "--format", "junit")[1]
    suites = {each.get("name"): each for each in etree.fromstring(out.encode())}
    assert [(suites[name].get("failures"), suites[name].get("errors")) for name in suites] == [
        ("0", "1"),
        ("1", "0"),
        ("0", "0"),
    ]
    (failure,) = suites["faulty"].iter("failure")
    assert failure.get("type") == "members_sum"
    assert "合计" in str(failure.text)


def test_annotations_stay_on_their_line(minsheng: Minsheng) -> None:
    lines = minsheng("report", "--format", "github")[1].splitlines()
    assert len(lines) == 4
    assert lines[0].startswith("::error file=raw/broken.txt,title=failed::broken: ")
    assert any(line.startswith("::error file=raw/faulty.txt,line=") for line in lines)
    assert lines[-1].startswith("::warning file=raw/hostile%2Ca%3Ab.txt,line=15,title=item_text")
    assert "%250A" in lines[-1]


def test_markdown_is_text(minsheng: Minsheng) -> None:
    out = minsheng("report", "--format", "markdown")[1]
    assert out.startswith("## 民生实事通知核对报告\n\n| 通知 |")
    assert "| faulty | 不宜发布 | 4 | 4 | 30 | 1 | 0 | 1 | 100% |" in out
    line = next(line for line in out.splitlines() if line.startswith("- **警告**"))
    for sign in ("<b>", "\u202e", "\x01", "](", "@you"):
        assert sign not in line


def test_only_what_is_new_since_a_base_counts(minsheng: Minsheng) -> None:
    base = Path("base.json")
    base.write_text('{"circulars": {}}', encoding="utf-8")
    options = ("report", "--format", "github", "--base", "base.json", "--fail-on", "error")
    assert minsheng(*options)[0] == 1
    base.write_bytes(Path("parsed/summary.json").read_bytes())
    code, out, _ = minsheng(*options)
    assert (code, len(out.splitlines())) == (0, 1)  # what failed is told of each time
    base.write_text("[]", encoding="utf-8")
    assert minsheng(*options)[::2] == (2, "minsheng: base.json is no summary of a build\n")


def test_data_docs_are_written_when_asked_for(minsheng: Minsheng) -> None:
    assert minsheng("report", "--data-docs")[:2] == (0, "parsed/report/index.html\n")
    docs = [path.read_text(encoding="utf-8") for path in Path("parsed/data_docs").glob("*.html")]
    assert len(docs) > 10
    assert not any("\u202e" in page or "<b>" in page for page in docs)
