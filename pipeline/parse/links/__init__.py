"""Which quantity of the text and which cell of the target tables speak of the same thing.

An item's indicators and the quantities of its text are paired one to one by unit, words, value
and position, all of an item together and not one after the other. Where the two numbers differ,
a pair is made only where it is certain. Quantities of measures that split a number of the item are
its parts, and say of which number. What a table says in words (目标任务：新增托位300个) is paired
with the item's own text in the same way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.circular import Agreement, Circular, ItemQuantity, Link, Part
from pipeline.parse.links.doubts import Setting
from pipeline.parse.links.goals import Goal, ItemKey, own_goals, said_goals
from pipeline.parse.links.pairing import pairs
from pipeline.parse.links.shares import splits
from pipeline.parse.links.stated import Stated
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
    key: ItemKey, goals: Sequence[Goal], texts: Sequence[Texts], setting: Setting
) -> Iterator[Link]:
    unmatched = {goal.number for goal in goals}
    first = texts[0] if texts else None
    for each in texts:
        matched: dict[int, int] = {}
        for goal, said in pairs(goals, each.item, setting):
            matched[said.row.quantity_number] = goal.number
            yield _link(key, goal.number, said.row, _agreement(goal, said))
        unmatched -= set(matched.values())
        left = [said for said in each.item if said.row.quantity_number not in matched]
        if each.part == "list" and first and first.part != "list":
            yield from _repeats(key, first, left, setting)
        elif goals:
            yield from (_link(key, None, said.row, "unmatched") for said in left)
        for split in splits(each.item, each.measures):
            whole = split.total.row.quantity_number
            for one in split.members:
                yield _link(key, matched.get(whole), one.row, "part", part_of=whole)
    yield from (_link(key, number, None, "unmatched") for number in sorted(unmatched))


def _repeats(
    key: ItemKey, first: Texts, left: Sequence[Stated], setting: Setting
) -> Iterator[Link]:
    """The quantities of a list's row beside those of the item's own text."""
    found: set[int] = set()
    for goal, said in pairs(said_goals(first.item), left, setting):
        found.add(said.row.quantity_number)
        yield _link(key, None, said.row, _agreement(goal, said), said_in=(first.part, goal.number))
    for said in left:
        if said.row.quantity_number not in found:
            yield _link(key, None, said.row, "unmatched")


def _agreement(goal: Goal, said: Stated) -> Agreement:
    return "same" if goal.value == said.row.value_base else "different"


def _link(  # noqa: PLR0913 - a row has this many columns
    key: ItemKey,
    indicator: int | None,
    row: ItemQuantity | None,
    agreement: Agreement,
    *,
    part_of: int | None = None,
    said_in: tuple[Part | None, int | None] = (None, None),
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
        other_part=said_in[0],
        other_quantity_number=said_in[1],
    )
