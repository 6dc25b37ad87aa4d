"""Whole circulars against rows that were read off the source by eye.

``expected.json`` of a circular holds, per table, rows with the columns that are certain; a table
that is left out is not compared, one that is there is compared row for row. ``known_gaps`` are
the beginnings of differences that are known and not mended yet; one that is gone has to leave.
After a change that is right, ``MINSHENG_UPDATE_GOLDEN=1`` writes the file of the real circular
anew; its difference is then read against the source before it is committed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from pipeline.circular import Registration
from pipeline.parse import parse
from pipeline.read import read_document
from pipeline.schema import TABLES
from pipeline.tables import to_tables

HERE = Path(__file__).parent
RAW = HERE.parents[1] / "raw"
WHOLE = "lieshan-2023"
COMPARED = (
    "documents",
    "sections",
    "items",
    "item_mentions",
    "item_attributes",
    "measures",
    "targets",
    "quantities",
    "links",
    "responsible_units",
    "residue",
)

Row = dict[str, Any]


def rows_of(document_id: str, files: Sequence[Path], root: Path) -> dict[str, list[Row]]:
    """All tables of a circular as rows, ranges as pairs, without its id."""
    sources = [(path.relative_to(root).as_posix(), path.read_bytes()) for path in files]
    return rows_from(document_id, sources)


def rows_from(document_id: str, sources: Sequence[tuple[str, bytes]]) -> dict[str, list[Row]]:
    """The same from the names and bytes of the files."""
    circular = parse(read_document(document_id, sources), Registration())
    tables = to_tables([circular])
    return {name: [_plain(row) for row in tables[name].to_pylist()] for name in COMPARED}


def _plain(row: Row) -> Row:
    """A row as JSON holds it."""
    plain = {key: value for key, value in row.items() if key not in {"document_id", "boxes"}}
    for key in ("spans", "header_spans"):
        if key in plain:
            plain[key] = [[span["start"], span["end"]] for span in plain[key]]
    return json.loads(json.dumps(plain, default=str))  # type: ignore[no-any-return]


def differences(table: str, expected: list[Row], actual: list[Row]) -> list[str]:
    """What is missing, too much or unlike, a line each."""
    key = [column for column in TABLES[table].key if column != "document_id"]
    wanted = {_key(row, key): row for row in expected}
    found = {_key(row, key): row for row in actual}
    assert len(wanted) == len(expected), f"{table}: a key of expected.json repeats"
    lines = [f"{table} {k}: missing" for k in wanted if k not in found]
    lines += [f"{table} {k}: too much: {found[k]}" for k in found if k not in wanted]
    for k in wanted.keys() & found.keys():
        for column, value in wanted[k].items():
            if found[k].get(column) != value:
                lines.append(f"{table} {k} {column}: {found[k].get(column)!r} is not {value!r}")
    return sorted(lines)


def _key(row: Row, columns: Sequence[str]) -> tuple[Any, ...]:
    return tuple(row.get(column, 1 if column == "list_number" else None) for column in columns)


def sources_of(folder: Path) -> list[Path]:
    """The files of a golden circular: ``source.*``, or all in ``source/``; the real one in raw/."""
    if folder.name == WHOLE:
        return [RAW / f"{WHOLE}.txt"]
    inside = sorted((folder / "source").glob("*"))
    return inside or sorted(folder.glob("source.*"))


HALVES = (HERE, HERE.parent / "held_out")
CIRCULARS = sorted(path.parent for half in HALVES for path in half.glob("*/expected.json"))


@pytest.mark.parametrize("folder", CIRCULARS, ids=[folder.name for folder in CIRCULARS])
def test_a_circular_gives_the_rows_read_by_eye(folder: Path) -> None:
    files = sources_of(folder)
    actual = rows_of(folder.name, files, files[0].parent)
    if folder.name == WHOLE and os.environ.get("MINSHENG_UPDATE_GOLDEN"):
        assert not os.environ.get("CI"), "a golden file is never rewritten under CI"
        _write(folder / "expected.json", actual)
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    found = []
    for table in COMPARED:
        if table == "documents" and expected.get(table):
            wanted = expected[table] if isinstance(expected[table], list) else [expected[table]]
            found += differences(table, wanted, actual[table])
        elif table in expected:
            found += differences(table, expected[table], actual[table])
    declared = actual["documents"][0]["declared_counts"]
    for count in expected.get("declared", []):
        if count not in [{key: each[key] for key in count} for each in declared]:
            found.append(f"documents declared_counts: {count} is missing in {declared}")
    known = expected.get("known_gaps", [])
    assert all(any(line.startswith(gap) for line in found) for gap in known), "a gap is closed"
    found = [line for line in found if not line.startswith(tuple(known))]
    assert not found, "\n".join(found)


def _write(path: Path, tables: dict[str, list[Row]]) -> None:
    """One row a line, so that a change shows as a change of rows."""
    blocks = []
    for name, rows in tables.items():
        lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        blocks.append(f'"{name}": [\n{lines}\n]')
    path.write_text("{\n" + ",\n".join(blocks) + "\n}\n", encoding="utf-8", newline="\n")
