"""Numbers for the sections of target tables that print none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from pipeline.parse.item_rows import ItemTable
from pipeline.parse.nodes import Outline
from pipeline.parse.target_table import TargetTable
from pipeline.text.counts import count_bracket
from pipeline.text.labels import label_of


def section_numbers(
    outlines: Iterable[Outline], tables: Iterable[TargetTable | ItemTable]
) -> dict[str, int]:
    """The number of each section that a list has, by its title."""
    numbers: dict[str, int] = {}
    for node in (node for each in outlines for node in each.root.walk() if node.children):
        bracket = count_bracket(node.printed)
        end = bracket.start if bracket else None
        title = node.printed[node.label.end if node.label else 0 : end]
        if node.label:
            numbers.setdefault(title.strip("：。"), node.label.number)
    for section in (s for t in tables if isinstance(t, ItemTable) for s in t.items.sections):
        numbers.setdefault(section.title.text, section.number)
    return numbers


def with_section_numbers(
    tables: Sequence[TargetTable | ItemTable], known: Mapping[str, int]
) -> Iterator[TargetTable | ItemTable]:
    """The tables, their unnumbered sections by the number that a list gives the same title.

    A title that no list has gets the next number, running on from table to table.

    Args:
        tables: of a segment, in print.
        known: number by title, of the sections of lists.
    """
    numbers = dict(known)
    for table in tables:
        printed = isinstance(table, ItemTable) or any(
            label_of(section.whole.text) for section in table.sections
        )
        yield table if printed else _numbered(table, numbers)  # type: ignore[arg-type]


def _numbered(table: TargetTable, numbers: dict[str, int]) -> TargetTable:
    moved: dict[int, int] = {}
    for section in table.sections:
        free = max(numbers.values(), default=0) + 1
        moved[section.number] = numbers.setdefault(section.title.text, free)
    sections = (replace(each, number=moved[each.number]) for each in table.sections)
    indicators = (replace(each, section=moved.get(each.section or 0)) for each in table.indicators)
    return replace(table, sections=tuple(sections), indicators=tuple(indicators))
