"""What a reading shows, in a form that a test can state; and that nothing of it is lost."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from pipeline.document import Block, Line
from pipeline.read.reading import Reading

Shown = str | list[list[str]]


def blocks(reading: Reading, offset: int = 0, role: str | None = "body") -> list[Shown]:
    """Lines of a role (None: of any) as strings, grids, which are body, as rows of cells."""
    return [
        _shown(block, reading, offset)
        for block in reading.blocks
        if role in {None, block.role if isinstance(block, Line) else "body"}
    ]


def cells(reading: Reading, index: int = 0) -> list[tuple[int, int, int, int, str]]:
    """Row, column, spans and text of the cells of a grid that are not empty or are merged."""
    grid = [block for block in reading.blocks if not isinstance(block, Line)][index]
    every = [
        (cell.row, cell.column, cell.row_span, cell.column_span, _text(cell.lines, reading, 0))
        for cell in grid.cells
    ]
    return [cell for cell in every if cell[4] or cell[2:4] != (1, 1)]


def assert_nothing_lost(reading: Reading, offset: int = 0) -> None:
    """Every solid character stands in exactly one line or cell, and grids are complete."""
    times = [0] * len(reading.text)
    for block in reading.blocks:
        lines = (block,) if isinstance(block, Line) else [x for c in block.cells for x in c.lines]
        for line in lines:
            for index in range(line.span.start - offset, line.span.end - offset):
                times[index] += 1
        if not isinstance(block, Line):
            covered = sum(cell.row_span * cell.column_span for cell in block.cells)
            assert covered == block.row_count * block.column_count
            block.matrix()
    for character, count in zip(reading.text, times, strict=True):
        assert count == 1 or (character.isspace() and count < 2), character


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of some parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return buffer.getvalue()


def _shown(block: Block, reading: Reading, offset: int) -> Shown:
    if isinstance(block, Line):
        return _text((block,), reading, offset)
    return [[_text(cell.lines, reading, offset) for cell in row] for row in block.matrix()]


def _text(lines: tuple[Line, ...], reading: Reading, offset: int) -> str:
    spans = (line.span for line in lines)
    return "/".join(reading.text[s.start - offset : s.end - offset] for s in spans)
