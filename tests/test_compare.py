import json
import sys
from pathlib import Path

import pyarrow as pa
import pytest
from msgspec.structs import replace

from pipeline import cli
from pipeline.circular import Circular
from pipeline.compare import Cell, Change, compare, compare_tables
from pipeline.errors import OutputError
from pipeline.output import write
from pipeline.tables import to_tables
from tests.builders import circular, place


def built(out: Path, *circulars: Circular) -> Path:
    write(to_tables(circulars), {one.document_id: one.text for one in circulars}, out)
    return out


def test_the_same_circulars_do_not_differ(tmp_path: Path) -> None:
    old, new = built(tmp_path / "old", circular("a")), built(tmp_path / "new", circular("a"))
    found = compare(old, new)
    assert not found.differs
    assert [table.name for table in found.tables][:3] == ["documents", "sections", "items"]
    assert sum(table.same for table in found.tables) > 5


def test_rows_and_cells(tmp_path: Path) -> None:
    before = circular("a")
    first, second, *rest = before.targets
    changed = (replace(first, value=7.0, unit=None), *rest)
    old = built(tmp_path / "old", before)
    new = built(tmp_path / "new", replace(before, targets=changed), circular("b"))
    tables = {table.name: table for table in compare(old, new).tables}
    targets = tables["targets"]
    key = ("a", 1, first.item_number, first.indicator_number, first.region_number, "target", None)
    assert targets.changed == (
        Change(key, (Cell("unit", first.unit, None), Cell("value", first.value, 7.0))),
    )
    assert [one[:5] for one in targets.removed] == [
        ("a", 1, second.item_number, second.indicator_number, second.region_number)
    ]
    assert {one[0] for one in targets.added} == {"b"}
    assert tables["documents"].added == (("b",),)


def test_a_row_that_only_moved(tmp_path: Path) -> None:
    before = circular("a")
    moved = tuple(replace(row, place=place(1, 3)) for row in before.sections)
    old = built(tmp_path / "old", before)
    new = built(tmp_path / "new", replace(before, sections=moved))
    tables = {table.name: table for table in compare(old, new).tables}
    assert tables["sections"].changed
    assert all(change.is_move for change in tables["sections"].changed)


def test_builds_of_other_schemas() -> None:
    old = pa.table({"document_id": ["a", "b"], "run_number": [1, 1], "old": [1, 2]})
    new = pa.table({"document_id": ["a", "b"], "run_number": [1, 1], "new": [1, 2]})
    found = compare_tables("residue", old, new)
    assert (found.old_columns, found.new_columns) == (("old",), ("new",))
    assert (found.same, found.differs) == (2, True)


def test_keys_that_repeat_and_null_in_keys() -> None:
    old = pa.table(
        {"document_id": ["a", "a", None], "run_number": [1, 1, 2], "text": ["x", "y", "z"]}
    )
    new = pa.table(
        {"document_id": ["a", "a", None], "run_number": [1, 1, 2], "text": ["x", "w", "z"]}
    )
    found = compare_tables("residue", old, new)
    assert found.changed == (Change(("a", 1), (Cell("text", "y", "w"),)),)
    assert compare_tables("residue", old, old.slice(0, 1)).removed == ((None, 2), ("a", 1))


def minsheng(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], *arguments: str
) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["minsheng", *arguments])
    code = cli.main()
    captured = capfd.readouterr()
    return code, captured.out, captured.err


def test_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    before = circular("a")
    measures = tuple(replace(row, text=f"[red]{row.text}\x1b") for row in before.measures)
    items = tuple(replace(before.items[0], item_number=number) for number in range(50, 80))
    old = built(tmp_path / "old", before)
    new = built(tmp_path / "new", replace(before, measures=measures, items=items))
    code, out, _ = minsheng(monkeypatch, capfd, "compare", str(old), str(old))
    assert (code, out.startswith("no difference in ")) == (0, True)

    code, out, _ = minsheng(monkeypatch, capfd, "compare", str(old), str(new))
    assert code == 1
    assert "… 10 more added (all with --json)" in out
    assert out.count("+ a 1 ") == 20
    assert f"text: {before.measures[0].text} → [red]{before.measures[0].text}\\x1b" in out

    code, out, _ = minsheng(monkeypatch, capfd, "compare", str(old), str(new), "--json")
    found = json.loads(out)
    assert (code, found["differs"]) == (1, True)
    by_name = {table["name"]: table for table in found["tables"]}
    assert len(by_name["items"]["added"]) == 30
    assert by_name["measures"]["changed"][0]["cells"][0]["column"] == "text"


def test_folders_that_are_no_outputs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    old = built(tmp_path / "old", circular("a"))
    (tmp_path / "empty").mkdir()
    code, _, err = minsheng(monkeypatch, capfd, "compare", str(old), str(tmp_path / "empty"))
    assert (code, "has no manifest.json" in err) == (2, True)
    assert minsheng(monkeypatch, capfd, "compare", str(tmp_path / "no"), str(old))[0] == 2
    (old / "items.parquet").write_bytes(b"torn")
    with pytest.raises(OutputError, match=r"items\.parquet was changed"):
        compare(old, old)
