"""PDF: printed lines and ruled tables, each with its page and box.

PDFium gives the glyphs and the strokes; lines, paragraphs and tables are found from where these
stand. Pages count from 1; boxes are in PDF points from the top left corner of the page as a
viewer shows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.document import Block, Box, Cell, Grid, Line, LineRole
from pipeline.read import pdf_plumber
from pipeline.read.cut_cells import rejoined
from pipeline.read.pdf_beside import below_tables
from pipeline.read.pdf_engine import PageDamagedError, page_ink
from pipeline.read.pdf_furniture import furniture
from pipeline.read.pdf_hanging import without_hanging
from pipeline.read.pdf_ink import PageInk
from pipeline.read.pdf_layout import PrintedPage, PrintedTable, lay_out
from pipeline.read.pdf_lines import PrintedLine
from pipeline.read.pdf_open import opened
from pipeline.read.pdf_paragraphs import continuing
from pipeline.read.pdf_rests import with_rest
from pipeline.read.pdf_streams import require_moderate_streams
from pipeline.read.reading import Reading
from pipeline.read.stitch import JoinedTable, stitch
from pipeline.text.normalize import normalize
from pipeline.text.passage import Span

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_MOST_UNKNOWN = 0.25
_PAGES_AT_ONCE = 64


def read_pdf(data: bytes, file: int, offset: int) -> Reading:
    """Read a PDF; ranges count from ``offset``.

    Raises:
        UnreadableError: it is encrypted, cut off or damaged, or a page has no text layer.
    """
    return _Writer(without_hanging(list(_pages(data))), file, offset).reading()


def _pages(data: bytes) -> Iterator[PrintedPage]:
    """The pages, one after the other; PDFium keeps what it has read until the file is closed."""
    require_moderate_streams(data)
    count = first = 0
    before: PrintedPage | None = None
    while first == 0 or first < count:
        with opened(data) as pdf:
            count = len(pdf)
            for index in range(first, min(first + _PAGES_AT_ONCE, count)):
                ink = _ink(data, pdf, index)
                before = with_rest(before, lay_out(ink), ink)
                yield before
        first += _PAGES_AT_ONCE


def _ink(data: bytes, pdf: PdfDocument, index: int) -> PageInk:
    """The ink of a page; where PDFium finds no page or no characters, as pdfplumber sees it."""
    try:
        ink = page_ink(pdf, index)
    except PageDamagedError:
        return pdf_plumber.page_ink(data, index)
    if ink.unknown_share > _MOST_UNKNOWN:
        return pdf_plumber.page_ink(data, index)
    return ink


class _Writer:
    """Gives each printed line its place in the canonical text."""

    def __init__(self, pages: list[PrintedPage], file: int, offset: int) -> None:
        self._pages, self._file, self._offset = pages, file, offset
        self._aside = furniture(pages)
        self._tables = {table.parts[0]: table for table in stitch(pages, self._aside)}
        self._later = {part: table for table in self._tables.values() for part in table.parts[1:]}
        self._aside |= {line for t in self._tables.values() for line in t.repeated}
        widths = {page.number: page.width for page in pages}
        columns = {line: column for page in pages for line, column in page.columns.items()}
        body = [block for page in pages for block in page.blocks if block not in self._aside]
        lines = [block for block in body if isinstance(block, PrintedLine)]
        self._continuing = continuing(lines, widths, columns) - below_tables(body)
        self._texts: list[str] = []
        self._lines: dict[PrintedLine, Line] = {}

    def reading(self) -> Reading:
        """The text and its blocks."""
        for page in self._pages:
            for line in _lines_of(page):
                self._write(page, line)
        blocks = tuple(self._blocks())
        return Reading("\n".join([*self._texts, ""]), blocks, len(self._pages))

    def _write(self, page: PrintedPage, line: PrintedLine) -> None:
        span = Span(self._offset, self._offset + len(line.text))
        role: LineRole = "furniture" if line in self._aside else "body"
        box = Box(self._file, page.number, *page.to_page.extent(*line.extent))
        self._lines[line] = Line(
            span, self._file, page.number, box, role=role, continues=line in self._continuing
        )
        self._texts.append(line.text)
        self._offset = span.end + 1

    def _blocks(self) -> Iterator[Block]:
        for page in self._pages:
            for block in page.blocks:
                if isinstance(block, PrintedLine):
                    yield self._lines[block]
                elif block in self._tables:
                    yield self._grid(self._tables[block])
                    yield from self._repeated(block, self._tables[block])
                else:
                    yield from self._repeated(block, self._later[block])
            yield from (self._lines[mark] for mark in page.marks)

    def _repeated(self, part: PrintedTable, table: JoinedTable) -> Iterator[Line]:
        own = {line for cell in part.cells for line in cell.lines}
        yield from (self._lines[line] for line in table.repeated if line in own)

    def _grid(self, table: JoinedTable) -> Grid:
        cells = tuple(
            Cell(
                cell.row,
                cell.column,
                cell.row_span,
                cell.column_span,
                tuple(self._lines[line] for line in cell.lines),
                cell.irregular,
            )
            for cell in table.cells
        )
        grid = Grid(table.row_count, table.column_count, cells)
        words = {
            (cell.row, cell.column): normalize("\n".join(line.text for line in cell.lines))
            for cell in table.cells
        }
        return rejoined(grid, lambda cell: words[cell.row, cell.column])


def _lines_of(page: PrintedPage) -> Iterator[PrintedLine]:
    """All lines of a page in reading order."""
    for block in page.blocks:
        if isinstance(block, PrintedLine):
            yield block
        else:
            yield from (line for cell in block.cells for line in cell.lines)
    yield from page.marks
