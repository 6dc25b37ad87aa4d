"""The folder of the report: whole or not at all, the same bytes for the same input."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.errors import OutputError
from pipeline.output import remove_folder, replace_folder
from tests.faults.planting import in_cells
from tests.faults.sound import circular

SIGN = "report.json"


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def run(base: Path, *arguments: str, **environment: str) -> dict[str, bytes]:
    command = [sys.executable, "-m", "pipeline", "run", *arguments]
    subprocess.run(command, cwd=base, env=os.environ | environment, check=True, capture_output=True)
    return files(base / "parsed" / "report")


@pytest.fixture
def base(tmp_path: Path) -> Path:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.txt").write_text(in_cells((4, 1, "0.31")), encoding="utf-8")
    (raw / "b.txt").write_text(circular(), encoding="utf-8")
    pdf = Path(__file__).parents[1] / "read" / "pdf" / "targets.chromium.pdf"
    (raw / "c.pdf").write_bytes(pdf.read_bytes())
    return tmp_path


@pytest.mark.slow
def test_the_same_input_gives_the_same_bytes(base: Path) -> None:
    first = run(base, "--workers", "1", "--no-cache", TZ="UTC", PYTHONHASHSEED="1")
    names = {"index.html", SIGN, "circulars/a.html", "circulars/b.html", "circulars/c/0-4.png"}
    assert names <= first.keys()
    (base / "other").mkdir()
    (base / "raw").rename(base / "other" / "raw")
    second = run(
        base / "other", "--workers", "2", TZ="Asia/Shanghai", PYTHONHASHSEED="7", LC_ALL="C"
    )
    assert second == first
    assert not any(str(base).encode() in data for data in first.values())


@pytest.mark.slow
def test_without_it_the_old_one_goes(base: Path) -> None:
    assert run(base)
    assert not run(base, "--no-report")
    assert run(base)
    assert not run(base, "--no-validate")
    assert not list((base / "parsed").glob(".minsheng*"))


def test_a_folder_is_replaced_as_a_whole(tmp_path: Path) -> None:
    replace_folder(tmp_path, "report", [("index.html", b"1"), (SIGN, b""), ("a/b", b"")], SIGN)
    replace_folder(tmp_path, "report", [("index.html", b"2"), (SIGN, b"")], SIGN)
    assert files(tmp_path) == {"report/index.html": b"2", f"report/{SIGN}": b""}


def test_the_old_folder_stands_where_the_new_one_fails(tmp_path: Path) -> None:
    def broken() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"2"
        raise ValueError

    replace_folder(tmp_path, "report", [(SIGN, b"1")], SIGN)
    with pytest.raises(ValueError, match=r"^$"):
        replace_folder(tmp_path, "report", broken(), SIGN)
    assert files(tmp_path) == {f"report/{SIGN}": b"1"}


def test_what_is_not_ours_stays(tmp_path: Path) -> None:
    (tmp_path / "report").mkdir()
    (tmp_path / "report" / "mine.txt").touch()
    with pytest.raises(OutputError, match="holds something else"):
        replace_folder(tmp_path, "report", [(SIGN, b"")], SIGN)
    remove_folder(tmp_path, "report", SIGN)
    assert (tmp_path / "report" / "mine.txt").exists()


@pytest.mark.parametrize("name", ["../x", "a/../../x", "/tmp/x"])
def test_no_file_lies_outside(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match="cannot be the name"):
        replace_folder(tmp_path, "report", [(name, b"")], SIGN)
