"""From a printed number to a value in base units."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.trace.model import Row, Step


def value_steps(row: Row) -> Iterator[Step]:
    """Comparator, value and unit; then the same with 万 and 亿 resolved, where they occur."""
    stated = f"{row['comparator']} {number(row['value'])}"
    yield Step("value", row["raw"], _with_unit(stated, row["unit"]))
    if (row["value"], row["unit"]) != (row["value_base"], row["unit_base"]):
        printed = _with_unit(number(row["value"]), row["unit"])
        base = _with_unit(number(row["value_base"]), row["unit_base"])
        yield Step("value_base", printed, base)


def number(value: float | None) -> str:
    """Without a fraction that is none."""
    return "null" if value is None else f"{value:.15g}"


def _with_unit(words: str, unit: str | None) -> str:
    return f"{words} {unit}" if unit else f"{words} (no unit)"
