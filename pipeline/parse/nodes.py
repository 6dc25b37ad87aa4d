"""What an outline is made of: numbered paragraphs and their labelled parts.

They are compared by identity: two paragraphs with the same words are two.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from pipeline.parse.reading import TextLine
from pipeline.text.labels import Label


class Field(msgspec.Struct, eq=False):
    """A part of a paragraph under a label of its own (目标任务：…, 推进举措).

    Attributes:
        name: the words of the label.
        kind: content, title, measures, ``duty:`` with a role, or attribute for all else.
        head: the line of the label.
        start: where the text behind the label begins on that line.
        lines: further unnumbered lines.
    """

    name: str
    kind: str
    head: TextLine
    start: int
    lines: list[TextLine] = msgspec.field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands behind the label yet."""
        return not self.lines and self.start >= len(self.head.text)


class Node(msgspec.Struct, eq=False):
    """A numbered paragraph, the lines that belong to it, and what is numbered below it.

    Attributes:
        label: its number; None for the root and for paragraphs without one.
        lines: its own lines, the label on the first.
        fields: its labelled parts.
        duty: lines of responsibility that stand by themselves (牵头单位：…).
        under: the part of its parent that it stands in.
    """

    label: Label | None
    lines: list[TextLine] = msgspec.field(default_factory=list)
    fields: list[Field] = msgspec.field(default_factory=list)
    duty: list[TextLine] = msgspec.field(default_factory=list)
    children: list[Node] = msgspec.field(default_factory=list)
    depth: int = 0
    under: Field | None = None

    def walk(self) -> Iterator[Node]:
        """The nodes below, in print."""
        waiting = self.children[::-1]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(node.children)

    @property
    def printed(self) -> str:
        """Its own lines run together, for looking at."""
        return "".join(line.text for line in self.lines)

    @property
    def open_lines(self) -> list[TextLine]:
        """The lines that an unnumbered line would be added to."""
        return self.fields[-1].lines if self.fields else self.lines

    @property
    def announces_measures(self) -> bool:
        """Whether a line says that its measures follow (推进举措：)."""
        return any(each.kind == "measures" for each in self.fields)

    def duties(self) -> list[TextLine]:
        """Lines of responsibility of the node and of all below it."""
        return self.duty + [line for node in self.walk() for line in node.duty]

    def own_lines(self) -> list[TextLine]:
        """All its lines but those of duties: its own and those of its parts, in print."""
        parts = (line for each in self.fields for line in (each.head, *each.lines))
        return [*self.lines, *parts]


class Outline(msgspec.Struct, eq=False):
    """A run of numbered lines that counts from one.

    Attributes:
        front: lines above its first number.
        root: holds the nodes.
        tail: lines behind its last node that do not belong to it.
    """

    front: list[TextLine]
    root: Node
    tail: list[TextLine] = msgspec.field(default_factory=list)
