"""Which part of a circular a list is, and which of its lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from pipeline.circular import Part
from pipeline.parse.likeness import repeats
from pipeline.parse.reading import ItemList


def as_parts(lists: Sequence[ItemList], announced: Sequence[bool]) -> list[ItemList]:
    """Give each list its part and number.

    A list with measures that repeats another is the measures annex; any other list that repeats
    none is a list of its own.

    Args:
        lists: in print, tables of items among them.
        announced: for each list that is no table, whether its annex calls itself one of measures.
    """
    plain = [each for each in lists if not _has_measures(each)]
    numbered: list[ItemList] = []
    says_so = iter(announced)
    for each in lists:
        is_table = each.part == "list"
        own = not is_table and next(says_so)
        part: Part = "list" if is_table else "notice"
        if not is_table and _has_measures(each):
            # A table beside a plan that has the measures under its items only repeats the plan.
            others = plain if own else [other for other in plain if other.part != "list"]
            repeated = any(repeats(each, other) for other in others)
            same = own and any(_same_numbers(each, other) for other in plain)
            part = "measures" if repeated or same or (own and len(lists) == 1) else "notice"
        numbered.append(replace(each, part=part))
    return list(_with_numbers(numbered))


def _goes_with(one: ItemList, other: ItemList) -> bool:
    """Whether two parts speak of one list."""
    return repeats(one, other) or (one.part == "measures" and _same_numbers(one, other))


def _same_numbers(one: ItemList, other: ItemList) -> bool:
    """Whether two lists have the same numbers of items, worded alike or not."""
    return {item.number for item in one.items} == {item.number for item in other.items}


def _has_measures(items: ItemList) -> bool:
    return any(item.measures for item in items.items)


def _with_numbers(lists: Sequence[ItemList]) -> Iterator[ItemList]:
    """List numbers in print; a list that repeats one of another part has that one's number."""
    given: list[ItemList] = []
    ranked = sorted(lists, key=lambda each: each.part == "measures")
    for each in ranked:
        taken = {other.list_number for other in given}
        same = (o for o in given if o.part != each.part and _goes_with(each, o))
        number = next((other.list_number for other in same), len(taken) + 1)
        given.append(replace(each, list_number=number))
    order = {id(each.items): each for each in given}
    yield from (order[id(each.items)] for each in lists)
