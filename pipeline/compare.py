"""Two builds of the same circulars: which rows and cells of which table are not the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa

from pipeline.output import read_as_written
from pipeline.schema import TABLES

PLACES = frozenset({"spans", "boxes", "header_spans"})
Key = tuple[Any, ...]
Row = Mapping[str, Any]


class Cell(msgspec.Struct, frozen=True):
    """A value that is another one."""

    column: str
    old: Any
    new: Any


class Change(msgspec.Struct, frozen=True):
    """A row that both builds have, and its cells that differ, in the order of columns."""

    key: Key
    cells: tuple[Cell, ...]

    @property
    def is_move(self) -> bool:
        """Whether the row says the same and only stands elsewhere in the source."""
        return all(cell.column in PLACES for cell in self.cells)


class TableComparison(msgspec.Struct, frozen=True):
    """What differs in one table; keys and changes in the order of keys.

    Attributes:
        name: of the table.
        key: the columns that the keys are values of.
        added: keys of the rows that only the new build has.
        removed: keys of the rows that only the old build has.
        changed: rows of both with cells that differ.
        same: number of rows that do not differ.
        new_columns: columns that only the new build has.
        old_columns: columns that only the old build has.
    """

    name: str
    key: tuple[str, ...]
    added: tuple[Key, ...]
    removed: tuple[Key, ...]
    changed: tuple[Change, ...]
    same: int
    new_columns: tuple[str, ...] = ()
    old_columns: tuple[str, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether anything does."""
        found = (self.added, self.removed, self.changed, self.new_columns, self.old_columns)
        return any(found)


class Comparison(msgspec.Struct, frozen=True):
    """What differs between two builds.

    Attributes:
        tables: those that both have, in the order of the contract.
        new_tables: names of those that only the new build has.
        old_tables: names of those that only the old build has.
    """

    tables: tuple[TableComparison, ...]
    new_tables: tuple[str, ...] = ()
    old_tables: tuple[str, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether anything does."""
        return bool(self.new_tables or self.old_tables) or any(each.differs for each in self.tables)


def compare(old: Path, new: Path) -> Comparison:
    """Compare two output folders, of this program or an earlier one, row by row.

    Raises:
        OutputError: one of them is torn, or no output folder.
    """
    before, after = read_as_written(old), read_as_written(new)
    return Comparison(
        tuple(
            compare_tables(name, before[name], after[name])
            for name in _in_order(before.keys() & after.keys())
        ),
        _in_order(after.keys() - before.keys()),
        _in_order(before.keys() - after.keys()),
    )


def compare_tables(name: str, old: pa.Table, new: pa.Table) -> TableComparison:
    """Compare two builds of one table by its key, in the columns that both have."""
    shared = [column for column in new.column_names if column in old.column_names]
    key = tuple(column for column in _key(name, new) if column in shared)
    before, after = _by_key(old.select(shared), key), _by_key(new.select(shared), key)
    both = [one for one in after if one in before]
    changed = [
        Change(one[:-1], cells) for one in both if (cells := _cells(before[one], after[one]))
    ]
    return TableComparison(
        name,
        key,
        tuple(one[:-1] for one in after if one not in before),
        tuple(one[:-1] for one in before if one not in after),
        tuple(changed),
        len(both) - len(changed),
        tuple(column for column in new.column_names if column not in shared),
        tuple(column for column in old.column_names if column not in shared),
    )


def _key(name: str, table: pa.Table) -> Sequence[str]:
    """Of a table that this program does not know, all its columns."""
    return TABLES[name].key if name in TABLES else table.column_names


def _by_key(table: pa.Table, key: Sequence[str]) -> dict[Key, Row]:
    """Rows by key, and how often the key has come before: keys of a faulty build may repeat."""
    seen: Counter[Key] = Counter()
    rows: dict[Key, Row] = {}
    for row in table.to_pylist():
        values = tuple(_hashable(row[column]) for column in key)
        rows[*values, seen[values]] = row
        seen[values] += 1
    return dict(sorted(rows.items(), key=lambda pair: _sortable(pair[0])))


def _hashable(value: object) -> object:
    return str(value) if isinstance(value, list | dict) else value


def _sortable(key: Key) -> list[tuple[bool, Any]]:
    """Null before any value."""
    return [(value is not None, value) for value in key]


def _cells(old: Row, new: Row) -> tuple[Cell, ...]:
    return tuple(_differing(old, new))


def _differing(old: Row, new: Row) -> Iterator[Cell]:
    for column, value in new.items():
        if old[column] != value:
            yield Cell(column, old[column], value)


def _in_order(names: Iterable[str]) -> tuple[str, ...]:
    """In the order of the contract, then by name."""
    order = list(TABLES)
    known = {name: index for index, name in enumerate(order)}
    return tuple(sorted(names, key=lambda name: (known.get(name, len(order)), name)))
