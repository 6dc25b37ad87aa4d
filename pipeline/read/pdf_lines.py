"""Glyphs to printed lines."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

import msgspec
from msgspec.structs import replace

from pipeline.read.pdf_ink import SLANTED, Extent, Frame, Glyph, upright

_NEVER_FIRST = frozenset("，。、；：？！”’）》〉】〕」』％%,.;:?!)]}…—～·℃‰")
_WORD_GAP = 0.22
_WIDE_GAP = 0.6
_APART = 0.5
_FAR_GAP = 1.4
_LONGEST_LEAD = 24
_LEAST_SHARED = 0.5
_REPRINT = 0.45


class Piece(msgspec.Struct, frozen=True):
    """A part of a line that a gap parts from the rest: where, and which characters.

    The gap is as wide as the narrowest between columns; between words it may be that wide, too.
    """

    x0: float
    x1: float
    start: int
    end: int


class PrintedLine(msgspec.Struct, frozen=True, eq=False):
    """A line as printed.

    Attributes:
        text: without blanks around; one blank where glyphs stand apart.
        extent: in the frame of reading.
        page: its number, from 1.
        em: size of its largest glyph.
        lead: width of what a line break cannot part at its beginning.
        pieces: its parts between gaps.
        slanted: whether it is printed at an angle, as watermarks are.
    """

    text: str
    extent: Extent
    page: int
    em: float
    lead: float
    pieces: tuple[Piece, ...]
    slanted: bool = False

    @property
    def has_far_gap(self) -> bool:
        """Whether parts of it stand as far from each other as no words of a sentence do."""
        return len(self.pieces) > 1 and any(
            right.x0 - left.x1 > _FAR_GAP * self.em for left, right in pairwise(self.pieces)
        )


class Sheet(msgspec.Struct, frozen=True):
    """What lines need to know of their page."""

    number: int
    width: float
    height: float


def printed_lines(glyphs: Sequence[Glyph], sheet: Sheet) -> list[PrintedLine]:
    """The lines of some glyphs (of a page, or a cell), from the top."""
    found: list[PrintedLine] = []
    straight = [glyph for glyph in glyphs if not glyph.turn]
    if _runs_down(straight):
        found += (_made(column, sheet) for column in _columns(straight))
    else:
        found += (_made(row, sheet) for row in _rows(straight))
    if len(straight) < len(glyphs):
        found += _turned(glyphs, sheet)
    return [line for line in found if line.text]


def _turned(glyphs: Sequence[Glyph], sheet: Sheet) -> Iterator[PrintedLine]:
    """Lines at right angles to the others, and slanted ones."""
    for turn in (1, 2, 3):
        if some := [glyph for glyph in glyphs if glyph.turn == turn]:
            frame = upright(turn, sheet.width, sheet.height)
            back = frame.inverse()
            for line in printed_lines([_moved(glyph, frame) for glyph in some], sheet):
                yield replace(line, extent=back.extent(*line.extent), pieces=())
    slanted = [glyph for glyph in glyphs if glyph.turn == SLANTED]
    for run in _slanted_runs(slanted):
        yield _made(run, sheet, slanted=True)


def _moved(glyph: Glyph, frame: Frame) -> Glyph:
    extent = frame.extent(glyph.x0, glyph.top, glyph.x1, glyph.bottom)
    return Glyph(glyph.text, *extent, glyph.em, 0)


def _slanted_runs(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Slanted glyphs that follow each other closely in the file."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not (
            abs(glyph.x0 - run[-1].x0) < 3 * glyph.em
            and abs(glyph.top - run[-1].top) < 3 * glyph.em
        ):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _runs_down(glyphs: Sequence[Glyph]) -> bool:
    """Whether one glyph stands below the other, in the order of the file."""
    down = along = 0
    for before, after in pairwise(glyphs):
        right, below = after.x0 - before.x0, after.top - before.top
        if not below or abs(below) < 0.5 * before.em:
            along += right > 0
        elif below < 2.5 * before.em and abs(right) < 0.6 * before.em:
            down += 1
    return down > 1 and down > 2 * along


def _columns(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Columns of vertical writing, from the right."""
    ordered = sorted(glyphs, key=lambda glyph: -(glyph.x0 + glyph.x1))
    column: list[Glyph] = []
    for glyph in ordered:
        if column and column[0].x0 + column[0].x1 - glyph.x0 - glyph.x1 > 1.2 * column[0].em:
            yield sorted(column, key=lambda each: each.top)
            column = []
        column.append(glyph)
    if column:
        yield sorted(column, key=lambda each: each.top)


def _rows(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs side by side: their em boxes share half of the smaller one's height."""
    rows: list[tuple[Glyph, list[Glyph]]] = []
    row: list[Glyph] = []
    top = bottom = -math.inf
    for glyph in sorted(glyphs, key=attrgetter("bottom")):
        if glyph.bottom == bottom and glyph.top == top:
            row.append(glyph)
            continue
        top, bottom = glyph.top, glyph.bottom
        for index in range(len(rows) - 1, max(len(rows) - 4, -1), -1):
            tallest, row = rows[index]
            if _is_beside(tallest, glyph):
                row.append(glyph)
                if glyph.em > tallest.em and not glyph.text.isspace():
                    rows[index] = glyph, row
                break
        else:
            row = [glyph]
            rows.append((glyph, row))
    for _, row in rows:
        row.sort(key=attrgetter("x0"))
        yield _once(row)


def _is_beside(tallest: Glyph, glyph: Glyph) -> bool:
    if glyph.bottom == tallest.bottom:
        return True
    shared = min(tallest.bottom, glyph.bottom) - max(tallest.top, glyph.top)
    return shared > _LEAST_SHARED * min(tallest.em, glyph.em)


def _once(row: list[Glyph]) -> list[Glyph]:
    """Without the second print of a character that is printed twice to look bold."""
    if all(b.x0 - a.x0 >= _REPRINT * (a.x1 - a.x0) for a, b in pairwise(row)):
        return row
    kept: list[Glyph] = []
    for glyph in row:
        for before in kept[-3:]:
            if before.text == glyph.text and _is_reprint(before, glyph):
                break
        else:
            kept.append(glyph)
    return kept


def _is_reprint(before: Glyph, glyph: Glyph) -> bool:
    shifted = glyph.x0 - before.x0 < _REPRINT * (before.x1 - before.x0)
    return shifted and abs(glyph.top - before.top) < 0.3 * glyph.em


def _made(glyphs: Sequence[Glyph], sheet: Sheet, slanted: bool = False) -> PrintedLine:
    text, pieces = _spelled(glyphs)
    solid = [glyph for glyph in glyphs if not glyph.text.isspace()]
    if solid:
        _, lefts, tops, rights, bottoms, ems, _ = zip(*solid, strict=True)
        extent, em = Extent(min(lefts), min(tops), max(rights), max(bottoms)), max(ems)
    else:
        extent, em = Extent(0, 0, 0, 0), 0.0
    return PrintedLine(text, extent, sheet.number, em, _lead(solid), pieces, slanted)


def _spelled(glyphs: Sequence[Glyph]) -> tuple[str, tuple[Piece, ...]]:
    """The text of a row of glyphs, and its parts between gaps."""
    letters: list[str] = []
    pieces: list[Piece] = []
    start, left, right, blank = 0, 0.0, 0.0, False
    for text, x0, _, x1, _, em, _ in glyphs:
        if text.isspace():
            blank = True
            continue
        if not letters:
            left = x0
        elif blank or x0 - right > _WORD_GAP * em:
            gap = x0 - right
            blank = blank or gap > _least_gap(letters[-1], text) * em
            if gap > _APART * em:
                pieces.append(Piece(left, right, start, len(letters)))
                start, left = len(letters) + blank, x0
            if blank:
                letters.append(" ")
        letters.append(text)
        right, blank = x1, False
    if letters:
        pieces.append(Piece(left, right, start, len(letters)))
    return "".join(letters), tuple(pieces)


def _least_gap(left: str, right: str) -> float:
    """Which gap is a blank: between Han characters a wider one, as lines are justified."""
    return _WORD_GAP if left < "\u2000" and right < "\u2000" else _WIDE_GAP


def _lead(glyphs: Sequence[Glyph]) -> float:
    """Width of the first character, or word, and the punctuation that must follow it."""
    if not glyphs:
        return 0.0
    end = 1
    if _is_letter(glyphs[0].text):
        while end < len(glyphs) and _is_letter(glyphs[end].text):
            end += 1
    elif unicodedata.category(glyphs[0].text[0]) in {"Ps", "Pi"} and len(glyphs) > 1:
        end = 2
    while end < len(glyphs) and glyphs[end].text in _NEVER_FIRST:
        end += 1
    return glyphs[end - 1].x1 - glyphs[0].x0


def part_of(line: PrintedLine, pieces: Sequence[Piece]) -> PrintedLine:
    """A part of a line as a line: some pieces of it that follow each other."""
    first, last = pieces[0], pieces[-1]
    if len(pieces) == len(line.pieces):
        return line
    start = first.start
    text = line.text[start : last.end]
    extent = Extent(first.x0, line.extent.top, last.x1, line.extent.bottom)
    moved = tuple(Piece(p.x0, p.x1, p.start - start, p.end - start) for p in pieces)
    lead = _estimated_lead(text, line.em) if start else line.lead
    return PrintedLine(text, extent, line.page, line.em, lead, moved, line.slanted)


def _estimated_lead(text: str, em: float) -> float:
    """About the width of what a line break cannot part at the beginning of a text."""
    glyphs, x = [], 0.0
    for letter in text[:_LONGEST_LEAD]:
        wide = em / 2 if letter.isascii() else em
        glyphs.append(Glyph(letter, x, 0, x + wide, em, em, 0))
        x += wide
    return _lead(glyphs)


def _is_letter(text: str) -> bool:
    return text.isascii() and (text.isalnum() or text in "-./:_%,")
