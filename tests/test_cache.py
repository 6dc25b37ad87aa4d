import shutil
import sys
from pathlib import Path

import pytest

from pipeline import cache, cli, corpus
from pipeline.cache import Cache
from pipeline.circular import Registration
from pipeline.corpus import Outcome
from pipeline.discover import Source, discover
from pipeline.output import write

GOLDEN = Path(__file__).parent / "golden"
NAMES = ("wuhai-2023", "kaiyuan-2020", "xiangshan-2020")


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    for name in NAMES:
        shutil.copyfile(GOLDEN / name / "source.txt", folder / f"{name}.txt")
    (folder / "broken.txt").write_text("没有事项", encoding="utf-8")
    return folder


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of what was really processed."""
    ids: list[str] = []
    process = corpus.process

    def counted(source: Source, registration: Registration) -> Outcome:
        ids.append(source.document_id)
        return process(source, registration)

    monkeypatch.setattr(corpus, "process", counted)
    return ids


def build(
    raw: Path,
    out: str,
    *,
    workers: int = 1,
    register: dict[str, Registration] | None = None,
    program: str | None = None,
    use_cache: bool = True,
) -> dict[str, bytes]:
    """Every file of a build by name."""
    known = Cache.of(raw, raw.parent / "cache") if use_cache else None
    if known and program:
        known = Cache(known.folder, program)
    found = cache.run(discover(raw), register or {}, workers, cache=known)
    target = raw.parent / out
    write(found.tables, found.texts, target)
    return {
        path.relative_to(target).as_posix(): path.read_bytes()
        for path in sorted(target.rglob("*"))
        if path.is_file()
    }


def entries(raw: Path) -> list[Path]:
    return sorted(Cache.of(raw, raw.parent / "cache").folder.iterdir())


def test_the_same_bytes_with_and_without(raw: Path) -> None:
    expected = build(raw, "plain", use_cache=False)
    assert not (raw.parent / "cache").exists()
    assert build(raw, "cold") == expected
    assert build(raw, "warm") == expected
    assert build(raw, "warm2", workers=2) == expected
    shutil.rmtree(raw.parent / "cache")
    assert build(raw, "cold2", workers=2) == expected
    assert len(entries(raw)) == len(NAMES)


def test_only_what_has_changed_is_parsed(raw: Path, parsed: list[str]) -> None:
    build(raw, "out")
    assert parsed == ["broken", *sorted(NAMES)]
    parsed.clear()
    build(raw, "out")
    assert parsed == ["broken"]  # a failure is tried again

    parsed.clear()
    changed = raw / "wuhai-2023.txt"
    changed.write_bytes(changed.read_bytes() + "\n附言\n".encode())
    build(raw, "out")
    assert parsed == ["broken", "wuhai-2023"]

    parsed.clear()
    build(raw, "out", register={"kaiyuan-2020": Registration(year=2019)})
    assert parsed == ["broken", "kaiyuan-2020"]

    parsed.clear()
    build(raw, "out", program="another")
    assert parsed == ["broken", *sorted(NAMES)]


def test_what_has_no_source_any_more_goes(raw: Path, parsed: list[str]) -> None:
    before = build(raw, "out")
    kept = set(entries(raw))
    (raw / "wuhai-2023.txt").rename(raw / "renamed.txt")
    after = build(raw, "out")
    assert "text/wuhai-2023.txt" in before
    assert "text/wuhai-2023.txt" not in after
    assert "text/renamed.txt" in after
    assert len(entries(raw)) == len(NAMES)
    assert len(kept & set(entries(raw))) == len(NAMES) - 1
    (raw / "renamed.txt").unlink()
    (entries(raw)[0].parent / "tmp-of-a-broken-run").touch()
    build(raw, "out")
    assert len(entries(raw)) == len(NAMES) - 1


@pytest.mark.parametrize("damage", [b"", b"short", None])
def test_a_damaged_entry_is_a_missing_one(
    raw: Path, parsed: list[str], damage: bytes | None
) -> None:
    expected = build(raw, "out")
    for entry in entries(raw):
        data = bytearray(entry.read_bytes())
        data[len(data) // 2] ^= 1
        entry.write_bytes(bytes(data) if damage is None else damage)
    parsed.clear()
    assert build(raw, "again") == expected
    assert parsed == ["broken", *sorted(NAMES)]
    parsed.clear()
    build(raw, "again")
    assert parsed == ["broken"]  # they are whole again


def test_a_file_that_changes_while_it_is_read_gets_no_entry(
    raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    process = corpus.process

    def late(source: Source, registration: Registration) -> Outcome:
        path = source.files[0][1]
        path.write_bytes(path.read_bytes() + "\n附言\n".encode())
        return process(source, registration)

    monkeypatch.setattr(corpus, "process", late)
    build(raw, "out")
    assert not Cache.of(raw, raw.parent / "cache").folder.exists()


def test_a_cache_that_cannot_be_written_stops_nothing(raw: Path) -> None:
    (raw.parent / "cache").touch()
    assert "documents.parquet" in build(raw, "out")


def test_the_option_that_turns_it_off(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (raw / "broken.txt").unlink()
    monkeypatch.chdir(raw.parent)
    for arguments in (["--no-cache"], []):
        assert not Path(".cache").exists()
        monkeypatch.setattr(sys, "argv", ["minsheng", "run", "--no-validate", *arguments])
        assert cli.main() == 0
    assert len(list(Path(".cache/minsheng").rglob("*.entry"))) == len(NAMES)


def test_links_to_one_collection_share_its_entries(raw: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(raw)
    assert Cache.of(raw) == Cache.of(tmp_path / "link")
