"""Powers of ten that stand for a number of their own: 上千户, 亿元以上, 百亩以上."""

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from pipeline.text.quantity_units import units

_ALONE = "(?<![0-9几数第双每以多余一二两三四五六七八九十百千万亿].)"
_SCALE = re.compile(rf"(?:[百千]{_ALONE}[万亿]?|[万亿]{_ALONE})(?![百千万亿]|分之)")
_HUNDREDS = {"": Decimal(1), "百": Decimal(100), "千": Decimal(1000)}
_LONGEST_UNIT = 4


class Scale(msgspec.Struct, frozen=True):
    """A power of ten with its unit, and 上 where it stands before it."""

    start: int
    end: int
    value: Decimal
    unit: str
    up: str | None


def scales(text: str) -> Iterator[Scale]:
    """Find the bare powers of ten of a text that a unit follows; not 数百, 每千, 千分之."""
    for match in _SCALE.finditer(text):
        unit = _unit_at(text, match.end())
        if unit:
            hundreds, large = match.group().rstrip("万亿"), match.group().lstrip("百千")
            up = text.startswith("上", match.start() - 1) and text[match.start() - 2] != "以"
            start, end = match.start() - up, match.end() + len(unit)
            yield Scale(start, end, _HUNDREDS[hundreds], large + unit, "上" if up else None)


def _unit_at(text: str, start: int) -> str | None:
    """Give the longest unit that begins here."""
    for length in range(_LONGEST_UNIT, 0, -1):
        unit = units().get(text[start : start + length])
        if unit and text[start + length : start + length + 1] not in set(unit.not_before):
            return unit.name
    return None
