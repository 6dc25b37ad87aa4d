"""What differs between two builds, for people and for machines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from pipeline.compare import PLACES, Cell, Change, Comparison, Key, TableComparison
from pipeline.discover import printable

SHOWN_AT_MOST = 20
_LONGEST_VALUE = 60


def show(comparison: Comparison, console: Console) -> None:
    """Print what differs, of each table the first rows."""
    for line in _lines(comparison):
        console.print(line, highlight=False, soft_wrap=True)


def machine_comparison(comparison: Comparison) -> dict[str, Any]:
    """The object that ``--json`` prints: every row and cell that differs.

    ``differs``, ``new_tables``, ``old_tables`` and ``tables``: per table that differs ``name``,
    ``key`` (its columns), ``same`` (a number of rows), ``added`` and ``removed`` (keys),
    ``changed`` (``key`` and ``cells`` with ``column``, ``old``, ``new``), ``new_columns``,
    ``old_columns``.
    """
    return {
        "differs": comparison.differs,
        "new_tables": comparison.new_tables,
        "old_tables": comparison.old_tables,
        "tables": [_machine_table(table) for table in comparison.tables if table.differs],
    }


def _machine_table(table: TableComparison) -> dict[str, Any]:
    return {
        "name": table.name,
        "key": table.key,
        "same": table.same,
        "added": table.added,
        "removed": table.removed,
        "changed": [
            {
                "key": change.key,
                "cells": [
                    {"column": cell.column, "old": cell.old, "new": cell.new}
                    for cell in change.cells
                ],
            }
            for change in table.changed
        ],
        "new_columns": table.new_columns,
        "old_columns": table.old_columns,
    }


def _lines(comparison: Comparison) -> Iterator[Text]:
    for name in comparison.old_tables:
        yield Text(f"- table {printable(name)}", "red")
    for name in comparison.new_tables:
        yield Text(f"+ table {printable(name)}", "green")
    for table in comparison.tables:
        if table.differs:
            yield from _table(table)
    if not comparison.differs:
        rows = sum(table.same for table in comparison.tables)
        yield Text(f"no difference in {rows:,} rows of {len(comparison.tables)} tables", "green")


def _table(table: TableComparison) -> Iterator[Text]:
    moved = [change for change in table.changed if change.is_move]
    changed = [change for change in table.changed if not change.is_move]
    counts = {"added": table.added, "removed": table.removed, "changed": changed, "moved": moved}
    words = [f"{len(found):,} {word}" for word, found in counts.items() if found]
    yield Text.assemble((table.name, "bold"), "  ", " · ".join([*words, f"{table.same:,} same"]))
    for sign, colour, columns in (
        ("-", "red", table.old_columns),
        ("+", "green", table.new_columns),
    ):
        for column in columns:
            yield Text(f"  {sign} column {printable(column)}", colour)
    yield from _some([_row("-", key, table.key, "red") for key in table.removed], "removed")
    yield from _some([_row("+", key, table.key, "green") for key in table.added], "added")
    yield from _some([_change(change, table.key) for change in changed], "changed")
    if moved:
        yield Text(
            f"  {len(moved):,} read from elsewhere in the source, with the same values", "dim"
        )


def _some(rows: Sequence[Text], what: str) -> Iterator[Text]:
    yield from rows[:SHOWN_AT_MOST]
    if len(rows) > SHOWN_AT_MOST:
        yield Text(f"  … {len(rows) - SHOWN_AT_MOST:,} more {what} (all with --json)", "dim")


def _row(sign: str, key: Key, columns: Sequence[str], colour: str) -> Text:
    return Text(f"  {sign} {_named(key, columns)}", colour)


def _change(change: Change, columns: Sequence[str]) -> Text:
    lines = [Text(f"  ~ {_named(change.key, columns)}", "yellow")]
    lines += [_cell(cell) for cell in change.cells if cell.column not in PLACES]
    return Text("\n").join(lines)


def _cell(cell: Cell) -> Text:
    old, new = _differing_parts(_word(cell.old), _word(cell.new))
    return Text.assemble(f"      {cell.column}: ", (old, "red"), " → ", (new, "green"))


def _named(key: Key, columns: Sequence[str]) -> str:
    """A key as ``trace`` takes it; what is null in it stands as a dash."""
    return " ".join(_word(value, "-") for value, _ in zip(key, columns, strict=True))


def _word(value: object, nothing: str = "null") -> str:
    return nothing if value is None else printable(" ".join(str(value).split()))


def _differing_parts(old: str, new: str) -> tuple[str, str]:
    """Two long values from a little before the place where they part."""
    if max(len(old), len(new)) <= _LONGEST_VALUE:
        return old, new
    pairs = zip(old, new, strict=False)
    at = next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(old), len(new)))
    start = max(0, at - 15)
    return _window(old, start), _window(new, start)


def _window(value: str, start: int) -> str:
    end = start + _LONGEST_VALUE
    return f"{'…' if start else ''}{value[start:end]}{'…' if end < len(value) else ''}"
