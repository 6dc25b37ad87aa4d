"""Numbers of labels that a scanner read as letters or dashes: l0. for 10., —、 for 一、."""

from __future__ import annotations

import re

from pipeline.text.labels import Label, Style
from pipeline.text.numerals import from_chinese

_ONE, _NOUGHT, _DASH = "lI|!iｌＩ丨", "OoＯ", "—－–―ー-"
_OTHER = {"Z": "2", "S": "5", "B": "8"}
_LETTERS = re.escape(_ONE + _NOUGHT + "".join(_OTHER))
_DIGITS = f"[\\d{_LETTERS}]{{1,3}}"
_WRONG = f"(?=\\d{{0,2}}[{_LETTERS}])"
_HAN = f"[一二三四五六七八九十]{{0,2}}[{_DASH}]"
_PATTERNS = (
    (Style.ARABIC_DOT, re.compile(rf"({_WRONG}{_DIGITS})\s?[.．]\s*")),
    (Style.ARABIC_COMMA, re.compile(rf"({_WRONG}{_DIGITS})\s?[、，]\s*")),
    (Style.ARABIC_PARENTHESES, re.compile(rf"（({_WRONG}{_DIGITS})）[、．.]?\s*")),
    (Style.HAN_COMMA, re.compile(rf"({_HAN})[、，．.]\s*")),
    (Style.HAN_PARENTHESES, re.compile(rf"（({_HAN})）[、．.]?\s*")),
)
_BARE = re.compile(f"{_WRONG}{_DIGITS}")
_MEANT = str.maketrans(
    _OTHER | dict.fromkeys(_ONE, "1") | dict.fromkeys(_NOUGHT, "0") | dict.fromkeys(_DASH, "一")
)


def misread_label_of(text: str) -> Label | None:
    """The label that a text begins with if some of its characters were misread; doubtful."""
    for style, pattern in _PATTERNS:
        match = pattern.match(text)
        if match and (number := _value(match.group(1))):
            return Label(style, number, match.group().strip(), match.end(), doubtful=True)
    return None


def misread_ordinal_of(text: str) -> Label | None:
    """The number that a cell of a column of numbers holds if it was misread; doubtful."""
    if _BARE.fullmatch(text) and (number := _value(text)):
        return Label(Style.ARABIC_BARE, number, text, len(text), doubtful=True)
    found = misread_label_of(text)
    return found if found and found.end == len(text) else None


def meant(printed: str) -> str | None:
    """What a label that was misread should read; None for a sound one."""
    found = misread_ordinal_of(printed)
    return printed.translate(_MEANT) if found else None


def _value(printed: str) -> int:
    digits = printed.translate(_MEANT)
    return int(digits) if digits.isdigit() else int(from_chinese(digits) or 0)
