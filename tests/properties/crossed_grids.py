"""A table with merged cells, in each form in which circulars carry one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

from pipeline.document import Cell, Document, Grid, Line
from pipeline.text.passage import Span
from tests.formats.writers import as_docx, as_html, as_xlsx

Row = Sequence[str]
LEFT, ABOVE = "←", "↑"
"""A place that the cell to its left, or the one above it, is merged over."""


def spanning(words: str, width: int) -> list[str]:
    """A cell over so many columns."""
    return [words, *[LEFT] * (width - 1)]


def _bare(row: Row) -> list[str]:
    return ["" if words in {LEFT, ABOVE} else words for words in row]


def tabbed(rows: Iterable[Row]) -> list[str]:
    return ["\t".join(_bare(row)) for row in rows]


def piped(rows: Iterable[Row]) -> list[str]:
    return [f"| {' | '.join(_bare(row))} |" for row in rows]


def one_per_line(rows: Iterable[Row]) -> list[str]:
    """As a copied table is pasted: nothing is left of empty cells."""
    return [words for row in rows for words in _bare(row) if words]


TEXTS = {"tabs": tabbed, "pipes": piped, "lines": one_per_line}
WRITERS: dict[str, Callable[[Document], bytes]] = {
    "html": as_html,
    "docx": as_docx,
    "xlsx": as_xlsx,
}


def carried(carrier: str, head: Sequence[str], rows: Sequence[Row]) -> tuple[str, bytes]:
    """A file, its name and its bytes, with the head's lines and the table below them."""
    if carrier in TEXTS:
        lines = [*head, *TEXTS[carrier](rows)]
        return "a.txt", ("\n".join(lines) + "\n").encode()
    return f"a.{carrier}", WRITERS[carrier](_document(head, rows))


def _document(head: Sequence[str], rows: Sequence[Row]) -> Document:
    cells = list(_cells(rows))
    words = [*head, *(rows[cell.row][cell.column] for cell in cells)]
    starts = [0, *accumulate(len(each) + 1 for each in words)]
    lines = [
        Line(Span(start, start + len(each))) for each, start in zip(words, starts, strict=False)
    ]
    filled = (
        Cell(cell.row, cell.column, cell.row_span, cell.column_span, (line,))
        for cell, line in zip(cells, lines[len(head) :], strict=True)
    )
    grid = Grid(len(rows), len(rows[0]), tuple(filled))
    return Document("a", "\n".join(words), (*lines[: len(head)], grid))


def _cells(rows: Sequence[Row]) -> Iterator[Cell]:
    for at, row in enumerate(rows):
        for column, words in enumerate(row):
            if words not in {LEFT, ABOVE}:
                below = _run((each[column] for each in rows[at + 1 :]), ABOVE)
                yield Cell(at, column, 1 + below, 1 + _run(row[column + 1 :], LEFT))


def _run(words: Iterable[str], mark: str) -> int:
    """How many of the first words are the mark."""
    count = 0
    for each in words:
        if each != mark:
            break
        count += 1
    return count
