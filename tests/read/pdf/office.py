"""Described circulars as DOCX, for an office program to print."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from tests.read.pdf.circulars import CellSpec, CircularSpec, Paragraph, TableSpec

_BORDERS = {
    "solid": ("single", 4, "000000"),
    "double": ("double", 4, "000000"),
    "dotted": ("dotted", 6, "000000"),
    "grey": ("single", 4, "C8C8C8"),
    "thick": ("single", 4, "000000"),
    "open": ("single", 4, "000000"),
    "none": ("nil", 0, "000000"),
}
_FONTS = {"serif": "Noto Serif CJK SC", "sans": "Noto Sans CJK SC"}


def document(circular: CircularSpec) -> bytes:
    """The bytes of a DOCX file."""
    made = docx.Document()
    _set_page(made, circular)
    _set_font(made, circular)
    for block in circular.blocks:
        if isinstance(block, Paragraph):
            _paragraph(made, circular, block)
        elif block.beside:
            _beside(made, circular, block, block.beside)
        else:
            _parts(made, circular, block)
    made.add_paragraph()
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def _set_page(made: Any, circular: CircularSpec) -> None:  # noqa: ANN401
    section = made.sections[0]
    width, height = circular.page[::-1] if circular.landscape else circular.page
    section.orientation = WD_ORIENT.LANDSCAPE if circular.landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Pt(width), Pt(height)
    section.left_margin = section.right_margin = Pt(circular.margin[0])
    section.top_margin = section.bottom_margin = Pt(circular.margin[1])
    section.header_distance = section.footer_distance = Pt(circular.margin[1] / 2)
    if circular.head:
        _centred(section.header.paragraphs[0]).add_run(circular.head).font.size = Pt(10)
    if circular.footer:
        paragraph = _centred(section.footer.paragraphs[0])
        for piece in circular.footer.replace("{n}", "\0N\0").replace("{}", "\0P\0").split("\0"):
            if piece in {"N", "P"}:
                _field(paragraph, "NUMPAGES" if piece == "N" else "PAGE")
            elif piece:
                paragraph.add_run(piece).font.size = Pt(10)


def _centred(paragraph: Any) -> Any:  # noqa: ANN401
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def _field(paragraph: Any, code: str) -> None:  # noqa: ANN401
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    paragraph._p.append(field)


def _set_font(made: Any, circular: CircularSpec) -> None:  # noqa: ANN401
    style = made.styles["Normal"]
    style.font.name = _FONTS[circular.font]
    style.font.size = Pt(circular.size)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONTS[circular.font])
    style.paragraph_format.space_after = Pt(0.9 * circular.size if circular.spaced else 0)
    style.paragraph_format.line_spacing = Pt(circular.size * circular.leading)


def _paragraph(made: Any, circular: CircularSpec, block: Paragraph) -> None:  # noqa: ANN401
    paragraph = made.add_paragraph()
    run = paragraph.add_run(block.text)
    layout = paragraph.paragraph_format
    layout.page_break_before = block.kind == "page"
    if block.kind == "title":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run.font.size, run.bold = Pt(circular.size * 1.4), True
        layout.line_spacing = Pt(circular.size * 1.4 * circular.leading)
        return
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    if block.kind == "body" and not circular.spaced:
        layout.first_line_indent = Pt(2 * circular.size)
    elif block.kind == "hanging":
        layout.left_indent = Pt(2 * circular.size)
        layout.first_line_indent = Pt(-2 * circular.size)
    elif block.kind == "right":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _width(circular: CircularSpec) -> float:
    page = circular.page[1] if circular.landscape else circular.page[0]
    return page - 2 * circular.margin[0]


def _parts(made: Any, circular: CircularSpec, table: TableSpec) -> None:  # noqa: ANN401
    ends = (*table.breaks, len(table.rows))
    for start, end in zip((0, *table.breaks), ends, strict=True):
        rows = table.rows[start:end]
        if start:
            told = made.add_paragraph(table.continued)
            told.paragraph_format.page_break_before = True
            if not table.continued:
                told.paragraph_format.line_spacing = Pt(1)
            if table.repeats:
                rows = table.rows[: table.header_rows] + rows
        part = TableSpec(rows, table.widths, table.header_rows, table.rules, size=table.size)
        _fill(made.add_table(len(rows), len(table.widths)), part, _width(circular))
        if table.repeats and not table.breaks:
            for row in made.tables[-1].rows[: table.header_rows]:
                row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _beside(made: Any, circular: CircularSpec, left: TableSpec, right: TableSpec) -> None:  # noqa: ANN401
    """Two tables in the cells of a table without rules."""
    outer = made.add_table(1, 2)
    half = _width(circular) / 2 - 15
    for cell, table in zip(outer.rows[0].cells, (left, right), strict=True):
        inner = cell.add_table(len(table.rows), len(table.widths))
        _fill(inner, table, half)
        cell.add_paragraph()


def _fill(made: Any, table: TableSpec, width: float) -> None:  # noqa: ANN401
    made.autofit = False
    total = sum(table.widths)
    for index, share in enumerate(table.widths):
        made.columns[index].width = Pt(width * share / total)
        for each in made.columns[index].cells:
            each.width = Pt(width * share / total)
    _border(made, table)
    for row, column, spec in table.places():
        cell = made.cell(row, column)
        if spec.rows > 1 or spec.columns > 1:
            cell = cell.merge(made.cell(row + spec.rows - 1, column + spec.columns - 1))
        _write(cell, spec, table.size)


def _write(cell: Any, spec: CellSpec, size: float) -> None:  # noqa: ANN401
    paragraph = cell.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.line_spacing = Pt(size * 1.3)
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.add_run(spec.text).font.size = Pt(size)
    properties = cell._tc.get_or_add_tcPr()
    align = OxmlElement("w:vAlign")
    align.set(qn("w:val"), "center")
    if spec.vertical:
        direction = OxmlElement("w:textDirection")
        direction.set(qn("w:val"), "tbRlV")
        properties.append(direction)
    properties.append(align)


def _border(made: Any, table: TableSpec) -> None:  # noqa: ANN401
    value, size, colour = _BORDERS[table.rules]
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        edge = OxmlElement(f"w:{side}")
        outer = side not in {"insideH", "insideV"}
        absent = table.rules == "open" and side in {"left", "right"}
        edge.set(qn("w:val"), "nil" if absent else value)
        edge.set(qn("w:sz"), str(18 if table.rules == "thick" and outer else size))
        edge.set(qn("w:color"), colour)
        borders.append(edge)
    made._tbl.tblPr.append(borders)
