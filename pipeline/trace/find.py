"""The row that a key on the command line names."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from pipeline.errors import MinshengError
from pipeline.schema import TABLES, Table
from pipeline.trace.model import Row

NULL = "-"
_NEAR = 8
_FAR = 1000


class RowError(MinshengError):
    """The key names no row, or more than one."""


def contract_of(name: str) -> Table:
    """The table of a name.

    Raises:
        RowError: there is none.
    """
    if name in TABLES:
        return TABLES[name]
    close = get_close_matches(name, TABLES, 1)
    hint = f"; did you mean {close[0]}?" if close else f"; there are {', '.join(TABLES)}"
    raise RowError(f"there is no table {name!r}{hint}")


def conditions(table: Table, keys: Sequence[str]) -> dict[str, str]:
    """What each column must be: values in the order of the key, ``column=value`` for others.

    Raises:
        RowError: there are too many values, or there is no such column.
    """
    found: dict[str, str] = {}
    for key in keys:
        column, equals, value = key.partition("=")
        if equals and column in table.columns:
            found[column] = value
            continue
        free = [name for name in table.key if name not in found]
        if not free:
            names = " ".join(table.key)
            raise RowError(f"{key!r} is one value too many: the key of {table.name} is {names}")
        found[free[0]] = key
    return found


def find_row(table: Table, rows: Sequence[Row], keys: Sequence[str]) -> Row:
    """The one row that a key or a part of it names.

    Raises:
        RowError: there is none, or there are several; says which are near.
    """
    wanted = conditions(table, keys)
    found = [row for row in rows if _agreeing(row, wanted) == len(wanted)]
    if len(found) == 1:
        return found[0]
    asked = f"{table.name} {' '.join(keys)}"
    names = " ".join(table.key)
    if found:
        shown = _listed(table, found)
        raise RowError(f"{len(found)} rows are named by {asked!r} (the key is {names}):{shown}")
    near = sorted(rows, key=lambda row: _farness(row, wanted))[:_NEAR]
    if not near:
        raise RowError(f"no row is named by {asked!r}: the table {table.name} is empty")
    shown = _listed(table, near)
    raise RowError(f"no row is named by {asked!r} (the key is {names}); near it:{shown}")


def key_of(table: Table, row: Row) -> str:
    """The key of a row as the command line takes it."""
    return " ".join(_word(row[name]) for name in table.key)


def _listed(table: Table, rows: Sequence[Row]) -> str:
    lines = [f"\n  {key_of(table, row)}" for row in rows[:_NEAR]]
    more = len(rows) - _NEAR
    return "".join(lines) + (f"\n  … {more:,} more" if more > 0 else "")


def _agreeing(row: Row, wanted: dict[str, str]) -> int:
    return sum(_word(row[column]) == value for column, value in wanted.items())


def _farness(row: Row, wanted: dict[str, str]) -> tuple[int, int]:
    """How many conditions do not hold, then how far off its numbers are."""
    distances = (_distance(_word(row[column]), value) for column, value in wanted.items())
    return len(wanted) - _agreeing(row, wanted), sum(distances)


def _distance(value: str, other: str) -> int:
    if value.isdecimal() and other.isdecimal():
        return min(abs(int(value) - int(other)), _FAR)
    return 0 if value == other else _FAR


def _word(value: object) -> str:
    if value is None:
        return NULL
    return str(value).lower() if isinstance(value, bool) else str(value)
