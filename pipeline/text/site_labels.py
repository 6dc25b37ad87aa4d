"""Labels that sites print over a circular (索引号：…, 发布机构：…), and what each one holds."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from pipeline.text.characters import HAN_LETTER
from pipeline.text.script import simplified

_BLANKS = r"\s*+"
_FEWEST_WITHOUT_COLON = 2
# What may stand at both ends of a line of a site and says nothing.
ORNAMENTS = " \t\u3000\xa0|｜•·●○■□◆◇★☆▪※*-"
_LEAD = re.compile(
    rf"{HAN_LETTER}{{2,10}}|(?:{HAN_LETTER}{{2,20}}(?:网站?|政府)\s*)?(?:(?:https?://)?www\.[\w.-]+/?)?|\d{{4}}[-/.年]\d{{1,2}}[-/.月]\d{{1,2}}日?(?:\s*[\d:：]{{4,8}})?"
)


class SiteLabel(NamedTuple):
    """What a label holds: a column of the heading or nothing of it; the lowest rank tells most."""

    column: str | None
    rank: int


class Pair(NamedTuple):
    """A label on a line, and the range of the value behind it."""

    name: str
    column: str | None
    rank: int
    start: int
    end: int


@cache
def site_labels() -> dict[str, SiteLabel]:
    """Every label by its name."""
    table = files("pipeline.text").joinpath("data/site_labels.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(table.splitlines())
    return {row["label"]: SiteLabel(row["column"] or None, int(row["rank"] or 0)) for row in rows}


@cache
def name_pattern() -> str:
    """Every name, the longest first; blanks may stand between its characters."""
    names = sorted(site_labels(), key=lambda name: (-len(name), name))
    return "|".join(_BLANKS.join(name) for name in names)


def bare_label(text: str) -> SiteLabel | None:
    """The label that a line or cell consists of, without colon; None for any other text."""
    return site_labels().get(_squeezed(text.strip(ORNAMENTS)))


def pairs(line: str) -> list[Pair]:
    """The labels and values that a line as printed consists of; none in any other line.

    A label ends in a colon, a bracket or the line's end. Where a line begins with one and holds
    several, blanks alone may part them from their values (索 引 号 X/2 发文日期 2023-01-04).
    In front of 发布时间 may stand the site's name or a date. The labels may be in traditional
    script; ranges count in either.
    """
    line = simplified(line)
    found = [match for match in _label().finditer(line) if match.group("name")]
    if not found or not _may_begin(line[: found[0].start()], found[0].group("name")):
        return []
    marked = [match for match in found if match.group("mark") or match.end() == len(line)]
    by_blanks = "：" not in line and ":" not in line
    if by_blanks and len(found) < _FEWEST_WITHOUT_COLON:
        return []
    labels = found if by_blanks else marked
    if not labels or labels[0] is not found[0]:
        return []
    ends = [match.start() for match in labels[1:]] + [len(line)]
    return [_pair(match, end) for match, end in zip(labels, ends, strict=True)]


def _may_begin(lead: str, name: str) -> bool:
    """Whether a line of the site may have these words before its first label."""
    bare = lead.strip(ORNAMENTS)
    return not bare or (bool(_LEAD.fullmatch(bare)) and site_labels()[_squeezed(name)].rank > 0)


def _pair(match: re.Match[str], end: int) -> Pair:
    name = _squeezed(match.group("name"))
    label = site_labels()[name]
    return Pair(name, label.column, label.rank, match.end(), end)


def _squeezed(text: str) -> str:
    return "".join(text.split())


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)[\[【]?(?P<name>{name_pattern()})(?:{_BLANKS}[\]】])?"
        rf"(?:{_BLANKS}(?P<mark>[:：])|(?=\s|$))"
    )
