"""An outline to its sections, items and measures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from pipeline.circular import Part, Reason
from pipeline.parse.introductions import heading_of
from pipeline.parse.item_entries import are_titled, item_entry, with_shared_duties
from pipeline.parse.levels import has_duty
from pipeline.parse.nodes import Node, Outline
from pipeline.parse.reading import (
    ItemList,
    Leftover,
    SectionEntry,
    TextLine,
    wording,
)
from pipeline.text.counts import count_bracket
from pipeline.text.labels import label_of
from pipeline.text.misread_labels import misread_label_of
from pipeline.text.passage import Passage
from pipeline.text.requirements import REQUIREMENTS
from pipeline.text.responsibility import statement_of

_LONGEST_HEADING = 60
_FEWEST_OWED = 5


class _Level(msgspec.Struct, frozen=True):
    """The nodes of an outline by what they are."""

    above: tuple[Node, ...]
    sections: tuple[Node, ...]
    items: tuple[Node, ...]
    demands: tuple[Node, ...]


def read_list(
    source: str, outline: Outline, item_depth: int, part: Part, list_number: int
) -> ItemList:
    """The sections and items of an outline.

    Args:
        source: the canonical text.
        outline: with the items on one of its levels.
        item_depth: that level.
        part: what the outline is.
        list_number: of the list in the circular.
    """
    level = _levels(outline.root, item_depth)
    section_numbers = _section_numbers(level.sections)
    width = max((len(line.text) for node in outline.root.walk() for line in node.lines), default=0)
    sections = tuple(
        section_entry(heading_of(source, node.lines, width), number)
        for node, number in zip(level.sections, section_numbers, strict=True)
    )
    owners = {
        id(child): section
        for node, section in zip(level.sections, sections, strict=True)
        for child in node.children
    }
    titled = are_titled(level.items)
    entries = tuple(
        item_entry(source, node, number, owners.get(id(node)), titled)
        for node, number in zip(level.items, _numbers(level.items), strict=True)
    )
    entries = tuple(with_shared_duties(entries))
    return ItemList(part, list_number, sections, entries, tuple(_leftovers(source, outline, level)))


def _levels(root: Node, item_depth: int) -> _Level:
    demands = {node for node in root.children if node.depth <= item_depth and _is_demand(node)}
    demands |= _unowed(root, item_depth, demands)
    kept = [node for node in root.children if node not in demands]
    nodes = [node for top in kept for node in [top, *top.walk()]]
    items = _items(nodes, item_depth)
    own = {node for node in nodes if any(child in items for child in node.children)}
    holding = (top for top in kept if any(node in items for node in [top, *top.walk()]))
    beside = {id(node) for top in holding for node in top.walk()} | {id(top) for top in kept}
    empty = (n for n in nodes if n.depth == item_depth - 1 and not n.children and n not in items)
    own |= {node for node in empty if id(node) in beside}
    rest = (n for n in nodes if n.depth < item_depth and n not in own and n not in items)
    return _Level(
        tuple(rest),
        tuple(node for node in nodes if node in own),
        tuple(node for node in nodes if node in items),
        tuple(node for node in root.children if node in demands),
    )


def _unowed(root: Node, item_depth: int, demands: set[Node]) -> set[Node]:
    """Top nodes none of whose points say who owes them where all points of the others do."""
    tops = [node for node in root.children if node not in demands and node.depth < item_depth]
    points = {top: [n for n in top.walk() if n.depth == item_depth] for top in tops}
    owed = {top for top, own in points.items() if own and all(map(has_duty, own))}
    unowed = {top for top, own in points.items() if own and not any(map(has_duty, own))}
    certain = sum(len(points[top]) for top in owed) >= _FEWEST_OWED
    return unowed if certain and owed | unowed == {t for t in tops if points[t]} else set()


def _items(nodes: Sequence[Node], item_depth: int) -> set[Node]:
    """The nodes of the level, and those like them that stand right under a higher heading.

    四、… 20.… among sections that have （一）… between: numbered alike, or naming who owes them
    as those of the level do.
    """
    level = [node for node in nodes if node.depth == item_depth]
    styles = {node.label.style for node in level if node.label}
    owed = 2 * sum(map(has_duty, level)) > len(level)
    higher = (node for node in nodes if node.depth < item_depth and not node.children)
    alike = (n for n in higher if (n.label and n.label.style in styles) or (owed and has_duty(n)))
    return {*level, *alike}


def _is_demand(node: Node) -> bool:
    """Whether a top node is no section of items but says how to carry them out."""
    title = node.lines[0].passage[node.label.end if node.label else 0 :].text.strip("。：")
    said = any(statement_of(below.printed) or below.duty for below in node.walk())
    return bool(REQUIREMENTS.fullmatch(title)) and not said


def _leftovers(source: str, outline: Outline, level: _Level) -> Iterator[Leftover]:
    for node in level.items:
        yield from (Leftover("heading", part.head.passage[: part.start]) for part in node.fields)
    for node in (*level.above, *level.sections):
        yield from (Leftover(_reason(node, line), line.passage) for line in node.own_lines())
    before = True
    for node in outline.root.children:
        if node in level.demands:
            lines = [line for each in [node, *node.walk()] for line in each.own_lines()]
            yield Leftover("preamble" if before else "closing", wording(source, lines))
        else:
            before = False


def _reason(node: Node, line: TextLine) -> Reason:
    """Why a line of a heading is in no row: a sentence is none, and one over nothing is unread."""
    announces = line.label is None and line.text.endswith("：")
    sentence = announces or line.text[-1:] in "。；" or len(line.text) > _LONGEST_HEADING
    if not sentence:
        return "heading"
    return "preamble" if node.children else "unparsed"


def _numbers(nodes: Sequence[Node]) -> list[int]:
    """As printed; the running order where numbers restart, repeat, or are not there."""
    printed = [node.label.number for node in nodes if node.label]
    if len(printed) < len(nodes) or printed.count(1) > 1:
        return list(range(1, len(nodes) + 1))
    return _distinct(printed)


def _section_numbers(nodes: Sequence[Node]) -> list[int]:
    """The same of sections; their running order where they are numbered in several ways."""
    styles = {node.label.style for node in nodes if node.label}
    return _numbers(nodes) if len(styles) <= 1 else list(range(1, len(nodes) + 1))


def _distinct(printed: Sequence[int]) -> list[int]:
    """Printed numbers, a repeated one replaced by the lowest that is nowhere printed."""
    taken: set[int] = set()
    free = iter(sorted(set(range(1, len(printed) + max(printed, default=0) + 1)) - set(printed)))
    found = []
    for number in printed:
        chosen = next(free) if number in taken else number
        taken.add(chosen)
        found.append(chosen)
    return found


def section_entry(whole: Passage, number: int) -> SectionEntry:
    """A section heading: its title without number and count bracket."""
    label = label_of(whole.text) or misread_label_of(whole.text)
    start = label.end if label else 0
    bracket = count_bracket(whole.text)
    end = bracket.start if bracket else len(whole)
    title = whole[start:end].strip("：。 ")
    count, unit = (bracket.count, bracket.unit) if bracket else (None, None)
    return SectionEntry(number, title, count, unit, whole)
