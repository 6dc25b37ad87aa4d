"""All that the tables say of one circular, and its text: what a view is made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
import pyarrow as pa

Row = dict[str, Any]
ItemKey = tuple[int, int]

_TABLES = (
    "sections",
    "items",
    "item_mentions",
    "targets",
    "quantities",
    "links",
    "responsible_units",
    "observations",
    "residue",
)


class Dossier(msgspec.Struct, frozen=True):
    """One circular.

    Attributes:
        document: its row of ``documents``.
        text: its canonical text.
        tables: its rows of the other tables, in their order.
    """

    document: Row
    text: str
    tables: Mapping[str, list[Row]]

    @property
    def document_id(self) -> str:
        """Its identifier."""
        return str(self.document["document_id"])

    def mentions(self) -> dict[ItemKey, dict[str, Row]]:
        """The mentions of each item by part, in the order of items."""
        found: dict[ItemKey, dict[str, Row]] = {}
        for row in self.tables["item_mentions"]:
            found.setdefault(item_key(row), {})[row["part"]] = row
        return dict(sorted(found.items()))

    def targets(self) -> dict[tuple[Any, ...], list[Row]]:
        """The cells of each indicator by list, item, indicator, role of the value and period."""
        found: dict[tuple[Any, ...], list[Row]] = {}
        for row in self.tables["targets"]:
            key = (*item_key(row), row["indicator_number"], row["value_role"], row["period"])
            found.setdefault(key, []).append(row)
        return found


def item_key(row: Row) -> ItemKey:
    """List and number of the item that a row is about."""
    return row["list_number"], row["item_number"]


def dossiers(tables: Mapping[str, pa.Table], texts: Mapping[str, str]) -> Iterator[Dossier]:
    """Each circular that was parsed, in the order of the tables.

    Raises:
        ValueError: the text of one is missing.
    """
    documents = [row for row in tables["documents"].to_pylist() if row["status"] == "parsed"]
    if missing := [row["document_id"] for row in documents if row["document_id"] not in texts]:
        raise ValueError(f"without their text: {missing}")
    rows = {name: _by_document(tables[name].to_pylist()) for name in _TABLES}
    for document in documents:
        own = document["document_id"]
        yield Dossier(document, texts[own], {name: rows[name].get(own, []) for name in _TABLES})


def _by_document(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["document_id"], []).append(row)
    return found
