"""The sound circular as a PDF, its table drawn line by line, so that a line can be left out."""

from __future__ import annotations

from tests.faults.sound import CELLS, NOTICE
from tests.read.pdf.writer import Page, pdf, width_of

_LEFT, _TOP, _WIDE, _HIGH = 40.0, 100.0, 74.0, 44.0
# Merged cells of the header: row, column, rows, columns.
_MERGED = ((0, 0, 3, 1), (0, 1, 1, 3), (0, 4, 1, 3), (1, 1, 1, 2), (1, 4, 1, 2))

Side = tuple[str, int, int]


def printed(*missing: Side) -> bytes:
    """The PDF; ``missing`` are rules not drawn: above or left of a place (row, column)."""
    return pdf([*_notice(), _table(set(missing))])


def _notice() -> list[Page]:
    pages = [Page()]
    top = 90.0
    for paragraph in NOTICE.split("\n\n"):
        x, line = 96.0, ""
        for character in paragraph.replace("\n", ""):
            if x + width_of(line + character, 12) > 523:
                pages[-1].text(x, top, line, 12)
                x, line, top = 72.0, "", top + 20
            line += character
        pages[-1].text(x, top, line, 12)
        top += 20
        if top > 700:
            pages.append(Page())
            top = 90.0
    return pages


def _table(missing: set[Side]) -> Page:
    page = Page()
    covers = {
        (row, column): (first, left)
        for first, left, rows, columns in _MERGED
        for row in range(first, first + rows)
        for column in range(left, left + columns)
    }
    last, wide = len(CELLS), len(CELLS[0])
    for row in range(last + 1):
        for column in range(wide + 1):
            x, y = _LEFT + _WIDE * column, _TOP + _HIGH * row
            own = covers.get((row, column), (row, column))
            above = covers.get((row - 1, column), (row - 1, column))
            before = covers.get((row, column - 1), (row, column - 1))
            if column < wide and own != above and ("above", row, column) not in missing:
                page.line(x, y, x + _WIDE, y)
            if row < last and own != before and ("left", row, column) not in missing:
                page.line(x, y, x, y + _HIGH)
    for row, cells in enumerate(CELLS):
        for column, text in enumerate(cells):
            _words(page, text, _LEFT + _WIDE * column + 3, _TOP + _HIGH * row + 12)
    return page


def _words(page: Page, text: str, x: float, y: float) -> None:
    for start in range(0, len(text), 8):
        page.text(x, y, text[start : start + 8], 8)
        y += 10
