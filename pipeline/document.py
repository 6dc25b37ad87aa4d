"""What a reader makes of a source: canonical text, with its lines and tables in reading order.

One type for every format: a text dump fills ranges only, a PDF also pages and boxes, a scan
also the confidence of each line.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from typing import Literal

import msgspec
from msgspec.structs import force_setattr

from pipeline.text.passage import Passage, Span


class Box(msgspec.Struct, frozen=True):
    """A rectangle of a page, in PDF points from the page's top left corner."""

    file: int
    page: int
    x0: float
    top: float
    x1: float
    bottom: float


class Place(msgspec.Struct, frozen=True):
    """Where a value stands: ranges of the canonical text and, where known, a box per line."""

    spans: tuple[Span, ...] = ()
    boxes: tuple[Box, ...] | None = None


class SourceFile(msgspec.Struct, frozen=True):
    """One file that a circular was published in.

    Attributes:
        path: relative to the collection, with forward slashes.
        sha256: of its bytes, in hexadecimal.
        media_type: what its content is, whatever its name says.
        page_count: number of pages, None where the format has none.
    """

    path: str
    sha256: str
    media_type: str
    page_count: int | None = None


LineRole = Literal["body", "furniture", "chrome", "metadata"]
MetadataKey = Literal["title", "document_number", "index_number", "issued_on", "issuer"]


class Line(msgspec.Struct, frozen=True):
    """One printed line: its range of the canonical text, and where it was printed.

    ``role`` is what the format itself says of the line: ``furniture`` is the page's and not the
    text's (headers, footers, footnotes, hidden rows), ``chrome`` the web site's around the
    text, ``metadata`` what ``Document.metadata`` was read from. All else is ``body``.
    ``continues`` says that by its place on the page the line goes on with the paragraph of the
    body line before it.
    """

    span: Span
    file: int = 0
    page: int | None = None
    box: Box | None = None
    confidence: float | None = None
    role: LineRole = "body"
    continues: bool = False


class Cell(msgspec.Struct, frozen=True):
    """A cell of a grid.

    Attributes:
        row: its first row, from 0.
        column: its first column, from 0.
        row_span: number of rows that it covers.
        column_span: number of columns that it covers.
        lines: printed in it; none in an empty cell.
        irregular: whether what was drawn around it is no rectangle; it is one of the rectangles
            that this was cut into.
    """

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    lines: tuple[Line, ...] = ()
    irregular: bool = False

    def covers(self, row: int, column: int) -> bool:
        """Whether the cell lies over a place of the grid."""
        inside_rows = self.row <= row < self.row + self.row_span
        return inside_rows and self.column <= column < self.column + self.column_span


class Grid(msgspec.Struct, frozen=True):
    """A table whose cells cover ``row_count`` x ``column_count`` places exactly once.

    ``marks`` are ranges of characters that only draw the table (the bars of a pipe table);
    ``inferred`` says that the source has no spans and they were taken from the form of the rows.
    """

    row_count: int
    column_count: int
    cells: tuple[Cell, ...]
    marks: tuple[Span, ...] = ()
    inferred: bool = False

    def matrix(self) -> list[list[Cell]]:
        """The cell over each place, row by row; merged cells appear more than once."""
        places: dict[tuple[int, int], Cell] = {}
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    places[row, column] = cell
        return [
            [places[row, column] for column in range(self.column_count)]
            for row in range(self.row_count)
        ]


Block = Line | Grid


class Document(msgspec.Struct, frozen=True):
    """A source as read.

    Attributes:
        document_id: stem of the file or name of the folder.
        text: the canonical text that every range counts code points of.
        blocks: lines and grids in reading order; blank lines are left out.
        files: what it was read from, in the order of the canonical text.
        metadata: what the publisher says of the document beside its text, on a web page:
            ``title``, ``document_number``, ``index_number``, ``issuer`` as given there,
            ``issued_on`` as YYYY-MM-DD; only what was found.
    """

    document_id: str
    text: str
    blocks: tuple[Block, ...]
    files: tuple[SourceFile, ...] = ()
    metadata: Mapping[MetadataKey, str] = msgspec.field(default_factory=dict)
    _lines: tuple[Line, ...] = ()
    _starts: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """Index the lines that have boxes, in the order of the text."""
        lines = (line for block in self.blocks for line in _lines_of(block) if line.box)
        ordered = tuple(sorted(lines, key=lambda line: line.span))
        force_setattr(self, "_lines", ordered)
        force_setattr(self, "_starts", tuple(line.span.start for line in ordered))

    def place(self, *passages: Passage) -> Place:
        """Where passages stand, in the order given."""
        spans = tuple(span for passage in passages for span in passage.spans(self.text))
        return Place(spans, self.boxes(spans))

    def boxes(self, spans: tuple[Span, ...]) -> tuple[Box, ...] | None:
        """A box for each printed line that the spans touch; None without geometry."""
        if not self._lines:
            return None
        touched: dict[int, None] = {}
        for start, end in spans:
            first = max(bisect_right(self._starts, start) - 1, 0)
            for index in range(first, bisect_left(self._starts, end, first)):
                if self._lines[index].span.end > start:
                    touched[index] = None
        return tuple(box for index in touched if (box := self._lines[index].box))


def _lines_of(block: Block) -> tuple[Line, ...]:
    if isinstance(block, Line):
        return (block,)
    return tuple(line for cell in block.cells for line in cell.lines)
