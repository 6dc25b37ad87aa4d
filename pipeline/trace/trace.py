"""One row of an output folder, with the source passages and the steps that led to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pyarrow.compute as pc

from pipeline.output import read_table
from pipeline.output.texts import read_text
from pipeline.trace.find import contract_of, find_row
from pipeline.trace.model import Quote, Row, Trace
from pipeline.trace.pictures import Picture, write_pictures
from pipeline.trace.quotes import Range, of_ranges, quotes
from pipeline.trace.steps import STEPS, Circular


def trace(out: Path, table: str, keys: Sequence[str]) -> Trace:
    """Where a row comes from.

    Args:
        out: an output folder.
        table: name of the table.
        keys: values of its key, in order, as many as it takes to name one row; ``-`` is null,
            and ``column=value`` may stand for any of them.

    Raises:
        RowError: there is no such table or row, or there are several.
        OutputError: the folder is torn.
    """
    contract = contract_of(table)
    row = find_row(contract, read_table(out, table).to_pylist(), keys)
    circular = _circular(out, str(row["document_id"]))
    found = tuple(_quotes(table, row, circular))
    steps = tuple(STEPS[table](row, circular)) if table in STEPS else ()
    return Trace(table, row, found, steps)


def trace_pictures(out: Path, found: Trace, raw: Path, path: Path) -> list[Picture]:
    """Write a picture of each page that a row was read from, its places outlined.

    Args:
        out: the output folder.
        found: the row.
        raw: the circular or collection that was read.
        path: of the picture of the first page.

    Raises:
        MinshengError: there is no such page, its file is not at hand, or it cannot be written.
    """
    circular = _circular(out, str(found.row["document_id"]))
    return write_pictures(found, circular, raw, path)


def _circular(out: Path, document_id: str) -> Circular:
    document = _rows(out, "documents", document_id)[0]
    text = read_text(out, document_id) if document["status"] == "parsed" else ""
    return Circular(text, lambda name: _rows(out, name, document_id))


def _rows(out: Path, table: str, document_id: str) -> list[Row]:
    """The rows of one circular."""
    found = read_table(out, table)
    rows: list[Row] = found.filter(pc.equal(found["document_id"], document_id)).to_pylist()
    return rows


def _quotes(table: str, row: Row, circular: Circular) -> Iterator[Quote]:
    """The source of a row: its own places, those of its evidence, or those of its parts."""
    if row.get("spans"):
        yield from quotes(circular.text, row)
    elif table == "findings":
        yield from _evidence(row, circular)
    elif table == "items":
        for mention in circular.mentions(row):
            yield from quotes(circular.text, mention, str(mention["part"]))
    elif table == "links":
        yield from _linked(row, circular)


def _evidence(row: Row, circular: Circular) -> Iterator[Quote]:
    by_part: dict[str, list[Mapping[str, int]]] = {}
    for each in row["evidence"]:
        by_part.setdefault(each["part"], []).append(each)
    for part, some in by_part.items():
        ranges = [Range(each["start"], each["end"]) for each in some]
        yield from of_ranges(circular.text, ranges, part or "", some[0]["page"])


def _linked(row: Row, circular: Circular) -> Iterator[Quote]:
    """Both ends of a link."""
    for name in ("quantities", "targets"):
        shared = ("part", "measure_number", "quantity_number", "indicator_number")
        for other in circular.of_item(name, row):
            if all(other[column] == row[column] for column in shared if column in other):
                yield from quotes(circular.text, other, name)
