"""Tables whose dump has one cell per line, given their rows and columns back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from pipeline.document import Document, Grid, Line
from pipeline.flat_grid import flat_grid
from pipeline.parse.reading import Leftover, TextLine
from pipeline.text.flat_tables import Cells, FoundTable, find_table

_FEWEST_LINES = 6


def with_flat_tables(
    document: Document, blocks: Sequence[TextLine | Grid]
) -> tuple[list[TextLine | Grid], list[Leftover]]:
    """The blocks of a segment with each such run of lines replaced by its grid."""
    kept: list[TextLine | Grid] = []
    leftovers: list[Leftover] = []
    for is_lines, run in groupby(blocks, key=lambda block: isinstance(block, TextLine)):
        if not is_lines:
            kept += run
            continue
        for part in _parted([block for block in run if isinstance(block, TextLine)]):
            if isinstance(part, Leftover):
                leftovers.append(part)
            else:
                kept.append(part)
    return kept, leftovers


def _parted(lines: list[TextLine]) -> Iterator[TextLine | Grid | Leftover]:
    """Lines and tables in print, with the words of heads that come again."""
    while len(lines) >= _FEWEST_LINES:
        texts = [line.text for line in lines]
        found = find_table(Cells(texts))
        if found is None:
            break
        yield from lines[: found.head.start]
        yield flat_grid(found, texts, [_lines(line) for line in lines].__getitem__)
        yield from _beside(lines, found)
        lines = lines[found.rows.end :]
    yield from lines


def _lines(line: TextLine) -> tuple[Line, ...]:
    return tuple(Line(span) for span in (line.span, *line.more))


def _beside(lines: Sequence[TextLine], found: FoundTable) -> Iterator[TextLine | Leftover]:
    """What stands between the rows: heads that come again, page numbers, and other lines."""
    for start, end in found.repeated:
        for line in lines[start:end] if start < found.rows.end else ():
            yield Leftover("running_header", line.passage)
    skipped = [lines[index] for index in found.rows.skipped]
    numbers = [int(line.text) if line.text.isdigit() else 0 for line in skipped]
    counting = len(numbers) > 1 and all(a < b for a, b in pairwise(numbers))
    for line in skipped:
        yield Leftover("page_number", line.passage) if counting else line
