"""Names of persons: 陈明、张悦, 陈明张悦, 陈　明, 副市长张三; and where one name ends.

Normalising drops the blanks between Han characters, so where names stand one after the other a
surname says where the next one begins, and the blanks of the source, where it has any.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Literal

from pipeline.text.characters import HAN, HAN_LETTER

Kind = Literal["common", "rare", "compound"]
Range = tuple[int, int]

POST = (
    r"(?:(?:党[组委工]{1,2}|纪[检委]{1,2}|政协|人大|常委会?|常务|第一|执行|总)?副?"
    r"(?:书记|[省市区县州旗盟镇乡]长|主席|主任|[局厅部处科股所站院校行会司组队台馆]长|[支大中总]队长"
    r"|理事长|董事长|秘书长|检察长|总经理|经理|专员|调研员|巡视员|常委|委员|工程师|负责人))"
)
_POSTED = re.compile(rf"(?P<post>(?:{HAN_LETTER}{{0,8}}?{POST})+)(?P<name>.{{2,4}})")
_POST_ALONE = re.compile(rf"(?:{POST}|一把手|负责同志)$")
_POST_BEHIND = re.compile(rf"(?P<name>.{{2,4}}?)(?=副|常务){POST}")
_WITH_NUMBER = re.compile(r"(?P<name>.{2,4}?)（?\d[\d\-/、]{6,}）?")
_WITH_POST = re.compile(rf"(?P<name>.{{2,4}})（(?:[^（）]*{POST})）")
# What a unit ends in (房管科), and so no person's name that stands behind another unit's.
_NO_NAME = re.compile(
    r"[局委办厅部会联院司科股室处站所队中心组团社馆校园区县市镇乡村街道厂场行库网协业线等长责合]$"
)
_CHARACTER = f"[{HAN}某×xX*○]"
_SHORTEST, _LONGEST = 2, 3
_LONGEST_LIST = 24
_DOUBTFUL = 4


def is_person(text: str) -> bool:
    """Whether a text has the form of a person's name: a surname and one or two characters."""
    return _has_form(text, _surnames().keys()) and not _NO_NAME.search(text)


def is_likely_person(text: str) -> bool:
    """Whether a text is a person's name with a surname that is frequent, or of two characters."""
    return is_person(text) and _all_common(text, [(0, len(text))], alone=True)


def person_of(printed: str) -> str:
    """The name without a post beside it (副市长张三, 张三（副市长）); a post alone as printed."""
    for pattern in (_POSTED, _WITH_POST, _POST_BEHIND, _WITH_NUMBER):
        match = pattern.fullmatch(printed)
        if match and is_person(match["name"]):
            return match["name"]
    return printed


def is_post(text: str) -> bool:
    """Whether a text ends in a post and names nobody (各乡镇主要负责人)."""
    return _POST_ALONE.search(text) is not None


def is_posted(text: str) -> bool:
    """Whether a text is a person with a post (局长张三)."""
    return person_of(text) != text


def person_ranges(text: str, blanks: Collection[int] = ()) -> list[Range]:
    """The names that a text consists of; all of it where that is not certain.

    Args:
        text: Han characters without separators.
        blanks: places in the text where the source has blanks or line ends.
    """
    whole = [(0, len(text))]
    if "/" in text and all(map(is_person, text.split("/"))):
        return [match.span() for match in re.finditer("[^/]+", text)]
    if not _is_list(text):
        return whole
    if blanks and (parted := _by_blanks(text, blanks)):
        return parted
    ways = list(_ways(text, 0, frozenset(_surnames())))
    certain = len(ways) == 1 and _all_common(text, ways[0])
    return ways[0] if certain else whole


def are_run_together(text: str) -> bool:
    """Whether a text may be several names, and where one ends cannot be told."""
    if len(text) < _DOUBTFUL or not _is_list(text) or person_of(text) != text:
        return False
    ways = list(_ways(text, 0, frozenset(_surnames())))
    likely = any(len(way) > 1 and _all_common(text, way) for way in ways)
    return likely and len(person_ranges(text)) == 1


def _by_blanks(text: str, blanks: Collection[int]) -> list[Range] | None:
    """The names where blanks stand between them, or within names of two characters (陈　明)."""
    ways = list(_ways(text, 0, frozenset(_surnames())))
    edges = [0, *sorted(blanks), len(text)]
    if (exact := list(pairwise(edges))) in ways:
        return exact
    fitting = [way for way in ways if _fits(way, frozenset(blanks))]
    return fitting[0] if len(fitting) == 1 else None


def _fits(way: list[Range], blanks: frozenset[int]) -> bool:
    """Whether names end only at blanks, and all other blanks set a short name wide."""
    inner = {end for _, end in way[:-1]}
    wide = {start + 1 for start, end in way if end - start == _SHORTEST}
    return inner <= blanks <= inner | wide


def _ways(text: str, start: int, surnames: Collection[str]) -> Iterator[list[Range]]:
    """Every way to read a text as names, one after the other."""
    if start == len(text):
        yield []
    for end in range(start + _SHORTEST, min(start + _LONGEST + 1, len(text)) + 1):
        if _has_form(text[start:end], surnames):
            for rest in _ways(text, end, surnames):
                yield [(start, end), *rest]


def _has_form(name: str, surnames: Collection[str]) -> bool:
    if not re.fullmatch(f"{_CHARACTER}+", name):
        return False
    if name[:2] in surnames and len(name) in {_LONGEST, _LONGEST + 1}:
        return True
    return name[:1] in surnames and _SHORTEST <= len(name) <= _LONGEST


def _all_common(text: str, way: list[Range], *, alone: bool = False) -> bool:
    kinds = _surnames()
    heads = ((text[start : start + 2], text[start]) for start, _ in way)
    one_name = len(way) == 1 and not alone
    return one_name or all(two in kinds or kinds[one] == "common" for two, one in heads)


def _is_list(text: str) -> bool:
    return len(text) <= _LONGEST_LIST and re.fullmatch(f"{_CHARACTER}+", text) is not None


@cache
def _surnames() -> dict[str, Kind]:
    table = files("pipeline.text").joinpath("data/surnames.csv").read_text(encoding="utf-8")
    return {row["surname"]: row["kind"] for row in csv.DictReader(table.splitlines())}  # type: ignore[misc]
