"""Lists without numbers: as many lines of one kind as the line above them declares."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from pipeline.parse.nodes import Node, Outline
from pipeline.parse.reading import TextLine
from pipeline.text.counts import declared_counts
from pipeline.text.passage import Span

_FEWEST = 3
_NAME = re.compile(r"[^。；：，！？]{4,40}")
_CLAUSE = re.compile(r"[^。；：]{4,80}[；，。]")
_NAMES = re.compile(
    r"([^。；：，]{0,12}(?:实事|项目|工程|任务|事项))(?:分别)?(?:为|是|包括)：([^。；：，！？]+)(?=。)"
)
_NAME_OF_SEVERAL = re.compile(r"(?:[^、（“《]|（[^（）]*）|“[^”]*”|《[^》]*》)+")
_NOTE = re.compile(r"（.*）")


def split_counted(outline: Outline) -> None:
    """Make the lines of an outline without numbers its nodes, where their count is declared."""
    lines = outline.front
    for index, line in enumerate(lines):
        counts = {count.count for count in declared_counts(line.text) if count.count >= _FEWEST}
        start = index + 1 + _notes(lines[index + 1 :])
        run = _run(lines[start:]) if counts else 0
        if run in counts:
            outline.root.children = [
                Node(None, [each], depth=1) for each in lines[start : start + run]
            ]
            outline.tail = lines[start + run :]
            del lines[start:]
            return
    _split_sentence(outline)


def _split_sentence(outline: Outline) -> None:
    """Make the names in a sentence nodes, where it declares as many (3件实事为：A、B、C。)."""
    for index, line in enumerate(outline.front):
        for match in _NAMES.finditer(line.text):
            spans = [found.span() for found in _NAME_OF_SEVERAL.finditer(line.text, *match.span(2))]
            counts = {count.count for count in declared_counts(match[1])}
            if len(spans) >= _FEWEST and len(spans) in counts and match.end(2) == spans[-1][1]:
                pieces = [_piece(line, *span) for span in spans]
                outline.root.children = [Node(None, [piece], depth=1) for piece in pieces]
                outline.tail = outline.front[index + 1 :]
                outline.front[index:] = list(_frame(line, spans))
                return


def _frame(line: TextLine, names: Sequence[tuple[int, int]]) -> Iterator[TextLine]:
    """What is left of a sentence without its names: what announces them, and their commas."""
    starts = [0, *(end for _, end in names)]
    ends = [*(start for start, _ in names), len(line.text)]
    yield from (_piece(line, start, end) for start, end in zip(starts, ends, strict=True))


def _piece(line: TextLine, start: int, end: int) -> TextLine:
    part = line.passage[start:end]
    return TextLine(Span(part.offsets[0], part.offsets[-1] + 1), part, None)


def _notes(lines: Sequence[TextLine]) -> int:
    """How many lines in brackets stand first: （按得票多少排序）."""
    return next((i for i, line in enumerate(lines) if not _NOTE.fullmatch(line.text)), 0)


def _run(lines: Sequence[TextLine]) -> int:
    """How many lines from the first are of one kind: names, clauses, or sentences."""
    clauses = _while(lines, lambda text: _CLAUSE.fullmatch(text) and not text.endswith("。"))
    closed = clauses < len(lines) and _CLAUSE.fullmatch(lines[clauses].text) is not None
    return max(
        _while(lines, _NAME.fullmatch),
        clauses + closed if clauses else 0,
        _while(lines, lambda text: text.endswith("。")),
    )


def _while(lines: Sequence[TextLine], holds: Callable[[str], object]) -> int:
    return next((i for i, line in enumerate(lines) if not holds(line.text)), len(lines))
