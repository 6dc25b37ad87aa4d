"""Cells that stand in doubt because the rules around them make no rectangle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.circular import Observation, Part
from pipeline.document import Document, Grid
from pipeline.parse.reading import ItemList
from pipeline.parse.target_table import TargetTable
from pipeline.text.normalize import passage
from pipeline.text.passage import Passage

_SHOWN = 40


def irregular_cells(
    document: Document, lists: Sequence[ItemList], tables: Sequence[tuple[int, TargetTable]]
) -> Iterator[Observation]:
    """One observation for each table with such cells.

    Args:
        document: whose grids are looked at.
        lists: of items, in print.
        tables: of targets, each with the number of its list.
    """
    for grid in document.blocks:
        if isinstance(grid, Grid) and any(cell.irregular for cell in grid.cells):
            wordings = _wordings(document, grid)
            owners = [_owner(words, lists, tables) for words in wordings]
            number, part, item = owners[0]
            is_of_one = all(owner == owners[0] for owner in owners)
            yield _observed(document, wordings, number, part, item if is_of_one else None)


def _wordings(document: Document, grid: Grid) -> list[Passage]:
    """What the cells in doubt say; of the whole table, where they are empty."""
    every = [
        (cell, passage(document.text, (line.span for line in cell.lines))) for cell in grid.cells
    ]
    own = [words for cell, words in every if cell.irregular and words.text]
    return own or [words for _, words in every if words.text]


def _owner(
    words: Passage, lists: Sequence[ItemList], tables: Sequence[tuple[int, TargetTable]]
) -> tuple[int, Part, int | None]:
    """Number of the list, part and item whose row holds some words."""
    own = set(words.offsets)
    for each in lists:
        for item in each.items:
            attributes = (attribute.text for attribute in item.attributes)
            if any(own & set(whole.offsets) for whole in (item.whole, item.text, *attributes)):
                return each.list_number, each.part, item.number
    for number, table in tables:
        for value in table.values:
            if own & set(value.text.offsets):
                return number, "targets", table.indicators[value.indicator].item.number
        for indicator in table.indicators:
            if any(own & set(header.offsets) for header in indicator.headers):
                return number, "targets", indicator.item.number
    return 1, "targets", None


def _observed(
    document: Document, wordings: Sequence[Passage], list_number: int, part: Part, item: int | None
) -> Observation:
    return Observation(
        list_number=list_number,
        observation_number=0,
        kind="irregular_cells",
        part=part,
        section_number=None,
        item_number=item,
        measure_number=None,
        indicator_number=None,
        context=None,
        expected=None,
        actual=" | ".join(words.text for words in wordings)[:_SHOWN],
        place=document.place(*wordings),
    )
