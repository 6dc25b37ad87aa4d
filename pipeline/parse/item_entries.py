"""A node of an outline to an item: its name, text, duties, measures and other parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from pipeline.parse.duties import AttributeEntry, Duty, duty_from, settled
from pipeline.parse.nodes import Field, Node
from pipeline.parse.reading import ItemEntry, MeasureEntry, SectionEntry, TextLine, wording
from pipeline.text.duty_lines import duty_of_heading
from pipeline.text.duty_types import Statement
from pipeline.text.labels import bullet_of
from pipeline.text.passage import Passage, join
from pipeline.text.responsibility import statement_in, statement_of
from pipeline.text.roles import role_beside
from pipeline.text.shared_duty import shared_duties

_SHORTEST_NAME, _LONGEST_NAME = 4, 24
_SHORTEST_PARAGRAPH = 12
_FEWEST_TITLED = 3
_NO_NAME = r"[，。；：、）]|\d$"
_SENTENCE = re.compile(r"[，。；]")
_MOST = 0.7
_SHORT = 0.6


def are_titled(items: Sequence[Node]) -> bool:
    """Whether the items have their names on lines of their own, above their paragraphs."""
    several = [node for node in items if len(node.lines) > 1]
    titled = sum(_title_length(node) > 0 for node in several)
    if titled < _FEWEST_TITLED:
        return len(items) > 1 and all(map(_stands_short, items))
    return titled > _MOST * len(several) and 2 * titled > len(items)


def _stands_short(node: Node) -> bool:
    """Whether a name is on a line so short that it ends there by itself."""
    first, *below = (len(line.text) for line in node.lines)
    return _title_length(node) > 0 and first < _SHORT * max(below, default=0)


def _title_length(node: Node) -> int:
    """Length of the name on the first line of an item, 0 where that line is part of a text."""
    line = node.lines[0]
    name = line.text[line.label.end if line.label else 0 :]
    below = node.lines[1].text if len(node.lines) > 1 else ""
    sound = _SHORTEST_NAME <= len(name) <= _LONGEST_NAME and not re.search(_NO_NAME, name)
    return len(name) if sound and len(below) >= _SHORTEST_PARAGRAPH else 0


def item_entry(
    source: str, node: Node, number: int, section: SectionEntry | None, titled: bool
) -> ItemEntry:
    """An item as an outline prints it.

    Args:
        source: the canonical text.
        node: the item.
        number: the one it goes by.
        section: the one it stands in.
        titled: whether the items of its list have names on lines of their own.
    """
    own = wording(source, node.lines)
    label = node.label or bullet_of(own.text)
    body = own[label.end if label else 0 :].strip()
    said = join(_part(source, node, each) for each in node.fields if each.kind == "content")
    named = join(_part(source, node, each) for each in node.fields if each.kind == "title")
    name = named or _name(node, body, titled, bool(said))
    text = (body if named or not name else body[len(name) :].strip()) + said
    shared, text = _shared(text)
    statement = statement_of(text.text, unlabelled=True)
    lines = node.duties()
    of_all = [line for line in lines if shared_duties(line.text)]
    lines = [line for line in lines if line not in of_all]
    apart = wording(source, lines) if lines else Passage()
    duty = duty_from(statement, text)
    if lines:
        duty += duty_from(statement_in(apart.text, "lead"), apart)
    for line in of_all:
        shared += _shared(line.passage)[0]
        apart += line.passage
    for each in node.fields:
        stated, words = _duty(source, node, each)
        duty += stated
        apart += words
    if section:
        duty = _inherited(section, duty)
    return ItemEntry(
        number,
        label,
        without(text, statement).strip(),
        settled(duty),
        own + named + said + apart,
        section.number if section else None,
        tuple(_measures(source, node)),
        name.text or None,
        tuple(_attributes(source, node)),
        shared,
    )


def _shared(text: Passage) -> tuple[tuple[tuple[tuple[int, ...], Duty], ...], Passage]:
    """What the end of a text says of several items' duties, and the text without it."""
    found = shared_duties(text.text)
    duties = tuple((each.numbers, duty_from(each.statement, text)) for each in found)
    return duties, text[: found[0].start] if found else text


def with_shared_duties(items: Sequence[ItemEntry]) -> Iterator[ItemEntry]:
    """The items, those that name no lead unit with what is said of them behind a later one."""
    for index, item in enumerate(items):
        later = [each for each in items[index:] if each.section == item.section]
        said = (pair for each in later for pair in each.shared)
        number = item.label.number if item.label else item.number
        named = any(unit.role == "lead" for unit in item.duty.units)
        own = next((duty for numbers, duty in said if not numbers or number in numbers), None)
        yield replace(item, duty=settled(own.under(item.duty))) if own and not named else item


def _name(node: Node, body: Passage, titled: bool, is_parted: bool) -> Passage:
    """The name of an item above its text: on the first line, or all there is above its parts."""
    if is_parted:
        return Passage() if _SENTENCE.search(body.text) else body
    return body[: _title_length(node)] if titled and len(node.lines) > 1 else Passage()


def without(body: Passage, statement: Statement | None) -> Passage:
    """A text without what it says of responsibility, nor the stop that comes twice then."""
    if statement is None:
        return body
    before, behind = body[: statement.start], body[statement.end :]
    twice = len(behind) - len(behind.text.lstrip("。")) if before.text.endswith("。") else 0
    return before + behind[twice:]


def _part(source: str, node: Node, part: Field) -> Passage:
    """What a labelled part says: behind its label, on further lines, and numbered below it."""
    below = [child for child in node.children if child.under is part]
    lines = [*part.lines, *(line for child in below for line in _lines_of(child))]
    further = wording(source, _in_print(lines)) if lines else Passage()
    return part.head.passage[part.start :] + further


def _attributes(source: str, node: Node) -> Iterator[AttributeEntry]:
    for each in node.fields:
        if each.kind == "attribute" and (text := _part(source, node, each)):
            yield AttributeEntry(each.name, text)


def _duty(source: str, node: Node, part: Field) -> tuple[Duty, Passage]:
    """Who owes an item, where a numbered part says it (（三）责任单位。…), and its words."""
    if not part.kind.startswith("duty:"):
        return Duty(), Passage()
    role = part.kind.removeprefix("duty:")
    text = _part(source, node, part)
    if role == "deadline":
        day = text.strip("。；")
        return Duty(deadlines=(AttributeEntry(part.name, day),) if day else ()), text
    named = role_beside(role, has_lead=False, has_owner=False)
    return duty_from(statement_in(text.text, named), text), text


def _inherited(section: SectionEntry, own: Duty) -> Duty:
    """An item's duty with what its section's heading says of all below it."""
    heading = duty_from(duty_of_heading(section.title.text), section.title)
    if own.responsibility and any(unit.role == "lead" for unit in heading.units):
        return own
    return own.under(heading)


def _measures(source: str, node: Node) -> Iterator[MeasureEntry]:
    """The points below an item that are no part of its text; an unnumbered one before them."""
    for part in node.fields:
        text = part.head.passage[part.start :]
        text += wording(source, part.lines) if part.lines else Passage()
        if part.kind == "measures" and text:
            yield MeasureEntry(None, text, text)
    for child in node.children:
        if child.under is None or child.under.kind == "measures":
            whole = wording(source, _in_print(_lines_of(child)))
            yield MeasureEntry(child.label, whole[child.label.end if child.label else 0 :], whole)


def _lines_of(node: Node) -> list[TextLine]:
    return [line for each in [node, *node.walk()] for line in each.own_lines()]


def _in_print(lines: Sequence[TextLine]) -> list[TextLine]:
    return sorted(lines, key=lambda line: line.span)
