"""What a web page shows: its elements as paragraphs and tables, hidden ones left out."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from pipeline.document import LineRole
from pipeline.read.html_tables import TableBuilder
from pipeline.read.ordinals import ordinal
from pipeline.read.story import DEEPEST_TABLE, Paragraph, Slot, Story

if TYPE_CHECKING:
    from lxml.etree import _Element

_UNSEEN = frozenset(
    {
        "script", "style", "template", "noscript", "head", "title", "meta", "link", "object",
        "embed", "applet", "audio", "video", "canvas", "svg", "iframe", "frame", "noframes",
        "datalist", "rp", "rt", "param", "source", "track", "map", "area", "textarea",
    }
)  # fmt: skip
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd",
        "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure",
        "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html",
        "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre", "search",
        "section", "select", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
        "ul",
    }
)  # fmt: skip
_HIDDEN_STYLE = re.compile(
    r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.I
)
_BLOCK_STYLE = re.compile(r"(?:^|[;\s])display\s*:\s*(?:block|flex|grid|table)\b", re.I)
_UNNUMBERED = re.compile(r"list-style(?:-type)?\s*:[^;]*\bnone\b", re.I)
_WHITE_SPACE = re.compile(r"[ \t\n\r\f]+")
_LIST_STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}

RoleOf = Callable[["_Element"], LineRole | None]


def drop_unseen(root: _Element) -> None:
    """Empty every element that is not shown; the text behind it stays."""
    for element in list(root.iter()):
        if _is_unseen(element):
            tail = element.tail
            element.clear()
            element.tag, element.tail = "span", tail


def _is_unseen(element: _Element) -> bool:
    return (
        element.tag in _UNSEEN
        or element.get("hidden") is not None
        or (element.get("aria-hidden") or "").strip().lower() == "true"
        or bool(_HIDDEN_STYLE.search(element.get("style") or ""))
    )


def is_block(element: _Element) -> bool:
    """Whether an element stands on lines of its own."""
    return element.tag in _BLOCKS or bool(_BLOCK_STYLE.search(element.get("style") or ""))


def story_of(root: _Element, role_of: RoleOf, is_table: Callable[[_Element], bool]) -> list[Story]:
    """Paragraphs and tables of a page.

    Args:
        root: without unseen elements.
        role_of: the role that begins with an element, None where it is that of its parent.
        is_table: whether a ``table`` may be a grid; if not, its cells are read as text.
    """
    from lxml.etree import iterwalk

    writer = _Writer(role_of, is_table)
    for event, element in iterwalk(root, events=("start", "end")):
        if event == "start":
            writer.begin(element)
        else:
            writer.end(element)
            writer.write(element.tail or "")
    writer.flush()
    return writer.story


class _Writer(msgspec.Struct):
    """Follows the walk over a page."""

    role_of: RoleOf
    is_table: Callable[[_Element], bool]
    story: list[Story] = msgspec.field(default_factory=list)
    _pieces: list[str] = msgspec.field(default_factory=list)
    _roles: list[LineRole] = msgspec.field(default_factory=lambda: ["chrome"])
    _tables: list[TableBuilder | None] = msgspec.field(default_factory=list)
    _cells: list[Slot | None] = msgspec.field(default_factory=list)
    _numbers: list[int] = msgspec.field(default_factory=list)
    _verbatim: int = 0

    def begin(self, element: _Element) -> None:
        """Enter an element."""
        role = self.role_of(element)
        if role or is_block(element):
            self.flush()
        self._roles.append(role or self._roles[-1])
        match element.tag:
            case "table":
                built = sum(1 for table in self._tables if table) < DEEPEST_TABLE
                self._tables.append(TableBuilder() if built and self.is_table(element) else None)
            case "tr" if self._tables and self._tables[-1]:
                self._tables[-1].begin_row()
            case "td" | "th":
                self._begin_cell(element)
            case "br":
                self._pieces.append("\n")
            case "pre":
                self._verbatim += 1
            case "ol":
                self._numbers.append(_integer(element.get("start"), 1))
            case "li":
                self._begin_item(element)
        self.write(element.text or "")

    def _begin_cell(self, element: _Element) -> None:
        table = self._tables[-1] if self._tables else None
        spans = element.get("colspan"), element.get("rowspan")
        self._cells.append(table.add_cell(*spans) if table else None)

    def _begin_item(self, element: _Element) -> None:
        """Print the number that a browser prints before an item of an ordered list."""
        parent = element.getparent()
        if parent is None or parent.tag != "ol":
            return
        number = _integer(element.get("value"), self._numbers[-1])
        self._numbers[-1] = number + 1
        if not _UNNUMBERED.search(parent.get("style") or ""):
            style = _LIST_STYLES.get(parent.get("type") or "", "decimal")
            self._pieces.append(ordinal(number, style) + ". ")

    def end(self, element: _Element) -> None:
        """Leave an element."""
        if self.role_of(element) or is_block(element):
            self.flush()
        match element.tag:
            case "td" | "th":
                self._cells.pop()
            case "thead" | "tbody" | "tfoot" if self._tables and self._tables[-1]:
                self._tables[-1].end_group()
            case "table":
                if table := self._tables.pop():
                    self._target().append(table.table())
            case "ol":
                self._numbers.pop()
            case "pre":
                self._verbatim -= 1
        self._roles.pop()

    def write(self, text: str) -> None:
        """Text of the element that is open."""
        self._pieces.append(text if self._verbatim else _WHITE_SPACE.sub(" ", text))

    def flush(self) -> None:
        """End the paragraph."""
        text = re.sub(r" {2,}", " ", "".join(self._pieces))
        self._pieces.clear()
        if text.strip():
            self._target().append(Paragraph(text, self._roles[-1]))

    def _target(self) -> list[Story]:
        cell = next((cell for cell in reversed(self._cells) if cell), None)
        return cell.story if cell else self.story


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text.strip()) else default
