"""Units of measure: which words are units, and what they come to without 万 and 亿.

The units themselves are a closed class and live in `data/units_of_measure.csv`: `kind` says what
they measure, `numerals` which Chinese numerals count before them (`one`: all of them, `many`: from
two on, `digits`: none), `not_before` which characters after them make them part of another word
(批 before 准). `inside` and `header` mark units that stand for a quantity only with 以内, or only
as a denominator or in a table's header.
"""

import csv
import re
from collections.abc import Iterable
from decimal import Context, Decimal
from functools import cache
from importlib.resources import files

import msgspec

SCALES = {"百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}
"""Powers of ten that are printed as part of a unit."""

BEARERS = ("人口", "人", "生", "户", "村", "校", "院", "班", "床", "园", "县", "镇", "车", "站")
"""Whom or what a rate falls to, besides the units: 元/生, 名/村."""

ADDITIVE = frozenset({"count", "length", "area", "volume", "mass", "money", "energy", "power"})
"""Kinds of unit whose values may be summed over regions."""

_PERSONS = frozenset({"人", "名", "位"})
_EXACT = Context(prec=60)
_SPLIT = re.compile(r"[/／每]")


class UnitOfMeasure(msgspec.Struct, frozen=True):
    """One unit of the data file."""

    name: str
    kind: str
    numerals: str
    not_before: str


def read_table(name: str) -> list[dict[str, str]]:
    """Read one of the data files beside this module."""
    text = (files("pipeline.text") / "data" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def units() -> dict[str, UnitOfMeasure]:
    """Give all units by name."""
    rows = read_table("units_of_measure.csv")
    return {
        row["unit"]: UnitOfMeasure(row["unit"], row["kind"], row["numerals"], row["not_before"])
        for row in rows
    }


def alternation(words: Iterable[str]) -> str:
    """Give a pattern that matches any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def scale_pattern() -> str:
    """Give the pattern of a power of ten before a unit."""
    return alternation(SCALES)


@cache
def _bracket_unit() -> re.Pattern[str]:
    scale, one = scale_pattern(), alternation(units())
    simple = rf"(?:{scale})?(?:{one})(?:[（(](?:{one})[）)])?"
    below = rf"(?:{scale})?(?:{alternation([*units(), *BEARERS])})"
    # Between two of them, not before the first; spelled once, as re compiles each copy anew.
    joint = "[·•・./／每]"
    rate = rf"(?:[/／]|每)[（(]?(?!{joint})(?:{joint}?{below}){{1,2}}[）)]?"
    joined = rf"(?:(?:^|[、，,和或及]){simple})+"
    return re.compile(rf"(?:{joined}|(?:{scale}))(?:{rate})?")


def is_unit(text: str) -> bool:
    """Say whether a bracket at the end of a header holds a unit of count or measure.

    >>> is_unit("万元/户"), is_unit("套、间"), is_unit("助餐点")
    (True, True, False)
    """
    return bool(_bracket_unit().fullmatch(re.sub(r"\s", "", text)))


def base(value: Decimal, unit: str | None) -> tuple[Decimal, str | None]:
    """Resolve the power of ten in a unit: 0.67 万人 is 6700 人.

    千米, 千瓦 and their like are units of their own and stay; a bare 万 leaves no unit.
    """
    scale, plain = split_scale(unit)
    return (_EXACT.multiply(value, Decimal(10**scale)) if scale else value), plain


def split_scale(unit: str | None) -> tuple[int, str | None]:
    """Give the power of ten of a unit, and the unit without it."""
    if unit is None or unit in units():
        return 0, unit
    for word in sorted(SCALES, key=len, reverse=True):
        if unit.startswith(word) and _SPLIT.split(unit)[0] not in units():
            return SCALES[word], unit[len(word) :].strip() or None
    return 0, unit


def same_unit(unit: str | None) -> str | None:
    """Give a unit under the name that all units of its meaning go by: 名 and 人 are one."""
    return "人" if unit in _PERSONS else unit


def is_additive(unit: str | None) -> bool:
    """Say whether values in this unit may be summed: a count, length, area or sum of money.

    A rate (元/月), a percentage or a duration may not; 人/次 is two counts.
    """
    if unit is None:
        return False
    plain = split_scale(unit)[1] or ""
    if _SPLIT.search(plain) and not plain.endswith(("/次", "／次")):
        return False
    parts = re.split(r"[（(/／、，,和或及]", plain)
    known = [units()[part] for part in parts if part in units()]
    return bool(known) and known[0].kind in ADDITIVE
