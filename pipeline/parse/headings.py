"""Sections whose titles have no number: short lines between numbered items."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.parse.nodes import Node, Outline
from pipeline.parse.outline import is_finished
from pipeline.parse.reading import TextLine

_LONGEST = 24
_FEWEST = 2
_NO_HEADING = re.compile(r"\d{4}|年|《|通知|附件|公开|[。；：，、]$")


def with_headings(outlines: Sequence[Outline]) -> list[Outline]:
    """Outlines in which short lines between items have become the sections of these.

    Numbers may begin anew under each (then each was an outline of its own) or run on.
    """
    if len(outlines) >= _FEWEST and all(_stands_under_heading(each) for each in outlines):
        return [_merged(outlines)]
    return [_parted(each) for each in outlines]


def _is_heading(line: TextLine) -> bool:
    return 0 < len(line.text) <= _LONGEST and not _NO_HEADING.search(line.text)


def _stands_under_heading(outline: Outline) -> bool:
    return bool(outline.front) and _is_heading(outline.front[-1])


def _merged(outlines: Sequence[Outline]) -> Outline:
    """Several runs of numbers as one outline, the line above each as its section."""
    whole = Outline(outlines[0].front[:-1], Node(None), outlines[-1].tail)
    for each in outlines:
        whole.root.children.append(_section(each.front[-1], each.root.children))
    return whole


def _section(heading: TextLine, items: list[Node]) -> Node:
    section = Node(None, [heading], children=items, depth=1)
    for node in section.walk():
        node.depth += 1
    return section


def _parted(outline: Outline) -> Outline:
    """An outline with the headings between its top nodes, which stand behind these, as sections."""
    nodes = outline.root.children
    headings = {
        index + 1: found for index, node in enumerate(nodes[:-1]) if (found := _behind(node))
    }
    if _stands_under_heading(outline) and headings:
        headings[0] = outline.front[-1]
    if 0 not in headings or len(headings) < _FEWEST:
        return outline
    del outline.front[-1]
    for index, heading in headings.items():
        if index:
            last = [nodes[index - 1], *nodes[index - 1].walk()][-1]
            last.open_lines.remove(heading)
    starts = sorted(headings)
    ends = [*starts[1:], len(nodes)]
    outline.root.children = [
        _section(headings[start], nodes[start:end]) for start, end in zip(starts, ends, strict=True)
    ]
    return outline


def _behind(node: Node) -> TextLine | None:
    """The heading that stands behind the end of a node, its duties included."""
    last = [node, *node.walk()][-1]
    lines = last.open_lines
    if not lines or lines[-1] is last.lines[0] or not _is_heading(lines[-1]):
        return None
    before = "".join(line.text for line in lines[:-1])
    owed = [line for each in [node, *node.walk()] for line in each.duty]
    is_behind = not owed or owed[-1].span < lines[-1].span
    return lines[-1] if is_behind and (owed or is_finished(before)) else None
