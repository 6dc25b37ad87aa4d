"""An output folder is whole, or says that it is not; the same rows give the same bytes."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from msgspec.structs import replace

from pipeline.circular import Circular, FailedDocument
from pipeline.errors import OutputError
from pipeline.output import Manifest, read_manifest, read_table, verify, write
from pipeline.output.contents import ROWS_PER_GROUP, Content, is_ours, text_name
from pipeline.output.lock import LOCK, locked
from pipeline.output.replacement import STAGE, replace_files
from pipeline.schema import SCHEMA_VERSION, TABLES, arrow_schema, data_dictionary, datapackage
from pipeline.tables import concat, to_tables
from tests.builders import circular, failed, large, target

Bytes = dict[str, bytes]
OLD = (circular("a"), circular("b"))
NEW = (replace(circular("b"), measures=()), circular("c"), failed("d"))

# For a process of its own, which need not import what only tests need.
PUT = """
import sys
from pathlib import Path
from pipeline.errors import OutputError
from pipeline.output import write
from pipeline.tables import to_tables
from tests.builders import circular

def put(out, *given):
    write(to_tables(given), {one.document_id: one.text for one in given}, out)

"""


def put(out: Path, *given: Circular | FailedDocument) -> Manifest:
    texts = {one.document_id: one.text for one in given if isinstance(one, Circular)}
    return write(to_tables(given), texts, out)


def contents(folder: Path) -> Bytes:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "parsed"


def test_what_an_output_folder_holds(out: Path) -> None:
    put(out, *NEW)
    names = {f"{name}.parquet" for name in TABLES}
    names |= {"manifest.json", "datapackage.json", "summary.json", "text/b.txt", "text/c.txt"}
    assert set(contents(out)) == names


def test_the_manifest_vouches_for_every_file(out: Path) -> None:
    given = put(out, *OLD)
    found = contents(out)
    data = found.pop("manifest.json")
    manifest = json.loads(data)
    assert manifest["schema_version"] == SCHEMA_VERSION
    assert set(manifest["files"]) == set(found)
    for name, entry in manifest["files"].items():
        assert entry["sha256"] == hashlib.sha256(found[name]).hexdigest()
        assert ("rows" in entry) == name.endswith(".parquet")
    assert manifest["files"]["measures.parquet"]["rows"] == 6
    assert data.decode() == json.dumps(manifest, sort_keys=True, indent=1) + "\n"
    assert verify(out) == read_manifest(out) == given


def test_line_ends_of_the_text_are_those_of_the_source(out: Path) -> None:
    one = circular(text="甲\r\n乙\n丙\r丁\u2028\ufeff乱— 1 —")
    put(out, one)
    assert contents(out)["text/a-2024.txt"] == one.text.encode()


def test_the_data_package_lies_beside_the_tables(out: Path) -> None:
    put(out)
    package = json.loads((out / "datapackage.json").read_bytes())
    assert package == datapackage()
    assert all((out / resource["path"]).is_file() for resource in package["resources"])


def test_the_summary_is_ascii_and_counts(out: Path) -> None:
    put(out, replace(circular("甲"), residue=()), failed("d"))
    data = (out / "summary.json").read_bytes()
    assert data.isascii()
    summary = json.loads(data)
    assert data.decode() == json.dumps(summary, sort_keys=True, indent=1) + "\n"
    found = summary["circulars"]
    assert set(found) == {"甲", "d"}
    assert found["甲"]["counts"]["item_count"] == 2
    assert found["甲"]["open_findings"] == []
    assert found["甲"]["tables"]["residue"] == found["d"]["tables"]["residue"]
    assert found["甲"]["tables"]["items"] != found["d"]["tables"]["items"]
    assert found["d"]["status"] == "failed"
    assert found["d"]["counts"]["item_count"] is None


def test_a_digest_of_the_summary_is_of_the_rows_of_one_circular(out: Path) -> None:
    def digests(*given: Circular) -> dict[str, Any]:
        put(out, *given)
        circulars: dict[str, Any] = json.loads((out / "summary.json").read_bytes())["circulars"]
        return {name: found["tables"] for name, found in circulars.items()}

    alone = digests(circular("b"))["b"]
    assert digests(circular("a"), circular("b"), circular("c"))["b"] == alone
    changed = replace(circular("b"), targets=(target(1, 1, 1, value=0.68),))
    other = digests(circular("a"), changed)["b"]
    assert {name for name in alone if alone[name] != other[name]} == {"documents", "targets"}


def test_open_findings_are_named(out: Path) -> None:
    one = circular("a")
    nothing = dict.fromkeys(TABLES["findings"].columns)
    rows = [
        nothing
        | {"document_id": "a", "finding_id": name, "rule": "members_sum", "severity": "error"}
        | {"message": "不符", "evidence": [], "status": status}
        for name, status in [("ff", "open"), ("cc", "accepted"), ("aa", "open")]
    ]
    tables = to_tables([one])
    tables["findings"] = pa.Table.from_pylist(rows, schema=arrow_schema("findings"))
    write(tables, {"a": one.text}, out)
    summary = json.loads((out / "summary.json").read_bytes())
    assert summary["circulars"]["a"]["open_findings"] == ["aa", "ff"]


def test_writing_again_touches_nothing(out: Path) -> None:
    put(out, *OLD)
    before = {path: path.stat().st_mtime_ns for path in sorted(out.rglob("*"))}
    put(out, *OLD)
    assert {path: path.stat().st_mtime_ns for path in sorted(out.rglob("*"))} == before


def test_parts_of_workers_give_the_same_bytes(tmp_path: Path) -> None:
    every = [circular(f"d{number}") for number in range(6)] + [failed("e")]
    texts = {one.document_id: one.text for one in every if isinstance(one, Circular)}
    for number, step in enumerate((1, 2, 7)):
        parts = [to_tables(every[start : start + step]) for start in range(0, 7, step)]
        write(concat(reversed(parts)), texts, tmp_path / str(number))
    found = [contents(tmp_path / str(number)) for number in range(3)]
    assert found[0] == found[1] == found[2]


def test_bytes_do_not_depend_on_the_environment(tmp_path: Path) -> None:
    script = (
        f"{PUT}"
        "put(Path(sys.argv[1]), circular('a'), circular('b')); put(Path(sys.argv[1]), circular())"
    )
    environments = [
        {"TZ": "UTC", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
        {"TZ": "Asia/Shanghai", "PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8"},
    ]
    for number, environment in enumerate(environments):
        out = tmp_path / str(number) / "parsed"
        subprocess.run(
            [sys.executable, "-c", script, out],
            env=os.environ | environment,
            cwd=Path(__file__).parents[1],
            check=True,
        )
    first, second = (contents(tmp_path / str(number)) for number in range(2))
    assert first == second


def test_no_path_of_the_machine_is_in_the_output(out: Path) -> None:
    put(out, *OLD)
    for data in contents(out).values():
        assert str(out).encode() not in data


def test_rows_are_grouped_by_a_fixed_number(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.output.contents.ROWS_PER_GROUP", 100)
    put(out, large())
    metadata = pq.read_metadata(out / "targets.parquet")
    sizes = [metadata.row_group(number).num_rows for number in range(metadata.num_row_groups)]
    assert sizes == [100, 44]
    assert metadata.row_group(0).column(0).compression == "ZSTD"
    assert read_table(out, "targets").equals(to_tables([large()])["targets"])
    assert ROWS_PER_GROUP == 65_536


@pytest.mark.parametrize("name", TABLES)
def test_a_table_comes_back_as_it_was(out: Path, name: str) -> None:
    put(out, *NEW)
    table = read_table(out, name)
    assert table.equals(to_tables(NEW)[name], check_metadata=True)
    assert table.schema.equals(arrow_schema(name), check_metadata=True)
    stored = pq.read_schema(out / f"{name}.parquet")
    assert stored.equals(arrow_schema(name))
    assert stored.metadata[b"schema_version"].decode() == SCHEMA_VERSION
    assert all(b"description_zh" in stored.field(column).metadata for column in stored.names)


def test_pandas_reads_integers_as_integers(out: Path) -> None:
    put(out, *NEW)
    types = pd.read_parquet(out / "targets.parquet").dtypes.astype(str)
    assert types["item_number"] == "int16"
    assert types["section_number"] == types["part_of"] == "Int16"
    assert types["inherited"] == "bool"
    assert types["value"] == "float64"
    assert types["kind"] == "category"
    documents = pd.read_parquet(out / "documents.parquet")
    assert documents["measure_count"].dtype == "Int32"
    assert documents["measure_count"].isna().tolist() == [False, False, True]
    assert documents["title"].dtype == pd.Series(["a"]).dtype
    assert documents["status"].cat.categories.tolist() == ["parsed", "failed"]
    assert str(documents["issued_on"][0]) == "2024-02-03"
    assert documents.index.tolist() == [0, 1, 2]


def test_pandas_reads_empty_tables_with_types(out: Path) -> None:
    put(out)
    for name in TABLES:
        frame = pd.read_parquet(out / f"{name}.parquet")
        assert frame.empty
        assert tuple(frame.columns) == TABLES[name].columns
    assert pd.read_parquet(out / "links.parquet")["measure_number"].dtype == "Int16"


def test_pandas_reads_some_columns(out: Path) -> None:
    put(out, *OLD)
    frame = pd.read_parquet(out / "targets.parquet", columns=["part_of", "kind"])
    assert frame.dtypes.astype(str).tolist() == ["Int16", "category"]


def test_duckdb_reads_every_table(out: Path) -> None:
    put(out, *NEW)
    for name, table in to_tables(NEW).items():
        found = duckdb.read_parquet(str(out / f"{name}.parquet"))
        assert tuple(found.columns) == TABLES[name].columns
        assert len(found.fetchall()) == table.num_rows
    query = f"SELECT spans[1].start, header_spans[2].end FROM '{out / 'targets.parquet'}'"
    assert duckdb.execute(query).fetchall()[0] == (30, 6)


def test_polars_reads_every_table(out: Path) -> None:
    put(out, *NEW)
    for name, table in to_tables(NEW).items():
        frame = pl.read_parquet(out / f"{name}.parquet")
        assert tuple(frame.columns) == TABLES[name].columns
        assert frame.height == table.num_rows
    kinds = pl.read_parquet(out / "targets.parquet")["kind"].cast(pl.String)
    assert kinds.to_list() == ["number", "number", "none"] * 2


def test_examples_of_the_data_dictionary_run(
    out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(out, *OLD)
    monkeypatch.chdir(out.parent)
    page = data_dictionary()
    names: dict[str, object] = {}
    for block in re.findall(r"```python\n(.*?)```", page, re.S):
        exec(block, names)
    assert "6700.0" in capsys.readouterr().out
    (query,) = re.findall(r"```sql\n(.*?)```", page, re.S)
    assert len(duckdb.execute(query).fetchall()) == 4


# What is no longer produced, and what is not ours.


def test_what_is_no_longer_produced_goes(out: Path, tmp_path: Path) -> None:
    put(out, *OLD)
    put(out, *NEW)
    put(tmp_path / "fresh", *NEW)
    assert contents(out) == contents(tmp_path / "fresh")


def test_what_is_not_ours_stays(out: Path) -> None:
    theirs = ["notes.md", "extra.parquet", "text/notes.txt", "report/index.html", ".hidden"]
    for name in theirs:
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text("theirs")
    put(out, *OLD)
    put(out, *NEW)
    assert all((out / name).read_text() == "theirs" for name in theirs)
    verify(out)


def test_a_manifest_that_names_other_files_deletes_nothing(out: Path) -> None:
    put(out, *OLD)
    victim = out.parent / "victim.txt"
    victim.write_text("theirs")
    manifest = json.loads((out / "manifest.json").read_bytes())
    manifest["files"]["../victim.txt"] = {"sha256": "0"}
    (out / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(OutputError, match="damaged"):
        read_manifest(out)
    put(out, *NEW)
    assert victim.read_text() == "theirs"
    verify(out)


def test_a_linked_file_is_replaced_and_not_written_through(out: Path) -> None:
    put(out, *OLD)
    kept = out.parent / "kept"
    (out / "measures.parquet").replace(kept)
    before = kept.read_bytes()
    (out / "measures.parquet").symlink_to(kept)
    put(out, *OLD)
    assert (out / "measures.parquet").is_symlink()
    put(out, *NEW)
    assert not (out / "measures.parquet").is_symlink()
    assert kept.read_bytes() == before


@pytest.mark.parametrize("document_id", ["", ".", "..", "a/b", "../a", "/etc/a", "a\0b", "/"])
def test_an_id_that_leads_out_of_the_folder_is_refused(out: Path, document_id: str) -> None:
    with pytest.raises(OutputError, match="cannot be the name of a file"):
        put(out, circular(document_id))
    assert not out.exists()


@pytest.mark.parametrize(
    "document_id", ["甲 乙", "a.b", "-rf", "~", "%2e%2e", "a\nb", "...", "a:b"]
)
def test_any_other_name_is_fine(out: Path, document_id: str) -> None:
    put(out, circular(document_id))
    assert (out / "text" / f"{document_id}.txt").is_file()
    verify(out)
    put(out)
    assert not list((out / "text").iterdir())


def test_names_that_are_ours() -> None:
    assert is_ours("targets.parquet")
    assert is_ours(text_name("a"))
    others = ["manifest.json", "text/a.md", "text/../a.txt", "a/b.parquet", "report/a.txt", "text"]
    assert not any(is_ours(name) for name in others)


def test_texts_are_those_of_the_tables(out: Path) -> None:
    tables = to_tables([circular("a"), failed("b")])
    for texts in ({}, {"a": "another"}, {"a": circular().text, "b": ""}):
        with pytest.raises(ValueError, match="not the texts"):
            write(tables, texts, out)
    assert not out.exists()


# Folders that cannot be written.


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "parsed").write_text("theirs")
    for out in (tmp_path / "parsed", tmp_path / "parsed" / "in"):
        with pytest.raises(OutputError, match=r"parsed"):
            put(out, *OLD)
    assert (tmp_path / "parsed").read_text() == "theirs"


@pytest.mark.parametrize("name", ["targets.parquet/part-0.parquet", "text"])
def test_something_else_in_the_place_of_a_file(out: Path, name: str) -> None:
    put(out)
    before = contents(out)
    if name == "text":
        (out / "text").write_text("theirs")
    else:
        (out / "targets.parquet").unlink()
        del before["targets.parquet"]
        (out / "targets.parquet").mkdir()
        (out / name).write_text("theirs")
    before[name] = b"theirs"
    with pytest.raises(OutputError, match="a folder; remove it"):
        put(out, *NEW)
    assert contents(out) == before


@pytest.mark.parametrize("errno", ["EACCES", "EROFS", "ENOSPC"])
def test_what_the_system_refuses_is_said(
    out: Path, errno: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno as codes

    put(out, *OLD)
    before = contents(out)
    error = OSError(getattr(codes, errno), os.strerror(getattr(codes, errno)))

    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OutputError, match=f"{out} cannot be written: {error.strerror}"):
        put(out, *NEW)
    monkeypatch.undo()
    assert contents(out) == before
    verify(out)


def test_a_folder_that_may_not_be_written(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, *_: object) -> int:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("os.open", refuse)
    with pytest.raises(OutputError, match=r"cannot be written: .*Permission denied"):
        put(out, *NEW)


def test_a_name_that_is_too_long_is_said_before_anything_changes(out: Path) -> None:
    put(out, *OLD)
    before = contents(out)
    with pytest.raises(OutputError, match="cannot be written"):
        put(out, circular("长" * 100))
    assert contents(out) == before


# Two runs at once.


def test_only_one_run_writes_at_a_time(out: Path) -> None:
    out.mkdir()
    with locked(out), pytest.raises(OutputError, match="another run is writing"):
        put(out, *OLD)
    assert contents(out) == {}
    put(out, *OLD)
    assert not (out / LOCK).exists()


def test_a_lock_of_a_run_that_died_is_no_lock(out: Path) -> None:
    out.mkdir()
    (out / LOCK).touch()
    put(out, *OLD)
    verify(out)


def test_runs_at_once_leave_the_whole_of_one(out: Path) -> None:
    script = (
        f"{PUT}"
        "for number in range(10):\n"
        "    try: put(Path(sys.argv[1]), circular(sys.argv[2]))\n"
        "    except OutputError as error: assert 'another run' in str(error), error\n"
    )
    command = [sys.executable, "-c", script, str(out)]
    root = Path(__file__).parents[1]
    runs = [subprocess.Popen([*command, which], cwd=root) for which in ("a", "b")]
    assert [run.wait() for run in runs] == [0, 0]
    verify(out)
    assert contents(out) in [fresh(out.parent, circular(which)) for which in ("a", "b")]


def fresh(parent: Path, *given: Circular | FailedDocument) -> Bytes:
    """What a run into a new folder writes."""
    folder = parent / f"fresh-{len(list(parent.iterdir()))}"
    put(folder, *given)
    return contents(folder)


# Crashes.


def files(**texts: str) -> list[Content]:
    names = {"a": "text/a.txt", "b": "text/b.txt", "items": "items.parquet"}
    return [Content(names.get(name, f"{name}.json"), text.encode()) for name, text in texts.items()]


BEFORE = files(items="old", a="old", b="same", summary="old")
AFTER = files(items="new", b="same", summary="new", datapackage="new")


class Crash(BaseException):
    """What no code of ours catches and goes on after."""


@contextmanager
def crash_at(step: int) -> Iterator[list[str]]:
    """Let the call number ``step`` that changes the folder, and all after it, fail.

    Nothing is tidied up then, as if the process was killed; only the lock goes, as it would.
    """
    calls: list[str] = []

    def counted(function: Callable[..., Any]) -> Callable[..., Any]:
        def call(path: object, *arguments: object, **options: object) -> object:
            if isinstance(path, Path) and path.name == LOCK:
                return function(path, *arguments, **options)
            calls.append(f"{function.__name__} {path}")
            if len(calls) > step:
                raise Crash
            return function(path, *arguments, **options)

        return call

    with pytest.MonkeyPatch.context() as patch:
        for name in ("replace", "unlink", "mkdir", "rmdir"):
            patch.setattr(Path, name, counted(getattr(Path, name)))
        patch.setattr(os, "fsync", counted(os.fsync))
        patch.setattr(shutil, "rmtree", counted(shutil.rmtree))
        yield calls


def steps() -> int:
    with TemporaryDirectory() as folder:
        replace_files(Path(folder), BEFORE)
        with crash_at(10_000) as calls:
            replace_files(Path(folder), AFTER)
    return len(calls)


STEPS = steps()


def test_there_are_crashes_to_try() -> None:
    assert STEPS > 20


@pytest.mark.parametrize("step", range(STEPS))
def test_a_crash_leaves_the_old_or_the_new_or_what_says_that_it_is_torn(
    tmp_path: Path, step: int
) -> None:
    old = replace_files(tmp_path, BEFORE)
    with crash_at(step), pytest.raises(Crash):
        replace_files(tmp_path, AFTER)
    try:
        manifest = verify(tmp_path)
    except OutputError as error:
        assert "torn" in str(error)
        assert not (tmp_path / "manifest.json").exists()
    else:
        wanted = BEFORE if manifest == old else AFTER
        visible = {name: data for name, data in contents(tmp_path).items() if STAGE not in name}
        del visible["manifest.json"]
        assert visible == {content.name: content.data for content in wanted}


@pytest.mark.parametrize("again", [BEFORE, AFTER, []], ids=["before", "after", "none"])
@pytest.mark.parametrize("step", range(STEPS))
def test_the_next_run_repairs_what_crashes_left(
    tmp_path: Path, step: int, again: list[Content]
) -> None:
    replace_files(tmp_path, BEFORE)
    (tmp_path / "text" / "theirs.txt").write_text("theirs")
    for crash in (step, step // 2):
        with crash_at(crash), suppress(Crash):
            replace_files(tmp_path, AFTER)
    replace_files(tmp_path, again)
    verify(tmp_path)
    found = contents(tmp_path)
    del found["manifest.json"]
    wanted = {content.name: content.data for content in again}
    assert found == wanted | {"text/theirs.txt": b"theirs"}


@pytest.mark.parametrize("step", range(0, STEPS, 5))
def test_a_run_that_was_interrupted_leaves_no_lock(tmp_path: Path, step: int) -> None:
    with crash_at(step), pytest.raises(Crash):
        replace_files(tmp_path, BEFORE)
    assert not (tmp_path / LOCK).exists()


@pytest.mark.parametrize("name", ["targets.parquet", "text/a.txt", "summary.json"])
def test_a_changed_or_missing_file_is_torn_and_repaired(out: Path, name: str) -> None:
    put(out, *OLD)
    before = contents(out)
    (out / name).write_bytes(before[name] + b" ")
    with pytest.raises(OutputError, match=f"{name} is missing or was changed"):
        verify(out)
    (out / name).unlink()
    with pytest.raises(OutputError, match=f"{name} is missing or was changed"):
        verify(out)
    put(out, *OLD)
    assert contents(out) == before


def test_a_changed_table_is_not_read(out: Path) -> None:
    put(out, *OLD)
    (out / "items.parquet").write_bytes((out / "measures.parquet").read_bytes())
    with pytest.raises(OutputError, match=r"items\.parquet was changed"):
        read_table(out, "items")
    (out / "items.parquet").unlink()
    with pytest.raises(OutputError, match=r"items\.parquet cannot be read"):
        read_table(out, "items")
    read_table(out, "measures")


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"{}", b'{"files": {"a": 1}}', b"\xff"])
def test_a_damaged_manifest_is_torn_and_repaired(out: Path, data: bytes) -> None:
    put(out, *OLD)
    before = contents(out)
    (out / "manifest.json").write_bytes(data)
    with pytest.raises(OutputError, match=r"its manifest\.json is damaged"):
        verify(out)
    put(out, *OLD)
    assert contents(out) == before


def test_no_manifest_no_output(out: Path) -> None:
    with pytest.raises(OutputError, match=r"has no manifest\.json"):
        verify(out)


def test_tables_of_another_schema_are_not_read(out: Path) -> None:
    put(out, *OLD)
    manifest = (out / "manifest.json").read_text()
    (out / "manifest.json").write_text(manifest.replace(SCHEMA_VERSION, "0.9.0"))
    with pytest.raises(OutputError, match=r"written under schema 0\.9\.0"):
        read_table(out, "items")
