"""Which segment of a circular is what: its lists of items, its tables of targets."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from pipeline.circular import Reason
from pipeline.document import Document, Grid
from pipeline.parse.chosen import (
    Found,
    chosen_of,
    declared_by,
    is_announced,
    with_agreeing_levels,
    with_measures_below,
    wording_of,
)
from pipeline.parse.first_leads import with_first_leading
from pipeline.parse.flat_tables import with_flat_tables
from pipeline.parse.item_rows import ItemTable, read_item_rows
from pipeline.parse.levels import item_depth, with_unnumbered
from pipeline.parse.list_parts import as_parts
from pipeline.parse.lists import read_list
from pipeline.parse.marked_leads import with_marked_leading
from pipeline.parse.nodes import Outline
from pipeline.parse.numbered_fields import with_numbered_fields
from pipeline.parse.outline import build
from pipeline.parse.reading import ItemList, Leftover, Segment, TextLine, wording
from pipeline.parse.region_rows import read_region_rows
from pipeline.parse.section_order import section_numbers, with_section_numbers
from pipeline.parse.split import Division
from pipeline.parse.stitch import joined
from pipeline.parse.target_table import TargetTable
from pipeline.text.closings import is_note
from pipeline.text.normalize import passage
from pipeline.text.passage import Passage, Span
from pipeline.text.quantity_units import is_unit
from pipeline.text.table_notes import is_table_note, is_table_title
from pipeline.text.unit_lists import first_leads

_UNIT_LINE = re.compile(r"（?(?:计量)?单位[：:](.{1,8}?)）?")


class Parts(msgspec.Struct):
    """What the segments of a document turned out to be.

    Attributes:
        lists: of items, in print; tables of items among them.
        tables: of targets, in print, with the number of the list they belong to.
        front: lines above the first list of the notice.
        tail: lines behind lists and tables.
        annex_titles: of the annexes that hold lists or tables.
        leftovers: text that goes into no row.
    """

    lists: list[ItemList] = msgspec.field(default_factory=list)
    tables: list[TargetTable] = msgspec.field(default_factory=list)
    front: list[TextLine] = msgspec.field(default_factory=list)
    tail: list[TextLine] = msgspec.field(default_factory=list)
    annex_titles: list[Passage] = msgspec.field(default_factory=list)
    leftovers: list[Leftover] = msgspec.field(default_factory=list)


def read_parts(document: Document, division: Division) -> Parts:
    """Find the lists and tables of all segments and read them."""
    parts = Parts(leftovers=list(division.leftovers))
    declared = declared_by(division)
    for segment in division.segments:
        segment.blocks, repeated = with_flat_tables(document, segment.blocks)
        parts.leftovers += repeated
    outlines = {s.number: _outlines(s) for s in division.segments}
    headings = {
        wording_of(node)
        for own in outlines.values()
        for each in own
        for node in each.root.walk()
        if node.children
    }
    grids = {s.number: list(_tables(document, s, headings, parts)) for s in division.segments}
    tables = [table for own in grids.values() for table in own]
    known = section_numbers((each for own in outlines.values() for each in own), tables)
    grids = {number: list(with_section_numbers(own, known)) for number, own in grids.items()}
    chosen = chosen_of(
        outlines, declared, [name for table in tables for name in _item_names(table)]
    )
    found = []
    for segment in division.segments:
        own = [each for each in outlines[segment.number] if id(each) in chosen]
        found += [Found(segment, o, item_depth(o.root, declared.every)) for o in own]
        lines = _sorted_lines(segment, outlines[segment.number], own, bool(grids[segment.number]))
        _give_lines(document, segment, lines, bool(own or grids[segment.number]), parts)
    found = [with_measures_below(each) for each in with_agreeing_levels(found)]
    _read_lists(document, found, grids, parts)
    return parts


def _outlines(segment: Segment) -> list[Outline]:
    # Plans one after the other are items only behind the first step.
    return [with_numbered_fields(each) for each in with_unnumbered(build(segment.lines))]


def _item_names(table: TargetTable | ItemTable) -> Iterator[str]:
    if isinstance(table, ItemTable):
        yield from (item.title or item.text.text for item in table.items.items)
    else:
        yield from dict.fromkeys(i.item.title.text for i in table.indicators)


def _tables(
    document: Document, segment: Segment, headings: Collection[str], parts: Parts
) -> Iterator[TargetTable | ItemTable]:
    """The tables of a segment, those that go on over pages joined."""
    blocks = [each for each in segment.blocks if not isinstance(each, Grid) or each.cells]
    grids, repeated = joined(document, blocks)
    parts.leftovers += repeated
    marks = (span for block in segment.blocks if isinstance(block, Grid) for span in block.marks)
    parts.leftovers += [Leftover("table_label", passage(document.text, [span])) for span in marks]
    units = _units_above(segment)
    for grid in grids:
        if table := _read_table(document, grid, headings):
            first = grid.cells[0].lines
            yield _with_unit(table, units.get(first[0].span) if first else None)


def _units_above(segment: Segment) -> dict[Span, str]:
    """Units that a line right above a grid gives for all of it, by the grid's first line."""
    found: dict[Span, str] = {}
    for above, block in pairwise(segment.blocks):
        if isinstance(block, Grid) and isinstance(above, TextLine) and block.cells:
            match = _UNIT_LINE.fullmatch(above.text)
            first = block.cells[0].lines
            if match and first and is_unit(match.group(1)):
                found[first[0].span] = match.group(1)
    return found


def _with_unit(table: TargetTable | ItemTable, unit: str | None) -> TargetTable | ItemTable:
    """A table of targets with a unit for the indicators that print none."""
    if unit is None:
        return table
    if isinstance(table, ItemTable):
        return replace(table, targets=_with_unit_of(table.targets, unit))
    return _with_unit_of(table, unit)


def _with_unit_of(table: TargetTable, unit: str) -> TargetTable:
    own = (replace(i, unit=i.unit or unit) if i.name else i for i in table.indicators)
    return replace(table, indicators=tuple(own))


def _read_table(
    document: Document, grid: Grid, headings: Collection[str]
) -> TargetTable | ItemTable | None:
    return read_item_rows(document, grid) or read_region_rows(document, grid, headings)


class _Around(msgspec.Struct):
    """Lines of a segment above its items and tables, and behind them."""

    above: list[TextLine] = msgspec.field(default_factory=list)
    behind: list[TextLine] = msgspec.field(default_factory=list)


def _sorted_lines(
    segment: Segment, outlines: Sequence[Outline], chosen: Sequence[Outline], has_tables: bool
) -> _Around:
    """The lines of a segment that belong to no item, by where they stand."""
    around = _Around()
    side = around.above
    for outline in outlines:
        is_chosen = any(outline is each for each in chosen)
        side += outline.front
        side = around.behind if is_chosen else side
        if not is_chosen:
            side += _own_lines(outline)
        side += outline.tail
    below = _below_tables(segment) if has_tables else set()
    around.behind = [line for line in around.above if line.span in below] + around.behind
    around.above = [line for line in around.above if line.span not in below]
    return around


def _own_lines(outline: Outline) -> list[TextLine]:
    nodes = list(outline.root.walk())
    lines = [line for node in nodes for line in (*node.own_lines(), *node.duty)]
    return sorted(lines, key=lambda line: line.span)


def _give_lines(
    document: Document, segment: Segment, around: _Around, is_read: bool, parts: Parts
) -> None:
    """Hand the lines around items and tables to the letter, or say why they are in no row."""
    if segment.number == 0:
        parts.front += around.above
        parts.tail += around.behind
        return
    parts.leftovers += [Leftover("heading", line.passage) for line in segment.heading]
    if is_read:
        titles, rest = _titles(around.above, _above_tables(segment))
        parts.leftovers += [Leftover("heading", line.passage) for line in titles]
        parts.leftovers += [Leftover(_reason(line.text), line.passage) for line in rest]
        if titles:
            parts.annex_titles.append(wording(document.text, titles))
        parts.tail += around.behind


def _reason(text: str) -> Reason:
    """Why a line between the title of an annex and its list is in no row."""
    if is_table_note(text):
        return "table_label"
    if is_table_title(text):
        return "heading"
    said = text[-1:] in "。：；" or (text.startswith("（") and text.endswith("）"))
    return "preamble" if said else "unparsed"


def _below_tables(segment: Segment) -> set[Span]:
    """Lines behind the last grid of a segment."""
    last = max(i for i, block in enumerate(segment.blocks) if isinstance(block, Grid))
    return {block.span for block in segment.blocks[last:] if isinstance(block, TextLine)}


def _above_tables(segment: Segment) -> set[Span]:
    """Lines above the first grid of a segment, all without one."""
    grids = [i for i, block in enumerate(segment.blocks) if isinstance(block, Grid)]
    above = segment.blocks[: grids[0]] if grids else segment.blocks
    return {block.span for block in above if isinstance(block, TextLine)}


def _titles(
    lines: Sequence[TextLine], above: Collection[Span]
) -> tuple[list[TextLine], list[TextLine]]:
    """The first lines of an annex that are no sentences: its title."""
    ends = (
        i
        for i, line in enumerate(lines)
        if line.label
        or line.text[-1] in "。；：，"
        or line.span not in above
        or is_note(line.text)
        or _UNIT_LINE.fullmatch(line.text)
    )
    end = next(ends, len(lines))
    return list(lines[:end]), list(lines[end:])


def _read_lists(
    document: Document,
    found: Sequence[Found],
    grids: dict[int, list[TargetTable | ItemTable]],
    parts: Parts,
) -> None:
    """Read lists and tables in print; a list that repeats one before it shares its number."""
    pending = sorted({*(f.segment.number for f in found), *grids})
    for number in pending:
        for each in (f for f in found if f.segment.number == number):
            read = read_list(document.text, each.outline, each.depth, "notice", 1)
            parts.lists.append(read)
        for table in grids[number]:
            _take_table(table, parts)
    parts.lists = as_parts(parts.lists, [is_announced(each) for each in found])
    if first_leads(document.text):
        parts.lists = [with_first_leading(each) for each in parts.lists]
    parts.lists = with_marked_leading(parts.lists, document.text)
    parts.leftovers += [left for each in parts.lists for left in each.leftovers]


def _take_table(table: TargetTable | ItemTable, parts: Parts) -> None:
    if isinstance(table, TargetTable):
        parts.tables.append(table)
        return
    if not table.is_matrix:
        parts.lists.append(table.items)
    if table.targets.indicators:
        left = table.items.leftovers if table.is_matrix else ()
        sections = table.items.sections if table.is_matrix else ()
        own = replace(table.targets, leftovers=left, sections=sections)
        parts.tables.append(replace(own, is_list=not table.is_matrix))
