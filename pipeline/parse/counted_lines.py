"""Lists without numbers: as many lines of one kind as the line above them declares."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
    """How many lines from the first are of one kind: names, or clauses up to the one with a stop."""
    return max(_names(lines), _clauses(lines))


def _names(lines: Sequence[TextLine]) -> int:
    return next((i for i, x in enumerate(lines) if not _NAME.fullmatch(x.text)), len(lines))


def _clauses(lines: Sequence[TextLine]) -> int:
    for index, line in enumerate(lines):
        if not _CLAUSE.fullmatch(line.text):
            return index
        if line.text.endswith("。") and (index == 0 or not lines[index - 1].text.endswith("。")):
            return index + 1 if index else _sentences(lines)
    return len(lines)


def _sentences(lines: Sequence[TextLine]) -> int:
    """How many lines from the first are sentences."""
    return next((i for i, x in enumerate(lines) if not x.text.endswith("。")), len(lines))
