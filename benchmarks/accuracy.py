"""How much of what a person reads off a circular comes out right, per circular and variant.

A fact is one column of one row in ``expected.json``; a row too many is a wrong fact, too. Run
``python benchmarks/accuracy.py`` for the table in ``benchmarks/accuracy.md``.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


@dataclass(slots=True)
class Score:
    """Facts expected (rows too many included) and facts that came out right."""

    right: int = 0
    total: int = 0

    @property
    def share(self) -> float:
        """Share of the facts that are right."""
        return self.right / self.total if self.total else 1.0


def harness() -> ModuleType:
    """The functions of the golden tests, which read and compare circulars."""
    path = ROOT / "tests/golden/test_golden.py"
    spec = importlib.util.spec_from_file_location("golden", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["golden"] = module
    spec.loader.exec_module(module)
    return module


def score(golden: ModuleType, folder: Path) -> dict[str, Score]:
    """Facts of one circular by table; all wrong where it cannot be read."""
    expected: dict[str, Any] = json.loads((folder / "expected.json").read_text("utf-8"))
    files = golden.sources_of(folder)
    try:
        actual = golden.rows_of(folder.name, files, files[0].parent)
    except Exception as error:  # a crash is the worst of results, and is to be counted
        print(f"{folder.name}: {type(error).__name__}: {error}", file=sys.stderr)
        actual = {table: [] for table in golden.COMPARED}
    found: dict[str, Score] = {}
    for table in golden.COMPARED:
        rows = expected.get(table)
        if rows is not None:
            wanted = rows if isinstance(rows, list) else [rows]
            found[table] = _score_table(golden, table, wanted, actual[table])
    return found


def _score_table(
    golden: ModuleType, table: str, expected: list[dict[str, Any]], actual: list[dict[str, Any]]
) -> Score:
    wrong = golden.differences(table, expected, actual)
    missing = {line for line in wrong if line.endswith(": missing")}
    extra = sum(": too much:" in line for line in wrong)
    columns = [column for column in golden.TABLES[table].key if column != "document_id"]
    facts = sum(len(row) for row in expected) + extra
    lost = sum(
        len(row) for row in expected if f"{table} {golden._key(row, columns)}: missing" in missing
    )
    return Score(facts - lost - extra - (len(wrong) - len(missing) - extra), facts)


def report(folders: list[Path]) -> Iterator[str]:
    """The lines of a Markdown table: per circular, then per variant."""
    golden = harness()
    variants: dict[str, Score] = defaultdict(Score)
    whole = Score()
    yield "| circular | facts | right | share |"
    yield "|---|---:|---:|---:|"
    for folder in folders:
        found = score(golden, folder).values()
        own = Score(sum(s.right for s in found), sum(s.total for s in found))
        for name in json.loads((folder / "expected.json").read_text("utf-8")).get("variant", []):
            variants[name].right += own.right
            variants[name].total += own.total
        whole.right += own.right
        whole.total += own.total
        yield f"| {folder.name} | {own.total} | {own.right} | {own.share:.4f} |"
    yield f"| **all** | {whole.total} | {whole.right} | **{whole.share:.4f}** |"
    yield ""
    yield "| variant | share of the facts in circulars that show it |"
    yield "|---|---:|"
    for name in sorted(variants):
        yield f"| {name} | {variants[name].share:.4f} |"


def main() -> None:
    """Print the report of one half of the circulars."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("half", choices=("golden", "held_out"), nargs="?", default="golden")
    half = parser.parse_args().half
    folders = sorted(path.parent for path in (ROOT / "tests" / half).glob("*/expected.json"))
    print("\n".join(report(folders)))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
