"""Rows of a table of items, grouped item by item; what stands between the items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from pipeline.document import Cell
from pipeline.parse.item_columns import Head
from pipeline.parse.lists import section_entry
from pipeline.parse.reading import Leftover, SectionEntry
from pipeline.parse.target_table import Read, key
from pipeline.text.column_labels import kind_of
from pipeline.text.counts import count_bracket
from pipeline.text.passage import Passage, join
from pipeline.text.table_notes import is_table_note

_SUB_NUMBER = re.compile(r"\d{1,3}\s?[.．\-—]\s?\d{1,2}|（\d{1,2}）|[①-⑳]")
_TOTAL = re.compile(r"(?:合|小|总|共)计(?:[（：].*)?|全部合计|累计")
# In a dump an empty cell may be one or go on from above: a category or lead unit does.
_GOING_ON = {"section", "duty:lead", "duty:responsible"}


class Row(msgspec.Struct, frozen=True):
    """A row of the grid: the cell over each of its places."""

    index: int
    cells: Sequence[Cell]


class Group(msgspec.Struct, frozen=True):
    """The rows of one item."""

    rows: tuple[Row, ...]
    section: int | None
    inferred: bool


class Found(msgspec.Struct):
    """What turns up between the items: sections, and rows that only add up.

    ``inferred`` says that the grid's spans were taken from the form of its rows.
    """

    inferred: bool
    sections: list[SectionEntry] = msgspec.field(default_factory=list)
    leftovers: list[Leftover] = msgspec.field(default_factory=list)


def distinct_cells(group: Group, head: Head) -> list[Cell]:
    """The filled cells of a column in the rows of an item, merged ones once."""
    cells = [row.cells[head.index] for row in group.rows]
    if group.inferred and head.kind not in _GOING_ON:
        cells = [cell for cell in cells if cell.row >= group.rows[0].index]
    return list({key(cell): cell for cell in cells if cell.lines}.values())


def cells_of(group: Group, heads: Sequence[Head], kind: str, read: Read) -> list[Passage]:
    """The filled cells of the columns of one kind in the rows of an item."""
    return [read(c) for head in heads if head.kind == kind for c in distinct_cells(group, head)]


def groups_of(
    rows: Sequence[Row],
    heads: Sequence[Head],
    read: Read,
    found: Found,
) -> Iterator[Group]:
    """Rows item by item; headings over the whole width and merged categories are sections."""
    group: list[Row] = []
    section: SectionEntry | None = None
    for row in rows:
        if _is_total(row, read) or _is_note(row, read) or _repeats_head(row, heads, read):
            own = (cell for cell in row.cells if cell.row == row.index)
            found.leftovers += [Leftover("table_label", read(cell)) for cell in own]
            continue
        if heading := _heading(row, read):
            if group:
                yield Group(tuple(group), section.number if section else None, found.inferred)
            group = []
            section = _opened(heading, found.sections)
            continue
        if group and _begins(row, heads, read):
            yield Group(tuple(group), section.number if section else None, found.inferred)
            group = []
        if not group:
            section = _category(row, heads, read, found.sections) or section
        group.append(row)
    if group:
        yield Group(tuple(group), section.number if section else None, found.inferred)


def _heading(row: Row, read: Read) -> Passage | None:
    """The words of a row that is a heading: one cell over the whole width, or 二|医疗类（2项）."""
    cells = list({key(cell): cell for cell in row.cells if cell.row == row.index}.values())
    if len(cells) == 1 and len(row.cells) > 1 and cells[0].column_span == len(row.cells):
        return read(cells[0]) if cells[0].lines else None
    filled = [read(cell) for cell in cells if cell.lines]
    counted = len(filled) in {1, 2} and count_bracket(filled[-1].text) is not None
    return join(filled) if counted and len(row.cells) > len(filled) else None


def _is_total(row: Row, read: Read) -> bool:
    """Whether a row only adds up the items above it."""
    filled = [read(cell).text for cell in row.cells if cell.lines and cell.row == row.index]
    return bool(filled) and _TOTAL.fullmatch(filled[0]) is not None


def _is_note(row: Row, read: Read) -> bool:
    """Whether a row holds a remark on the table and nothing else (注：…, 填报单位：…, a date)."""
    own = {key(cell): cell for cell in row.cells if cell.row == row.index and cell.lines}
    first = own.get((row.index, 0))
    return len(own) == 1 and first is not None and is_table_note(read(first).text)


def _repeats_head(row: Row, heads: Sequence[Head], read: Read) -> bool:
    """Whether a row prints names of the columns once more, and nothing else."""
    filled = [head for head in heads if row.cells[head.index].lines]
    texts = [(read(row.cells[head.index]).text, head) for head in filled]
    alike = [text == head.label.text or kind_of(text) is not None for text, head in texts]
    same = sum(text == head.label.text for text, head in texts)
    return bool(alike) and all(alike) and 2 * same > len(alike)


def _begins(row: Row, heads: Sequence[Head], read: Read) -> bool:
    """Whether a row is the first of an item: its number, or without such its title, is new."""
    for kind in ("number", "title", "content"):
        cells = [row.cells[head.index] for head in heads if head.kind == kind]
        if cells:
            own = bool(cells[0].lines) and cells[0].row == row.index
            # 2.1 below 2 is a part of it.
            return own and not (kind == "number" and _SUB_NUMBER.fullmatch(read(cells[0]).text))
    return True


def _category(
    row: Row, heads: Sequence[Head], read: Read, sections: list[SectionEntry]
) -> SectionEntry | None:
    """The section that a row's category cell names; a new one where its words are new."""
    cells = [row.cells[head.index] for head in heads if head.kind == "section"]
    return _opened(read(cells[0]), sections) if cells and cells[0].lines else None


def _opened(whole: Passage, sections: list[SectionEntry]) -> SectionEntry:
    entry = section_entry(whole, len(sections) + 1)
    same = next((each for each in sections if each.title.text == entry.title.text), None)
    if same is None:
        sections.append(entry)
    elif same.whole.offsets != whole.offsets:
        sections.append(replace(entry, number=same.number))
    return same or entry
