"""Items beside the parts that claim to hold all of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pyarrow as pa

from pipeline.text.counts import declared_counts
from pipeline.text.normalize import normalize
from pipeline.text.script import simplified
from pipeline.validate.dossier import Dossier, item_key
from pipeline.validate.views.model import Value, View, ViewRow, quotes
from pipeline.validate.views.words import PARTS

_ALWAYS = frozenset({"notice", "list"})


def _item_presence(dossier: Dossier) -> Iterator[ViewRow]:
    mentions = dossier.mentions()
    for list_number, part in _claiming(dossier):
        for (own_list, item), found in mentions.items():
            if own_list != list_number:
                continue
            others = [row for other, row in found.items() if other != part]
            key = {"list_number": list_number, "part": part, "item_number": item}
            values: dict[str, Value] = {
                "present": part in found,
                "others": "、".join(PARTS[row["part"]] for row in others),
            }
            yield ViewRow(dossier.document_id, key, values, partial(quotes, others))


def _claiming(dossier: Dossier) -> Iterator[tuple[int, str]]:
    """The parts that claim all items of their list.

    The list itself does, and an annex whose title or sections declare as many items as the
    whole has; a table may well hold only what can be counted.
    """
    pairs = {(row["list_number"], row["part"]) for row in dossier.tables["item_mentions"]}
    for list_number, part in sorted(pairs):
        claimed = _title_count(dossier, part) or _sections_count(dossier, list_number, part)
        if part in _ALWAYS or (claimed or 0) >= _total(dossier, list_number):
            yield list_number, part


def _total(dossier: Dossier, list_number: int) -> int:
    declared = dossier.document["declared_item_count"]
    if list_number == 1 and declared is not None:
        return int(declared)
    return sum(item_key(row)[0] == list_number for row in dossier.tables["items"])


def _title_count(dossier: Dossier, part: str) -> int | None:
    """The number of items in the headings that stand right before a part's first row."""
    first = min(_starts(dossier, part))
    before = max((start for start in _starts(dossier, None) if start < first), default=0)
    for row in dossier.tables["residue"]:
        start = row["spans"][0]["start"]
        if row["reason"] == "heading" and before < start < first:
            for count in declared_counts(simplified(normalize(row["text"]))):
                return count.count
    return None


def _starts(dossier: Dossier, part: str | None) -> list[int]:
    """Where the mentions and sections of a part begin, of all parts for None."""
    return [
        row["spans"][0]["start"]
        for name in ("item_mentions", "sections")
        for row in dossier.tables[name]
        if row["spans"] and part in {None, row["part"]}
    ] or [0]


def _sections_count(dossier: Dossier, list_number: int, part: str) -> int | None:
    own = [
        row["declared_item_count"]
        for row in dossier.tables["sections"]
        if (row["list_number"], row["part"]) == (list_number, part)
    ]
    return sum(own) if own and None not in own else None


ITEM_PRESENCE = View(
    "item_presence",
    {"present": pa.bool_(), "others": pa.string()},
    _item_presence,
)
