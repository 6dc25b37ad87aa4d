import os
import signal
from pathlib import Path

import pytest
from msgspec.structs import replace

from pipeline import corpus, workers
from pipeline.circular import Circular, Heading, Item, Registration
from pipeline.corpus import Outcome, Outcomes, process, run, suitable_workers
from pipeline.discover import Source, discover
from pipeline.document import SourceFile
from pipeline.errors import NotACircularError

ITEM = Item(
    list_number=1,
    item_number=1,
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
    """What the content of the file says: good, empty, bug, killer."""
    content = source.files[0][1].read_text(encoding="utf-8")
    if content == "empty":
        raise NotACircularError("没有事项")
    if content == "killer":
        os.kill(os.getpid(), signal.SIGKILL)
    if content == "bug":
        raise KeyError(f"object at {id(source):#x}")
    files = tuple(SourceFile(name, "0" * 64, "text/plain") for name, _ in source.files)
    heading = Heading(title=content, year=registration.year)
    return Circular(source.document_id, content, files, registration, heading, items=(ITEM,))


def process_fake(source: Source, registration: Registration) -> Outcome:
    corpus.read_circular = fake_circular
    return process(source, registration)


@pytest.fixture
def faked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus, "read_circular", corpus.read_circular)


def put(folder: Path, **contents: str) -> list[Source]:
    for name, content in contents.items():
        (folder / f"{name}.txt").write_text(content, encoding="utf-8")
    return discover(folder)


def errors(outcomes: Outcomes) -> dict[str, str | None]:
    documents = outcomes.tables["documents"].select(["document_id", "error"]).to_pylist()
    return {row["document_id"]: row["error"] for row in documents}


@pytest.mark.usefixtures("faked")
@pytest.mark.parametrize("workers", [1, 2])
def test_one_bad_document_among_good_ones(tmp_path: Path, workers: int) -> None:
    sources = put(tmp_path, d="好", b="empty", a="好", c="bug")
    sources.append(Source("e", problem="文件夹里没有文件"))
    outcomes = run(sources, {}, workers, process=process_fake)
    assert errors(outcomes) == {
        "a": None,
        "b": "没有事项",
        "c": "程序内部错误：KeyError，位于 test_corpus.fake_circular",
        "d": None,
        "e": "程序内部错误：IndexError，位于 test_corpus.fake_circular",
    }
    assert outcomes.texts == {"a": "好", "d": "好"}
    assert outcomes.tables["items"]["document_id"].to_pylist() == ["a", "d"]
    assert list(outcomes.defects) == ["c", "e"]
    assert "KeyError" in outcomes.defects["c"]
    assert set(outcomes.seconds) == {"a", "b", "c", "d", "e"}


@pytest.mark.usefixtures("faked")
def test_the_number_of_workers_changes_nothing(tmp_path: Path) -> None:
    sources = put(tmp_path, **{f"n{number}": f"第{number}份" for number in range(30)})
    one = run(sources, {}, 1, process=process_fake)
    two = run(sources, {}, 2, process=process_fake)
    assert one.texts == two.texts
    assert list(one.texts) == sorted(one.texts)
    assert all(table.equals(two.tables[name]) for name, table in one.tables.items())


@pytest.mark.usefixtures("faked")
def test_a_worker_that_is_killed_fails_its_document_only(tmp_path: Path) -> None:
    sources = put(tmp_path, a="好", b="killer", c="好", d="好")
    outcomes = run(sources, {}, 2, process=process_fake)
    failed = {name: error for name, error in errors(outcomes).items() if error}
    assert failed == {"b": "程序内部错误：处理它的进程意外中止（可能内存不足）"}
    assert list(outcomes.defects) == ["b"]


@pytest.mark.usefixtures("faked")
def test_progress_is_told_of_each_outcome(tmp_path: Path) -> None:
    told: list[Outcome] = []
    sources = put(tmp_path, a="好", b="empty")
    run(sources, {}, on_progress=told.append, process=process_fake)
    assert [(each.document_id, each.text) for each in told] == [("a", "好"), ("b", None)]


@pytest.mark.usefixtures("faked")
def test_the_register_reaches_its_circular(tmp_path: Path) -> None:
    sources = put(tmp_path, a="好", b="好")
    outcomes = run(sources, {"b": Registration(year=2024)}, process=process_fake)
    assert outcomes.tables["documents"]["year"].to_pylist() == [None, 2024]


def test_nothing_at_all_gives_empty_tables() -> None:
    outcomes = run([], {})
    assert outcomes.tables["documents"].num_rows == 0
    assert outcomes.texts == {}


def test_a_source_with_a_problem_is_described_but_not_read(tmp_path: Path) -> None:
    (source,) = put(tmp_path, a="好")
    outcome = process(replace(source, problem="2 个来源的编号相同"), Registration())
    (row,) = outcome.tables["documents"].to_pylist()
    assert (row["status"], row["error"]) == ("failed", "2 个来源的编号相同")
    assert [file["path"] for file in row["source_files"]] == ["a.txt"]
    assert len(row["source_files"][0]["sha256"]) == 64
    assert outcome.defect is None


def test_a_file_that_is_gone_is_a_failed_document(tmp_path: Path) -> None:
    (source,) = put(tmp_path, a="好")
    (tmp_path / "a.txt").unlink()
    outcome = process(source, Registration())
    (row,) = outcome.tables["documents"].to_pylist()
    assert row["error"] == "a.txt：无法读取：No such file or directory"
    assert row["source_files"] == []


def test_bytes_that_are_no_text_are_a_failed_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(bytes(range(256)) * 50)
    outcome = process(discover(tmp_path)[0], Registration())
    (row,) = outcome.tables["documents"].to_pylist()
    assert row["status"] == "failed"
    assert outcome.defect is None


def test_processes_are_started_only_when_they_pay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "usable_cores", lambda: 4)
    megabyte = Source("a", size=corpus.BYTES_PER_WORKER)
    assert suitable_workers([]) == 1
    assert suitable_workers([Source("a", size=50_000)] * 10) == 1
    assert suitable_workers([megabyte] * 3) == 3
    assert suitable_workers([megabyte] * 9) == 4
    assert suitable_workers([Source("a", size=10**8)]) == 1
