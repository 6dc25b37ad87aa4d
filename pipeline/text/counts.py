"""How many items a circular says it has: 50 项, 10 件 25 项, （3 项）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.text.numerals import to_decimal

_NUMBER = r"(\d{1,3}|[一二三四五六七八九十百两]{1,5})"
_UNIT = r"(大类|个方面|方面|大项|小项|件|项|类|条)"
# 8大类32项 declares 32 items.
NOT_ITEMS = frozenset({"类", "大类", "方面", "个方面"})
_BRACKET = re.compile(rf"（(?:共|计)?{_NUMBER}\s?{_UNIT[:-1]}|个)?(?:指标|任务|实事)?）?[。：]?$")
_IN_BRACKET = re.compile(rf"(?<=项目（|实事（|工程（|任务（|事项（){_NUMBER}\s?(个)(?=）)")
_OF_PROJECTS = re.compile(
    rf"(?<![\d第.]){_NUMBER}\s?(个)(?=(?:重点)?(?:民生|惠民|为民|利民)(?:实事|项目|工程))"
)
_DECLARED = re.compile(
    rf"(?<![\d第.])(?:共|计)?{_NUMBER}\s?{_UNIT}(?=[\d（）“”，。、；《》及和]|$|(?:重点)?(?:为民)?(?:民生|实事|惠民|暖民心|项目|任务|工作|工程|事项))"
)


@dataclass(frozen=True, slots=True)
class Count:
    """A declared number of items, and its range in the text."""

    start: int
    end: int
    count: int
    unit: str | None


def count_bracket(text: str) -> Count | None:
    """The count in the bracket at the end of a section heading: （3 项）, (3), （6项指标）."""
    match = _BRACKET.search(text)
    value = to_decimal(match.group(1)) if match else None
    if match is None or value is None or match.start() == 0:  # （一） alone is a number
        return None
    return Count(match.start(), match.end(), int(value), match.group(2))


def declared_counts(text: str) -> Iterator[Count]:
    """Every declaration of a number of items in a title or preamble."""
    found = {match.start(): match for match in _IN_BRACKET.finditer(text)}
    found |= {match.start(): match for match in _OF_PROJECTS.finditer(text)}
    found |= {match.start(): match for match in _DECLARED.finditer(text)}
    for _, match in sorted(found.items()):
        value = to_decimal(match.group(1))
        if value is not None and value > 1:  # 一项工程 is one of them, not their number
            yield Count(match.start(), match.end(), int(value), match.group(2))
