"""Tables whose dump has one cell per line, given their rows and columns back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from pipeline.document import Document, Grid, Line
from pipeline.flat_grid import flat_grid
from pipeline.parse.flat_region_columns import FlatColumns, find_region_columns
from pipeline.parse.flat_region_grid import region_grid
from pipeline.parse.flat_regions import FlatRegions, find_regions
from pipeline.parse.reading import Leftover, TextLine
from pipeline.text.flat_table import Range
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
    """Lines and tables in print, with what stands in tables and is in none of their cells.

    Tables of regions are found first: their form leaves less room for another reading.
    """
    while found := _first_of_regions([line.text for line in lines]):
        if again := _head_again(lines, found):
            yield from (Leftover("running_header", line.passage) for line in again)
            lines = lines[: found.end] + lines[found.end + len(again) :]
            continue
        yield from _with_items(lines[: found.start])
        yield from _regions(lines, found)
        lines = lines[found.end :]
    yield from _with_items(lines)


def _first_of_regions(texts: Sequence[str]) -> FlatRegions | FlatColumns | None:
    rows = find_regions(texts)
    return find_region_columns(texts, rows.start if rows else len(texts)) or rows


def _head_again(lines: Sequence[TextLine], found: FlatRegions | FlatColumns) -> Sequence[TextLine]:
    """The lines of the header where it stands again right behind the table, on the next page."""
    count = found.body - found.start
    again = lines[found.end : found.end + count]
    head = lines[found.start : found.body]
    same = [line.text for line in head] == [line.text for line in again]
    return again if same else []


def _regions(
    lines: Sequence[TextLine], found: FlatRegions | FlatColumns
) -> Iterator[TextLine | Grid | Leftover]:
    """The grid of a table of regions, and lines of it that are not certain to be in a column."""

    def printed(span: Range) -> tuple[Line, ...]:
        return tuple(x for i in range(*span) for x in _lines(lines[i]))

    if isinstance(found, FlatColumns):
        yield found.grid(printed)
    elif found.header is None:
        yield from (Leftover("unparsed", each.passage) for each in lines[found.start : found.end])
        return
    else:
        # 单位：个 speaks of the whole table, as it does where it is printed above.
        yield from (lines[i] for i in found.header.notes)
        yield region_grid(found.header, found.rows, printed)
    yield from (Leftover("unparsed", lines[i].passage) for i in found.odd)


def _with_items(lines: list[TextLine]) -> Iterator[TextLine | Grid | Leftover]:
    """The same for tables of items, with the words of heads that come again."""
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


def _beside(lines: Sequence[TextLine], found: FoundTable) -> Iterator[Leftover]:
    """What stands between the rows: heads that come again, page numbers, cells of no column."""
    again = {i for span in found.repeated for i in range(*span) if span[0] < found.rows.end}
    for index in sorted(again):
        yield Leftover("running_header", lines[index].passage)
    bare = [i for i in found.rows.skipped if lines[i].text.isdigit()]
    numbers = [int(lines[i].text) for i in bare]
    counting = len(numbers) > 1 and all(a < b for a, b in pairwise(numbers))
    for index in found.rows.skipped:
        is_page = index in bare and (counting or {index - 1, index + 1} & again)
        yield Leftover("page_number" if is_page else "unparsed", lines[index].passage)
