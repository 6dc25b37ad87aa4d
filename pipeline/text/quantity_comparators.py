"""Comparators: the words before and after a number that make it a bound.

A closed class, in `data/comparators.csv`. `place` is before, infix (between number and unit),
after, or round (before a bare power of ten: 上千户); `strength` is firm for a plain bound and soft
where a word after the number may say it better (达到…以上, 控制在…左右); `time` words compare
durations only; `not_after` lists characters that make the word the end of another one (约 in 节约).
"""

import re
from functools import cache

from pipeline.text.quantity_units import alternation, read_table

AT_MOST = 6
"""No comparator before a number is longer."""


@cache
def _rows(place: str) -> dict[str, dict[str, str]]:
    return {row["word"]: row for row in read_table("comparators.csv") if row["place"] == place}


def words(place: str) -> list[str]:
    """Give the words that stand before, after, or inside."""
    return list(_rows(place))


@cache
def before_pattern() -> str:
    """Give the pattern of a word before a number, with its guards."""
    guarded = [
        (f"(?<![{row['not_after']}])" if row["not_after"] else "") + re.escape(word)
        for word, row in sorted(_rows("before").items(), key=lambda item: -len(item[0]))
    ]
    return "(?:" + "|".join(guarded) + ")"


@cache
def after_pattern() -> str:
    """Give the pattern of a word after a unit, with a bracket such as （含100元） before it."""
    inclusive = r"[（(](?:含|包含|包括)[^（()）]{0,12}[）)]"
    return rf"(?:{inclusive})?[^\S\n]?(?:{alternation(words('after'))})|{inclusive}"


@cache
def beside() -> tuple[frozenset[str], frozenset[str]]:
    """Give the characters a number with a comparator has before it, or after it."""
    before = {word[-1] for word in words("before")} | set(" 有")
    after = {word[0] for word in words("after")} | set(" （(")
    return frozenset(before), frozenset(after)


def is_time_word(word: str) -> bool:
    """Say whether the word compares durations only (3年内)."""
    return _rows("after")[word]["strength"] == "time"


def is_firm(word: str) -> bool:
    """Say whether the word before a number bounds it whatever follows."""
    return _rows("before")[word]["strength"] == "firm"


def compares(text: str, start: int, word: str) -> bool:
    """Say whether the word at this place of a text is a comparator, and no end of another word."""
    row = _rows("before").get(word)
    return row is not None and (start == 0 or text[start - 1] not in row["not_after"])


def meaning(before: str | None, infix: str | None, after: str | None) -> str:
    """Give the comparator that the words around a number amount to.

    A firm word before the number wins; then the word after it; then one inside (余); then a soft
    word before it; a plain number is eq.
    """
    first = _rows("before").get(before or "")
    if first and first["strength"] == "firm":
        return first["comparator"]
    for place, word in (("after", after), ("infix", infix), ("round", infix)):
        if word in _rows(place):
            return _rows(place)[word]["comparator"]
    return first["comparator"] if first else "eq"
