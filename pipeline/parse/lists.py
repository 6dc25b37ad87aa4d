"""The outline of a segment to its sections, items and measures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.circular import Part
from pipeline.parse.outline import Node, build, is_finished
from pipeline.parse.reading import (
    ItemEntry,
    ItemList,
    Leftover,
    MeasureEntry,
    SectionEntry,
    Segment,
    TextLine,
    wording,
)
from pipeline.text.counts import count_bracket
from pipeline.text.passage import Passage
from pipeline.text.responsibility import Statement, statement_of

MEASURES_MARKER = re.compile(
    r"(?:推进|工作|具体|主要|实施|保障|落实|重点|任务)?(?:举措|措施|任务及措施)[：:]?"
)
_LONGEST_HEADING = 40
_BRACKET_ONLY = re.compile(r"（[^）]*）?[。；]?")


@dataclass(frozen=True, slots=True)
class ListSegment:
    """A segment whose outline holds items.

    Attributes:
        front: lines before the first number.
        tail: lines behind the last item that do not belong to it.
        root: the outline between them.
        item_depth: the level of the outline that the items are on.
    """

    segment: Segment
    front: tuple[TextLine, ...]
    tail: tuple[TextLine, ...]
    root: Node
    item_depth: int

    @property
    def has_measures(self) -> bool:
        """Whether anything stands below its items."""
        items = (node for node in self.root.walk() if node.depth == self.item_depth)
        return any(node.children or node.marker for node in items)

    @property
    def has_markers(self) -> bool:
        """Whether measures are announced as such."""
        return any(node.marker for node in self.root.walk())


def outline(segment: Segment, declared: int | None) -> ListSegment | None:
    """The outline of a segment; None where nothing in it is numbered."""
    root = build(segment.lines, MEASURES_MARKER)
    if not root.children:
        return None
    tail = _cut_tail(root)
    return ListSegment(segment, tuple(root.lines), tail, root, _item_depth(root, declared))


def _cut_tail(root: Node) -> tuple[TextLine, ...]:
    """Take from the last paragraph the lines that stand behind its end."""
    last = list(root.walk())[-1]
    lines = last.after if last.marker else last.lines
    for index in range(1, len(lines)):
        before = "".join(line.text for line in lines[:index])
        if is_finished(before) and not _is_bracket_due(before, lines[index]):
            tail = lines[index:]
            del lines[index:]
            return tuple(tail)
    return ()


def _is_bracket_due(before: str, line: TextLine) -> bool:
    return bool(line.text.startswith("（") and statement_of(before) is None)


def _item_depth(root: Node, declared: int | None) -> int:
    """The level of the items: the one that counts, brackets and headings speak for most."""
    nodes = list(root.walk())
    depths = sorted({node.depth for node in nodes})
    scores = {depth: _score(root, nodes, depth, declared) for depth in depths}
    return max(depths, key=lambda depth: (scores[depth], -depth))


def _score(root: Node, nodes: Sequence[Node], depth: int, declared: int | None) -> float:
    level = [node for node in nodes if node.depth == depth]
    parents = [node for node in [root, *nodes] if node.children and node.depth == depth - 1]
    own = sum(statement_of(node.printed) is not None for node in level) / len(level)
    counted = [(_declared(node), len(node.children)) for node in parents if node.label]
    agreeing = [said == found for said, found in counted if said is not None]
    headings = sum(map(_is_heading, level)) / len(level)
    marked = sum(bool(node.marker) for node in level) / len(level)
    return (
        3 * (declared == len(level))
        + 3 * (sum(agreeing) / len(agreeing) if agreeing else 0)
        + 2 * own
        + 2 * marked
        + 1.5 * (depth > 1 and _runs_through(level))
        - 2.5 * headings
    )


def _declared(node: Node) -> int | None:
    bracket = count_bracket(node.printed)
    return bracket.count if bracket else None


def _is_heading(node: Node) -> bool:
    """Whether a node is a short line without the end of a sentence, with numbers below it."""
    text = node.printed
    if _declared(node) is not None:
        return True
    return bool(node.children) and len(text) <= _LONGEST_HEADING and text[-1] not in "。；）"


def _runs_through(level: Sequence[Node]) -> bool:
    """Whether numbers go on from one parent to the next."""
    numbers = [node.label.number for node in level if node.label]
    return len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))


def read_list(source: str, found: ListSegment, part: Part, list_number: int) -> ItemList:
    """The sections and items of an outlined segment."""
    leftovers: list[Leftover] = []
    sections = tuple(_sections(source, found, leftovers))
    items = [node for node in found.root.walk() if node.depth == found.item_depth]
    numbers = _item_numbers(items)
    owners = _section_of(found, sections)
    entries = tuple(
        _item(source, node, number, owners.get(id(node)), leftovers)
        for node, number in zip(items, numbers, strict=True)
    )
    return ItemList(part, list_number, sections, entries, tuple(leftovers))


def _item_numbers(items: Sequence[Node]) -> list[int]:
    """As printed; the running order where numbers restart or repeat."""
    printed = [node.label.number for node in items if node.label]
    restarts = printed.count(1) > 1
    return list(range(1, len(items) + 1)) if restarts else _distinct(printed)


def _distinct(printed: Sequence[int]) -> list[int]:
    """Printed numbers, a repeated one replaced by the next free number of its place."""
    taken: set[int] = set()
    free = iter(sorted(set(range(1, len(printed) + max(printed) + 1)) - set(printed)))
    found = []
    for number in printed:
        chosen = next(free) if number in taken else number
        taken.add(chosen)
        found.append(chosen)
    return found


def _section_nodes(found: ListSegment) -> list[Node]:
    """Headings right above the items."""
    return [node for node in found.root.walk() if node.depth == found.item_depth - 1]


def _sections(source: str, found: ListSegment, leftovers: list[Leftover]) -> Iterator[SectionEntry]:
    nodes = _section_nodes(found)
    numbers = _item_numbers(nodes) if nodes else []
    for node, number in zip(nodes, numbers, strict=True):
        yield _section(source, node, number)
    for node in found.root.walk():
        if node.depth < found.item_depth - 1:
            leftovers.append(Leftover("heading", wording(source, node.lines)))


def _section(source: str, node: Node, number: int) -> SectionEntry:
    whole = wording(source, node.lines)
    return section_entry(whole, number)


def section_entry(whole: Passage, number: int, label_end: int | None = None) -> SectionEntry:
    """A section heading: its title without number and count bracket."""
    from pipeline.text.labels import label_of

    label = label_of(whole.text)
    start = label_end if label_end is not None else (label.end if label else 0)
    bracket = count_bracket(whole.text)
    end = bracket.start if bracket else len(whole)
    title = whole[start:end].strip("：。 ")
    count, unit = (bracket.count, bracket.unit) if bracket else (None, None)
    return SectionEntry(number, title, count, unit, whole)


def _section_of(found: ListSegment, sections: Sequence[SectionEntry]) -> dict[int, int]:
    """Section number of each item node, by identity."""
    owners: dict[int, int] = {}
    for node, section in zip(_section_nodes(found), sections, strict=True):
        owners |= {id(child): section.number for child in node.children}
    return owners


def _item(
    source: str, node: Node, number: int, section: int | None, leftovers: list[Leftover]
) -> ItemEntry:
    whole = wording(source, node.lines)
    label = node.label
    body = whole[label.end if label else 0 :]
    statement = statement_of(body.text)
    leftovers += [Leftover("heading", line.passage) for line in node.marker]
    return ItemEntry(
        number,
        label,
        _without(body, statement),
        statement,
        body,
        whole,
        section,
        tuple(_measures(source, node)),
    )


def _without(body: Passage, statement: Statement | None) -> Passage:
    """A text without its responsibility bracket and what blanks it leaves."""
    if statement is None:
        return body.strip()
    return (body[: statement.start] + body[statement.end :]).strip()


def _measures(source: str, node: Node) -> Iterator[MeasureEntry]:
    """The paragraphs below an item; an unnumbered one where nothing is numbered."""
    if node.after:
        text = wording(source, node.after)
        yield MeasureEntry(None, text, text)
    for child in node.children:
        lines = [*child.lines, *child.after]
        lines += [line for below in child.walk() for line in [*below.lines, *below.after]]
        whole = wording(source, lines)
        yield MeasureEntry(child.label, whole[child.label.end if child.label else 0 :], whole)
