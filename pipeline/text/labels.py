"""Numbering at the head of a paragraph: ``1.``, ``一、``, ``（一）``, ``①``, 第一项."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache

import msgspec
from msgspec.structs import replace

from pipeline.text.numerals import from_chinese

_HAN_DIGITS = "〇零一二三四五六七八九十百两"
_ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_PARENTHESISED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_STOPPED = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"


class Style(Enum):
    """How a number is written as a label; one style belongs to one level of an outline."""

    ARABIC_DOT = "1."
    ARABIC_COMMA = "1、"
    ARABIC_PARENTHESES = "（1）"
    ARABIC_HALF_PARENTHESIS = "1）"
    ARABIC_BARE = "1 "
    HAN_COMMA = "一、"
    HAN_PARENTHESES = "（一）"
    CIRCLED = "①"
    ARABIC_SQUARE = "【1】"
    ROMAN = "Ⅰ."
    ORDINAL = "第一项"
    NAMED = "项目1："
    AMONG = "之一："
    ENUMERATED = "一是"
    BULLET = "★"


class Label(msgspec.Struct, frozen=True):
    """A number at the head of a text.

    Attributes:
        style: how it is written.
        number: its value.
        printed: as it stands in the normalised text.
        end: where the text behind it begins.
        doubtful: whether the number may as well belong to the text (``3.90%``, ``20 实施``).
    """

    style: Style
    number: int
    printed: str
    end: int
    doubtful: bool = False


_DIGITS = "0123456789"
# How a label is written, what it can begin with, and its pattern.
_FORMS = (
    (Style.HAN_COMMA, _HAN_DIGITS, rf"([{_HAN_DIGITS}]{{1,5}})[、，．.]\s*"),
    (Style.HAN_PARENTHESES, "（", rf"（([{_HAN_DIGITS}]{{1,5}})）[、．.]?\s*"),
    (Style.ARABIC_PARENTHESES, "（", r"（(\d{1,3})）[、．.]?\s*"),
    (Style.ARABIC_DOT, _DIGITS, r"(\d{1,3})\s?[.．。]\s*"),
    (Style.ARABIC_COMMA, _DIGITS, r"(\d{1,3})\s?[、，]\s*"),
    # A scanned 1 or 0 that was read as a letter: l0.
    (Style.ARABIC_DOT, f"{_DIGITS}lO", r"((?=[lO]{0,2}\d)[\dlO]{2,3})[.．]\s*"),
    (Style.ARABIC_HALF_PARENTHESIS, _DIGITS, r"(\d{1,3})）\s*"),
    (Style.CIRCLED, _CIRCLED, rf"([{_CIRCLED}])\s*"),
    (Style.ARABIC_PARENTHESES, _PARENTHESISED, rf"([{_PARENTHESISED}])\s*"),
    (Style.ARABIC_DOT, _STOPPED, rf"([{_STOPPED}])\s*"),
    (Style.ARABIC_SQUARE, "【[", r"[【\[](\d{1,3})[】\]][、．.]?\s*"),
    (Style.ROMAN, _ROMAN, rf"([{_ROMAN}])[、．.：]\s*"),
    (Style.ORDINAL, "第", rf"第([{_HAN_DIGITS}]{{1,5}}|\d{{1,3}})[项件条][：、，\s]?\s*"),
    (
        Style.NAMED,
        "民实项工事任",
        rf"(?:民生)?(?:实事|项目|工程|事项|任务)([{_HAN_DIGITS}]{{1,3}}|\d{{1,3}})(?:[：、．.]\s*|$)",
    ),
    (Style.AMONG, "之", rf"之([{_HAN_DIGITS}]{{1,3}})[：、]\s*"),
    (Style.ENUMERATED, "一二三四五六七八九十", r"([一二三四五六七八九十]{1,3})是[：，]?"),
)
_BULLET = re.compile(r"([★☆◆◇●○■□▲△▪•※]|\*(?!\*))\s*")
_SIGNS = frozenset("★☆◆◇●○■□▲△▪•※*")
_NAMED_BARE = re.compile(
    rf"(?:民生)?(?:实事|项目|工程|事项|任务)([{_HAN_DIGITS}]{{1,3}}|\d{{1,3}})(?![{_HAN_DIGITS}\d])"
)
_HAN_NUMBER = re.compile(rf"[{_HAN_DIGITS}]{{1,3}}")
_MISREAD = str.maketrans("lO", "10")
_BARE = re.compile(
    r"(\d{1,3})(?=[^\d.,:%～~—\-/×年月日岁]|$)(?!分钟|小时|周岁|公里|[个家所人元万亿])\s*"
)


def label_of(text: str) -> Label | None:
    """The label that a normalised text begins with, if any; a sign may stand before it (★1.)."""
    if text[:1] in _SIGNS and (sign := _BULLET.match(text)):
        found = _numbered(text[sign.end() :])
        return replace(found, end=sign.end() + found.end) if found else None
    return _numbered(text)


@cache
def _patterns() -> dict[str, list[tuple[Style, re.Pattern[str]]]]:
    """The patterns that a text may match, by its first character: most texts are no label."""
    found: dict[str, list[tuple[Style, re.Pattern[str]]]] = {}
    for style, firsts, form in _FORMS:
        pattern = re.compile(form)
        for first in firsts:
            found.setdefault(first, []).append((style, pattern))
    return found


def _numbered(text: str) -> Label | None:
    for style, pattern in _patterns().get(text[:1], ()):
        match = pattern.match(text)
        if match and (number := _value(match.group(1))):
            decimal = style is Style.ARABIC_DOT and text[match.end() : match.end() + 1].isdigit()
            doubtful = decimal or (style is Style.ARABIC_DOT and not match.group(1).isnumeric())
            return Label(style, number, match.group().strip(), match.end(), doubtful)
    return None


def bare_label_of(text: str) -> Label | None:
    """A label whose separator is missing (``20 实施…``): a table header, a 序号 column."""
    match = _BARE.match(text)
    if not match or not (number := int(match.group(1))):
        return None
    return Label(Style.ARABIC_BARE, number, match.group().strip(), match.end(), doubtful=True)


def named_label_of(text: str) -> Label | None:
    """A label of a word and a number whose separator is missing (项目一村级…)."""
    match = _NAMED_BARE.match(text)
    if not match or not (number := _value(match.group(1))):
        return None
    return Label(Style.NAMED, number, match.group(), match.end(), doubtful=True)


def ordinal_of(text: str) -> Label | None:
    """The number that a cell of a column of numbers holds, its separator missing or not."""
    if _HAN_NUMBER.fullmatch(text) and (number := _value(text)):
        return Label(Style.HAN_COMMA, number, text, len(text))
    return label_of(text) or bare_label_of(text)


def bullet_of(text: str) -> Label | None:
    """A sign that marks a paragraph and does not count (★)."""
    match = _BULLET.match(text)
    return Label(Style.BULLET, 0, match.group(1), match.end()) if match else None


def _value(printed: str) -> int:
    for signs in (_CIRCLED, _PARENTHESISED, _STOPPED, _ROMAN):
        if printed in signs:
            return signs.index(printed) + 1
    digits = printed.translate(_MISREAD)
    return int(digits) if digits.isdigit() else int(from_chinese(printed) or 0)
