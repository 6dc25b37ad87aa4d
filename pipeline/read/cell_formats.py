"""Numbers as a spreadsheet shows them: the number formats of Excel."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from pipeline.read.cell_dates import is_date, shown_date

BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm",
    17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "yyyy/m/d h:mm", 27: "yyyy年m月", 28: "m月d日", 29: "m月d日", 30: "m-d-yy",
    31: "yyyy年m月d日", 32: "h时mm分", 33: "h时mm分ss秒", 34: "上午/下午h时mm分",
    35: "上午/下午h时mm分ss秒", 36: "yyyy年m月", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 41: "#,##0;-#,##0;-",
    42: "¥#,##0;-¥#,##0;-", 43: "#,##0.00;-#,##0.00;-",
    44: "¥#,##0.00;-¥#,##0.00;-", 45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0", 48: "##0.0E+0", 49: "@", 50: "yyyy年m月", 51: "m月d日", 52: "yyyy年m月",
    53: "m月d日", 54: "m月d日", 55: "上午/下午h时mm分", 56: "上午/下午h时mm分ss秒",
    57: "yyyy年m月", 58: "m月d日",
}  # fmt: skip
"""Formats that a file names by number only, as a Chinese Excel shows them."""

_LONGEST = 255
_MOST_DECIMALS = 10
_LARGEST = 10**15
_LARGEST_ROUNDED = Decimal("1e15")

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|_(?P<blank>.)|\*(?P<fill>.)'
    r"|\[(?P<bracket>[^\]]*)\]|(?P<general>General|G/通用格式)|(?P<exponent>E[+-])"
    r"|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<slash>/)|(?P<other>.)",
    re.I | re.S,
)
_SECTION = re.compile(r'(?:"[^"]*"?|[\\!_*].|\[[^\]]*\]|[^;"\\!_*\[]|\[)*', re.S)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?[\d.]+)\]")


class _Token(NamedTuple):
    """A piece of a number format: its kind, and what it prints or stands for."""

    kind: str
    text: str


def shown(value: float, code: str, date_1904: bool = False) -> str:
    """A number as a format shows it.

    Args:
        value: as stored; a date is a number of days.
        code: the format, such as ``0.0%`` or ``#,##0``.
        date_1904: whether days count from 1904.
    """
    section, magnitude = _section(value, _sections(code[:_LONGEST]))
    if is_date(section):
        date = shown_date(value, section, date_1904)
        return date if date is not None else general(value)
    return _number(magnitude, _tokens(section)).strip()


def general(value: float) -> str:
    """A number without a format: eleven digits at most, whole numbers in full."""
    if value == int(value) and abs(value) < _LARGEST:
        return str(int(value))
    text = f"{value:.11g}"
    plain = f"{Decimal(text):f}"
    return plain if len(plain) <= 20 else text.upper()


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[str, ...]:
    found: list[str] = []
    position = 0
    while position <= len(code) and len(found) < 4:
        match = _SECTION.match(code, position)
        assert match
        found.append(match.group())
        position = match.end() + 1
    return tuple(found)


def _section(value: float, sections: Sequence[str]) -> tuple[str, float]:
    """The section that is for a value, and the value that it prints, its sign given or not."""
    for section in sections:
        if (condition := _CONDITION.search(section)) and _holds(value, *condition.groups()):
            return section, value
    if any(map(_CONDITION.search, sections)):
        rest = [section for section in sections if not _CONDITION.search(section)]
        return (rest[0] if rest else "General"), value
    if value < 0 and len(sections) > 1:
        return sections[1], -value
    if value == 0 and len(sections) > 2:
        return sections[2], value
    return sections[0], value


def _holds(value: float, operator: str, limit: str) -> bool:
    try:
        bound = float(limit)
    except ValueError:
        return False
    less, equal = value < bound, value == bound
    return {
        "<": less,
        "<=": less or equal,
        "=": equal,
        "<>": not equal,
        ">=": not less,
        ">": not less and not equal,
    }[operator]


@lru_cache(maxsize=512)
def _tokens(section: str) -> tuple[_Token, ...]:
    tokens = []
    for match in _TOKEN.finditer(section):
        kind = match.lastgroup or "other"
        text = match.group(kind)
        if kind == "bracket":
            # [$¥-804] prints a currency; colours, conditions and languages print nothing.
            text = text[1:].split("-")[0] if text.startswith("$") else ""
        if kind in {"quoted", "escaped", "bracket", "other"}:
            tokens.append(_Token("literal", text))
        elif kind == "blank":
            tokens.append(_Token("literal", " "))
        elif kind != "fill":
            tokens.append(_Token(kind, text))
    return tuple(tokens)


def _number(value: float, tokens: Sequence[_Token]) -> str:
    kinds = {token.kind for token in tokens}
    if "digit" not in kinds:
        # No place for digits: 无 for zero, or only a word beside General.
        return "".join(
            general(value) if t.kind == "general" or t == ("literal", "@") else t.text
            for t in tokens
        ) or ("" if tokens else general(value))
    if "exponent" in kinds:
        decimals = _decimals(tokens[: [t.kind for t in tokens].index("exponent")])
        return f"{value:.{decimals}E}"
    if "slash" in kinds:
        return _fraction(value, tokens)
    return _decimal(Decimal(repr(float(value))), tokens)


def _decimals(tokens: Sequence[_Token]) -> int:
    kinds = [token.kind for token in tokens]
    if "point" not in kinds:
        return 0
    return min(kinds[kinds.index("point") :].count("digit"), _MOST_DECIMALS)


def _fraction(value: float, tokens: Sequence[_Token]) -> str:
    kinds = [token.kind for token in tokens]
    places = kinds[kinds.index("slash") :].count("digit")
    whole, rest = divmod(Fraction(abs(value)).limit_denominator(10 ** min(places or 2, 6) - 1), 1)
    parts = [str(whole)] if whole or not rest else []
    parts += [f"{rest.numerator}/{rest.denominator}"] if rest else []
    return ("-" if value < 0 else "") + " ".join(parts)


def _decimal(value: Decimal, tokens: Sequence[_Token]) -> str:
    kinds = [token.kind for token in tokens]
    last_digit = len(kinds) - 1 - kinds[::-1].index("digit")
    point = kinds.index("point") if "point" in kinds else len(kinds)
    last_whole = max((i for i in range(point) if kinds[i] == "digit"), default=-1)
    # Commas behind the digits divide by a thousand each, one between digits groups them.
    ends = {last_whole, last_digit}
    thousands = sum(_commas_after(kinds, end) for end in ends if end >= 0)
    scaled = value.scaleb(2 * kinds.count("percent") - 3 * thousands)
    step = Decimal(1).scaleb(-_decimals(tokens))
    rounded = abs(scaled)
    if rounded < _LARGEST_ROUNDED:
        rounded = rounded.quantize(step, ROUND_HALF_UP)
    whole, _, rest = f"{rounded:f}".partition(".")
    sign = "-" if value < 0 and rounded else ""
    return sign + _filled(tokens, point, whole, rest, "comma" in kinds[: max(last_whole, 0)])


def _commas_after(kinds: Sequence[str], index: int) -> int:
    """How many commas stand right behind a place."""
    end = index + 1
    while end < len(kinds) and kinds[end] == "comma":
        end += 1
    return end - index - 1


def _filled(tokens: Sequence[_Token], point: int, whole: str, rest: str, grouped: bool) -> str:
    """The digits in their places, with the words around and between them."""
    for token in [each for each in tokens[point + 1 :] if each.kind == "digit"][::-1]:
        if token.text == "0" or not rest.endswith("0"):
            break
        rest = rest[:-1]
    head = _whole_filled(tokens[:point], whole.lstrip("0"), grouped)
    return head + ("." if rest else "") + _tail_words(tokens[point + 1 :], rest)


def _tail_words(tokens: Sequence[_Token], rest: str) -> str:
    digits = iter(rest)
    return "".join(
        next(digits, "") if token.kind == "digit" else token.text
        for token in tokens
        if token.kind in {"digit", "literal", "percent"}
    )


def _whole_filled(tokens: Sequence[_Token], digits: str, grouped: bool) -> str:
    """From the right: each place takes a digit, the first place all that are left."""
    places = sum(token.kind == "digit" for token in tokens)
    printed: list[str] = []
    taken = 0
    for token in reversed(tokens):
        if token.kind == "digit":
            places -= 1
            count = 1 if places else max(len(digits) - taken, 1)
            for _ in range(count):
                digit = digits[len(digits) - 1 - taken] if taken < len(digits) else ""
                digit = digit or ("0" if token.text == "0" else "")
                if digit and grouped and taken and taken % 3 == 0:
                    printed.append(",")
                printed.append(digit)
                taken += 1
        elif token.kind in {"literal", "percent"}:
            printed.append(token.text[::-1])
    return "".join(printed)[::-1]
