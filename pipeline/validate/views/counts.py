"""Counts: what is declared beside what is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial

import pyarrow as pa

from pipeline.text.counts import declared_counts
from pipeline.text.normalize import normalize
from pipeline.text.script import simplified
from pipeline.validate.dossier import Dossier
from pipeline.validate.views.model import Quote, View, ViewRow, quotes

_TITLES = ("title", "list_title")


def _section_counts(dossier: Dossier) -> Iterator[ViewRow]:
    for row in dossier.tables["sections"]:
        if row["declared_item_count"] is None:
            continue
        key = {name: row[name] for name in ("list_number", "part", "section_number")}
        names = ("section_title", "declared_item_count", "item_count")
        values = {name: row[name] for name in names}
        yield ViewRow(dossier.document_id, key, values, partial(quotes, [row]))


def _item_total(dossier: Dossier) -> Iterator[ViewRow]:
    """The number that each title declares beside the items counted.

    Of nested numbers (12类36件) the one that counts items is nearest to them; where there are
    several lists, a title may speak of any of them or of all.
    """
    items = dossier.tables["items"]
    counted = {len(items), *Counter(row["list_number"] for row in items).values()}
    for place in _TITLES:
        said = [
            each["count"]
            for each in dossier.document["declared_counts"] or ()
            if each["place"] == place
        ]
        if said:
            pairs = ((declared, count) for declared in said for count in counted)
            declared, count = min(pairs, key=lambda pair: abs(pair[0] - pair[1]))
            values = {"declared_item_count": declared, "item_count": count}
            evidence = partial(_declarations, dossier, declared)
            yield ViewRow(dossier.document_id, {"list_number": 1}, values, evidence)


def _declarations(dossier: Dossier, declared: int) -> Iterable[Quote]:
    """The lines of the heading that declare a number of items; all of it where none is found."""
    headings = [row for row in dossier.tables["residue"] if row["reason"] == "heading"]
    spans = [
        (span["start"], span["end"])
        for row in [dossier.document, *headings]
        for span in row["spans"]
    ]
    found = [
        span
        for span in spans
        if any(count.count == declared for count in declared_counts(_words(dossier, span)))
    ]
    return [Quote(None, found or spans[:1], dossier.document["boxes"])]


def _words(dossier: Dossier, span: tuple[int, int]) -> str:
    return simplified(normalize(dossier.text[slice(*span)]))


SECTION_COUNTS = View(
    "section_counts",
    {"section_title": pa.string(), "declared_item_count": pa.int16(), "item_count": pa.int16()},
    _section_counts,
)
ITEM_TOTAL = View(
    "item_total", {"declared_item_count": pa.int16(), "item_count": pa.int16()}, _item_total
)
