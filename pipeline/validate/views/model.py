"""What a view is: values side by side in a row, and where in the source they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
import pyarrow as pa

from pipeline.text.passage import Passage
from pipeline.validate.dossier import Dossier
from pipeline.validate.dossier import Row as TableRow

Value = str | int | float | bool | None
Spans = Sequence[tuple[int, int]]

KEYS = (
    "list_number",
    "part",
    "section_number",
    "item_number",
    "measure_number",
    "indicator_number",
    "region_number",
)
"""The columns by which a row of a view, and a finding made from it, says what it is about."""

_KEY_TYPES = {name: pa.int16() for name in KEYS} | {"part": pa.string()}


class Quote(msgspec.Struct, frozen=True):
    """A place in the source: the part it is in, its ranges, and the boxes of the row it is of."""

    part: str | None
    spans: Spans
    boxes: Sequence[Mapping[str, Any]] | None = None


class ViewRow(msgspec.Struct, frozen=True):
    """Values side by side.

    Attributes:
        document_id: of the circular.
        key: what the row is about, by names of ``KEYS``; names that do not apply are left out.
        values: what rules look at and messages show.
        evidence: gives the places the values were read from; called for findings only.
    """

    document_id: str
    key: Mapping[str, Any]
    values: Mapping[str, Value]
    evidence: Callable[[], Iterable[Quote]]


class View(msgspec.Struct, frozen=True):
    """A table for rules to look at; it never holds a verdict.

    Attributes:
        name: that of its suite.
        columns: type of each value.
        rows: the rows of one circular.
    """

    name: str
    columns: Mapping[str, pa.DataType]
    rows: Callable[[Dossier], Iterator[ViewRow]]

    def table(self, rows: Sequence[ViewRow]) -> pa.Table:
        """The rows as Arrow table, numbered in the column ``row``.

        Typed without any row too, so that a rule that names a wrong column always fails.
        """
        columns = {
            "row": pa.array(range(len(rows)), pa.int32()),
            "document_id": pa.array([row.document_id for row in rows], pa.string()),
        }
        for name, type_ in _KEY_TYPES.items():
            columns[name] = pa.array([row.key.get(name) for row in rows], type_)
        for name, type_ in self.columns.items():
            columns[name] = pa.array([row.values[name] for row in rows], type_)
        return pa.table(columns)


def quote(row: TableRow, part: str | None = None) -> Quote:
    """All that a row of a table was read from."""
    spans = [(span["start"], span["end"]) for span in row["spans"]]
    return Quote(part or row.get("part"), spans, row.get("boxes"))


def quotes(rows: Iterable[TableRow], part: str | None = None) -> Iterator[Quote]:
    """All that some rows were read from."""
    return (quote(row, part) for row in rows)


def quote_words(row: TableRow, words: Passage, source: str) -> Quote:
    """Some words of what a row of a table was read from."""
    return Quote(row.get("part"), words.spans(source), row.get("boxes"))
