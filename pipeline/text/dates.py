"""Dates that stand for themselves (2023年3月15日, 二〇二三年三月十五日) or in front of a time."""

from __future__ import annotations

import re
from datetime import date

from pipeline.text.numerals import from_chinese

_DIGITS = {c: str(i) for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": "0",
    "○": "0",
    "Ｏ": "0",
}
_ARABIC = re.compile(r"(\d{4})[年.\-/](\d{1,2})[月.\-/](\d{1,2})日?")
_LEADING = re.compile(r"\s*(\d{4})\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})\s*(?:日|(?!\d))")
# News sites set the year in front of 01/19 and the time.
_BEFORE_TIME = re.compile(r"\s*(\d{4})\s+(\d{1,2})/(\d{1,2})(?=\s+\d{1,2}:\d{2})")
_CHINESE = re.compile(
    rf"([{''.join(_DIGITS)}]{{4}})年([一二三四五六七八九十]{{1,2}})月([一二三四五六七八九十]{{1,3}})日"
)


def date_of(text: str) -> date | None:
    """The date that a line consists of; None for any other line or an impossible date."""
    if match := _ARABIC.fullmatch(text):
        return _date(*(int(group) for group in match.groups()))
    if match := _CHINESE.fullmatch(text):
        year = int("".join(_DIGITS[c] for c in match.group(1)))
        month, day = (int(from_chinese(group) or 0) for group in match.groups()[1:])
        return _date(year, month, day)
    return None


def date_before(text: str) -> tuple[date, int] | None:
    """The date that a text as printed begins with, and where it ends (2024-02-08 16:20)."""
    match = _LEADING.match(text) or _BEFORE_TIME.match(text)
    day = _date(*(int(group) for group in match.groups())) if match else None
    return (day, match.end()) if match and day else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
