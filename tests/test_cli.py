import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import __version__, cli, corpus
from pipeline.circular import Circular, Heading, Item, Registration, Residue
from pipeline.discover import Source
from pipeline.document import Place, SourceFile
from pipeline.errors import NotACircularError, OutputError
from pipeline.text.passage import Span

Minsheng = Callable[..., tuple[int, str, str]]


def item(number: int) -> Item:
    return Item(
        list_number=1,
        item_number=number,
        section_number=1,
        section_title="就业",
        title="一",
        text="一",
        responsibility="local",
        lead_units=(),
        cooperating_units=(),
        deadline=None,
        in_notice=True,
        in_measures=False,
        in_targets=False,
        in_list=False,
    )


def fake_circular(source: Source, registration: Registration) -> Circular:
    """What the file says: its first line is the title, ``empty`` and ``bug`` go wrong."""
    if source.problem:
        raise NotACircularError(source.problem)
    content = source.files[0][1].read_text(encoding="utf-8")
    if content == "empty":
        raise NotACircularError("没有事项")
    if content == "bug":
        raise KeyError("一")
    if content == "stop":
        raise KeyboardInterrupt
    files = tuple(SourceFile(name, "0" * 64, "text/plain") for name, _ in source.files)
    heading = Heading(title=content, region_name="烈山区", year=registration.year or 2023)
    return Circular(
        source.document_id,
        content,
        files,
        registration,
        heading,
        items=tuple(map(item, range(1, 51))),
        residue=tuple(unparsed(found.start()) for found in re.finditer(r"\?", content)),
    )


def unparsed(at: int) -> Residue:
    return Residue(1, "?", "unparsed", Place((Span(at, at + 1),)))


@pytest.fixture
def minsheng(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Minsheng:
    """The command line in an empty folder, with a parser that does as the files say."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(corpus, "read_circular", fake_circular)

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["minsheng", *arguments])
        code = cli.main()
        sys.stdout.flush()
        captured = capfd.readouterr()
        return code, captured.out, captured.err

    return call


def put(folder: str, **contents: str) -> None:
    Path(folder).mkdir(exist_ok=True)
    for name, content in contents.items():
        Path(folder, f"{name}.txt").write_text(content, encoding="utf-8")


def test_one_circular(minsheng: Minsheng) -> None:
    put("raw", **{"lieshan-2023": "关于印发《烈山区2023年民生实事》的通知"})
    code, out, err = minsheng("run")
    assert (code, err) == (0, "")
    assert [re.sub(r"\d+\.\d\d s", "T s", line).rstrip() for line in out.splitlines()] == [
        "lieshan-2023  烈山区 2023",
        "  关于印发《烈山区2023年民生实事》的通知",
        "  0 sections · 50 items · 0 measures · 0 indicators · 0 targets",
        "  21 characters, all accounted for · T s",
        "",
        "no findings",
        "report: parsed/report/index.html",
        "1 circular in parsed/ · T s",
    ]
    assert Path("parsed/manifest.json").exists()


def test_many_circulars_fit_80_columns(minsheng: Minsheng) -> None:
    put("raw", **{f"民生实事第{number:04}号": "好" for number in range(30)})
    put("raw", **{"疑": "好?好", "坏": "empty"})
    code, out, _ = minsheng("run")
    assert code == 3
    assert max(map(cells, out.splitlines())) <= 80
    assert "第0019号" in out
    assert "第0020号" not in out
    assert "… 10 more" in out
    assert re.search(r"疑 .* 66.66 %", out)
    assert re.search(r"all 31 .* 1,550 .* 96.96 %", out)
    assert "1 circular could not be read\n  坏  没有事项" in out


def cells(line: str) -> int:
    from rich.cells import cell_len

    return cell_len(line)


def test_hostile_titles_are_shown_as_plain_text(minsheng: Minsheng) -> None:
    put("raw", a="[red]红[/red]\x1b[2J\x9b31m\u202e\n二", **{"[bold]": "好"})
    code, out, _ = minsheng("run")
    assert code == 0
    assert r"[red]红[/red]\x1b[2J\x9b31m\u202e 二" in out
    assert "[bold]  烈山区" in out
    assert out.isprintable() or set(out) - {"\n"} == {c for c in out if c.isprintable()}


def test_failures_and_internal_errors(minsheng: Minsheng) -> None:
    put("raw", a="好", b="empty")
    code, out, err = minsheng("run")
    assert (code, err) == (3, "")
    put("raw", c="bug")
    code, out, err = minsheng("run")
    assert (code, err) == (4, "")
    assert "2 circulars could not be read" in out
    assert "1 circular in parsed/" in out
    _, _, err = minsheng("run", "--debug")
    assert err.startswith("c: Traceback")


def test_json_is_all_there_is_on_stdout(minsheng: Minsheng) -> None:
    put("raw", a="好?", b="empty", c="bug")
    put(".", **{"x": "y"})
    Path("circulars.toml").write_text("[a]\nyear = 2024\n[z]\n", encoding="utf-8")
    code, out, err = minsheng("run", "--json")
    found = json.loads(out)
    assert out.isascii()
    assert code == found["exit_code"] == 4
    assert err == ""
    assert found["status"] == "internal_error"
    assert found["out"] == "parsed"
    assert "documents.parquet" in found["outputs"]
    first = found["circulars"][0]
    assert first.pop("seconds") >= 0
    assert first == {
        "document_id": "a",
        "status": "parsed",
        "title": "好?",
        "region_name": "烈山区",
        "year": 2024,
        "section_count": 0,
        "item_count": 50,
        "measure_count": 0,
        "indicator_count": 0,
        "target_count": 0,
        "character_count": 2,
        "accounted_character_count": 1,
    }
    assert found["totals"]["item_count"] == 50
    assert found["errors"] == [
        {"document_id": "b", "message": "没有事项", "internal": False},
        {
            "document_id": "c",
            "message": "程序内部错误：KeyError，位于 test_cli.fake_circular",
            "internal": True,
        },
    ]
    assert found["notes"] == ["circulars.toml names what is not in raw/: z"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run"], "raw does not exist; name a circular or a folder of circulars"),
        (["run", "nowhere"], "nowhere does not exist; name a circular or a folder of circulars"),
        (["run", "empty"], "empty holds no circulars; put the published files into it"),
        (["run", "pipe"], "pipe is neither a file nor a folder"),
        (["run", "in", "--out", "in/out"], "input in and output in/out must not lie inside"),
        (["run", "in/a.txt", "--out", "in"], "input in/a.txt and output in must not lie inside"),
        (["run", "in", "--out", "file"], "output file is not a folder"),
        (["run", "in", "--workers", "0"], "argument --workers: not a number from 1 to 61: '0'"),
        (["run", "in", "--workers", "many"], "argument --workers: not a number from 1 to 61"),
        (["run", "in", "--fail-on", "all"], "argument --fail-on: invalid choice: 'all'"),
        (["run", "--no-such"], "unrecognized arguments: --no-such"),
        (["run", "in", "--work", "2"], "unrecognized arguments: --work 2"),
        (["walk"], "argument COMMAND: invalid choice: 'walk'"),
    ],
)
def test_wrong_usage_is_one_sentence(minsheng: Minsheng, arguments: list[str], said: str) -> None:
    put("in", a="好")
    Path("empty").mkdir()
    Path("file").touch()
    os.mkfifo("pipe")
    code, out, err = minsheng(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith(f"minsheng: {said}")
    assert err.count("\n") == 1
    assert not Path("parsed").exists()

    code, out, err = minsheng(*arguments, "--json")
    assert (code, err) == (2, "")
    found = json.loads(out)
    assert (found["status"], found["exit_code"]) == ("usage_error", 2)
    assert found["errors"][0]["message"].startswith(said)


def test_a_broken_register_stops_the_run(minsheng: Minsheng) -> None:
    put("raw", a="好")
    Path("circulars.toml").write_text("[a]\nyaer = 2024\n", encoding="utf-8")
    code, _, err = minsheng("run")
    assert code == 2
    assert err.startswith("minsheng: circulars.toml: [a] yaer: is no key")


def test_output_that_cannot_be_written(minsheng: Minsheng, monkeypatch: pytest.MonkeyPatch) -> None:
    put("raw", a="好")
    monkeypatch.setattr("pipeline.output.write", failing(OutputError("parsed: the disk is full")))
    code, _, err = minsheng("run")
    assert (code, err) == (2, "minsheng: parsed: the disk is full\n")


def test_an_error_that_nobody_expected(minsheng: Minsheng, monkeypatch: pytest.MonkeyPatch) -> None:
    put("raw", a="好")
    monkeypatch.setattr("pipeline.output.write", failing(TypeError("no")))
    code, _, err = minsheng("run")
    assert (code, err) == (4, "minsheng: internal error: TypeError: no (--debug shows where)\n")
    assert minsheng("run", "--debug")[2].startswith("Traceback")
    found = json.loads(minsheng("run", "--json")[1])
    assert found["status"] == "internal_error"


def failing(error: Exception) -> Callable[..., None]:
    def write(*_: object) -> None:
        raise error

    return write


def test_ctrl_c_writes_nothing(minsheng: Minsheng) -> None:
    put("raw", a="好", b="stop")
    code, out, err = minsheng("run")
    assert (code, out, err) == (130, "", "minsheng: stopped\n")
    assert not Path("parsed").exists()


def test_a_single_circular_leaves_other_registrations_alone(minsheng: Minsheng) -> None:
    put("in", a="好")
    Path("circulars.toml").write_text("[z]\n", encoding="utf-8")
    assert "Note" not in minsheng("run", "in/a.txt")[1]


def test_version_and_help(minsheng: Minsheng) -> None:
    assert minsheng("--version") == (0, f"minsheng {__version__}\n", "")
    code, out, _ = minsheng()
    assert (code, "usage: minsheng" in out) == (2, True)
    code, out, _ = minsheng("run", "--help")
    assert code == 0
    assert all(word in out for word in ("path", "--out", "--workers", "--no-validate", "--json"))
