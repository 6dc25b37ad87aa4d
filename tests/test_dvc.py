"""The pipeline as versioned stages: they depend on all their code, and give what a run gives."""

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.schema import TABLES
from pipeline.stages.parse import parse
from pipeline.stages.validate import validate

ROOT = Path(__file__).parents[1]
STAGES = ("parse", "validate")
TRACKED = (
    ".dvc/config",
    ".dvc/.gitignore",
    ".dvcignore",
    ".gitignore",
    "circulars.toml",
    "dvc.lock",
    "dvc.yaml",
    "expectations",
    "parsed/summary.json",
    "pipeline",
    "raw",
    "requirements",
)


def stages() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "dvc.yaml").read_text("utf-8"))["stages"]
    return found


def imported(path: Path) -> Iterator[str]:
    """Every name that a module imports, also inside functions, as a dotted path."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def modules(name: str) -> Iterator[Path]:
    """The files that importing a dotted path runs, as far as they are ours."""
    parts = name.split(".")
    if parts[0] != "pipeline":
        return
    for count in range(1, len(parts) + 1):
        path = ROOT.joinpath(*parts[:count])
        yield from (
            each for each in (path / "__init__.py", path.with_suffix(".py")) if each.exists()
        )


def closure(name: str) -> set[str]:
    """Every module that a module needs, as paths from the root."""
    pending, seen = list(modules(name)), set[Path]()
    while pending:
        path = pending.pop()
        if path not in seen:
            seen.add(path)
            pending += [file for one in imported(path) for file in modules(one)]
    return {path.relative_to(ROOT).as_posix() for path in seen}


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_depends_on_the_code_it_imports_and_on_no_other(stage: str) -> None:
    needed = closure(f"pipeline.stages.{stage}")
    deps = [dep for dep in stages()[stage]["deps"] if dep.startswith("pipeline/")]
    missing = {one for one in needed if not any(_is_in(one, dep) for dep in deps)}
    assert missing == set(), f"add to the deps of {stage} in dvc.yaml"
    needless = [dep for dep in deps if not any(_is_in(one, dep) for one in needed)]
    assert needless == [], f"remove from the deps of {stage} in dvc.yaml"


def _is_in(path: str, dep: str) -> bool:
    return path == dep or path.startswith(f"{dep}/")


def test_every_file_is_the_output_of_one_stage() -> None:
    outs = {
        name: dict(one for out in stages()[name]["outs"] for one in out.items()) for name in STAGES
    }
    assert all(options.get("persist") for each in outs.values() for options in each.values())
    names = [name for each in outs.values() for name in each]
    tables = [f"parsed/{name}.parquet" for name in TABLES]
    others = ["datapackage.json", "manifest.json", "summary.json", "text"]
    assert sorted(names) == sorted([*tables, *(f"parsed/{name}" for name in others)])
    assert outs["validate"].keys() == {
        "parsed/findings.parquet",
        "parsed/manifest.json",
        "parsed/summary.json",
    }
    assert outs["validate"]["parsed/summary.json"]["cache"] is False
    read = {dep for dep in stages()["validate"]["deps"] if dep.startswith("parsed/")}
    assert read == outs["parse"].keys() - {"parsed/datapackage.json"}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two small circulars and the rules."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "raw").mkdir()
    for name in ("wuhai-2023", "xiangshan-2020"):
        source = ROOT / "tests" / "golden" / name / "source.txt"
        shutil.copyfile(source, tmp_path / "raw" / f"{name}.txt")
    shutil.copytree(ROOT / "expectations", tmp_path / "expectations")
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    """Every file but those of the report, which no stage writes."""
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    return {name: data for name, data in files.items() if not name.startswith("report/")}


@pytest.mark.slow
def test_the_stages_give_what_a_run_gives(desk: Path) -> None:
    from pipeline import job

    parse()
    assert not (desk / "parsed/manifest.json").exists()  # not whole before it was checked
    validate()
    whole = contents(desk / "parsed")
    job.run(None, desk / "run", None, job.Checking())
    assert contents(desk / "run") == whole

    parse()  # nothing has changed, so what was checked stays
    assert contents(desk / "parsed") == whole

    (desk / "raw/wuhai-2023.txt").unlink()
    parse()
    assert not (desk / "parsed/manifest.json").exists()
    parse()
    assert not (desk / "parsed/text/wuhai-2023.txt").exists()
    validate()
    job.run(None, desk / "run", None, job.Checking())
    assert contents(desk / "parsed") == contents(desk / "run")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clean clone of the working tree: what git tracks of it and the stages need, committed."""
    folder = tmp_path / "clone"
    for name in TRACKED:
        source, target = ROOT / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(source, target)
    return folder


@pytest.mark.slow
def test_repro_on_a_clean_clone_changes_nothing_and_then_runs_nothing(
    clone: Path, require_tool: Callable[[str, str], str]
) -> None:
    git = require_tool("git", "git")
    call = _Caller(clone)
    call(git, "init", "--quiet")
    call(git, "add", "--all")
    call(git, "commit", "--quiet", "--message", "as it is")
    dvc = str(Path(sys.executable).with_name("dvc"))
    assert "Running stage 'validate'" in call(dvc, "repro")
    assert call(git, "status", "--porcelain") == "", "run `make repro` and commit what changes"
    again = call(dvc, "repro")
    assert "up to date" in again
    assert "Running" not in again


class _Caller:
    """Runs programs in a folder; ``minsheng`` on their PATH is that of the folder's code."""

    def __init__(self, folder: Path) -> None:
        programs = folder.parent / "bin"
        programs.mkdir()
        script = programs / "minsheng"
        script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pipeline "$@"\n', "utf-8")
        script.chmod(0o755)
        home = folder.parent / "home"
        home.mkdir()
        names = {
            f"GIT_{who}_{what}": "a@b"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        }
        self._folder = folder
        self._environment = (
            os.environ
            | names
            | {
                "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
                "HOME": str(home),
                "DVC_SITE_CACHE_DIR": str(home / "site"),
                "DVC_NO_ANALYTICS": "1",
            }
        )

    def __call__(self, *command: str) -> str:
        done = subprocess.run(
            command,
            cwd=self._folder,
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout
