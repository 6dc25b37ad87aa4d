"""A unit and its person in one name: 市民政局张三, 县住建局局长李四, 张三（县住建局）."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.text.characters import HAN_LETTER
from pipeline.text.persons import POST, is_person, is_posted
from pipeline.text.unit_lists import is_unit_name

_LEVELLED = re.compile(
    rf"{HAN_LETTER}{{2,}}(?:镇|乡|街道|社区|村|公司|中心|学校|医院|大队|院|园区)$"
)
_BRACKET = re.compile(r"(?P<outer>[^（）]+)（(?P<inner>[^（）]+)）")
_POST_BEHIND = re.compile(rf"(?P<unit>.+?)(?P<post>(?:{POST}[、，]?)+)$")
_BETWEEN = "：:－-/·"
_NAMES = (2, 3, 4)


class Affiliation(NamedTuple):
    """The ranges of a unit and of a person, with the post before the name, in one text."""

    unit: tuple[int, int]
    person: tuple[int, int]


def affiliation_of(name: str) -> Affiliation | None:
    """The unit and the person that a name in a list consists of; None for any other name."""
    if match := _BRACKET.fullmatch(name):
        return _bracketed(match)
    if is_unit_name(name):
        return None
    return _glued(name)


def is_unit(text: str) -> bool:
    """Whether a text beside a person can only be the name of an organisation (城关镇, 县医院)."""
    return is_unit_name(text) or _LEVELLED.search(text) is not None


def _bracketed(match: re.Match[str]) -> Affiliation | None:
    outer, inner = match["outer"], match["inner"]
    if is_unit(outer) and _is_person(inner):
        return Affiliation(match.span("outer"), match.span("inner"))
    if _is_person(outer):
        behind = _POST_BEHIND.fullmatch(inner)
        unit = behind["unit"] if behind and is_unit(behind["unit"]) else inner
        start = match.start("inner")
        if is_unit(unit):
            return Affiliation((start, start + len(unit)), match.span("outer"))
    return None


def _glued(name: str) -> Affiliation | None:
    for size in _NAMES:
        cut = len(name) - size
        if cut <= 0 or not is_person(name[cut:]):
            continue
        before = name[:cut].rstrip(_BETWEEN)
        if is_unit_name(before):
            return Affiliation((0, len(before)), (cut, len(name)))
        posted = _POST_BEHIND.fullmatch(before)
        if posted and is_unit(posted["unit"].rstrip(_BETWEEN)):
            unit = posted["unit"].rstrip(_BETWEEN)
            return Affiliation((0, len(unit)), (posted.start("post"), len(name)))
    return None


def _is_person(text: str) -> bool:
    return is_person(text) or is_posted(text)
