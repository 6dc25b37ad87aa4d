"""An outline to its sections, items and measures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.circular import Part
from pipeline.parse.levels import REQUIREMENTS
from pipeline.parse.outline import Node, Outline
from pipeline.parse.reading import (
    Duty,
    ItemEntry,
    ItemList,
    Leftover,
    MeasureEntry,
    SectionEntry,
    TextLine,
    duty_from,
    wording,
)
from pipeline.text.counts import count_bracket
from pipeline.text.labels import bullet_of, label_of
from pipeline.text.passage import Passage
from pipeline.text.responsibility import Statement, duty_of_heading, statement_in, statement_of

_SHORTEST_NAME, _LONGEST_NAME = 4, 24
_SHORTEST_PARAGRAPH = 12
_FEWEST_TITLED = 3
_NO_NAME = r"[，。；：、）]|\d$"
_MOST = 0.7


@dataclass(frozen=True, slots=True)
class _Level:
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
    section_numbers = _numbers(level.sections)
    sections = tuple(
        section_entry(wording(source, node.lines), number)
        for node, number in zip(level.sections, section_numbers, strict=True)
    )
    owners = {
        id(child): section
        for node, section in zip(level.sections, sections, strict=True)
        for child in node.children
    }
    titled = _are_titled(level.items)
    entries = tuple(
        _item(source, node, number, owners.get(id(node)), titled)
        for node, number in zip(level.items, _numbers(level.items), strict=True)
    )
    return ItemList(part, list_number, sections, entries, tuple(_leftovers(source, outline, level)))


def _levels(root: Node, item_depth: int) -> _Level:
    demands = [node for node in root.children if node.depth <= item_depth and _is_demand(node)]
    kept = [node for node in root.children if node not in demands]
    nodes = [node for top in kept for node in [top, *top.walk()]]
    return _Level(
        tuple(node for node in nodes if node.depth < item_depth - 1),
        tuple(node for node in nodes if node.depth == item_depth - 1),
        tuple(node for node in nodes if node.depth == item_depth),
        tuple(demands),
    )


def _is_demand(node: Node) -> bool:
    """Whether a top node is no section of items but says how to carry them out."""
    title = node.lines[0].passage[node.label.end if node.label else 0 :].text.strip("。：")
    said = any(statement_of(below.printed) or below.duty for below in node.walk())
    return bool(REQUIREMENTS.fullmatch(title)) and not said


def _leftovers(source: str, outline: Outline, level: _Level) -> Iterator[Leftover]:
    for node in level.items:
        yield from (Leftover("heading", line.passage) for line in node.marker)
    for node in (*level.above, *level.sections):
        yield from (Leftover("heading", line.passage) for line in [*node.lines, *node.marker])
    before = True
    for node in outline.root.children:
        if node in level.demands:
            lines = [line for each in [node, *node.walk()] for line in [*each.lines, *each.after]]
            yield Leftover("preamble" if before else "closing", wording(source, lines))
        else:
            before = False


def _numbers(nodes: Sequence[Node]) -> list[int]:
    """As printed; the running order where numbers restart, repeat, or are not there."""
    printed = [node.label.number for node in nodes if node.label]
    if len(printed) < len(nodes) or printed.count(1) > 1:
        return list(range(1, len(nodes) + 1))
    return _distinct(printed)


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
    label = label_of(whole.text)
    start = label.end if label else 0
    bracket = count_bracket(whole.text)
    end = bracket.start if bracket else len(whole)
    title = whole[start:end].strip("：。 ")
    count, unit = (bracket.count, bracket.unit) if bracket else (None, None)
    return SectionEntry(number, title, count, unit, whole)


def _are_titled(items: Sequence[Node]) -> bool:
    """Whether the items have their names on lines of their own, above their paragraphs."""
    several = [node for node in items if len(node.lines) > 1]
    titled = sum(_title_length(node) > 0 for node in several)
    return titled >= _FEWEST_TITLED and titled > _MOST * len(several) and 2 * titled > len(items)


def _title_length(node: Node) -> int:
    """Length of the name on the first line of an item, 0 where that line is part of a text."""
    line = node.lines[0]
    name = line.text[line.label.end if line.label else 0 :]
    below = node.lines[1].text if len(node.lines) > 1 else ""
    sound = _SHORTEST_NAME <= len(name) <= _LONGEST_NAME and not re.search(_NO_NAME, name)
    return len(name) if sound and len(below) >= _SHORTEST_PARAGRAPH else 0


def _item(
    source: str, node: Node, number: int, section: SectionEntry | None, titled: bool
) -> ItemEntry:
    own = wording(source, node.lines)
    label = node.label or bullet_of(own.text)
    body = own[label.end if label else 0 :].strip()
    name = body[: _title_length(node)] if titled and len(node.lines) > 1 else Passage()
    body = body[len(name) :].strip()
    statement = statement_of(body.text, unlabelled=True)
    lines = node.duties()
    apart = wording(source, lines) if lines else Passage()
    duty = duty_from(statement, body)
    if lines:
        duty += duty_from(statement_in(apart.text, "lead"), apart)
    if section:
        duty = _inherited(section, duty)
    text = without(body, statement)
    return ItemEntry(
        number,
        label,
        text.strip(),
        duty,
        own + apart,
        section.number if section else None,
        tuple(_measures(source, node)),
        name.text or None,
    )


def without(body: Passage, statement: Statement | None) -> Passage:
    """A text without what it says of responsibility, nor the stop that comes twice then."""
    if statement is None:
        return body
    before, behind = body[: statement.start], body[statement.end :]
    return before + (behind.strip("。") if before.text.endswith("。") else behind)


def _inherited(section: SectionEntry, own: Duty) -> Duty:
    """An item's duty with what its section's heading says of all below it."""
    heading = duty_from(duty_of_heading(section.title.text), section.title)
    if own.responsibility and any(unit.role == "lead" for unit in heading.units):
        return own
    return heading + own


def _measures(source: str, node: Node) -> Iterator[MeasureEntry]:
    """The paragraphs below an item; an unnumbered one where nothing is numbered."""
    if node.after:
        text = wording(source, node.after)
        yield MeasureEntry(None, text, text)
    for child in node.children:
        below = [child, *child.walk()]
        lines = _in_print([line for each in below for line in [*each.lines, *each.after]])
        whole = wording(source, lines)
        yield MeasureEntry(child.label, whole[child.label.end if child.label else 0 :], whole)


def _in_print(lines: Sequence[TextLine]) -> list[TextLine]:
    return sorted(lines, key=lambda line: line.span)
