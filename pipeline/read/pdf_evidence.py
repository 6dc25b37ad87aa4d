"""Whether lines in columns are a table, or text that happens to have gaps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from pipeline.read.pdf_filled import Filled, text_of
from pipeline.read.pdf_kinds import is_number
from pipeline.read.pdf_strips import Parts
from pipeline.text.flat_heads import column_kind
from pipeline.text.labels import label_of
from pipeline.text.normalize import normalize

_FAR = 1.4
_FEWEST_ROWS = 3
_MOST_LABELLED = 0.4
_LEAST_NAMED = 0.5
_LONG = 8
_MOST_PROSE = 3
_FEWEST_LINES = 4
_FULL = 0.6
_BRACKETED = re.compile(r"[（(〔\[【].*[)）〕\]】]")
_LABELLED = re.compile(r"[^：:]{1,12}[：:]")

Row = Sequence[Parts]


def is_table(table: Filled, rows: Sequence[Row], rules: int) -> bool:
    """Whether rows and columns are those of a table.

    Args:
        table: its strips.
        rows: its cells.
        rules: how many rules run above, through and below it.

    Rules say so, or names of columns, or numbers; but the number of an item, its author in
    brackets or what is filled into a form are not a column.
    """
    several = sum(sum(map(bool, row)) > 1 for row in rows)
    if several < _FEWEST_ROWS or not _has_far_gap(table):
        return False
    words = [[text_of(cell) for cell in row] for row in rows]
    if _is_form(words) or _is_list(words):
        return False
    named = _is_named(words[0])
    if rules > 1 or named:
        return True
    if _is_bracketed(words):
        return False
    return bool(table.numbers) and (len(words[0]) > 2 or table.numbers != {0})


def _has_far_gap(table: Filled) -> bool:
    """Whether some parts stand further apart, or at other heights, than words of a sentence do."""
    return any(
        len(strip.lines) > 1 or any(line.has_far_gap for line in strip.lines)
        for strip in table.strips
    )


def _is_named(head: Sequence[str]) -> bool:
    """Whether most cells of the first row are names of columns, and not all those of places."""
    kinds = [column_kind(normalize(text)) for text in head if text and not is_number(text)]
    named = [kind for kind in kinds if kind != "attribute"]
    enough = len(named) > 1 and len(named) >= _LEAST_NAMED * len(head)
    return enough and set(named) != {"region"}


def _is_form(words: Sequence[Sequence[str]]) -> bool:
    """Whether the cells have labels of their own (联系人：张三　电话：…)."""
    filled = [text for row in words for text in row if text]
    return sum(_LABELLED.match(text) is not None for text in filled) > _MOST_LABELLED * len(filled)


def _is_list(words: Sequence[Sequence[str]]) -> bool:
    """Whether the first column holds the marks of items (1. （一）), the other their text."""
    marks = [row[0] for row in words if row[0]]
    told = sum(not text.isdigit() and _is_mark(text) for text in marks)
    return told > len(marks) / 2 and len(words[0]) <= _MOST_PROSE - 1


def _is_mark(text: str) -> bool:
    return label_of(normalize(text + "文")) is not None and len(text) <= _LONG


def _is_bracketed(words: Sequence[Sequence[str]]) -> bool:
    """Whether all that the last column says stands in brackets."""
    last = [row[-1] for row in words if row[-1]]
    return all(_BRACKETED.fullmatch(text) for text in last)


def is_prose(columns: Sequence[Parts], em: float) -> bool:
    """Whether columns are those of a text: each has many lines, most of them full."""
    return len(columns) <= _MOST_PROSE and all(_is_text(parts, em) for parts in columns)


def _is_text(parts: Parts, em: float) -> bool:
    if len(parts) < _FEWEST_LINES:
        return False
    widths = [part.extent.x1 - part.extent.x0 for part in parts]
    right = max(part.extent.x1 for part in parts)
    full = sum(right - part.extent.x1 < _FAR * em for part in parts)
    return median(widths) > _LONG * em and full >= _FULL * len(parts)
