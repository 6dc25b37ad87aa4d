"""XLSX workbooks: what each cell shows.

Read straight from the parts of the archive and not with openpyxl: that would have to load each
sheet twice to tell a formula without a saved result from an empty cell, knows no number formats
either, and has no bound on what it unpacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.errors import UnreadableError
from pipeline.read.cell_formats import BUILT_IN
from pipeline.read.package import Package
from pipeline.read.workbook import Area, Sheet, number_shown

if TYPE_CHECKING:
    from lxml.etree import _Element

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_MARGIN_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-F]{6}|\d+|[A-Z])', re.I)
_TRUE = {"1", "true", "on"}
_LAST_ROW, _LAST_COLUMN = 1 << 20, 1 << 14


def xlsx_sheets(data: bytes) -> list[Sheet]:
    """The sheets of a workbook, in order."""
    return list(_Workbook(Package(data)).sheets())


class _Workbook:
    """A workbook's shared strings and formats."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._name = package.main("xl/workbook.xml")
        root = package.xml(self._name)
        if root is None:
            raise UnreadableError("不是完整的 Excel 工作簿")
        self._root = root
        self._related = package.related(self._name)
        of_kind = dict(self._related.values())
        strings = package.xml(of_kind.get("sharedStrings", ""))
        self._strings = [] if strings is None else [_text(si) for si in strings.iter(f"{_S}si")]
        self._formats = _formats(package.xml(of_kind.get("styles", "")))
        properties = root.find(f"{_S}workbookPr")
        self._date_1904 = properties is not None and properties.get("date1904") in _TRUE

    def sheets(self) -> Iterator[Sheet]:
        """Each sheet that holds cells; charts on sheets of their own are none."""
        for each in self._root.iter(f"{_S}sheet"):
            kind, path = self._related.get(each.get(_RELATION) or "", ("", ""))
            root = self._package.xml(path) if kind == "worksheet" else None
            if root is not None:
                yield self._sheet(root, path, each.get("state", "visible") != "visible")

    def _sheet(self, root: _Element, path: str, is_hidden: bool) -> Sheet:
        cells: dict[tuple[int, int], str] = {}
        hidden_rows = set()
        row = -1
        for element in root.iter(f"{_S}row"):
            row = min(_whole(element.get("r"), row + 2) - 1, _LAST_ROW)
            if element.get("hidden") in _TRUE or element.get("ht") == "0":
                hidden_rows.add(row)
            self._read_row(element, row, cells)
        return Sheet(
            cells,
            tuple(_merged(root)),
            frozenset(hidden_rows),
            frozenset(_hidden_columns(root)),
            is_hidden,
            tuple(self._boxes(path)),
            tuple(_margins(root)),
        )

    def _read_row(self, element: _Element, row: int, cells: dict[tuple[int, int], str]) -> None:
        column = -1
        for cell in element.iter(f"{_S}c"):
            place = _place(cell.get("r") or "")
            column = place[1] if place else column + 1
            if text := self._shown(cell):
                cells[row, column] = text

    def _shown(self, cell: _Element) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return "".join(_text(inline) for inline in cell.iterfind(f"{_S}is"))
        value, formula = cell.findtext(f"{_S}v"), cell.find(f"{_S}f")
        if value is None:
            # A formula that was never calculated: better its words than an empty cell.
            return "" if formula is None else "=" + (formula.text or "")
        if kind == "s":
            index = _whole(value, -1)
            return self._strings[index] if 0 <= index < len(self._strings) else ""
        if kind == "b":
            return "TRUE" if value.strip() == "1" else "FALSE"
        if kind != "n":
            return _unescaped(value)
        return self._number(value, _whole(cell.get("s"), 0))

    def _number(self, value: str, style: int) -> str:
        try:
            number = float(value)
        except ValueError:
            return value
        code = self._formats[style] if style < len(self._formats) else ""
        return number_shown(number, code, self._date_1904)

    def _boxes(self, path: str) -> Iterator[str]:
        """The texts of shapes that lie on a sheet."""
        for kind, target in self._package.related(path).values():
            drawing = self._package.xml(target) if kind == "drawing" else None
            for paragraph in drawing.iter(f"{_A}p") if drawing is not None else ():
                yield "".join(each.text or "" for each in paragraph.iter(f"{_A}t"))


def _formats(root: _Element | None) -> list[str]:
    """The number format of each cell style."""
    if root is None:
        return []
    own = {
        _whole(each.get("numFmtId"), -1): each.get("formatCode") or ""
        for each in root.iterfind(f"{_S}numFmts/{_S}numFmt")
    }
    ids = [_whole(each.get("numFmtId"), 0) for each in root.iterfind(f"{_S}cellXfs/{_S}xf")]
    return [own.get(number, BUILT_IN.get(number, "")) for number in ids]


def _text(parent: _Element) -> str:
    """A string without the phonetic readings over it."""
    parts = [*parent.iterfind(f"{_S}t"), *parent.iterfind(f"{_S}r/{_S}t")]
    return _unescaped("".join(part.text or "" for part in parts))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), text)


def _merged(root: _Element) -> Iterator[Area]:
    for each in root.iter(f"{_S}mergeCell"):
        corners = [_place(corner) for corner in (each.get("ref") or "").split(":")]
        if len(corners) == 2 and corners[0] and corners[1]:
            (row, column), (last_row, last_column) = corners[0], corners[1]
            yield Area(row, column, last_row + 1, last_column + 1)


def _hidden_columns(root: _Element) -> Iterator[int]:
    for each in root.iter(f"{_S}col"):
        if each.get("hidden") in _TRUE or each.get("width") == "0":
            last = min(_whole(each.get("max"), 0), _LAST_COLUMN)
            yield from range(max(_whole(each.get("min"), 1), 1) - 1, last)


def _margins(root: _Element) -> Iterator[str]:
    """Print headers and footers without their codes for fonts, places and page numbers."""
    for each in root.iterfind(f"{_S}headerFooter/*"):
        yield _MARGIN_CODE.sub(" ", each.text or "")


def _place(reference: str) -> tuple[int, int] | None:
    """Row and column of a reference such as B12, counted from 0."""
    match = _REFERENCE.fullmatch(reference)
    if not match:
        return None
    return min(int(match.group(2)), _LAST_ROW) - 1, _column(match.group(1)) - 1


def _column(letters: Sequence[str]) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _whole(text: str | None, default: int) -> int:
    try:
        return int(text or "")
    except ValueError:
        return default
