"""Lists without numbers: as many lines of one kind as the line above them declares."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipeline.parse.nodes import Node, Outline
from pipeline.parse.reading import TextLine
from pipeline.text.counts import declared_counts

_FEWEST = 3
_NAME = re.compile(r"[^。；：，！？]{4,40}")
_CLAUSE = re.compile(r"[^。；：]{4,80}[；，。]")
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
