"""Which quantity of the text and which cell of the target tables speak of the same thing.

An item's indicators and the quantities of its text are paired one to one by unit, words, value
and position, all of an item together and not one after the other. Where the two numbers differ,
a pair is made only where it is certain. Quantities of measures that split a number of the item are
its parts, and say of which number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.circular import Agreement, Circular, ItemQuantity, Link
from pipeline.parse.links.doubts import Setting
from pipeline.parse.links.goals import Goal, ItemKey, own_goals
from pipeline.parse.links.pairing import pairs
from pipeline.parse.links.shares import splits
from pipeline.parse.links.texts import Texts, texts_of_items

__all__ = ["links"]


def links(circular: Circular) -> tuple[Link, ...]:
    """The links of a circular that has its other rows."""
    goals = own_goals(circular.targets, circular.heading.region_code)
    setting = Setting(circular.heading.region_name)
    texts = texts_of_items(circular)
    found: list[Link] = []
    for item in circular.items:
        key = (item.list_number, item.item_number)
        found += _of_item(key, goals.get(key, []), texts.get(key, []), setting)
    return tuple(found)


def _of_item(
    key: ItemKey, goals: Sequence[Goal], texts: Iterable[Texts], setting: Setting
) -> Iterator[Link]:
    unmatched = {goal.number for goal in goals}
    for each in texts:
        matched: dict[int, int] = {}
        for goal, said in pairs(goals, each.item, setting):
            matched[said.row.quantity_number] = goal.number
            same = goal.value == said.row.value_base
            yield _link(key, goal.number, said.row, "same" if same else "different")
        unmatched -= set(matched.values())
        if goals:
            left = [said for said in each.item if said.row.quantity_number not in matched]
            yield from (_link(key, None, said.row, "unmatched") for said in left)
        for split in splits(each.item, each.measures):
            whole = split.total.row.quantity_number
            for one in split.members:
                yield _link(key, matched.get(whole), one.row, "part", whole)
    yield from (_link(key, number, None, "unmatched") for number in sorted(unmatched))


def _link(
    key: ItemKey,
    indicator: int | None,
    row: ItemQuantity | None,
    agreement: Agreement,
    part_of: int | None = None,
) -> Link:
    return Link(
        list_number=key[0],
        item_number=key[1],
        indicator_number=indicator,
        part=row.part if row else None,
        measure_number=row.measure_number if row else None,
        quantity_number=row.quantity_number if row else None,
        agreement=agreement,
        part_of=part_of,
    )
