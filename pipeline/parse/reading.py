"""What the stages of parsing hand to each other."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from pipeline.circular import Part, Reason
from pipeline.document import Grid
from pipeline.parse.duties import AttributeEntry, Duty
from pipeline.text.labels import Label, label_of
from pipeline.text.normalize import passage
from pipeline.text.passage import Passage, Span


class Leftover(msgspec.Struct, frozen=True):
    """Text that goes into no row, and why."""

    reason: Reason
    passage: Passage


class TextLine(msgspec.Struct, frozen=True):
    """A printed line, normalised; ``more`` are the lines that go on with its paragraph."""

    span: Span
    passage: Passage
    label: Label | None
    more: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        """The normalised wording."""
        return self.passage.text


class MeasureEntry(msgspec.Struct, frozen=True):
    """A measure as printed: label and text."""

    label: Label | None
    text: Passage
    whole: Passage


class ItemEntry(msgspec.Struct, frozen=True):
    """An item as one list prints it.

    Attributes:
        number: the one it goes by in its list (running, where numbers restart).
        label: as printed; None where there is none.
        text: without label and responsibility.
        duty: who owes it.
        whole: everything printed of it but its measures.
        section: number of the section it stands in.
        title: its short name, where a table has a column for it.
        shared: what is said behind it of who owes it and items above: their numbers (none: all
            of its section), and the duty.
    """

    number: int
    label: Label | None
    text: Passage
    duty: Duty
    whole: Passage
    section: int | None
    measures: tuple[MeasureEntry, ...] = ()
    title: str | None = None
    attributes: tuple[AttributeEntry, ...] = ()
    shared: tuple[tuple[tuple[int, ...], Duty], ...] = ()


class SectionEntry(msgspec.Struct, frozen=True):
    """A section heading as one part prints it."""

    number: int
    title: Passage
    declared: int | None
    declared_unit: str | None
    whole: Passage


class ItemList(msgspec.Struct, frozen=True):
    """The items of one part."""

    part: Part
    list_number: int
    sections: tuple[SectionEntry, ...]
    items: tuple[ItemEntry, ...]
    leftovers: tuple[Leftover, ...] = ()


class Segment(msgspec.Struct):
    """The notice or one annex.

    Attributes:
        number: 0 for what stands before the first annex.
        heading: marker and title of an annex.
        blocks: its lines and grids in print.
    """

    number: int
    heading: list[TextLine] = msgspec.field(default_factory=list)
    blocks: list[TextLine | Grid] = msgspec.field(default_factory=list)

    @property
    def lines(self) -> list[TextLine]:
        """Its lines without its grids."""
        return [block for block in self.blocks if isinstance(block, TextLine)]


def text_line(source: str, span: Span, *more: Span) -> TextLine:
    """A line of the canonical text, or several of one paragraph, with the label in front."""
    wording = passage(source, (span, *more))
    return TextLine(span, wording, label_of(wording.text), more)


def wording(source: str, lines: Iterable[TextLine]) -> Passage:
    """The normalised wording of several lines as one text."""
    several = tuple(lines)
    if len(several) == 1:
        return several[0].passage
    return passage(source, (span for line in several for span in (line.span, *line.more)))
