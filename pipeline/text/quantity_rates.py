"""Denominators written before a number: 每人每年, 每千人口, 每50户, 人均."""

import re
from functools import cache

import msgspec

from pipeline.text.quantity_comparators import words
from pipeline.text.quantity_numbers import unit_pattern
from pipeline.text.quantity_units import BEARERS, alternation
from pipeline.text.quantity_words import role

LONGEST = 10
"""No denominator is longer."""

_TIME = "半年|学年|学期|季度|年|月|日|天|周|季|小时|分钟"
_BRACKET = re.compile(r"[^（，。；]{1,4}（[^（）]{1,8}）")
_AVERAGE = re.compile(r"(?<!平)([人户生亩村校床班日])均")


_ENDING = ("lead", "stop", "adverb", "deed")


# A measure word before the noun that a number is divided by says nothing (每颗牙).
_CLASSIFIERS = set("个颗名位所家张座辆套间条")


class Rate(msgspec.Struct, frozen=True):
    """One 每…: where it stands, and what it divides by."""

    start: int
    end: int
    name: str


@cache
def _fixed() -> re.Pattern[str]:
    counted = unit_pattern(("one", "many", "digits"))
    return re.compile(
        rf"(?P<time>{_TIME})|(?P<many>[十百千万]+(?:人口|户(?:居民|家庭)?|人)|[人户生](?![次口员均籍]))|(?P<several>[0-9]+(?:{counted}|年))"
    )


@cache
def _bearer() -> re.Pattern[str]:
    return re.compile(alternation(BEARERS))


@cache
def _compared() -> re.Pattern[str]:
    return re.compile(alternation(words("before")))


@cache
def _noun_end() -> re.Pattern[str]:
    verbs = {word for name in _ENDING for word in role(name) if len(word) > 1}
    return re.compile(alternation(verbs | set(words("before")) | {"有", "，", "、"}))


def rates(text: str, start: int, end: int) -> list[Rate]:
    """Find the 每… of a stretch of text, in their order."""
    places = [m.start() for m in re.finditer("每", text[start:end])]
    limits = [*places[1:], end - start]
    found = (_rate(text, start + a, start + b) for a, b in zip(places, limits, strict=False))
    last = _AVERAGE.search(text, max(start, end - 2), end)
    mean = [Rate(last.start(), end, last[1])] if last and last.end() == end else []
    return [*(rate for rate in found if rate), *mean]


def _rate(text: str, start: int, limit: int) -> Rate | None:
    fixed = _fixed().match(text, start + 1, limit)
    end = fixed.end() if fixed else start + 1
    if fixed is None or (fixed["several"] and not fixed["several"].endswith(("年", "月"))):
        end = _end_of_noun(text, end, limit, 0 if fixed else 1)
    name = text[start + 1 : end]
    if fixed is None and name[:1] in _CLASSIFIERS:
        name = name[1:] or name
    return Rate(start, end, name) if name else None


def _end_of_noun(text: str, start: int, limit: int, shortest: int) -> int:
    """Find where the noun after 每 ends: at a verb, else at the number."""
    start += text.startswith("个", start)
    if _compared().match(text, start, limit):
        return start
    first, last = min(start + shortest, limit), min(limit, start + LONGEST + 6)
    bracket = _BRACKET.match(text, start, limit)
    first = bracket.end() if bracket else first
    stop = _noun_end().search(text, first, last)
    end = stop.start() if stop else limit
    if end - start <= LONGEST:
        return end
    bearer = _bearer().match(text, start, limit)
    return bearer.end() if bearer else start


def average(phrase: str) -> str | None:
    """Give the denominator of 人均, 户均 and their like in a phrase."""
    match = _AVERAGE.search(phrase)
    return match[1] if match else None
