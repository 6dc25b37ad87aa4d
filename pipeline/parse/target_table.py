"""A table of targets, whatever way it lies: indicators, and a value for each in each region."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from pipeline.circular import ValueRole
from pipeline.document import Cell, Document
from pipeline.parse.duties import Duty, duty_from
from pipeline.parse.reading import Leftover, SectionEntry
from pipeline.text.cells import placeholder_of
from pipeline.text.labels import Label, bare_label_of, label_of
from pipeline.text.normalize import passage
from pipeline.text.passage import Passage
from pipeline.text.quantity_cells import parse_value
from pipeline.text.quantity_units import is_unit
from pipeline.text.responsibility import statement_of

_BRACKET = re.compile(r"（(?:[^（）]|（[^（）]*）)*）")

Read = Callable[[Cell], Passage]


class HeaderItem(msgspec.Struct, frozen=True):
    """What a table prints to name an item.

    Attributes:
        number: as printed; None where there is none.
        label: as printed.
        title: without number, responsibility and unit.
        duty: who owes it.
        whole: everything printed.
        unit: of the numbers below it, where no header of their own has one.
    """

    number: int | None
    label: Label | None
    title: Passage
    duty: Duty
    whole: Passage
    unit: str | None = None


class Indicator(msgspec.Struct, frozen=True):
    """What values are of.

    Attributes:
        section: number of the section it is printed under; None without one.
        item: its item's header; one object for all indicators of the item.
        name: unit bracket removed; None for a dash or no header.
        unit: from the header's bracket, a row or a column of units.
        headers: everything printed that gives its values their meaning, outermost first.
    """

    section: int | None
    item: HeaderItem
    name: Passage | None
    unit: str | None
    headers: tuple[Passage, ...]


class Value(msgspec.Struct, frozen=True):
    """A data cell: of which indicator (by index), for which region, as what.

    Attributes:
        region: label of its region; None where the table is of the issuing region alone.
        unit: from the header of its own column (完成率（%）).
        inherited: whether the place lies under a merged cell whose text stands elsewhere.
    """

    indicator: int
    region: Passage | None
    cell: Cell
    text: Passage
    inherited: bool
    role: ValueRole = "target"
    period: str | None = None
    unit: str | None = None
    headers: tuple[Passage, ...] = ()


class TargetTable(msgspec.Struct, frozen=True):
    """A table of targets, read off its grid.

    Attributes:
        is_list: whether it lists items itself, so that its headers are mentions already.
    """

    sections: tuple[SectionEntry, ...]
    indicators: tuple[Indicator, ...]
    values: tuple[Value, ...]
    leftovers: tuple[Leftover, ...]
    is_list: bool = False


def reader_of(document: Document) -> Read:
    """A function that gives the normalised wording of a grid's cells, each read once."""
    # With the cell itself, so that no other cell comes to have its id.
    known: dict[int, tuple[Cell, Passage]] = {}

    def read(cell: Cell) -> Passage:
        if not (found := known.get(id(cell))):
            wording = passage(document.text, (line.span for line in cell.lines))
            known[id(cell)] = found = cell, wording
        return found[1]

    return read


def key(cell: Cell) -> tuple[int, int]:
    """What tells a cell of a grid from the others."""
    return cell.row, cell.column


def is_value(text: str) -> bool:
    """Whether a normalised cell holds a number or a placeholder."""
    return placeholder_of(text) is not None or parse_value(text) is not None


def header_label(text: str) -> Label | None:
    """The number of a header cell, its separator missing or not."""
    return label_of(text) or bare_label_of(text)


def header_item(whole: Passage) -> HeaderItem:
    """An item's header cell taken apart."""
    label = header_label(whole.text)
    body = whole[label.end if label else 0 :].strip()
    statement = statement_of(body.text, unlabelled=True)
    title = body if statement is None else (body[: statement.start] + body[statement.end :]).strip()
    name, unit = split_unit(title)
    number = label.number if label else None
    return HeaderItem(number, label, name or title, duty_from(statement, body), whole, unit)


def split_unit(header: Passage) -> tuple[Passage | None, str | None]:
    """A header without the bracket that holds its unit, and that unit."""
    for match in _BRACKET.finditer(header.text):
        inner = match.group()[1:-1].strip()
        behind = _BRACKET.sub("", header.text[match.end() :]).strip()
        if not behind and is_unit(inner):
            name = (header[: match.start()] + header[match.end() :]).strip()
            return name, inner
    return header.strip(), None


def indicator_name(headers: list[Passage]) -> tuple[Passage | None, str | None]:
    """Name and unit from the header cells of one column, outermost first; None for a dash."""
    if placeholder_of(headers[-1].text) == "none":
        return None, None
    name, unit = split_unit(headers[-1])
    for header in reversed(headers[:-1]):
        above = split_unit(header)[0]
        name = above + name if above and name else name or above
    return name, unit
