"""A workbook as it is shown, whichever format it came in."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

import msgspec

from pipeline.read.cell_formats import general, shown


class Area(NamedTuple):
    """A rectangle of cells; the ends are not part of it."""

    row: int
    column: int
    row_end: int
    column_end: int


class Sheet(msgspec.Struct, frozen=True):
    """One sheet.

    Attributes:
        cells: what each filled cell shows, by row and column from 0.
        merged: areas that show the text of their first cell.
        hidden_rows: which rows are hidden.
        hidden_columns: which columns are hidden.
        is_hidden: whether the whole sheet is.
        boxes: texts of drawings that lie on it.
        margins: texts of its print header and footer.
    """

    cells: Mapping[tuple[int, int], str]
    merged: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False
    boxes: tuple[str, ...] = ()
    margins: tuple[str, ...] = ()


def number_shown(value: float, code: str, date_1904: bool) -> str:
    """A number in its format; a general one where the format cannot be followed."""
    if not math.isfinite(value):
        return str(value)
    if code in {"", "General", "@"}:
        return general(value)
    try:
        return shown(value, code, date_1904)
    except (ValueError, ArithmeticError, IndexError):
        return general(value)
