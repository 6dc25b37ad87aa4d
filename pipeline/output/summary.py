"""``summary.json``: what a circular gave, in so few lines that git can keep it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from itertools import groupby, pairwise
from typing import Any

import pyarrow as pa

from pipeline.schema import SCHEMA_VERSION, TABLES


def summary(tables: Mapping[str, pa.Table]) -> dict[str, Any]:
    """Per circular: status, counts, a digest of its rows in each table, ids of open findings.

    The digest is of values: other versions of Arrow, which write other bytes, leave it alone.
    """
    digests = {name: dict(_digests(tables[name])) for name in TABLES}
    findings = _open_findings(tables["findings"])
    nothing = {name: _digest(tables[name].slice(0, 0)) for name in TABLES}
    circulars = {
        row.pop("document_id"): {"status": row.pop("status"), "counts": row}
        for row in _counts(tables["documents"])
    }
    for document_id, found in circulars.items():
        found["open_findings"] = findings.get(document_id, [])
        found["tables"] = {
            name: digest.get(document_id, nothing[name]) for name, digest in digests.items()
        }
    return {"schema_version": SCHEMA_VERSION, "circulars": circulars}


def _counts(documents: pa.Table) -> list[dict[str, Any]]:
    names = [name for name in documents.column_names if name.endswith("_count")]
    names.remove("declared_item_count")
    rows: list[dict[str, Any]] = documents.select(["document_id", "status", *names]).to_pylist()
    return rows


def _open_findings(findings: pa.Table) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in findings.select(["document_id", "finding_id", "status"]).to_pylist():
        if row["status"] == "open":
            found.setdefault(row["document_id"], []).append(row["finding_id"])
    return {document_id: sorted(ids) for document_id, ids in found.items()}


def _digests(table: pa.Table) -> Iterator[tuple[str, str]]:
    """A digest of the rows of each document; the rows of one stand together."""
    start = 0
    for document_id, rows in groupby(table["document_id"].to_pylist()):
        count = sum(1 for _ in rows)
        yield document_id, _digest(table.slice(start, count))
        start += count


def _digest(rows: pa.Table) -> str:
    columns = {name: _plain(rows[name].combine_chunks()) for name in rows.column_names}
    text = json.dumps(columns, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(array: pa.Array) -> object:
    """The values of a column in lists and numbers; faster than objects for each element."""
    if pa.types.is_list(array.type):
        ends = array.offsets.to_pylist()
        lengths: list[int | None] = [end - start for start, end in pairwise(ends)]
        if array.null_count:
            lengths = [None if one is None else len(one) for one in array.to_pylist()]
        return [lengths, _plain(array.values[ends[0] : ends[-1]])]
    if pa.types.is_struct(array.type):
        return [_plain(child) for child in array.flatten()]
    if pa.types.is_dictionary(array.type):
        words = array.dictionary.to_pylist()
        return [None if code is None else words[code] for code in array.indices.to_pylist()]
    return array.to_pylist()
