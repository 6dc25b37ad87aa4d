"""What a reading says, in the form in which described circulars say what they expect."""

from __future__ import annotations

from pipeline.document import Grid, Line
from pipeline.read.reading import Reading

Cells = list[tuple[int, int, int, int, str]]


def words(reading: Reading, line: Line) -> str:
    """The words of a line without blanks."""
    return "".join(reading.text[line.span.start : line.span.end].split())


def paragraphs(reading: Reading) -> list[str]:
    """The paragraphs of the text without blanks."""
    found: list[str] = []
    for block in reading.blocks:
        if isinstance(block, Line) and block.role == "body":
            if block.continues:
                found[-1] += words(reading, block)
            else:
                found.append(words(reading, block))
    return found


def cells(reading: Reading, grid: Grid) -> Cells:
    """Row, column, spans and words of each cell."""
    return [
        (
            cell.row,
            cell.column,
            cell.row_span,
            cell.column_span,
            "".join(words(reading, line) for line in cell.lines),
        )
        for cell in sorted(grid.cells, key=lambda cell: (cell.row, cell.column))
    ]


def grids(reading: Reading) -> list[Grid]:
    """The tables."""
    return [block for block in reading.blocks if isinstance(block, Grid)]


def furniture(reading: Reading, page: int) -> list[str]:
    """The lines of a page without blanks that are neither text nor in a table, in their order."""
    return [
        words(reading, block)
        for block in reading.blocks
        if isinstance(block, Line) and block.role == "furniture" and block.page == page
    ]
