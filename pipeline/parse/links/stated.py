"""Quantities of a text in the words around them, for telling what each is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec
from rapidfuzz.fuzz import ratio

from pipeline.circular import ItemQuantity
from pipeline.text.quantities import Quantity, find_quantities
from pipeline.text.quantity_units import same_unit

_STOP = re.compile(r"[，。；：！？\n]")
_SENTENCE = re.compile(r"[。；！？\n]")
_BRACKET = re.compile(r"（[^（）]*）")
SHARE = re.compile(r"其中[^，。；]*$")
"""A sentence up to a number that is a share of another."""

_SHARE = re.compile(r"^其中[：，]?")
_FROM = re.compile(r"[由从](?:[^，。；]{0,12})$")
_TO = re.compile(
    r"^[^，。；\d]{0,6}?(?:提高|增加|提升|上调|调整|扩大|增长|下降|降低|降|升)[到至为]"
)
_RANGE = re.compile(r"^\s*[—–~～至\-]{1,2}\s*$")
_CONTAINED = 0.7


class Stated(msgspec.Struct, frozen=True):
    """A quantity and its words.

    Attributes:
        row: the quantity as the table ``quantities`` has it.
        before: the words of its clause that lead to it.
        after: the words of its clause that follow it.
        sentence: all of its sentence before it.
        is_bound: it is where a change begins, or one end of a range: not what is to be reached.
    """

    row: ItemQuantity
    before: str
    after: str
    sentence: str
    is_bound: bool

    @property
    def unit(self) -> str | None:
        """Its unit as a table prints it, with the denominator; persons are persons."""
        row = self.row
        unit = f"{row.unit_base or ''}/{row.per}" if row.per else row.unit_base
        return same_unit(unit)

    def kinship(self, name: str) -> float:
        """How alike its words and a name are, from 0 to 1."""
        phrases = (self.row.subject or "", self.before, self.after, self.before + self.after)
        return max(likeness(name, core(phrase)) for phrase in phrases)


def stated(text: str, rows: Sequence[ItemQuantity]) -> list[Stated]:
    """The quantities of one text with their words.

    Args:
        text: of an item or measure.
        rows: all that were read from it.
    """
    found = find_quantities(text)
    if len(found) != len(rows):
        return []
    bounds = _bounds(text, found)
    return [
        Stated(row, *_around(text, found, place), place in bounds) for place, row in enumerate(rows)
    ]


def core(name: str) -> str:
    """A name without its brackets, and without 其中."""
    return _SHARE.sub("", _BRACKET.sub("", name)).strip("，、：")


def likeness(one: str, other: str) -> float:
    """How alike two phrases are; one inside the other is much alike."""
    short, long = sorted((one, other), key=len)
    if len(short) < 2:  # a single character is in everything
        return 0.0
    if short in long:
        return _CONTAINED + (1 - _CONTAINED) * len(short) / len(long)
    return ratio(one, other) / 100


def _around(text: str, found: Sequence[Quantity], place: int) -> tuple[str, str, str]:
    start, end = found[place].start, found[place].end
    left = found[place - 1].end if place else 0
    right = found[place + 1].start if place + 1 < len(found) else len(text)
    clause = max((match.end() for match in _STOP.finditer(text, left, start)), default=left)
    stop = _STOP.search(text, end, right)
    sentence = max((match.end() for match in _SENTENCE.finditer(text, 0, start)), default=0)
    return text[clause:start], text[end : stop.start() if stop else right], text[sentence:start]


def _bounds(text: str, found: Sequence[Quantity]) -> set[int]:
    return set(_change_starts(text, found)) | set(_range_ends(text, found))


def _change_starts(text: str, found: Sequence[Quantity]) -> Iterator[int]:
    """Where a change begins: 由610元提高至640元."""
    for place, each in enumerate(found):
        if _FROM.search(text, 0, each.start) and _TO.match(text[each.end : each.end + 12]):
            yield place


def _range_ends(text: str, found: Sequence[Quantity]) -> Iterator[int]:
    """Both ends of a range: 2—3个."""
    for place, (one, other) in enumerate(pairwise(found)):
        if _RANGE.match(text[one.end : other.start]):
            yield from (place, place + 1)
