"""Which lines go on with the paragraph of the line before, by indent and line width."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from pipeline.read.pdf_beside import TextColumn
from pipeline.read.pdf_lines import PrintedLine
from pipeline.read.pdf_margins import INDENT, Measure, Measures, measures_of
from pipeline.text.brackets import open_brackets
from pipeline.text.labels import label_of
from pipeline.text.normalize import normalize

_SET_APART = 5.0
_SAME_SIZE = 0.12
_WIDER_GAP = 1.35
_SENTENCE_END = "。！？；"
_TITLE = 1.1
_LABEL = 12
_ALIGNED = 0.4
_SLACK = 0.3
_LONGEST_WORD = 6
# 责任单位： in a bracket of its own.
_DUTY = re.compile(r"[（(][^（）()：:]{2,8}[：:]")
_ANNEX = re.compile(r"附\s*(?:件|表|录)\s*[\d一二三四五六七八九十]{0,3}\s*[：:]?")


def continuing(
    lines: Sequence[PrintedLine],
    widths: Mapping[int, float],
    columns: Mapping[PrintedLine, TextColumn],
) -> set[PrintedLine]:
    """The lines of a text that continue a paragraph.

    Args:
        lines: of the text, without page furniture and tables.
        widths: of the pages.
        columns: of the lines beside a table, and of those of a text in columns.

    A line continues the one before if that one is full, that is if what stands first on this
    line had no room there any more, and this line is not indented. Where a text has no
    indents, a wider gap or a number behind a full stop begins a paragraph.
    """
    measures = measures_of(lines, widths, columns)
    indents = _has_indents(lines, measures)
    found: set[PrintedLine] = set()
    for before, line in pairwise(lines):
        if _continues(before, line, measures, indents, before in found):
            found.add(line)
    return found


def _has_indents(lines: Sequence[PrintedLine], measures: Measures) -> bool:
    """Whether paragraphs begin indented: most numbered lines, or else most of the first."""
    numbered = [line for line in lines if _is_numbered(line)]
    some = numbered if len(numbered) > 2 else list(lines)
    indented = sum(line.extent.x0 > measures[line].left + INDENT * line.em for line in some)
    return 2 * indented > len(some) if numbered else 5 * indented > len(some)


def _continues(
    before: PrintedLine,
    line: PrintedLine,
    measures: Measures,
    indents: bool,
    continued: bool,
) -> bool:
    if _ANNEX.fullmatch(line.text) or (before.has_far_gap and line.has_far_gap):
        return False
    if abs(before.em - line.em) > _SAME_SIZE * max(before.em, line.em):
        return False
    column = measures[line]
    if line.extent.x0 > column.left + INDENT * line.em:
        full = _is_full(before, line, measures)
        hangs = _hangs(before, line, column, continued) or (not indents and _shifted(before, line))
        return (full and hangs) or _goes_on_title(before, line, column)
    # Set to the right, as a document's number or a date is, a line ends at the margin.
    apart = not continued and before.extent.x0 > measures[before].left + _SET_APART * line.em
    if apart or not _is_full(before, line, measures):
        return not apart and indents and _breaks_off(before, measures[before], continued)
    if indents:
        return True
    return not _begins_anew(before, line, column)


def _is_full(before: PrintedLine, line: PrintedLine, measures: Measures) -> bool:
    """Whether what stands first on a line had no room behind the line before."""
    room = measures[before].right - before.extent.x1
    return room <= line.lead + _SLACK * line.em


def _breaks_off(line: PrintedLine, column: Measure, continued: bool) -> bool:
    """Whether a line of an indented paragraph ends early, within a sentence.

    The words behind it cannot be parted, as between quotation marks, and had no room.
    """
    begun = continued or line.extent.x0 > column.left + INDENT * line.em
    room = column.right - line.extent.x1
    return begun and room < _LONGEST_WORD * line.em and line.text[-1:] not in _SENTENCE_END + "：:"


def _goes_on_title(before: PrintedLine, line: PrintedLine, column: Measure) -> bool:
    """Whether an indented line goes on with a title: it is centred, and the title is not over.

    A title is larger than the text, or has a bracket that is still open. Its lines are as wide
    as the column lets them, so the next word had no room behind the line before.
    """
    inset = line.extent.x0 - column.left
    if abs(inset - (column.right - line.extent.x1)) > line.em:
        return False
    if _is_open(before):
        return True
    room = column.right - column.left - (before.extent.x1 - before.extent.x0)
    return line.em > _TITLE * column.em and room <= line.lead + _SLACK * line.em


def _hangs(before: PrintedLine, line: PrintedLine, column: Measure, continued: bool) -> bool:
    """Whether a line goes on with a paragraph whose number stands out to the left."""
    if before.text[-1:] in _SENTENCE_END and _DUTY.match(line.text):
        return False
    if continued:
        return _is_aligned(before, line)
    outdented = before.extent.x0 < column.left + _ALIGNED * line.em
    return outdented and _is_numbered(before) and not _is_numbered(line)


def _shifted(before: PrintedLine, line: PrintedLine) -> bool:
    """Whether a line goes on with a sentence of a paragraph that is set in as a whole."""
    return _is_aligned(before, line) and before.text[-1:] not in _SENTENCE_END + "：:"


def _is_aligned(before: PrintedLine, line: PrintedLine) -> bool:
    return abs(line.extent.x0 - before.extent.x0) < _ALIGNED * line.em


def _is_numbered(line: PrintedLine) -> bool:
    return _begins_with_label(line.text[:_LABEL])


@lru_cache(maxsize=4096)
def _begins_with_label(text: str) -> bool:
    return label_of(normalize(text)) is not None


def _is_open(line: PrintedLine) -> bool:
    return bool(open_brackets(normalize(line.text)[-120:]))


def _begins_anew(before: PrintedLine, line: PrintedLine, column: Measure) -> bool:
    """Whether a paragraph without indent begins."""
    step = line.extent.bottom - before.extent.bottom
    if before.page == line.page and column.leading and step > _WIDER_GAP * column.leading:
        return True
    return before.text[-1:] in _SENTENCE_END and _is_numbered(line)
