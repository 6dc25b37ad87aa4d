"""Numbered lines to a tree, by the order and style of their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.parse.reading import TextLine
from pipeline.text.brackets import open_brackets
from pipeline.text.labels import Label, Style

_WIDEST_GAP = 5


@dataclass(slots=True)
class Node:
    """A numbered paragraph, the lines that belong to it, and what is numbered below it.

    Attributes:
        label: its number; None for the root.
        lines: its own lines, the label on the first.
        marker: the line that announces its measures (推进举措：), if any.
        after: unnumbered lines behind the marker.
    """

    label: Label | None
    lines: list[TextLine] = field(default_factory=list)
    marker: list[TextLine] = field(default_factory=list)
    after: list[TextLine] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    depth: int = 0

    def walk(self) -> Iterator[Node]:
        """The nodes below, in print."""
        for child in self.children:
            yield child
            yield from child.walk()

    @property
    def printed(self) -> str:
        """The lines run together, for looking at their end."""
        return "".join(line.text for line in self.lines)


def build(lines: Sequence[TextLine], is_marker: re.Pattern[str]) -> Node:
    """The tree of a run of lines; lines before the first number belong to the root."""
    builder = _Builder()
    for line in lines:
        if is_marker.fullmatch(line.text):
            builder.mark(line)
        else:
            builder.add(line)
    return builder.root


def is_finished(text: str) -> bool:
    """Whether a text ends as a sentence or bracket does and leaves nothing open."""
    return bool(text) and text[-1] in "。！？；）】”" and not open_brackets(text[-120:])


class _Builder:
    def __init__(self) -> None:
        self.root = Node(None)
        self._path = [self.root]
        self._last: dict[tuple[int, Style], int] = {}

    def mark(self, line: TextLine) -> None:
        """Take a line that announces measures."""
        self._path[-1].marker.append(line)

    def add(self, line: TextLine) -> None:
        """Take a line: a new node, or one more line of the last."""
        depth = self._depth_for(line.label) if line.label else None
        if depth is None or line.label is None:
            open_node = self._path[-1]
            (open_node.after if open_node.marker else open_node.lines).append(line)
            return
        node = Node(line.label, [line], depth=depth)
        del self._path[depth:]
        self._path[-1].children.append(node)
        self._path.append(node)
        self._last[depth, line.label.style] = line.label.number

    def _depth_for(self, label: Label) -> int | None:
        """The depth at which a number goes on with the outline; None if it is no number of it."""
        finished = self._is_open_finished()
        for depth in range(len(self._path) - 1, 0, -1):
            node = self._path[depth]
            if node.label and node.label.style is label.style:
                return depth if self._follows(node.label.number, label, finished) else None
        depth = len(self._path)
        return depth if self._opens(depth, label, finished) else None

    def _opens(self, depth: int, label: Label, finished: bool) -> bool:
        """Whether a number may be the first of a deeper level, or go on through its parents."""
        before = self._last.get((depth, label.style), 0)
        if label.number == before + 1 and depth == 1:
            return True
        if label.number in {1, before + 1}:
            return finished or not self._cuts_sentence(label)
        return finished and (self._gap(before, label) or self._gap(0, label))

    def _cuts_sentence(self, label: Label) -> bool:
        """Whether the text so far breaks off where no number can follow."""
        text = self._path[-1].printed
        if text.endswith(("，", "、")) or open_brackets(text[-120:]):
            return True
        unsure = label.doubtful or label.style is Style.ENUMERATED
        return unsure and "，" in text

    def _follows(self, last: int, label: Label, finished: bool) -> bool:
        if label.number == last + 1:
            return True
        return finished and not label.doubtful and (label.number <= last or self._gap(last, label))

    @staticmethod
    def _gap(last: int, label: Label) -> bool:
        """Whether a number further on can still be of the same run, some lost between."""
        return not label.doubtful and last < label.number <= last + _WIDEST_GAP

    def _is_open_finished(self) -> bool:
        node = self._path[-1]
        text = "".join(line.text for line in (node.after or node.lines))
        return node is self.root or is_finished(text) or bool(node.marker and not node.after)
