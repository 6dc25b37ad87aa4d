import shutil
import sys
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline import cli

GOLDEN = Path(__file__).parent / "golden"
Minsheng = Callable[..., tuple[int, str, str]]
URL = "https://www.example.gov.cn/通知.html"


@pytest.fixture
def minsheng(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Minsheng:
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["minsheng", *arguments])
        code = cli.main()
        captured = capfd.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.mark.slow
def test_one_file(minsheng: Minsheng) -> None:
    shutil.copyfile(GOLDEN / "wuhai-2023" / "source.txt", "通知.txt")
    Path("circulars.toml").write_text("# ours\n[old]\nyear = 2020  # why", encoding="utf-8")
    code, out, err = minsheng("add", "通知.txt", "--id", "乌海2023", "--url", URL)
    assert (code, err) == (0, "")
    assert Path("raw/乌海2023.txt").read_bytes() == Path("通知.txt").read_bytes()
    text = Path("circulars.toml").read_text("utf-8")
    assert text == (
        "# ours\n[old]\nyear = 2020  # why\n\n"
        f'["乌海2023"]\nsource_url = "{URL}"\nfetched_on = {date.today().isoformat()}\n'
    )
    row = pq.read_table("parsed/documents.parquet").to_pylist()[0]
    assert (row["source_url"], row["fetched_on"]) == (URL, date.today())
    assert "to look at first in 乌海2023" in out
    findings = pq.read_table("parsed/findings.parquet").to_pylist()
    if findings:
        assert "minsheng trace findings 乌海2023 " in out


def test_several_files(minsheng: Minsheng) -> None:
    files = sorted((GOLDEN / "tongchuan-2022" / "source").iterdir())
    code, out, _ = minsheng("add", *map(str, files), "--id", "tongchuan-2022")
    assert code == 0
    assert {path.name for path in Path("raw/tongchuan-2022").iterdir()} == {
        path.name for path in files
    }
    assert tomllib.loads(Path("circulars.toml").read_text("utf-8")) == {"tongchuan-2022": {}}
    assert "to look at first in tongchuan-2022" in out


def test_a_file_that_is_no_circular(minsheng: Minsheng) -> None:
    Path("x.txt").write_text("没有事项", encoding="utf-8")
    code, out, _ = minsheng("add", "x.txt", "--id", "x")
    assert code == 3
    assert "not read: " in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["x.txt", "--id", "a"], "circulars.toml has 'a' already"),
        (["x.txt", "--id", "b"], "raw/b.pdf has the id 'b'"),
        (["x.txt", "--id", "a/b"], "'a/b' cannot be the id"),
        (["x.txt", "--id", "../b"], "'../b' cannot be the id"),
        (["x.txt", "--id", ""], "'' cannot be the id"),
        (["x.txt", "--id", ".b"], "'.b' cannot be the id"),
        (["x.txt", "--id", "x\ny"], r"'x\\ny' cannot be the id"),
        (["no.txt", "--id", "c"], "no.txt is no file"),
        (["x.txt", "other/X.txt", "--id", "c"], "two files are called x.txt"),
        (["x.txt", "--id", "c", "--url", "ftp://a/b"], "circulars.toml: [c] source_url: must be"),
        (["x.txt", "--id", "c", "--url", 'https://a/"b c'], "circulars.toml: [c] source_url"),
    ],
)
def test_what_is_refused_changes_nothing(
    minsheng: Minsheng, arguments: list[str], said: str
) -> None:
    Path("x.txt").write_text("一", encoding="utf-8")
    Path("other").mkdir()
    Path("other/X.txt").touch()
    Path("raw").mkdir()
    Path("raw/b.pdf").touch()
    Path("circulars.toml").write_bytes(b"[a]\r\n")
    before = sorted(Path().rglob("*"))
    code, _, err = minsheng("add", *arguments)
    assert code == 2
    assert said in err
    assert sorted(Path().rglob("*")) == before
    assert Path("circulars.toml").read_bytes() == b"[a]\r\n"


def test_the_line_ends_of_the_register_stay(minsheng: Minsheng) -> None:
    Path("x.txt").write_text("没有事项", encoding="utf-8")
    Path("circulars.toml").write_bytes(b"[a]\r\n")
    minsheng("add", "x.txt", "--id", 'q"q')
    assert Path("circulars.toml").read_bytes() == b"[a]\r\n"  # no name of a file everywhere
    minsheng("add", "x.txt", "--id", "q.q")
    assert Path("circulars.toml").read_bytes() == b'[a]\r\n\r\n["q.q"]\r\n'
