"""Years by whose end, or in which, something is to be reached: 到2023年底, 2023年12月底前."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

# A year that is told of as past (截至2022年底，已…; 在2022年的基础上) is no target.
_YEAR = re.compile(
    r"(?P<to>(?:力争)?(?:到|(?<!截)至|确保到)|于|力争)?(?P<year>(?:19|20)\d{2})年"
    r"(?P<end>度?(?:年?底|年?末|内|\d{1,2}月份?(?:底|末)?|上半年|下半年)(?:之?前|以前)?)?"
)
_PAST = re.compile(r"(?:截至|截止|截止到|自|从|以来|较|比|与|相比|同比|在|超过|高于|低于)$")
_PAST_AFTER = re.compile(r"^(?:[^，。；]{0,6}(?:基础上|相比|同期|水平|以来|以前|起|已))")
_NAME = re.compile(r"[《“（〔\[][^》”）〕\]]*$")


class TargetYear(msgspec.Struct, frozen=True):
    """A target year and its place in the text."""

    year: int
    start: int
    end: int


def target_years(text: str) -> Iterator[TargetYear]:
    """The years that a text sets as targets, in order.

    >>> [each.year for each in target_years("较2022年增长3%，到2023年底建成5个。")]
    [2023]
    """
    for match in _YEAR.finditer(text):
        if not (match["to"] or match["end"]):
            continue
        start = match.start("to") if match["to"] else match.start("year")
        if _PAST.search(text, 0, start) or _PAST_AFTER.match(text[match.end() :]):
            continue
        if not _NAME.search(text, 0, start):
            yield TargetYear(int(match["year"]), start, match.end())
