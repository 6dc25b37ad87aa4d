"""The table model of HTML: which place each cell of a table takes, as browsers resolve it."""

from __future__ import annotations

import msgspec

from pipeline.read.story import Slot, Table

_WIDEST_SPAN = 1_000
_TALLEST_SPAN = 65_534
_MOST_COLUMNS = 2_000
_MOST_STEPS = 500_000


class TableBuilder(msgspec.Struct):
    """Takes rows and cells in the order of the source."""

    _slots: list[Slot] = msgspec.field(default_factory=list)
    _free_from: list[int] = msgspec.field(default_factory=list)
    _row: int = -1
    _column: int = 0
    _group: int = 0
    _steps: int = 0

    def begin_row(self) -> None:
        """Begin the next row."""
        self._row += 1
        self._column = 0

    def add_cell(self, column_span: str | None, row_span: str | None) -> Slot:
        """Add a cell at the next free place of the row.

        A cell reaches to the right only as far as no cell from above stands in its way. In a
        table beyond all reason cells stand one below the other, so that it is read as text.
        """
        if self._row < 0 or self._steps > _MOST_STEPS:
            self.begin_row()
        self._skip_taken()
        width = self._free_width(_clamped(column_span, _WIDEST_SPAN) or 1)
        height = _clamped(row_span, _TALLEST_SPAN) or _TALLEST_SPAN
        slot = Slot(self._row, self._column, height, width)
        end = self._column + width
        self._free_from += [0] * (end - len(self._free_from))
        self._free_from[self._column : end] = [self._row + height] * width
        self._steps += width
        self._column = end
        self._slots.append(slot)
        return slot

    def end_group(self) -> None:
        """End a row group: no cell reaches below its last row."""
        end = self._row + 1
        for slot in self._slots[self._group :]:
            slot.row_span = min(slot.row_span, end - slot.row)
        self._group = len(self._slots)
        self._free_from = [min(row, end) for row in self._free_from]

    def table(self) -> Table:
        """The whole table."""
        self.end_group()
        return Table(self._slots)

    def _skip_taken(self) -> None:
        free = self._free_from
        while self._column < len(free) and free[self._column] > self._row:
            self._column += 1
            self._steps += 1

    def _free_width(self, wanted: int) -> int:
        if self._column + wanted > _MOST_COLUMNS:
            return 1
        taken = (
            width
            for width in range(1, min(wanted, len(self._free_from) - self._column))
            if self._free_from[self._column + width] > self._row
        )
        return next(taken, wanted)


def _clamped(text: str | None, largest: int) -> int:
    """A span as given, within bounds; 1 where it is no number."""
    digits = (text or "").strip()
    return min(int(digits[:9]), largest) if digits.isascii() and digits.isdigit() else 1
