"""Plain text: each line a line, runs of tab-separated lines a grid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from msgspec.structs import replace

from pipeline.document import Block, Line
from pipeline.read import pipes, tabs
from pipeline.read.aligned import aligned_grid, is_aligned_row
from pipeline.read.bars import BarredTable, barred_runs, barred_table
from pipeline.read.decode import decode
from pipeline.read.markdown import is_markdown, marks_of
from pipeline.read.pipes import is_pipe_row, pipe_grid
from pipeline.read.reading import Reading
from pipeline.read.tabs import grids
from pipeline.read.wraps import PAGE_NUMBER, going_on
from pipeline.text.characters import HAN_LETTER
from pipeline.text.labels import label_of
from pipeline.text.normalize import normalize
from pipeline.text.passage import Span

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
# A first cell whose row has no other: a region, a category; not a page number or a running head.
_ALONE = re.compile(rf"{HAN_LETTER}{{2,10}}(?:（\d{{1,3}}[项件个]）)?")
_BETWEEN_CELLS = re.compile(r"\S[^\S\t]*\t|\t[^\S\t]*\t")


def read_plain(data: bytes, file: int, offset: int) -> Reading:
    """Read a text file; ranges count from ``offset``."""
    text = decode(data)
    return Reading(text, tuple(_blocks(text, file, offset)))


def _blocks(text: str, file: int, offset: int) -> Iterator[Block]:
    printed = [Span(*match.span()) for match in _LINE.finditer(text) if match.group().strip()]
    markdown = is_markdown(text)
    done = 0
    for table in _barred(text, printed, file, offset):
        before = list(_within(printed, done, table.extent.start))
        yield from _unbarred(text, before, file, offset, markdown)
        yield from table.above
        yield table.grid
        done = table.extent.end
    rest = list(_within(printed, done, len(text)))
    yield from _unbarred(text, rest, file, offset, markdown)


def _barred(text: str, printed: Sequence[Span], file: int, offset: int) -> Iterator[BarredTable]:
    """The tables between bars whose rows are no lines; one may stand behind another."""
    for start, end in barred_runs(text, printed):
        lines = list(printed[start:end])
        while len(lines) > 1 and (table := barred_table(text, lines, file, offset)):
            yield table
            lines = list(_within(lines, table.extent.end, lines[-1].end))


def _within(printed: Sequence[Span], start: int, end: int) -> Iterator[Span]:
    """The lines of a range, or what of them lies in it."""
    for span in printed:
        if span.end > start and span.start < end:
            yield Span(max(span.start, start), min(span.end, end))


def _unbarred(
    text: str, printed: list[Span], file: int, offset: int, markdown: bool
) -> Iterator[Block]:
    """Lines, and the tables whose rows are lines."""
    marked = list(zip(printed, _carriers(text, printed), strict=True))
    wrapped = going_on(text, [span for span, carrier in marked if carrier is None])
    runs = [
        (carrier, [span for span, _ in run])
        for carrier, run in groupby(marked, key=lambda pair: pair[1])
    ]
    # A row may stand alone beside a page break: its bars are those of the rows of a table.
    piped = [spans for carrier, spans in runs if carrier == "pipes" and len(spans) > 1]
    bars = {text.count("|", *span) for spans in piped for span in spans}
    for carrier, spans in _with_whole_heads(text, runs):
        if carrier == "cut tabs":
            yield tabs.whole_grid(text, spans, file, offset)
        elif carrier == "cut pipes":
            yield pipe_grid(text, spans, file, offset)
        elif carrier == "tabs":
            yield from grids(text, spans, file, offset)
        elif carrier == "pipes" and (len(spans) > 1 or text.count("|", *spans[0]) in bars):
            yield from (pipe_grid(text, each, file, offset) for each in _apart(text, spans))
        elif carrier == "blanks":
            yield from _aligned(text, spans, file, offset)
        else:
            yield from (
                replace(part, continues=part.continues or (not at and span.start in wrapped))
                for span in spans
                for at, part in enumerate(_lines(text, span, file, offset, markdown))
            )


def _with_whole_heads(
    text: str, runs: list[tuple[str | None, list[Span]]]
) -> Iterator[tuple[str | None, list[Span]]]:
    """The runs of lines; a table whose head a page number cuts from its rows is one run.

    What a head's empty cells mean is told by its rows only.
    """
    index = 0
    while index < len(runs):
        if (carrier := _cut_by_page(text, runs[index : index + 3])) is not None:
            yield carrier, runs[index][1] + runs[index + 2][1]
            yield runs[index + 1]
            index += 3
        else:
            yield runs[index]
            index += 1


def _cut_by_page(text: str, runs: Sequence[tuple[str | None, list[Span]]]) -> str | None:
    """What three runs are if they are a head, page numbers, and the rows of one table."""
    is_head = {"tabs": tabs.is_head, "pipes": pipes.is_head}
    if len(runs) < len(("head", "page number", "rows")):
        return None
    (own, head), (between, lines), (other, rows) = runs
    if own is None or own != other or between is not None or own not in is_head:
        return None
    pages = all(PAGE_NUMBER.fullmatch(text, *span) for span in lines)
    cut = pages and is_head[own](text, head) and not is_head[own](text, rows)
    return f"cut {own}" if cut else None


def _carriers(text: str, spans: list[Span]) -> list[str | None]:
    """For each line what makes it a row of a table: tabs, pipes, or nothing."""
    tabs = _rows_marked(text, spans)
    pipes = [is_pipe_row(text[span.start : span.end]) for span in spans]
    blanks = _rows_aligned(text, spans)
    marks = zip(tabs, pipes, blanks, strict=True)
    return [
        "tabs" if tab else "pipes" if pipe else "blanks" if blank else None
        for tab, pipe, blank in marks
    ]


def _rows_aligned(text: str, spans: list[Span]) -> list[bool]:
    """For each line whether it is parted by blanks as a row is, or less so but right beside one."""
    certain = [is_aligned_row(text[span.start : span.end]) for span in spans]
    marked = list(certain)
    for index, span in enumerate(spans):
        beside = [i for i in (index - 1, index + 1) if 0 <= i < len(spans) and certain[i]]
        touching = any(_adjacent(text, *sorted((spans[i], span))) for i in beside)
        marked[index] = certain[index] or (
            touching and is_aligned_row(text[span.start : span.end], fewest=2)
        )
    return marked


def _aligned(text: str, spans: list[Span], file: int, offset: int) -> Iterator[Block]:
    """Runs of lines that stand in columns as tables, others as lines."""
    for run in _apart(text, spans):
        grid = aligned_grid(text, run, file, offset)
        yield from [grid] if grid else [_line(text, span, file, offset) for span in run]


def _apart(text: str, spans: list[Span]) -> Iterator[list[Span]]:
    """Runs of rows with no empty line between them."""
    run = [spans[0]]
    for upper, lower in pairwise(spans):
        if not _adjacent(text, upper, lower):
            yield run
            run = []
        run.append(lower)
    yield run


def _lines(text: str, span: Span, file: int, offset: int, markdown: bool) -> Iterator[Line]:
    """A line, the marks of Markdown in it apart from its words."""
    start, begun = span.start, False
    for mark in [*marks_of(text, span, everywhere=markdown), Span(span.end, span.end)]:
        if text[start : mark.start].strip():
            words = _line(text, Span(start, mark.start), file, offset)
            yield replace(words, continues=begun)
            begun = True
        if text[mark.start : mark.end].strip():
            yield replace(_line(text, mark, file, offset), role="chrome")
        start = mark.end


def _line(text: str, span: Span, file: int, offset: int) -> Line:
    content = text[span.start : span.end]
    start = span.start + len(content) - len(content.lstrip())
    return Line(Span(offset + start, offset + start + len(content.strip())), file)


def _rows_marked(text: str, spans: list[Span]) -> list[bool]:
    """For each line whether it is a row of a tab-separated table.

    A certain row parts two filled cells, or has several tabs; a tab behind a number (``1.``) or
    at a line's end parts none. Lines with any tab go with the certain rows that they touch, and
    so does a line without tabs between rows, or above them if it is numbered as a section is
    (its trailing tabs were cut off).
    """
    certain = [_is_certain_row(text[span.start : span.end]) for span in spans]
    tabbed = [_BETWEEN_CELLS.search(text, *span) is not None for span in spans]
    leading = [text[span.start] == "\t" for span in spans]
    marked = list(certain)
    touching = [_adjacent(text, upper, lower) for upper, lower in pairwise(spans)]
    for order in (range(1, len(spans)), range(len(spans) - 2, -1, -1)):
        for index in order:
            near = index - 1 if order.step > 0 else index + 1
            if marked[near] and touching[min(index, near)]:
                marked[index] = marked[index] or tabbed[index] or leading[index]
    for index, span in enumerate(spans[:-1]):
        if marked[index] or not (marked[index + 1] and touching[index]):
            continue
        wording = normalize(text[span.start : span.end])
        after_row = index > 0 and marked[index - 1] and touching[index - 1]
        alone = after_row and _ALONE.fullmatch(wording) is not None
        marked[index] = alone or label_of(wording) is not None
    return marked


def _is_certain_row(line: str) -> bool:
    cells = line.split("\t")
    filled = [cell.strip() for cell in cells if cell.strip()]
    if len(filled) > 1:
        label = label_of(normalize(filled[0]))
        return len(filled) > 2 or label is None or label.end < len(normalize(filled[0]))
    return len(cells) > 3 and not line.startswith("\t\t")


def _adjacent(text: str, upper: Span, lower: Span) -> bool:
    """Whether no empty line parts two lines."""
    return text[upper.end : lower.start] in {"\n", "\r\n", "\r"}
