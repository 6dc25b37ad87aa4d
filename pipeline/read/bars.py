"""Tables whose cells are parted by bars but whose rows are not lines of their own.

A web page copied as text may put each cell on a line with a bar behind it, a bar alone between
two lines, break a row within a cell, or leave out the cells that a merged one covers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from pipeline.document import Grid, Line
from pipeline.flat_grid import flat_grid
from pipeline.read.pipes import is_rule
from pipeline.text.flat_tables import Cells, find_table
from pipeline.text.normalize import normalize
from pipeline.text.passage import Span

_BAR = re.compile(r"(?<!\\)(?:\\\\)*[|｜]")
_DRAWN = " |｜\t\u3000\u00a0"
_DRAWING = re.compile(r"\S(?:[^\S\r\n]*\S)*")
_BARS = re.compile(r"[|｜](?:[^\S\r\n]*[|｜])*")
_MOST_BETWEEN = 8
_FEWEST_BARS = 5


class BarredTable(msgspec.Struct, frozen=True):
    """A table, the words above it in its run, and the range of text that both take up."""

    extent: Span
    above: tuple[Line, ...]
    grid: Grid


class _Token(msgspec.Struct, frozen=True):
    """A line of a cell, or an empty cell."""

    span: Span
    after_bar: bool
    begins_line: bool


def barred_runs(text: str, lines: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Runs of lines with bars and a few without between them, as indices of lines."""
    barred = [i for i, span in enumerate(lines) if _BAR.search(text, *span)]
    run: list[int] = []
    for index in [*barred, len(lines) + _MOST_BETWEEN + 1]:
        if run and index - run[-1] > _MOST_BETWEEN:
            bars = sum(len(_BAR.findall(text, *lines[i])) for i in run)
            if bars >= _FEWEST_BARS:
                # The first cell may stand above the first bar.
                opens = text[slice(*lines[run[0]])].strip() in {"|", "｜"}
                yield max(run[0] - opens, 0), run[-1] + 1
            run = []
        run.append(index)


def barred_table(text: str, lines: Sequence[Span], file: int, offset: int) -> BarredTable | None:
    """The first table of a run; None where the cells support none, or all rows are alike."""
    if _is_regular(text, lines):
        return None
    in_lines = _rows_in_lines(text, lines)
    unclosed = in_lines and _are_unclosed(text, lines)
    tokens = list(_tokens(text, lines))
    texts = [normalize(text[slice(*token.span)]) for token in tokens]
    parted = (t.after_bar or (unclosed and t.begins_line) for t in tokens)
    walls = frozenset(i for i, wall in enumerate(parted) if wall)
    begun = (i for i, t in enumerate(tokens) if t.begins_line and i in walls)
    found = find_table(Cells(texts, walls, frozenset(begun) if in_lines else frozenset()))
    if found is None:
        return None
    end = _end(text, lines, tokens[found.rows.end - 1].span.end)
    start = tokens[found.head.start].span.start
    heads = (_words(text, span.start, min(span.end, start)) for span in lines)
    above = [head for head in heads if head is not None]
    taken = [*above, *(token.span for token in tokens)]

    def lines_of(index: int) -> tuple[Line, ...]:
        span = tokens[index].span
        return (Line(_moved(span, offset), file),) if span.end > span.start else ()

    marks = (_moved(mark, offset) for mark in _marks(text, Span(lines[0].start, end), taken))
    grid = flat_grid(found, texts, lines_of, tuple(marks))
    titles = tuple(Line(_moved(span, offset), file) for span in above)
    return BarredTable(Span(lines[0].start, end), titles, grid)


def _end(text: str, lines: Sequence[Span], end: int) -> int:
    """Where a table ends whose last cell ends there: behind the bars that follow."""
    for span in lines:
        words = text[max(span.start, end) : span.end]
        if span.end > end and words.strip(_DRAWN):
            break
        end = max(end, span.end)
    behind = _BARS.search(text, end, span.end)
    return behind.end() if behind and not text[end : behind.start()].strip() else end


def _words(text: str, start: int, end: int) -> Span | None:
    """A line above a table without the bars around it; None where nothing else is on it."""
    content = text[start:end] if end > start else ""
    if not content.strip(_DRAWN) or is_rule(content):
        return None
    left = start + len(content) - len(content.lstrip(_DRAWN))
    return Span(left, start + len(content.rstrip(_DRAWN)))


def _is_regular(text: str, lines: Sequence[Span]) -> bool:
    """Whether each line with bars is a row with as many as the others."""
    printed = [span for span in lines if not is_rule(text[slice(*span)])]
    counts = {len(_BAR.findall(text, *span)) for span in printed} - {0}
    return len(counts) == 1 and counts.pop() > 1


def _rows_in_lines(text: str, lines: Sequence[Span]) -> bool:
    """Whether most lines with bars have several, as rows have."""
    counts = [len(_BAR.findall(text, *span)) for span in lines]
    barred = [count for count in counts if count]
    words = [span for span in lines if text[slice(*span)].strip(" |｜\t")]
    several = [count for count in barred if count > 1]
    return 2 * len(several) > len(words)


def _are_unclosed(text: str, lines: Sequence[Span]) -> bool:
    """Whether rows end without a bar, so that a line end ends the cell."""
    ends = [text[slice(*span)].rstrip()[-1:] in {"|", "｜"} for span in lines]
    return 2 * sum(ends) < len(ends)


def _tokens(text: str, lines: Sequence[Span]) -> Iterator[_Token]:
    """The lines of all cells; an empty one between two bars."""
    after_bar = True
    for span in lines:
        if is_rule(text[slice(*span)]):
            continue
        at, begins = span.start, True
        for match in [*_BAR.finditer(text, *span), None]:
            end = match.end() - 1 if match else span.end
            word = _trimmed(text, at, end)
            if word.end > word.start or (match and after_bar):
                yield _Token(word, after_bar, begins)
                after_bar, begins = False, False
            if match:
                after_bar, at = True, end + 1


def _trimmed(text: str, start: int, end: int) -> Span:
    content = text[start:end]
    left = start + len(content) - len(content.lstrip())
    return Span(left, max(left, start + len(content.rstrip())))


def _marks(text: str, within: Span, taken: Sequence[Span]) -> Iterator[Span]:
    """What of a range draws the table: bars, and dashes under its head."""
    at = within.start
    edges = sorted(span for span in taken if at <= span.start < within.end)
    for span in [*edges, Span(within.end, within.end)]:
        yield from (Span(*m.span()) for m in _DRAWING.finditer(text, at, max(span.start, at)))
        at = max(at, span.end)


def _moved(span: Span, offset: int) -> Span:
    return Span(span.start + offset, span.end + offset)
