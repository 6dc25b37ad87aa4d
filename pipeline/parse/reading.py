"""What the stages of parsing hand to each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.circular import Part, Reason
from pipeline.document import Grid
from pipeline.text.labels import Label, label_of
from pipeline.text.normalize import passage
from pipeline.text.passage import Passage, Span
from pipeline.text.responsibility import Statement


@dataclass(frozen=True, slots=True)
class Leftover:
    """Text that goes into no row, and why."""

    reason: Reason
    passage: Passage


@dataclass(frozen=True, slots=True)
class TextLine:
    """A printed line, normalised."""

    span: Span
    passage: Passage
    label: Label | None

    @property
    def text(self) -> str:
        """The normalised wording."""
        return self.passage.text


@dataclass(frozen=True, slots=True)
class MeasureEntry:
    """A measure as printed: label and text."""

    label: Label | None
    text: Passage
    whole: Passage


@dataclass(frozen=True, slots=True)
class ItemEntry:
    """An item as one list prints it.

    Attributes:
        number: the one it goes by in its list (running, where numbers restart).
        label: as printed; None where there is none.
        text: without label and responsibility bracket.
        statement: of responsibility; its ranges count in ``body``.
        body: text and bracket.
        whole: label, text and bracket.
        section: number of the section it stands in.
    """

    number: int
    label: Label | None
    text: Passage
    statement: Statement | None
    body: Passage
    whole: Passage
    section: int | None
    measures: tuple[MeasureEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """A section heading as one part prints it."""

    number: int
    title: Passage
    declared: int | None
    declared_unit: str | None
    whole: Passage


@dataclass(frozen=True, slots=True)
class ItemList:
    """The items of one part."""

    part: Part
    list_number: int
    sections: tuple[SectionEntry, ...]
    items: tuple[ItemEntry, ...]
    leftovers: tuple[Leftover, ...] = ()


@dataclass(slots=True)
class Segment:
    """The notice or one annex: its lines and grids.

    Attributes:
        number: 0 for what stands before the first annex.
        heading: marker and title of an annex.
    """

    number: int
    heading: list[TextLine] = field(default_factory=list)
    lines: list[TextLine] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)


def text_line(source: str, span: Span) -> TextLine:
    """A line of the canonical text, normalised, with the label it begins with."""
    wording = passage(source, [span])
    return TextLine(span, wording, label_of(wording.text))


def wording(source: str, lines: Iterable[TextLine]) -> Passage:
    """The normalised wording of several lines as one text."""
    several = tuple(lines)
    if len(several) == 1:
        return several[0].passage
    return passage(source, (line.span for line in several))
