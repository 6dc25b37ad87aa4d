"""Which outlines are lists of items, and on which level of an outline the items are."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import takewhile

import msgspec

from pipeline.parse.counted_lines import split_counted
from pipeline.parse.ends import is_finished
from pipeline.parse.headings import with_headings
from pipeline.parse.nodes import Node, Outline
from pipeline.parse.reading import TextLine
from pipeline.text.counts import count_bracket
from pipeline.text.duty_lines import begins_with_role
from pipeline.text.responsibility import statement_of

_LONGEST_HEADING = 40
_LONGEST_BARE_HEADING = 24
_FEWEST_UNNUMBERED = 2
_DUTY_SHARE = 0.3


def item_depth(root: Node, declared: Collection[int]) -> int:
    """The level of the items: the one that counts, duties and headings speak for most.

    Args:
        root: of an outline with at least one node.
        declared: numbers of items that the circular declares anywhere.
    """
    nodes = list(root.walk())
    depths = sorted({node.depth for node in nodes})
    return max(depths, key=lambda depth: (_score(root, nodes, depth, declared), -depth))


def _score(root: Node, nodes: Sequence[Node], depth: int, declared: Collection[int]) -> float:
    level = [node for node in nodes if node.depth == depth]
    above = [node for node in [root, *nodes] if node.depth == depth - 1]
    parents = [node for node in above if node.children]
    counted = [(declared_in(node), len(node.children)) for node in parents if node.lines]
    agreeing = [said == found for said, found in counted if said is not None]
    numbers = [node.label.number for node in level if node.label]
    runs_through = len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))
    return (
        3 * (len(level) in declared)
        + 3 * (sum(agreeing) / len(agreeing) if agreeing else 0)
        + 2 * _share(level, has_duty)
        + 2 * _share(level, lambda node: bool(node.fields))
        + 1.5 * (len(parents) > 1 and runs_through)
        - 2.5 * _share(level, is_heading)
        # One paragraph over others is what these stand under.
        - 1.5 * (len(level) == 1 < len(nodes))
        # Points under a few of the nodes above are parts of these.
        - 2.5 * (1 - len(parents) / len(above))
    )


def _share(level: Sequence[Node], holds: Callable[[Node], bool]) -> float:
    return sum(map(holds, level)) / len(level)


def has_duty(node: Node) -> bool:
    """Whether a node says once who owes it, in a bracket or on lines of its own."""
    if statement_of(node.printed, unlabelled=True) is not None:
        return True
    return sum(begins_with_role(line.text) for line in node.duty) > 0 or _one_duty(node)


def _one_duty(node: Node) -> bool:
    owners = [below for below in node.walk() if below.duty]
    return len(owners) == 1 and not any(below.children for below in owners)


def declared_in(node: Node) -> int | None:
    """The number of items that a heading declares in a bracket."""
    bracket = count_bracket(node.lines[0].text if node.lines else "")
    return bracket.count if bracket else None


def is_heading(node: Node) -> bool:
    """Whether a node is a short line without the end of a sentence, with something below it."""
    if declared_in(node) is not None:
        return True
    text = node.printed
    short = len(text) <= _LONGEST_HEADING and "。" not in text[:-1]
    return bool(node.children) and short and text[-1] not in "；）"


class Declared(msgspec.Struct, frozen=True):
    """Numbers of items that a circular declares.

    Attributes:
        every: all of them.
        totals: the greatest of each sentence, which the others (一是教育类3项) are parts of.
    """

    every: Collection[int]
    totals: Collection[int]


def is_list(outline: Outline, declared: Declared) -> bool:
    """Whether an outline lists items and not, say, demands on those who carry them out."""
    nodes = list(outline.root.walk())
    if not nodes:
        return False
    depth = item_depth(outline.root, declared.every)
    level = [node for node in nodes if node.depth == depth]
    if len(level) in declared.totals or any(node.announces_measures for node in nodes):
        return True
    if any(declared_in(node) is not None for node in nodes):
        return True
    return _share(level, has_duty) >= _DUTY_SHARE


def with_unnumbered(outlines: Sequence[Outline]) -> list[Outline]:
    """Outlines whose paragraphs without numbers have become nodes, too.

    A heading over numbers that begin anew becomes a section; so do, below a heading, paragraphs
    that each say who owes them, or as many as the heading declares.
    """
    merged = with_headings(outlines)
    for outline in merged:
        if not outline.root.children:
            _split_front(outline)
        nodes = list(outline.root.walk())
        for node in nodes[:-1]:
            _split_paragraphs(node, [])
        if nodes:
            outline.tail = _split_paragraphs(nodes[-1], outline.tail)
        _split_single(outline)
    return merged


def _split_single(outline: Outline) -> None:
    """A heading over one paragraph that says who owes it, among headings over several.

    Those must be headings over items, which say who owes them, too.
    """
    for parent in [outline.root, *outline.root.walk()]:
        over = [node for node in parent.children if node.children and _is_bare_heading(node)]
        items = [below for node in over for below in node.children]
        if not items or not all(map(has_duty, items)):
            continue
        for node in parent.children:
            last = node is [*outline.root.walk()][-1]
            tail = _split_paragraphs(node, outline.tail if last else [], fewest=1)
            outline.tail = tail if last else outline.tail


def _split_front(outline: Outline) -> None:
    """A segment without any number: its paragraphs that say who owes them are items."""
    groups = list(_paragraphs(outline.front))
    first = next((i for i, group in enumerate(groups) if _says_duty(group)), None)
    found = [group for group in groups if _says_duty(group)]
    if first is None or len(found) <= _FEWEST_UNNUMBERED:
        split_counted(outline)
        return
    last = max(i for i, group in enumerate(groups) if _says_duty(group))
    outline.root.children = [_node(group, 1) for group in groups[first : last + 1]]
    outline.tail = [line for group in groups[last + 1 :] for line in group]
    outline.front[:] = [line for group in groups[:first] for line in group]


def _split_paragraphs(
    node: Node, tail: list[TextLine], fewest: int = _FEWEST_UNNUMBERED
) -> list[TextLine]:
    """Paragraphs below a heading become its children where duties or its count say so.

    Args:
        node: the heading.
        tail: lines that were taken to stand behind it.
        fewest: how many there must be where the heading declares no number of them.

    Returns:
        The lines behind its children; ``tail`` where it gets none.
    """
    lines = [*node.lines, *tail]
    if node.children or len(lines) < _FEWEST_UNNUMBERED or not _is_bare_heading(node):
        return tail
    groups = list(_paragraphs(lines[1:]))
    count = declared_in(node) or 0
    owed = len(list(takewhile(_says_duty, groups)))
    taken = count if 0 < count <= len(groups) and count >= owed else owed
    if taken < (1 if count else fewest):
        return tail
    del node.lines[1:]
    node.children = [_node(group, node.depth + 1) for group in groups[:taken]]
    return [line for group in groups[taken:] for line in group]


def _node(group: Sequence[TextLine], depth: int) -> Node:
    """A paragraph as a node; its lines of duties apart."""
    first = next((i for i, x in enumerate(group) if i and begins_with_role(x.text)), len(group))
    return Node(None, list(group[:first]), duty=list(group[first:]), depth=depth)


def _is_bare_heading(node: Node) -> bool:
    """Whether the first line of a node can stand as a title over paragraphs."""
    text = node.lines[0].text
    short = len(text) <= _LONGEST_BARE_HEADING and not re.search("[，。；]", text)
    return declared_in(node) is not None or short


def _paragraphs(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """Lines up to the end of a sentence; a bracket on a line of its own belongs to the last."""
    group: list[TextLine] = []
    for line in lines:
        if group and _is_ended(group) and not _belongs(line):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _is_ended(group: Sequence[TextLine]) -> bool:
    """Whether a paragraph has its stop, or its line of duties without an open end."""
    last = group[-1].text
    named = any(begins_with_role(line.text) for line in group)
    return is_finished("".join(line.text for line in group)) or (named and last[-1] not in "、，：")


def _belongs(line: TextLine) -> bool:
    return line.text.startswith("（") or begins_with_role(line.text)


def _says_duty(group: Sequence[TextLine]) -> bool:
    text = "".join(line.text for line in group)
    return statement_of(text, unlabelled=True) is not None
