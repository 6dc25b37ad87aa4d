"""The frame of a number: the comparators and denominators that belong to its slice of text."""

import re
from functools import cache

import msgspec

from pipeline.text.quantity_comparators import (
    AT_MOST,
    after_pattern,
    compares,
    is_firm,
    is_time_word,
    meaning,
    words,
)
from pipeline.text.quantity_numbers import Number
from pipeline.text.quantity_rates import Rate, rates
from pipeline.text.quantity_units import alternation, split_scale, units
from pipeline.text.quantity_words import role

_RELATIVE = ("倍", "%", "‰", "个百分点", "百分点")
_BASIS = re.compile(r"[^，。；：、0-9占达%]{2,20}")
_LEAST = ("至少", "最少", "至多", "最多")


class Frame(msgspec.Struct, frozen=True):
    """A number in its frame: the slice, the words that compare, and the denominators."""

    start: int
    end: int
    number: Number
    unit: str | None
    before: str | None = None
    after: str | None = None
    comparator: str = "eq"
    per: str | None = None
    rates: tuple[Rate, ...] = ()
    clause: int = 0

    @property
    def kind(self) -> str | None:
        """What the unit measures."""
        return kind_of(self.unit)


def kind_of(unit: str | None) -> str | None:
    """Say what a printed unit measures; None without a known unit."""
    plain = re.split(r"[（(]", split_scale(unit)[1] or "")[0]
    return units()[plain].kind if plain in units() else None


def frame(text: str, number: Number, floor: int) -> Frame:
    """Put a number in its frame, reaching back no further than `floor`."""
    after, end = _after(text, number)
    found = tuple(rates(text, floor, number.start))
    start, before = _before(text, number.start, floor, found)
    if before is None and number.unit in _RELATIVE:
        start, before = _basis(text, start, floor)
    compared = meaning(before, number.infix, after)
    divisors = [rate.name for rate in found] + ([number.below] if number.below else [])
    per = "·".join(divisors) or None
    return Frame(start, end, number, number.unit, before, after, compared, per, found, floor)


@cache
def _after_word() -> re.Pattern[str]:
    return re.compile(rf"[^\S\n]?(?:{after_pattern()})")


def _after(text: str, number: Number) -> tuple[str | None, int]:
    match = _after_word().match(text, number.end)
    if match is None:
        return None, number.end
    word = re.sub(r"[（(].*[）)]|\s", "", match.group()) or None
    if word and is_time_word(word) and kind_of(number.unit) != "time":
        return None, number.end
    return word, match.end()


def _before(text: str, end: int, floor: int, found: tuple[Rate, ...]) -> tuple[int, str | None]:
    """Walk back over comparators and denominators that touch the number."""
    chosen: str | None = None
    position = end
    while True:
        near = position - 1 if text[position - 1 : position] == " " else position
        start, word = _word_before(text, near, floor)
        if word:
            chosen = _stronger(word, chosen)
        else:
            start = next((rate.start for rate in found if rate.end == near), near)
        if start == near:
            return position, chosen
        position = start


def _word_before(text: str, end: int, floor: int) -> tuple[int, str | None]:
    """Find the comparator that ends here, also one with a verb after it (至少建成)."""
    for length in range(min(AT_MOST, end - floor), 0, -1):
        word = text[end - length : end]
        if compares(text, end - length, word):
            return end - length, word
        if word in role("make") or word == "有":
            for least in _LEAST:
                if text.endswith(least, floor, end - length):
                    return end - length - len(least), least
    return end, None


def _stronger(word: str, chosen: str | None) -> str:
    """Of two comparators in a row, take the one that bounds; else the one nearer the number."""
    if chosen is None or (meaning(chosen, None, None) == "eq" != meaning(word, None, None)):
        return word
    return chosen


def _basis(text: str, start: int, floor: int) -> tuple[int, str | None]:
    """Find the comparator of 不低于…标准的1.3倍, where the basis stands between."""
    match = _bounding().search(text, floor, start)
    while match and not _BASIS.fullmatch(text, match.end(), start):
        match = _bounding().search(text, match.end(), start)
    return (match.start(), match.group()) if match else (start, None)


@cache
def _bounding() -> re.Pattern[str]:
    firm = (word for word in words("before") if len(word) > 1 and is_firm(word))
    return re.compile(alternation(["达到", *(word for word in firm if word[0] != "最")]))
