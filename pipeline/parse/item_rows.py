"""Tables with a row, or a few, per item: 序号|类别|项目|内容|目标|牵头|配合|时限|投资."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipeline.document import Cell, Document, Grid
from pipeline.parse.duties import AttributeEntry, Duty, duty_from, settled
from pipeline.parse.item_columns import Head, heads_of
from pipeline.parse.lists import section_entry
from pipeline.parse.reading import ItemEntry, ItemList, Leftover, MeasureEntry, SectionEntry
from pipeline.parse.target_table import (
    HeaderItem,
    Indicator,
    Read,
    TargetTable,
    Value,
    key,
    reader_of,
    split_unit,
)
from pipeline.text.cells import placeholder_of
from pipeline.text.column_labels import kind_of
from pipeline.text.counts import count_bracket
from pipeline.text.inline import number_cuts
from pipeline.text.labels import Label, label_of, ordinal_of
from pipeline.text.misread_labels import meant, misread_ordinal_of
from pipeline.text.passage import Passage, join
from pipeline.text.responsibility import statement_in, statement_of
from pipeline.text.roles import role_beside
from pipeline.text.table_notes import is_table_note
from pipeline.text.unit_lists import are_unit_names

_OWNERS = {"lead", "responsible"}
_DIGIT = re.compile(r"\d")
_NUMBERS = {"region", "target", "achieved", "rate"}
_SUB_NUMBER = re.compile(r"\d{1,3}\s?[.．\-—]\s?\d{1,2}|（\d{1,2}）|[①-⑳]")
_TOTAL = re.compile(r"(?:合|小|总|共)计(?:[（：].*)?|全部合计|累计")
# In a dump an empty cell may be one or go on from above: a category or lead unit does.
_GOING_ON = {"section", "duty:lead", "duty:responsible"}


@dataclass(frozen=True, slots=True)
class ItemTable:
    """A table of items: the list it makes, and the targets in it.

    Attributes:
        items: with part ``list``.
        targets: of its columns of numbers; without indicators where it has none.
        is_matrix: whether it only parts the items of another list among regions.
    """

    items: ItemList
    targets: TargetTable
    is_matrix: bool


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the grid: the cell over each of its places."""

    index: int
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class _Group:
    """The rows of one item."""

    rows: tuple[_Row, ...]
    section: int | None
    inferred: bool


@dataclass(slots=True)
class _Found:
    """What turns up between the items: sections, and rows that only add up.

    ``inferred`` says that the grid's spans were taken from the form of its rows.
    """

    inferred: bool
    sections: list[SectionEntry] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)


def read_item_rows(document: Document, grid: Grid) -> ItemTable | None:
    """Read a grid with a row per item; None where its head is none of such a table."""
    read = reader_of(document)
    matrix = grid.matrix()
    head = heads_of(matrix, read)
    if head is None:
        return None
    height, heads = head
    seen = _Found(grid.inferred)
    rows = [_Row(index, cells) for index, cells in enumerate(matrix) if index >= height]
    groups = list(_groups(rows, heads, read, seen))
    entries = tuple(_numbered([_item(group, heads, read) for group in groups]))
    labels = {key(c): c for row in matrix[:height] for c in row if c.lines}
    table = _targets(groups, entries, heads, read)
    used = {span for i in table.indicators for h in i.headers for span in h.offsets}
    leftovers = [Leftover("table_label", read(c)) for c in labels.values()]
    leftovers = [each for each in leftovers if not used.issuperset(each.passage.offsets)]
    leftovers += seen.leftovers
    items = ItemList("list", 1, tuple(seen.sections), entries, tuple(leftovers))
    regions = sum(head.kind == "region" for head in heads)
    kinds = {head.kind for head in heads}
    said = bool({"content", "goal"} & kinds)
    return ItemTable(items, table, is_matrix=regions > 1 and not said)


def _groups(
    rows: Sequence[_Row],
    heads: Sequence[Head],
    read: Read,
    found: _Found,
) -> Iterator[_Group]:
    """Rows item by item; headings over the whole width and merged categories are sections."""
    group: list[_Row] = []
    section: SectionEntry | None = None
    for row in rows:
        if _is_total(row, read) or _is_note(row, read) or _repeats_head(row, heads, read):
            own = (cell for cell in row.cells if cell.row == row.index)
            found.leftovers += [Leftover("table_label", read(cell)) for cell in own]
            continue
        if heading := _heading(row, read):
            if group:
                yield _Group(tuple(group), section.number if section else None, found.inferred)
            group = []
            section = _opened(heading, found.sections)
            continue
        if group and _begins(row, heads, read):
            yield _Group(tuple(group), section.number if section else None, found.inferred)
            group = []
        if not group:
            section = _category(row, heads, read, found.sections) or section
        group.append(row)
    if group:
        yield _Group(tuple(group), section.number if section else None, found.inferred)


def _heading(row: _Row, read: Read) -> Passage | None:
    """The words of a row that is a heading: one cell over the whole width, or 二|医疗类（2项）."""
    cells = list({key(cell): cell for cell in row.cells if cell.row == row.index}.values())
    if len(cells) == 1 and len(row.cells) > 1 and cells[0].column_span == len(row.cells):
        return read(cells[0]) if cells[0].lines else None
    filled = [read(cell) for cell in cells if cell.lines]
    counted = len(filled) in {1, 2} and count_bracket(filled[-1].text) is not None
    return join(filled) if counted and len(row.cells) > len(filled) else None


def _is_total(row: _Row, read: Read) -> bool:
    """Whether a row only adds up the items above it."""
    filled = [read(cell).text for cell in row.cells if cell.lines and cell.row == row.index]
    return bool(filled) and _TOTAL.fullmatch(filled[0]) is not None


def _is_note(row: _Row, read: Read) -> bool:
    """Whether a row holds a remark on the table and nothing else (注：…, 填报单位：…, a date)."""
    own = {key(cell): cell for cell in row.cells if cell.row == row.index and cell.lines}
    first = own.get((row.index, 0))
    return len(own) == 1 and first is not None and is_table_note(read(first).text)


def _repeats_head(row: _Row, heads: Sequence[Head], read: Read) -> bool:
    """Whether a row prints names of the columns once more, and nothing else."""
    filled = [head for head in heads if row.cells[head.index].lines]
    texts = [(read(row.cells[head.index]).text, head) for head in filled]
    alike = [text == head.label.text or kind_of(text) is not None for text, head in texts]
    same = sum(text == head.label.text for text, head in texts)
    return bool(alike) and all(alike) and 2 * same > len(alike)


def _begins(row: _Row, heads: Sequence[Head], read: Read) -> bool:
    """Whether a row is the first of an item: its number, or without such its title, is new."""
    for kind in ("number", "title", "content"):
        cells = [row.cells[head.index] for head in heads if head.kind == kind]
        if cells:
            own = bool(cells[0].lines) and cells[0].row == row.index
            # 2.1 below 2 is a part of it.
            return own and not (kind == "number" and _SUB_NUMBER.fullmatch(read(cells[0]).text))
    return True


def _category(
    row: _Row, heads: Sequence[Head], read: Read, sections: list[SectionEntry]
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


def _item(group: _Group, heads: Sequence[Head], read: Read) -> ItemEntry:
    """An item from its rows, its number still as printed (0 where none is)."""
    numbers = _cells(group, heads, "number", read)[:1]
    titles = _cells(group, heads, "title", read)
    label = _ordinal(numbers[0].text) if numbers else None
    label = label or (label_of(titles[0].text) if titles else None)
    contents = _cells(group, heads, "content", read) or _cells(group, heads, "goal", read)
    text = join(contents or titles)
    statement = statement_of(text.text, unlabelled=True)
    if statement:
        text = text[: statement.start] + text[statement.end :]
    duty = _duty(group, heads, read) + duty_from(statement, join(contents or titles))
    title = titles[0] if titles and _has_numbers(heads) else join(titles)
    named = label_of(title.text)
    return ItemEntry(
        number=label.number if label else 0,
        label=label,
        text=text.strip(),
        duty=settled(duty),
        whole=join(_wholes(group, heads, read)),
        section=group.section,
        measures=tuple(_measures(group, heads, read)),
        title=(title[named.end :] if named else title).text.strip("。；") or None,
        attributes=tuple(_attributes(group, heads, read)),
    )


def _ordinal(text: str) -> Label | None:
    return ordinal_of(text) or misread_ordinal_of(text)


def _without_misread(items: Sequence[ItemEntry]) -> list[ItemEntry]:
    """The items, numbers that a scanner misread taken only where those beside them show them."""
    printed = [0, *(item.number for item in items), 0]
    sound: list[ItemEntry] = []
    for order, item in enumerate(items, 1):
        before, own, behind = printed[order - 1 : order + 2]
        misread = item.label is not None and meant(item.label.printed) is not None
        proved = own in {before + 1, behind - 1}
        sound.append(replace(item, label=None, number=0) if misread and not proved else item)
    return sound


def _numbered(items: Sequence[ItemEntry]) -> Iterator[ItemEntry]:
    """Numbers as printed; the running order where one is missing or they restart."""
    items = _without_misread(items)
    printed = [item.number for item in items]
    sound = all(printed) and len(set(printed)) == len(printed)
    for order, item in enumerate(items, 1):
        yield item if sound else replace(item, number=order)


def _distinct(group: _Group, head: Head) -> list[Cell]:
    """The filled cells of a column in the rows of an item, merged ones once."""
    cells = [row.cells[head.index] for row in group.rows]
    if group.inferred and head.kind not in _GOING_ON:
        cells = [cell for cell in cells if cell.row >= group.rows[0].index]
    return list({key(cell): cell for cell in cells if cell.lines}.values())


def _cells(group: _Group, heads: Sequence[Head], kind: str, read: Read) -> list[Passage]:
    return [read(c) for head in heads if head.kind == kind for c in _distinct(group, head)]


def _wholes(group: _Group, heads: Sequence[Head], read: Read) -> Iterator[Passage]:
    kinds = {"number", "title", "content", "goal", "duty"}
    for head in heads:
        if head.kind.split(":")[0] in kinds:
            yield from (read(cell) for cell in _distinct(group, head))


def _duty(group: _Group, heads: Sequence[Head], read: Read) -> Duty:
    """Who owes an item, from the columns of roles, in print."""
    duty = Duty()
    roles = {head: head.kind.removeprefix("duty:") for head in heads if _is_duty(head)}
    has_lead, has_owner = "lead" in roles.values(), bool(_OWNERS & set(roles.values()))
    for head, role in roles.items():
        for cell in _distinct(group, head):
            text = read(cell)
            if role == "deadline":
                said = placeholder_of(text.text) is None
                duty += Duty(deadlines=(AttributeEntry(head.label.text, text),) if said else ())
            else:
                named = role_beside(role, has_lead=has_lead, has_owner=has_owner)
                run = next(iter(text.offsets), 0)
                for each in _lists(cell, text, read):
                    duty += duty_from(statement_in(each.text, named), each, run)
    return duty


def _is_duty(head: Head) -> bool:
    return head.kind.startswith("duty:")


def _lists(cell: Cell, text: Passage, read: Read) -> list[Passage]:
    """The lines of a cell where each lists whole names, else all of it."""
    lines = [read(replace(cell, lines=(line,))) for line in cell.lines]
    whole = len(lines) > 1 and all(are_unit_names(line.text) for line in lines)
    return lines if whole else [text]


def _measures(group: _Group, heads: Sequence[Head], read: Read) -> Iterator[MeasureEntry]:
    """The paragraphs of the column of measures."""
    for text in _cells(group, heads, "measures", read):
        cuts = [0, *number_cuts(text.text), len(text)]
        for start, end in pairwise(cuts):
            whole = text[start:end].strip()
            label = label_of(whole.text)
            yield MeasureEntry(label, whole[label.end if label else 0 :], whole)


def _attributes(group: _Group, heads: Sequence[Head], read: Read) -> Iterator[AttributeEntry]:
    """The cells of all other columns, with what stands above them."""
    for head in heads:
        if head.kind == "attribute":
            for cell in _distinct(group, head):
                yield AttributeEntry(head.label.text, read(cell))


def _has_numbers(heads: Sequence[Head]) -> bool:
    return any(head.kind in _NUMBERS for head in heads)


def _targets(
    groups: Sequence[_Group], items: Sequence[ItemEntry], heads: Sequence[Head], read: Read
) -> TargetTable:
    """An indicator for each row that has numbers, a value for each column of numbers."""
    columns = [head for head in heads if head.kind in _NUMBERS]
    indicators: list[Indicator] = []
    values: list[Value] = []
    for group, item in zip(groups, items, strict=True) if columns else ():
        title = next(iter(_cells(group, heads, "title", read)), Passage())
        named = label_of(title.text)
        title = title[named.end :] if named else title
        header = HeaderItem(item.number, item.label, title, item.duty, item.whole)
        for row in group.rows:
            indicators.append(_indicator(row, heads, header, group.section, read))
            values += _values(row, columns, len(indicators) - 1, read)
    return TargetTable((), tuple(indicators), tuple(values), ())


def _indicator(
    row: _Row, heads: Sequence[Head], item: HeaderItem, section: int | None, read: Read
) -> Indicator:
    """What the numbers of a row are of: its indicator cell, else its item's title."""
    printed = {
        head.kind: read(row.cells[head.index]) for head in heads if row.cells[head.index].lines
    }
    own = [row.cells[head.index] for head in heads if head.kind == "title"]
    sub = [read(cell) for cell in own if cell.lines and cell.row == row.index]
    goal = printed.get("goal")  # beside a column of numbers it may name them
    goal = goal if goal and "unit" in printed and not _DIGIT.search(goal.text) else None
    named = (
        printed.get("indicator") or printed.get("content") or goal or next(iter(sub), item.title)
    )
    name, unit = split_unit(named)
    if "unit" in printed:
        unit = split_unit(printed["unit"])[1] or printed["unit"].text  # 增幅（%）
    headers = [printed[kind] for kind in ("indicator", "unit") if kind in printed]
    return Indicator(section, item, name, unit, tuple(headers))


def _values(row: _Row, columns: Sequence[Head], indicator: int, read: Read) -> Iterator[Value]:
    for head in columns:
        cell = row.cells[head.index]
        region = head.label if head.kind == "region" else None
        yield Value(
            indicator,
            region,
            cell,
            read(cell),
            inherited=bool(cell.lines) and key(cell) != (row.index, head.index),
            role="target" if head.kind == "region" else head.kind,  # type: ignore[arg-type]
            period=head.period,
            unit=head.unit,
            headers=() if region else (head.label,),
        )
