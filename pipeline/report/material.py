"""The rows of one circular at a time, out of tables that hold those of all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

import msgspec
import pyarrow as pa

from pipeline.report.model import Row

_TABLES = (
    *("sections", "items", "item_mentions", "measures", "targets"),
    *("findings", "residue", "responsible_units"),
)


class Material(msgspec.Struct, frozen=True):
    """One circular.

    Attributes:
        document: its row of ``documents``.
        text: its canonical text; empty where it failed.
        tables: its rows of other tables, in their order.
    """

    document: Row
    text: str
    tables: Mapping[str, list[Row]]

    @property
    def document_id(self) -> str:
        """Its identifier."""
        return str(self.document["document_id"])


def materials(tables: Mapping[str, pa.Table], texts: Mapping[str, str]) -> Iterator[Material]:
    """Each circular, failed ones too, in the order of the tables."""
    ranges = {name: _ranges(tables[name]) for name in _TABLES}
    for document in tables["documents"].to_pylist():
        own = document["document_id"]
        rows = {
            name: tables[name].slice(*ranges[name].get(own, (0, 0))).to_pylist() for name in _TABLES
        }
        yield Material(document, texts.get(own, ""), rows)


def _ranges(table: pa.Table) -> dict[str, tuple[int, int]]:
    """Where the rows of each circular stand, and how many they are; they stand together."""
    found: dict[str, tuple[int, int]] = {}
    start = 0
    for document_id, rows in groupby(table["document_id"].to_pylist()):
        count = sum(1 for _ in rows)
        found[document_id] = (start, count)
        start += count
    return found
