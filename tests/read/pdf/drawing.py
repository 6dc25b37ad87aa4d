"""Draws tables with the writer: any grid, in any kind of rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tests.read.pdf.writer import Page, width_of

Style = Literal["line", "bar", "frame", "double", "dashed", "dotted", "grey", "cells", "open"]
STYLES: tuple[Style, ...] = (
    "line", "bar", "frame", "double", "dashed", "dotted", "grey", "cells", "open",
)  # fmt: skip


@dataclass(frozen=True)
class Drawn:
    """A cell to draw: its place, spans and lines of words."""

    row: int
    column: int
    rows: int
    columns: int
    lines: tuple[str, ...] = ()

    def expected(self) -> tuple[int, int, int, int, str]:
        """As the reader should say it."""
        return self.row, self.column, self.rows, self.columns, "".join(self.lines)


def draw(
    page: Page, cells: Sequence[Drawn], xs: Sequence[float], ys: Sequence[float], style: Style
) -> None:
    """Draw a table; ``xs`` and ``ys`` are where its columns and rows begin and end."""
    for cell in cells:
        x0, x1 = xs[cell.column], xs[cell.column + cell.columns]
        top, bottom = ys[cell.row], ys[cell.row + cell.rows]
        _sides(page, (x0, top, x1, bottom), (xs[0], xs[-1]), style)
        _words(page, cell.lines, (x0 + x1) / 2, (top + bottom) / 2)


def _words(page: Page, lines: Sequence[str], middle: float, height: float, size: float = 8) -> None:
    first = height - (len(lines) - 1) * size * 0.6 + size * 0.35
    for index, line in enumerate(lines):
        x = middle - width_of(line, size) / 2
        page.text(x, first + index * size * 1.2, line, size)


def _sides(
    page: Page, box: tuple[float, float, float, float], outer: tuple[float, float], style: Style
) -> None:
    x0, top, x1, bottom = box
    if style == "frame":
        page.frame(*box)
        return
    if style == "cells":
        page.frame(x0 + 0.5, top + 0.5, x1 - 0.5, bottom - 0.5)
        return
    for side in ((x0, top, x1, top), (x0, bottom, x1, bottom)):
        _rule(page, side, style)
    for x in (x0, x1):
        if style != "open" or x not in outer:
            _rule(page, (x, top, x, bottom), style)


def _rule(page: Page, ends: tuple[float, float, float, float], style: Style) -> None:
    x0, y0, x1, y1 = ends
    if style == "bar":
        page.bar(x0 - 0.3, y0 - 0.3, x1 + 0.3, y1 + 0.3)
    elif style == "double":
        flat = y0 == y1
        for shift in (-0.9, 0.9):
            dx, dy = (0.0, shift) if flat else (shift, 0.0)
            page.line(x0 + dx, y0 + dy, x1 + dx, y1 + dy, width=0.4)
    elif style == "dotted":
        _dots(page, ends)
    else:
        dash = "3 2" if style == "dashed" else ""
        page.line(x0, y0, x1, y1, grey=0.78 if style == "grey" else 0, dash=dash)


def _dots(page: Page, ends: tuple[float, float, float, float]) -> None:
    x0, y0, x1, y1 = ends
    count = int(max(x1 - x0, y1 - y0) / 2.5)
    for index in range(count + 1):
        x, y = x0 + (x1 - x0) * index / count, y0 + (y1 - y0) * index / count
        page.bar(x - 0.4, y - 0.4, x + 0.4, y + 0.4)
