"""Written numbers, in digits or in Chinese numerals, as exact decimals."""

import re
from decimal import Decimal
from functools import cache, lru_cache

DIGITS = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9])|[0-9]+(?:\.[0-9]+)?"
"""A number in digits: 7, 0.67, 1,200. A sign is not part of it."""

CHINESE = r"[一二两三四五六七八九十][一二两三四五六七八九十百千〇零]{0,12}"
"""A Chinese numeral that begins with a digit or 十 (a bare 百 or 千 is mostly part of a name)."""

LONGEST = 15
"""A longer run of digits is an identity or telephone number."""

_LOOSE = re.compile(
    "[一二两三四五六七八九〇零]{2}(?<!零[一二三四五六七八九])|[百千][一二两三四五六七八九]$"
)
_PLAIN = re.compile(DIGITS)
_FULL_WIDTH = {0xFEE0 + ord(sign): sign for sign in "0123456789.,%><-+"}


def narrow(text: str) -> str:
    """Give digits and number signs in their half-width form."""
    return text.translate(_FULL_WIDTH)


def from_digits(text: str) -> Decimal | None:
    """Read a number in digits; None when it is not one, or longer than any quantity."""
    if len(text) > LONGEST or not _PLAIN.fullmatch(text):
        return None
    return Decimal(text.replace(",", ""))


@cache
def _common() -> dict[str, Decimal]:
    """The numerals from 一 to 九十九, 两, and the round ones up to 九千."""
    digits = "一二三四五六七八九"
    tens = ["", "十", *(f"{digit}十" for digit in digits[1:])]
    names = [ten + digit for ten in tens for digit in ["", *digits]]
    found = {name: value for value, name in enumerate(names) if name} | {"两": 2}
    ones = [(name, found[name]) for name in "一二两三四五六七八九"]
    found |= {f"{name}百": 100 * value for name, value in ones}
    found |= {f"{name}千": 1000 * value for name, value in ones}
    return {name: Decimal(value) for name, value in found.items()}


@lru_cache(maxsize=1024)
def from_chinese(text: str) -> Decimal | None:
    """Read a Chinese numeral (十, 两, 一百二十); None when it is no one number (三五, 两百三)."""
    if known := _common().get(text):
        return known
    if len(text) > LONGEST or _LOOSE.search(text):
        return None
    # Labels and counts are nearly all among these; the library costs 0.1 s to import.
    import cn2an

    try:
        return Decimal(str(cn2an.cn2an(text, "smart")))
    except (ValueError, KeyError, TypeError):
        return None


def to_decimal(text: str) -> Decimal | None:
    """Read a number in either writing.

    >>> to_decimal("1,200"), to_decimal("十二"), to_decimal("进一")
    (Decimal('1200'), Decimal('12'), None)
    """
    return from_digits(text) if text[:1].isascii() else from_chinese(text)
