"""A comparison as one flat table: a row per item, and per number where it has several."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pyarrow as pa

from pipeline.diff.model import Diff, ItemDiff, ItemRef, NumberDiff

_SCHEMA = pa.schema(
    [
        ("old_document_id", pa.string()),
        ("new_document_id", pa.string()),
        ("relation", pa.string()),
        ("change", pa.string()),
        ("moved", pa.bool_()),
        ("confidence", pa.float64()),
        ("has_task", pa.bool_()),
        *(
            (f"{side}_{name}", type_)
            for side in ("old", "new")
            for name, type_ in (
                ("list_number", pa.int16()),
                ("item_number", pa.int16()),
                ("section_title", pa.string()),
                ("title", pa.string()),
                ("text", pa.string()),
                ("responsibility", pa.string()),
            )
        ),
        ("indicator", pa.string()),
        ("unit_base", pa.string()),
        ("old_value_base", pa.float64()),
        ("new_value_base", pa.float64()),
        ("amount", pa.float64()),
        ("percent", pa.float64()),
        ("share", pa.float64()),
    ]
)


def rows_of(diff: Diff) -> pa.Table:
    """The comparison as an Arrow table, in its order."""
    rows = [_row(diff, item, number) for item in diff.items for number in item.numbers or (None,)]
    return pa.Table.from_pylist(rows, schema=_SCHEMA)


def _row(diff: Diff, item: ItemDiff, number: NumberDiff | None) -> dict[str, Any]:
    return {
        "old_document_id": diff.old_id,
        "new_document_id": diff.new_id,
        "relation": diff.relation,
        "change": item.kind,
        "moved": item.is_moved,
        "confidence": item.confidence,
        "has_task": item.has_task,
        **dict(_of_item("old", item.old)),
        **dict(_of_item("new", item.new)),
        **(_of_number(number) if number else {}),
    }


def _of_item(side: str, item: ItemRef | None) -> Iterator[tuple[str, Any]]:
    names = ("list_number", "item_number", "section_title", "title", "text", "responsibility")
    return ((f"{side}_{name}", getattr(item, name) if item else None) for name in names)


def _of_number(number: NumberDiff) -> dict[str, Any]:
    said = number.new or number.old
    return {
        "indicator": said.name if said else None,
        "unit_base": said.unit if said else None,
        "old_value_base": _float(number.old.value if number.old else None),
        "new_value_base": _float(number.new.value if number.new else None),
        "amount": _float(number.amount),
        "percent": _float(number.percent),
        "share": _float(number.share),
    }


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
