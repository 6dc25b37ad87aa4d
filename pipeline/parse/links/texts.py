"""The quantities of an item, text by text, in their words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from pipeline.circular import Circular, ItemMention, ItemQuantity, Part
from pipeline.parse.links.goals import ItemKey
from pipeline.parse.links.stated import Stated, stated

_PARTS: tuple[Part, ...] = ("notice", "measures", "list")
_Rows = Mapping[int | None, Sequence[ItemQuantity]]


class Texts(msgspec.Struct, frozen=True):
    """The quantities of an item in one part: of its own text, and of each of its measures."""

    part: Part
    item: Sequence[Stated]
    measures: Sequence[Sequence[Stated]]


def texts_of_items(circular: Circular) -> dict[ItemKey, list[Texts]]:
    """The parts of each item that hold quantities, the notice first."""
    rows: dict[tuple[ItemKey, Part], dict[int | None, list[ItemQuantity]]] = {}
    for row in circular.quantities:
        by_text = rows.setdefault(((row.list_number, row.item_number), row.part), {})
        by_text.setdefault(row.measure_number, []).append(row)
    measures: dict[ItemKey, dict[int, str]] = {}
    for measure in circular.measures:
        key = (measure.list_number, measure.item_number)
        measures.setdefault(key, {})[measure.measure_number] = measure.text
    found: dict[ItemKey, list[Texts]] = {}
    for mention in _in_order(circular.item_mentions):
        key = (mention.list_number, mention.item_number)
        if own := rows.get((key, mention.part)):
            below = list(_below(own, measures.get(key, {})))
            item = stated(mention.text, own.get(None, []))
            found.setdefault(key, []).append(Texts(mention.part, item, below))
    return found


def _below(rows: _Rows, measures: Mapping[int, str]) -> Iterator[Sequence[Stated]]:
    """The quantities of each measure; nothing where the measures stand in another part."""
    if any(number is not None for number in rows):
        for number, text in measures.items():
            yield stated(text, rows[number]) if number in rows else ()


def _in_order(mentions: Sequence[ItemMention]) -> list[ItemMention]:
    told = [each for each in mentions if each.part in _PARTS]
    return sorted(told, key=lambda each: _PARTS.index(each.part))
