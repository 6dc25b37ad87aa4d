"""A table cell that is a number: its comparator, value and unit."""

import re
from decimal import Decimal
from functools import cache, lru_cache

import msgspec

from pipeline.text.numerals import DIGITS, from_digits, narrow
from pipeline.text.quantity_comparators import (
    after_pattern,
    before_pattern,
    is_firm,
    meaning,
    words,
)
from pipeline.text.quantity_units import alternation, is_unit

_YEAR = re.compile(r"(?:19|20)[0-9]{2}年")


class ParsedValue(msgspec.Struct, frozen=True):
    """What a cell says: comparator, printed number, and the unit where the cell prints one."""

    comparator: str
    value: Decimal
    unit: str | None


_FOOTNOTES = "①②③④⑤⑥⑦⑧⑨⑩*＊※†"


@cache
def _cell() -> re.Pattern[str]:
    infix = alternation(words("infix"))
    after = after_pattern()
    return re.compile(
        rf"(?P<before>(?:{before_pattern()})*)\s?(?P<sign>[-+－−]?)(?P<number>{DIGITS})\s?"
        rf"(?P<infix>{infix})?(?P<unit>[^0-9\s]{{0,12}}?)\s?(?P<after>{after})?"
    )


@lru_cache(maxsize=4096)
def parse_value(cell: str) -> ParsedValue | None:
    """Read a cell that holds one number, with at most a comparator and a unit; None otherwise.

    >>> parse_value("≥98%")
    ParsedValue(comparator='ge', value=Decimal('98'), unit='%')
    >>> parse_value("3个乡镇") is None
    True
    """
    # A sign of a footnote behind the number (5①) is none of it.
    text = narrow(cell.strip().rstrip(_FOOTNOTES)).replace("，", ",")
    match = _cell().fullmatch(text) if len(text) <= 60 else None
    if match is None or _YEAR.fullmatch(text):
        return None
    unit, value = match["unit"] or None, from_digits(match["number"])
    if value is None or (unit is not None and not is_unit(unit)):
        return None
    signed = -value if match["sign"] in ("-", "－", "−") else value
    return ParsedValue(_comparator(match), signed, unit)


def _comparator(match: re.Match[str]) -> str:
    after = re.sub(r"[（(].*[）)]|\s", "", match["after"] or "")
    return meaning(last_word(match["before"]), match["infix"], after)


def last_word(text: str) -> str | None:
    """Give the comparator that decides among several in a row: the first firm one, else the last.

    >>> last_word("力争达到")
    '达到'
    """
    found: list[str] = re.findall(before_pattern(), text)
    firm = [word for word in found if is_firm(word)]
    return next(iter(firm), found[-1] if found else None)
