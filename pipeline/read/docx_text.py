"""The text that a paragraph of Word shows: runs, fields, links, insertions, symbols."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from pipeline.read.docx_styles import Styles, W, bounded, flag, text_of
from pipeline.read.ordinals import ordinal
from pipeline.read.symbols import symbol

if TYPE_CHECKING:
    from lxml.etree import _Element

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_TEXTS = {f"{W}t", f"{_M}t"}
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
# What was deleted or moved away, what only describes, and the readings over ruby text.
_UNSEEN = {
    f"{W}{name}"
    for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "delText", "rt")
}
_CIRCLE_FIELD = re.compile(
    r"eq\s*\\o\s*(?:\\a[clr])?\s*\(\s*[○〇◯]\s*[,，、;]\s*(\d{1,2})\s*\)", re.I
)


class Shown(msgspec.Struct):
    """What a paragraph shows: its text, and the text boxes that hang on it."""

    pieces: list[str] = msgspec.field(default_factory=list)
    boxes: list[_Element] = msgspec.field(default_factory=list)
    instruction: list[str] = msgspec.field(default_factory=list)

    @property
    def text(self) -> str:
        """The text in one piece."""
        return "".join(self.pieces)


def seen(parent: _Element) -> Iterator[_Element]:
    """The children of an element that are shown; of alternatives only the first that is any."""
    for child in parent:
        if child.tag in _UNSEEN:
            continue
        if child.tag != f"{MC}AlternateContent":
            yield child
            continue
        choice = next((c for c in child.iterfind(f"{MC}Choice") if len(c)), None)
        chosen = choice if choice is not None else child.find(f"{MC}Fallback")
        if chosen is not None:
            yield from seen(chosen)


def show(paragraph: _Element, styles: Styles) -> Shown:
    """Read a paragraph."""
    shown = Shown()
    style = text_of(paragraph.find(f"{W}pPr"), "pStyle")
    _gather(paragraph, shown, styles, styles.hidden(style))
    return shown


def _gather(parent: _Element, shown: Shown, styles: Styles, hidden: bool) -> None:
    for child in seen(parent):
        if child.tag == f"{W}r":
            _gather(child, shown, styles, _is_hidden(child, styles, hidden))
        elif child.tag == f"{W}txbxContent":
            shown.boxes.append(child)
        elif child.tag in {f"{W}instrText", f"{W}fldChar"}:
            _follow_field(child, shown, hidden)
        elif child.tag in _TEXTS or child.tag in _SIGNS or child.tag == f"{W}sym":
            if not hidden:
                shown.pieces.append(_printed(child))
        else:
            _gather(child, shown, styles, hidden)


def _is_hidden(run: _Element, styles: Styles, inherited: bool) -> bool:
    properties = run.find(f"{W}rPr")
    own = flag(properties, "vanish")
    if own is None and (style := text_of(properties, "rStyle")):
        return styles.hidden(style) or inherited
    return inherited if own is None else own


def _printed(element: _Element) -> str:
    if element.tag == f"{W}sym":
        try:
            code = int(element.get(f"{W}char") or "0", 16)
        except ValueError:
            return ""
        return symbol(code, element.get(f"{W}font") or "")
    return _SIGNS.get(element.tag) or element.text or ""


def _follow_field(element: _Element, shown: Shown, hidden: bool) -> None:
    """Fields show their last result, which is plain runs; only a digit in a circle has none."""
    if element.tag == f"{W}instrText":
        shown.instruction.append(element.text or "")
    elif element.get(f"{W}fldCharType") == "begin":
        shown.instruction.clear()
    elif match := _CIRCLE_FIELD.search("".join(shown.instruction)):
        shown.instruction.clear()
        if not hidden:
            number = bounded(match.group(1), 0)
            shown.pieces.append(ordinal(number, "decimalEnclosedCircle"))
