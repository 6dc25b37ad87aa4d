"""Circulars -> the Arrow tables of the data contract.

Pure, and generic: a column is the attribute of the same name of the rows' dataclass, so that a
new column needs a line in the schema and an attribute, and nothing here. Tables are built
column by column, which is what makes a circular's tables cost milliseconds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import chain, pairwise, repeat
from operator import attrgetter
from typing import Any

import pyarrow as pa

from pipeline.circular import Circular, FailedDocument
from pipeline.schema import TABLES, Table, arrow_schema
from pipeline.tables.columns import column, conform
from pipeline.tables.heading import document_row

__all__ = ["concat", "conform", "rows_to_table", "to_tables"]

Tables = Mapping[str, pa.Table]
Getter = Callable[[Any], Any]

# Columns that are not an attribute of their own, and where they are kept instead.
_INSIDE = {"spans": "place.spans", "boxes": "place.boxes", "header_spans": "header_place.spans"}


def to_tables(circulars: Iterable[Circular | FailedDocument]) -> dict[str, pa.Table]:
    """Every table of the contract, with the rows of these circulars in its order.

    Raises:
        ValueError: two circulars have one id, or a value does not fit its column.
    """
    documents = sorted(circulars, key=attrgetter("document_id"))
    _refuse_twins([document.document_id for document in documents])
    parsed = [document for document in documents if isinstance(document, Circular)]
    tables = {
        name: rows_to_table(name, [(c.document_id, getattr(c, name, ())) for c in parsed])
        for name in TABLES
        if name != "documents"
    }
    return {"documents": _documents(documents), **tables}


def rows_to_table(name: str, groups: Iterable[tuple[str, Sequence[object]]]) -> pa.Table:
    """One table from objects whose attributes are its columns.

    Args:
        name: of the table.
        groups: a document's id and its rows, in any order, for each document in order of ids.

    Raises:
        ValueError: a value does not fit its column.
    """
    key = _sort_key(TABLES[name])
    found = [(document_id, sorted(rows, key=key)) for document_id, rows in groups if rows]
    if not found:
        return _empty(name)
    rows = [row for _, some in found for row in some]
    ids = list(chain.from_iterable(repeat(one, len(some)) for one, some in found))
    columns = [
        ids if getter is None else list(map(getter, rows)) for getter in _getters(TABLES[name])
    ]
    return _table(TABLES[name], columns)


def concat(parts: Iterable[Tables]) -> dict[str, pa.Table]:
    """The tables of several calls of ``to_tables`` as one call would have built them.

    Raises:
        ValueError: two parts have rows of one circular.
    """
    every = list(parts)
    if not every:
        return to_tables(())
    _refuse_twins(chain.from_iterable(one["documents"]["document_id"].to_pylist() for one in every))
    return {name: _merged(name, [part[name] for part in every]) for name in TABLES}


def _merged(name: str, parts: list[pa.Table]) -> pa.Table:
    filled = [part for part in parts if part.num_rows]
    if not filled:
        return _empty(name)
    table = conform(pa.concat_tables(filled), name).combine_chunks()
    ids = table["document_id"]
    if all(before <= after for before, after in pairwise(ids.to_pylist())):
        return table
    # Only here, as it takes half as long to load as a circular to read.
    import pyarrow.compute as pc

    # Bytes of UTF-8 compare like code points, and the sort is stable: rows keep their order.
    return table.take(pc.sort_indices(ids)).combine_chunks()


def _documents(documents: Sequence[Circular | FailedDocument]) -> pa.Table:
    if not documents:
        return _empty("documents")
    rows = [document_row(document) for document in documents]
    contract = TABLES["documents"]
    return _table(contract, [[row.get(name) for row in rows] for name in contract.columns])


def _table(contract: Table, columns: Iterable[Sequence[Any]]) -> pa.Table:
    schema = arrow_schema(contract.name)
    try:
        pairs = zip(contract.fields, columns, strict=True)
        return pa.Table.from_arrays([column(*pair) for pair in pairs], schema=schema)
    except ValueError as error:
        raise ValueError(f"{contract.name}.{error}") from error


@cache
def _empty(name: str) -> pa.Table:
    return _table(TABLES[name], [() for _ in TABLES[name].fields])


@cache
def _getters(table: Table) -> tuple[Getter | None, ...]:
    """How to get each column from a row; None for the document's id, which rows do not have."""
    return tuple(
        None if name == "document_id" else attrgetter(_INSIDE.get(name, name))
        for name in table.columns
    )


@cache
def _sort_key(table: Table) -> Getter:
    """The key within one document, with null before any value."""
    names = [name for name in table.order if name != "document_id"]
    required = {field.name for field in table.fields if field.required}
    if required.issuperset(names):
        return attrgetter(*names)
    getter = attrgetter(*names)

    def key(row: object) -> tuple[tuple[bool, Any], ...]:
        return tuple((value is not None, value) for value in getter(row))

    return key


def _refuse_twins(ids: Iterable[str]) -> None:
    twins = [one for one, count in Counter(ids).items() if count > 1]
    if twins:
        raise ValueError(f"more than one circular has the id {min(twins)!r}")
