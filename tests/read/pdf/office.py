"""Described circulars as DOCX, for an office program to print."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt

from tests.read.pdf.circulars import Beside, CellSpec, CircularSpec, Paragraph, TableSpec

_BORDERS = {
    "solid": ("single", 4, "000000"),
    "double": ("double", 4, "000000"),
    "dotted": ("dotted", 6, "000000"),
    "grey": ("single", 4, "C8C8C8"),
    "thick": ("single", 4, "000000"),
    "open": ("single", 4, "000000"),
    "none": ("nil", 0, "000000"),
    "three": ("nil", 0, "000000"),
}
_FONTS = {"serif": "Noto Serif CJK SC", "sans": "Noto Sans CJK SC"}

# As Word writes it; LibreOffice draws its outlines, so that the PDF has no words of it.
_WATERMARK = """
<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
 xmlns:w10="urn:schemas-microsoft-com:office:word"><w:pict>
<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"
 path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>
<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>
<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>
<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>
<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>
<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136"
 style="position:absolute;margin-left:0;margin-top:0;width:400pt;height:80pt;rotation:315;
z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;
mso-position-vertical:center;mso-position-vertical-relative:margin" o:allowincell="f"
 fillcolor="#dddddd" stroked="f">
<v:textpath style="font-family:&quot;Noto Sans CJK SC&quot;;font-size:1pt" string="{}"/>
</v:shape></w:pict></w:r>"""


def document(circular: CircularSpec) -> bytes:
    """The bytes of a DOCX file."""
    made = docx.Document()
    _set_page(made, circular)
    _set_font(made, circular)
    for block in circular.blocks:
        if isinstance(block, Beside):
            _columns(made, circular, block)
        elif isinstance(block, Paragraph):
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
    made.settings.odd_and_even_pages_header_footer = bool(circular.outer or circular.even_head)
    for head, foot, even in (
        (section.header, section.footer, False),
        (section.even_page_header, section.even_page_footer, True),
    ):
        if even and not (circular.outer or circular.even_head):
            continue
        told = circular.even_head if even and circular.even_head else circular.head
        if told:
            _counted(_edge(circular, head.paragraphs[0], even), told)
        if told and circular.head_rule:
            _rule_below(head.paragraphs[0])
        if circular.watermark:
            head.paragraphs[0]._p.append(parse_xml(_WATERMARK.format(circular.watermark)))
        if circular.footer:
            _counted(_edge(circular, foot.paragraphs[0], even), circular.footer)


def _edge(circular: CircularSpec, paragraph: Any, even: bool) -> Any:  # noqa: ANN401
    aside = WD_ALIGN_PARAGRAPH.LEFT if even else WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.alignment = aside if circular.outer else WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def _counted(paragraph: Any, told: str) -> None:  # noqa: ANN401
    for piece in told.replace("{n}", "\0N\0").replace("{}", "\0P\0").split("\0"):
        if piece in {"N", "P"}:
            _field(paragraph, "NUMPAGES" if piece == "N" else "PAGE")
        elif piece:
            paragraph.add_run(piece).font.size = Pt(10)


def _rule_below(paragraph: Any) -> None:  # noqa: ANN401
    borders, edge = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        edge.set(qn(f"w:{name}"), value)
    borders.append(edge)
    paragraph._p.get_or_add_pPr().append(borders)


def _field(paragraph: Any, code: str) -> None:  # noqa: ANN401
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run, properties, size = OxmlElement("w:r"), OxmlElement("w:rPr"), OxmlElement("w:sz")
    size.set(qn("w:val"), "20")
    text = OxmlElement("w:t")
    text.text = "1"
    properties.append(size)
    run.append(properties)
    run.append(text)
    field.append(run)
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
    layout.page_break_before = block.kind in {"page", "newtitle"}
    if block.kind in {"title", "newtitle"}:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run.font.size, run.bold = Pt(circular.size * 1.4), circular.bold
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
        part = replace(table, rows=rows, breaks=(), repeats=False)
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


def _columns(made: Any, circular: CircularSpec, block: Beside) -> None:  # noqa: ANN401
    """What stands beside each other in the cells of a table without rules."""
    outer = made.add_table(1, 2)
    outer.autofit = False
    width = _width(circular)
    for cell, share, blocks in zip(
        outer.rows[0].cells,
        (block.share, 1 - block.share),
        (block.left, block.right),
        strict=True,
    ):
        cell.width = Pt(width * share)
        for each in blocks:
            if isinstance(each, Paragraph):
                _paragraph(cell, circular, each)
            else:
                _fill(cell.add_table(len(each.rows), len(each.widths)), each, width * share - 15)
        first = cell.paragraphs[0]
        first._p.getparent().remove(first._p)
        if not isinstance(blocks[-1], Paragraph):
            cell.add_paragraph().paragraph_format.line_spacing = Pt(1)
    for column, share in zip(outer.columns, (block.share, 1 - block.share), strict=True):
        column.width = Pt(width * share)


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
    if table.rules == "three":
        _three(made, table)
    if table.keep:
        for each in made.rows:
            each._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for row, column, spec in table.places():
        _write(made.cell(row, column), table, row, column, spec)


def _write(
    cell: Any,  # noqa: ANN401
    table: TableSpec,
    row: int,
    column: int,
    spec: CellSpec,
) -> None:
    paragraph = cell.paragraphs[0]
    body = row >= table.header_rows
    aligned = table.align[column] if table.align and body else "center"
    paragraph.alignment = getattr(WD_ALIGN_PARAGRAPH, aligned.upper())
    paragraph.paragraph_format.line_spacing = Pt(table.size * 1.3)
    paragraph.paragraph_format.space_after = Pt(0)
    if table.pad != 2:
        paragraph.paragraph_format.space_before = Pt(table.pad)
        paragraph.paragraph_format.space_after = Pt(table.pad)
    paragraph.add_run(spec.text).font.size = Pt(table.size)
    properties = cell._tc.get_or_add_tcPr()
    align = OxmlElement("w:vAlign")
    align.set(qn("w:val"), "top" if table.top and body else "center")
    if spec.vertical:
        direction = OxmlElement("w:textDirection")
        direction.set(qn("w:val"), "tbRlV")
        properties.append(direction)
    properties.append(align)


def _three(made: Any, table: TableSpec) -> None:  # noqa: ANN401
    """The rules above, below the header and below the table."""
    last = len(table.rows) - 1
    for row, line in enumerate(made._tbl.tr_lst):
        for cell in line.tc_lst:
            borders = OxmlElement("w:tcBorders")
            for side, at, size in (
                ("top", 0, "12"),
                ("bottom", table.header_rows - 1, "6"),
                ("bottom", last, "12"),
            ):
                if row == at:
                    edge = OxmlElement(f"w:{side}")
                    for name, value in (("val", "single"), ("sz", size), ("color", "000000")):
                        edge.set(qn(f"w:{name}"), value)
                    borders.append(edge)
            cell.get_or_add_tcPr().append(borders)


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
