"""A circular read from text, written again as a web page, a Word document and a workbook."""

from __future__ import annotations

import io
import re
from html import escape
from itertools import groupby

import docx
import openpyxl
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table, _Cell
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.document import Block, Cell, Document, Grid, Line

NUMBER = re.compile(r"\d+(\.\d+)?", re.ASCII)


def as_html(document: Document) -> bytes:
    """A page with a paragraph for each line and a table with spans for each grid."""
    body = "\n".join(_html_block(document, block) for block in document.blocks)
    page = f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>{body}</body></html>"
    return page.encode()


def _html_block(document: Document, block: Block) -> str:
    if isinstance(block, Line):
        return f"<p>{escape(_text(document, block))}</p>"
    rows = groupby(sorted(block.cells, key=lambda c: (c.row, c.column)), key=lambda c: c.row)
    by_row = {row: "".join(_html_cell(document, cell) for cell in cells) for row, cells in rows}
    lines = "".join(f"<tr>{by_row.get(row, '')}</tr>" for row in range(block.row_count))
    return f"<table border='1'>{lines}</table>"


def _html_cell(document: Document, cell: Cell) -> str:
    words = "<br>".join(escape(_text(document, line)) for line in cell.lines)
    return f"<td rowspan='{cell.row_span}' colspan='{cell.column_span}'>{words}</td>"


def as_docx(document: Document) -> bytes:
    """A Word document with a paragraph for each line and a merged table for each grid."""
    written = docx.Document()
    for block in document.blocks:
        if isinstance(block, Line):
            written.add_paragraph(_text(document, block))
        else:
            _docx_table(document, written.add_table(block.row_count, block.column_count), block)
            # Two tables without a paragraph between them would be one.
            written.add_paragraph("")
    stream = io.BytesIO()
    written.save(stream)
    return stream.getvalue()


def _docx_table(document: Document, table: Table, grid: Grid) -> None:
    rows = [list(row.cells) for row in table.rows]
    for cell in grid.cells:
        first = rows[cell.row][cell.column]
        _span(rows, cell)
        first.text = "".join(_text(document, line) for line in cell.lines)


def _span(rows: list[list[_Cell]], cell: Cell) -> None:
    """Merge as Word does: gridSpan in a row, vMerge in each further row."""
    for row in range(cell.row, cell.row + cell.row_span):
        element = rows[row][cell.column]._tc
        if cell.row_span > 1:
            merge = OxmlElement("w:vMerge")
            if row == cell.row:
                merge.set(qn("w:val"), "restart")
            element.get_or_add_tcPr().append(merge)
        if cell.column_span > 1:
            element.grid_span = cell.column_span
            for column in range(cell.column + 1, cell.column + cell.column_span):
                extra = rows[row][column]._tc
                element.getparent().remove(extra)  # type: ignore[union-attr]


def as_xlsx(document: Document) -> bytes:
    """A sheet with a merged row for each line and merged cells for each grid."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    width = max(block.column_count for block in document.blocks if isinstance(block, Grid))
    top = 1
    for block in document.blocks:
        if isinstance(block, Line):
            _fill(sheet, top, Cell(0, 0, 1, width), _text(document, block))
            top += 1
            continue
        for cell in block.cells:
            words = "\n".join(_text(document, line) for line in cell.lines)
            _fill(sheet, top, cell, words)
        top += block.row_count
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _fill(sheet: Worksheet, top: int, cell: Cell, words: str) -> None:
    """Write a cell of what begins at row ``top``, and merge it over its spans."""
    row, column = top + cell.row, 1 + cell.column
    sheet.cell(row, column).value = _number(words) if NUMBER.fullmatch(words) else words or None
    if cell.row_span * cell.column_span > 1:
        last = row + cell.row_span - 1, column + cell.column_span - 1
        sheet.merge_cells(None, row, column, *last)


def _number(words: str) -> float:
    return float(words) if "." in words else int(words)


def _text(document: Document, line: Line) -> str:
    return " ".join(document.text[line.span.start : line.span.end].split())
