"""Dates and times as a spreadsheet shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

_LITERAL = re.compile(r'"[^"]*"?|[\\!_*].|\[[^\]]*\]|General', re.I | re.S)
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.I)
_SYSTEM = {"F800": "yyyy年m月d日", "F400": "h:mm:ss"}
_NUMBER = re.compile(r"[0#?]|E[+-]", re.I)
_TOKEN = re.compile(
    r'"([^"]*)"?|[\\!](.)|(_.|\*.)|(AM/PM|A/P|上午/下午)|\[(h+|m+|s+)\]|(\[[^\]]*\])'
    r"|(y+|e+|m+|d+|a{3,4}|h+|s+)|(\.0+)|(.)",
    re.I | re.S,
)
_WEEKDAYS = "一二三四五六日"
_WEEKDAYS_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_LAST_DAY = 2_958_466


def is_date(section: str) -> bool:
    """Whether a section of a number format prints a date or time."""
    if _ELAPSED.search(section) or any(f"[$-{key}]" in section for key in _SYSTEM):
        return True
    bare = _LITERAL.sub("", section)
    return bool(re.search(r"[ymdhse]|a{3}", re.sub(r"E[+-]", "", bare), re.I))


def shown_date(value: float, section: str, date_1904: bool = False) -> str | None:
    """A number of days as a date; None where it is no day of the calendar."""
    if not 0 <= value < _LAST_DAY:
        return None
    for key, code in _SYSTEM.items():
        section = code if f"[$-{key}]" in section else section
    tokens = list(_tokens(section))
    fraction = next((len(text) - 1 for kind, text in tokens if kind == "fraction"), 0)
    seconds = round(value * 86_400, min(fraction, 3))
    moment = _moment(seconds, date_1904)
    half_day = any(kind == "half" for kind, _ in tokens)
    kinds = [text[0] if kind == "date" else kind for kind, text in tokens if kind != "literal"]
    printed, seen = [], 0
    for kind, text in tokens:
        if kind == "literal":
            printed.append(text)
            continue
        if kind == "date" and text[0] == "m" and _beside_time(kinds, seen):
            printed.append(f"{moment.minute:0{min(len(text), 2)}}")
        elif kind == "elapsed":
            printed.append(_elapsed(text, seconds))
        else:
            printed.append(_part(kind, text, moment, half_day))
        seen += 1
    return "".join(printed).strip()


def _tokens(section: str) -> Iterator[tuple[str, str]]:
    names = ("literal", "literal", "skip", "half", "elapsed", "skip", "date", "fraction", "literal")
    for match in _TOKEN.finditer(section):
        name = names[(match.lastindex or 1) - 1]
        if name != "skip":
            text = match.group(match.lastindex or 0)
            yield name, text.lower() if name in {"date", "elapsed"} else text


def _moment(seconds: float, date_1904: bool) -> datetime:
    # Excel counts a 29 February 1900 that never was: earlier days stand one day later.
    epoch = datetime(1904, 1, 1) if date_1904 else datetime(1899, 12, 30)
    early = not date_1904 and seconds < 60 * 86_400
    return epoch + timedelta(days=int(early), seconds=seconds)


def _beside_time(kinds: Sequence[str], index: int) -> bool:
    """Whether an m stands for minutes: behind hours or before seconds."""
    before = kinds[index - 1] if index else ""
    after = kinds[index + 1] if index + 1 < len(kinds) else ""
    return before in {"h", "elapsed"} or after == "s"


def _elapsed(text: str, seconds: float) -> str:
    """Whole hours, minutes or seconds since midnight of the first day."""
    unit = {"h": 3600, "m": 60, "s": 1}[text[0]]
    return f"{int(seconds // unit):0{len(text)}}"


def _part(kind: str, text: str, moment: datetime, half_day: bool) -> str:
    if kind == "half":
        return text.split("/")[moment.hour >= 12]
    if kind == "fraction":
        return f"{moment.microsecond / 1e6:.{len(text) - 1}f}"[1:]
    return _field(text, moment, half_day)


def _field(text: str, moment: datetime, half_day: bool) -> str:
    first, width = text[0], len(text)
    hour = (moment.hour % 12 or 12) if half_day else moment.hour
    if first in "ye":
        return f"{moment.year % 100:02}" if first == "y" and width < 3 else str(moment.year)
    if first == "a":
        return ("星期" if width > 3 else "周") + _WEEKDAYS[moment.weekday()]
    if first == "m" and width > 2:
        name = _MONTHS[moment.month - 1]
        return {3: name[:3], 5: name[0]}.get(width, name)
    if first == "d" and width > 2:
        name = _WEEKDAYS_ENGLISH[moment.weekday()]
        return name[:3] if width == 3 else name
    number = {"m": moment.month, "d": moment.day, "h": hour, "s": moment.second}[first]
    return f"{number:0{min(width, 2)}}"
