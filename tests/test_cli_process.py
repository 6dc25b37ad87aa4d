"""The command as a process: what it loads, its signals, its pipes and terminals."""

import os
import pty
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
HEAVY = {
    "cn2an",
    "duckdb",
    "great_expectations",
    "lxml",
    "numpy",
    "pandas",
    "pdfplumber",
    "polars",
    "pyarrow",
    "rich.console",
}


@pytest.mark.parametrize("arguments", [["--help"], ["run", "--help"], ["--version"], ["run", "?"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    program = (
        "import sys; from pipeline.cli import main; code = main();"
        "print(*sys.modules, sep='\\n', file=sys.stderr)"
    )
    if arguments == ["run", "?"]:
        arguments = ["run", "--no-such-option"]
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stderr.split())
    assert "pipeline.cli" in loaded
    assert loaded & HEAVY == set()


# What a text without checks, worked on by one process, has no use for.
UNUSED = {
    "PIL",
    "cn2an",
    "jinja2",
    "lxml",
    "multiprocessing",
    "pandas",
    "pdfplumber",
    "pyarrow.compute",
    "pydantic",
    "pypdfium2",
}


def test_a_run_without_checks_loads_only_what_it_uses(tmp_path: Path) -> None:
    program = (
        "import sys; from pipeline.cli import main; code = main();"
        "print(*sys.modules, sep='\\n', file=sys.stderr); sys.exit(code)"
    )
    circular = PROJECT / "raw" / "lieshan-2023.txt"
    command = ["run", str(circular), "--out", str(tmp_path / "out"), "--no-validate", "--no-cache"]
    done = subprocess.run(
        [sys.executable, "-c", program, *command],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stderr.split())
    assert "pyarrow" in loaded
    assert loaded & UNUSED == set()


STOPPED = """
import sys, time
from pathlib import Path
from pipeline import cli, corpus

def read_circular(*_):
    Path("begun").touch()
    time.sleep(600)

corpus.read_circular = read_circular
sys.exit(cli.main())
"""


def start(
    program: list[str], cwd: Path, stdout: int = subprocess.PIPE, stderr: int = subprocess.PIPE
) -> subprocess.Popen[bytes]:
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    ours = {"PYTHONPATH": str(PROJECT), "TERM": "xterm", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, *program]
    return subprocess.Popen(command, cwd=cwd, env=kept | ours, stdout=stdout, stderr=stderr)


def test_ctrl_c_on_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").touch()
    ours, theirs = pty.openpty()
    child = start(["-c", STOPPED, "run"], tmp_path, stderr=theirs)
    os.close(theirs)
    while not (tmp_path / "begun").exists():
        assert child.poll() is None
        time.sleep(0.02)
    child.send_signal(signal.SIGINT)
    out, _ = child.communicate(timeout=30)
    shown = read_all(ours)
    assert child.returncode == 130
    assert out == b""
    assert "reading" in shown
    assert "minsheng: stopped" in shown
    assert "Traceback" not in shown
    assert not (tmp_path / "parsed").exists()


def read_all(descriptor: int) -> str:
    shown = b""
    with suppress(OSError):  # what Linux says when the other end is closed
        while part := os.read(descriptor, 4096):
            shown += part
    os.close(descriptor)
    return shown.decode()


SUMMARY = """
import sys
from pathlib import Path
from pipeline import cli, job
from pipeline.result import Result, Row

row = Row("a", "failed", "错误" * 99, *[None] * 10)
job.run = lambda *_: Result((row,) * 5000, {}, Path("parsed"), (), (), 1.0)
sys.exit(cli.main())
"""


@pytest.mark.parametrize(
    ("program", "code"),
    [
        (["-c", SUMMARY, "run"], 3),
        (["-c", SUMMARY, "run", "--json"], 3),
        (["-m", "pipeline", "run", "--help"], 0),
    ],
)
def test_a_reader_that_leaves_is_no_error(tmp_path: Path, program: list[str], code: int) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    child = start(program, tmp_path, stdout=writer)
    os.close(writer)
    _, err = child.communicate(timeout=30)
    assert (child.returncode, err) == (code, b"")


def test_terminals_that_know_no_chinese(tmp_path: Path) -> None:
    program = ["-X", "utf8=0", "-c", SUMMARY, "run"]
    child = start(program, tmp_path)
    out, err = child.communicate(timeout=30)
    assert (child.returncode, err) == (3, b"")
    assert "错误".encode() in out or rb"\u9519\u8bef" in out
    assert b"\x1b" not in out


def test_module_and_command_are_the_same(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", "run"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("minsheng: raw does not exist")
