"""Word's styles: which paragraphs are numbered by their style, which text is hidden by it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LONGEST_CHAIN = 50
_LARGEST = 1_000_000


class NumberRef(msgspec.Struct, frozen=True):
    """The list and level that a paragraph or style belongs to; None where it does not say."""

    list_id: str | None = None
    level: int | None = None


class _Style(msgspec.Struct, frozen=True):
    name: str
    based_on: str | None
    number: NumberRef
    hidden: bool | None


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, root: _Element | None) -> None:
        """Read ``styles.xml``."""
        self._styles: dict[str, _Style] = {}
        self._default: str | None = None
        for each in root.iterfind(f"{W}style") if root is not None else ():
            style_id = each.get(f"{W}styleId") or ""
            name = (text_of(each, "name") or "").lower()
            number = number_ref(each.find(f"{W}pPr"))
            hidden = flag(each.find(f"{W}rPr"), "vanish")
            self._styles[style_id] = _Style(name, text_of(each, "basedOn"), number, hidden)
            if each.get(f"{W}type") == "paragraph" and each.get(f"{W}default") in {"1", "true"}:
                self._default = style_id

    def is_contents(self, style_id: str | None) -> bool:
        """Whether a paragraph is an entry of a table of contents."""
        return any(style.name.startswith("toc ") for style in self._chain(style_id))

    def hidden(self, style_id: str | None) -> bool:
        """Whether a style hides its text."""
        return next((s.hidden for s in self._chain(style_id) if s.hidden is not None), False)

    def number(self, style_id: str | None) -> tuple[NumberRef, str | None]:
        """Where a style numbers its paragraphs, and the style that says so."""
        current = style_id or self._default
        for style in self._chain(current):
            if style.number.list_id is not None:
                return style.number, current
            current = style.based_on
        return NumberRef(), None

    def _chain(self, style_id: str | None) -> Iterator[_Style]:
        """A style and those it is based on; a circle of styles ends somewhere."""
        current = style_id or self._default
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(current or "")
            if style is None:
                return
            yield style
            current = style.based_on


def text_of(parent: _Element | None, name: str) -> str | None:
    """The ``w:val`` of a child."""
    child = parent.find(f"{W}{name}") if parent is not None else None
    return child.get(f"{W}val") if child is not None else None


def count_of(parent: _Element | None, name: str, default: int = 0) -> int:
    """The ``w:val`` of a child as a number within reason."""
    return bounded(text_of(parent, name), default)


def bounded(text: str | None, default: int) -> int:
    """A number within reason; the default for anything else."""
    try:
        return min(max(int(text or ""), 0), _LARGEST)
    except ValueError:
        return default


def flag(parent: _Element | None, name: str) -> bool | None:
    """Whether a property is switched on; None where it is not mentioned."""
    child = parent.find(f"{W}{name}") if parent is not None else None
    if child is None:
        return None
    return child.get(f"{W}val", "true") not in {"0", "false", "off"}


def number_ref(properties: _Element | None) -> NumberRef:
    """The list that paragraph properties name."""
    found = properties.find(f"{W}numPr") if properties is not None else None
    if found is None:
        return NumberRef()
    level = text_of(found, "ilvl")
    return NumberRef(text_of(found, "numId"), bounded(level, 0) if level is not None else None)
