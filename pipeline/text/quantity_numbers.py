"""Numbers with their units, as they stand in a sentence, before anything is read into them."""

import re
from decimal import Decimal
from functools import cache

import msgspec

from pipeline.text.numerals import CHINESE, DIGITS, to_decimal
from pipeline.text.quantity_comparators import beside, words
from pipeline.text.quantity_names import named
from pipeline.text.quantity_scales import scales
from pipeline.text.quantity_units import BEARERS, alternation, units

_LARGE = "万亿|千万|百万|十万|万|亿"
_NO_ONE = "统唯单同之万进其逐任专划不归这另某哪"
_MEASURES = frozenset({"length", "area", "mass", "money"})
_JOINED = frozenset({"人天", "人日", "人月"})


class Number(msgspec.Struct, frozen=True):
    """A number and its unit: 1500元/人 from `start` to `end`, `below` the 人 it is divided by.

    A `bare` one is a power of ten and nothing else: 千户, 亿元.
    """

    start: int
    end: int
    value: Decimal
    unit: str | None
    infix: str | None
    below: str | None
    written: bool
    bare: bool = False

    @property
    def is_ratio(self) -> bool:
        """Whether this is 7:3, which has no unit."""
        return self.unit is None and self.below is not None


@cache
def unit_pattern(numerals: tuple[str, ...], kinds: frozenset[str] | None = None) -> str:
    """Give the pattern of a unit that such numerals count, with its guards."""
    chosen = sorted(
        (
            unit
            for unit in units().values()
            if unit.numerals in numerals and (kinds is None or unit.kind in kinds)
        ),
        key=lambda unit: (-len(unit.name), unit.name),
    )
    return "|".join(
        re.escape(unit.name)
        + (f"(?![{unit.not_before}])" if unit.not_before else "")
        + ("(?![A-Za-z])" if unit.name[-1].isascii() and unit.name[-1].isalpha() else "")
        for unit in chosen
    )


@cache
def _rate() -> str:
    """The denominator after a unit: /人·月, 每颗牙, 每人每月."""
    below = rf"(?:[百千万])?(?:{alternation({*units(), *BEARERS} - _JOINED)})"
    fixed = r"[人户生床名年月天次](?:每(?:学年|学期|年|月|天))?"
    noun = r"[^，。；：、！？\s的标0-9每]{1,6}(?=的?标准|[，。；、]|$)"
    # Between two of them, not before the first; spelled once, as re compiles each copy anew.
    joint = "[·•・./／]"
    return rf"[/／](?P<below>(?!{joint})(?:{joint}?{below})+)|每(?P<each>{fixed}|{noun})"


@cache
def _in_digits() -> re.Pattern[str]:
    infix, plain = alternation(words("infix")), unit_pattern(("one", "many", "digits"))
    days = rf"(?:{unit_pattern(('inside',))})(?=以?内|之内)"
    return re.compile(
        rf"(?=[0-9])(?<![0-9.])(?P<number>{DIGITS})(?![0-9])[^\S\n]?(?P<infix>{infix})?"
        rf"(?P<unit>(?:{_LARGE}|[百千])??(?:{plain})|{days}|(?:{_LARGE}))?"
        rf"(?P<late>{infix})?(?P<tail>(?<=[万亿多余])(?:{plain}))?"
        rf"(?P<pair>[（(](?:{plain})[）)])?(?:{_rate()})?"
    )


_RANGE = frozenset("—–-~～－至到")
_RATIO = re.compile(
    r"(?<![0-9:：∶.])(?P<number>[0-9]{1,4}(?:\.[0-9]+)?)[:：∶]"
    r"(?P<to>[0-9]{1,4}(?:\.[0-9]+)?(?:[:：∶][0-9]{1,4})?)(?![0-9:：∶.])"
)
_CLOCK = re.compile(r"[0-2]?[0-9][:：][0-5][0-9]")
_RATIO_BEFORE, _RATIO_AFTER = re.compile(r"[比按配照].{0,3}$"), re.compile("的?(?:比|配|标准)")


@cache
def _in_chinese() -> re.Pattern[str]:
    infix, plain = alternation(words("infix")), unit_pattern(("one", "many"))
    # A numeral with 十 or more is no name's (三公里), whatever it measures.
    large = unit_pattern(("digits",), _MEASURES)
    within = r"(?:年|个月|天)(?=以?内|之内)"
    return re.compile(
        rf"(?=[一二两三四五六七八九十百])(?<![第百千数几一二两三四五六七八九十])(?!(?<=[{_NO_ONE}])一|二(?![十百千]))"
        rf"(?:(?P<number>{CHINESE})(?P<infix>{infix})?(?P<unit>(?:{plain})|(?:{_LARGE})(?:{plain}|{large})|{within}|(?<=[十百千])(?:{large})|(?<=[十百千][一二三四五六七八九])(?:{large}))|百分之(?P<percent>{CHINESE}))(?!一)"
    )


def numbers(text: str) -> list[Number]:
    """Find the numbers of a text that may be quantities, in their order."""
    marks = named(text)
    digits = (match for match in _in_digits().finditer(text) if not _is_plain(text, match))
    matches = [*digits, *_in_chinese().finditer(text)]
    kept = (match for match in matches if not any(marks[match.start() : match.end()]))
    found = [*(number for match in kept if (number := _number(match))), *_ratios(text)]
    found += (
        Number(each.start, each.end, each.value, each.unit, each.up, None, True, bare=True)
        for each in scales(text)
        if not any(marks[each.start : each.end])
    )
    return sorted(found, key=lambda number: (number.start, -number.end))


def _is_plain(text: str, match: re.Match[str]) -> bool:
    """Say at a glance that a number has neither unit nor comparator, and begins no range."""
    if match["unit"]:
        return False
    before, after = beside()
    last, first = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return last not in before and first not in after and first not in _RANGE


def _ratios(text: str) -> list[Number]:
    """Find 7:3, which is 7 per 3; a time of day is none."""
    return [
        Number(match.start(), match.end(), Decimal(match["number"]), None, None, match["to"], False)
        for match in _RATIO.finditer(text)
        if not _CLOCK.fullmatch(match.group())
        or _RATIO_BEFORE.search(text, max(0, match.start() - 4), match.start())
        or _RATIO_AFTER.match(text, match.end())
    ]


def _number(match: re.Match[str]) -> Number | None:
    parts = match.groupdict()
    percent = parts.get("percent")
    value = to_decimal(percent or parts["number"])
    if value is None:
        return None
    unit = "%" if percent else _printed(parts)
    below = (parts.get("below") or parts.get("each") or "").replace("每", "·") or None
    infix = parts["infix"] or parts.get("late")
    written = not match.group()[0].isdigit()
    return Number(match.start(), match.end(), value, unit, infix, below, written)


def _printed(parts: dict[str, str | None]) -> str | None:
    """Give the unit as printed; 万余人 is 万人."""
    return "".join(parts.get(name) or "" for name in ("unit", "tail", "pair")) or None
