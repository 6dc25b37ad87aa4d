"""The head of a table of items: what each column holds."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from pipeline.document import Cell
from pipeline.parse.places import heads_places, is_corner, is_region_label
from pipeline.parse.target_table import Read, is_value, key, split_unit
from pipeline.text.column_labels import kind_of, period_of
from pipeline.text.labels import ordinal_of
from pipeline.text.passage import Passage
from pipeline.text.quantity_units import is_unit
from pipeline.text.regions import is_place

_FEWEST_KNOWN = 2
_FEWEST_REGIONS = 2
_NEEDED = {"title", "content", "indicator"}
# Without a column that says what an item is, the rows are none.
_NAMING = {"title", "content", "goal", "indicator"}
_SAYING = {"content", "goal", "unit", "region", "target", "achieved", "rate"}
_HIGHEST = 5
_ROLES = {"target", "achieved", "rate"}


class Head(msgspec.Struct, frozen=True):
    """A column of a table of items.

    Attributes:
        index: in the grid.
        label: its lowest header.
        kind: number, section, title, content, goal, indicator, unit, measures, ``duty:`` with a
            role, region, target, achieved, rate, or attribute for all else.
        period: of its values, where its header names one.
        unit: of its values, where its header has one in a bracket.
        group: the header over its lowest one, where that lies over several columns.
        region: the header over its lowest one, where that names a region of several.
    """

    index: int
    label: Passage
    kind: str
    period: str | None = None
    unit: str | None = None
    group: tuple[int, int] | None = None
    region: Passage | None = None


def heads_of(matrix: Sequence[Sequence[Cell]], read: Read) -> tuple[int, list[Head]] | None:
    """Height of the header, and the columns; None where no row of a grid is such a head."""
    top = next((i for i, row in enumerate(matrix[:_HIGHEST]) if _is_head(row, read)), None)
    if top is None:
        return None
    height = _height(matrix, top, read)
    if height >= len(matrix):
        return None
    heads = [_head(matrix, index, top, height, read) for index in range(len(matrix[0]))]
    heads = [_by_values(head, matrix[height:], read) for head in heads]
    heads = _with_texts(_with_regions(heads, matrix[height:], read), matrix[height:], read)
    heads = _with_sentences(heads, matrix[height:], read)
    heads = _under_regions(heads, matrix[top:height], read)
    return (height, heads) if _NAMING & {head.kind for head in heads} else None


def _is_head(row: Sequence[Cell], read: Read) -> bool:
    kinds = [kind_of(read(cell).text) for cell in {key(c): c for c in row}.values() if cell.lines]
    known = {kind for kind in kinds if kind is not None}
    if not known:
        return False
    if any(cell.lines and heads_places(read(cell).text) for cell in row):
        return False  # a column of regions: its rows are no items
    regions = sum(cell.lines != () and is_region_label(read(cell).text) for cell in row)
    if regions >= _FEWEST_REGIONS and {"title", "indicator"} & known:
        return True
    if any(cell.lines and is_corner(read(cell).text) for cell in row):
        return False
    # 目标任务 over and over is a row of roles in another kind of table.
    numbered = "number" in known and bool(
        "goal" in known or any(kind.startswith("duty:") for kind in known)
    )
    return len(known) >= _FEWEST_KNOWN and bool(_NEEDED & known or numbered)


def _height(matrix: Sequence[Sequence[Cell]], top: int, read: Read) -> int:
    """Rows of the header: further ones fill only places under or beside the first."""
    for index in range(top + 1, len(matrix)):
        first = matrix[index][0]
        if first.row == index and first.lines:
            return index
        filled = [cell for cell in matrix[index] if cell.row == index and cell.lines]
        texts = [read(cell).text for cell in filled]
        # 配合 stands in cells of values too, here it names a column.
        if not filled or any(is_value(text) and kind_of(text) is None for text in texts):
            return index
        if index - top >= _HIGHEST:
            break
    return top + 1


def _head(matrix: Sequence[Sequence[Cell]], index: int, top: int, height: int, read: Read) -> Head:
    """A column by the words of its headers, the lowest that is known speaking first."""
    cells = {key(row[index]): row[index] for row in matrix[top:height] if row[index].lines}
    labels = [read(cell) for cell in cells.values()]
    lowest = labels[-1] if labels else Passage()
    name, unit = split_unit(lowest)
    texts = [name.text if name else "", *(label.text for label in reversed(labels))]
    kind = next((kind for text in texts if (kind := kind_of(text))), "attribute")
    above = list(cells.values())[-2:-1]
    group = next((key(cell) for cell in above if cell.column_span > 1), None)
    return Head(index, lowest, kind, period_of(lowest.text), unit, group)


def _by_values(head: Head, rows: Sequence[Sequence[Cell]], read: Read) -> Head:
    """A column whose name leaves open what it holds, settled by what it does hold."""
    cells = {key(row[head.index]): row[head.index] for row in rows}.values()
    texts = [read(cell).text for cell in cells if cell.lines]
    numeric = bool(texts) and 2 * sum(map(is_value, texts)) > len(texts)
    if head.kind == "unit":
        units = sum(is_unit(text) or split_unit(Passage(text))[1] is not None for text in texts)
        measured = 2 * units > len(texts)
        return head if measured else replace(head, kind="duty:responsible")
    if head.kind == "goal" and numeric:
        return replace(head, kind="target")
    if head.kind in {"achieved", "rate"} and not numeric:
        return replace(head, kind="attribute")
    if head.kind == "number" and not any(ordinal_of(text) for text in texts):
        return replace(head, kind="attribute")
    return head


def _with_regions(heads: list[Head], rows: Sequence[Sequence[Cell]], read: Read) -> list[Head]:
    """Columns of numbers under names of places are of regions, if there are several.

    So are those beside them under the same header, whose names no list has (宁东).
    """
    free = [h for h in heads if _may_be_region(h) and _is_numeric(h, rows, read)]
    found = {head.index for head in free if _is_region(head.label.text)}
    if len(found) < _FEWEST_REGIONS:
        return heads
    groups = {head.group for head in free if head.index in found} - {None}
    found |= {head.index for head in free if head.group in groups and head.unit is None}
    return [replace(h, kind="region") if h.index in found else h for h in heads]


def _under_regions(heads: list[Head], header: Sequence[Sequence[Cell]], read: Read) -> list[Head]:
    """Columns of targets and achieved values below the names of several regions are theirs."""
    above = {head.index: row[head.index] for row in header for head in heads}
    names = {
        head.index: read(cell)
        for head in heads
        if head.kind in _ROLES
        for row in header[:-1]
        if (cell := row[head.index]).lines and key(cell) != key(above[head.index])
        if _is_region(read(cell).text)
    }
    if len({name.offsets for name in names.values()}) < _FEWEST_REGIONS:
        return heads
    return [replace(head, region=names.get(head.index)) for head in heads]


def _may_be_region(head: Head) -> bool:
    """Whether nothing else is known of a column, but for a header 目标任务 over several."""
    return head.kind in {"attribute", "goal", "target"} and kind_of(head.label.text) is None


def _is_region(label: str) -> bool:
    return is_region_label(label) or is_place(label)


def _with_texts(heads: list[Head], rows: Sequence[Sequence[Cell]], read: Read) -> list[Head]:
    """Where no column is named as that of the items, the one of indicators or longest texts is."""
    kinds = {head.kind for head in heads}
    if "title" in kinds and "indicator" in kinds and not (_SAYING & kinds):
        # Without numbers beside them, what the rows of an item name is what is to be done.
        return [replace(h, kind="content") if h.kind == "indicator" else h for h in heads]
    if {"title", "content"} & kinds or ("goal" in kinds and "indicator" not in kinds):
        return heads
    if "indicator" in kinds:
        return [replace(h, kind="title") if h.kind == "indicator" else h for h in heads]
    lengths = {
        head.index: sum(len(read(row[head.index]).text) for row in rows)
        for head in heads
        if head.kind == "attribute" and not _is_numeric(head, rows, read)
    }
    longest = max(lengths, key=lambda index: lengths[index], default=None)
    return [replace(h, kind="content") if h.index == longest else h for h in heads]


def _with_sentences(heads: list[Head], rows: Sequence[Sequence[Cell]], read: Read) -> list[Head]:
    """The one column of texts holds no names where most of its cells are sentences."""
    titles = [head for head in heads if head.kind == "title"]
    if len(titles) != 1 or {"content", "goal", "indicator"} & {head.kind for head in heads}:
        return heads
    texts = [read(row[titles[0].index]).text for row in rows if row[titles[0].index].lines]
    said = sum(bool(re.search("[，。；]", text)) for text in texts)
    sentences = 2 * said > len(texts)
    return [replace(h, kind="content") if h is titles[0] and sentences else h for h in heads]


def _is_numeric(head: Head, rows: Sequence[Sequence[Cell]], read: Read) -> bool:
    texts = [read(row[head.index]).text for row in rows if row[head.index].lines]
    return bool(texts) and 2 * sum(map(is_value, texts)) > len(texts)
