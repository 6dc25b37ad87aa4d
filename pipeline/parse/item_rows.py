"""Tables with a row, or a few, per item: 序号|类别|项目|内容|目标|牵头|配合|时限|投资."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from pipeline.document import Cell, Document, Grid
from pipeline.parse.duties import AttributeEntry, Duty, duty_from, settled
from pipeline.parse.item_columns import Head, heads_of
from pipeline.parse.item_groups import Found, Group, Row, cells_of, distinct_cells, groups_of
from pipeline.parse.item_targets import has_numbers, targets_of
from pipeline.parse.reading import ItemEntry, ItemList, Leftover, MeasureEntry
from pipeline.parse.target_table import (
    Read,
    TargetTable,
    key,
    reader_of,
)
from pipeline.text.cells import placeholder_of
from pipeline.text.inline import number_cuts
from pipeline.text.labels import Label, label_of, ordinal_of
from pipeline.text.misread_labels import meant, misread_ordinal_of
from pipeline.text.passage import Passage, join
from pipeline.text.responsibility import statement_in, statement_of
from pipeline.text.roles import role_beside
from pipeline.text.unit_lists import are_unit_names

_OWNERS = {"lead", "responsible"}


class ItemTable(msgspec.Struct, frozen=True):
    """A table of items: the list it makes, and the targets in it.

    Attributes:
        items: with part ``list``.
        targets: of its columns of numbers; without indicators where it has none.
        is_matrix: whether it only parts the items of another list among regions.
    """

    items: ItemList
    targets: TargetTable
    is_matrix: bool


def read_item_rows(document: Document, grid: Grid) -> ItemTable | None:
    """Read a grid with a row per item; None where its head is none of such a table."""
    read = reader_of(document)
    matrix = grid.matrix()
    head = heads_of(matrix, read)
    if head is None:
        return None
    height, heads = head
    seen = Found(grid.inferred)
    rows = [Row(index, cells) for index, cells in enumerate(matrix) if index >= height]
    groups = list(groups_of(rows, heads, read, seen))
    entries = tuple(_numbered([_item(group, heads, read) for group in groups]))
    labels = {key(c): c for row in matrix[:height] for c in row if c.lines}
    table = targets_of(groups, entries, heads, read)
    used = {span for i in table.indicators for h in i.headers for span in h.offsets}
    leftovers = [Leftover("table_label", read(c)) for c in labels.values()]
    leftovers = [each for each in leftovers if not used.issuperset(each.passage.offsets)]
    leftovers += seen.leftovers
    items = ItemList("list", 1, tuple(seen.sections), entries, tuple(leftovers))
    regions = sum(head.kind == "region" or head.region is not None for head in heads)
    kinds = {head.kind for head in heads}
    said = bool({"content", "goal"} & kinds)
    return ItemTable(items, table, is_matrix=regions > 1 and not said)


def _item(group: Group, heads: Sequence[Head], read: Read) -> ItemEntry:
    """An item from its rows, its number still as printed (0 where none is)."""
    numbers = cells_of(group, heads, "number", read)[:1]
    titles = cells_of(group, heads, "title", read)
    label = _ordinal(numbers[0].text) if numbers else None
    label = label or (label_of(titles[0].text) if titles else None)
    contents = cells_of(group, heads, "content", read) or cells_of(group, heads, "goal", read)
    text = join(contents or titles)
    statement = statement_of(text.text, unlabelled=True)
    if statement:
        text = text[: statement.start] + text[statement.end :]
    duty = _duty(group, heads, read) + duty_from(statement, join(contents or titles))
    title = titles[0] if titles and has_numbers(heads) else join(titles)
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


def _wholes(group: Group, heads: Sequence[Head], read: Read) -> Iterator[Passage]:
    kinds = {"number", "title", "content", "goal", "duty"}
    for head in heads:
        if head.kind.split(":")[0] in kinds:
            yield from (read(cell) for cell in distinct_cells(group, head))


def _duty(group: Group, heads: Sequence[Head], read: Read) -> Duty:
    """Who owes an item, from the columns of roles, in print."""
    duty = Duty()
    roles = {head: head.kind.removeprefix("duty:") for head in heads if _is_duty(head)}
    has_lead, has_owner = "lead" in roles.values(), bool(_OWNERS & set(roles.values()))
    for head, role in roles.items():
        for cell in distinct_cells(group, head):
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


def _measures(group: Group, heads: Sequence[Head], read: Read) -> Iterator[MeasureEntry]:
    """The paragraphs of the column of measures."""
    for text in cells_of(group, heads, "measures", read):
        cuts = [0, *number_cuts(text.text), len(text)]
        for start, end in pairwise(cuts):
            whole = text[start:end].strip()
            label = label_of(whole.text)
            yield MeasureEntry(label, whole[label.end if label else 0 :], whole)


def _attributes(group: Group, heads: Sequence[Head], read: Read) -> Iterator[AttributeEntry]:
    """The cells of all other columns, with what stands above them."""
    for head in heads:
        if head.kind == "attribute":
            for cell in distinct_cells(group, head):
                yield AttributeEntry(head.label.text, read(cell))
