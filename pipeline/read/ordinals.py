"""Numbers as a word processor prints them at the head of a paragraph."""

from __future__ import annotations

from collections.abc import Callable

_HAN = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST = 9999


def ordinal(number: int, style: str) -> str:
    """A number in one of Word's numbering formats (``w:numFmt``); unknown ones are decimal."""
    if style in {"none", "bullet"}:
        return ""
    if number > _LARGEST or (number < 1 and not style.startswith("decimal")):
        return str(number)
    return _STYLES.get(style, str)(number)


def chinese(number: int, digits: str = _HAN, units: str = "十百千", short_ten: bool = True) -> str:
    """A number from 1 to 9999 in words: 十二, 二十, 一百〇五."""
    printed, pending_zero = "", False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if not digit:
            pending_zero = bool(printed)
            continue
        printed += digits[0] if pending_zero else ""
        printed += digits[digit] + (units[power - 1] if power else "")
        pending_zero = False
    return printed[1:] if short_ten and printed.startswith("一" + units[0]) else printed


def _digit_by_digit(number: int) -> str:
    return "".join(_HAN[int(digit)] for digit in str(number))


def _counting(number: int) -> str:
    """Words up to 99, then digit by digit."""
    return chinese(number) if number < 100 else _digit_by_digit(number)


def _letters(number: int) -> str:
    """Letters from a to z, then aa, bb and so on."""
    times, index = divmod(number - 1, 26)
    return chr(ord("a") + index) * (times + 1)


def _roman(number: int) -> str:
    printed = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        printed += letters * times
    return printed


def _from(first: str, count: int, otherwise: Callable[[int], str] = str) -> Callable[[int], str]:
    """Characters that follow each other in Unicode, as far as there are any."""
    return lambda n: chr(ord(first) + n - 1) if 1 <= n <= count else otherwise(n)


def _circled(number: int) -> str:
    beyond = _from("㉑", 15, lambda n: _from("㊱", 15, lambda _: str(number))(n - 15))
    return _from("①", 20, lambda n: beyond(n - 20))(number)


def _cycle(characters: str) -> Callable[[int], str]:
    return lambda n: characters[(n - 1) % len(characters)]


_STYLES: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda n: f"{n:02}",
    "decimalFullWidth": lambda n: str(n).translate({48 + i: 0xFF10 + i for i in range(10)}),
    "decimalFullWidth2": lambda n: str(n).translate({48 + i: 0xFF10 + i for i in range(10)}),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "numberInDash": lambda n: f"- {n} -",
    "upperRoman": lambda n: _roman(n).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda n: _letters(n).upper(),
    "lowerLetter": _letters,
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "chineseCountingThousand": chinese,
    "taiwaneseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "ideographDigital": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "chineseLegalSimplified": lambda n: chinese(n, _LEGAL, "拾佰仟", short_ten=False),
    "ideographLegalTraditional": lambda n: chinese(n, _TRADITIONAL, "拾佰仟", short_ten=False),
    "ideographEnclosedCircle": _from("㊀", 10),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
}  # fmt: skip
