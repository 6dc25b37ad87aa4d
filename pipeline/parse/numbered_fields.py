"""Parts of items that have numbers of their own: （一）目标任务, （二）主要措施."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.parse.nodes import Field, Node, Outline
from pipeline.text.fields import FieldLabel, headed_by

_FEWEST_ITEMS = 2
_FEWEST_PARTS = 2


def with_numbered_fields(outline: Outline) -> Outline:
    """An outline whose points that are named alike under several nodes are parts of these."""
    parents = [node for node in outline.root.walk() if node.children]
    for depth in {node.depth for node in parents}:
        level = [node for node in parents if node.depth == depth]
        names = _shared_names(level)
        for node in level if len(names) >= _FEWEST_PARTS else ():
            _fold(node, names)
    return outline


def _shared_names(level: list[Node]) -> set[str]:
    """Names that children of most nodes of a level have in common, if any is a known one."""
    times: Counter[str] = Counter()
    known = False
    for node in level:
        labels = {label.name: label for _, label in _headed(node)}
        times.update(labels.keys())
        known = known or any(label.kind for label in labels.values())
    fewest = max(_FEWEST_ITEMS, (len(level) + 1) // 2)
    return {name for name, count in times.items() if count >= fewest} if known else set()


def _headed(node: Node) -> Iterator[tuple[Node, FieldLabel]]:
    for child in node.children:
        line = child.lines[0]
        start = child.label.end if child.label else 0
        if found := headed_by(line.text[start:]):
            yield child, FieldLabel(found.name, found.kind, start + found.end)


def _fold(node: Node, names: set[str]) -> None:
    """Make the named children of a node its parts, and what is below them its children."""
    headed = {id(child): label for child, label in _headed(node) if label.name in names}
    children: list[Node] = []
    for child in node.children:
        label = headed.get(id(child))
        if label is None:
            children.append(child)
            continue
        first, *more = child.lines
        part = Field(label.name, label.kind or "attribute", first, label.end, more)
        node.fields += [part, *child.fields]
        node.duty += child.duty
        for below in child.children:
            _raise(below)
            below.under = below.under or part
        children += child.children
    node.children = children


def _raise(node: Node) -> None:
    node.depth -= 1
    for below in node.children:
        _raise(below)
