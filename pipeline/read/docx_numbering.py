"""The numbers that Word prints at the head of paragraphs and that are not in their text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from pipeline.read.docx_styles import NumberRef, Styles, W, bounded, count_of, flag, text_of
from pipeline.read.ordinals import ordinal
from pipeline.read.symbols import printable

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLACEHOLDER = re.compile(r"%([1-9])")
_LEVELS = 9
_MOST_LINKS = 8


class _Level(msgspec.Struct, frozen=True):
    """How one level of a list is numbered.

    Attributes:
        start: its first number.
        style: Word's name for the way of writing it.
        text: what is printed, ``%1`` for the number of the first level.
        between: what stands between number and text.
        restart: it begins anew after a level below this one; None: after any higher level.
        legal: whether all levels are printed in digits.
        paragraph_style: the style whose paragraphs stand on this level.
        restarts_list: whether the first paragraph of the list begins anew at ``start``.
    """

    start: int = 1
    style: str = "decimal"
    text: str = ""
    between: str = " "
    restart: int | None = None
    legal: bool = False
    paragraph_style: str | None = None
    restarts_list: bool = False


class _List(msgspec.Struct, frozen=True):
    """A list: its counters are shared by all lists of the same definition."""

    definition: str
    levels: dict[int, _Level]


class Numbering:
    """Counts the numbered paragraphs of a document, to be asked in their order."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        """Read ``numbering.xml``."""
        self._styles = styles
        self._definitions: dict[str, _Element] = {}
        self._nums: dict[str, _Element] = {}
        if root is not None:
            for each in root.iterfind(f"{W}abstractNum"):
                self._definitions[each.get(f"{W}abstractNumId") or ""] = each
            self._nums = {each.get(f"{W}numId") or "": each for each in root.iterfind(f"{W}num")}
        self._lists: dict[str, _List | None] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, own: NumberRef, style_id: str | None) -> str:
        """What is printed before the next paragraph, with what parts it from the text.

        Args:
            own: what the paragraph itself says.
            style_id: its style, which may number it.
        """
        styled, owner = self._styles.number(style_id)
        list_id = own.list_id if own.list_id is not None else styled.list_id
        found = self._list(list_id) if list_id not in {None, "0"} else None
        if found is None:
            return ""
        level = own.level if own.level is not None else styled.level
        if own.list_id is None:
            linked = (n for n, each in found.levels.items() if each.paragraph_style == owner)
            level = next(linked, level)
        return self._count(list_id or "", found, min(level or 0, _LEVELS - 1))

    def _count(self, list_id: str, found: _List, level: int) -> str:
        """Advance the counter of a level and print it."""
        counters = self._counters.setdefault(found.definition, {})
        own = found.levels.get(level, _Level())
        anew = own.restarts_list and (list_id, level) not in self._begun
        self._begun.add((list_id, level))
        counters[level] = own.start if anew or level not in counters else counters[level] + 1
        for deeper in [each for each in counters if each > level]:
            restart = found.levels.get(deeper, _Level()).restart
            if restart is None or level < restart:
                del counters[deeper]
        return self._printed(found, own, counters)

    def _printed(self, found: _List, own: _Level, counters: dict[int, int]) -> str:
        def number(match: re.Match[str]) -> str:
            index = int(match.group(1)) - 1
            level = found.levels.get(index, _Level())
            style = "decimal" if own.legal and level.style != "none" else level.style
            return ordinal(counters.get(index, level.start), style)

        text = own.text if own.style == "bullet" else _PLACEHOLDER.sub(number, own.text)
        return printable(text) + own.between if text.strip() else ""

    def _list(self, list_id: str | None) -> _List | None:
        if (list_id or "") not in self._lists:
            self._lists[list_id or ""] = self._read_list(list_id or "")
        return self._lists[list_id or ""]

    def _read_list(self, list_id: str) -> _List | None:
        num = self._nums.get(list_id)
        definition_id = self._definition_of(num)
        definition = self._definitions.get(definition_id)
        if num is None or definition is None:
            return None
        levels = _levels(definition)
        for override in num.iterfind(f"{W}lvlOverride"):
            index = bounded(override.get(f"{W}ilvl"), 0)
            levels |= _levels(override)
            if override.find(f"{W}startOverride") is not None:
                start = count_of(override, "startOverride", 1)
                level = levels.get(index, _Level())
                levels[index] = replace(level, start=start, restarts_list=True)
        return _List(definition_id, levels)

    def _definition_of(self, num: _Element | None) -> str:
        """The definition of a list; it may stand in a style (``numStyleLink``)."""
        found = text_of(num, "abstractNumId") or ""
        for _ in range(_MOST_LINKS):
            link = text_of(self._definitions.get(found), "numStyleLink")
            linked = self._nums.get(self._styles.number(link)[0].list_id or "") if link else None
            if linked is None:
                break
            found = text_of(linked, "abstractNumId") or ""
        return found


def _levels(parent: _Element) -> dict[int, _Level]:
    return {bounded(each.get(f"{W}ilvl"), 0): _level(each) for each in parent.iterfind(f"{W}lvl")}


def _level(lvl: _Element) -> _Level:
    restart = text_of(lvl, "lvlRestart")
    suffix = text_of(lvl, "suff")
    hidden = flag(lvl.find(f"{W}rPr"), "vanish")
    return _Level(
        start=count_of(lvl, "start", 0),
        style=_style(lvl),
        text="" if hidden else text_of(lvl, "lvlText") or "",
        between="" if suffix == "nothing" else " ",
        restart=None if restart is None else bounded(restart, 0),
        legal=bool(flag(lvl, "isLgl")),
        paragraph_style=text_of(lvl, "pStyle"),
    )


def _style(lvl: _Element) -> str:
    """The way of writing; 01, 001 … stands in an alternative with a plain one to fall back to."""
    for each in lvl.iter(f"{W}numFmt"):
        zeros = (each.get(f"{W}format") or "").split(",")[0].strip()
        if each.get(f"{W}val") != "custom":
            return each.get(f"{W}val") or "decimal"
        if zeros == "01":
            return "decimalZero"
    return "decimal"
