"""Which numbers are quantities: those with a unit or a comparator that are read as a count."""

import re
from decimal import Decimal

from pipeline.text.characters import LETTER
from pipeline.text.quantity_frame import Frame, frame
from pipeline.text.quantity_numbers import Number, numbers
from pipeline.text.quantity_series import RANGE
from pipeline.text.quantity_units import split_scale, units
from pipeline.text.quantity_words import bounds, clause_start, role

_OPEN = re.compile(LETTER)
_LATIN = re.compile(r"[A-Za-z][-—]?$")
_EVERY = re.compile(r"每$")
_CLAUSE_END = re.compile(r"$|[，。；、！）\s或]")


def accepted(text: str) -> list[Frame]:
    """Give the quantities of a text, each in its frame, in order and not overlapping."""
    found = numbers(text)
    starts = bounds(text)
    frames: list[Frame] = []
    end = 0
    for place, number in enumerate(found):
        if number.start < end:
            continue
        framed = frame(text, number, max(end, clause_start(starts, number.start)))
        following = found[place + 1] if place + 1 < len(found) else None
        if _counts(text, framed, following):
            frames.append(framed)
            end = framed.end
    return frames


def _counts(text: str, framed: Frame, following: Number | None) -> bool:
    number = framed.number
    if _EVERY.search(text, max(0, number.start - 1), number.start):
        return False
    if number.bare:
        return bool(framed.before or framed.after or number.infix)
    if number.written and number.value == Decimal(1):
        return _one_counts(text, framed)
    if framed.unit is None and not number.is_ratio:
        return _bare_counts(text, framed, following)
    return True


def _bare_counts(text: str, framed: Frame, following: Number | None) -> bool:
    """A number without a unit counts only with a comparator, or where a range lends it a unit."""
    number = framed.number
    if _LATIN.search(text, max(0, number.start - 2), number.start):
        return False
    if following and following.unit and RANGE.fullmatch(text, number.end, following.start):
        return True
    compared = framed.before is not None or framed.after is not None
    return compared and not (framed.after is None and _OPEN.match(text, framed.end))


def _one_counts(text: str, framed: Frame) -> bool:
    """一 is mostly an article: it counts with a comparator or 每, or after a verb of making."""
    if framed.before or framed.after or framed.rates:
        return True
    if framed.unit == "次":
        return bool(_CLAUSE_END.match(text, framed.end))
    unit = units().get(split_scale(framed.unit)[1] or "")
    made = any(text.endswith(verb, framed.clause, framed.start) for verb in role("make"))
    return made and unit is not None and unit.numerals == "one"
