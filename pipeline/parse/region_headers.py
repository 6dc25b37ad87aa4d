"""The header rows of a table of regions: sections, items, indicators, units, roles, duties."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

import msgspec

from pipeline.circular import ValueRole
from pipeline.document import Cell
from pipeline.parse.places import is_region_label
from pipeline.parse.target_table import (
    Read,
    header_label,
    key,
)
from pipeline.text.column_labels import is_of_period, kind_of
from pipeline.text.counts import count_bracket
from pipeline.text.duty_lines import begins_with_role
from pipeline.text.labels import Style, label_of
from pipeline.text.quantity_units import is_unit
from pipeline.text.roles import role_of_label
from pipeline.text.unit_lists import are_unit_names

_SECTION_STYLES = {Style.HAN_COMMA, Style.HAN_PARENTHESES}
VALUE_ROLES: dict[str | None, ValueRole] = {
    None: "target",  # told apart by the part of the year alone
    "goal": "target",
    "achieved": "achieved",
    "rate": "rate",
}
_UNIT_ROW = re.compile(r"(?:计量)?单位(?:：.*)?")


class Levels(msgspec.Struct, frozen=True):
    """Rows of the header by what they hold; ``roles`` says 目标, 完成, 完成率, or 全年, 上半年."""

    sections: int | None
    items: int
    indicators: tuple[int, ...]
    units: int | None
    roles: int | None
    duties: int | None


def distinct(cells: Sequence[Cell]) -> list[Cell]:
    """The cells, those merged over several places once."""
    return list({key(cell): cell for cell in cells}.values())


def levels_of(header: Sequence[Sequence[Cell]], read: Read) -> Levels | None:
    """Tell section, item, indicator and unit rows apart by how their cells are numbered."""
    styles = [_row_styles(row, read) for row in header]
    numbered = [i for i, found in enumerate(styles) if found]
    if not numbered:
        return None
    items = next((i for i in numbered if not styles[i] <= _SECTION_STYLES), numbered[-1])
    sections = max((i for i in numbered if i < items), default=None)
    if sections is None and items and _spans_items(header, items - 1, items):
        sections = items - 1
    return _around(header, items, sections, read)


def _spans_items(header: Sequence[Sequence[Cell]], above: int, items: int) -> bool:
    """Whether the cells of a row without numbers each stand over whole items, one over several."""
    groups: dict[tuple[int, int], set[tuple[int, int]]] = {}
    for head, item in zip(header[above][1:], header[items][1:], strict=True):
        if key(head) != key(item):
            groups.setdefault(key(head), set()).add(key(item))
    named = all(cell.lines for cell in distinct(header[above][1:]))
    whole = sum(map(len, groups.values())) == len(set().union(*groups.values()))
    return named and whole and len(groups) > 1 and any(len(group) > 1 for group in groups.values())


def unnumbered_levels(
    matrix: Sequence[Sequence[Cell]], height: int, read: Read, headings: Collection[str]
) -> Levels | None:
    """The same where headers have no numbers: the first row of them that names no sections.

    Only a table whose rows are regions counts as one then.
    """
    labels = [read(row[0]).text for row in matrix[height:] if row[0].lines]
    if not height or not labels or 2 * sum(map(is_region_label, labels)) <= len(labels):
        return None
    header = matrix[:height]
    named = [i for i, row in enumerate(header) if len(_filled(row)) > 0 and not _is_title(row)]
    apart = {i for i in named if _is_unit_row(header[i], read) or _is_role_row(header, i, read)}
    named = [i for i in named if i not in apart]
    if not named:
        return None
    is_above = len(named) > 1 and _are_sections(
        [read(c).text for c in _filled(header[named[0]])], headings
    )
    return _around(header, named[1] if is_above else named[0], named[0] if is_above else None, read)


def _filled(row: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in distinct(row[1:]) if cell.lines]


def _is_title(row: Sequence[Cell]) -> bool:
    """Whether a row is one cell over the whole width."""
    return len({key(cell) for cell in row}) == 1


def _are_sections(texts: Sequence[str], headings: Collection[str]) -> bool:
    """Whether most headers of a row name sections: by a count of items, or as the lists do."""
    named = sum(count_bracket(text) is not None or text in headings for text in texts)
    return 2 * named > len(texts)


def _around(
    header: Sequence[Sequence[Cell]], items: int, sections: int | None, read: Read
) -> Levels:
    """The rows of units, roles, duties and indicators around those of items and sections."""
    units = next((i for i, row in enumerate(header) if _is_unit_row(row, read)), None)
    roles = next((i for i in range(items + 1, len(header)) if _is_role_row(header, i, read)), None)
    rest = ((i, row) for i, row in enumerate(header) if i != items)
    duties = next((i for i, row in rest if _is_duty_row(row, i, read)), None)
    apart = {units, roles, duties}
    below = tuple(i for i in range(items + 1, len(header)) if i not in apart)
    return Levels(sections, items, below, units, roles, duties)


def _is_duty_row(row: Sequence[Cell], index: int, read: Read) -> bool:
    """Whether the cells of a row name who owes the items, as the first cell or each one says."""
    heads_row = row[0].column_span == 1 and row[0].row == index
    if heads_row and role_of_label(read(row[0]).text) is not None:
        return True
    texts = [read(cell).text for cell in distinct(row[1:]) if cell.lines]
    return bool(texts) and 2 * sum(map(_names_duty, texts)) > len(texts)


def _names_duty(text: str) -> bool:
    return begins_with_role(text) or are_unit_names(text)


def _is_role_row(header: Sequence[Sequence[Cell]], index: int, read: Read) -> bool:
    """Whether the cells of a row only tell targets from what was achieved, or parts of the year.

    Cells that reach down from a row above do not count.
    """
    own = [cell for cell in header[index][1:] if cell.lines and cell.row == index]
    texts = [read(cell).text for cell in own]
    kinds = [None if is_of_period(text) else kind_of(text) or "" for text in texts]
    told = bool({"achieved", "rate"} & set(kinds)) or (len(texts) > 1 and None in kinds)
    return told and all(kind in VALUE_ROLES for kind in kinds)


def _row_styles(row: Sequence[Cell], read: Read) -> set[Style]:
    """Styles of the numbers in a header row, if most of its filled cells are numbered."""
    cells = [cell for cell in distinct(row) if cell.lines and heads_data(cell, row)]
    labels = [label for cell in cells if (label := header_label(read(cell).text))]
    return {label.style for label in labels} if 2 * len(labels) > len(cells) else set()


def section_numbers(row: Sequence[Cell], read: Read) -> dict[tuple[int, int], int]:
    """The number of each section in a header row: as printed, its place where none is."""
    cells = [cell for cell in distinct(row) if cell.lines and heads_data(cell, row)]
    labels = [label_of(read(cell).text) for cell in cells]
    return {
        key(cell): label.number if label else place
        for place, (cell, label) in enumerate(zip(cells, labels, strict=True), 1)
        if label or not any(labels)
    }


def heads_data(cell: Cell, row: Sequence[Cell]) -> bool:
    """Whether a cell of a header row heads data columns and not the column of regions."""
    return cell.column > 0 or cell.column_span == len(row)


def _is_unit_row(row: Sequence[Cell], read: Read) -> bool:
    texts = [read(cell).text for cell in row[1:] if cell.lines]
    units = sum(is_unit(text.strip("（）")) for text in texts)
    headed = _UNIT_ROW.fullmatch(read(row[0]).text) is not None
    alone = units == len(texts) and len(texts) > 1
    return bool(texts) and (alone or (headed and 2 * units > len(texts)))
