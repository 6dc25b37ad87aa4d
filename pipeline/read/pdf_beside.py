"""Reading order: what stands beside each other is read from the left, a column at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

import msgspec

from pipeline.read.pdf_lines import PrintedLine
from pipeline.read.pdf_strips import Block, TextColumns


class _Paged(Block, Protocol):
    @property
    def page(self) -> int: ...


T = TypeVar("T", bound=Block)


class TextColumn(msgspec.Struct, frozen=True, eq=False):
    """A column of text narrower than the page; ``right`` is how far it may reach."""

    right: float | None


def in_order(
    blocks: Sequence[T | PrintedLine | TextColumns[T]],
) -> tuple[list[T | PrintedLine], dict[PrintedLine, TextColumn]]:
    """Lines and tables in reading order, and the columns of lines that are narrower than the page.

    These are the lines of a text in columns, and lines beside a table.
    """
    ordered: list[T | PrintedLine | TextColumns[T]] = []
    for block in sorted(blocks, key=lambda each: (each.extent.top, each.extent.x0)):
        index = len(ordered)
        while index and _stands_left(block, ordered[index - 1]):
            index -= 1
        ordered.insert(index, block)
    found: list[T | PrintedLine] = []
    columns = dict(_beside_tables(ordered))
    for each in ordered:
        if isinstance(each, TextColumns):
            for some in each.columns:
                inside, narrower = _in_column(some)
                found += inside
                columns |= narrower
        else:
            found.append(each)
    return found, columns


def _in_column(
    blocks: Sequence[T | PrintedLine | TextColumns[T]],
) -> tuple[list[T | PrintedLine], dict[PrintedLine, TextColumn]]:
    """What stands in one of several columns, in reading order, and the columns of its lines."""
    column = TextColumn(max((block.extent.x1 for block in blocks), default=None))
    found, narrower = in_order(blocks)
    lines = (block for block in found if isinstance(block, PrintedLine))
    return found, {line: narrower.get(line, column) for line in lines}


def _stands_left(block: Block, other: Block) -> bool:
    """Whether a block stands to the left of a table at the same height."""
    if isinstance(block, PrintedLine) and isinstance(other, PrintedLine):
        return False
    return _shares_height(block, other) and block.extent.x1 <= other.extent.x0


def _shares_height(block: Block, other: Block) -> bool:
    one, two = block.extent, other.extent
    return min(one.bottom, two.bottom) > max(one.top, two.top)


def _beside_tables(blocks: Sequence[Block]) -> Iterator[tuple[PrintedLine, TextColumn]]:
    """The lines to the left and to the right of each table."""
    lines = [block for block in blocks if isinstance(block, PrintedLine)]
    for table in blocks:
        if isinstance(table, PrintedLine | TextColumns):
            continue
        left, right = TextColumn(table.extent.x0), TextColumn(None)
        for line in lines:
            if _shares_height(line, table):
                if line.extent.x1 <= table.extent.x0:
                    yield line, left
                elif line.extent.x0 >= table.extent.x1:
                    yield line, right


def below_tables(blocks: Iterable[_Paged]) -> set[PrintedLine]:
    """The lines that a table parts from the line before: it stands between them, beside neither.

    Args:
        blocks: of all pages, in reading order.
    """
    found: set[PrintedLine] = set()
    before: PrintedLine | None = None
    tables: list[_Paged] = []
    for block in blocks:
        if not isinstance(block, PrintedLine):
            tables.append(block)
            continue
        if any(not _is_beside(table, before) and not _is_beside(table, block) for table in tables):
            found.add(block)
        before, tables = block, []
    return found


def _is_beside(table: _Paged, line: PrintedLine | None) -> bool:
    return line is not None and table.page == line.page and _shares_height(table, line)
