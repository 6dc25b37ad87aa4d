"""Whether two wordings, or two lists, speak of the same items."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from pipeline.parse.reading import ItemEntry, ItemList

_ALIKE = 0.4
_MOST = 0.5


@lru_cache(maxsize=2048)
def pairs(text: str) -> frozenset[str]:
    """Every two neighbouring characters of a text."""
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))


def likeness(short: str, text: str) -> float:
    """Share of the neighbouring characters of a short wording that a longer one has, too."""
    own = pairs(short)
    return len(own & pairs(text)) / len(own) if own else 0.0


def repeats(one: ItemList, other: ItemList) -> bool:
    """Whether most items of a list are, number by number, items of another."""
    theirs = {item.number: item for item in other.items}
    same = [item for item in one.items if item.number in theirs]
    alike = sum(_is_same(item, theirs[item.number]) for item in same)
    return alike >= _MOST * min(len(one.items), len(other.items))


def _is_same(one: ItemEntry, other: ItemEntry) -> bool:
    return any(
        likeness(short, long) >= _ALIKE
        for a in _wordings(one)
        for b in _wordings(other)
        for short, long in [sorted((a, b), key=len)]
    )


def _wordings(item: ItemEntry) -> Iterable[str]:
    return filter(None, (item.text.text, item.title))
