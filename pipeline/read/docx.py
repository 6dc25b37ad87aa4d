"""Word documents (DOCX): paragraphs and tables as Word shows them, in reading order.

Read are: inserted text, field results, content controls, text boxes (once, behind the
paragraph that they hang on) and the numbers that Word generates. Headers, footers, footnotes
and tables of contents are furniture. Not read, since not printed: deleted and hidden text,
field codes, comments, the phonetic guides over ruby text, the little numbers that refer to
footnotes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.document import LineRole
from pipeline.errors import UnreadableError
from pipeline.read.canvas import Canvas
from pipeline.read.docx_numbering import Numbering
from pipeline.read.docx_styles import Styles, W, count_of, flag, number_ref, text_of
from pipeline.read.docx_text import Shown, seen, show
from pipeline.read.package import Package
from pipeline.read.reading import Reading
from pipeline.read.story import DEEPEST_TABLE, Paragraph, Slot, Story, Table, paragraphs, set_down

if TYPE_CHECKING:
    from lxml.etree import _Element

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_WIDEST = 10_000


def read_docx(data: bytes, file: int, offset: int) -> Reading:
    """Read a Word document; ranges count from ``offset``."""
    package = Package(data)
    name = package.main("word/document.xml")
    root = package.xml(name)
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise UnreadableError("不是完整的 Word 文档：缺少正文")
    related = package.related(name)
    of_kind = dict(related.values())
    styles = Styles(package.xml(of_kind.get("styles", "")))
    numbering = Numbering(package.xml(of_kind.get("numbering", "")), styles)
    canvas = Canvas(file, offset)
    blocks = list(set_down(_Reader(styles, numbering).story(body), canvas))
    for part in _beside(body, related):
        extra = package.xml(part)
        story = _Reader(styles, numbering, "furniture").story(extra) if extra is not None else ()
        for paragraph in paragraphs(story):
            blocks += canvas.lines(paragraph.text, "furniture")
    return Reading(canvas.text, tuple(blocks))


def _beside(body: _Element, related: dict[str, tuple[str, str]]) -> list[str]:
    """Headers and footers that the sections name, then footnotes and endnotes."""
    named = [
        related.get(each.get(_RELATION) or "", ("", ""))[1]
        for each in body.iter(f"{W}headerReference", f"{W}footerReference")
    ]
    notes = [path for kind, path in related.values() if kind in {"footnotes", "endnotes"}]
    return [path for path in dict.fromkeys([*named, *notes]) if path]


class _Reader:
    """Reads the block elements of one part."""

    def __init__(self, styles: Styles, numbering: Numbering, role: LineRole = "body") -> None:
        self._styles, self._numbering, self._role = styles, numbering, role
        self._carried = Shown()
        self._depth = 0

    def story(self, parent: _Element) -> list[Story]:
        """Paragraphs and tables of a body, a cell, a text box, a header."""
        found = list(self._blocks(parent))
        carried, self._carried = self._carried, Shown()
        return [*found, *self._paragraph(carried, "", self._role)]

    def _blocks(self, parent: _Element) -> Iterator[Story]:
        for child in seen(parent):
            if child.tag == f"{W}p":
                yield from self._read_paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self._read_table(child)
            elif child.tag not in {f"{W}sectPr", f"{W}tcPr"} and not _is_separator(child):
                yield from self._blocks(child)

    def _read_paragraph(self, element: _Element) -> Iterator[Story]:
        shown = show(element, self._styles)
        shown.pieces[:0] = self._carried.pieces
        shown.boxes[:0] = self._carried.boxes
        self._carried = Shown()
        properties = element.find(f"{W}pPr")
        mark = properties.find(f"{W}rPr") if properties is not None else None
        if mark is not None and any(mark.find(f"{W}{m}") is not None for m in ("del", "moveFrom")):
            # Its end was deleted: it goes on with the next paragraph, and is no number's own.
            self._carried = shown
            return
        style = text_of(properties, "pStyle")
        unseen = not shown.text.strip() and (flag(mark, "vanish") or self._styles.hidden(style))
        label = "" if unseen else self._numbering.label(number_ref(properties), style)
        yield from self._paragraph(shown, label, self._role_of(style))

    def _role_of(self, style: str | None) -> LineRole:
        return "furniture" if self._styles.is_contents(style) else self._role

    def _paragraph(self, shown: Shown, label: str, role: LineRole) -> Iterator[Story]:
        if text := label + shown.text.lstrip() if label else shown.text:
            yield Paragraph(text, role)
        for box in shown.boxes:
            yield from self.story(box)

    def _read_table(self, element: _Element) -> Iterator[Story]:
        self._depth += 1
        table = Table([])
        above: dict[int, Slot] = {}
        for row, tr in enumerate(_rows(element)):
            above = self._read_row(tr, row, above, table.slots)
        self._depth -= 1
        if self._depth < DEEPEST_TABLE:
            yield table
        else:
            yield from paragraphs([table])

    def _read_row(
        self, tr: _Element, row: int, above: dict[int, Slot], slots: list[Slot]
    ) -> dict[int, Slot]:
        """Add the cells of a row; the cells that the next row may continue, by column."""
        column = count_of(tr.find(f"{W}trPr"), "gridBefore")
        merging: dict[int, Slot] = {}
        last: Slot | None = None
        for tc in _children(tr, "tc"):
            properties = tc.find(f"{W}tcPr")
            span = min(max(count_of(properties, "gridSpan", 1), 1), _WIDEST)
            story = self.story(tc)
            owner = above.get(column)
            if last is not None and _merge(properties, "hMerge") == "continue":
                last.column_span += span
                last.story += story
            elif owner and owner.column_span == span and _merge(properties, "vMerge") == "continue":
                owner.row_span = row - owner.row + 1
                owner.story += story
                last = merging[column] = owner
            else:
                last = Slot(row, column, 1, span, story)
                slots.append(last)
                if _merge(properties, "vMerge"):
                    merging[column] = last
            column += span
        return merging


def _rows(table: _Element) -> Iterator[_Element]:
    """The rows of a table that were not deleted."""
    for tr in _children(table, "tr"):
        properties = tr.find(f"{W}trPr")
        if properties is None or properties.find(f"{W}del") is None:
            yield tr


def _children(parent: _Element, name: str) -> Iterator[_Element]:
    """Children of a name, also within content controls and marks of changes."""
    for child in seen(parent):
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag not in {f"{W}tr", f"{W}tc"}:
            yield from _children(child, name)


def _merge(properties: _Element | None, name: str) -> str | None:
    """``restart`` or ``continue``; None for a cell that is not merged."""
    if properties is None or properties.find(f"{W}{name}") is None:
        return None
    return text_of(properties, name) or "continue"


def _is_separator(note: _Element) -> bool:
    """Whether a footnote is only the rule above the footnotes."""
    return note.tag in {f"{W}footnote", f"{W}endnote"} and f"{W}type" in note.attrib
