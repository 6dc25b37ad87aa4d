"""How many items a circular says it has: 50 项, 10 件 25 项, （3 项）, 十大民生实事, 10+5 件."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from pipeline.text.numerals import to_decimal

_LONGEST_BRACKET = 20
_HAN = "一二三四五六七八九十百两"
_NUMBER = rf"(?<![\d第.{_HAN}])(\d{{1,3}}|[{_HAN}]{{1,5}})"
_UNIT = r"(大类|个方面|方面|大项|小项|件|项|类|条)"
_TASKS = (
    r"(?:重点|具体)?(?:为民|便民|利民|惠民|民生|实事|暖民心|大事|小事|关键|项目|任务|工作|工程|事项"
    r"|目标|指标|举措)"
)
_OF_PEOPLE = r"(?:重点)?(?:为民|便民|利民|惠民|民生|实事|暖民)"
_BRACKET = re.compile(rf"（(?:共|计)?{_NUMBER}\s?{_UNIT}?(?:指标|任务|实事)?[）〕】]?[。：]?$")
# 个 counts anything: in a bracket only behind a heading that has a number itself.
_NUMBERED_BRACKET = re.compile(
    rf"^(?:[{_HAN}]{{1,3}}、|（[{_HAN}]{{1,3}}）)[^，。；]*?(（(?:共|计)?{_NUMBER}\s?(个)）)[：]?$"
)
_CANDIDATE = re.compile(
    rf"{_NUMBER}(?:(?=[+＋]\d)|\s?(大类|大项|个方面|方面|小项|[件项类条个大])|(?=”?{_OF_PEOPLE}))"
)
# What may stand behind a number and its unit, by the unit.
_BEHIND = re.compile(rf"[\d{_HAN}（）“”，。、；《》及和]|$|{_TASKS}")
_BEHIND_BIG = re.compile(_OF_PEOPLE)
# 30个民生项目; 5大类23个项目, 票决产生10个项目; 2024年民生实事项目（20个）
_BEHIND_BARE = re.compile(rf"{_OF_PEOPLE}|项目(?:被|作为|列入|确定为)")
_BEHIND_AFTER = re.compile(r"(?:子|具体|重点)?(?:项目|事项|任务)")
_AFTER = ("类", "件", "项", "共", "为", "产生", "确定", "实施")
# 票决产生民生实事项目10个，
_NAMED_BEFORE = re.compile(rf"(?<!完成){_OF_PEOPLE}(?:项目|工程|事项)?(?:共计?|计)?$")
_IN_BRACKET = ("项目（", "实事（", "工程（", "任务（", "事项（")
# 10+5件民生实事
_SUMMED = re.compile(rf"[+＋]\d{{1,3}}”?(?:件|项|个|{_OF_PEOPLE})")
# 8大类32项 declares 32 items.
NOT_ITEMS = frozenset({"类", "大类", "方面", "个方面"})
# What was proposed and not chosen is not what the circular holds.
_PROPOSED = re.compile(r"[^，。；：）]{0,10}候选")


class Count(msgspec.Struct, frozen=True):
    """A declared number of items, and its range in the text."""

    start: int
    end: int
    count: int
    unit: str | None


def count_bracket(text: str) -> Count | None:
    """The count in the bracket at the end of a section heading: （3 项）, (3), （6项指标）."""
    if "（" not in text[-_LONGEST_BRACKET:]:
        return None
    if (match := _BRACKET.search(text)) and match.start() > 0:  # （一） alone is a number
        return _count(match.start(), match.end(), match.group(1), match.group(2))
    if match := _NUMBERED_BRACKET.match(text):
        return _count(match.start(1), match.end(), match.group(2), match.group(3))
    return None


def declared_counts(text: str) -> Iterator[Count]:
    """Every declaration of a number of items in a title or preamble.

    十大民生实事 counts without a unit: ``unit`` is None there, as in （3）.
    """
    for match in _CANDIDATE.finditer(text):
        number, unit = match.groups()
        start, end = match.span()
        if not _declares(text, start, end, unit):
            continue
        count = _count(start, end, number, None if unit == "大" else unit)
        # 一项工程 is one of them, not their number.
        if count and count.count > 1 and not _PROPOSED.match(text, end):
            yield count


def _declares(text: str, start: int, end: int, unit: str | None) -> bool:
    """Whether a number with a unit, or with none, counts items by what stands around it."""
    if unit is None:
        summed = text[start - 1 : start] in {"+", "＋"}
        return summed or _SUMMED.match(text, end) is not None
    if unit == "大":
        return _BEHIND_BIG.match(text, end) is not None
    if unit != "个":
        named = text.startswith("：", end) and _NAMED_BEFORE.search(text[:start]) is not None
        return named or _BEHIND.match(text, end) is not None
    return _declares_bare(text, start, end)


def _declares_bare(text: str, start: int, end: int) -> bool:
    """The same for 个, which counts anything."""
    if _BEHIND_BARE.match(text, end):
        return True
    if text.startswith("）", end):
        return text.endswith(_IN_BRACKET, 0, start)
    if text[end : end + 1] in "，。；":
        return _NAMED_BEFORE.search(text[:start]) is not None
    return text.endswith(_AFTER, 0, start) and _BEHIND_AFTER.match(text, end) is not None


def _count(start: int, end: int, number: str, unit: str | None) -> Count | None:
    value = to_decimal(number)
    return Count(start, end, int(value), unit or None) if value is not None else None
